#!/bin/sh
# Prints how well the extractor does on the annotated articles, kind by kind: the table of README's "How good is it".
#
# usage: scripts/score.sh [--errors KIND]
#   --errors KIND  also lists what was missed, spurious or wrongly read for one kind (casualty, quantity, date, …)
#
# Runs `tickmark extract` over ../shared/gold/dev, each article with the publication date of its annotation, and hands
# the claims (kept in target/score/) to the scorer there. TICKMARK names another binary, GOLD another folder.
set -eu
cd "$(dirname "$0")/.."
gold=${GOLD:-../shared/gold/dev}
scorer=$(dirname "$gold")/score_claims.py
out=target/score
if [ ! -d "$gold" ] || [ ! -f "$scorer" ]; then
    echo "score.sh: no annotated articles: set GOLD to a folder of them, with score_claims.py beside it" >&2
    exit 1
fi
tickmark=${TICKMARK:-}
if [ -z "$tickmark" ]; then
    cargo build -q --no-default-features --bin tickmark
    tickmark=${CARGO_TARGET_DIR:-target}/debug/tickmark
fi
rm -rf "$out"
mkdir -p "$out"
for annotation in "$gold"/*.json; do
    name=$(basename "$annotation" .json)
    published=$(sed -n 's/.*"published": *"\([0-9-]*\)".*/\1/p' "$annotation" | head -n 1)
    "$tickmark" extract --published "$published" --format json "$gold/$name.txt" >"$out/$name.json"
done
exec python3 "$scorer" "$gold" "$out" "$@"
