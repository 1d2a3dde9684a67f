vcl 4.1;

# Varnish in front of two nodes of the site: /etc/varnish/default.vcl of Debian's varnish and varnish-modules.
# Put your nodes' addresses below, and take out the second where there is one.
# running.md says what to set on the nodes.

import directors;
import std;
import xkey;

probe ready {
    .url = "/readyz";
    .interval = 1s;
    .timeout = 1s;
    .window = 3;
    .threshold = 2;
    .initial = 3;
}

backend one {
    .host = "127.0.0.1";
    .port = "8080";
    .connect_timeout = 1s;
    .probe = ready;
}

backend two {
    .host = "127.0.0.1";
    .port = "8082";
    .connect_timeout = 1s;
    .probe = ready;
}

# Who may purge: the nodes.
acl nodes {
    "127.0.0.1";
    "::1";
}

sub vcl_init {
    # Each page is asked of one node, as long as that is well.
    new readers = directors.shard();
    readers.add_backend(one);
    readers.add_backend(two);
    readers.reconfigure();

    # A login is known to one node only.
    new newsroom = directors.fallback(sticky = true);
    newsroom.add_backend(one);
    newsroom.add_backend(two);
}

sub vcl_recv {
    if (req.method == "PURGE") {
        # What a proxy on this machine passes on may come from anybody.
        if (client.ip !~ nodes || req.http.X-Forwarded-For ~ ",") {
            return (synth(403));
        }
        if (req.http.Fastly-Soft-Purge) {
            set req.http.Dropped = xkey.softpurge(req.http.Surrogate-Key);
        } else {
            set req.http.Dropped = xkey.purge(req.http.Surrogate-Key);
        }
        return (synth(200, "Dropped " + req.http.Dropped));
    }

    if (req.url ~ "^/admin(?:[/?]|$)") {
        set req.backend_hint = newsroom.backend();
        return (pass);
    }

    set req.backend_hint = readers.backend(resolve = LAZY);
    if (req.url ~ "^/live(?:[/?]|$)") {
        return (pipe);
    }

    # Nothing of a reader but the address makes a page another one.
    unset req.http.Cookie;
    unset req.http.Authorization;
    if (req.http.Accept-Datetime) {
        return (pass);
    }
    if (req.url ~ "\?") {
        # Only these keys lead to a page of their own.
        set req.url = regsuball(req.url, "(?<=[?&])(?!(?:at|before|number|order|since|q)=)[^&]*(?:&|$)", "");
        set req.url = regsub(req.url, "[?&]$", "");
    }

    # While there is a node, an old page is shown to nobody; while there is none, to everybody.
    if (req.restarts == 0 && std.healthy(req.backend_hint)) {
        set req.grace = 0s;
    } else {
        set req.grace = 365d;
    }
}

sub vcl_hash {
    # Without the host, which readers may make up.
    hash_data(req.url);
    return (lookup);
}

sub vcl_backend_fetch {
    if (!bereq.uncacheable) {
        set bereq.first_byte_timeout = 5s;
        # First its own node, then another, which may be none, then its own again.
        if (bereq.retries == 1) {
            set bereq.backend = readers.backend(alt = 1);
        } else {
            set bereq.backend = readers.backend();
        }
    }
}

sub vcl_backend_response {
    if (beresp.status >= 500 && !bereq.uncacheable) {
        if (bereq.retries == 0) {
            return (retry);
        }
        if (bereq.http.If-None-Match) {
            # There is an old page, whose place it would take.
            return (error(503));
        }
        set beresp.ttl = 0s;
        set beresp.grace = 0s;
        return (deliver);
    }
    set beresp.http.xkey = beresp.http.Surrogate-Key;
    if (beresp.http.Cache-Control ~ "stale-if-error=[0-9]") {
        set beresp.grace = std.duration(
            regsub(beresp.http.Cache-Control, ".*stale-if-error=([0-9]+).*", "\1s"), 0s);
    }
    # A page is passed on once it is there whole: where its node dies meanwhile, another is asked.
    if (beresp.http.Content-Length) {
        set beresp.do_stream = false;
    }
}

sub vcl_backend_error {
    if (!bereq.uncacheable && bereq.retries < 2) {
        return (retry);
    }
    set beresp.ttl = 0s;
    set beresp.grace = 0s;
    set beresp.http.Content-Type = "text/html; charset=utf-8";
    set beresp.http.Cache-Control = "no-store";
    set beresp.http.Retry-After = "5";
    set beresp.body = {"<!DOCTYPE html>
<html lang="en"><title>Not available just now</title>
<h1>Not available just now</h1>
<p>This page will be back. Please try again in a moment.</p>
</html>
"};
    return (deliver);
}

sub vcl_deliver {
    # The second time an old page will do.
    if (resp.status >= 500 && !obj.uncacheable && req.restarts == 0) {
        return (restart);
    }
    # The caches behind this one are told of no change, and must not keep what this one may.
    set resp.http.Cache-Control = regsub(resp.http.Cache-Control, ",? *s-maxage=[0-9]+", "");
    unset resp.http.Age;
    unset resp.http.Surrogate-Key;
    unset resp.http.xkey;
    unset resp.http.Via;
    unset resp.http.X-Varnish;
}
