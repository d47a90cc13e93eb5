#!/bin/sh
# Prints how well articles come through the formats that other programs write: the table of README's "Formats".
#
# usage: scripts/formats.sh [HOW-MANY]
#
# Takes the samples and HOW-MANY articles (30) out of ../shared/articles, where those are at hand, has LibreOffice,
# pandoc, Chromium and Python write them as documents, pages and mails into target/formats/, reads those with `tickmark
# extract`, and compares words and claims with those of the plain text; fails where fewer agree than must. ARTICLES
# names another folder, TICKMARK another binary. What is missing is skipped with a word. KEEP=1 keeps the files.
set -eu
cd "$(dirname "$0")/.."
out=target/formats
. scripts/begin.sh

lay_out "$out" "${1:-30}"
python3 scripts/formats.py write "$out"

if has soffice; then
    for format in docx odt rtf html; do
        soffice --headless "-env:UserInstallation=file://$PWD/$out/office" --infilter="Text (encoded):UTF8,LF,,," \
            --convert-to "$format" --outdir "$out/libreoffice-$format" "$out"/plain/*.txt >/dev/null 2>&1
    done
fi
if has pandoc; then
    for format in docx odt rtf html; do
        mkdir -p "$out/pandoc-$format"
        for page in "$out"/simple/*.html; do
            name=$(basename "$page" .html)
            pandoc -s -f html -M pagetitle="$name" -o "$out/pandoc-$format/$name.$format" "$page"
        done
    done
fi
if has chromium; then
    mkdir -p "$out/chromium-html"
    for page in "$out"/newspaper/*.html; do
        chromium --headless --no-sandbox --disable-gpu --user-data-dir="$out/browser" --dump-dom "file://$PWD/$page" \
            >"$out/chromium-html/$(basename "$page")" 2>/dev/null
    done
fi
python3 scripts/formats.py compare "$out" "$tickmark"
