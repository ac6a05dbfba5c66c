"""Reads WARC files with warcio, an independent reader, and checks every digest.

    python warcio_check.py FILE.warc.gz...

Prints the counts of each file. Exits with 1 when a file has an error, no record at all, or a response without a digest
that could be checked; with 3 when warcio is not installed.
"""

import collections
import sys

try:
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed
except ImportError:
    print(
        "warcio is not installed for %s: make a venv, 'pip install warcio' into it, and configure with "
        "-DWARCIO_PYTHON=VENV/bin/python" % sys.executable,
        file=sys.stderr,
    )
    sys.exit(3)


def check(path):
    """Counts by record type; raises on the first thing that is wrong."""
    counts = collections.Counter()
    with open(path, "rb") as stream:
        for record in ArchiveIterator(stream, check_digests="raise"):
            while record.raw_stream.read(65536):
                pass
            counts[record.rec_type] += 1
            if record.digest_checker.passed is False or record.digest_checker.problems:
                raise ValueError("digest: %s" % record.digest_checker.problems)
            if record.rec_type == "response" and not record.digest_checker.passed:
                raise ValueError("response without a digest: %s" % record.rec_headers)
    if not counts:
        raise ValueError("no records")
    return counts


def main(paths):
    if not paths:
        sys.exit("usage: warcio_check.py FILE...")
    failed = False
    for path in paths:
        try:
            counts = check(path)
        except (ArchiveLoadFailed, ValueError, OSError) as error:
            failed = True
            print("%s: %s: %s" % (path, type(error).__name__, error))
        else:
            print("%s: %s" % (path, ", ".join("%d %s" % (n, kind) for kind, n in sorted(counts.items()))))
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main(sys.argv[1:])
