"""Measures how often the day of publication is found in files that state it, and whether the right place is told.

usage: dates.py TICKMARK ARTICLES FOLDER [HOW-MANY]

Writes HOW-MANY articles (24) with a day of each one's own into FOLDER, in every place where newsrooms' files state it:
lines under the headline, datelines, what pages say to programs, properties of documents, heads of mails. Each file is
said to be changed some days later, so that a guess by its time is wrong. Prints a row for each place that is not
always found, and one for each format. Exits with 1 where less than 95 % of a format's files give their day.
"""

import datetime
import email.message
import email.policy
import email.utils
import html
import json
import os
import pathlib
import subprocess
import sys
import zipfile

LEAST = 0.95
BELOW, ABOVE, FOOT, BEFORE = "below the headline", "above the headline", "below the text", "before the first words"

# Lines as papers, agencies, press offices and archives print them, and where.
LINES = [
    ("Published {day} {month} {year}, 14:05 BST", BELOW),
    ("{month} {day}, {year}", BELOW),
    ("{weekday}, {month} {day}, {year}", BELOW),
    ("{wd} {day} {mon} {year} 14.05 BST", BELOW),
    ("By Ada Roe | {mon}. {day}, {year} at 3:05 p.m. EDT", BELOW),
    ("By Ada Roe\n{mon} {day}, {year}, 6:00am EDT", BELOW),
    ("By Ada Roe, The Ellery Courier, {mon} {day}, {year}", BELOW),
    ("{dd}.{mm}.{year}", BELOW),
    ("{year}-{mm}-{dd}", BELOW),
    ("{year}-{mm}-{dd}T06:00:00Z", BELOW),
    ("PUBLISHED: {month} {day}, {year} at 6:00 a.m. | UPDATED: {month2} {day2}, {year2} at 9:12 a.m.", BELOW),
    ("Updated 9:12 AM EDT, {month2} {day2}, {year2}\nPublished 6:00 AM EDT, {wd} {month} {day}, {year}", BELOW),
    ("Posted on {month} {day}, {year} by Ada Roe", BELOW),
    ("{weekday} {day}{th} {month} {year}", BELOW),
    ("{day} {month}, {year} • 5 min read", BELOW),
    ("First published on {wd} {day} {mon} {year} 06.00 BST", FOOT),
    ("This article was first published on {day} {month} {year}.", FOOT),
    ("EMBARGOED UNTIL 00:01 {weekday} {day} {month} {year}", ABOVE),
    ("FOR IMMEDIATE RELEASE: {month} {day}, {year}", ABOVE),
    ("FOR IMMEDIATE RELEASE\n\n{month} {day}, {year}", ABOVE),
    ("The Ellery Courier\n\n{month} {day}, {year} {weekday}\n\nLate Edition", ABOVE),
    ("The Ellery Courier, {day} {month} {year}, page 4", ABOVE),
    ("Draft 3, for publication {day} {month} {year}", ABOVE),
    ("Run date: {mon}. {day}, {year}", ABOVE),
    ("date {year}-{mm}-{dd} (Bloomberg) -- ", BEFORE),
    ("LONDON, {mon} {day} (Reuters) - ", BEFORE),
    ("WASHINGTON, {mon}. {day}, {year} /PRNewswire/ -- ", BEFORE),
    ("PORT ELLERY, {month} {day}, {year} (AP) — ", BEFORE),
    ("{wd}, {mon} {day}, {year} 10:12am", BELOW),
    ("{mon}. {day}, {year} | 10:12 AM", BELOW),
    ("By Ada Roe and Jonas Brandt\nUpdated {month2} {day2}, {year2} — 9.12am first published {month} {day}, {year} — 6.00am", BELOW),
    ("{mon}. {day}, {year}, 6:00 p.m. ET / Updated {month2} {day2}, {year2}, 9:12 a.m. ET", BELOW),
    ("Published {mon} {day}, {year} • Last updated 1 day ago • 4 minute read", BELOW),
    ("Issued on: {dd}/{mm}/{year} - 14:05 Modified: {dd2}/{mm2}/{year2} - 09:12", BELOW),
    ("{month} {day}, {year} / 6:00 AM EDT / CBS News", BELOW),
    ("Ada Roe in Port Ellery\n{wd} {day} {mon} {year} 14.05 BST\nLast modified on {day2} {month2} {year2} 09.12 BST", BELOW),
    ("Published 6:00 a.m. ET {mon}. {day}, {year} | Updated 9:12 a.m. ET {month2} {day2}, {year2}", BELOW),
    ("Article by Ada Roe, {month} {day}, {year}", BELOW),
    ("{month} {day}, {year} 6:00 am (Updated: {month2} {day2}, {year2} 9:12 am)", BELOW),
    ("Edition of {day} {month} {year}", ABOVE),
    ("{weekday}, {day} {month} {year} | Issue 412", ABOVE),
    ("Ferry draft v2 – {day} {mon} {year} – AR", ABOVE),
    ("SLUG: ferry\nDATE: {day} {month} {year}\nWORDS: 812", ABOVE),
    ("This story was originally published {month} {day}, {year}, 6:00 AM.", FOOT),
    ("Published in The Ellery Courier, {day} {month} {year}", FOOT),
    ("{mon} {day} (Reuters) - ", BEFORE),
    ("GENEVA ({day} {month} {year}) – ", BEFORE),
    ("(Port Ellery, {month} {day}, {year}) – ", BEFORE),
    ("Port Ellery, {day} {month} {year} - ", BEFORE),
]

# What pages say of themselves, in the head and in the body.
HEADS = [
    '<script type="application/ld+json">{{"@context":"https://schema.org","@type":"NewsArticle","datePublished":'
    '"{year}-{mm}-{dd}T10:00:00+02:00","dateModified":"{year2}-{mm2}-{dd2}T10:00:00Z"}}</script>',
    '<script type="application/ld+json">{{"@graph":[{{"@type":"WebSite","name":"C"}},{{"@type":["Article"],'
    '"datePublished":"{year}-{mm}-{dd}"}}]}}</script>',
    '<script type="application/ld+json">//<![CDATA[\n[{{"@type":"ReportageNewsArticle","datePublished":"{month} {day}, '
    '{year}","description":"a\nb"}}]\n//]]></script>',
    '<script type="application/ld+json">{{"@type":"WebPage","mainEntity":{{"@type":"NewsArticle","datePublished":'
    '"{year}-{mm}-{dd}T10:00Z"}}}}</script>',
    '<script type="application/ld+json">{{"@type":"NewsArticle","dateCreated":"{year}-{mm}-{dd}T10:00Z",}}</script>',
    '<meta property="article:published_time" content="{year}-{mm}-{dd}T10:00:00Z">'
    '<meta property="article:modified_time" content="{year2}-{mm2}-{dd2}T10:00:00Z">',
    '<meta name="date" content="{year}-{mm}-{dd}">',
    '<meta name="pubdate" content="{year}{mm}{dd}">',
    '<meta name="DC.date.issued" content="{day} {month} {year}">',
    '<meta name="parsely-pub-date" content="{year}-{mm}-{dd}T10:00:00Z">',
    '<meta itemprop="datePublished" content="{wd}, {day} {mon} {year} 10:00:00 GMT">',
    '<meta name="cXenseParse:recs:publishtime" content="{year}-{mm}-{dd}T10:00:00Z">',
    '<meta name="citation_publication_date" content="{year}/{mm}/{dd}">',
    '<meta name="created" content="{dd}-{mon}-{year} 10:00">',
    '<meta http-equiv="date" content="{wd}, {day} {mon} {year} 10:00:00 GMT">',
    '<meta name="sailthru.date" content="{wd} {mon} {dd} {year} 10:00:00 GMT+0000">',
    '<link rel="canonical" href="https://example.org/news/{year}/{mm}/{dd}/ferry-fire">',
    '<meta property="og:url" content="https://example.org/{year}/{monthly}/{dd}/ferry-fire">',
]
BODIES = [
    '<time datetime="{year}-{mm}-{dd}T10:00:00Z" pubdate>today</time>',
    '<p>By Ada Roe <time datetime="{year}-{mm}-{dd}">3 days ago</time></p>',
    '<time itemprop="datePublished" content="{year}-{mm}-{dd}T10:00:00Z">{mon} {day}</time>',
    '<span property="datePublished" content="{year}-{mm}-{dd}">today</span>',
    '<abbr class="published" title="{year}-{mm}-{dd}T10:00:00Z">3 days ago</abbr>',
    '<div class="article-date">Published: {day} {month} {year}</div>',
    '<span class="timestamp">Updated: {month2} {day2}, {year2}</span><span class="timestamp">{month} {day}, {year}</span>',
    '<div class="meta"><span>Ada Roe</span> <span>{month} {day}, {year}</span></div>',
    '<p class="byline">By Ada Roe · {day} {month} {year}</p>',
]


def fields(day):
    """The parts of `day` as they are printed, and those of the day after, when the article was changed."""
    later = day + datetime.timedelta(days=1)
    ordinal = {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd", 31: "st"}
    return {
        "year": day.year, "month": day.strftime("%B"), "mon": day.strftime("%b"), "mm": f"{day.month:02}",
        "monthly": day.strftime("%b").lower(), "day": day.day, "dd": f"{day.day:02}", "th": ordinal.get(day.day, "th"),
        "weekday": day.strftime("%A"), "wd": day.strftime("%a"), "year2": later.year, "month2": later.strftime("%B"),
        "mm2": f"{later.month:02}", "day2": later.day, "dd2": f"{later.day:02}",
    }


def laid_out(title, body, line, where):
    """The paragraphs of an article that prints `line` in that place."""
    line = line.split("\n\n") if line else []
    if where == ABOVE:
        return [*line, title, *body]
    if where == FOOT:
        return [title, *body, *line]
    if where == BEFORE:
        return [title, line[0] + body[0], *body[1:]]
    return [title, *line, *body]


def plain(paragraphs):
    return ("\n\n".join(paragraphs) + "\n").encode()


def page(paragraphs, head="", lead="", above=0):
    """A page whose headline is the paragraph behind so many others."""
    escaped = [html.escape(paragraph).replace("\n", "<br>") for paragraph in paragraphs]
    over = "".join(f"<p>{paragraph}</p>\n" for paragraph in escaped[:above])
    title, body = escaped[above], "".join(f"<p>{paragraph}</p>\n" for paragraph in escaped[above + 1 :])
    return (
        f"<!doctype html><html lang=en><head><meta charset=utf-8><title>{title}</title>{head}</head><body><nav><a href=/>"
        f"Home</a></nav><article>{over}<h1>{title}</h1>{lead}\n{body}</article><footer>© 2026 The Ellery Courier</footer></body></html>"
    ).encode()


def packed(path, parts):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as pack:
        for name, content in parts.items():
            pack.writestr(name, content)


def docx(path, paragraphs, properties="", head="", lead=""):
    word = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    of = "http://schemas.openxmlformats.org"
    relation = '<Relationship Id="{}" Type="{}" Target="{}"/>'.format
    office = f"{of}/officeDocument/2006/relationships"
    escaped = [html.escape(paragraph, quote=False).replace("\n", "</w:t><w:br/><w:t>") for paragraph in paragraphs]
    body = [f'<w:p><w:r><w:t xml:space="preserve">{paragraph}</w:t></w:r></w:p>' for paragraph in escaped]
    body.insert(1, lead)
    packed(path, {
        "[Content_Types].xml": f'<Types xmlns="{of}/package/2006/content-types"/>',
        "_rels/.rels": f'<Relationships xmlns="{of}/package/2006/relationships">'
        + relation("a", f"{office}/officeDocument", "word/document.xml")
        + relation("b", f"{of}/package/2006/relationships/metadata/core-properties", "docProps/core.xml")
        + "</Relationships>",
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{of}/package/2006/relationships">'
        + relation("h", f"{office}/header", "header1.xml") + "</Relationships>",
        "word/document.xml": f"<w:document {word}><w:body>{''.join(body)}</w:body></w:document>",
        "word/header1.xml": f"<w:hdr {word}><w:p><w:r><w:t>{head}</w:t></w:r></w:p></w:hdr>",
        "docProps/core.xml": '<cp:coreProperties xmlns:cp="c" xmlns:dcterms="d">' + properties + "</cp:coreProperties>",
    })


def odt(path, paragraphs, properties="", head=""):
    escaped = [html.escape(paragraph, quote=False).replace("\n", "<text:line-break/>") for paragraph in paragraphs]
    body = "".join(f"<text:p>{paragraph}</text:p>" for paragraph in escaped)
    names = 'xmlns:office="o" xmlns:text="t" xmlns:meta="m" xmlns:dc="d" xmlns:style="s"'
    packed(path, {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": f"<office:document-content {names}><office:body><office:text>{body}</office:text></office:body></office:document-content>",
        "styles.xml": f"<office:document-styles {names}><style:header><text:p>{head}</text:p></style:header></office:document-styles>",
        "meta.xml": f"<office:document-meta {names}><office:meta>{properties}</office:meta></office:document-meta>",
    })


def rich(paragraphs, info="", head=""):
    letter = lambda c: c if c.isascii() else "".join(f"\\u{unit if unit < 32768 else unit - 65536}?" for unit in units(c))
    units = lambda c: [int.from_bytes(c.encode("utf-16-le")[at : at + 2], "little") for at in range(0, len(c.encode("utf-16-le")), 2)]
    safe = lambda text: "".join(letter(c) for c in text.replace("\\", "\\\\").replace("{", "\\{").replace("}", "\\}")).replace("\n", "\\line ")
    body = "".join(safe(paragraph) + "\\par\n" for paragraph in paragraphs)
    return ("{\\rtf1\\ansi{\\info" + info + "}{\\header " + head + "\\par}" + body + "}").encode()


def paper(paragraphs, info="", packet="", head=""):
    """A PDF with a paragraph's lines of ninety letters under each other, and a head on each page."""
    lines = []
    for paragraph in paragraphs:
        line = ""
        for word in paragraph.replace("\n", " \n ").split(" "):
            if word == "\n" or len(line) + len(word) > 90:
                lines.append(line)
                line = ""
            line += word.strip() + " " if word.strip() else ""
        lines += [line, ""]
    safe = lambda text: text.rstrip().replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)").encode("cp1252", "replace")
    sheets = [lines[at : at + 45] for at in range(0, len(lines), 45)]
    objects = [b"<</Type/Catalog/Pages 2 0 R/Metadata 4 0 R>>", b"", b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"]
    objects.append(b"<</Type/Metadata/Subtype/XML/Length %d>>stream\n%s\nendstream" % (len(packet.encode()), packet.encode()))
    kids = []
    for number, sheet in enumerate(sheets, 1):
        drawn = b"".join(b"BT /F 10 Tf 60 %d Td (%s) Tj ET\n" % (770 - 15 * at, safe(line)) for at, line in enumerate(sheet))
        if head:
            drawn += b"BT /F 8 Tf 60 810 Td (%s) Tj ET\n" % safe(f"{head}   {number}")
        kids.append(b"%d 0 R" % (len(objects) + 2))
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(drawn), drawn))
        objects.append(b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>>>/Contents %d 0 R>>" % len(objects))
    objects[1] = b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(kids), b" ".join(kids))
    objects.append(b"<<" + info.encode() + b">>")
    file, places = b"%PDF-1.7\n", []
    for number, written in enumerate(objects, 1):
        places.append(len(file))
        file += b"%d 0 obj\n%s\nendobj\n" % (number, written)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    n = len(objects)
    return file + b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R/Info %d 0 R>>\nstartxref\n%d\n%%%%EOF" % (n + 1, table, n + 1, n, len(file))


XMP = '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="r"><rdf:Description xmlns:xmp="x" {}</rdf:Description></rdf:RDF></x:xmpmeta>'


def mail(paragraphs, date, body_only=False):
    message = email.message.EmailMessage(policy=email.policy.SMTP)
    message["From"] = "Ada Roe <ada@example.org>"
    message["Subject"] = paragraphs[0]
    if date:
        message["Date"] = date
    message.set_content("\n\n".join(paragraphs if body_only else paragraphs[1:]))
    return message.as_bytes()


def write(folder, name, title, body, day):
    """Every file of one article: its path, the place's words, and where the day must be said to come from."""
    f = fields(day)
    made = []

    def keep(kind, place, sources, content=None):
        path = folder / f"{name}.{len(made):03}.{kind}"
        made.append((path, place, sources))
        if content is not None:
            path.write_bytes(content)
        return path

    text = ("text",)
    for line, where in LINES:
        whole = laid_out(title, body, line.format(**f), where)
        place = f"{line} ({where})"
        keep("txt", place, text, plain(whole))
        keep("md", place, text, b"# " + plain(whole) if where in (BELOW, FOOT, BEFORE) else plain(whole))
        keep("html", place, ("text", "page"), page(whole, above=line.count("\n\n") + 1 if where == ABOVE else 0))
        docx(keep("docx", place, text), whole)
        odt(keep("odt", place, text), whole)
        keep("rtf", place, text, rich(whole))
        keep("pdf", place, text, paper(whole))
        # A line of the body stands above what the mail's own head says.
        if where in (BELOW, BEFORE):
            keep("eml", place, ("text",), mail(whole, None))
    whole = [title, *body]
    for head in ("---\ntitle: {t}\ndate: {year}-{mm}-{dd}\n---\n\n", '+++\ndate = "{year}-{mm}-{dd}T10:00:00Z"\n+++\n\n',
                 "---\npublished: {month} {day}, {year}\n---\n\n", "---\npublished_at: {year}-{mm}-{dd} 10:00:00 +0000\n---\n\n",
                 "Title: {t}\nDate: {year}-{mm}-{dd} 10:00\n\n"):
        keep("md", head, text, head.format(t=json.dumps(title, ensure_ascii=False), **f).encode() + plain(whole))
    for head in HEADS:
        keep("html", head, ("page", "properties"), page(whole, head=head.format(**f)))
    for lead in BODIES:
        keep("html", lead, ("page", "text"), page(whole, lead=lead.format(**f)))
    properties = ("properties",)
    created = "<dcterms:created>{year}-{mm}-{dd}T10:00:00Z</dcterms:created>"
    both = created + "<dcterms:modified>{year}-{mm}-{dd}T12:00:00Z</dcterms:modified>"
    control = '<w:p><w:sdt><w:sdtPr><w:date w:fullDate="{year}-{mm}-{dd}T00:00:00Z"/></w:sdtPr><w:sdtContent><w:r><w:t>{mm}/{dd}/{year}</w:t></w:r></w:sdtContent></w:sdt></w:p>'
    styled = '<w:p><w:pPr><w:pStyle w:val="Date"/></w:pPr><w:r><w:t>{month} {day}, {year}</w:t></w:r></w:p>'
    for place in (created, both):
        docx(keep("docx", place, properties), whole, properties=place.format(**f))
    for place in (control, styled):
        docx(keep("docx", place, text), whole, lead=place.format(**f))
    heads = ("The Ellery Courier – {day} {month} {year}", "Embargo: {weekday} {day} {month} {year}, 00:01", "{mon} {day}, {year}")
    for place in ("<meta:creation-date>{year}-{mm}-{dd}T10:00:00</meta:creation-date>", "<dc:date>{year}-{mm}-{dd}T10:00:00.5</dc:date>"):
        odt(keep("odt", place, properties), whole, properties=place.format(**f))
    for place in ("{{\\creatim\\yr{year}\\mo{mm}\\dy{dd}\\hr10\\min0}}", "{{\\revtim\\yr{year}\\mo{mm}\\dy{dd}}}"):
        keep("rtf", place, properties, rich(whole, info=place.format(**f)))
    on_pages = ("page_head", "text")
    for place in heads:
        docx(keep("docx", f"{place} (page head)", on_pages), whole, head=place.format(**f))
        odt(keep("odt", f"{place} (page head)", on_pages), whole, head=place.format(**f))
        keep("rtf", f"{place} (page head)", on_pages, rich(whole, head=place.format(**f).replace("–", "\\u8211?")))
        keep("pdf", f"{place} (page head)", on_pages, paper(whole, head=place.format(**f)))
    for place in ("/CreationDate(D:{year}{mm}{dd}100000+02'00')", "/CreationDate(D:{year}{mm}{dd})/ModDate(D:{year}{mm}{dd}120000Z)"):
        keep("pdf", place, properties, paper(whole, info=place.format(**f)))
    for place in ('xmp:CreateDate="{year}-{mm}-{dd}T10:00:00+02:00">', "><xmp:ModifyDate>{year}-{mm}-{dd}T10:00:00Z</xmp:ModifyDate>",
                  "><prism:publicationDate>{year}-{mm}-{dd}</prism:publicationDate>", "><dc:date><rdf:Seq><rdf:li>{year}-{mm}-{dd}</rdf:li></rdf:Seq></dc:date>"):
        keep("pdf", place, properties, paper(whole, packet=XMP.format(place.format(**f))))
    for place in ("{wd}, {day} {mon} {year} 23:30:00 -0500", "{day} {mon} {year} 10:00 GMT", "{wd} {mon} {dd} 10:00:00 {year}"):
        keep("eml", place, ("mail",), mail(whole, None).replace(b"Subject:", f"Date: {place.format(**f)}\r\nSubject:".encode(), 1))
    return made


def main():
    tickmark, articles, folder = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
    many = int(sys.argv[4]) if len(sys.argv) > 4 else 24
    index = articles / "index.json"
    known = json.loads(index.read_text()) if index.exists() else {}
    paths = sorted(articles.glob("*.txt"))
    paths = paths[:: max(1, len(paths) // many)][:many]
    folder.mkdir(parents=True, exist_ok=True)
    by_place, by_format = {}, {}
    for number, path in enumerate(paths):
        title, *body = [part.strip() for part in path.read_text(encoding="utf-8-sig").split("\n\n") if part.strip()]
        stated = known.get(path.name, {}).get("published")
        day = datetime.date.fromisoformat(stated) if stated else datetime.date(2019, 1, 3) + datetime.timedelta(days=97 * number)
        made = write(folder, f"{number:03}", title, body, day)
        changed = datetime.datetime.combine(day + datetime.timedelta(days=5), datetime.time(12)).timestamp()
        for file, _, _ in made:
            os.utime(file, (changed, changed))
        done = subprocess.run([tickmark, "extract", "--format", "json", *[str(file) for file, _, _ in made]], capture_output=True, text=True, check=False)
        answers = {answer["file"]: answer for answer in map(json.loads, done.stdout.splitlines())}
        for file, place, sources in made:
            answer = answers.get(str(file), {})
            is_found = answer.get("published") == day.isoformat()
            is_told = is_found and answer.get("published_from") in sources
            kind = file.suffix[1:]
            for counts in (by_place.setdefault((kind, place), [0, 0, 0]), by_format.setdefault(kind, [0, 0, 0])):
                counts[0] += 1
                counts[1] += is_found
                counts[2] += is_told
            if os.environ.get("VERBOSE") and not is_told:
                print(f"{file}: {place!r}: {day} read as {answer.get('published')} from {answer.get('published_from')}")
            file.unlink()
    for (kind, place), (files, found, told) in by_place.items():
        if told < files:
            print(f"{kind:5} {found:4} of {files:4} found, {told:4} with their place: {place!r}")
    print("\nformat  places  files  found      with their place")
    for kind, (files, found, told) in by_format.items():
        places = sum(1 for of, _ in by_place if of == kind)
        print(f"{kind:6} {places:7} {files:6}  {found / files:7.1%}  {told / files:7.1%}")
    files, found, told = (sum(counts[at] for counts in by_format.values()) for at in range(3))
    print(f"all    {len(by_place):7} {files:6}  {found / files:7.1%}  {told / files:7.1%}")
    poor = [kind for kind, (files, _, told) in by_format.items() if told < LEAST * files]
    if poor:
        sys.exit(f"dates.py: less than {LEAST:.0%} of the days found in {', '.join(poor)}")


if __name__ == "__main__":
    main()
