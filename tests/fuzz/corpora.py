"""Lays the first inputs of each fuzz target, taken from tests/data: corpora.py OUT [TARGET].

Rows become inputs in the shape their target reads (its file says which); files over 64 KiB are left out, since
libFuzzer learns from small ones. An input's name is its hash, so a corpus that has grown is only added to.
"""

import base64
import csv
import hashlib
import json
import pathlib
import sys

DATA = pathlib.Path(__file__).resolve().parent.parent / "data"
LARGEST = 64 * 1024


def rows(name):
    with open(DATA / name, encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


def files(*folders):
    for folder in folders:
        for path in sorted((DATA / folder).iterdir()):
            if path.suffix != ".jsonl" and path.stat().st_size <= LARGEST:
                yield path.read_bytes()


def text(value):
    return (value or "").encode("utf-8", "surrogatepass")


def robots_text(row):
    return base64.b64decode(row["robots_txt_b64"]) if "robots_txt_b64" in row else text(row["robots_txt"])


def robots():
    for row in rows("crawler/robots.jsonl"):
        path = text(row["url"]).split(b"/", 3)[-1]
        yield path + b"\n" + robots_text(row).replace(text(row["user_agent"]) or b"\0", b"vindbaar")
    for row in rows("crawler/robots_sitemaps.jsonl"):
        yield b"\n" + robots_text(row)


def urls():
    for row in rows("core/urls.jsonl"):
        yield text(row["base"]) + b"\n" + text(row["input"])


def identities():
    waits = (b"120", b"-1", b"Wed, 21 Oct 2026 07:28:00 GMT", b"Sunday, 06-Nov-94 08:49:37 GMT", b"Sun Nov  6 08:49:37 1994")
    for number, row in enumerate(rows("crawler/url_normalize.jsonl")):
        yield text(row["input"]) + b"\n" + waits[number % len(waits)]
    for row in rows("archive/surt.jsonl"):
        yield text(row["url"]) + b"\n"
    yield b"https://roc.example/a;jsessionid=0A1B2C3D4E5F?utm_source=x&PHPSESSID=abc&s=0a1b2c3d4e5f6a7b8c9d&page=2\n"


def bodies():
    for number, body in enumerate(files("archive/bombs", "archive/warc")):
        yield bytes([number % 8]) + body
    for row in rows("archive/surt.jsonl"):
        yield b"\x07" + text(row["url"])


def pages():
    for row in rows("extractors/html_trees.jsonl"):
        yield b"\x01" + text(row["html"])
    for name in ("pages.jsonl", "pages_later.jsonl"):
        for row in rows("extractors/" + name):
            yield b"\x00" + text(row["html"])


def titles():
    for name in ("titles.csv", "third.csv", "fourth.csv", "unseen.csv"):
        with open(DATA / "matcher" / name, encoding="utf-8", newline="") as file:
            for number, row in enumerate(csv.DictReader(file)):
                yield bytes([number % 4]) + text(row["title"])


CORPORA = {
    "archive_decode": bodies,
    "archive_reader": lambda: files("archive/warc", "archive/zstd"),
    "core_url": urls,
    "crawler_identity": identities,
    "crawler_robots": robots,
    "crawler_sitemap": lambda: files("crawler/sitemaps", "crawler/sitemaps_malicious"),
    "extractors_links": pages,
    "matcher_titles": titles,
}


def main():
    out = pathlib.Path(sys.argv[1])
    for target in sys.argv[2:] or CORPORA:
        folder = out / target
        folder.mkdir(parents=True, exist_ok=True)
        for data in CORPORA.get(target, list)():
            (folder / hashlib.sha256(data).hexdigest()[:16]).write_bytes(data)


main()
