#!/usr/bin/env bash
# Durability in full, with figures: kills, faults, rot and undo, as long as RELIABILITY.md states them.
# KILLS=1000 each of `tickmark apply`, the window's writer, and the files that are written whole.
set -euo pipefail
cd "$(dirname "$0")/.."

export TICKMARK_KILLS=${KILLS:-1000} TICKMARK_FAULTS=all TICKMARK_ROT=all TICKMARK_UNDO=${UNDO:-10000}
cargo test --locked --test all -- kill:: faults:: rotten:: undo:: releases:: --nocapture --test-threads 2
