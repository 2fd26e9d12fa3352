# make run: installs what is missing, builds, extracts the sample archive. make test: all tests.
PACKAGES := libicu-dev libsimdjson-dev libsqlite3-dev zlib1g-dev
SUDO := $(shell [ "$$(id -u)" = 0 ] || echo sudo)
ONRECORD := .build/release/onrecord

.PHONY: run test bench install build lint format

run: build
	$(ONRECORD) extract Tests/Articles/texts --output Output/run

test: install
	swift build --build-tests
	swift test
	$(MAKE) lint
	$(MAKE) build
	$(ONRECORD) gazetteer check
	$(ONRECORD) extract Tests/Articles/texts --output Output/check --write graph,csv
	diff -r -x run.json -x problems.ndjson -x texts.ndjson Output/sample Output/check

# What the stages cost: BENCH=articles.ndjson for a corpus of your own.
BENCH ?= Tests/Articles/texts
bench: install
	swift build -c release --product OnRecordBenchmark
	.build/release/OnRecordBenchmark $(BENCH)

build: install
	swift build -c release --product onrecord

lint:
	swift format lint --strict --recursive Package.swift Sources Tests

format:
	swift format --in-place --recursive Package.swift Sources Tests

# Debian's packages, only where they are missing.
install:
	@dpkg -s $(PACKAGES) >/dev/null 2>&1 || ($(SUDO) apt-get update -q && \
	  $(SUDO) apt-get install -y -q --no-install-recommends $(PACKAGES))
