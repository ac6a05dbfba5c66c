"""The text that is a page's own, beside trafilatura and resiliparse on the same labelled pages.

    main_content_peers.py VINDBAAR PAGES.jsonl...

Pages are lines with `html` and `main`. Precision and recall are over words (letters and digits, case and accents
folded), each as often as it stands there, summed over all pages.
"""
import json
import re
import subprocess
import sys
import unicodedata
from collections import Counter

import trafilatura
from resiliparse.extract.html2text import extract_plain_text


def words(text):
    folded = unicodedata.normalize("NFKD", text.lower())
    return Counter(re.findall(r"[a-z0-9]+", "".join(c for c in folded if not unicodedata.combining(c))))


def figures(extract, pages):
    expected = found = right = 0
    for page in pages:
        wanted, got = words(page["main"]), words(extract(page["html"]) or "")
        expected, found = expected + wanted.total(), found + got.total()
        right += (wanted & got).total()
    precision, recall = right / max(found, 1), right / max(expected, 1)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def main():
    program, *files = sys.argv[1:]
    rows = []
    for file in files:
        with open(file, encoding="utf-8") as lines:
            pages = [page for page in map(json.loads, lines) if "html" in page and "main" in page]
        run = subprocess.run([program, "--json", "evaluate", "--pages", file], check=True, capture_output=True)
        own = json.loads(run.stdout)
        rows.append((file, "vindbaar", own["main_text"]["precision"], own["main_text"]["recall"],
                     own["main_text"]["f1"]))
        peers = {
            "trafilatura": lambda html: trafilatura.extract(html),
            "trafilatura, recall": lambda html: trafilatura.extract(html, favor_recall=True, include_tables=True),
            "resiliparse, main content": lambda html: extract_plain_text(html, main_content=True),
            "resiliparse, all": lambda html: extract_plain_text(html, main_content=False),
        }
        rows += [(file, name, *figures(extract, pages)) for name, extract in peers.items()]
    print(f"{'':28}{'precision':>10}{'recall':>9}{'F1':>8}")
    for file, name, *values in rows:
        print(f"{name:28}{values[0]:10.3f}{values[1]:9.3f}{values[2]:8.3f}  {file.rsplit('/', 1)[-1]}")


if __name__ == "__main__":
    main()
