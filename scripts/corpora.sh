#!/bin/sh
# Prints how well the layers under the claims do on the public corpora: the second table of README's "How good is it".
#
# usage: scripts/corpora.sh [timex|quantity|attribution]…
#
# Runs `tickmark tag` over the corpora in ../shared/eval and hands what it tagged (kept in target/score/) to the scorers
# there. TICKMARK names another binary, EVAL another folder. What is missing is skipped with a word.
set -eu
cd "$(dirname "$0")/.."
eval=${EVAL:-../shared/eval}
out=target/score
mkdir -p "$out"
tickmark=${TICKMARK:-}
if [ -z "$tickmark" ]; then
    cargo build -q --no-default-features --bin tickmark
    tickmark=${CARGO_TARGET_DIR:-target}/debug/tickmark
fi

# score LAYER NAME FILE…: tags the files as one corpus and prints the scorer's own table.
score() {
    layer=$1 name=$2
    shift 2
    printf '\n== %s: %s\n' "$layer" "$name"
    for file in "$@"; do
        [ -f "$file" ] || { echo "skipped: $file is missing"; return 0; }
    done
    cat "$@" >"$out/$name.gold.jsonl"
    "$tickmark" tag --layer "$layer" "$out/$name.gold.jsonl" >"$out/$name.pred.jsonl"
    python3 "$eval/score_$layer.py" "$out/$name.gold.jsonl" "$out/$name.pred.jsonl"
}

for layer in ${*:-timex quantity attribution}; do
    case $layer in
    timex)
        score timex timebank-aquaint "$eval/temporal/timebank.dev.jsonl" "$eval/temporal/aquaint.dev.jsonl"
        score timex wikiwars "$eval/temporal/wikiwars.dev.jsonl"
        ;;
    quantity)
        score quantity newsquant "$eval/quantity/newsquant.dev.jsonl"
        score quantity cqe-recognizers "$eval/quantity/cqe-recognizers.dev.jsonl"
        score quantity quantulum "$eval/quantity/quantulum-tests.dev.jsonl"
        ;;
    attribution)
        score attribution polnear "$eval/attribution/polnear_dev.jsonl"
        ;;
    *)
        echo "corpora.sh: no layer is called $layer: take timex, quantity or attribution" >&2
        exit 2
        ;;
    esac
done
