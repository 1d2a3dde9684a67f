# What the faults share: a site in a folder of its own, editors and readers at it, and a database. To be sourced; see
# `run`. Whatever was started ends with the script.

set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../../.." && pwd)
fault=$(basename "$0")
port=${PORT:-18300}
address=http://localhost:$port
export BACKGROUNDER_ADMIN_PASSWORD='correct horse battery'

folder=$(mktemp -d "${TMPDIR:-/tmp}/backgrounder-$fault.XXXXXX")
chmod 755 "$folder"
place=$folder/run
mkdir "$place"
around=()
output=$folder/out
site=
postgresql=
failed=
declare -A pids to from
trap clean_up EXIT
trap 'exit 130' INT TERM

say() { printf '%s  %-14s %s\n' "$(date +%T)" "$fault" "$*"; }
millis() { echo $((${EPOCHREALTIME//[^0-9]/} / 1000)); }
lost() { failed=yes; say "LOST: $*"; }

clean_up() {
    local status=$? small
    if [[ $site ]]; then kill -9 "$site" 2>/dev/null || true; fi
    jobs -p | xargs -r kill 2>/dev/null || true
    if [[ $postgresql ]]; then as_postgres "$postgresql/pg_ctl" -D "$folder/postgresql" -m immediate stop &>/dev/null || true; fi
    wait 2>/dev/null || true
    for small in "$place"/* "$folder/postgresql"; do
        if mountpoint -q "$small"; then umount "$small"; fi
    done
    if [[ ${KEEP:-} ]]; then say "all of it is left in $folder"; else rm -rf "$folder"; fi
    if [[ $failed || $status != 0 ]]; then
        say "FAILED"
        exit 1
    fi
    say "passed"
}

find_java() {
    local home
    for home in "${JAVA_HOME:-}" /usr/lib/jvm/*; do
        if [[ -x $home/bin/javac ]] && (($("$home/bin/javac" -version 2>&1 | tr -dc '0-9.' | cut -d. -f1) >= 25)); then
            java=$home/bin/java
            return
        fi
    done
    echo "A JDK 25 is needed; set JAVA_HOME" >&2
    exit 2
}

# Prepares the jar in `target/faults`, where it stays for the next fault. What Java learns is learnt anew, with the flags of
# a site that never lives long, and from editors: that saves most of the processor time of every later start.
unpack_site() {
    local jar=${JAR:-$root/target/backgrounder.jar} kept=$root/target/faults lock
    find_java
    mkdir -p "$kept"
    exec {lock}>"$kept/lock"
    flock "$lock"
    if [[ $jar -nt $kept/site ]]; then
        rm -rf "$kept/site"
        JAVA_HOME=${java%/bin/java} "$root/src/docs/prepare" "$jar" "$kept/site"
    fi
    libraries="$kept/site/lib/*"
    command=(-jar "$kept/site/backgrounder.jar")
    clients="$kept/clients:$libraries"
    "${java}c" -Xlint:all -Werror -d "$kept/clients" -cp "$libraries" "$here"/*.java
    # With one compiler Java makes little room for code, and collects all garbage, 150 ms long, where that fills up.
    flags=(-Xlog:disable -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:ReservedCodeCacheSize=240m -Xmx512m)
    if [[ $kept/site -nt $kept/learnt.aot ]]; then learn "$kept/learnt.aot"; fi
    flags+=(-XX:AOTCache="$kept/learnt.aot")
    flock -u "$lock"
}

learn() {
    local place=$folder/learning flags=("${flags[@]}" -XX:AOTCacheOutput="$1.new")
    mkdir "$place"
    start_site
    hire_editors 1
    ask Editors write
    ask Editors pause
    ask Editors check
    dismiss Editors
    stop_site
    mv "$1.new" "$1"
}

# The site, with further settings for it; returns when it answers.
start_site() {
    (
        cd "$place"
        exec "${around[@]}" "$java" "${flags[@]}" "${command[@]}" --server.port="$port" \
            --management.server.port=0 --backgrounder.sample=false "$@"
    ) >>"$output" 2>&1 &
    site=$!
    await_site 180
}

await_site() {
    local end=$((SECONDS + $1))
    until curl -fs -m 5 -o /dev/null "$address/"; do
        if ! kill -0 "$site" 2>/dev/null; then
            lost "the site does not start: $(tail -n 5 "$output")"
            exit 1
        fi
        if ((SECONDS > end)); then
            lost "the site does not answer within $1 s"
            exit 1
        fi
        sleep 0.05
    done
}

stop_site() {
    kill "$site"
    wait "$site" || true
    site=
}

kill_site() {
    kill -9 "$site"
    wait "$site" 2>/dev/null || true
    site=
}

# Starts a program that answers lines (Editors, Readers or Proxy, see there), to be asked by its name.
hire() {
    local name=$1 fd
    mkfifo "$folder/to-$name" "$folder/from-$name"
    "$java" -cp "$clients" "$@" <"$folder/to-$name" >"$folder/from-$name" &
    pids[$name]=$!
    exec {fd}>"$folder/to-$name"
    to[$name]=$fd
    exec {fd}<"$folder/from-$name"
    from[$name]=$fd
}

dismiss() {
    kill "${pids[$1]}"
    wait "${pids[$1]}" || true
    rm "$folder/to-$1" "$folder/from-$1"
}

# Leaves the answer in `reply`; one that begins with LOST makes the script fail.
ask() {
    local name=$1
    shift
    echo "$*" >&"${to[$name]}"
    IFS= read -r -t 300 -u "${from[$name]}" reply || reply="LOST: ${name@L} do not answer"
    if [[ $reply == LOST* ]]; then lost "${reply#LOST: }"; fi
}

hire_editors() { hire Editors "$address" "$1" "$folder/export"; }

# The chain of the record that was checked last, by the site's own verifier.
verify() {
    local verdict
    verdict=$("$java" "${flags[@]}" "${command[@]}" verify "$folder/export") || lost "$verdict"
    reply="$reply; $verdict"
}

as_postgres() { if ((UID == 0)); then runuser -u postgres -- "$@"; else "$@"; fi; }

# PostgreSQL from Debian's package, on the port after the site's, for the sites that are started from now on.
start_postgresql() {
    local data=$folder/postgresql
    postgresql=$(printf '%s\n' /usr/lib/postgresql/*/bin | tail -n 1)
    if [[ ! -f $data/postgresql.conf ]]; then
        mkdir -p "$data"
        if ((UID == 0)); then chown postgres "$data"; fi
        as_postgres "$postgresql/initdb" -D "$data" -U backgrounder -A trust -E UTF8 --locale=C.UTF-8 >/dev/null
        printf '%s\n' "port = $((port + 1))" "listen_addresses = 'localhost'" "unix_socket_directories = '$data'" |
            as_postgres tee -a "$data/postgresql.conf" >/dev/null
    fi
    # After a kill its old processes may need a moment to see that they are alone.
    for _ in {1..20}; do
        if as_postgres "$postgresql/pg_ctl" -D "$data" -l "$data/log" -w start &>/dev/null; then
            use_postgresql "jdbc:postgresql://localhost:$((port + 1))/postgres?user=backgrounder"
            return
        fi
        sleep 0.5
    done
    lost "PostgreSQL does not start: $(tail -n 5 "$data/log")"
    exit 1
}

kill_postgresql() { kill -9 "$(head -n 1 "$folder/postgresql/postmaster.pid")"; }

use_postgresql() { export SPRING_DATASOURCE_URL=$1; }
