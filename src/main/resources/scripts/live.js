/*
 * Tells whoever has a page open what became of it since. The page stays as it is and where it is, until its reader asks
 * for the new one. While nobody looks at the page, nothing is asked for.
 */
const { page, since } = document.querySelector("main").dataset;
const query = "?since=" + since;
const ASLEEP = 90_000;
const AGAIN = 60_000;
const FAILURES = 3;

let told = 0;
let failures = 0;
let seen = Date.now();
let stream, again;

/* It is there before there is anything in it: else not everybody is read what it says. */
const notice = make("div", "", "news");
notice.setAttribute("role", "status");
document.body.append(notice);

function make(name, text, kind) {
    const it = document.createElement(name);
    it.textContent = text;
    if (kind) it.className = kind;
    return it;
}

function listen() {
    leave();
    if (document.hidden) return;
    stream = new EventSource("/live" + page + query);
    stream.onopen = () => failures = 0;
    stream.onmessage = event => tell(JSON.parse(event.data));
    stream.onerror = () => {
        if (stream.readyState === EventSource.CLOSED || ++failures === FAILURES) ask();
    };
}

function leave() {
    stream?.close();
    clearTimeout(again);
}

/* Where there is no stream to be had. */
async function ask() {
    leave();
    failures = 0;
    again = setTimeout(listen, AGAIN * (0.5 + Math.random()));
    try {
        const answer = await fetch(page + "/news" + query, { cache: "no-cache" });
        if (answer.ok) tell(await answer.json());
    } catch {
        /* It will be tried again. */
    }
}

function tell({ sequence, lines, show, later }) {
    if (sequence <= told) return;
    told = sequence;
    notice.replaceChildren();
    if (!lines.length) return;
    const words = make("p", "");
    for (const line of lines) words.append(make("span", line.words, line.kind), " ");
    const link = make("a", show);
    link.href = location.pathname + location.search;
    link.onclick = event => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        location.reload();
    };
    const button = make("button", later);
    button.onclick = () => notice.replaceChildren();
    notice.append(words, link, button);
}

setInterval(() => {
    if (Date.now() - seen > ASLEEP) listen();
    seen = Date.now();
}, ASLEEP / 3);
document.addEventListener("visibilitychange", listen);
addEventListener("online", listen);
addEventListener("pagehide", leave);
addEventListener("pageshow", event => event.persisted && listen());
listen();
