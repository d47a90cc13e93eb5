#!/bin/sh
# Makes many drafts by known edits and tells where the marks went: DRAFTS=10000 JOBS=2 scripts/carry.sh
# Articles in ../shared/articles are taken too, where they are at hand.
set -eu
cd "$(dirname "$0")/.."
drafts=${DRAFTS:-10000} jobs=${JOBS:-2}
cargo test --release --no-default-features --test all --no-run
share=$(((drafts + jobs - 1) / jobs))
for job in $(seq 0 $((jobs - 1))); do
    CARRY_DRAFTS=$share CARRY_FROM=$((job * share)) cargo test --quiet --release --no-default-features --test all \
        carry::generated -- --nocapture &
    running="${running:-} $!"
done
for job in $running; do wait "$job"; done
