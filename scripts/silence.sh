#!/usr/bin/env bash
# Works in the real window and with every command where there is no network, and lists every socket that was asked for:
# the display's, the desktop's, and no other. Nothing may be left that others could read, though the habits of this
# shell would let them, and no other program may be started.
#
# usage: scripts/silence.sh
#
# Runs target/debug/tickmark (TICKMARK names another binary) in a network namespace of its own, under strace, with
# scripts/e2e.sh as the first session. Needs strace, unshare, Xvfb, xdotool and import; without one of the first two it
# is skipped with a word.
set -euo pipefail
cd "$(dirname "$0")/.."
root=$PWD
for tool in strace unshare Xvfb xdotool; do
    command -v "$tool" >/dev/null || { echo "skipped: $tool is not installed"; exit 0; }
done

if [ "${1:-}" != --inside ]; then
    program=$(realpath "${TICKMARK:-$root/target/debug/tickmark}")
    unshare -rn true 2>/dev/null || { echo 'skipped: this machine gives no network namespace'; exit 0; }
    strace -o /dev/null true 2>/dev/null || { echo 'skipped: this machine lets nothing be traced'; exit 0; }
    work=$(mktemp -d)
    trap 'rm -rf "$work"' EXIT
    # Where abstract sockets are of the namespace, so that no display of the machine is reached by them.
    unshare -rn env PROGRAM="$program" WORK="$work" "$0" --inside
    exit
fi

# Everything below happens where there is no network.
[ -z "$(ip route 2>/dev/null)" ] || { echo 'silence: there is a network' >&2; exit 1; }
work=$WORK
mkdir "$work/traces" "$work/desk"
cat >"$work/tickmark" <<WRAPPER
#!/bin/sh
umask 0
exec strace -f -qq -e trace=network,execve -e signal=none -s 200 -o "$work/traces/\$\$" "$PROGRAM" "\$@"
WRAPPER
chmod +x "$work/tickmark"
say() { printf 'silence: %s\n' "$1"; }

say 'a session in the window: marks, a source, a new draft, undo; then reports'
TICKMARK=$work/tickmark scripts/e2e.sh >"$work/e2e.log" 2>&1 || { cat "$work/e2e.log" >&2; exit 1; }

say 'every command, and every form of the report'
cd "$work/desk"
export TICKMARK_STATE_DIR=$work/state
run() { "$work/tickmark" "$@" >/dev/null 2>>"$work/said" || { tail -n 3 "$work/said" >&2; return 1; }; }
cp "$root/resources/samples/ferry-fire.txt" .
run new ferry-fire.txt -o ferry.tickmark --published 2024-08-16 --by 'Maria Keller'
"$work/tickmark" extract ferry-fire.txt >/dev/null
run check ferry-fire.txt
cat >edits <<'EDITS'
{"do":"put_source","source":{"id":"s1","kind":"web_page","title":"Log","url":"https://example.org/log","archive_url":"http://example.com/","contact":"mailto:a@example.org"}}
{"do":"put_citation","citation":{"id":"x1","source":"s1","locator":"p. 2","snapshot":"https://example.net/"}}
EDITS
run apply ferry.tickmark edits
forms='html checked-html pdf checked-pdf docx checked-docx md csv xlsx questions calls names sources json webannotation
    claimreview csl ris bibtex'
count=0
for form in $forms; do
    run report ferry.tickmark --as "$form" -o "out.$form"
    count=$((count + 1))
done
[ "$count" -ge 19 ] || { echo "silence: only $count forms" >&2; exit 1; }
cp ferry.tickmark other.tickmark
run merge ferry.tickmark other.tickmark -o merged.tickmark
sed 's/At least 19 people died/At least 21 people died/' ferry-fire.txt >later.txt
run carry ferry.tickmark later.txt
run import ferry.tickmark out.ris
rm -f other.tickmark

say 'a session on a source with an address: its card, the export page, a report into a file'
exec 3>"$work/display"
Xvfb -displayfd 3 -noreset -screen 0 1440x900x24 -nolisten tcp >/dev/null 2>&1 &
server=$!
trap 'kill "$server" 2>/dev/null || true' EXIT
until_holds() {
    local tries=0 what=$1
    shift
    until "$@" >/dev/null 2>&1; do
        tries=$((tries + 1))
        [ "$tries" -lt 300 ] || import -window root "$root/target/silence-failed.png" 2>/dev/null || true
        [ "$tries" -lt 300 ] || { echo "silence: waited a minute in vain until $what" >&2; exit 1; }
        sleep 0.2
    done
}
until_holds 'the display is up' test -s "$work/display"
DISPLAY=:$(cat "$work/display")
export DISPLAY LIBGL_ALWAYS_SOFTWARE=1
unset WAYLAND_DISPLAY
# No dialog of the desktop's, so that the window asks for paths itself: without a window manager a dialog that closes
# takes the keyboard with it.
export DBUS_SESSION_BUS_ADDRESS=unix:path=$work/no-bus
mkdir "$work/bin"
printf '#!/bin/sh\nexit 1\n' >"$work/bin/zenity"
chmod +x "$work/bin/zenity"
export PATH=$work/bin:$PATH
mkdir -m 700 -p "$TICKMARK_STATE_DIR"
(umask 077; printf '{"checker":{"name":"Maria Keller","initials":"MK"},"window":[1440.0,900.0]}' >"$TICKMARK_STATE_DIR/settings.json")
"$work/tickmark" ferry.tickmark >>"$work/said" 2>&1 &
app=$!
shown() { window=$(xdotool search --onlyvisible --name Tickmark | tail -n 1) && [ -n "$window" ]; }
until_holds 'the window is open' shown
shown
xdotool windowfocus --sync "$window"
sleep 2
xdotool key j 2 ctrl+e
sleep 3
xdotool key Return
sleep 4 # until it is sure that there are no dialogs
xdotool key ctrl+a
xdotool type --delay 20 "$work/desk/window.html"
xdotool key Return
until_holds 'the report is written' test -s "$work/desk/window.html"
gone() { kill -0 "$app" 2>/dev/null || return 0; xdotool key ctrl+q; return 1; }
until_holds 'the window is closed' gone
wait "$app"

say 'what was asked for, and how often'
# One line a kind of socket, and one a place that was called.
cat "$work/traces"/* >"$work/all"
sed -n 's/^[0-9]* *socket(\(AF_[A-Z0-9_]*\), \([A-Z_]*\).*/socket \1 \2/p; s/.*connect([0-9]*, {sa_family=\(AF_[A-Z0-9]*\), sun_path=\(@\{0,1\}"[^"]*"\).*/connect \1 \2/p; s/.*connect([0-9]*, {sa_family=\(AF_INET6\{0,1\}\|AF_NETLINK\)\(.*\)}.*/connect \1\2/p; s/.*\(bind\|listen\|accept4\{0,1\}\|sendto\)(.*\(AF_INET6\{0,1\}\).*/\1 \2/p' \
    "$work/all" | sort | uniq -c | sed 's/^/silence: /'
if grep -E 'AF_(INET|INET6|PACKET|VSOCK|BLUETOOTH)' "$work/all"; then
    echo 'silence: a socket of the network' >&2
    exit 1
fi
if grep 'connect(' "$work/all" | grep -o 'sun_path=[^}]*' | sort -u |
    grep -vE '^sun_path=@?"(/tmp/\.X11-unix/X[0-9]+|/run/user/[0-9]+/(bus|at-spi/bus[^"]*|wayland-[0-9]+)|/run/dbus/system_bus_socket|/var/run/dbus/system_bus_socket|/var/run/nscd/socket|/tmp/dbus-[^"]*)"' |
    grep -vF "\"$work/no-bus\""; then
    echo 'silence: a socket that is none of the desktop' >&2
    exit 1
fi
programs=$(grep -o 'execve("[^"]*"' "$work/all" | sort -u | grep -vF "execve(\"$PROGRAM\"" | grep -v '/zenity"' || true)
[ -z "$programs" ] || { echo "silence: other programs were started: $programs" >&2; exit 1; }
sockets=$(grep -c '^[0-9]* *socket(' "$work/all" || true)
runs=$(find "$work/traces" -type f | wc -l)

say 'who may read what was left'
open=$(find "$work/desk" "$work/state" \( -type f ! -perm 600 -o -type d ! -perm 700 \) \
    ! -path "$work/desk" ! -name ferry-fire.txt ! -name later.txt ! -name edits -printf '%m %p\n')
[ -z "$open" ] || { echo "silence: others can read $open" >&2; exit 1; }
files=$(find "$work/desk" "$work/state" -type f | wc -l)
echo "$runs runs, $sockets sockets, all of the desktop; $files files, none that others can read"
echo '1 passed, 0 failed'
