#!/usr/bin/env bash
# Works in the real window at random for a while, by keys, clicks, typing, dropped files and undo, and looks whether it
# ever panics, hangs, grows in memory beyond its journals, or shows other work once it is opened again.
#
# usage: [SEED=1] [ACTIONS=10000] scripts/soak.sh [MINUTES, 30 unless told]
#
# Ends after that many minutes or actions. Runs target/debug/tickmark (TICKMARK names another binary) under Xvfb, which
# it starts; needs python3-xlib and import. Where it fails, it leaves its folder, and names it.
set -euo pipefail
cd "$(dirname "$0")/.."
root=$PWD
tickmark=$(realpath "${TICKMARK:-target/debug/tickmark}")
work=$(mktemp -d)
export LIBGL_ALWAYS_SOFTWARE=1 TICKMARK_STATE_DIR=$work/state
unset WAYLAND_DISPLAY

finish() {
    local status=$?
    if [ "$status" -ne 0 ]; then
        [ -z "${DISPLAY:-}" ] || import -window root "$work/failed.png" 2>/dev/null || true
        tail -n 20 "$work/log" >&2 2>/dev/null || true
        echo "soak: what it left is in $work" >&2
    else
        rm -rf "$work"
    fi
    kill ${server:-} 2>/dev/null || true
}
trap finish EXIT

# No dialog of the desktop's, so that the window asks for paths itself; and nothing is really opened.
export DBUS_SESSION_BUS_ADDRESS=unix:path=$work/no-bus
mkdir "$work/bin" "$work/drops" "$work/state"
printf '#!/bin/sh\nexit 1\n' >"$work/bin/zenity"
printf '#!/bin/sh\necho "$@" >>%q\n' "$work/opened" >"$work/bin/xdg-open"
chmod +x "$work/bin"/*
export PATH=$work/bin:$PATH
printf '{"checker":{"name":"Robin Soak","initials":"RS"},"theme":"light","window":[1440.0,900.0]}' \
    >"$work/state/settings.json"

# The piece, and what is dropped on the window: other articles, a later draft, pictures, what is no article at all.
cp resources/samples/ferry-fire.txt "$work/piece.txt"
sed 's/At least 19 people died/At least 21 people died/' resources/samples/ferry-fire.txt >"$work/drops/piece-2.txt"
cp resources/samples/night-train.md tests/formats/newspaper.html tests/formats/ferry.tex.pdf "$work/drops/"
head -c 3000 /dev/urandom >"$work/drops/noise.docx"
: >"$work/drops/empty.txt"
cp "$(find screenshots -name '*.png' | sort | head -n 1)" "$work/drops/picture.png"

exec 3>"$work/display"
Xvfb -displayfd 3 -noreset -screen 0 1600x1000x24 -nolisten tcp >/dev/null 2>&1 &
server=$!
for _ in $(seq 100); do [ -s "$work/display" ] && break; sleep 0.1; done
DISPLAY=:$(cat "$work/display")
export DISPLAY

minutes=${1:-30} actions=${ACTIONS:-10000}
/usr/bin/python3 "$root/scripts/soak" "$work" --tickmark "$tickmark" --minutes "$minutes" --actions "$actions" \
    --seed "${SEED:-1}" --pause "$(/usr/bin/python3 -c "print(max(0.01, $minutes * 60 / $actions * 0.6))")"
grep -i 'panic' "$work/log" && { echo 'soak: FAILED: something panicked' >&2; exit 1; }
"$tickmark" report "$work/piece.tickmark" --as json -o "$work/piece.json"
echo '1 passed, 0 failed'
