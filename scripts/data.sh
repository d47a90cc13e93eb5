#!/bin/sh
# Checks by other programs the data that `tickmark report` writes, and prints the figures: the table of README's "Data".
#
# usage: scripts/data.sh [HOW-MANY]
#
# Takes the samples and HOW-MANY articles (10) out of ../shared/articles, where those are at hand, marks their claims in
# every way there is, and writes them in every form for programs into target/data/. Python, openpyxl, jsonschema, PyLD,
# bibtexparser, bibutils and LibreOffice read them. ARTICLES names another folder, TICKMARK another binary. What is
# missing is skipped with a word. KEEP=1 keeps the files.
set -eu
cd "$(dirname "$0")/.."
articles=${ARTICLES:-../shared/articles}
many=${1:-10}
out=target/data
tickmark=${TICKMARK:-}
if [ -z "$tickmark" ]; then
    cargo build -q --no-default-features --bin tickmark
    tickmark=${CARGO_TARGET_DIR:-target}/debug/tickmark
fi
# Debian's libraries belong to Debian's Python.
python=/usr/bin/python3
[ -x "$python" ] || python=python3
command -v "$python" >/dev/null 2>&1 || { echo 'skipped: python3 is not installed'; exit 0; }

rm -rf "$out"
[ -n "${KEEP:-}" ] || trap 'rm -rf "$out"' EXIT
mkdir -p "$out/plain"
cp resources/samples/*.txt "$out/plain/"
if ls "$articles"/*.txt >/dev/null 2>&1; then
    count=$(ls "$articles"/*.txt | wc -l)
    step=$((count / many > 0 ? count / many : 1))
    ls "$articles"/*.txt | awk -v step="$step" -v many="$many" 'NR % step == 0 && n++ < many' |
        while read -r article; do cp "$article" "$out/plain/"; done
else
    echo "only the samples: no articles in $articles"
fi

"$python" scripts/data.py write "$out" "$tickmark"
if command -v soffice >/dev/null 2>&1; then
    mkdir -p "$out/libreoffice"
    soffice --headless "-env:UserInstallation=file://$PWD/$out/office" --convert-to xlsx \
        --outdir "$out/libreoffice" "$out"/xlsx/*.xlsx >/dev/null 2>&1
fi
"$python" scripts/data.py check "$out" "$tickmark"
