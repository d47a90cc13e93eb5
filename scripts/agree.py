"""Reads PDFs that were made from plain text and prints how far words and claims agree, by the program that made them.

usage: agree.py TICKMARK MADE.tsv, where each line of MADE.tsv is MAKER, PLAIN.txt, MADE.pdf

VERBOSE=1 shows every place where they differ. Exits with 1 where fewer words or claims agree than LEAST says.
"""

import difflib
import json
import os
import shutil
import subprocess
import sys

# The least share of words and of claims that must agree with the plain text's, whatever program made the file.
LEAST = {'words': 99.8, 'claims': 98.5}

tickmark, made = sys.argv[1:]
verbose = os.environ.get('VERBOSE')


def run(*command):
    return subprocess.run(command, capture_output=True, check=False).stdout.decode()


def plain_marks(text):
    """TeX and groff print straight quotes as curly ones, and no program prints a joiner of width zero."""
    return text.translate({0x2019: "'", 0x2018: "'", 0x201C: '"', 0x201D: '"', 0x200D: None})


def read(path):
    """Text, paragraphs and claims as Tickmark reads them."""
    said = run(tickmark, 'extract', '--published', '2024-08-16', path)
    read = json.loads(said) if said else None
    if read and 'text' not in read:
        read['text'] = open(path, encoding='utf-8').read()
    return read


def differences(plain, other):
    """Words of `plain` that `other` lacks, words it has more, and where."""
    matcher = difflib.SequenceMatcher(None, plain, other, autojunk=False)
    changed = [code for code in matcher.get_opcodes() if code[0] != 'equal']
    lacking = sum(b - a for _, a, b, _, _ in changed)
    more = sum(d - c for _, _, _, c, d in changed)
    return lacking, more, [(' '.join(plain[max(0, a - 3):b + 2]), ' '.join(other[max(0, c - 3):d + 2])) for _, a, b, c, d in changed]


def parts(article):
    return [' '.join(part.split()) for part in plain_marks(article['text']).split('\n\n') if part.strip()]


def claims(article):
    return [(claim['kind'], ' '.join(plain_marks(claim['text']).split())) for claim in article['claims']]


rows = {}
for line in open(made, encoding='utf-8'):
    maker, plain_path, pdf = line.rstrip('\n').split('\t')
    row = rows.setdefault(maker, dict(files=0, words=0, lack=0, more=0, same=0, poppler=0, claims=0, found=0, extra=0, whole=0, head=0, paras=0))
    plain = read(plain_path)
    printed = read(pdf)
    row['files'] += 1
    if printed is None:
        print(f'{pdf}: not read')
        continue
    words = plain_marks(plain['text']).split()
    lack, more, where = differences(words, plain_marks(printed['text']).split())
    poppler = plain_marks(run('pdftotext', pdf, '-') if shutil.which('pdftotext') else '').split()
    lack_poppler, more_poppler, _ = differences(words, poppler)
    ours, theirs = claims(plain), claims(printed)
    matcher = difflib.SequenceMatcher(None, ours, theirs, autojunk=False)
    found = sum(block.size for block in matcher.get_matching_blocks())
    row['words'] += len(words)
    row['lack'] += lack
    row['more'] += more
    row['poppler'] += lack_poppler + more_poppler
    row['same'] += lack + more == 0
    row['claims'] += len(ours)
    row['found'] += found
    row['extra'] += len(theirs) - found
    row['whole'] += ours == theirs
    row['head'] += plain_marks(plain['title'] or '') == plain_marks(printed['title'] or '')
    paragraphs = parts(plain)
    row['paras'] += paragraphs == parts(printed)
    if verbose:
        for one, other in where:
            print(f'{pdf}: {one!r} -> {other!r}')
        for kind, a, b, c, d in matcher.get_opcodes():
            if kind != 'equal':
                print(f'{pdf}: claims {ours[a:b]} -> {theirs[c:d]}')

print(f'{"made by":18} files  words agree  lack  more (pdftotext)  same text  same paragraphs  same headline  claims found  more  same claims')
poor = []
for maker, row in rows.items():
    share = 100 * (1 - row['lack'] / max(1, row['words']))
    found = 100 * row['found'] / max(1, row['claims'])
    print(f'{maker:18} {row["files"]:5}  {share:9.3f} %  {row["lack"]:4}  {row["more"]:4} {row["poppler"]:11}  {row["same"]:9}  {row["paras"]:15}  {row["head"]:13}  {found:10.2f} %  {row["extra"]:4}  {row["whole"]:11}')
    if share < LEAST['words'] or found < LEAST['claims']:
        poor.append(maker)
if poor:
    sys.exit(f'agree.py: fewer words or claims than must be are read of the PDFs of {", ".join(poor)}')
