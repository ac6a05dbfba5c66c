"""The analysis of a year's archive, in tiers and from what was kept, against taking every page apart.

    analysis_bench.py VINDBAAR YEAR_ARCHIVE SEEDS FOLDER [PAGES] [ROUNDS]

Rounds are interleaved; CPU seconds of the whole program, the median counts. The tables must be equal to the byte.
"""
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import time

TABLES = ["offerings.csv", "certificates.csv", "institutions.csv", "sectors.csv", "features.csv", "doubtful.csv",
          "courses.csv"]


def timed(arguments):
    """CPU and wall seconds, memory in MB and what was told, of one run of a program."""
    start = time.monotonic()
    child = subprocess.Popen([str(a) for a in arguments], stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True)
    told = child.stderr.read()
    _, status, used = os.wait4(child.pid, 0)
    if os.waitstatus_to_exitcode(status) > 1:
        sys.exit(told)
    return used.ru_utime + used.ru_stime, time.monotonic() - start, used.ru_maxrss / 1000, told


def changed_seeds(seeds, folder, number):
    """A copy of the seeds in which one phrase was added."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(seeds, folder)
    with open(folder / "lists/phrases/claim.csv", "a", encoding="utf-8", newline="") as phrases:
        phrases.write(f"bench-{number},nl,certificate_context,phrase,bewijs nummer {number},0.1,bewijs nummer {number},\r\n")
    return folder


def main():
    vindbaar, year_archive, seeds, folder = (pathlib.Path(a) for a in sys.argv[1:5])
    pages, rounds = int((sys.argv[5:] or ["5000"])[0]), int((sys.argv[6:] or ["3"])[0])
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    subprocess.run([year_archive, seeds, folder, "year", str(pages)], check=True)
    run = folder / "year"

    def analyse(with_seeds, *more):
        return timed([vindbaar, "--seeds", with_seeds, "--runs", folder, "analyse", "year", *more])

    def tables():
        subprocess.run([vindbaar, "--quiet", "--seeds", seeds, "--runs", folder, "count", "year"], check=False,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        return {name: (run / "report" / name).read_bytes() for name in TABLES}

    ways = ["every page taken apart", "in tiers, nothing kept", "again, one phrase changed"]
    figures = {way: [] for way in ways}
    differing = set()
    for number in range(rounds):
        readings = run / "readings.sqlite"
        readings.unlink(missing_ok=True)
        figures[ways[0]].append(analyse(seeds, "--every-page"))
        whole = tables()
        readings.unlink(missing_ok=True)
        figures[ways[1]].append(analyse(seeds))
        tiers = tables()
        figures[ways[2]].append(analyse(changed_seeds(seeds, folder / "seeds", number)))
        again = tables()
        differing |= {name for name in TABLES if not whole[name] == tiers[name] == again[name]}
    print(figures[ways[1]][0][3].splitlines()[0])
    yardstick = statistics.median(f[0] for f in figures[ways[0]])
    for way in ways:
        cpu = sorted(f[0] for f in figures[way])
        middle = statistics.median(cpu)
        print(f"  {way:28} {middle:8.2f} CPU s ({cpu[0]:.2f}-{cpu[-1]:.2f})  {statistics.median(f[1] for f in figures[way]):7.2f} s  "
              f"{pages / middle:8.0f} pages/s  {max(f[2] for f in figures[way]):5.0f} MB  x{yardstick / middle:.1f}")
    print("  archive", sum(f.stat().st_size for f in (run / "archive").iterdir()) // 1000000, "MB; readings kept",
          (run / "readings.sqlite").stat().st_size // 1000000, "MB")
    print("  tables differ: " + ", ".join(sorted(differing)) if differing else "  tables are equal to the byte")


if __name__ == "__main__":
    main()
