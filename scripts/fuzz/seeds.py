"""Gives a fuzz target something to begin with: whole files of its format, and the words that formats are made of.

usage: seeds.py TARGET FOLDER

Writes into FOLDER/corpus what the project has of that format, in the form that the target reads (see
`tests/targets/`), and FOLDER/words.
"""

import pathlib
import sys
import zipfile

ROOT = pathlib.Path(__file__).parents[2]
SAMPLES = [
    *sorted((ROOT / "resources/samples").glob("*.[tm][xd]*")),
    *sorted((ROOT / "fuzz/corpus/kept").iterdir()),
]

WORDS = {
    "html": "<p> </p> <div> <article> <h1> <li> <table> <td> <script> <style> <!-- --> <template> <svg> <math> &amp; &#8220; "
    "<meta charset= http-equiv <a href= <br> <q> <blockquote> <noscript> <textarea> <title> hidden aria-hidden style=",
    "rtf": "\\\\par \\\\pard \\\\u8220? \\\\'93 \\\\ansicpg1252 \\\\uc1 \\\\b {\\\\* \\\\fonttbl \\\\info \\\\title \\\\bin99 \\\\field \\\\fldinst "
    "\\\\revised \\\\deleted \\\\trowd \\\\cell \\\\row \\\\footnote \\\\annotation \\\\upr \\\\ud \\\\mac \\\\line \\\\tab",
    "xml": "<w:p> </w:p> <w:r> <w:t> </w:t> <w:del> <w:ins> <w:tbl> <w:tr> <w:tc> <w:footnoteReference <w:commentRangeStart <w:fldChar "
    "<w:instrText> <w:hyperlink <w:sdt> <mc:AlternateContent> <mc:Fallback> <w:txbxContent> <w:numPr> w:val= w:id= r:id= xml:space= "
    "<!DOCTYPE <!ENTITY &lt; &#x41; <![CDATA[ ]]>",
    "odf": "<text:p> </text:p> <text:span> <text:h <text:note> <office:annotation> <text:s <text:tab/> <table:table> <text:list> "
    "<text:tracked-changes> <text:change-start <draw:frame> <draw:text-box> <office:text> style:name= text:outline-level=",
    "eml": "Content-Type: multipart/mixed; boundary= text/html text/plain charset= Content-Transfer-Encoding: base64 quoted-printable "
    "message/rfc822 Subject: From: Date: =?utf-8?B? =?iso-8859-1?Q? ?= MIME-Version:\\x201.0 --b --b-- =E2=80=9C",
    "pdf": "endobj stream endstream xref trailer /Type /Page /Pages /Kids /Count /Contents /Resources /Font /Length /Filter /FlateDecode "
    "/ASCIIHexDecode /LZWDecode /DecodeParms /Predictor /ObjStm /XRef /Encoding /Differences /ToUnicode beginbfchar BT ET Tj TJ Td Tm Tf "
    "Do cm q Q /XObject /Form /StructTreeRoot /MarkInfo /BDC EMC ' \\\"",
    "import": "TY\\x20\\x20-\\x20 ER AU TI UR PY @article{ @online{ title= author= url= year= claim,status,note <c <v> <row <si> <t> t=\\\"s\\\" "
    "\\\"id\\\": \\\"type\\\": \\\"title\\\": \\\"URL\\\": issued date-parts",
    "journal": "\\\"do\\\":\\\"set_status\\\" \\\"claim\\\": \\\"undo\\\" \\\"entry\\\": \\\"add_draft\\\" \\\"draft\\\": put_source put_citation write_note "
    "set_aside \\\"status\\\":\\\"wrong\\\" \\\"sum\\\":\\\" \\\"n\\\": \\\"tickmark\\\":1 merge carry settle \\\"e1\\\" \\\"c1\\\"",
    "prose": "people died injured on Monday last week said \\xe2\\x80\\x9c \\xe2\\x80\\x9d according to per cent million 2024 at least "
    "between a dozen three-quarters minister President $ \\xe2\\x82\\xac km miles more than twice BST 5 p.m.",
}  # fmt: skip

OF = {
    "html": ["html", "prose"], "rtf": ["rtf"], "docx": ["xml"], "odt": ["odf", "xml"], "eml": ["eml", "html"], "pdf": ["pdf"],
    "import": ["import", "xml"], "journal": ["journal"], "exports": ["html", "pdf", "import"],
}  # fmt: skip


def files(*patterns):
    return [path.read_bytes() for pattern in patterns for path in sorted(ROOT.glob(pattern))]


def part(container, name):
    with zipfile.ZipFile(container) as pack:
        return pack.read(name)


def seeds(target):
    prose = [path.read_bytes() for path in SAMPLES]
    made = ROOT / "tests/formats/files"
    entries = files("tests/releases/*/*.tickmark")
    match target:
        case "html":
            return files("tests/formats/*.html") + [b"<article><p>" + text + b"</p></article>" for text in prose]
        case "rtf":
            return [text.removeprefix(b"{\\rtf1") for text in files("tests/formats/files/*.rtf")] + prose
        case "docx":
            return [b"\0" + text for text in files("tests/formats/files/*.docx")] + [
                b"\2" + part(made / "libreoffice.docx", "word/document.xml"),
                b"\1<w:p><w:r><w:t>Three people died on Monday.</w:t></w:r></w:p>",
            ]
        case "odt":
            return [b"\0" + text for text in files("tests/formats/files/*.odt")] + [
                b"\2" + part(made / "libreoffice.odt", "content.xml"),
                b"\1<text:p>Three people died on Monday.</text:p>",
            ]
        case "eml":
            head = b"From: a@example.org\nSubject: Ferry\nMIME-Version: 1.0\nContent-Type: "
            parted = b"multipart/alternative; boundary=b\n\n--b\nContent-Type: text/plain\n\nThree died.\n--b\n"
            return [head + b"text/plain; charset=utf-8\n\n" + text for text in prose] + [
                head + parted + b"Content-Type: text/html\n\n<p>Three <b>died</b></p>\n--b--\n"
            ]
        case "pdf":
            lines = b"BT /F 12 Tf 72 700 Td (Three people died on Monday.) Tj 0 -14 Td [(At least )-20(46)] TJ ET q /X Do Q"
            return [*files("tests/formats/*.pdf"), lines]
        case "journal":
            bare = [b"\1" + b"\n".join(edits(text)) for text in entries]
            return bare + [b"\0" + text for text in entries]
        case "import":
            lists = [b"\0TY  - NEWS\nTI  - Ferry log\nUR  - https://example.org\nER  - \n",
                     b"\0@online{a, title={Ferry log}, url={https://example.org}, year=2024}\n",
                     b'\0[{"id":"a","type":"webpage","title":"Ferry log","URL":"https://example.org"}]',
                     b"\0claim,status,note\nc1,confirmed,asked twice\n",
                     b'\2<row r="1"><c t="s"><v>0</v></c></row>\0<sst><si><t>claim</t></si></sst>']  # fmt: skip
            return lists + [b"\3<w:p><w:r><w:t>Three people died</w:t></w:r></w:p>"]
        case "carry":
            return [text + b"\0" + text.replace(b"Monday", b"Tuesday", 1) for text in prose]
        case "exports":
            tricks = b"<script>alert(1)</script>\0=1+1\0[a](javascript:x)\0{\\rtf\0\\input{x}\0" + "\u202e\0“said”".encode()
            return [bytes([form, form % 2]) + tricks for form in range(20)]
        case "article":
            return [b"\0" + text for text in prose] + [b"\1" + text for text in prose]
    return prose


def edits(journal):
    """What each line of a project changes, without its brackets and sum."""
    for line in journal.split(b"\n")[1:]:
        _, found, rest = line.partition(b'"edit":')
        if found:
            yield rest.rpartition(b',"sum"')[0]


def main():
    target, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    for number, seed in enumerate(seeds(target)):
        (folder / "corpus" / f"seed-{number}").write_bytes(seed)
    words = [word for name in OF.get(target, ["prose"]) for word in WORDS[name].split()]
    (folder / "words").write_text("".join(f'"{word}"\n' for word in dict.fromkeys(words)))


main()
