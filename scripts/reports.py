"""Writes the Word documents and PDFs of marked articles, and checks what other programs make of them.

usage: reports.py write FOLDER TICKMARK   from FOLDER/plain make projects, mark them, and write their documents
       reports.py check FOLDER TICKMARK   print the table, and fail where a document breaks a rule
"""

import collections
import json
import pathlib
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
import zipfile

try:
    import docx as docx_library
except ImportError:
    docx_library = None
if docx_library is not None and not hasattr(docx_library.document.Document, "comments"):
    docx_library = None

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
FORMS = ("docx", "checked-docx")
PRINTED = ("pdf", "checked-pdf")
STATUSES = ("unchecked", "waiting", "confirmed", "on_author", "wrong", "disputed", "not_confirmed", "no_check")
MARK = "tickmark_report"

# The order in which Word wants the properties of things; it calls a document damaged over another.
ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore widowControl pBdr shd tabs spacing ind outlineLvl rPr",
    "rPr": "ins del rStyle rFonts b i strike color spacing sz szCs u",
    "tblPr": "tblStyle tblW tblInd tblBorders tblLayout tblCellMar tblLook",
    "tblBorders": "top left bottom right insideH insideV",
    "tcPr": "tcW gridSpan shd",
    "style": "name basedOn next qFormat pPr rPr tblPr",
    "settings": "trackRevisions defaultTabStop compat",
    "sectPr": "headerReference footerReference pgSz pgMar",
}

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


def run(*command, text=None):
    done = subprocess.run([str(part) for part in command], input=text, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))}: {done.stderr}")
    return done.stdout


def edits(claims):
    """Marks of every sort, the same for the same claims."""
    yield {"do": "describe_piece", "piece": {"author": "R. Lund", "outlet": "The Ellery Courier", "notes": "<b>=1+1</b>"}}
    for number, kind in enumerate(("document", "interview", "web_page"), 1):
        source = {"id": f"s{number}", "kind": kind, "title": f"Source no. {number} & co.", "author": "Ada Roe"}
        source |= {"url": f"https://example.org/{number}?a=b&c=<d>", "retrieved": "2024-08-16"}
        yield {"do": "put_source", "source": source}
        citation = {"id": f"x{number}", "source": f"s{number}", "locator": f"p. {number}", "passage": "as it “says”"}
        yield {"do": "put_citation", "citation": citation}
    for number, claim in enumerate(claims):
        name, status = claim["id"], STATUSES[number % len(STATUSES)]
        yield {"do": "put_link", "link": {"claim": name, "citation": f"x{1 + number % 3}", "directness": "primary"}}
        if status != "unchecked":
            yield {"do": "set_status", "claim": name, "status": status}
        if number % 5 == 0:
            yield {"do": "write_note", "claim": name, "text": "Rang twice.\n\tNo answer: <w:t>]]>"}
        if number % 7 == 0:
            yield {"do": "set_flag", "claim": name, "flag": "legal", "on": True, "detail": "names a minor"}
        if status in ("wrong", "disputed", "not_confirmed"):
            words = claim["text"].split()
            words[len(words) // 2] = "otherwise"
            yield {"do": "suggest", "claim": name, "wording": " ".join(words), "reason": "the log says so"}
        if number % 24 == 4:
            yield {"do": "resolve", "claim": name, "resolution": "accepted", "reason": ""}
        if number % 24 == 13:
            yield {"do": "resolve", "claim": name, "resolution": "cut", "reason": "not ours"}
        if number % 24 == 22:
            yield {"do": "resolve", "claim": name, "resolution": "stet", "reason": "as he said it"}


def write(folder, tickmark):
    by = ("--by", "Maria Keller", "--initials", "MK")
    for article in sorted((folder / "plain").iterdir()):
        project = folder / f"{article.stem}.tickmark"
        run(tickmark, "new", article, "-o", project, "--published", "2024-08-16", *by)
        claims = json.loads(run(tickmark, "report", project, "--as", "json"))["claims"]
        lines = "\n".join(json.dumps(edit) for edit in edits(claims))
        run(tickmark, "apply", project, *by, text=lines)
        (folder / f"{article.stem}.json").write_text(run(tickmark, "report", project, "--as", "json"))
        for form in FORMS + PRINTED:
            (folder / form).mkdir(exist_ok=True)
            ending = form.rpartition("-")[2]
            paths = [folder / form / f"{article.stem}.{ending}", folder / f"again.{ending}"]
            for path in paths:
                run(tickmark, "report", project, "--as", form, "-o", path)
            if paths[0].read_bytes() != paths[1].read_bytes():
                sys.exit(f"{paths[0]}: not the same bytes twice")


def words(element):
    """The words of a paragraph: all, without insertions, and without deletions."""
    parts = {"before": [], "after": []}

    def walk(node, inside):
        tag = node.tag.removeprefix(W)
        if tag in ("t", "delText", "br", "tab"):
            text = " " if tag in ("br", "tab") else node.text or ""
            if inside != "ins":
                parts["before"].append(text)
            if inside != "del":
                parts["after"].append(text)
        for child in node:
            walk(child, tag if tag in ("ins", "del") else inside)

    walk(element, "")
    return "".join(parts["before"]), "".join(parts["after"])


def notes_of(path):
    """Each comment: who, when, what, and the words it stands on, without those taken out."""
    with zipfile.ZipFile(path) as file:
        document = ElementTree.fromstring(file.read("word/document.xml"))
        comments = ElementTree.fromstring(file.read("word/comments.xml")) if "word/comments.xml" in file.namelist() else []
    open_now, stands_on = [], collections.defaultdict(list)

    def walk(node):
        tag, name = node.tag.removeprefix(W), node.get(f"{W}id")
        if tag == "commentRangeStart":
            open_now.append(name)
        elif tag == "commentRangeEnd" and name in open_now:
            open_now.remove(name)
        elif tag in ("t", "br", "tab", "p"):
            for other in open_now:
                stands_on[other].append((node.text or "") if tag == "t" else " ")
        for child in node:
            walk(child)

    walk(document)
    notes = collections.Counter()
    for comment in comments:
        said = " ".join("\n".join(words(paragraph)[1] for paragraph in comment).split())
        who = tuple(comment.get(f"{W}{name}") for name in ("author", "initials", "date"))
        notes[(*who, said, " ".join("".join(stands_on[comment.get(f"{W}id")]).split()))] += 1
    return notes


def out_of_order(tree):
    """Properties in an order that Word does not want."""
    for name, order in ORDER.items():
        order = order.split()
        for node in tree.iter(f"{W}{name}"):
            found = [child.tag.removeprefix(W) for child in node]
            unknown = set(found) - set(order)
            if unknown or found != sorted(found, key=order.index):
                yield f"{name} holds {' '.join(found)}"


def body_of(document):
    """The paragraphs above the report."""
    paragraphs = []
    for block in document.find(f"{W}body"):
        if any(mark.get(f"{W}name") == MARK for mark in block.iter(f"{W}bookmarkStart")):
            break
        paragraphs.append(block)
    return paragraphs


def taken_apart(path):
    """The article's words before and after its changes, the comments, and what breaks a rule."""
    wrong = []
    with zipfile.ZipFile(path) as file:
        trees = {name: ElementTree.fromstring(file.read(name)) for name in file.namelist()}
    document, comments = trees["word/document.xml"], trees["word/comments.xml"]
    ids = [comment.get(f"{W}id") for comment in comments]
    for comment in comments:
        if comment.find(f"{W}p") is None or not comment.get(f"{W}author") or not comment.get(f"{W}initials"):
            wrong.append(f"comment {comment.get(W + 'id')} lacks paragraph, author or initials")
    for tag in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        anchored = [anchor.get(f"{W}id") for anchor in document.iter(f"{W}{tag}")]
        if collections.Counter(anchored) != collections.Counter(ids):
            wrong.append(f"{tag}: {len(anchored)} for {len(ids)} comments")
    order = {}
    for at, node in enumerate(document.iter()):
        order.setdefault((node.tag.removeprefix(W), node.get(f"{W}id")), at)
    for name in ids:
        places = [order.get((tag, name), -1) for tag in ("commentRangeStart", "commentRangeEnd", "commentReference")]
        if sorted(places) != places:
            wrong.append(f"comment {name}: anchors out of order")
    names = {mark.get(f"{W}name") for mark in document.iter(f"{W}bookmarkStart")}
    marks = [mark.get(f"{W}id") for mark in document.iter(f"{W}bookmarkStart")]
    if len(set(marks)) != len(marks):
        wrong.append("two bookmarks with one id")
    if sorted(marks) != sorted(mark.get(f"{W}id") for mark in document.iter(f"{W}bookmarkEnd")):
        wrong.append("a bookmark without its end")
    changed = [node.get(f"{W}id") for tag in ("ins", "del") for node in document.iter(f"{W}{tag}")]
    if len(set(changed)) != len(changed):
        wrong.append("two changes with one id")
    for tree in trees.values():
        wrong += out_of_order(tree)
    styles = {style.get(f"{W}styleId") for style in trees["word/styles.xml"].iter(f"{W}style")}
    for tree in trees.values():
        for tag in ("pStyle", "rStyle", "tblStyle"):
            for used in tree.iter(f"{W}{tag}"):
                if used.get(f"{W}val") not in styles:
                    wrong.append(f"no style {used.get(W + 'val')}")
    relations = {relation.get("Id"): relation.get("Target") for relation in trees["word/_rels/document.xml.rels"]}
    for link in document.iter(f"{W}hyperlink"):
        anchor, target = link.get(f"{W}anchor"), relations.get(link.get(f"{R}id"))
        if anchor and anchor not in names:
            wrong.append(f"a link to the bookmark {anchor}, which there is not")
        if not anchor and not (target or "").startswith(("http://", "https://", "mailto:")):
            wrong.append(f"a link to {target}")
    for cell in document.iter(f"{W}tc"):
        if cell[-1].tag != f"{W}p":
            wrong.append("a cell without a paragraph")
    for tag in ("instrText", "fldChar", "fldSimple", "altChunk", "object"):
        if next(document.iter(f"{W}{tag}"), None) is not None or next(comments.iter(f"{W}{tag}"), None) is not None:
            wrong.append(f"{tag} among people's words")
    both = [words(paragraph) for paragraph in body_of(document)]
    said = ["\n".join(words(paragraph)[1] for paragraph in comment) for comment in comments]
    counts = len(list(document.iter(f"{W}ins"))), len(list(document.iter(f"{W}del")))
    return " ".join(one for one, _ in both).split(), " ".join(other for _, other in both).split(), said, counts, wrong


def comments_of_odt(path):
    """Who said what in the margin."""
    with zipfile.ZipFile(path) as file:
        tree = ElementTree.fromstring(file.read("content.xml"))
    said = []
    for comment in tree.iter(f"{OFFICE}annotation"):
        paragraphs = comment.findall(f".//{TEXT}p")
        said.append(" ".join(" ".join(paragraph.itertext()) for paragraph in paragraphs).split())
    return said


def check(folder, tickmark):
    figures = collections.defaultdict(collections.Counter)
    broken = []
    if docx_library is None:
        print("skipped: python-docx 1.2 is not installed")
    for project in sorted(folder.glob("*.tickmark")):
        report = json.loads((folder / f"{project.stem}.json").read_text())
        article = report["article"]["text"].split()
        for form in FORMS:
            row = figures[form]
            path = folder / form / f"{project.stem}.docx"
            before, after, said, (put, out), wrong = taken_apart(path)
            broken += [f"{path}: {what}" for what in wrong]
            row["documents"] += 1
            row["claims"] += len(report["claims"])
            row["comments"] += len(said)
            row["insertions"] += put
            row["deletions"] += out
            row["same words"] += before == article
            if form == "docx" and len(said) != len(report["claims"]):
                broken.append(f"{path}: {len(said)} comments on {len(report['claims'])} claims")
            if before != article:
                broken.append(f"{path}: the article's words differ")
            if form == "docx":
                stands_on = collections.Counter(note[-1] for note in notes_of(path).elements())
                claimed = collections.Counter(" ".join(claim["text"].split()) for claim in report["claims"])
                row["comments on their words"] += (stands_on & claimed).total()
            by_library(path, said, row, broken)
            read = json.loads(run(tickmark, "extract", "--format", "json", "--published", "2024-08-16", path))
            row["read back"] += "".join(read["text"].split()) == "".join(after)
            notes = collections.Counter(" ".join(note["text"].split()) for note in read.get("annotations", []))
            row["comments read back"] += (notes & collections.Counter(" ".join(note.split()) for note in said)).total()
            unchanged(project, path, "comes back as it left", row, broken, tickmark)
            office(folder, form, project.stem, row, broken, (article, before, after, said), tickmark)
        for form in PRINTED:
            printed(folder / form / f"{project.stem}.pdf", report, figures[form], broken)
    edited(folder, tickmark, broken)
    for form, row in figures.items():
        print(f"{form}: " + ", ".join(f"{name} {n}" for name, n in row.items()))
    for what in broken:
        print(what, file=sys.stderr)
    sys.exit(bool(broken))


# The article's words stand in this box of a page, in points: left, top, width, height.
COLUMN = (80, 58, 320, 724)
NAMES = {
    "unchecked": "Unchecked", "waiting": "Waiting", "confirmed": "Confirmed", "on_author": "On author",
    "wrong": "Wrong", "disputed": "Disputed", "not_confirmed": "Not confirmed", "no_check": "No check needed",
}


def printed(path, report, row, broken):
    """What poppler and qpdf make of a PDF."""
    wrong = []
    row["documents"] += 1
    if shutil.which("qpdf"):
        sound = subprocess.run(["qpdf", "--check", str(path)], capture_output=True, check=False).returncode == 0
        row["sound by qpdf"] += sound
        bare = subprocess.run(["qpdf", "--qdf", "--object-streams=disable", str(path), "-"], capture_output=True, check=True)
        targets = re.findall(rb"/URI \(([^)]*)", bare.stdout)
        row["links out"] += len(targets)
        wrong += [f"a link to {target}" for target in targets if not target.startswith((b"http://", b"https://", b"mailto:"))]
        wrong += [f"it holds {name}" for name in (b"/JavaScript", b"/Launch", b"/OpenAction") if name in bare.stdout]
        if not sound:
            wrong.append("qpdf finds it damaged")
    if shutil.which("pdftotext"):
        facts = dict(line.split(":", 1) for line in run("pdfinfo", path).splitlines() if ":" in line)
        row["pages"] += int(facts["Pages"])
        row["tagged, with a title"] += facts["Tagged"].strip() == "yes" and report["head"]["title"][:40] in facts["Title"]
        fonts = [line.split()[-5:-2] for line in run("pdffonts", path).splitlines()[2:]]
        row["all fonts embedded, in part, with letters"] += all(font == ["yes", "yes", "yes"] for font in fonts)
        if path.parent.name == "pdf":
            on_paper(path, report, row, wrong)
    broken += [f"{path}: {what}" for what in wrong]


def on_paper(path, report, row, wrong):
    """Whether the article's words stand there in order, and every claim with its status."""
    box = [part for name, size in zip("xyWH", COLUMN) for part in (f"-{name}", size)]
    column = "".join(run("pdftotext", "-raw", "-r", 72, *box, path, "-").split())
    article = "".join(report["article"]["text"].split())
    row["same words in order"] += article in column
    if article not in column:
        wrong.append("the article's words differ")
    told = run("pdftotext", "-raw", path, "-").rpartition("\nLine by line ")[2]
    # Behind a joiner poppler begins a line of its own.
    told = told.replace("\u200d\n", "\u200d").splitlines()
    row["claims"] += len(report["claims"])
    for claim in report["claims"]:
        starts = tuple(f"{claim['number']} {words}" for words in (claim["text"].split()[0], "The whole sentence"))
        status = NAMES[claim["status"]].split()[0]
        fits = any(line.startswith(starts) and f" {status} " in f"{line} " for line in told)
        row["claims with words and status"] += fits
        if not fits:
            wrong.append(f"claim {claim['number']} is not told with its words and status")


def unchanged(project, path, what, row, broken, tickmark):
    """Nothing is found in a copy that nobody edited."""
    told = run(tickmark, "import", project, path, "--dry-run").splitlines()
    row[what] += told == ["nothing in it is new"]
    if told != ["nothing in it is new"]:
        broken.append(f"{path}: {what}: {told[:3]}")


def edited(folder, tickmark, broken):
    """What an editor did in LibreOffice is found: each proposal taken over, rejected, or put in her own words."""
    found = {}
    for act, ends in (("Accept", ": Accepted"), ("Reject", ": Stet"), ("Rewrite", "in other words")):
        path = folder / f"{act}.docx"
        if not path.exists():
            print(f"skipped: LibreOffice did not {act.lower()}")
            continue
        told = run(tickmark, "import", folder / "ferry-fire.tickmark", path, "--dry-run").splitlines()
        taken = [line for line in told if line.startswith("taken over: ")]
        left = len([line for line in told if line.startswith("left to you: ")])
        broken += [f"{path}: {line}" for line in taken if ends not in line]
        found[act] = [line.split("“")[0] for line in taken]
        print(f"{act} in LibreOffice: {len(taken)} taken over, {left} left")
    if len({tuple(claims) for claims in found.values()}) > 1 or not all(found.values()):
        broken.append(f"not the same claims: { {act: len(claims) for act, claims in found.items()} }")


def by_library(path, said, row, broken):
    """What python-docx makes of it, where it is installed."""
    if docx_library is None:
        return
    document = docx_library.Document(str(path))
    theirs = collections.Counter(" ".join(comment.text.split()) for comment in document.comments)
    row["python-docx's comments"] += theirs.total()
    if theirs != collections.Counter(" ".join(comment.split()) for comment in said):
        broken.append(f"{path}: python-docx reads other comments")


def office(folder, form, name, row, broken, ours, tickmark):
    article, before, after, said = ours
    odt = folder / f"libreoffice-{form}-odt" / f"{name}.odt"
    if odt.exists():
        row["LibreOffice opens"] += 1
        theirs = collections.Counter(" ".join(comment) for comment in comments_of_odt(odt))
        kept = (theirs & collections.Counter(" ".join(comment.split()) for comment in said)).total()
        row["LibreOffice's comments"] += kept
        if kept != len(said):
            broken.append(f"{odt}: {kept} of {len(said)} comments")
    docx = folder / f"libreoffice-{form}-docx" / f"{name}.docx"
    if docx.exists():
        again, changed = words_of_docx(docx)
        ours_now, theirs = notes_of(docx.parents[1] / form / docx.name), notes_of(docx)
        row["LibreOffice's comments by the same, on the same words"] += (ours_now & theirs).total()
        row["LibreOffice's same words"] += again == before and changed == after
        read = json.loads(run(tickmark, "extract", "--format", "json", "--published", "2024-08-16", docx))
        row["read after LibreOffice"] += "".join(read["text"].split()) == "".join(after)
        unchanged(folder / f"{name}.tickmark", docx, "comes back from LibreOffice as it left", row, broken, tickmark)
        if again != before:
            broken.append(f"{docx}: LibreOffice changed the article's words")


def words_of_docx(path):
    """The article's words before and after its changes."""
    with zipfile.ZipFile(path) as file:
        document = ElementTree.fromstring(file.read("word/document.xml"))
    both = [words(paragraph) for paragraph in body_of(document)]
    return " ".join(one for one, _ in both).split(), " ".join(other for _, other in both).split()


if __name__ == "__main__":
    {"write": write, "check": check}[sys.argv[1]](pathlib.Path(sys.argv[2]), sys.argv[3])
