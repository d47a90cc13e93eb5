"""Writes articles as pages and mails, and compares what Tickmark reads of a format with the plain text.

usage: formats.py write FOLDER             from FOLDER/plain make simple pages, newspaper pages and mails
       formats.py compare FOLDER TICKMARK  print the table, a row for each program and format; fail where fewer words or
                                           claims agree than LEAST says
"""

import collections
import difflib
import email.message
import email.policy
import html
import json
import pathlib
import subprocess
import sys

# The day that pages and mails state.
STATED = "2024-08-16"

# The least share of words, of claims and of days that must be read, whatever program wrote the file.
LEAST = 0.995

# A page as newspapers have them: the article in the middle of what is no part of it.
NEWSPAPER = """<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>{title} | The Ellery Courier</title>
<meta property="og:title" content="{title}"><meta property="og:site_name" content="The Ellery Courier">
<script type="application/ld+json">{{"@context":"https://schema.org","@type":"NewsArticle","headline":{json},
"author":[{{"@type":"Person","name":"Ada Roe"}}],"datePublished":"{date}T10:00:00+02:00",
"publisher":{{"@type":"Organization","name":"The Ellery Courier"}}}}</script>
<style>.x{{color:red}}</style></head><body>
<div id="cookie-banner" class="cookie-consent">We and our 812 partners use cookies. <button>Accept</button></div>
<header class="site-header"><a href="/">The Ellery Courier</a><nav><ul><li><a href="/w">World</a></li>
<li><a href="/s">Sport</a></li></ul></nav></header>
<main><article><h1>{title}</h1><p class="byline">By <a rel="author" href="/ada">Ada Roe</a></p>
<figure><img src="a.jpg" alt=""><figcaption>Smoke over the harbour</figcaption></figure>
{paragraphs}
<aside class="related"><h2>Related stories</h2><ul><li><a href="/1">Mayor opens bridge after 12 years</a></li>
<li><a href="/2">Shares fall 4 percent</a></li></ul></aside></article></main>
<section class="newsletter"><h2>Sign up</h2><form><input name="mail"><button>Subscribe</button></form></section>
<section id="comments"><h2>23 comments</h2><p>First! I was there on Monday.</p></section>
<footer>© 2024 The Ellery Courier <a href="/t">Terms</a></footer>
<script>console.log("12 people died")</script></body></html>"""


def blocks(text):
    """The paragraphs of a plain text, their lines apart."""
    parts = [part.strip("\n") for part in text.replace("\r\n", "\n").split("\n\n")]
    return [part.split("\n") for part in parts if part.strip()]


def write(folder):
    for kind in ("simple", "newspaper", "python-eml"):
        (folder / kind).mkdir(exist_ok=True)
    for path in sorted((folder / "plain").glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        lines = [[html.escape(line, quote=False) for line in block] for block in blocks(text)]
        paragraphs = ["<p>" + "<br>\n".join(block) + "</p>" for block in lines]
        simple = "<!DOCTYPE html><html><head><meta charset=utf-8></head><body>{}</body></html>"
        (folder / "simple" / f"{path.stem}.html").write_text(simple.format("\n".join(paragraphs)))
        title = " ".join(blocks(text)[0])
        page = NEWSPAPER.format(
            title=html.escape(title),
            json=json.dumps(title).replace("<", "\\u003c"),
            date=STATED,
            paragraphs="\n".join(paragraphs[1:]),
        )
        (folder / "newspaper" / f"{path.stem}.html").write_text(page)
        mail = email.message.EmailMessage(policy=email.policy.SMTP)
        mail["From"] = "Ada Roe <ada@example.org>"
        mail["To"] = "desk@example.org"
        mail["Subject"] = title
        mail["Date"] = "Fri, 16 Aug 2024 23:30:00 -0500"
        mail.set_content(text.split("\n\n", 1)[-1])
        mail.add_attachment(b"x", maintype="application", subtype="octet-stream", filename="table.xlsx")
        (folder / "python-eml" / f"{path.stem}.eml").write_bytes(mail.as_bytes())


def extract(tickmark, path, *options):
    command = [tickmark, "extract", "--format", "json", *options, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return json.loads(done.stdout) if done.returncode == 0 else None


def words(text):
    return [word for word in text.split() if word != "·"]


def claims(read):
    keys = [(claim["kind"], " ".join(claim["text"].split()), json.dumps(claim["value"])) for claim in read["claims"]]
    return collections.Counter(keys)


def share(same, one, other):
    return 2 * same / (one + other) if one + other else 1.0


def compare(folder, tickmark):
    poor = []
    print(f"{'made by, format':24} {'files':>5} {'same words':>10} {'words':>7} {'same claims':>11} {'claims':>7}  date")
    for kind in sorted(path for path in folder.iterdir() if "-" in path.name and path.is_dir()):
        rows = [row for row in (row_of(folder, path, tickmark) for path in sorted(kind.iterdir())) if row]
        if not rows:
            continue
        total = [sum(row[at] for row in rows) for at in range(6)]
        whole_words = sum(row[6] for row in rows)
        whole_claims = sum(row[7] for row in rows)
        states_date = kind.name in ("chromium-html", "python-eml")
        days = sum(row[8] for row in rows)
        dated = f"{days}/{len(rows)}" if states_date else ""
        if min(share(*total[:3]), share(*total[3:6]), days / len(rows) if states_date else 1.0) < LEAST:
            poor.append(kind.name)
        print(
            f"{kind.name:24} {len(rows):5} {whole_words:10} {share(*total[:3]):7.4f} {whole_claims:11}"
            f" {share(*total[3:6]):7.4f}  {dated}"
        )
    if poor:
        sys.exit(f"formats.py: fewer words, claims or days than must be are read of {', '.join(poor)}")


def row_of(folder, path, tickmark):
    plain = folder / "plain" / f"{path.stem}.txt"
    if not plain.exists():
        return None
    given = ("--published", STATED)
    expected, read = extract(tickmark, plain, *given), extract(tickmark, path, *given)
    if read is None:
        print(f"not read: {path}", file=sys.stderr)
        read = {"text": "", "claims": []}
    one, other = words(plain.read_text(encoding="utf-8-sig")), words(read["text"])
    other = without_added(other, path)
    same = sum(block.size for block in difflib.SequenceMatcher(None, one, other, False).get_matching_blocks())
    mine, theirs = claims(expected), claims(read)
    common = sum((mine & theirs).values())
    undated = extract(tickmark, path)
    is_dated = bool(undated) and undated["published"] == STATED
    if one != other:
        note(path, one, other)
    if mine != theirs:
        for key in (mine - theirs) + (theirs - mine):
            print(f"{path}: claim {'lost' if mine[key] > theirs[key] else 'new'}: {key}", file=sys.stderr)
    return (same, len(one), len(other), common, sum(mine.values()), sum(theirs.values()), one == other, mine == theirs, is_dated)


def without_added(read, path):
    """What the newspaper page adds that a reader should see: byline and caption."""
    if path.parent.name != "chromium-html":
        return read
    for added in ("By Ada Roe".split(), "Smoke over the harbour".split()):
        at = next((at for at in range(len(read)) if read[at : at + len(added)] == added), None)
        if at is not None:
            read = read[:at] + read[at + len(added) :]
    return read


def note(path, one, other):
    for tag, i1, i2, j1, j2 in difflib.SequenceMatcher(None, one, other, False).get_opcodes():
        if tag != "equal":
            print(f"{path}: {' '.join(one[i1:i2])[:90]!r} -> {' '.join(other[j1:j2])[:90]!r}", file=sys.stderr)


if __name__ == "__main__":
    if sys.argv[1] == "write":
        write(pathlib.Path(sys.argv[2]))
    else:
        compare(pathlib.Path(sys.argv[2]), sys.argv[3])
