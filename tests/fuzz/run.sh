#!/bin/bash
# Runs fuzz targets one after the other, each from its own corpus: run.sh SECONDS [TARGET…]. Stops at the first
# finding, whose input lies in build/fuzz/findings/.
set -euo pipefail
cd "$(dirname "$0")/../.."
seconds=$1
shift
targets=("$@")
if [ ${#targets[@]} -eq 0 ]; then
  for program in build/fuzz/fuzz/*_fuzz; do targets+=("$(basename "$program" _fuzz)"); done
fi
mkdir -p build/fuzz/findings
for target in "${targets[@]}"; do
  python3 tests/fuzz/corpora.py build/fuzz/corpus "$target"
  echo "== $target, $seconds s"
  nice -n 19 "build/fuzz/fuzz/${target}_fuzz" -max_total_time="$seconds" -timeout=60 -rss_limit_mb=4096 \
    -max_len=65536 -print_final_stats=1 -artifact_prefix="build/fuzz/findings/$target-" \
    "build/fuzz/corpus/$target" > "build/fuzz/$target.log" 2>&1 || { tail -n 40 "build/fuzz/$target.log"; exit 1; }
  grep -E "stat::number_of_executed_units|stat::peak_rss_mb" "build/fuzz/$target.log"
  grep -E "cov:" "build/fuzz/$target.log" | tail -n 1
done
