"""Judges WACZ files with py-wacz, the format's own tool, and reads records through their index.

    python wacz_check.py FILE.wacz...

Exits with 1 when a file is not valid, is compressed where it should be stored, or a block of its index or a record
that the index names cannot be read in place; with 3 when wacz is not installed.
"""

import gzip
import io
import json
import sys
import zipfile

try:
    from wacz.main import main as wacz_main
    from warcio.archiveiterator import ArchiveIterator
except ImportError:
    print("wacz is not installed for %s: run 'make setup-tests'" % sys.executable, file=sys.stderr)
    sys.exit(3)


def stored(archive, name):
    """The bytes of an entry, which must not be compressed."""
    if archive.getinfo(name).compress_type != zipfile.ZIP_STORED:
        raise ValueError("%s is compressed" % name)
    return archive.read(name)


def index_lines(archive):
    """Every line of the compressed index, block by block as index.idx says, in order."""
    blocks = stored(archive, "indexes/index.cdx.gz")
    keys = archive.read("indexes/index.idx").decode().splitlines()
    if not keys[0].startswith("!meta 0 "):
        raise ValueError("index.idx has no first line of its own")
    lines = []
    for key in keys[1:]:
        place = json.loads(key[key.index("{"):])
        block = gzip.decompress(blocks[place["offset"]: place["offset"] + place["length"]]).decode().splitlines()
        if not block[0].startswith(key[: key.index(" {")]):
            raise ValueError("index.idx: %s does not begin its block" % key)
        lines += block
    if lines != sorted(lines):
        raise ValueError("the index is not in order")
    return lines


def check(path):
    if wacz_main(["validate", "-f", path]) != 0:
        raise ValueError("py-wacz finds it invalid")
    with zipfile.ZipFile(path) as archive:
        if archive.testzip() is not None:
            raise ValueError("a checksum of the ZIP is wrong")
        lines = index_lines(archive)
        for line in lines:
            entry = json.loads(line[line.index("{"):])
            warc = stored(archive, "archive/" + entry["filename"])
            piece = warc[int(entry["offset"]): int(entry["offset"]) + int(entry["length"])]
            record = next(iter(ArchiveIterator(io.BytesIO(piece))))
            if record.rec_headers.get_header("WARC-Target-URI") != entry["url"]:
                raise ValueError("the index names another record for %s" % entry["url"])
        pages = archive.read("pages/pages.jsonl").decode().splitlines()
        if json.loads(pages[0])["format"] != "json-pages-1.0" or len(pages) < 2:
            raise ValueError("no pages")
        for page in pages[1:]:
            page = json.loads(page)
            if not page["url"] or not page["ts"].endswith("Z"):
                raise ValueError("a page without url or time: %s" % page)
    return len(lines), len(pages) - 1


def main(paths):
    if not paths:
        sys.exit("usage: wacz_check.py FILE...")
    for path in paths:
        try:
            print("%s: %d entries, %d pages" % ((path,) + check(path)))
        except (ValueError, KeyError, OSError, zipfile.BadZipFile) as error:
            print("%s: %s: %s" % (path, type(error).__name__, error))
            sys.exit(1)


if __name__ == "__main__":
    main(sys.argv[1:])
