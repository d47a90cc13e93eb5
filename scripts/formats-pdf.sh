#!/bin/sh
# Prints how well PDFs are read: articles made into PDFs by other programs and read back, word for word and claim for
# claim beside the plain text, and beside pdftotext.
#
# usage: scripts/formats-pdf.sh [ARTICLE.txt…]
#
# Without arguments it takes the samples and COUNT (30) articles of ../shared/articles, where those are at hand. TICKMARK
# names another binary. What is not installed (soffice, chromium, pdflatex, weasyprint, groff) is skipped with a word.
# Fails where fewer words or claims agree than must. KEEP=1 keeps the PDFs in target/formats-pdf/.
set -eu
cd "$(dirname "$0")/.."
out=target/formats-pdf
[ -n "${KEEP:-}" ] || trap 'rm -rf "$out"' EXIT
mkdir -p "$out"
. scripts/begin.sh
if [ $# -eq 0 ]; then
    all=$(ls ../shared/articles/*.txt 2>/dev/null || true)
    [ -n "$all" ] || echo 'only the samples: no articles in ../shared/articles'
    every=$(echo "$all" | wc -l | awk -v n="${COUNT:-30}" '{ e = int($1 / n); print e ? e : 1 }')
    # File names there have no blanks.
    # shellcheck disable=SC2046
    set -- resources/samples/*.txt $(echo "$all" | awk -v e="$every" 'NF && NR % e == 0')
fi

# page STYLE FILE: the article as a web page: its first line the headline, the other paragraphs as they are.
page() {
    python3 - "$1" "$2" <<'PY'
import html, sys
style, path = sys.argv[1:]
paragraphs = [p.strip() for p in open(path, encoding='utf-8').read().split('\n\n') if p.strip()]
print(f'<!doctype html><html lang=en><meta charset=utf-8><title>{html.escape(paragraphs[0])}</title><style>{style}</style>')
print('<div class=head>The Ellery Courier</div>')
print(f'<h1>{html.escape(paragraphs[0])}</h1><main>')
for p in paragraphs[1:]:
    print('<p>' + html.escape(p).replace('\n', '<br>') + '</p>')
print('</main>')
PY
}

plain='body{font:12pt serif} .head{display:none}'
columns='@page{size:A4;margin:2.2cm 1.5cm} body{font:9.5pt/1.25 serif} .head{display:none}
main{columns:2;column-gap:7mm;text-align:justify;hyphens:auto} p{margin:0;text-indent:1.2em}'
running='@page{size:A5;margin:2cm;@top-center{content:"The Ellery Courier · Proof"}@bottom-right{content:"Page " counter(page) " of " counter(pages)}}
body{font:10.5pt/1.35 sans-serif;text-align:justify;hyphens:auto} .head{display:none} p{margin:0 0 .6em}'

print_page() { # chromium: STYLE NAME FILE FLAGS…
    style=$1 name=$2 file=$3
    shift 3
    page "$style" "$file" >"$out/page.html"
    chromium --headless --no-sandbox --disable-gpu "$@" --print-to-pdf="$out/$name.pdf" "$out/page.html" >/dev/null 2>&1
}

make() { # MAKER FILE: prints nothing, makes $out/NAME.MAKER.pdf
    name=$(basename "$2" .txt).$1
    [ ! -s "$out/$name.pdf" ] || return 0
    case $1 in
    chromium) print_page "$plain" "$name" "$2" ;;
    chromium-columns) print_page "$columns" "$name" "$2" --no-pdf-header-footer ;;
    weasyprint)
        page "$running" "$2" >"$out/page.html"
        weasyprint -q "$out/page.html" "$out/$name.pdf"
        ;;
    libreoffice)
        page '' "$2" | sed 's/<div.*div>//; s/<title>.*<.title>//' | pandoc -f html -t docx -o "$out/$name.docx"
        soffice --headless "-env:UserInstallation=file://$PWD/$out/office" --convert-to pdf --outdir "$out" "$out/$name.docx" >/dev/null 2>&1
        ;;
    tex)
        page '' "$2" | sed 's/<div.*div>//; s/<title>.*<.title>//' | pandoc -s -f html -t latex -V documentclass=article -V classoption=twocolumn \
            -V indent=true -V fontfamily=lmodern -V header-includes='\usepackage{fancyhdr}\pagestyle{fancy}\fancyhead[L]{The Ellery Courier}\fancyhead[R]{Proof}' \
            -o "$out/$name.tex"
        (cd "$out" && pdflatex -interaction=batchmode "$name.tex" >/dev/null 2>&1)
        ;;
    groff)
        python3 - "$2" >"$out/page.ms" <<'PY'
import sys
paragraphs = [p.strip() for p in open(sys.argv[1], encoding='utf-8').read().split('\n\n') if p.strip()]
safe = lambda p: '\n'.join('\\&' + l for l in p.replace('\\', '\\e').replace('-', '\\-').replace('"', '\\(dq').replace("'", '\\(aq').split('\n'))
print('.ds CH Ellery Courier\n.TL\n' + safe(paragraphs[0]))
for p in paragraphs[1:]:
    print('.PP\n' + safe(p).replace('\n', '\n.br\n'))
PY
        groff -K utf8 -ms -Tpdf "$out/page.ms" >"$out/$name.pdf" 2>/dev/null
        ;;
    esac
}

for maker in chromium chromium-columns libreoffice tex weasyprint groff; do
    program=${maker%%-*}
    case $program in tex) program=pdflatex ;; libreoffice) program=soffice ;; esac
    has "$program" >&2 || continue
    for file in "$@"; do
        make "$maker" "$file" || echo "$maker could not make $file" >&2
        pdf=$out/$(basename "$file" .txt).$maker.pdf
        [ -s "$pdf" ] && printf '%s\t%s\t%s\n' "$maker" "$file" "$pdf"
    done
done >"$out/made.tsv"

python3 scripts/agree.py "$tickmark" "$out/made.tsv"
