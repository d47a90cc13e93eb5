#!/bin/sh
# Checks by other programs what `tickmark report` writes, and prints the figures: the table of README's "Reports".
#
# usage: scripts/reports.sh [HOW-MANY]
#
# Takes the samples and HOW-MANY articles (30) out of ../shared/articles, where those are at hand, marks their claims in
# every way there is, and writes the Word documents and the PDFs into target/reports/. Python takes the Word documents
# apart by the rules of OOXML, LibreOffice opens them and gives back text and comments, and Tickmark reads its own
# documents again. qpdf checks the PDFs; poppler gives back their words, their fonts and their structure. ARTICLES names
# another folder, TICKMARK another binary. What is missing is skipped with a word. KEEP=1 keeps the files.
set -eu
cd "$(dirname "$0")/.."
out=target/reports
. scripts/begin.sh
has python3 || exit 0
has qpdf || true
has pdftotext || true

lay_out "$out" "${1:-30}"

python3 scripts/reports.py write "$out" "$tickmark"
if has soffice; then
    for form in docx checked-docx; do
        for to in odt docx; do
            soffice --headless "-env:UserInstallation=file://$PWD/$out/office" --convert-to "$to" \
                --outdir "$out/libreoffice-$form-$to" "$out/$form"/*.docx >/dev/null 2>&1
        done
    done
fi
# An editor at work in LibreOffice, on the sample: one act a copy, by a macro of her own.
basic=$out/office/user/basic
if [ -e "$basic/script.xlc" ]; then
    cp scripts/editor.xba "$basic/Standard/Editor.xba"
    library='xlink:href="$(USER)/basic/Standard/script.xlb/" xlink:type="simple" library:link="false"'
    sed -i "s#<library:library library:name=\"Standard\".*/>#<library:library library:name=\"Standard\" $library/>#" "$basic/script.xlc"
    sed -i 's#<library:element library:name="[^"]*"/>#<library:element library:name="Editor"/>#' "$basic/Standard/script.xlb"
    for act in Accept Reject Rewrite; do
        soffice --headless "-env:UserInstallation=file://$PWD/$out/office" \
            "macro:///Standard.Editor.Edit(\"$PWD/$out/checked-docx/ferry-fire.docx\",\"$PWD/$out/$act.docx\",\"$act\")" \
            >/dev/null 2>&1 || true
    done
fi
python3 scripts/reports.py check "$out" "$tickmark"
python3 scripts/pages.py "$out" "$tickmark"
