"""Reads an export as its users' programs do: openpyxl for the workbook, pyreadstat for SPSS, frictionless for the
data package. Arguments: the report's folder, and a JSON file of [code, certificate name] that offerings must have."""
import json
import sys
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

data, meta = pyreadstat.read_sav(folder / "offerings.sav")
check(len(data) == len(expected), "offerings.sav has other rows")
check(meta.column_names_to_labels["findable"] == "Telt mee als vindbaar", "no variable label")
check(meta.variable_value_labels["audience"][2.0] == "alleen via de werkgever", "no value label")
check(meta.variable_measure["probability"] == "scale", "no measurement level")
check(meta.variable_measure["audience"] == "nominal", "no measurement level")
by_code = dict(zip(data["code"], data["certificate"]))
for code, name in expected:
    check(same(by_code[code], name.rstrip(" "), MOST_SPSS_BYTES), f"{code}: {by_code[code][:200]!r} is not {name[:200]!r}")

report = frictionless.validate(str(folder / "datapackage.json"))
check(report.valid, str(report.flatten(["fieldName", "rowNumber", "note"])[:5]))
