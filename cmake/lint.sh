#!/usr/bin/env bash
# Format of every source; with `tidy` as argument, clang-tidy on every source of the rooms as well (some ten minutes).
set -euo pipefail
cd "$(dirname "$0")/.."

git ls-files '*.cpp' '*.hpp' | xargs clang-format-14 --dry-run -Werror
echo "lint: format is right"
[ "${1:-}" = tidy ] || exit 0

cmake --preset dev > /dev/null
mapfile -t sources < <(git ls-files 'core/*.cpp' 'seeds/*.cpp' 'archive/*.cpp' 'crawler/*.cpp' 'extractors/*.cpp' \
  'matcher/*.cpp' 'output/*.cpp' 'app/*.cpp')
printf '%s\n' "${sources[@]}" | xargs -P "$(nproc)" -n 4 clang-tidy-14 --quiet -p build/dev 2> build/tidy-noise.log \
  || { grep -v 'warnings generated' build/tidy-noise.log >&2; exit 1; }
echo "lint: clang-tidy found nothing in ${#sources[@]} files"
