#!/usr/bin/env bash
# Measures what the real window costs, and prints a table: CPU seconds until it is on screen, until an article of 60 kB
# with 600 claims and one of 1 MB with 10,000 can be worked on, of twenty pages down in each, and of ten seconds in
# which nothing is done; the memory of the empty window and of an article over it; how long a mark takes to the disk.
#
# usage: scripts/measure.sh
#
# Builds target/release/tickmark unless TICKMARK names a binary. Runs it under Xvfb, which it starts, with OpenGL on the
# processor; needs xdotool.
set -euo pipefail
cd "$(dirname "$0")/.."
if [ -z "${TICKMARK:-}" ]; then
    cargo build --release --quiet
    TICKMARK=$PWD/target/release/tickmark
fi
work=$(mktemp -d)
export LIBGL_ALWAYS_SOFTWARE=1 TICKMARK_STATE_DIR=$work/state
unset WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS

finish() {
    kill "${app:-}" "${server:-}" 2>/dev/null || true
    rm -rf "$work"
}
trap finish EXIT

exec 3>"$work/display"
Xvfb -displayfd 3 -noreset -screen 0 1440x900x24 -nolisten tcp >/dev/null 2>&1 &
server=$!
until [ -s "$work/display" ]; do sleep 0.1; done
DISPLAY=:$(cat "$work/display")
export DISPLAY
mkdir -p "$TICKMARK_STATE_DIR"
printf '{"checker":{"name":"Maria Keller","initials":"MK"},"theme":"light","window":[1440.0,900.0]}' \
    >"$TICKMARK_STATE_DIR/settings.json"

# Clock ticks of CPU time that the window has used so far.
ticks() { awk '{ print $14 + $15 }' "/proc/$app/stat"; }
kilobytes() { awk '/^VmRSS/ { print $2 }' "/proc/$app/status"; }
milliseconds() { echo $(($(date +%s%N) / 1000000)); }

# Waits until a second passes without work.
rest() {
    local before=-9
    until [ $(($(ticks) - before)) -le 1 ]; do
        before=$(ticks)
        sleep 1
    done
}

open() {
    "$TICKMARK" "$@" >>"$work/log" 2>&1 &
    app=$!
    until window=$(xdotool search --onlyvisible --pid "$app" 2>/dev/null | tail -n 1) && [ -n "$window" ]; do
        kill -0 "$app" 2>/dev/null || { cat "$work/log" >&2; exit 1; }
        sleep 0.05
    done
    first=$(ticks)
    xdotool windowfocus --sync "$window"
    xdotool mousemove 700 880
}

close() {
    xdotool key ctrl+q
    wait "$app" || true
}

line() { printf '%-46s%12s  %s\n' "$1" "$2" "$3"; }
seconds() { line "$1" "$(awk -v t="$2" -v hz="$(getconf CLK_TCK)" 'BEGIN { printf "%.2f s", t / hz }')" "$3"; }

# What the keys given cost, each pressed twenty times.
cost_of() {
    local before
    before=$(ticks)
    xdotool key --delay 60 $(yes "$1" | head -n 20)
    rest
    echo $(($(ticks) - before))
}

idle() {
    local before
    before=$(ticks)
    sleep 10
    echo $(($(ticks) - before))
}

# Invented news: FILE SENTENCES, each of 102 bytes with one claim.
article() {
    seq 1000 $((999 + $2)) | awk '{
        printf "Some %d,200 people left the harbour, where the ferry still lay, and nobody could say why at all. ", $1
        if (NR % 4 == 0) printf "\n\n"
    }' >"$1"
}

# From the key to the line in the file, in milliseconds: the middle of nine marks.
mark() {
    local start size
    for key in 2 4 2 4 2 4 2 4 2; do
        size=$(stat -c %s "$1")
        start=$(milliseconds)
        xdotool key "$key"
        until [ "$(stat -c %s "$1")" -gt "$size" ]; do :; done
        echo $(($(milliseconds) - start))
        sleep 0.3
    done | sort -n | sed -n 5p
}

line 'the real window' measured budget
open
start=$first
rest
empty=$(kilobytes)
seconds 'CPU until the first frame' "$start" '1.06 s'
seconds 'CPU of 10 s idle, start page' "$(idle)" '0.05 s'
line 'memory of the empty window' "$((empty / 1024)) MB" '150 MB'
close

for claims in 600 10000; do
    article "$work/$claims.txt" "$claims"
    bytes=$(stat -c %s "$work/$claims.txt")
    budget=$([ "$claims" = 600 ] && echo '0.15 s' || echo '0.94 s')
    open "$work/$claims.txt"
    until [ -s "$work/$claims.tickmark" ]; do sleep 0.1; done
    rest
    what="$claims claims"
    seconds "$what: CPU until at rest, over the first frame" $(($(ticks) - start)) "$budget"
    over=$(($(kilobytes) - empty))
    line "$what: memory over the empty window" "$((over / 1024)) MB" "$((bytes * 40 / 1048576 )) MB"
    seconds "$what: CPU of 20 pages down" "$(cost_of Next)" '0.40 s'
    seconds "$what: CPU of 20 next claims" "$(cost_of j)" ''
    seconds "$what: CPU of 10 s idle" "$(idle)" '0.05 s'
    line "$what: a mark on disk after" "$(mark "$work/$claims.tickmark") ms" '50 ms'
    rest
    xdotool key slash
    rest
    seconds "$what: CPU of 10 s idle in the search field" "$(idle)" '0.05 s'
    xdotool key Escape
    close
done
