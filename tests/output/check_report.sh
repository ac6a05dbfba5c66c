#!/usr/bin/env bash
# Judges a report.html, an evidence page or a diff-RUN.html by axe-core (npm) in headless Chromium: `make check-report REPORT=runs/NAME/report/report.html`.
# For developers; needs npm and Chromium. Fails when axe finds a violation.
set -euo pipefail
report="$1"
axe_version=4.10.2
folder=build/check-report
mkdir -p "$folder"
if [ ! -f "$folder/package/axe.min.js" ]; then
  (cd "$folder" && npm pack --silent "axe-core@$axe_version" > /dev/null && tar xzf "axe-core-$axe_version.tgz")
fi
browser="$(command -v chromium-headless-shell || command -v chromium)"
python3 - "$report" "$folder" <<'PYTHON'
import pathlib, re, sys
report, folder = map(pathlib.Path, sys.argv[1:])
axe = (folder / "package/axe.min.js").read_text(encoding="utf-8")
run = """axe.run().then(function (result) {
  var found = document.createElement("pre");
  found.id = "axe-result";
  found.textContent = JSON.stringify({passes: result.passes.length, violations: result.violations.map(function (one) {
    return {id: one.id, impact: one.impact, nodes: one.nodes.slice(0, 3).map(function (node) { return node.html.slice(0, 200); })};
  })});
  document.body.textContent = "";
  document.body.appendChild(found);
});"""
# Without its policy, which would keep the judge out too.
page = re.sub('<meta http-equiv="Content-Security-Policy"[^>]*>', "", report.read_text(encoding="utf-8"))
(folder / "judged.html").write_text(page.replace("</body>", f"<script>{axe}</script><script>{run}</script></body>"), encoding="utf-8")
PYTHON
profile="$(mktemp -d)"
trap 'rm -rf "$profile"' EXIT
"$browser" --headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking --disable-component-update \
  --disable-sync --user-data-dir="$profile" --virtual-time-budget=60000 --dump-dom "file://$PWD/$folder/judged.html" 2> /dev/null > "$folder/result.html"
python3 - "$folder" <<'PYTHON'
import html, json, pathlib, re, sys
text = (pathlib.Path(sys.argv[1]) / "result.html").read_text(encoding="utf-8")
found = re.search(r'id="axe-result">(.*?)</pre>', text, re.S)
if not found:
    sys.exit("check-report: axe gave no answer")
result = json.loads(html.unescape(found.group(1)))
print(f"axe: {result['passes']} rules hold, {len(result['violations'])} violated")
for one in result["violations"]:
    print(f"  {one['impact']}: {one['id']}: {one['nodes']}")
sys.exit(1 if result["violations"] else 0)
PYTHON
