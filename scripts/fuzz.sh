#!/usr/bin/env bash
# Gives every reader, the journal, the reports and the carry-over what a fuzzer thinks of, and prints what came of it.
#
# usage: scripts/fuzz.sh SECONDS [TARGET ...]    each target so many seconds of the processor's time
#        scripts/fuzz.sh keep [TARGET ...]       keeps of what was found interesting a small part in fuzz/corpus
#
# Works on in target/fuzz, so that the second run goes on where the first one ended; where something is found, the input
# lies there too. Needs cargo-fuzz and a nightly toolchain.
set -euo pipefail
cd "$(dirname "$0")/.."
root=$PWD
[ "$#" -gt 0 ] || { sed -n '4,5s/^# //p' "$0" >&2; exit 2; }
asked=$1
shift
targets=("$@")
[ "$#" -gt 0 ] || mapfile -t targets < <(find fuzz/fuzz_targets -name '*.rs' -printf '%f\n' | sed 's/\.rs$//' | sort)

host=$(rustc -vV | sed -n 's/^host: //p')
programs=$root/target/fuzz/build/$host/release
if [ -z "${BUILT:-}" ]; then
    CARGO_TARGET_DIR=$root/target/fuzz/build cargo +nightly fuzz build
fi
# A gigabyte of memory and ten seconds an input; a sanitised program needs some three times what others do.
limits=(-timeout=10 -rss_limit_mb=3000 -malloc_limit_mb=1000)

# So many faults are enough to begin mending.
MOST_FOUND=20
# Inputs kept for a target: so many, short ones, but of every length up to this.
MOST_KEPT=100 LONGEST_KEPT=1000

work_on() {
    local target=$1 place=$root/target/fuzz/$1
    mkdir -p "$place/corpus" "$place/found" "fuzz/corpus/$target"
    python3 "$root/scripts/fuzz/seeds.py" "$target" "$place"
    local left=$asked used=1
    # The time is the processor's, so that a busy machine takes nothing away from it. What is found ends a run, not the
    # search.
    while [ "$left" -gt 0 ] && [ "$used" -gt 0 ] && [ "$(find "$place/found" -type f | wc -l)" -lt "$MOST_FOUND" ]; do
        bash -c 'TIMEFORMAT="%U %S"; { time "$@" >"$0" 2>&1; } 2>&1' "$place/log" \
            bash -c 'ulimit -t "$0"; exec "$@"' "$left" \
            "$programs/$target" "${limits[@]}" -dict="$place/words" -artifact_prefix="$place/found/" -max_len=4096 \
            -print_final_stats=0 "$place/corpus" "fuzz/corpus/$target" >"$place/time" || true
        used=$(awk '{ print int($1 + $2 + 0.5) }' "$place/time" | tail -n 1)
        left=$((left - used))
        echo "$(($(cat "$place/seconds" 2>/dev/null || echo 0) + used))" >"$place/seconds"
    done
    told "$target"
}

told() {
    local place=$root/target/fuzz/$1 last
    last=$(grep -oE '^#[0-9]+.*cov: [0-9]+' "$place/log" | tail -n 1 || true)
    printf '%-8s %5d s in all, %10s inputs last time, %6s edges, %5d kept, %d found\n' "$1" "$(cat "$place/seconds")" \
        "$(sed 's/^#\([0-9]*\).*/\1/' <<<"$last")" "${last##* }" \
        "$(find "$place/corpus" -type f | wc -l)" "$(find "$place/found" -type f | wc -l)"
}

keep() {
    local target=$1 place=$root/target/fuzz/$1
    rm -rf "$place/least" && mkdir -p "$place/least" "fuzz/corpus/$target"
    "$programs/$target" "${limits[@]}" -set_cover_merge=1 "$place/least" "fuzz/corpus/$target" "$place/corpus" \
        >"$place/merge.log" 2>&1
    # What was found once is kept under a name of its own.
    find "fuzz/corpus/$target" -type f ! -name 'found-*' -delete
    find "$place/least" -type f -size "-$((LONGEST_KEPT + 1))c" -printf '%s %p\n' | sort -n -k1,1 -k2 |
        awk -v most="$MOST_KEPT" '{ file[NR] = $2 } END { step = NR > most ? NR / most : 1
            for (at = 1; at <= NR; at += step) print file[int(at)] }' | xargs cp -t "fuzz/corpus/$target"
    printf '%-8s %4d inputs\n' "$target" "$(find "fuzz/corpus/$target" -type f | wc -l)"
}

for target in "${targets[@]}"; do
    if [ "$asked" = keep ]; then keep "$target"; else work_on "$target"; fi
done
