# The front door of the build. Everything here can also be typed as CMake presets (docs/building.md).
.PHONY: check-report help setup setup-tests build demo test test-asan test-tsan fuzz bench bench-peers focus-curve lint tidy format clean
.DEFAULT_GOAL := help

PRESET ?= dev
JOBS ?= $(shell nproc)

help:
	@echo "make setup   install what is missing, by package name"
	@echo "make demo    build, run the main job on the simulated 2022 web, print the tables"
	@echo "make test    build and run every test (PRESET=dev|release|asan|tsan)"
	@echo "make fuzz    every fuzz target for SECONDS=600 (TARGET=name for one); needs clang-19"
	@echo "make bench   speed, as ratios within one run"
	@echo "make bench-peers  the crawl beside Colly, spider, wget2 and Scrapy; the matcher beside RapidFuzz and scikit-learn; a page's own text beside trafilatura and resiliparse"
	@echo "make focus-curve   in which order a large site is seen"
	@echo "make check-report REPORT=FILE   accessibility of a report.html, by axe-core (npm) and Chromium"
	@echo "make lint    format check (house rules are tests)"
	@echo "make tidy    clang-tidy on every source"
	@echo "make format  format all sources"

setup:
	@bash cmake/setup.sh

setup-tests:
	@bash cmake/setup.sh tests

build: setup
	@mkdir -p build
	@cmake --preset release > build/configure-release.log || (cat build/configure-release.log; exit 1)
	cmake --build build/release -j $(JOBS) --target vindbaar simweb

demo: build
	./build/release/vindbaar demo

test: setup-tests
	@mkdir -p build
	@cmake --preset $(PRESET) > build/configure-$(PRESET).log || (cat build/configure-$(PRESET).log; exit 1)
	cmake --build --preset $(PRESET) -j $(JOBS)
	ctest --preset $(PRESET)

test-asan:
	$(MAKE) test PRESET=asan

test-tsan:
	$(MAKE) test PRESET=tsan

fuzz: setup
	@mkdir -p build
	@cmake --preset fuzz > build/configure-fuzz.log || (cat build/configure-fuzz.log; exit 1)
	cmake --build build/fuzz -j $(JOBS) --target fuzzers
	bash tests/fuzz/run.sh $(or $(SECONDS),600) $(TARGET)

bench: build
	cmake --build build/release -j $(JOBS) --target vindbaar_bench diff_speed crawl_speed known_urls year_archive page_speed
	./build/release/vindbaar_bench
	./build/release/diff_speed
	python3 tests/bench/crawl_bench.py build/release/crawl_speed build/bench
	python3 tests/bench/tls_bench.py build/release/crawl_speed
	./build/release/known_urls build/bench/known-urls
	./build/release/page_speed build/bench/pages.jsonl
	python3 tests/bench/analysis_bench.py build/release/vindbaar build/release/year_archive seeds build/bench/analysis

# Peers come from their registries into a folder of their own; nothing else uses them. Colly needs Go 1.24, spider needs
# Node, wget2 is Debian's; a crawler that is not here is left out of the table.
bench-peers: build
	cmake --build build/release -j $(JOBS) --target matcher_speed crawl_speed page_speed
	test -d build/peers || python3 -m venv build/peers
	build/peers/bin/pip install --quiet --disable-pip-version-check "scrapy==2.19.0"
	-cd tests/bench/peers/colly && go build -o ../../../../build/peers/colly .
	-npm install --silent --prefix build/peers @spider-rs/spider-rs@0.0.157
	python3 tests/bench/crawl_bench.py build/release/crawl_speed build/bench --peers build/peers
	build/peers/bin/pip install --quiet --disable-pip-version-check "rapidfuzz==3.14.6" "scikit-learn==1.9.1"
	build/peers/bin/python tests/bench/peers.py build/release/vindbaar build/release/matcher_speed seeds \
	  tests/data/matcher/titles.csv tests/data/matcher/third.csv tests/data/matcher/fourth.csv tests/data/matcher/unseen.csv \
	  tests/data/matcher/fifth.csv
	build/peers/bin/pip install --quiet --disable-pip-version-check "trafilatura==2.3.1" "resiliparse==2.0.1" lxml_html_clean
	mkdir -p build/bench
	./build/release/page_speed build/bench/pages.jsonl
	build/peers/bin/python tests/bench/page_speed_peers.py build/bench/pages.jsonl
	build/peers/bin/python tests/bench/main_content_peers.py build/release/vindbaar tests/data/extractors/pages/unseen_*.jsonl

check-report:
	bash tests/output/check_report.sh "$(REPORT)"

lint: setup
	bash cmake/lint.sh

focus-curve: build
	cmake --build build/release -j $(JOBS) --target focus_curve
	./build/release/focus_curve 1 held-out

tidy: setup
	bash cmake/lint.sh tidy

format: setup
	git ls-files '*.cpp' '*.hpp' | xargs clang-format-14 -i

clean:
	rm -rf build
