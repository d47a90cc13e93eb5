"""Opens hostile reports in other programs, and asserts that all that comes out is text.

usage: inert.py FOLDER   with the files that tests/inert.rs wrote
"""

import collections
import csv
import json
import os
import pathlib
import re
import select
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
import xml.etree.ElementTree as ElementTree
import zipfile

PORT = 47899
FAILED = []
FIGURES = collections.OrderedDict()


def hold(what, holds, told=""):
    if not holds:
        FAILED.append(f"{what}: {str(told)[:300]}")


def count(what, n=1):
    FIGURES[what] = FIGURES.get(what, 0) + n


def leads(link):
    """Whether a link leads somewhere and does nothing else."""
    return re.fullmatch(r"https?://[^@/?#\s]+([/?#]\S*)?", link) or re.fullmatch(r"mailto:[^?\s]+", link)


class Beacon(threading.Thread):
    """A listener that counts whoever calls."""

    def __init__(self):
        super().__init__(daemon=True)
        self.calls = []
        self.socket = socket.create_server(("127.0.0.1", PORT))

    def run(self):
        while True:
            line, _ = self.socket.accept()
            line.settimeout(1)
            try:
                self.calls.append(line.recv(200).split(b"\r\n")[0])
            except OSError:
                self.calls.append(b"")
            line.close()


class Chromium:
    """A browser without a window, spoken to by its developers' protocol over a pipe."""

    def __init__(self, program):
        self.folder = tempfile.mkdtemp()
        theirs_in, ours_out = os.pipe()
        ours_in, theirs_out = os.pipe()
        self.into, self.out_of, self.rest, self.number, self.events = ours_out, ours_in, b"", 0, []

        def place():
            # The protocol stands on the descriptors 3 and 4.
            os.dup2(theirs_in, 10), os.dup2(theirs_out, 11)
            os.dup2(10, 3), os.dup2(11, 4)

        self.process = subprocess.Popen(
            [program, "--headless", "--no-sandbox", "--disable-gpu", "--remote-debugging-pipe", "--no-first-run",
             "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-extensions",
             "--disable-default-apps", "--no-pings", "--metrics-recording-only", "--disable-dev-shm-usage",
             "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1", f"--user-data-dir={self.folder}", "about:blank"],
            preexec_fn=place, close_fds=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(theirs_in)
        os.close(theirs_out)
        target = self.ask("Target.createTarget", {"url": "about:blank"})["targetId"]
        self.page = self.ask("Target.attachToTarget", {"targetId": target, "flatten": True})["sessionId"]
        for domain in ("Page", "Network", "Runtime", "Log"):
            self.ask(f"{domain}.enable", {}, self.page)

    def ask(self, method, params, session=None):
        self.number += 1
        message = {"id": self.number, "method": method, "params": params}
        if session:
            message["sessionId"] = session
        os.write(self.into, json.dumps(message).encode() + b"\0")
        end = time.monotonic() + 60
        while time.monotonic() < end:
            for heard in self.hear(end - time.monotonic()):
                if heard.get("id") == self.number:
                    return heard.get("result", {})
        sys.exit(f"inert: the browser does not answer {method}")

    def hear(self, seconds):
        """The messages that come within that time; events are kept."""
        ready, _, _ = select.select([self.out_of], [], [], max(0, seconds))
        if not ready:
            return []
        *messages, self.rest = (self.rest + os.read(self.out_of, 1 << 20)).split(b"\0")
        heard = [json.loads(message) for message in messages]
        self.events += [message for message in heard if "method" in message]
        return heard

    def open(self, path):
        """Loads a page; what happened while it did and shortly after, and what stands in it."""
        self.events.clear()
        self.ask("Page.navigate", {"url": path.as_uri()}, self.page)
        end = time.monotonic() + 30
        while not any(it["method"] == "Page.loadEventFired" for it in self.events) and time.monotonic() < end:
            self.hear(end - time.monotonic())
        # What a script would do later.
        end = time.monotonic() + 0.5
        while time.monotonic() < end:
            self.hear(end - time.monotonic())
        asked = """JSON.stringify({title: document.title, links: Array.from(document.links, a => a.getAttribute('href')),
            odd: Array.from(document.querySelectorAll('script,img,iframe,object,embed,link,base,form,input,video,audio'),
                e => e.outerHTML),
            handlers: Array.from(document.querySelectorAll('*')).flatMap(e => Array.from(e.attributes))
                .filter(a => a.name.startsWith('on')).map(a => a.name)})"""
        told = self.ask("Runtime.evaluate", {"expression": asked}, self.page)
        return list(self.events), json.loads(told.get("result", {}).get("value", "{}"))

    def close(self):
        self.process.terminate()
        self.process.wait(20)
        shutil.rmtree(self.folder, ignore_errors=True)


def happened(events, path):
    """What a page did: requests, dialogs, errors, words on the console, refusals by its policy."""
    for event in events:
        method, params = event["method"], event["params"]
        if method == "Network.requestWillBeSent" and params["request"]["url"] != path.as_uri():
            yield f"asked for {params['request']['url'][:80]}"
        elif method in ("Page.javascriptDialogOpening", "Runtime.exceptionThrown", "Runtime.consoleAPICalled"):
            yield method
        elif method in ("Page.frameRequestedNavigation", "Page.windowOpen"):
            yield method
        elif method == "Log.entryAdded":
            yield params["entry"]["text"][:120]


CONTROL = """<!DOCTYPE html><title>before</title><img src="http://127.0.0.1:%d/control">
<script>document.title = 'ran'; console.log('ran')</script><a href="javascript:1" onclick="x()">x</a>""" % PORT


def pages(folder):
    program = shutil.which("chromium") or shutil.which("google-chrome")
    if not program:
        print("skipped: chromium is not installed")
        return
    beacon = Beacon()
    beacon.start()
    browser = Chromium(program)
    control = folder / "control.htm"
    control.write_text(CONTROL)
    events, page = browser.open(control)
    seen = list(happened(events, control))
    if not (page["title"] == "ran" and beacon.calls and len(seen) >= 2 and page["odd"] and page["handlers"]):
        sys.exit(f"inert: the trap does not catch what it must: {page} {seen} {beacon.calls}")
    beacon.calls.clear()
    for path in sorted(folder.glob("*.html")):
        events, page = browser.open(path)
        hold(path.name, not list(happened(events, path)), list(happened(events, path)))
        hold(path.name, ": " in page["title"] and page["title"] != "ran", page["title"])
        hold(path.name, not page["odd"] and not page["handlers"], (page["odd"], page["handlers"]))
        hold(path.name, all(link.startswith("#") or leads(link) for link in page["links"]), page["links"])
        count("web pages opened in Chromium")
        count("links in them", len(page["links"]))
    browser.close()
    time.sleep(0.5)
    hold("the listener", not beacon.calls, beacon.calls)
    count("calls that the listener heard of them", len(beacon.calls))


def walk(value, key=""):
    yield key, value
    if isinstance(value, dict):
        for name, part in value.items():
            yield from walk(part, name)
    elif isinstance(value, list):
        for part in value:
            yield from walk(part, key)


FORBIDDEN = {"/JS", "/JavaScript", "/OpenAction", "/AA", "/EmbeddedFile", "/EmbeddedFiles", "/EF", "/RichMediaContent",
             "/XFA", "/AcroForm", "/Launch", "/F", "/UF", "/SubmitForm", "/GoToR", "/GoToE", "/ImportData", "/URI"}


def pdfs(folder):
    if not shutil.which("qpdf"):
        print("skipped: qpdf is not installed")
        return
    for path in sorted(folder.glob("*.pdf")):
        done = subprocess.run(["qpdf", "--json", path], capture_output=True, check=False)
        hold(path.name, done.returncode == 0, done.stderr)
        for key, value in walk(json.loads(done.stdout or "{}")):
            if key == "/URI" and isinstance(value, str):
                hold(path.name, leads(value.removeprefix("u:")), value)
                count("links in PDFs")
            elif isinstance(value, dict):
                action = value.get("/S") if "/Type" not in value or value["/Type"] == "/Action" else None
                keys = set(value) & FORBIDDEN
                hold(path.name, not keys - {"/URI", "/F"}, keys)
                hold(path.name, "/F" not in keys or value.get("/Subtype") in ("/Link",) or isinstance(value["/F"], int), value)
                hold(path.name, value.get("/Type") != "/Action" or action in ("/URI", "/GoTo"), action)
        if shutil.which("pdftotext"):
            told = subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True, check=False).stdout
            hold(path.name, "<script>" in told or "INCLUDETEXT" in told or "cmd" in told, "no attack stands in it as text")
        count("PDFs taken apart by qpdf")


def word(folder):
    for path in sorted(folder.glob("*.docx")):
        with zipfile.ZipFile(path) as parts:
            for name in parts.namelist():
                tree = ElementTree.fromstring(parts.read(name))
                tags = {node.tag.rsplit("}", 1)[-1] for node in tree.iter()}
                odd = tags & {"instrText", "fldChar", "object", "altChunk", "control", "sdt", "pict", "oleObject", "attachedTemplate"}
                hold(f"{path.name}/{name}", not odd, odd)
                for node in tree.iter():
                    for key, value in node.attrib.items():
                        if key.endswith("}instr"):
                            hold(f"{path.name}/{name}", value.strip() in ("PAGE", "NUMPAGES"), value)
                    if node.tag.endswith("}Relationship") and node.get("TargetMode") == "External":
                        hold(f"{path.name}/{name}", leads(node.get("Target")), node.get("Target"))
                        count("links in Word documents")
        count("Word documents taken apart")


def cells(path, what):
    import openpyxl

    book = openpyxl.load_workbook(path)
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                hold(f"{path.name}, {sheet.title} {cell.coordinate}", cell.data_type != "f", cell.value)
                hold(f"{path.name}, {sheet.title} {cell.coordinate}", cell.hyperlink is None, cell.hyperlink)
                count(what, cell.value is not None)
    hold(path.name, not book.defined_names or all("Filter" in name for name in book.defined_names), list(book.defined_names))


def tables(folder):
    for path in sorted(folder.glob("*-csv.csv")):
        with path.open(newline="", encoding="utf-8") as file:
            for row in csv.reader(file):
                for cell in row:
                    hold(path.name, not cell.lstrip().startswith(("=", "+", "-", "@")), cell)
                    count("cells of CSV tables")
    try:
        import openpyxl  # noqa: F401
    except ImportError:
        print("skipped: openpyxl is not installed")
        return
    for path in sorted(folder.glob("*.xlsx")):
        cells(path, "cells of workbooks, read by openpyxl")
    for path in sorted(folder.glob("calc-*/*.xlsx")):
        cells(path, "cells of CSV tables, as LibreOffice opens them")


def markdown(folder):
    if not shutil.which("pandoc"):
        print("skipped: pandoc is not installed")
        return
    for path in sorted(folder.glob("*.md")):
        for flavour in ("markdown", "gfm", "commonmark_x", "markdown_mmd"):
            done = subprocess.run(["pandoc", "-f", flavour, "-t", "json", path], capture_output=True, text=True, check=False)
            hold(path.name, done.returncode == 0, done.stderr)
            for _, value in walk(json.loads(done.stdout or "{}")):
                kind = value.get("t") if isinstance(value, dict) else None
                odd = kind in ("RawInline", "RawBlock", "Image", "Math", "Cite", "Note", "CodeBlock", "HorizontalRule")
                hold(f"{path.name} as {flavour}", not odd, value)
                if kind == "Link":
                    hold(f"{path.name} as {flavour}", leads(value["c"][2][0]), value["c"][2])
            count("readings of Markdown by pandoc")


def references(folder):
    for path in sorted(folder.glob("*.bib")):
        sources = len(re.findall(r"^@", path.read_text(), re.M))
        try:
            import bibtexparser

            parser = bibtexparser.bparser.BibTexParser(ignore_nonstandard_types=False, common_strings=True)
            known = bibtexparser.loads(path.read_text(), parser).entries
            hold(path.name, len(known) == sources, (len(known), sources))
            count("references read by bibtexparser", len(known))
        except (ImportError, AttributeError):
            print("skipped: bibtexparser is not installed")
        if shutil.which("ris2xml"):
            told = subprocess.run(["ris2xml", path.with_suffix(".ris").as_posix().replace("bibtex", "ris")],
                                  capture_output=True, check=False).stdout.decode("utf-8", "replace")
            hold(path.name, told.count("<mods ") == sources, (told.count("<mods "), sources))
            count("references read by bibutils", told.count("<mods "))


folder = pathlib.Path(sys.argv[1])
for look in (pages, pdfs, word, tables, markdown, references):
    look(folder)
for what, n in FIGURES.items():
    print(f"{n:>7} {what}")
for line in FAILED[:40]:
    print(f"inert: {line}", file=sys.stderr)
print(f"{len(FAILED)} failed")
sys.exit(bool(FAILED))
