#!/bin/sh
# Prints what conflicts, and what there is to compare, in a folder of articles: README's "What is worked out".
#
# usage: scripts/checks.sh [FOLDER]
#
# Takes ../shared/articles, or the folder named: text files whose names begin with their day of publication,
# 2024-08-16-truce.txt. TICKMARK names another binary.
set -eu
cd "$(dirname "$0")/.."
articles=${1:-../shared/articles}
tickmark=${TICKMARK:-}
if [ -z "$tickmark" ]; then
    cargo build -q --no-default-features --bin tickmark
    tickmark=${CARGO_TARGET_DIR:-target}/debug/tickmark
fi
command -v python3 >/dev/null 2>&1 || { echo 'skipped: python3 is not installed'; exit 0; }
for article in "$articles"/[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]*.txt; do
    [ -e "$article" ] || { echo "skipped: no articles in $articles"; exit 0; }
    name=$(basename "$article")
    "$tickmark" check --json --published "$(echo "$name" | cut -c1-10)" "$article"
done | python3 -c '
import collections, json, os, sys
grades, articles = collections.Counter(), 0
for line in sys.stdin:
    told, articles = json.loads(line), articles + 1
    for finding in told["findings"]:
        grades[finding["grade"]] += 1
        if finding["grade"] != "agrees":
            print(finding["grade"], os.path.basename(told["file"]), finding["rule"], finding["formula"], sep=": ")
print(articles, "articles:", ", ".join(f"{count} {grade}" for grade, count in sorted(grades.items())))
'
