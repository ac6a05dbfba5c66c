"""Reads an export as its users' programs do: openpyxl for the workbook, pyreadstat and readstat for SPSS, frictionless for the
data package. Arguments: the report's folder, and a JSON file of [code, certificate name] that offerings must have."""
import csv
import json
import subprocess
import sys
import tempfile
from pathlib import Path

import frictionless
import openpyxl
import pyreadstat

folder = Path(sys.argv[1])
expected = json.loads(Path(sys.argv[2]).read_text(encoding="utf-8"))


MOST_CHARACTERS = 32767  # in a cell of a workbook
MOST_SPSS_BYTES = 1000


def same(found, name, limit):
    """Equal, or longer than the format holds and then cut with an ellipsis."""
    if len(name.encode()) > limit:
        return found.endswith("…") and name.startswith(found[:-1]) and len(found.encode()) > limit - 8
    return found == name


def check(holds, what):
    if not holds:
        sys.exit("read_back: " + what)


book = openpyxl.load_workbook(folder / "tables.xlsx")
sheet = book["Aanbieders zorg"]
names = {}
for row in sheet.iter_rows():
    for cell in row:
        check(cell.data_type != "f", f"{cell.coordinate} is a formula")
    if row[0].value and row[1].value is not None:
        names[row[0].value] = row[1].value
check(sheet.freeze_panes == "B4", f"frozen at {sheet.freeze_panes}")
for code, name in expected:
    found = names.get(code, "")
    plain = name.replace("\r\n", "\n").replace("\r", "\n")
    found = openpyxl.utils.escape.unescape(str(found)).replace("\r\n", "\n").replace("\r", "\n")
    check(same(found, plain, MOST_CHARACTERS), f"{code}: {found[:200]!r} is not {name[:200]!r}")

# Numbers lead to their evidence in the report, and marks stand behind numbers that stay numbers.
total = next(row[4] for row in sheet.iter_rows(min_row=4) if row[0].value == expected[0][0])
check(total.data_type == "n" and total.hyperlink is not None, f"{total.coordinate} is no number with a link")
check(total.hyperlink.target == "report.html" and total.hyperlink.location == "bewijs=" + expected[0][0],
      f"{total.coordinate} leads to {total.hyperlink.target}#{total.hyperlink.location}")
partial = next(row[2] for row in book["Instellingen bekostigd"].iter_rows() if row[0].value == "Deltion College")
check(partial.value == 0 and partial.number_format == '0"*"', f"{partial.value!r} {partial.number_format}")
unmeasured = next(row[2] for row in book["Instellingen niet-bekostigd"].iter_rows()
                  if str(row[0].value).startswith("OPPstap"))
check(unmeasured.value == "n.g.", f"not measured is {unmeasured.value!r}")

data, meta = pyreadstat.read_sav(folder / "offerings.sav")
check(len(data) == len(expected), "offerings.sav has other rows")
check(meta.column_names_to_labels["findable"] == "Telt mee als vindbaar", "no variable label")
check(meta.variable_value_labels["audience"][2.0] == "alleen via de werkgever", "no value label")
check(meta.variable_measure["probability"] == "scale", "no measurement level")
check(meta.variable_measure["audience"] == "nominal", "no measurement level")
by_code = dict(zip(data["code"], data["certificate"]))
for code, name in expected:
    check(same(by_code[code], name.rstrip(" "), MOST_SPSS_BYTES), f"{code}: {by_code[code][:200]!r} is not {name[:200]!r}")

# ReadStat's own tool (Debian: readstat) gives the same rows.
with tempfile.TemporaryDirectory() as work:
    printed = Path(work) / "offerings.csv"
    subprocess.run(["readstat", str(folder / "offerings.sav"), str(printed)], check=True, capture_output=True)
    with printed.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
check(len(rows) == len(data), f"readstat: {len(rows)} rows")
check([row["code"] for row in rows] == list(data["code"]), "readstat: other codes")

report = frictionless.validate(str(folder / "datapackage.json"))
check(report.valid, str(report.flatten(["fieldName", "rowNumber", "note"])[:5]))
