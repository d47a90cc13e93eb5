#!/usr/bin/env python3
"""Files as nobody should write them, given to the program one by one: what it says, how long it takes, what it needs.

    scripts/hostile.sh [WORD ...]     all cases, or those whose name holds one of the words

Each case must end by itself, with status 0 or 1, within SECONDS of the processor, within TIMES the bytes it was given,
unpacked, beside OWN_MB, or BASE_MB, whichever is more, and never above MOST_MB; KNOWN names what may take more, and why. What it says
must be one line where it refuses, without a control character. Time and peak are those of the child itself (`wait4`).
The last line sums up; the status is 1 where anything did not hold.
"""
import os
import random
import resource
import signal
import socket
import stat
import struct
import subprocess
import sys
import tempfile
import threading
import zipfile
import zlib

TICKMARK = os.path.abspath(os.environ.get('TICKMARK', 'target/release/tickmark'))
SECONDS = float(os.environ.get('SECONDS_EACH', '10'))
OWN_MB, BASE_MB, MOST_MB, TIMES = 16, 160, 1024, 20
MB = 1024 * 1024

# What may take more than TIMES its bytes, by the start of a case's name: how many times, or how many MB, and why.
KNOWN = (
    ('txt: ', 300, 0, 'every word of a text may be a claim of its own; so no article is longer than 3 MB'),
    ('md: ', 300, 0, 'as in a text'),
    ('html: ', TIMES, 512, 'a page is held as a tree, some 250 bytes an element; so none has more than half a million'),
    ('import csv: an open quote', 32, 0, 'one cell as long as the sheet is held as read, as taken and as looked for'),
    ('pdf: ', TIMES, 768, 'its streams are packed, up to 128 MB a page, and the interpreter holds them'),
)

CASES = []


def case(name, args, write=None, feed=None):
    CASES.append((name, args, write, feed))


def of_text(*parts):
    """A file of these parts: bytes, or (bytes, how often)."""
    def write(path):
        with open(path, 'wb') as file:
            for part in parts:
                unit, times = part if isinstance(part, tuple) else (part, 1)
                per = max(1, (1 << 20) // len(unit)) if unit else 1
                block = unit * per
                for _ in range(times // per):
                    file.write(block)
                file.write(unit * (times % per))
    return write


def of_zip(*entries, stored=()):
    """A container of (name, parts), packed as it is written, so that it never stands in memory."""
    def write(path):
        with zipfile.ZipFile(path, 'w', zipfile.ZIP_DEFLATED) as pack:
            for name, *parts in entries:
                with pack.open(name, 'w', force_zip64=False) as out:
                    for part in parts:
                        unit, times = part if isinstance(part, tuple) else (part, 1)
                        per = max(1, (1 << 20) // len(unit)) if unit else 1
                        block = unit * per
                        for _ in range(times // per):
                            out.write(block)
                        out.write(unit * (times % per))
    return write


def later(make):
    """What takes much memory to make is made where the file is."""
    return lambda path: make()(path)


DOC = b'<w:document xmlns:w="w"><w:body>'
END = b'</w:body></w:document>'
PARA = b'<w:p><w:r><w:t>Nineteen people died.</w:t></w:r></w:p>'
ODOC = b'<office:document-content xmlns:office="o" xmlns:text="t"><office:body><office:text>'
OEND = b'</office:text></office:body></office:document-content>'
KIND = ('mimetype', b'application/vnd.oasis.opendocument.text')
LAUGHS = (b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a0 "ha">' + b''.join(
    b'<!ENTITY a%d "%s">' % (n, b'&a%d;' % (n - 1) * 10) for n in range(1, 10)) + b'<!ENTITY f SYSTEM "file:///etc/passwd">]>')


def docx(*parts):
    return of_zip(('word/document.xml', *parts))


def odt(*parts):
    return of_zip(KIND, ('content.xml', *parts))


def article(name, ending, write):
    case(f'{ending}: {name}', ['extract', '--format', 'text', f'a.{ending}'], write)


# Text and Markdown
TEXTS = (('words', b'said Ana Roe '), ('digits', b'7'), ('numbers', b'7 '), ('sentences', b'At least 19 people died on Monday, police said. '), ('short lines', b'a\n\n'), ('newlines', b'\n'),
         ('figures', b'$7m '), ('quotes', b'"a" '), ('names', b'Mr. Al Roe, 7, '), ('years', b'1987 '), ('days', b'May 7, '), ('shares', b'7% '), ('brackets', b'('), ('letters', b'a '),
         ('deaths', b'7 died '), ('ranges', b'7-8 '), ('speakers', b'he said '))
for name, unit in TEXTS:
    article(f'3 MB of {name}', 'txt', of_text((unit, (3 * MB - 10) // len(unit))))
for ending in ('txt', 'md'):
    article('1 GB of spaces', ending, of_text((b' ', 1024 * MB)))
    article('a line of 100 MB', ending, of_text((b'said ', 20 * MB)))
    article('one word of 16 MB', ending, of_text((b'a', 16 * MB - 10)))
    article('16 MB of words', ending, of_text((b'said Ana Roe ', MB)))
    article('16 MB of digits', ending, of_text((b'7', 16 * MB - 10)))
    article('16 MB of numbers', ending, of_text((b'7 ', 8 * MB - 10)))
    article('16 MB of sentences', ending, of_text((b'At least 19 people died on Monday, police said. ', 16 * MB // 50)))
    article('10 million newlines', ending, of_text((b'\n', 10_000_000)))
    article('16 MB of short lines', ending, of_text((b'a\n\n', 5 * MB)))
    article('zeros', ending, of_text((b'\0', 100 * MB)))
    article('UTF-16 of 16 MB', ending, of_text(b'\xff\xfe', (b'a\0 \0', 4 * MB - 8)))
    article('direction signs', ending, of_text('It cost \u202e00001\u202c euros\u2066, she said.\u200b '.encode(), ('\u202e'.encode(), 100_000)))
    article('escapes of a terminal', ending, of_text(b'At least 19 \x1b[2J\x1b]0;owned\x07 people \x9b31m died.\n'))
for name, unit in (('quotes', b'> '), ('quotes close up', b'>'), ('lists', b'- '), ('numbers', b'1. '), ('emphasis', b'*a '), ('brackets', b'['),
                   ('links', b'[a]('), ('images', b'![a'), ('ticks', b'` '), ('angles', b'<'), ('comments', b'<!-- '), ('tables', b'|a'), ('underlines', b'_a*'),
                   ('references', b'[a]: b\n\n[a]'), ('footnotes', b'[^a]: '), ('headings', b'# '), ('backslashes', b'\\'), ('ampersands', b'&a')):
    for depth in (10_000, 1_000_000, (6 * MB - 10) // len(unit)):
        article(f'{depth:,} {name}', 'md', of_text((unit, depth), b' died\n'))
article('1,000 levels of quotes, each line', 'md', of_text((b'>' * 1000 + b' a\n', 2000)))
article('tables of 1,000 columns', 'md', of_text(b'|a' * 1000 + b'|\n' + b'|-' * 1000 + b'|\n', (b'|a|\n', 100_000)))

# Web pages
for name, unit in (('div', b'<div>'), ('b', b'<b>'), ('table', b'<table><tr><td>'), ('p and a', b'<p>a <a href=x>b</a>'), ('font', b'<font a=b>'),
                   ('svg', b'<svg>'), ('select', b'<select><option>'), ('template', b'<template>'), ('formatting', b'<b><i><u><p>'), ('ul', b'<ul><li>'),
                   ('comments', b'<!-- '), ('script', b'<script>'), ('open tags', b'<a '), ('article', b'<article><p>One, two, three, four.</p>'), ('noscript', b'<noscript>'),
                   ('entities', b'&amp;'), ('closing', b'</p>'), ('frameset', b'<frameset>'), ('dd', b'<dl><dd>'), ('h1', b'<h1>'), ('br', b'<br>')):
    for depth in (10_000, 1_000_000):
        article(f'{depth:,} {name}', 'html', of_text(b'<html><body>', (unit, depth), b'Nineteen died.'))
for name, unit in (('br', b'<br>'), ('p', b'<p>'), ('p with a letter', b'<p>a'), ('i', b'<i></i>'), ('bare attributes', b'<hr a b c d e>'), ('doctypes', b'<!x>'), ('comments', b'<!---->'), ('li', b'<li>a'), ('h1', b'<h1>a</h1>'),
                   ('tables', b'<table><tr><td>a</table>'), ('images', b'<img src=x alt=a>'), ('links', b'<link rel=canonical href=x>'), ('JSON-LD', b'<script type="application/ld+json">{"a":1}</script>')):
    for count in (499_900 // unit.count(b'<'), 16 * MB // len(unit) - 100):
        article(f'{count:,} times {name}', 'html', of_text(b'<html><body><p>Nineteen people died.', (unit, min(count, 16 * MB // len(unit) - 100))))
article('1,000,000 attributes', 'html', later(lambda: of_text(b'<html><body><p ', *[b'a%d=1 ' % n for n in range(1_000_000)], b'>died')))
article('an attribute of 15 MB', 'html', of_text(b'<html><body><p title="', (b'a', 15 * MB), b'">died'))
article('1 GB of spaces', 'html', of_text(b'<html>', (b' ', 1024 * MB)))
article('10,000 deep JSON-LD', 'html', of_text(b'<html><script type="application/ld+json">', (b'{"@graph":[', 10_000), b'</script><p>Nineteen died.'))
article('300,000 JSON-LD', 'html', of_text(b'<html>', (b'<script type="application/ld+json">{"a":1}</script>', 300_000), b'<p>Nineteen died.'))
article('entities', 'html', of_text(LAUGHS, b'<html><p>&a9; &f; died'))

# Word and OpenDocument
for ending, make, start, end, para in (('docx', docx, DOC, END, PARA), ('odt', odt, ODOC, OEND, b'<text:p>Nineteen people died.</text:p>')):
    open_, close = (b'<w:p>', b'</w:p>') if ending == 'docx' else (b'<text:p>', b'</text:p>')
    article('bomb of spaces, 1 GB', ending, make(start + open_, (b' ', 1024 * MB), close + end))
    article('bomb just below the limit', ending, make(start + open_, (b' ', 60 * MB), close + end))
    article('bomb of paragraphs', ending, make(start, (para, 90 * MB // len(para)), end))
    article('bomb of empty paragraphs', ending, make(start, (open_ + close, 5_000_000), end))
    article('10 MB of text in one paragraph', ending, make(start + open_ + (b'<w:r><w:t>' if ending == 'docx' else b''), (b'said Ana Roe ', 800_000),
                                                       (b'</w:t></w:r>' if ending == 'docx' else b'') + close + end))
    article('billion laughs', ending, make(LAUGHS + start + open_ + b'&a9;&f;' + close + end))
    for depth in (10_000, 1_000_000):
        article(f'{depth:,} deep', ending, make(start, (open_, depth), b'died', (close, depth), end))
        for name in ('w:tbl', 'w:txbxContent', 'w:r', 'w:ins', 'w:sdt', 'mc:AlternateContent', 'w:del', 'w:comment') if ending == 'docx' else (
                'draw:text-box', 'table:table-cell', 'text:span', 'text:note', 'office:annotation', 'text:tracked-changes', 'text:section'):
            tag = name.encode()
            article(f'{depth:,} {name}', ending, make(start, (open_ + b'<' + tag + b'>', depth), b'died', (b'</' + tag + b'>' + close, depth), end))
            article(f'{depth:,} {name} in one', ending, make(start + open_, (b'<' + tag + b'>', depth), b'died', (b'</' + tag + b'>', depth), close + end))
    article('10,000,000 attributes', ending, make(start + b'<w:p ', (b'a="b" ', 10_000_000), b'>' + close + end))
    article('10,000,000 repeated', ending, make(start + open_ + b'<text:s text:c="4000000000"/>', (b'<text:s text:c="4000000000"/>', 1_000_000), close + end))
    article('100,000 entries', ending, lambda path, make=make: many(path, 100_000))
    article('names that lead out', ending, of_zip(('../../../../tmp/hostile-out', b'x'), ('/tmp/hostile-out', b'x'), ('word/document.xml', start + para + end), ('content.xml', start + para + end), KIND))
    article('the same name twice', ending, lambda path, s=start, p=para, e=end: twice(path, s + p + e))
    article('a size that lies, less', ending, lambda path, m=make, s=start, o=open_, c=close, e=end: lies(path, m(s + o, (b' ', 500 * MB), c + e), 10))
    article('a size that lies, more', ending, lambda path, m=make, s=start, p=para, e=end: lies(path, m(s + p + e), 0xFFFFFFF0))
    article('entries upon each other', ending, lambda path, e=ending: overlapping(path, e))
    article('a pack in a pack', ending, lambda path, m=make, s=start, o=open_, c=close, e=end: nested(path, m(s + o, (b' ', 1024 * MB), c + e)))
RELS = b'<Relationships>' + b''.join(b'<Relationship Id="r%d" Type="x/%s" Target="%s"/>' % (n, kind, target) for n, (kind, target) in enumerate(
    [(b'officeDocument', b'word/document.xml'), (b'comments', b'comments.xml'), (b'footnotes', b'footnotes.xml'), (b'styles', b'styles.xml')])) + b'</Relationships>'
article('a chain of styles in a circle', 'docx', of_zip(('word/document.xml', DOC + b'<w:p><w:pPr><w:pStyle w:val="a"/></w:pPr><w:r><w:t>died</w:t></w:r></w:p>' + END), ('_rels/.rels', RELS),
        ('word/_rels/document.xml.rels', RELS), ('word/styles.xml', b'<w:styles><w:style w:styleId="a"><w:basedOn w:val="b"/></w:style><w:style w:styleId="b"><w:basedOn w:val="a"/></w:style></w:styles>')))
article('1,000,000 comments', 'docx', later(lambda: of_zip(('word/document.xml', DOC, *[b'<w:p><w:commentRangeStart w:id="%d"/><w:r><w:t>died</w:t></w:r><w:commentRangeEnd w:id="%d"/></w:p>' % (n, n) for n in range(100_000)], END),
        ('_rels/.rels', RELS), ('word/_rels/document.xml.rels', RELS), ('word/comments.xml', b'<w:comments>', *[b'<w:comment w:id="%d" w:author="a"><w:p><w:r><w:t>x</w:t></w:r></w:p></w:comment>' % n for n in range(100_000)], b'</w:comments>'))))
article('one comment 500,000 times', 'docx', of_zip(('word/document.xml', DOC, (b'<w:p><w:commentRangeStart w:id="0"/><w:r><w:t>died</w:t></w:r><w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r></w:p>', 500_000), END),
        ('_rels/.rels', RELS), ('word/_rels/document.xml.rels', RELS), ('word/comments.xml', b'<w:comments><w:comment w:id="0" w:author="a"><w:p><w:r><w:t>' + b'x' * 100_000 + b'</w:t></w:r></w:p></w:comment></w:comments>')))
article('one footnote 500,000 times', 'docx', of_zip(('word/document.xml', DOC, (b'<w:p><w:r><w:t>died</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>', 500_000), END),
        ('_rels/.rels', RELS), ('word/_rels/document.xml.rels', RELS), ('word/footnotes.xml', b'<w:footnotes><w:footnote w:id="2"><w:p><w:r><w:t>' + b'x' * 100_000 + b'</w:t></w:r></w:p></w:footnote></w:footnotes>')))


def many(path, count):
    with zipfile.ZipFile(path, 'w') as pack:
        for n in range(count):
            pack.writestr(f'word/{n}.xml', b'')


def twice(path, body):
    import warnings
    warnings.simplefilter('ignore')
    with zipfile.ZipFile(path, 'w', zipfile.ZIP_DEFLATED) as pack:
        for name in ('word/document.xml', 'content.xml') * 2:
            pack.writestr(name, body)


def lies(path, write, size):
    """Both heads of the largest part say another unpacked size."""
    write(path)
    data = bytearray(open(path, 'rb').read())
    at = data.rfind(b'PK\x01\x02')
    struct.pack_into('<I', data, at + 24, size)
    local = struct.unpack_from('<I', data, at + 42)[0]
    struct.pack_into('<I', data, local + 22, size)
    open(path, 'wb').write(data)


def overlapping(path, ending):
    """Many entries whose bytes are the same bytes, as the bomb of David Fifield has them."""
    name = b'word/document.xml' if ending == 'docx' else b'content.xml'
    squeeze = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = b''.join(squeeze.compress(b' ' * MB) for _ in range(90)) + squeeze.flush()
    sum_ = 0
    for _ in range(90):
        sum_ = zlib.crc32(b' ' * MB, sum_)
    names = [name, b'word/styles.xml', b'styles.xml', b'meta.xml', b'_rels/.rels', b'word/_rels/document.xml.rels', b'META-INF/manifest.xml'] + [b'word/%d.xml' % n for n in range(1000)]
    local = struct.pack('<IHHHHHIIIHH', 0x04034B50, 20, 0, 8, 0, 0, sum_, len(packed), 90 * MB, len(name), 0) + name + packed
    central = b''.join(struct.pack('<IHHHHHHIIIHHHHHII', 0x02014B50, 20, 20, 0, 8, 0, 0, sum_, len(packed), 90 * MB, len(it), 0, 0, 0, 0, 0, 0) + it for it in names)
    end = struct.pack('<IHHHHIIH', 0x06054B50, 0, 0, len(names), len(names), len(central), len(local), 0)
    open(path, 'wb').write(local + central + end)


def nested(path, write):
    write(path)
    inner = open(path, 'rb').read()
    with zipfile.ZipFile(path, 'w', zipfile.ZIP_DEFLATED) as pack:
        pack.writestr('word/document.xml', inner)
        pack.writestr('content.xml', inner)


# Rich text
for name, unit in (('groups', b'{'), ('closing', b'}'), ('groups with words', b'{\\b a'), ('ignored groups', b'{\\*\\x '), ('fields', b'{\\field{\\*\\fldinst x}{\\fldrslt '), ('tables', b'{\\trowd\\intbl a\\cell'),
                   ('notes', b'{\\footnote '), ('pictures', b'{\\pict 00ff'), ('signs', b'\\u8220?'), ('bytes', b"\\'e9"), ('fonts', b'{\\fonttbl{\\f0 A;}'), ('comments', b'{\\*\\annotation x'), ('ucs', b'\\uc9999 ')):
    for depth in (10_000, 1_000_000):
        article(f'{depth:,} {name}', 'rtf', of_text(b'{\\rtf1 It died. ', (unit, depth), b'x}'))
article('a length that lies', 'rtf', of_text(b'{\\rtf1 It died. \\bin2147483647 x}'))
article('a number of 10 MB', 'rtf', of_text(b'{\\rtf1 It died. \\u', (b'9', 10 * MB), b' x}'))
article('1 GB of spaces', 'rtf', of_text(b'{\\rtf1 ', (b' ', 1024 * MB)))
article('120 MB of pictures', 'rtf', of_text(b'{\\rtf1 It died.{\\pict ', (b'00ff', 30 * MB), b'}}'))


# PDF
def pdf(*objects, trailer=b'/Root 1 0 R', stream_parts=()):
    def write(path):
        with open(path, 'wb') as file:
            file.write(b'%PDF-1.7\n')
            for number, body in objects:
                file.write(b'%d 0 obj\n' % number)
                for part in body if isinstance(body, (list, tuple)) else [body]:
                    unit, times = part if isinstance(part, tuple) else (part, 1)
                    for _ in range(times):
                        file.write(unit)
                file.write(b'\nendobj\n')
            file.write(b'trailer<<%s>>\n%%%%EOF\n' % trailer)
    return write


CATALOG, PAGES = (1, b'<</Type/Catalog/Pages 2 0 R>>'), (2, b'<</Type/Pages/Kids[3 0 R]/Count 1>>')
FONT = (5, b'<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>')


def one_page(more=b'', content=b'4 0 R', box=b'[0 0 595 842]', resources=b'/Font<</F 5 0 R>>'):
    return (3, b'<</Type/Page/Parent 2 0 R/MediaBox%s/Contents %s/Resources<<%s>>%s>>' % (box, content, resources, more))


def drawn(steps, filters=b''):
    return (4, b'<</Length %d%s>>stream\n' % (len(steps), filters) + steps + b'\nendstream')


WORDS = b'BT /F 12 Tf 72 700 Td (Nineteen people died.) Tj ET'


def flate(unit, size, layers=1):
    """`unit` again and again, `size` bytes of it or once, packed so many times."""
    squeeze = zlib.compressobj(9)
    block = unit * max(1, MB // len(unit))
    data = b''.join(squeeze.compress(block) for _ in range(size // len(block))) if size > MB else squeeze.compress(unit)
    data += squeeze.flush()
    for _ in range(layers - 1):
        data = zlib.compress(data, 9)
    return data


article('a page tree in a circle', 'pdf', pdf(CATALOG, (2, b'<</Type/Pages/Kids[2 0 R 3 0 R 2 0 R]/Count 1>>'), one_page(), drawn(WORDS), FONT))
article('a page tree that doubles', 'pdf', pdf(CATALOG, *[(n, b'<</Type/Pages/Kids[%d 0 R %d 0 R]/Count 2>>' % (n + 1 if n > 2 else 10, n + 1 if n > 2 else 10)) for n in [2, *range(10, 70)]], (70, b'<</Type/Page/Contents 4 0 R>>'), drawn(WORDS), FONT))
article('a deep page tree', 'pdf', later(lambda: pdf(CATALOG, (2, b'<</Type/Pages/Kids[10 0 R]/Count 1>>'), *[(n, b'<</Type/Pages/Kids[%d 0 R]/Count 1>>' % (n + 1)) for n in range(10, 100_000)], drawn(WORDS), FONT)))
article('objects in a circle', 'pdf', pdf((1, b'<</Type/Catalog/Pages 2 0 R>>'), (2, b'3 0 R'), (3, b'2 0 R')))
article('a huge count of pages', 'pdf', pdf(CATALOG, (2, b'<</Type/Pages/Kids[3 0 R]/Count 2147483647>>'), one_page(), drawn(WORDS), FONT))
article('one page 1,000,000 times', 'pdf', pdf(CATALOG, (2, [b'<</Type/Pages/Kids[', (b'3 0 R ', 1_000_000), b']/Count 1000000>>']), one_page(), drawn(WORDS), FONT))
article('one page 20,000 times', 'pdf', pdf(CATALOG, (2, [b'<</Type/Pages/Kids[', (b'3 0 R ', 20_000), b']/Count 20000>>']), one_page(), drawn(WORDS), FONT))
article('a huge page', 'pdf', pdf(CATALOG, PAGES, one_page(box=b'[0 0 1e30 1e30]'), drawn(WORDS), FONT))
article('a page of no size', 'pdf', pdf(CATALOG, PAGES, one_page(box=b'[0 0 0 0]'), drawn(WORDS), FONT))
article('letters of huge size', 'pdf', pdf(CATALOG, PAGES, one_page(), drawn(b'BT /F 1e38 Tf 1e38 0 0 1e38 1e38 -1e38 Tm (Nineteen) Tj 1e38 Tc 1e38 TL T* (died) Tj ET'), FONT))
article('a form in itself', 'pdf', pdf(CATALOG, PAGES, one_page(resources=b'/Font<</F 5 0 R>>/XObject<</X 6 0 R>>'), drawn(b'/X Do ' + WORDS), FONT,
        (6, b'<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>/Length 12>>stream\n/X Do /X Do \nendstream')))
article('forms that double', 'pdf', later(lambda: pdf(CATALOG, PAGES, one_page(resources=b'/Font<</F 5 0 R>>/XObject<</X 10 0 R>>'), drawn(b'/X Do ' + WORDS), FONT,
        *[(n, b'<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X %d 0 R>>>>/Length 12>>stream\n/X Do /X Do \nendstream' % (n + 1)) for n in range(10, 60)],
        (60, b'<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Length 2>>stream\nq \nendstream'))))
article('a pattern in itself', 'pdf', pdf(CATALOG, PAGES, one_page(resources=b'/Font<</F 5 0 R>>/Pattern<</P 6 0 R>>'), drawn(b'/Pattern cs /P scn 0 0 9 9 re f ' + WORDS), FONT,
        (6, b'<</Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 1 1]/XStep 0.0001/YStep 0.0001/Resources<</Pattern<</P 6 0 R>>>>/Length 36>>stream\n/Pattern cs /P scn 0 0 9 9 re f     \nendstream')))
article('outlines in a circle', 'pdf', pdf((1, b'<</Type/Catalog/Pages 2 0 R/Outlines 9 0 R>>'), PAGES, one_page(), drawn(WORDS), FONT, (9, b'<</First 9 0 R/Last 9 0 R/Next 9 0 R/Parent 9 0 R>>')))
article('a stream whose length is itself', 'pdf', pdf(CATALOG, PAGES, one_page(), (4, b'<</Length 4 0 R>>stream\n' + WORDS + b'\nendstream'), FONT))
article('arrays 1,000,000 deep', 'pdf', pdf(CATALOG, PAGES, one_page(), drawn(WORDS), FONT, (9, [(b'[', 1_000_000)])))
article('arrays 1,000,000 deep in a page', 'pdf', pdf(CATALOG, PAGES, (3, [b'<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/A ', (b'[', 1_000_000)]), drawn(WORDS), FONT))
article('dictionaries 1,000,000 deep', 'pdf', pdf(CATALOG, PAGES, (3, [b'<</Type/Page/Parent 2 0 R/Contents 4 0 R/A ', (b'<</A ', 1_000_000)]), drawn(WORDS), FONT))
article('arrays 1,000,000 deep in steps', 'pdf', later(lambda: pdf(CATALOG, PAGES, one_page(), drawn(b'[' * 1_000_000 + WORDS), FONT)))
article('brackets 1,000,000 deep in a string', 'pdf', later(lambda: pdf(CATALOG, PAGES, one_page(), drawn(b'BT /F 9 Tf ' + b'(' * 1_000_000 + WORDS), FONT)))
article('1,000,000 states saved', 'pdf', later(lambda: pdf(CATALOG, PAGES, one_page(), drawn(b'q ' * 1_000_000 + WORDS), FONT)))
article('1,000,000 marks begun', 'pdf', later(lambda: pdf(CATALOG, PAGES, one_page(), drawn(b'/P BMC ' * 1_000_000 + WORDS), FONT)))
article('300,000 clips', 'pdf', later(lambda: pdf(CATALOG, PAGES, one_page(), drawn(b'0 0 9 9 re W n ' * 300_000 + WORDS), FONT)))
for layers in (1, 2, 3):
    article(f'a bomb of 1 GB, packed {layers} times', 'pdf', later(lambda layers=layers: pdf(
        CATALOG, PAGES, one_page(), drawn(flate(b' ', 1024 * MB, layers), b'/Filter[' + b'/FlateDecode' * layers + b']'), FONT)))
article('a bomb below the limit', 'pdf', later(lambda: pdf(CATALOG, PAGES, one_page(), drawn(flate(b' ', 100 * MB), b'/Filter/FlateDecode'), FONT)))


def packed(number, data):
    return number, b'<</Length %d/Filter/FlateDecode>>stream\n' % len(data) + data + b'\nendstream'


article('ten bombs on a page', 'pdf', later(lambda: (lambda data: pdf(
    CATALOG, PAGES, one_page(content=b'[' + b' '.join(b'%d 0 R' % n for n in range(20, 30)) + b']'), FONT, *[packed(n, data) for n in range(20, 30)]))(flate(b' ', 60 * MB))))
article('one bomb drawn 40 times', 'pdf', later(lambda: pdf(CATALOG, PAGES, one_page(content=b'[' + b'20 0 R ' * 40 + b']'), FONT, packed(20, flate(b' ', 60 * MB)))))
article('200 pages of one bomb', 'pdf', later(lambda: pdf(
    CATALOG, (2, b'<</Type/Pages/Kids[' + b'3 0 R ' * 200 + b']/Count 200>>'), one_page(content=b'20 0 R'), FONT, packed(20, flate(b' ', 60 * MB)))))
article('a bomb of letters', 'pdf', later(lambda: pdf(
    CATALOG, PAGES, one_page(), drawn(flate(b'BT /F 12 Tf 72 700 Td (Nineteen people died.) Tj ET ', 60 * MB), b'/Filter/FlateDecode'), FONT)))
article('a bomb of ASCII', 'pdf', later(lambda: pdf(CATALOG, PAGES, one_page(), drawn(b'z' * (30 * MB) + b'~>', b'/Filter/ASCII85Decode'), FONT)))
article('a run of runs', 'pdf', later(lambda: pdf(CATALOG, PAGES, one_page(), drawn(b'\x81 ' * (15 * MB) + b'\x80', b'/Filter/RunLengthDecode'), FONT)))
article('runs upon runs', 'pdf', later(lambda: pdf(
    CATALOG, PAGES, one_page(), drawn(b'\x81\x81' * 100_000 + b'\x80', b'/Filter[' + b'/RunLengthDecode' * 4 + b']'), FONT)))
article('LZW without end', 'pdf', later(lambda: pdf(CATALOG, PAGES, one_page(), drawn(random.Random(1).randbytes(2 * MB), b'/Filter/LZWDecode'), FONT)))
article('30 filters', 'pdf', later(lambda: pdf(CATALOG, PAGES, one_page(), drawn(flate(WORDS, 1, 30), b'/Filter[' + b'/FlateDecode' * 30 + b']'), FONT)))
article('a predictor of a huge row', 'pdf', later(lambda: pdf(CATALOG, PAGES, one_page(), drawn(
    flate(WORDS, 1), b'/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns 2147483647/Colors 32/BitsPerComponent 16>>'), FONT)))
article('a picture of a huge size', 'pdf', pdf(
    CATALOG, PAGES, one_page(resources=b'/Font<</F 5 0 R>>/XObject<</X 6 0 R>>'), drawn(b'/X Do ' + WORDS), FONT,
    (6, b'<</Type/XObject/Subtype/Image/Width 2000000000/Height 2000000000/ColorSpace/DeviceRGB/BitsPerComponent 16/Length 1>>stream\nx\nendstream')))
TABLE = b'%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\nxref\n0 '
article('a table in a circle', 'pdf', of_text(TABLE + b'1\n0000000000 65535 f \ntrailer<</Root 1 0 R/Size 9/Prev 50>>\nstartxref\n50\n%%EOF'))
article('a table of two thousand million', 'pdf', of_text(TABLE + b'2147483647\n0000000000 65535 f \ntrailer<</Root 1 0 R/Size 2147483647>>\nstartxref\n50\n%%EOF'))
article('1,000,000 objects', 'pdf', later(lambda: of_text(b'%PDF-1.4\n', *[b'%d 0 obj<<>>endobj\n' % n for n in range(1, 1_000_000)], b'trailer<</Root 1 0 R>>')))
article('one object 1,000,000 times', 'pdf', of_text(b'%PDF-1.4\n', (b'1 0 obj<</Type/Catalog/Pages 1 0 R/Kids[1 0 R]>>endobj\n', 1_000_000), b'trailer<</Root 1 0 R>>'))
article('1,000,000 stream words', 'pdf', of_text(b'%PDF-1.4\n', (b'stream\n', 1_000_000)))
article('120 MB of nothing', 'pdf', of_text(b'%PDF-1.4\n', (b' ', 120 * MB)))
article('1 GB of spaces', 'pdf', of_text(b'%PDF-1.4\n', (b' ', 1024 * MB)))
CMAP = (b'begincmap 1 begincodespacerange <0000> <ffff> endcodespacerange ' + b'1 beginbfrange <0000> <ffff> <' + b'0041' * 2000 + b'> endbfrange ' * 400 + b'endcmap')
article('a map of letters without end', 'pdf', pdf(
    CATALOG, PAGES, one_page(), drawn(b'BT /F 12 Tf 72 700 Td <0000000100020003> Tj ET'),
    (5, b'<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/ToUnicode 7 0 R/DescendantFonts[<</Type/Font/Subtype/CIDFontType2/BaseFont/X>>]>>'),
    (7, b'<</Length %d>>stream\n' % len(CMAP) + CMAP + b'\nendstream')))

# E-mail
HEAD = b'From: Ada Roe <a@example.org>\nSubject: Ferry\nDate: Fri, 16 Aug 2024 10:00:00 +0200\nMIME-Version: 1.0\n'
MIXED = HEAD + b'Content-Type: multipart/mixed; boundary=a\n\n'
ATTACHED = b'--a\nContent-Disposition: attachment; filename="../../x\x1b[2J"\n\nx\n'
LINE = b'YWFh' * 16 + b'\n'
for depth in (10_000, 1_000_000):
    article(f'{depth:,} parts in one another', 'eml', of_text(HEAD, (b'Content-Type: multipart/mixed; boundary=a\n\n--a\n', depth), b'Content-Type: text/plain\n\nIt died.'))
    article(f'{depth:,} messages in one another', 'eml', of_text(HEAD, (b'Content-Type: message/rfc822\n\nFrom: a\n', depth), b'\n\nIt died.'))
    article(f'{depth:,} parts', 'eml', of_text(MIXED, (b'--a\nContent-Type: text/plain\n\nIt died.\n', depth), b'--a--'))
    article(f'{depth:,} attachments', 'eml', of_text(MIXED + b'--a\n\nIt died.\n', (ATTACHED, depth), b'--a--'))
    article(f'{depth:,} header lines', 'eml', of_text(HEAD, (b'X-A: b\n', depth), b'\n\nIt died.'))
    article(f'{depth:,} words in the subject', 'eml', of_text(b'From: a\nSubject: ', (b'=?utf-8?q?F=C3=A4hre?= ', depth), b'\n\nIt died.'))
    article(f'{depth:,} senders', 'eml', of_text(b'Subject: a\nFrom: ', (b'(a ', depth), b'\n\nIt died.'))
    article(f'{depth:,} letters of a border', 'eml', of_text(HEAD + b'Content-Type: multipart/mixed; boundary=', (b'a', depth), b'\n\n', (b'--a', depth), b'\nIt died.'))
    article(f'{depth:,} parameters', 'eml', later(lambda depth=depth: of_text(HEAD + b'Content-Type: text/plain; ', *[b'a*%d=b; ' % n for n in range(depth)], b'\n\nIt died.')))
article('base64 of 100 MB', 'eml', of_text(HEAD + b'Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\n', (LINE, 100 * MB // 65)))
article('an attachment of 100 MB', 'eml', of_text(
    MIXED + b'--a\n\nIt died.\n--a\nContent-Disposition: attachment; filename=x\nContent-Transfer-Encoding: base64\n\n', (LINE, 100 * MB // 65), b'--a--\n'))
article('1 GB of spaces', 'eml', of_text(HEAD, b'\n', (b' ', 1024 * MB)))
article('100 MB of spaces', 'eml', of_text(HEAD, b'\n', (b' ', 100 * MB)))
article('deep HTML', 'eml', of_text(HEAD + b'Content-Type: text/html\n\n', (b'<div>', 1_000_000), b'It died.'))

# What colleagues send back
BOOK = [('xl/workbook.xml', b'<workbook><sheets><sheet name="a" r:id="r1"/></sheets></workbook>'), ('xl/_rels/workbook.xml.rels', b'<Relationships>'
        b'<Relationship Id="r1" Type="x/worksheet" Target="sheet1.xml"/><Relationship Id="r2" Type="x/sharedStrings" Target="strings.xml"/></Relationships>')]
TOP = b'<row r="1"><c r="A1" t="inlineStr"><is><t>fact</t></is></c></row>'


def imported(name, ending, write):
    case(f'import {ending}: {name}', ['import', 'p.tickmark', f'b.{ending}', '--dry-run'], write)


def book(sheet, strings=(b'<sst/>',)):
    return of_zip(*BOOK, ('xl/sheet1.xml', b'<worksheet><sheetData>', *sheet, b'</sheetData></worksheet>'), ('xl/strings.xml', *strings))


imported('bomb of 1 GB', 'xlsx', book([(b' ', 1024 * MB)]))
imported('a long word in 1,000,000 cells', 'xlsx', book([TOP, (b'<row><c t="s"><v>0</v></c></row>', 1_000_000)], [b'<sst><si><t>' + b'x' * MB + b'</t></si></sst>']))
imported('1,000,000 rows with a last cell', 'xlsx', book([TOP, (b'<row><c r="IV1"><v>1</v></c></row>', 1_000_000)]))
imported('row two thousand million', 'xlsx', book([TOP, b'<row r="2000000000"><c r="ZZZZ1"><v>1</v></c></row>']))
imported('4,000,000 shared words', 'xlsx', book([TOP], [b'<sst>', (b'<si><t>x</t></si>', 4_000_000), b'</sst>']))
imported('1,000,000 rows deep', 'xlsx', book([(b'<row>', 1_000_000)]))
imported('cells in cells', 'xlsx', book([TOP + b'<row>', (b'<c>', 20_000), (b'</c>', 20_000), b'</row>']))
imported('billion laughs', 'xlsx', of_zip(*BOOK, ('xl/sheet1.xml', LAUGHS + b'<worksheet><sheetData>&a9;</sheetData></worksheet>'), ('xl/strings.xml', b'')))
imported('one line of 100 MB', 'csv', of_text(b'fact,status\n', (b'Three people died, ', 5 * MB)))
imported('one line of 15 MB', 'csv', of_text(b'fact,status\n', (b'Three people died, ', 800_000)))
imported('1 GB of spaces', 'csv', of_text((b' ', 1024 * MB)))
imported('an open quote', 'csv', of_text(b'fact,status\n"', (b'a,b\n', 3 * MB)))
imported('4,000,000 rows', 'csv', of_text(b'fact,status\n', (b'a,b\n', 4_000_000)))
imported('5,000 long rows', 'csv', of_text(b'fact,status\n', (b'Three people died on Monday ' * 100 + b',wrong\n', 5_000)))
imported('3,000,000 columns', 'csv', of_text((b'fact,', 3_000_000)))
imported('quotes', 'csv', of_text(b'fact\n', (b'"', 15 * MB)))
LISTS = (('brackets', b'', b'['), ('objects', b'', b'{"a":'), ('entries', b'', b'@a{'), ('braces', b'@misc{a, title = ', b'{'), ('signs', b'', b'@'), ('tags', b'', b'TY  - '), ('numbers', b'[', b'1,'),
         ('strings', b'', b'@string{x = "y"}\n'), ('records', b'', b'TY  - RPRT\nTI  - a\nER  - \n'), ('books', b'', b'@book{a, title={b}}\n'), ('authors', b'TY  - RPRT\nTI  - a\n', b'AU  - Vale, Ruth\n'), ('items', b'[', b'{"title":"a"},'))
for name, start, unit in LISTS:
    for depth in (10_000, 15 * MB // len(unit)):
        imported(f'{depth:,} {name}', 'bib', of_text(start, (unit, depth)))
imported('15 MB of different records', 'bib', later(lambda: of_text(*[b'TY  - RPRT\nTI  - a%d\nER  - \n' % n for n in range(500_000)])))
imported('strings that double', 'bib', of_text(b'@string{a0 = "ha"}\n', *[b'@string{a%d = a%d # a%d}\n' % (n, n - 1, n - 1) for n in range(1, 60)], b'@misc{x, title = a59}'))
imported('a bomb', 'docx', docx(DOC + b'<w:p>', (b' ', 1024 * MB), b'</w:p>' + END))
imported('1,000,000 changes', 'docx', docx(DOC + b'<w:p>', (b'<w:ins w:author="E"><w:r><w:t>x</w:t></w:r></w:ins>', 1_000_000), b'</w:p>' + END))


# The project itself
def beside(name, write):
    def at(path):
        place = os.path.join(os.path.dirname(path), name)
        os.makedirs(os.path.dirname(place), exist_ok=True)
        write(place)
    return at


def sparse(size):
    return lambda path: os.truncate(os.open(path, os.O_CREAT | os.O_WRONLY), size)


FIRST = b'{"tickmark":1,"id":"p","created":"2024-08-16T09:20:00Z","program":"tickmark 0.1.0","sum":"0"}\n'
NOTE = b'{"n":1,"edit":{"do":"write_note","claim":"c","text":"'
for name, write in (('1 GB of spaces', of_text((b' ', 1024 * MB))), ('a line of 100 MB', of_text(FIRST + NOTE, (b'a', 100 * MB), b'"}}')), ('1,000,000 deep', of_text(FIRST, (b'[', 1_000_000))),
                    ('100 MB of numbers', of_text(FIRST + b'{"n":1,"edit":{"do":"group","edits":[', (b'1,', 50 * MB))), ('1,000,000 groups', of_text(FIRST + b'{"n":1,"edit":', (b'{"do":"group","edits":[', 1_000_000))),
                    ('10 million newlines', of_text(FIRST, (b'\n', 10_000_000))), ('1,000,000 lines of noise', of_text(FIRST, (b'{"n":1}\n', 1_000_000))), ('2 GB, sparse', sparse(2048 * MB)),
                    ('240 MB of lines', of_text(FIRST, (NOTE + b'a' * 1000 + b'"}}\n', 230_000))), ('600 MB of lines', of_text(FIRST, (NOTE + b'a' * 1000 + b'"}}\n', 560_000)))):
    case(f'project: {name}', ['report', 'q.tickmark', '--as', 'json', '-o', 'out.json'], beside('q.tickmark', write))
APPLY, TAG = ['apply', 'p.tickmark', '-'], ['tag', '--layer', 'quantity', '-']
case('apply: a line of 100 MB', APPLY, None, [(b'{"do":"write_note","claim":"c","text":"', 1), (b'a' * 1024, 100 * 1024), (b'"}\n', 1)])
case('apply: a line of 30 MB of numbers', APPLY, None, [(b'[', 1), (b'1,' * 512, 30 * 1024), (b'1]\n', 1)])
case('apply: 1 GB of spaces', APPLY, None, [(b' ' * 1024, 1024 * 1024)])
case('apply: 1 GB without a line end', APPLY, None, [(b'a' * 1024, 1024 * 1024)])
case('apply: 10 million newlines', APPLY, None, [(b'\n' * 1000, 10_000)])
case('apply: 1,000,000 deep', APPLY, None, [(b'[' * 1000, 1000), (b'\n', 1)])
case('apply: 1,000,000 groups', APPLY, None, [(b'{"do":"group","edits":[' * 10, 100_000), (b'\n', 1)])
case('apply: 200,000 lines of noise', APPLY, None, [(b'{"do":\n' * 10, 20_000)])
case('tag: a line of 100 MB', TAG, None, [(b'{"id":1,"text":"', 1), (b'7 ' * 512, 100 * 1024), (b'"}\n', 1)])
case('tag: 1 GB of spaces', TAG, None, [(b' ' * 1024, 1024 * 1024)])
case('extract -: 1 GB of spaces', ['extract', '-'], None, [(b' ' * 1024, 1024 * 1024)])
case('new: 1 GB as a data report', ['new', 'b.json', '-o', 'o.tickmark'], of_text((b' ', 1024 * MB)))
case('new: a deep data report', ['new', 'b.json', '-o', 'o.tickmark'], of_text(b'{"tickmark_report":1,"journal":', (b'[', 1_000_000)))
case('new: a project of 16 MB of sentences', ['new', 'a.txt', '-o', 'o.tickmark'], of_text((b'At least 19 people died on Monday, police said. ', 16 * MB // 50)))
for name, write in (('1 GB of spaces', of_text((b' ', 1024 * MB))), ('1,000,000 deep', of_text((b'{"a":', 1_000_000))), ('zeros', sparse(1024 * MB)), ('a link to /dev/zero', lambda path: os.symlink('/dev/zero', path)),
                    ('a pipe', os.mkfifo), ('a folder', os.mkdir)):
    case(f'settings: {name}', ['new', 'good.txt', '-o', 'o.tickmark'], beside('state/settings.json', write))


# What is no ordinary file
def unix_socket(path):
    here = os.getcwd()
    os.chdir(os.path.dirname(path))
    socket.socket(socket.AF_UNIX).bind(os.path.basename(path))
    os.chdir(here)


def ring(path):
    os.symlink(path, path + '.b')
    os.symlink(path + '.b', path)


def link(to):
    return lambda path: os.symlink(to, path)


ODD = [('a link to /dev/zero', link('/dev/zero')), ('a link to /dev/random', link('/dev/random')), ('a link to /dev/tty', link('/dev/tty')), ('a pipe', os.mkfifo), ('a socket', unix_socket), ('a folder', os.mkdir),
       ('a link to nowhere', link('/nowhere/x')), ('links in a circle', ring), ('/proc/self/mem', link('/proc/self/mem'))]
DOORS = [['extract', 'x.txt'], ['check', 'x.txt'], ['new', 'x.txt', '-o', 'o.tickmark'], ['new', 'x.json', '-o', 'o.tickmark'], ['report', 'x.txt', '--as', 'md'], ['report', 'x.tickmark', '--as', 'md'], ['import', 'p.tickmark', 'x.csv'],
         ['carry', 'p.tickmark', 'x.txt'], ['apply', 'p.tickmark', 'x.jsonl'], ['apply', 'x.tickmark', 'good.txt'], ['merge', 'p.tickmark', 'x.tickmark', '--dry-run'], ['tag', '--layer', 'quantity', 'x.jsonl']]
for what, write in ODD:
    for args in DOORS:
        case(f'{" ".join(args[:-1] if args[0] == "tag" else args[:3])}: {what}', args, beside(next(arg for arg in args if arg.startswith('x.')), write))
case('extract txt: a file that grows while it is read', ['extract', 'a.txt'], 'grows')

# Names
EVIL = 'ev\x1b[31m\u202Etxt.exe\u2066\x07\r\nfake line\u200b'
for args in DOORS:
    case(f'{" ".join(args[:-1] if args[0] == "tag" else args[:3])}: a name with signs for the terminal, no such file', [arg.replace('x.', EVIL + '.') for arg in args], lambda path: None)
for command in ('extract --format text', 'check'):
    case(f'{command}: a name with signs for the terminal', [*command.split(), EVIL + '.txt'], beside(EVIL + '.txt', of_text('At least 19 \x1b[2J\u202e people died on Monday, August 17, 2024.\n'.encode())))


def generate(write, path):
    """In a process of its own, so that what it needs is not counted."""
    child = os.fork()
    if child == 0:
        code = 1
        try:
            write(path)
            code = 0
        except BaseException as error:
            print('cannot make it:', repr(error), file=sys.stderr)
        os._exit(code)
    if os.waitpid(child, 0)[1] != 0:
        raise RuntimeError('not made')


def grow(path, stop):
    with open(path, 'ab') as file:
        for _ in range(600):
            if stop.is_set():
                return
            file.write(b'said Ana Roe ' * 20_000)
            file.flush()


def pour(pipe, parts):
    try:
        for unit, times in parts:
            for _ in range(times):
                pipe.write(unit)
        pipe.close()
    except OSError:
        pass


def limit():
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (6 << 30, 6 << 30))


def unpacked(path):
    """The bytes in a container as its parts have them, as far as they are read; what lies about that is not asked."""
    if not zipfile.is_zipfile(path):
        return 0
    with zipfile.ZipFile(path) as pack:
        sizes = [part.file_size for part in pack.infolist() if part.file_size < 2048 * MB]
    return min(sum(sizes), 96 * MB)


def run(name, args, write, feed, folder):
    target = os.path.join(folder, next((arg for arg in args if arg[:2] in ('a.', 'b.')), 'unused'))
    stop = threading.Event()
    if write == 'grows':
        of_text((b'said Ana Roe ', 1000))(target)
        threading.Thread(target=grow, args=(target, stop), daemon=True).start()
    elif write:
        generate(write, target)
    given = sum(len(unit) * times for unit, times in feed) if feed else 0
    for place, _, names in os.walk(folder):
        for one in names:
            known = os.lstat(os.path.join(place, one))
            if stat.S_ISREG(known.st_mode) and one not in ('p.tickmark', 'good.txt'):
                given = max(given, known.st_size, unpacked(os.path.join(place, one)))
    errors, answers = open(os.path.join(folder, '.err'), 'w+b'), open(os.path.join(folder, '.out'), 'w+b')
    env = {**os.environ, 'TICKMARK_STATE_DIR': os.path.join(folder, 'state')}
    child = subprocess.Popen([TICKMARK, *args], cwd=folder, env=env, stdin=subprocess.PIPE if feed else subprocess.DEVNULL, stdout=answers, stderr=errors, preexec_fn=limit)
    if feed:
        threading.Thread(target=pour, args=(child.stdin, feed), daemon=True).start()
    timer = threading.Timer(SECONDS * 4, child.kill)  # others may want the processor too
    timer.start()
    _, status, usage = os.wait4(child.pid, 0)
    timer.cancel()
    stop.set()
    child.returncode = os.waitstatus_to_exitcode(status)
    # What waits for ever uses no processor, and is killed.
    took, peak = usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024
    errors.seek(0)
    answers.seek(0)
    return given, took, peak, child.returncode, errors.read(100_000).decode(errors='replace'), answers.read(100_000).decode(errors='replace')


def obeyed(c):
    return (ord(c) < 32 and c not in '\n\t') or 0x7F <= ord(c) < 0xA0 or c in '\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f'


def known(name):
    """How many times its bytes a case may take, and how many MB it may take whatever they are."""
    return next(((times, max(base, BASE_MB)) for start, times, base, _ in KNOWN if name.startswith(start)), (TIMES, BASE_MB))


def faults(name, args, given, took, peak, code, said, told):
    lines = [line for line in said.splitlines() if not line.startswith('tickmark: note:')]
    times, base = known(name)
    if code not in (0, 1):
        yield f'ended with {code}'
    if took > SECONDS:
        yield 'too slow'
    if peak > min(max(OWN_MB + times * given / MB, base), MOST_MB):
        yield f'too much memory: {peak * MB / max(given, 1):.1f} times what was given'
    signs = sorted({c for c in said + ('' if 'json' in args else told) if obeyed(c)})
    if signs:
        yield f'signs that a terminal obeys: {signs}'
    if code == 1 and len(lines) != 1 and 'answers' not in said:
        yield f'{len(lines)} lines said'


def main():
    words, bad, n, slowest, largest, widest = sys.argv[1:], 0, 0, (0, ''), (0, ''), [(0, ''), (0, '')]
    print(f'{"case":58} {"bytes":>13} {"s":>6} {"MB":>6} end  said')
    for name, args, write, feed in CASES:
        if words and not any(word in name for word in words):
            continue
        with tempfile.TemporaryDirectory(dir=os.environ.get('HOSTILE_TMP')) as folder:
            good = os.path.join(folder, 'good.txt')
            with open(good, 'w') as file:
                file.write('Ferry burns off Ellery\n\nELLERY, Aug. 16, 2024 (CPA) — At least 19 people died, the port said.\n')
            subprocess.run([TICKMARK, 'new', good, '-o', os.path.join(folder, 'p.tickmark')], env={**os.environ, 'TICKMARK_STATE_DIR': os.path.join(folder, 's')}, check=True, capture_output=True)
            given, took, peak, code, said, told = result = run(name, args, write, feed, folder)
        wrong = list(faults(name, args, *result))
        last = (said.strip().splitlines() or [''])[-1].removeprefix('tickmark: ')
        print(f'{name:58} {given:>13,} {took:6.2f} {peak:6.0f} {code:>3}  {ascii(last)[1:-1][:90]}' + ''.join(f'\n  !! {it}' for it in wrong), flush=True)
        bad, n, slowest, largest = bad + bool(wrong), n + 1, max(slowest, (took, name)), max(largest, (peak, name))
        if given >= MB:
            is_known = any(name.startswith(start) for start, *_ in KNOWN)
            widest[is_known] = max(widest[is_known], (peak * MB / given, name))
    ratios = f'at most {widest[False][0]:.0f} times a file of 1 MB or more ({widest[False][1]}), where it is known {widest[True][0]:.0f} times ({widest[True][1]})'
    print(f'{n} cases: the slowest {slowest[0]:.1f} s ({slowest[1]}), the most memory {largest[0]:.0f} MB ({largest[1]}), {ratios}: ' + ('all held' if not bad else f'{bad} did not hold'))
    return bool(bad)


if __name__ == '__main__':
    sys.exit(main())
