"""The matcher beside what others would take: exact names, RapidFuzz (token_set_ratio, WRatio) and TF-IDF over
character n-grams (scikit-learn), on the same judged titles in one run, each at its own best threshold. Then speed,
beside rapidfuzz.process.extractOne over 1,300 names; both answer with the best name and how sure it is.

    peers.py VINDBAAR MATCHER_SPEED SEEDS TITLES.csv...

Titles with a page's context are left out: only the matcher can read it. F1 is over certificates: a title without one
that gets one lowers precision, a certificate that is not given lowers recall.
"""
import csv
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from rapidfuzz import fuzz, process, utils
from sklearn.feature_extraction.text import TfidfVectorizer


def read_titles(files):
    rows = []
    for file in files:
        with open(file, encoding="utf-8", newline="") as stream:
            for row in csv.DictReader(stream):
                answer = row.get("expected", row.get("code", "")).strip()
                if row.get("context", "").strip() or answer == "unsure":
                    continue
                codes = set() if answer in ("", "none") else set(answer.replace("|", "+").split("+"))
                rows.append((row["title"], codes))
    return rows


def read_register(seeds):
    names = []
    with open(Path(seeds) / "lists/certificates.csv", encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            if len(row["code"]) == 5 and not row["replaced_by"]:
                names += [(name, row["code"]) for name in [row["name"], *row["aliases"].split("|")] if name]
    return names


def best_threshold(scored, rows):
    """F1 at the best threshold, and recall at the lowest threshold that is 99 % precise."""
    offered = sum(len(codes) for _, codes in rows)
    ranked = sorted(zip(scored, rows), key=lambda pair: -pair[0][1])
    right = 0
    best = (0, 0, 0, 0)
    precise = 0
    for count, ((code, score), (_, codes)) in enumerate(ranked, 1):
        right += code in codes
        if count < len(ranked) and ranked[count][0][1] == score:
            continue
        precision, recall = right / count, right / offered
        f1 = 2 * precision * recall / (precision + recall) if right else 0
        best = max(best, (f1, precision, recall, score))
        if precision >= 0.99:
            precise = max(precise, recall)
    return (*best, precise)


def by_rapidfuzz(scorer, names, rows):
    choices = [name for name, _ in names]
    scored = []
    for title, _ in rows:
        _, score, index = process.extractOne(title, choices, scorer=scorer, processor=utils.default_process)
        scored.append((names[index][1], score))
    return scored


def by_tfidf(names, rows):
    vectorizer = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 4), lowercase=True, strip_accents="unicode")
    matrix = vectorizer.fit_transform([name for name, _ in names])
    likeness = vectorizer.transform([title for title, _ in rows]) @ matrix.T
    scored = []
    for row in range(likeness.shape[0]):
        dense = likeness.getrow(row).toarray()[0]
        scored.append((names[dense.argmax()][1], float(dense.max())))
    return scored


def by_exact_name(names, rows):
    codes = {name.casefold(): code for name, code in names}
    return [(codes.get(title.casefold(), ""), float(title.casefold() in codes)) for title, _ in rows]


def by_matcher(vindbaar, seeds, rows):
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "titles.csv"
        with open(file, "w", encoding="utf-8", newline="") as stream:
            writer = csv.writer(stream)
            writer.writerow(["title", "code"])
            writer.writerows([title, "+".join(sorted(codes)) or "none"] for title, codes in rows)
        command = [vindbaar, "--seeds", seeds, "--json", "evaluate", "--date", "2023-06-01", "--precision", "0.99",
                   "--titles", str(file)]
        return json.loads(subprocess.run(command, check=True, capture_output=True).stdout)


def compare_answers(vindbaar, seeds, files):
    rows = read_titles(files)
    names = read_register(seeds)
    print(f"{len(rows)} titles judged alone, {len(names)} names and aliases")
    print(f"{'':34}  best F1  precision  recall  threshold  recall at 99 % precision")
    peers = {
        "exact name": by_exact_name(names, rows),
        "RapidFuzz token_set_ratio": by_rapidfuzz(fuzz.token_set_ratio, names, rows),
        "RapidFuzz WRatio": by_rapidfuzz(fuzz.WRatio, names, rows),
        "TF-IDF of 2-4 letters, cosine": by_tfidf(names, rows),
    }
    for peer, scored in peers.items():
        f1, precision, recall, score, precise = best_threshold(scored, rows)
        print(f"{peer:34}  {f1:7.4f}  {precision:9.4f}  {recall:6.4f}  {score:9.3f}  {precise:6.4f}")
    ours = by_matcher(vindbaar, seeds, rows)
    f1 = 2 * ours["precision"] * ours["recall"] / (ours["precision"] + ours["recall"])
    precise = next(p["recall"] for p in ours["thresholds"] if p["stated_precision"] == 0.99)
    print(f"{'vindbaar, at its own threshold':34}  {f1:7.4f}  {ours['precision']:9.4f}  {ours['recall']:6.4f}"
          f"  {'own':>9}  {precise:6.4f}")


def compare_speed(matcher_speed):
    """Rounds of all three in turn, so that what else the machine does hits all alike; CPU time, medians."""
    with tempfile.TemporaryDirectory() as folder:
        print(subprocess.run([matcher_speed, folder], check=True, capture_output=True, text=True).stdout, end="")
        names = Path(folder, "names.txt").read_text(encoding="utf-8").splitlines()
        titles = Path(folder, "titles.txt").read_text(encoding="utf-8").splitlines()[:300]
        scorers = (fuzz.WRatio, fuzz.token_set_ratio)
        times = {"vindbaar": [], **{scorer.__name__: [] for scorer in scorers}}
        for _ in range(7):
            run = subprocess.run([matcher_speed, folder, str(len(names))], check=True, capture_output=True, text=True)
            times["vindbaar"].append(float(run.stdout) * 1e-6)
            for scorer in scorers:
                start = time.process_time()
                for title in titles:
                    process.extractOne(title, names, scorer=scorer)
                times[scorer.__name__].append((time.process_time() - start) / len(titles))
    print(f"{len(names)} names, {len(times['vindbaar'])} rounds in turn, titles a minute and core (least and most)")
    ours = sorted(times["vindbaar"])
    for peer, seconds in times.items():
        seconds.sort()
        middle = len(seconds) // 2
        print(f"  {peer:24} {60 / seconds[middle]:9.0f} ({60 / seconds[-1]:.0f}-{60 / seconds[0]:.0f}),"
              f" {seconds[middle] / ours[middle]:.1f} times the time of vindbaar")


if __name__ == "__main__":
    compare_answers(sys.argv[1], sys.argv[3], sys.argv[4:])
    compare_speed(sys.argv[2])
