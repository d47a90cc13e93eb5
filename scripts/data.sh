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
out=target/data
. scripts/begin.sh
# Debian's libraries belong to Debian's Python.
python=/usr/bin/python3
[ -x "$python" ] || python=python3
command -v "$python" >/dev/null 2>&1 || { echo 'skipped: python3 is not installed'; exit 0; }

lay_out "$out" "${1:-10}"

"$python" scripts/data.py write "$out" "$tickmark"
if has soffice; then
    mkdir -p "$out/libreoffice"
    soffice --headless "-env:UserInstallation=file://$PWD/$out/office" --convert-to xlsx \
        --outdir "$out/libreoffice" "$out"/xlsx/*.xlsx >/dev/null 2>&1
fi
"$python" scripts/data.py check "$out" "$tickmark"
