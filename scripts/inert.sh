#!/bin/sh
# Opens reports on pieces whose every text is an attack in the programs that people open them with, and asserts that
# nothing runs, nothing is asked of the network, and nothing but text comes out.
#
# usage: scripts/inert.sh
#
# `tests/inert.rs` writes them into target/inert/. Chromium opens the web pages, qpdf and poppler the PDFs, openpyxl and
# LibreOffice the tables, Python the Word documents, pandoc the Markdown, bibtexparser and bibutils the references. Each
# attack that would reach the network calls a listener on this machine, which first hears a page that does call it.
# What is missing is skipped with a word. KEEP=1 keeps the files.
set -eu
cd "$(dirname "$0")/.."
out=$PWD/target/inert
rm -rf "$out"
mkdir -p "$out"
# shellcheck disable=SC2064
[ -n "${KEEP:-}" ] || trap "rm -rf '$out'" EXIT
TICKMARK_HOSTILE_DIR=$out cargo test --quiet --locked --test all -- --exact \
    inert::hostile_reports_are_written_for_other_programs >/dev/null
# Debian's libraries belong to Debian's Python.
python=/usr/bin/python3
[ -x "$python" ] || python=python3
if command -v soffice >/dev/null 2>&1; then
    # As a table with commas, and as one with semicolons: code points of the signs, then UTF-8, formulas evaluated.
    for sign in 44 59; do
        mkdir -p "$out/calc-$sign"
        soffice --headless "-env:UserInstallation=file://$out/office" "--infilter=CSV:$sign,34,76,1,,0,false,true,false,false,false,-1,true" \
            --convert-to xlsx --outdir "$out/calc-$sign" "$out"/*-csv.csv >/dev/null 2>&1 || true
    done
fi
exec "$python" scripts/inert.py "$out"
