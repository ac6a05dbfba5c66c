"""Pages a second of trafilatura and resiliparse, in this process, on the pages of page_speed.

    page_speed_peers.py PAGES.jsonl

CPU seconds of interleaved rounds; the median counts. To be set beside the last line of page_speed, run just before.
"""
import json
import statistics
import sys
import time

import trafilatura
from resiliparse.extract.html2text import extract_plain_text


def main():
    with open(sys.argv[1], encoding="utf-8") as lines:
        pages = [json.loads(line)["html"] for line in lines]
    peers = {
        "resiliparse, main content": lambda html: extract_plain_text(html, main_content=True),
        "trafilatura": trafilatura.extract,
    }
    times = {name: [] for name in peers}
    for _ in range(3):
        for name, extract in peers.items():
            start = time.process_time()
            for html in pages:
                extract(html)
            times[name].append(time.process_time() - start)
    for name, all_times in times.items():
        middle = statistics.median(all_times)
        print(f"  {name:28} {middle:8.3f} s ({min(all_times):.3f}-{max(all_times):.3f})  {len(pages) / middle:8.0f} pages/s")


if __name__ == "__main__":
    main()
