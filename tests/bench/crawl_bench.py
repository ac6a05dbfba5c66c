"""How fast we crawl: `make bench` (ours), `make bench-peers` (beside others). Each round crawls all sites once with
every crawler in turn, so that what else the machine does hits all alike; what is printed is the median of the rounds
(least to most). CPU seconds are those of the crawler's process, the web server's are not counted.

    crawl_bench.py PROGRAM FOLDER [--rounds N] [--sites N] [--peers FOLDER]
"""

import argparse
import os
import pathlib
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time

import crawl_sites

HERE = pathlib.Path(__file__).resolve().parent


def measure(command):
    """Runs it in a folder of its own; its pages, CPU and wall seconds and peak memory (MB)."""
    with tempfile.TemporaryDirectory(prefix="crawl-bench-") as folder:
        begun = time.monotonic()
        process = subprocess.Popen([str(part).replace("{folder}", folder) for part in command], cwd=folder,
                                   stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        said = process.stdout.read().decode()
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.monotonic() - begun
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            raise SystemExit(f"crawl_bench: {command[0]} ended with {process.returncode}")
        pages = int(said.split()[-1]) if said.split() else sum(len(files) for _, _, files in os.walk(folder))
    return pages, usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / 1024


def ours(program, starts):
    return {
        "vindbaar, links only": ([program, "links", *starts], 1),
        "vindbaar, WARC and SQLite": ([program, "archived", "{folder}/run", *starts], 1),
    }


def peers(folder, starts):
    """Those that were built or are installed; Scrapy gets fewer sites, being slower by two orders."""
    few = len(starts) // 10
    found = {
        "Colly": ([folder / "colly", *starts], 1),
        "spider": (["env", f"NODE_PATH={folder}/node_modules", "node", HERE / "peers/spider_peer.js", *starts], 1),
        "wget2": (["wget2", "-q", "-r", "-l", "inf", "--max-threads=64", "--no-robots", *starts], 1),
        "Scrapy": ([folder / "bin/python", HERE / "peers/scrapy_peer.py", *starts[:few]], few / len(starts)),
    }
    if not (folder / "node_modules/@spider-rs").exists():
        del found["spider"]
    return {name: work for name, work in found.items() if shutil.which(str(work[0][0]))}


def show(name, runs, expected):
    def spread(values, digits):
        return f"{statistics.median(values):,.{digits}f} ({min(values):,.{digits}f}-{max(values):,.{digits}f})"

    pages = [run[0] for run in runs]
    missing = "" if min(pages) >= expected else f"  only {min(pages):,} of {expected:,} pages"
    print(f"{name:26} {spread([p / c for p, c, _, _ in runs], 0):>24} {spread([p / w for p, _, w, _ in runs], 0):>24}"
          f" {statistics.median(run[3] for run in runs):>8.0f} MB{missing}")


def main():
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that the server is stopped too
    parser = argparse.ArgumentParser()
    parser.add_argument("program", type=pathlib.Path)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--sites", type=int, default=crawl_sites.SITES)
    parser.add_argument("--peers", type=pathlib.Path)
    options = parser.parse_args()
    starts = crawl_sites.make(options.folder)[: options.sites]
    crawlers = ours(options.program.resolve(), starts)
    if options.peers:
        crawlers |= peers(options.peers.resolve(), starts)
    runs = {name: [] for name in crawlers}
    with crawl_sites.Server(options.folder):
        for _ in range(options.rounds):
            for name, (command, share) in crawlers.items():
                runs[name].append(measure(command))
    total = len(starts) * crawl_sites.PAGES_A_SITE
    print(f"crawling {total:,} pages of {crawl_sites.PAGE_BYTES // 1000} KB on {len(starts)} sites, "
          f"{options.rounds} rounds: median (least-most)")
    print(f"{'':26} {'pages a CPU second':>24} {'pages a second':>24} {'memory':>11}")
    for name, (_, share) in crawlers.items():
        show(name, runs[name], int(total * share))


if __name__ == "__main__":
    sys.exit(main())
