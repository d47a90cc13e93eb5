#!/usr/bin/env bash
# Gives the program files as nobody should write them, and prints what each cost: scripts/hostile.sh [WORD ...]
# Builds the command line alone, unless TICKMARK names a program; takes some minutes and 3 GB of the disk for a while.
set -euo pipefail
cd "$(dirname "$0")/.."
if [ -z "${TICKMARK:-}" ]; then
    cargo build --locked --release --no-default-features
fi
exec python3 scripts/hostile.py "$@"
