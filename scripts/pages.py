"""Checks the printable pages of marked articles by other programs, and prints the figures.

usage: pages.py FOLDER TICKMARK   of the projects in FOLDER, as reports.py makes them

Tidy holds every page to the rules of HTML. Chromium opens those of the first few projects in light, in dark and in
print: nothing may be asked of a network, and the printed pages must hold every word of the article.
"""

import collections
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

FORMS = ("html", "checked-html", "questions", "calls", "names", "sources")
# What tidy calls a fault though the standard has it: empty elements that style sheets paint, and a newer attribute.
FORGIVEN = re.compile(r"proprietary attribute \"referrerpolicy\"|trimming empty")
OPENED = 1
SHADES = {"light": "1", "dark": "0"}


def run(*command, must_hold=True):
    """What a program prints, and what it complains of."""
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False)
    if must_hold and done.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))}: {done.stderr}")
    return done.stdout, done.stderr


def write(folder, tickmark):
    """The pages of every project, by form."""
    for project in sorted(folder.glob("*.tickmark")):
        for form in FORMS:
            page = folder / "pages" / f"{project.stem}-{form}.html"
            page.parent.mkdir(exist_ok=True)
            run(tickmark, "report", project, "--as", form, "-o", page)
            yield project, form, page


def faults(page):
    """What tidy holds against a page."""
    told = run("tidy", "-q", "-e", page, must_hold=False)[1]
    return [line for line in told.splitlines() if line.strip() and not FORGIVEN.search(line)]


class Browser:
    """Chromium without a window, with a profile of its own."""

    def __init__(self, folder):
        self.folder = folder
        self.log = folder / "net.json"

    def run(self, page, *asked):
        command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run"]
        command += ["--disable-background-networking", "--disable-component-update", "--disable-sync"]
        command += ["--host-resolver-rules=MAP * ~NOTFOUND"]
        command += [f"--user-data-dir={self.folder}/profile", f"--log-net-log={self.log}", "--window-size=1240,1700"]
        run(*command, *asked, page.resolve().as_uri(), must_hold=False)
        return self.addresses()

    def addresses(self):
        """What was asked of a network while the page was open."""
        text = self.log.read_text(errors="replace") if self.log.exists() else ""
        return set(re.findall(r'"url":"(https?://[^"]+)"', text))

    def shot(self, page, shade):
        """How bright the page is, from 0 to 1, and what it asked for."""
        picture = self.folder / "shot.png"
        picture.unlink(missing_ok=True)
        asked = self.run(page, f"--blink-settings=preferredColorScheme={SHADES[shade]}", f"--screenshot={picture}")
        mean = run("identify", "-format", "%[fx:mean]", picture)[0]
        return float(mean), asked

    def printed(self, page):
        """The words of the printed page, and what it asked for."""
        paper = self.folder / "page.pdf"
        paper.unlink(missing_ok=True)
        asked = self.run(page, "--no-pdf-header-footer", f"--print-to-pdf={paper}")
        return run("pdftotext", "-raw", paper, "-")[0], asked


def letters(text):
    """What counts of a text that was set in lines: no spaces, no hyphens."""
    return re.sub(r"[\s\-\u00ad\u2010]", "", text)


def look(pages, folder):
    """What the browser holds against the pages."""
    found = collections.Counter()
    with tempfile.TemporaryDirectory() as scratch:
        browser = Browser(pathlib.Path(scratch))
        for project, form, page in pages:
            asked = set()
            for shade in SHADES:
                bright, urls = browser.shot(page, shade)
                asked |= urls
                found["in the wrong light"] += (bright > 0.5) != (shade == "light")
            words, urls = browser.printed(page)
            asked |= urls
            found["opened in the browser"] += 1
            found["addresses asked for"] += len([url for url in asked if "example.org" in url])
            if form == "html":
                claims = json.loads((folder / f"{project.stem}.json").read_text())["claims"]
                text = letters(words)
                found["claims lost in print"] += sum(letters(claim["text"]) not in text for claim in claims)
    return found


def main():
    folder, tickmark = pathlib.Path(sys.argv[1]), sys.argv[2]
    pages = list(write(folder, tickmark))
    found = collections.Counter({"pages": len(pages)})
    if shutil.which("tidy"):
        wrong = {page.name: faults(page) for _, _, page in pages}
        found["faults by tidy"] = sum(map(len, wrong.values()))
        for name, lines in wrong.items():
            for line in lines[:3]:
                print(f"{name}: {line}")
    else:
        print("skipped: tidy is not installed")
    programs = ("chromium", "identify", "pdftotext")
    if missing := [program for program in programs if not shutil.which(program)]:
        print(f"skipped: {', '.join(missing)} is not installed")
    else:
        found.update(look(pages[: OPENED * len(FORMS)], folder))
    print("pages:", ", ".join(f"{what} {count}" for what, count in found.items()))
    harmless = ("pages", "opened in the browser")
    if any(count for what, count in found.items() if what not in harmless):
        sys.exit(1)


main()
