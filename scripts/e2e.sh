#!/usr/bin/env bash
# Works in the real window, by keys, as a checker would: opens the sample article, ticks three claims, writes down a
# source, quits, opens it again, and looks whether the project and the reports hold all of it.
#
# usage: scripts/e2e.sh [--screenshots]
#   --screenshots  also takes the pictures of the window that README shows, into screenshots/
#
# Runs target/debug/tickmark (TICKMARK names another binary) under Xvfb, which it starts; needs xdotool and import.
set -euo pipefail
cd "$(dirname "$0")/.."
root=$PWD
tickmark=${TICKMARK:-$root/target/debug/tickmark}
work=$(mktemp -d)
export LIBGL_ALWAYS_SOFTWARE=1 TICKMARK_STATE_DIR=$work/state
unset WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS

finish() {
    local status=$?
    if [ "$status" -ne 0 ]; then
        [ -z "${DISPLAY:-}" ] || import -window root "$root/target/e2e-failed.png" 2>/dev/null || true
        cat "$work/log" >&2 2>/dev/null || true
        echo 'e2e: FAILED; target/e2e-failed.png shows the window' >&2
    fi
    kill "${app:-}" "${server:-}" 2>/dev/null || true
    rm -rf "$work"
}
trap finish EXIT

say() { printf 'e2e: %s\n' "$1"; }

# Waits until a condition holds: until WHAT COMMAND…
until_holds() {
    local what=$1 tries=0
    shift
    until "$@" >/dev/null 2>&1; do
        tries=$((tries + 1))
        [ "$tries" -lt 300 ] || { echo "e2e: waited a minute in vain until $what" >&2; exit 1; }
        sleep 0.2
    done
}

# A display of our own, the first number that is free; it outlives its last client, so that looking for the window
# cannot reset it while the window opens.
exec 3>"$work/display"
Xvfb -displayfd 3 -noreset -screen 0 1440x900x24 -nolisten tcp >/dev/null 2>&1 &
server=$!
until_holds 'the display is up' test -s "$work/display"
DISPLAY=:$(cat "$work/display")
export DISPLAY

find_window() { window=$(xdotool search --onlyvisible --name Tickmark | tail -n 1) && [ -n "$window" ]; }

# Opens the window on the files given, and waits until it can be seen.
open_window() {
    "$tickmark" "$@" >>"$work/log" 2>&1 &
    app=$!
    until_holds 'the window is open' find_window
    find_window
    xdotool windowfocus --sync "$window"
    xdotool mousemove 700 880
}

lines() { [ "$(wc -l <"$work/ferry-fire.tickmark")" -ge "$1" ]; }

gone() { ! kill -0 "$app" 2>/dev/null; }

quit() {
    xdotool key ctrl+q
    until_holds 'the window is closed' gone
    wait "$app" || { echo 'e2e: the window ended with an error' >&2; exit 1; }
}

picture() {
    [ "${pictures:-}" = yes ] || return 0
    sleep 1.2 # until nothing moves any more
    import -window root -strip "$root/screenshots/$1.png"
}

# What a checker set up once: a name, a size, a theme.
settings() {
    mkdir -p "$work/state"
    rm -rf "$work/state"/*
    printf '{"checker":{"name":"Maria Keller","initials":"MK"},"theme":"%s","window":[1440.0,900.0]}' "$1" \
        >"$work/state/settings.json"
}

# Ticks three claims and writes down a source, each step once the one before is on disk.
check_three_claims() {
    until_holds 'the project is made' lines 2
    xdotool key 2
    until_holds 'the first mark is on disk' lines 3
    xdotool key j 4
    until_holds 'the second mark is on disk' lines 4
    xdotool key j 2
    until_holds 'the third mark is on disk' lines 5
    xdotool key k e
    sleep 0.5
    xdotool type --delay 30 'Passenger manifest, Dall Line'
    xdotool key Return
    until_holds 'the source is on disk' lines 6
}

# Fails unless the file named first holds each of the words that follow.
holds() {
    local file=$1
    shift
    for words in "$@"; do
        grep -qF -- "$words" "$file" || { echo "e2e: $(basename "$file") lacks “$words”" >&2; exit 1; }
    done
}

check_reports() {
    local project=$work/ferry-fire.tickmark form
    for form in json html md csv; do
        "$tickmark" report "$project" --as "$form" -o "$work/report.$form"
        holds "$work/report.$form" 'Passenger manifest, Dall Line' 'Maria Keller' Confirmed
    done
    [ "$(grep -c ',Confirmed,' "$work/report.csv")" = 2 ] || { echo 'e2e: not two claims are confirmed' >&2; exit 1; }
    [ "$(grep -c ',Wrong,' "$work/report.csv")" = 1 ] || { echo 'e2e: not one claim is wrong' >&2; exit 1; }
    holds "$project" '"do":"set_status"' '"status":"wrong"' '"initials":"MK"'
}

# Has the window compare the article's changed file with the draft, and takes it in.
take_draft_in() {
    xdotool key ctrl+k
    sleep 0.5
    xdotool type --delay 30 'changed file'
    xdotool key Return
    sleep 3 # until the sheet is there that asks
    xdotool key Return
    until_holds 'the new draft is on disk' grep -q '"do":"carry"' "$work/ferry-fire.tickmark"
}

# Half a checked article: most claims hold, some are wrong, disputed, waiting or without a source.
half_check() {
    local digit
    open_window "$work/ferry-fire.tickmark"
    for digit in 2 2 2 3 2 4 2 2 1 2 2 6 2 2 2 5 2 2 2 1 7 2 2 2 4 2 2 2 2 6 2 3; do
        xdotool key "$digit" j
    done
    quit
}

take_pictures() {
    local theme
    pictures=yes
    mkdir -p screenshots
    half_check
    # What an editor may do in an hour.
    sed -i -e '/^It was the worst/,+1d' -e 's/, nine of them critically//' \
        -e 's/^The Maren Dall, under/The ship, the Maren Dall, under/' "$work/ferry-fire.txt"
    for theme in light dark; do
        settings "$theme"
        open_window "$work/ferry-fire.tickmark"
        xdotool key j k
        picture "window-$theme"
        xdotool key ctrl+k
        picture "palette-$theme"
        xdotool key Escape question
        picture "keys-$theme"
        xdotool key Escape ctrl+e
        picture "export-$theme"
        xdotool key Escape
        quit
        settings "$theme"
        open_window
        picture "start-$theme"
        quit
        # Last, for it changes the project: each theme has a copy of its own.
        cp "$work/ferry-fire.tickmark" "$work/before.tickmark"
        settings "$theme"
        open_window "$work/ferry-fire.tickmark"
        sleep 1
        take_draft_in
        sleep 6 # until the message goes
        picture "changes-$theme"
        quit
        cp "$work/before.tickmark" "$work/ferry-fire.tickmark"
    done
}

cp resources/samples/ferry-fire.txt "$work/"
settings light

say 'open the sample, tick three claims, write down a source, quit'
open_window "$work/ferry-fire.txt"
check_three_claims
quit

say 'open it again: every mark is there'
marks=$(wc -l <"$work/ferry-fire.tickmark")
open_window "$work/ferry-fire.txt"
sleep 1
xdotool key j 7
until_holds 'a further mark is on disk' lines $((marks + 1))
xdotool key ctrl+z
until_holds 'it is taken back' lines $((marks + 2))
quit

say 'the article changes: take the new draft in with all marks, and take it back'
sed -i 's/At least 19 people died/At least 21 people died/' "$work/ferry-fire.txt"
marks=$(wc -l <"$work/ferry-fire.tickmark")
open_window "$work/ferry-fire.tickmark"
sleep 1
take_draft_in
"$tickmark" report "$work/ferry-fire.tickmark" --as csv -o "$work/draft.csv"
holds "$work/draft.csv" 'At least 21 people died' Confirmed
xdotool key ctrl+z
until_holds 'the draft is taken back' lines $((marks + 2))
quit

say 'the project and its reports hold all of it'
check_reports

[ "${1:-}" != --screenshots ] || { say 'take the pictures'; take_pictures; }
echo '1 passed, 0 failed'
