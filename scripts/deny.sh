#!/bin/sh
# Holds the crates of Cargo.lock to deny.toml by cargo-deny: licences, banned crates, where they come from, and known
# weaknesses where the list of those can be fetched.
#
# usage: scripts/deny.sh
#
# cargo-deny is built into target/deny/ where it is not installed (two minutes on two cores). What cannot be had is
# skipped with a word.
set -eu
cd "$(dirname "$0")/.."
version=0.20.2
deny=$(command -v cargo-deny || echo "$PWD/target/deny/bin/cargo-deny")
if [ ! -x "$deny" ]; then
    cargo install --quiet --locked --debug --no-default-features --root target/deny --target-dir target/deny/build \
        cargo-deny --version "$version" || { echo 'skipped: cargo-deny cannot be had'; exit 0; }
    rm -rf target/deny/build
fi

"$deny" --locked check licenses bans sources
# The list of weaknesses is a repository of its own; not every machine that builds can reach it.
if "$deny" --locked fetch db >/dev/null 2>&1; then
    "$deny" --locked check --disable-fetch advisories
else
    echo 'NOT CHECKED: known weaknesses, for the advisory database cannot be reached from here'
fi
