"""Writes the data of marked articles in every form for programs, and checks what other programs read of it.

usage: data.py write FOLDER TICKMARK   from FOLDER/plain make projects, mark them, and write their data
       data.py check FOLDER TICKMARK   print the table, and fail where a form breaks a rule
"""

import collections
import csv
import datetime
import json
import pathlib
import re
import shutil
import subprocess
import sys

from reports import edits, run

FORMS = {
    "csv": "csv", "xlsx": "xlsx", "json": "json", "webannotation": "jsonld", "claimreview": "jsonld",
    "csl": "csl.json", "ris": "ris", "bibtex": "bib",
}
PAGE = "https://courier.example/ferry"

# Sources of every sort, with what markup and other programs would take for their own.
SOURCES = [
    {"kind": "book", "title": "Sjø–bok: {curly} 50 % & more_or less", "author": "Åse Ødegård; J. Smith", "published": "1987"},
    {"kind": "web_page", "title": "“Log” \\ of the port", "url": "https://port.example/a_b~c?d=1&e=%20#f",
     "published": "2024-08-14", "retrieved": "2024-08-16", "archive_url": "https://archive.example/1"},
    {"kind": "call", "title": "Ruth Vale", "role": "purser", "contact": "+47 555 01234", "retrieved": "Friday, by telephone"},
    {"kind": "news_report", "title": "=1+1", "publisher": "Coastwire", "published": "2024-05", "notes": "two\nlines"},
    {"kind": "law", "title": "Ferries Act", "csl_type": "legislation", "interest": "none", "withdrawn": "repealed"},
]

# The items of CSL-JSON as its schema has them, as far as they are written here: any other field is an error.
NAME = {"type": "object", "properties": {"literal": {"type": "string", "minLength": 1}}, "required": ["literal"],
        "additionalProperties": False}
PART = {"type": "integer", "minimum": 1}
DATE = {"type": "object", "minProperties": 1, "maxProperties": 1, "additionalProperties": False, "properties": {
    "literal": {"type": "string", "minLength": 1},
    "date-parts": {"type": "array", "minItems": 1, "maxItems": 1,
                   "items": {"type": "array", "minItems": 1, "maxItems": 3, "items": PART}}}}
TEXT = {"type": "string", "minLength": 1}
TYPES = """article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection
    dataset document entry entry-dictionary entry-encyclopedia figure graphic hearing interview legal_case legislation
    manuscript map motion_picture musical_score pamphlet paper-conference patent performance periodical
    personal_communication post post-weblog regulation report review review-book software song speech standard thesis
    treaty webpage"""
CSL = {"$schema": "http://json-schema.org/draft-07/schema#", "type": "array", "items": {
    "type": "object", "required": ["type", "id"], "additionalProperties": False, "properties": {
        "id": TEXT, "type": {"enum": TYPES.split()}, "title": TEXT, "author": {"type": "array", "minItems": 1, "items": NAME},
        "container-title": TEXT, "publisher": TEXT, "issued": DATE, "accessed": DATE, "URL": {"type": "string", "pattern": "^(https?://|mailto:)"},
        "archive_location": TEXT, "note": TEXT, "custom": {"type": "object", "additionalProperties": {"type": "string"}}}}}

# The terms of the two vocabularies as far as they are written here, so that nothing is asked of the network: a term
# that is not among them would be lost on a reader, and is an error.
OA, DC, AS = "http://www.w3.org/ns/oa#", "http://purl.org/dc/elements/1.1/", "http://www.w3.org/ns/activitystreams#"
ANNO = {
    "id": "@id", "type": "@type", "Annotation": OA + "Annotation", "AnnotationCollection": AS + "OrderedCollection",
    "AnnotationPage": AS + "OrderedCollectionPage", "TextualBody": OA + "TextualBody", "Person": "http://xmlns.com/foaf/0.1/Person",
    "Software": AS + "Application", "SpecificResource": OA + "SpecificResource", "TextQuoteSelector": OA + "TextQuoteSelector",
    "TextPositionSelector": OA + "TextPositionSelector", "TimeState": OA + "TimeState",
    "body": {"@id": OA + "hasBody", "@type": "@id"}, "target": {"@id": OA + "hasTarget", "@type": "@id"},
    "source": {"@id": OA + "hasSource", "@type": "@id"}, "selector": {"@id": OA + "hasSelector", "@type": "@id"},
    "state": {"@id": OA + "hasState", "@type": "@id"}, "motivation": {"@id": OA + "motivatedBy", "@type": "@vocab"},
    "purpose": {"@id": OA + "hasPurpose", "@type": "@vocab"}, "exact": OA + "exact", "prefix": OA + "prefix", "suffix": OA + "suffix",
    "start": OA + "start", "end": OA + "end", "cached": {"@id": OA + "cachedSource", "@type": "@id"},
    "created": "http://purl.org/dc/terms/created", "creator": "http://purl.org/dc/terms/creator", "generator": AS + "generator",
    "name": "http://xmlns.com/foaf/0.1/name", "nickname": "http://xmlns.com/foaf/0.1/nick", "format": DC + "format",
    "value": "http://www.w3.org/1999/02/22-rdf-syntax-ns#value", "label": "http://www.w3.org/2000/01/rdf-schema#label",
    "total": AS + "totalItems", "first": {"@id": AS + "first", "@type": "@id"}, "startIndex": AS + "startIndex",
    "items": {"@id": AS + "items", "@type": "@id", "@container": "@list"},
} | {word: OA + word for word in "assessing classifying describing commenting editing moderating tagging linking".split()}
CONTEXTS = {
    "http://www.w3.org/ns/anno.jsonld": ANNO,
    "https://schema.org": {"@vocab": "http://schema.org/", "id": "@id", "type": "@type", "url": {"@type": "@id"}},
}


def write(folder, tickmark):
    by = ("--by", "Maria Keller", "--initials", "MK")
    for article in sorted((folder / "plain").iterdir()):
        project = folder / f"{article.stem}.tickmark"
        run(tickmark, "new", article, "-o", project, "--published", "2024-08-16", *by)
        claims = json.loads(run(tickmark, "report", project, "--as", "json"))["claims"]
        more = [{"do": "put_source", "source": {"id": f"more{n}"} | source} for n, source in enumerate(SOURCES)]
        more.append({"do": "describe_piece", "piece": {"title": "=cmd()", "outlet": "The Ellery Courier", "url": PAGE}})
        lines = "\n".join(json.dumps(edit) for edit in [*edits(claims), *more])
        run(tickmark, "apply", project, *by, text=lines)
        for form, ending in FORMS.items():
            (folder / form).mkdir(exist_ok=True)
            run(tickmark, "report", project, "--as", form, "-o", folder / form / f"{article.stem}.{ending}")


class Tally:
    """What was checked of each form, by whom."""

    def __init__(self):
        self.rows = collections.Counter()
        self.of = collections.Counter()
        self.faults = []

    def hold(self, row, holds, what):
        self.of[row] += 1
        self.rows[row] += bool(holds)
        if not holds:
            self.faults.append(f"{row}: {what}")

    def show(self):
        print("| Form | Read by | Held |\n|---|---|---|")
        for form, reader in self.of:
            print(f"| {form} | {reader} | {self.rows[form, reader]:,} of {self.of[form, reader]:,} |")
        if self.faults:
            sys.exit("\n".join(self.faults[:20]))


def module(name):
    try:
        return __import__(name)
    except ImportError:
        print(f"skipped: Python's {name} is not installed")
        return None


def check_csv(tally, path, report):
    row = ("`csv`", "Python's csv: each claim's words and place")
    with path.open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    tally.hold(row, len(rows) == len(report["claims"]) + len(report["set_aside"]), f"{path}: {len(rows)} rows")
    for cells, claim in zip(rows, report["claims"]):
        same = cells["claim"].removeprefix("'") == claim["text"].removeprefix("'")
        tally.hold(row, same and int(cells["start"]) == claim["start"], f"{path}: {cells}")
        tally.hold(row, not any(cell.startswith(tuple("=+-@\t\r\n")) for cell in cells.values()), f"{path}: a formula")


def day(text):
    return datetime.datetime.fromisoformat(text) if re.fullmatch(r"\d{4}-\d\d-\d\d", text or "") else None


def check_xlsx(tally, library, reader, path, report):
    row = ("`xlsx`", reader)
    is_ours = path.parent.name == "xlsx"
    book = library.load_workbook(path)
    claims, sources, _ = (book[name] for name in ("Claims", "Sources", "Piece"))
    for sheet in book:
        # Without a screen LibreOffice keeps no frozen rows.
        tally.hold(row, sheet.freeze_panes == "A2" or not is_ours, f"{path}: {sheet.title} has no head")
        tally.hold(row, sheet.auto_filter.ref, f"{path}: {sheet.title} has no filter")
        formulas = [cell.value for line in sheet.iter_rows() for cell in line if cell.data_type == "f"]
        tally.hold(row, not formulas, f"{path}: {formulas}")
    heads = [cell.value for cell in claims[1]]
    lines = [dict(zip(heads, line)) for line in claims.iter_rows(min_row=2)]
    tally.hold(row, len(lines) == len(report["claims"]) + len(report["set_aside"]), f"{path}: {len(lines)} rows")
    for cells, claim in zip(lines, report["claims"]):
        value = claim["value"] if isinstance(claim["value"], dict) else {}
        low = (value.get("amount") or {}).get("low")
        marked = claim["marked"] and datetime.datetime.fromisoformat(re.sub(r"(\.\d+)?Z$", "", claim["marked"]["at"]))
        told = cells["Marked at (UTC)"].value
        # Line ends and blanks at the ends are as people typed them.
        tally.hold(row, cells["Claim"].value == claim["text"], f"{path}: {cells['Claim'].value!r}")
        tally.hold(row, cells["Number"].value == low, f"{path}: number {cells['Number'].value!r} for {low!r}")
        tally.hold(row, cells["Day"].value == day(value.get("timex")), f"{path}: day {cells['Day'].value!r}")
        near = told is marked or (told is not None and abs(told - marked) < datetime.timedelta(seconds=1))
        tally.hold(row, near, f"{path}: {told} for {marked}")
        tally.hold(row, cells["Status"].fill.fgColor.rgb not in (None, "00000000"), f"{path}: a status without color")
    for line, source in zip(sources.iter_rows(min_row=2), report["sources"]):
        cells = dict(zip([cell.value for cell in sources[1]], line))
        tally.hold(row, cells["Source"].value == source["label"], f"{path}: {cells['Source'].value!r}")
        tally.hold(row, (day(source["published"]) or source["published"] or None) == cells["Published"].value,
                   f"{path}: {cells['Published'].value!r}")


def words_of(value):
    """All names of fields in a JSON value."""
    if isinstance(value, dict):
        for name, inner in value.items():
            if name != "@context":
                yield name
                yield from words_of(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from words_of(inner)


def check_annotations(tally, jsonld, path, report):
    row = ("`webannotation`", "PyLD: target, both selectors, bodies, no term lost")
    data = json.loads(path.read_text("utf-8"))
    tally.hold(row, set(words_of(data)) <= set(ANNO), f"{path}: {set(words_of(data)) - set(ANNO)}")
    # Statements about the whole collection alone, once all terms are addresses.
    items = jsonld.expand(data["first"]["items"], {"expandContext": ANNO})
    tally.hold(row, len(items) == len(report["claims"]), f"{path}: {len(items)} annotations")
    text, source = report["article"]["text"], report["head"]["url"]
    for item, claim in zip(items, report["claims"]):
        [target] = item[OA + "hasTarget"]
        selectors = {it["@type"][0]: it for it in target[OA + "hasSelector"]}
        quote, place = selectors[OA + "TextQuoteSelector"], selectors[OA + "TextPositionSelector"]
        told = lambda it, name: it[OA + name][0]["@value"] if OA + name in it else ""
        start, end = told(place, "start"), told(place, "end")
        around = told(quote, "prefix") + told(quote, "exact") + told(quote, "suffix")
        tally.hold(row, item["@id"].startswith("urn:uuid:") and item["@type"] == [OA + "Annotation"], f"{path}: {item['@id']}")
        tally.hold(row, target[OA + "hasSource"] == [{"@id": source}], f"{path}: {target}")
        tally.hold(row, text[start:end] == told(quote, "exact") == claim["text"], f"{path}: {told(quote, 'exact')}")
        tally.hold(row, around in text, f"{path}: {around}")
        tally.hold(row, len(item[OA + "hasBody"]) >= 2, f"{path}: {item}")
        tally.hold(row, item[OA + "motivatedBy"] == [{"@id": OA + "assessing"}], f"{path}: {item}")


def check_reviews(tally, jsonld, path, report):
    row = ("`claimreview`", "PyLD: all required fields, a speaker, a rating of the scale")
    reviews = jsonld.expand(json.loads(path.read_text("utf-8")))
    one = lambda it, name: it["http://schema.org/" + name][0]
    numbers = {f"{PAGE}#c{claim['number']}": claim for claim in report["claims"]}
    for review in reviews:
        rating, item = one(review, "reviewRating"), one(review, "itemReviewed")
        claim = numbers[one(review, "url")["@id"]]
        scale = {"confirmed": ("True", 5), "disputed": ("Disputed", 3), "wrong": ("False", 1), "not_confirmed": ("Unproven", None)}
        value = rating.get("http://schema.org/ratingValue", [{"@value": None}])[0]["@value"]
        tally.hold(row, (one(rating, "alternateName")["@value"], value) == scale[claim["status"]], f"{path}: {rating}")
        tally.hold(row, claim["text"].split()[0] in one(review, "claimReviewed")["@value"], f"{path}: {review}")
        tally.hold(row, one(one(item, "author"), "name")["@value"], f"{path}: {item}")
        tally.hold(row, claim["kind"] not in ("quote", "attribution"), f"{path}: {claim['kind']}")
    return len(reviews)


def check_sources(tally, folder, stem, report, known):
    jsonschema, bibtexparser = known
    titles = [source["label"] for source in report["sources"]]
    if jsonschema:
        row = ("`csl`", "jsonschema: every item by CSL's rules")
        items = json.loads((folder / "csl" / f"{stem}.csl.json").read_text("utf-8"))
        for item, title in zip(items, titles):
            faults = list(jsonschema.Draft7Validator(CSL["items"]).iter_errors(item))
            tally.hold(row, not faults, f"{stem}: {faults[:1]}")
            tally.hold(row, item["title"] == title, f"{stem}: {item['title']}")
    if bibtexparser:
        row = ("`bibtex`", "bibtexparser: title, address, year")
        parser = bibtexparser.bparser.BibTexParser(ignore_nonstandard_types=False)
        entries = parser.parse((folder / "bibtex" / f"{stem}.bib").read_text("utf-8")).entries
        tally.hold(row, len(entries) == len(titles), f"{stem}: {len(entries)} entries")
        for entry, source in zip(entries, report["sources"]):
            tally.hold(row, letters(entry["title"]) == letters(source["label"]), f"{stem}: {entry['title']}")
            tally.hold(row, entry.get("url", "") == source["url"], f"{stem}: {entry.get('url')}")
            year = re.match(r"\d{4}", source["published"])
            tally.hold(row, entry.get("year") == (year and year[0]), f"{stem}: {entry.get('year')}")
    for form, program in (("ris", "ris2xml"), ("bib", "biblatex2xml")):
        if shutil.which(program):
            row = (f"`{'bibtex' if form == 'bib' else form}`", f"bibutils' {program}: title and address")
            path = folder / ("bibtex" if form == "bib" else form) / f"{stem}.{form}"
            found = subprocess.run([program, "-i", "utf8", path], capture_output=True, check=True).stdout.decode("utf-8")
            for source in report["sources"]:
                told = letters(re.sub(r"<[^>]*>|&\w+;", "", found))
                tally.hold(row, letters(source["label"]) in told, f"{stem}: no {source['label']} in {program}")
                tally.hold(row, letters(source["url"]) in told, f"{stem}: no {source['url']} in {program}")


def letters(words):
    """The letters and digits alone: what no program may lose, whatever it makes of markup."""
    words = re.sub(r"\\text\w+|\\char64", "", words)
    return re.sub(r"[\W_]", "", words)


def check(folder, tickmark):
    tally = Tally()
    openpyxl, pyld, jsonschema, bibtexparser = map(module, ("openpyxl", "pyld", "jsonschema", "bibtexparser"))
    if pyld:
        loaded = lambda url, _: {"contextUrl": None, "documentUrl": url, "document": {"@context": CONTEXTS[url]}}
        pyld.jsonld.set_document_loader(loaded)
    reviews = 0
    for path in sorted((folder / "json").glob("*.json")):
        stem, report = path.stem, json.loads(path.read_text("utf-8"))
        again = folder / "again.tickmark"
        again.unlink(missing_ok=True)
        run(tickmark, "new", path, "-o", again)
        row = ("`json`", "Tickmark: a project made of it writes the same bytes")
        tally.hold(row, run(tickmark, "report", again, "--as", "json") == path.read_text("utf-8"), path)
        check_csv(tally, folder / "csv" / f"{stem}.csv", report)
        if openpyxl:
            check_xlsx(tally, openpyxl, "openpyxl: words, numbers, days, times, colors, filters", folder / "xlsx" / f"{stem}.xlsx", report)
            office = folder / "libreoffice" / f"{stem}.xlsx"
            if office.exists():
                check_xlsx(tally, openpyxl, "LibreOffice, written again, by openpyxl", office, report)
        if pyld:
            check_annotations(tally, pyld.jsonld, folder / "webannotation" / f"{stem}.jsonld", report)
            reviews += check_reviews(tally, pyld.jsonld, folder / "claimreview" / f"{stem}.jsonld", report)
        check_sources(tally, folder, stem, report, (jsonschema, bibtexparser))
    if pyld:
        tally.hold(("`claimreview`", "PyLD: all required fields, a speaker, a rating of the scale"), reviews > 0, "no review at all")
    tally.show()


if __name__ == "__main__":
    {"write": write, "check": check}[sys.argv[1]](pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3]))
