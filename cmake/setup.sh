#!/usr/bin/env bash
# Installs what building and testing need, by package name: Debian packages from cmake/packages.txt; with `tests` as
# argument also the independent readers of the tests (PyPI: WARC, workbook, SPSS, data package) into build/venv. Does nothing, and needs no
# root, when nothing is missing.
set -euo pipefail
cd "$(dirname "$0")/.."

is_installed() {
  [ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

missing_packages() {
  local line choice wanted
  while read -r line; do
    line="${line%%#*}"
    line="${line// /}"
    [ -n "$line" ] || continue
    wanted=""
    for choice in ${line//|/ }; do
      if is_installed "$choice"; then wanted=""; break; fi
      if [ -z "$wanted" ]; then wanted="$line"; fi
    done
    if [ -n "$wanted" ]; then echo "$wanted"; fi
  done < cmake/packages.txt
}

# "a|b" becomes the first that apt can install here.
first_known() {
  local choice
  for choice in ${1//|/ }; do
    if [ -n "$(apt-cache madison "$choice" 2>/dev/null)" ]; then echo "$choice"; return; fi
  done
  echo "${1%%|*}"
}

if ! command -v dpkg-query > /dev/null; then
  echo "setup: this is not a Debian or Ubuntu system; install what cmake/packages.txt lists by your own means" >&2
  exit 1
fi

mapfile -t missing < <(missing_packages)
if [ "${#missing[@]}" -gt 0 ]; then
  as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    if sudo -n true 2> /dev/null; then
      as_root=(sudo -n)
    else
      echo "setup: these packages are missing and installing them needs root: ${missing[*]}" >&2
      echo "setup: run once: sudo make setup" >&2
      exit 1
    fi
  fi
  export DEBIAN_FRONTEND=noninteractive
  "${as_root[@]}" apt-get update -qq
  names=()
  for package in "${missing[@]}"; do names+=("$(first_known "$package")"); done
  echo "setup: installing ${names[*]}"
  "${as_root[@]}" apt-get install -y -qq --no-install-recommends "${names[@]}" > /dev/null
else
  echo "setup: all Debian packages are here"
fi

[ "${1:-}" = tests ] || exit 0

# Independent readers and judges of archives, the newest that were tried.
judges=(warcio==1.7.5 wacz==0.6.0 fastwarc==2.0.1)
if ! build/venv/bin/python -c "import warcio, wacz, fastwarc" 2> /dev/null; then
  echo "setup: installing ${judges[*]} (PyPI) into build/venv, for the tests"
  python3 -m venv build/venv
  build/venv/bin/pip install --quiet --disable-pip-version-check "${judges[@]}"
fi

readers="openpyxl==3.1.5 pyreadstat==1.3.7 pandas==3.1.1 frictionless==5.21.0 jsonschema==4.26.0"
if ! build/venv/bin/python -c "import openpyxl, pyreadstat, pandas, frictionless, jsonschema" 2> /dev/null; then
  echo "setup: installing $readers (PyPI) into build/venv, for the tests"
  # shellcheck disable=SC2086  # one word a package
  build/venv/bin/pip install --quiet --disable-pip-version-check $readers
fi
