# make run: installs what is missing, builds, extracts the sample archive. make test: all tests.
PACKAGES := libicu-dev libsimdjson-dev libsqlite3-dev libxml2-dev libarchive-dev libzstd-dev zlib1g-dev
SUDO := $(shell [ "$$(id -u)" = 0 ] || echo sudo)
ONRECORD := .build/release/onrecord

.PHONY: run test fuzz fuzz-plain resume damaged bench install build lint format library wheel test-wheel test-c test-example test-spark test-shards static test-static docs

run: build
	$(ONRECORD) extract Tests/Articles/texts --output Output/run

test: install
	swift build --build-tests
	swift test
	$(MAKE) lint
	$(MAKE) build
	$(MAKE) test-c test-example test-shards test-wheel
	$(ONRECORD) gazetteer check
	$(ONRECORD) extract Tests/Articles/texts --output Output/check --write graph,csv
	diff -r -x run.json -x problems.ndjson -x texts.ndjson -x report.png Output/sample Output/check

# What the stages cost: BENCH=articles.ndjson for a corpus of your own.
BENCH ?= Tests/Articles/texts
bench: install
	swift build -c release --product OnRecordBenchmark
	.build/release/OnRecordBenchmark $(BENCH)

# libFuzzer on every reader and on filter: FUZZ_SECONDS each, seeds in Tests/Fuzz/seeds, finds in .build/fuzz.
FUZZ_SECONDS ?= 60
FUZZ_TARGETS ?= auto text html ndjson json csv warc filter
fuzz: install
	ONRECORD_FUZZ=1 swift build -c release --scratch-path .build/fuzz --product OnRecordFuzz
	for target in $(FUZZ_TARGETS); do mkdir -p .build/fuzz/corpus/$$target; \
	  FUZZ_TARGET=$$target .build/fuzz/release/OnRecordFuzz -max_total_time=$(FUZZ_SECONDS) -max_len=16384 -timeout=20 \
	    -rss_limit_mb=1024 -artifact_prefix=.build/fuzz/$$target- .build/fuzz/corpus/$$target Tests/Fuzz/seeds || exit 1; done

# The same without libFuzzer's build of everything.
fuzz-plain: install
	ONRECORD_FUZZ=plain swift build -c release --product OnRecordFuzz
	for target in $(FUZZ_TARGETS); do echo $$target; FUZZ_TARGET=$$target .build/release/OnRecordFuzz $(FUZZ_SECONDS) Tests/Fuzz/seeds/* || exit 1; done

# A run killed at random moments and resumed: the same bytes as one that nobody killed.
resume: build
	sh Tests/Runs/resume.sh $(ONRECORD) 10

# Lines damaged at random: DAMAGED=articles.ndjson, each good article comes out, each bad line is told.
damaged: build
	python3 Tests/Runs/damaged.py $(ONRECORD) $(DAMAGED)

build: install
	swift build -c release --product onrecord

# libonrecord.so for C and whatever calls C: the Swift runtime inside, only the functions of onrecord.h to be seen. The
# objects of the ordinary build, linked anew.
LIBRARY := .build/library/libonrecord.so
library: install
	swift build -c release --product OnRecordC
	mkdir -p .build/library
	swiftc -emit-library -static-stdlib -use-ld=lld -o $(LIBRARY) @.build/release/OnRecordC.product/Objects.LinkFileList \
	  -Xlinker -s -Xlinker --gc-sections -Xlinker --version-script=$(CURDIR)/Sources/OnRecordC/onrecord.map \
	  -Xlinker -soname=libonrecord.so.0

# A Python wheel with the library inside, into Output/wheels.
wheel: library
	cp $(LIBRARY) Sources/Python/onrecord/libonrecord.so
	python3 -m pip wheel --quiet --no-deps --wheel-dir Output/wheels Sources/Python
	rm -rf Sources/Python/build Sources/Python/*.egg-info

# The wheel in a virtual environment of its own, against the command.
test-wheel: wheel build
	rm -rf .build-python && python3 -m venv .build-python
	.build-python/bin/pip install --quiet Output/wheels/onrecord-*.whl pytest pandas
	cd Output && ONRECORD_COMMAND=$(CURDIR)/$(ONRECORD) ../.build-python/bin/python -m pytest -q ../Sources/Python/tests

# The C program against onrecord.h, and what the library shows.
test-c: library build
	sh Tests/CInterface/run.sh $(LIBRARY) $(ONRECORD)

# A package that embeds the library, built and run as its own.
test-example: build
	swift build --package-path Tests/Example --scratch-path .build-example
	sh Tests/Example/run.sh .build-example/debug/WhoSaidWhat $(ONRECORD)

# Shards, merged, are the same bytes as one run.
test-shards: build
	sh Tests/Runs/shards.sh $(ONRECORD)

# One file that runs where nothing is installed but the C library: .build/static/onrecord. The objects of the ordinary
# build, linked with static libraries only.
STATIC := .build/static
STATIC_PACKAGES := libacl1-dev libattr1-dev libbz2-dev liblz4-dev liblzma-dev nettle-dev
STATIC_C := icui18n icuuc icudata sqlite3 xml2 archive zstd z lzma bz2 lz4 acl attr nettle stdc++
STATIC_SWIFT := FoundationInternationalization _FoundationICU CoreFoundation _FoundationCShims _FoundationCollections
static: PACKAGES += $(STATIC_PACKAGES)
static: build $(STATIC)/lib/libsimdjson.a
	for name in $(STATIC_C); do ln -sf "$$(cc -print-file-name=lib$$name.a)" $(STATIC)/lib/ || exit 1; done
	swiftc -static-stdlib -use-ld=lld -o $(STATIC)/onrecord @.build/release/onrecord.product/Objects.LinkFileList \
	  -L $(STATIC)/lib -lsimdjson $(addprefix -l,$(STATIC_C) $(STATIC_SWIFT)) -Xclang-linker -static-libgcc \
	  -Xlinker --defsym=main=OnRecordCLI_main -Xlinker --gc-sections -Xlinker -s

# simdjson's package holds no static library: it is compiled from the same version's source package.
$(STATIC)/lib/libsimdjson.a:
	sh Tests/Static/simdjson.sh $(STATIC)/lib

# The static file in a folder that holds nothing else, with an empty environment.
test-static: static
	sh Tests/Static/run.sh $(STATIC)/onrecord

# PySpark with two executors against the command.
test-spark: build
	[ -d .build-spark ] || (python3 -m venv .build-spark && \
	  .build-spark/bin/pip install --quiet pyspark==3.5.3 pandas pyarrow pytest setuptools)
	ONRECORD_COMMAND=$(CURDIR)/$(ONRECORD) .build-spark/bin/python -m pytest -q -p no:cacheprovider Tests/Spark

# The library's documentation as a web page: Output/docs. Serve it, and open /documentation/onrecord.
docs: install
	swift build --target OnRecord
	rm -rf .build/docs && mkdir -p .build/docs
	for module in OnRecordModel OnRecord; do \
	  swift symbolgraph-extract -module-name $$module -I .build/debug/Modules -I Sources/CGazetteers/include \
	    -Xcc -fmodule-map-file=$(CURDIR)/.build/debug/CGazetteers.build/module.modulemap \
	    -target "$$(swift -print-target-info | sed -n 's/.*"unversionedTriple": "\(.*\)".*/\1/p')" \
	    -minimum-access-level public -skip-synthesized-members -output-dir .build/docs || exit 1; done
	docc convert Sources/OnRecord/OnRecord.docc --additional-symbol-graph-dir .build/docs --output-path Output/docs \
	  --fallback-display-name OnRecord --fallback-bundle-identifier OnRecord

lint:
	swift format lint --strict --recursive Package.swift Sources Tests

format:
	swift format --in-place --recursive Package.swift Sources Tests

# Debian's packages, only where they are missing.
install:
	@dpkg -s $(PACKAGES) >/dev/null 2>&1 || ($(SUDO) apt-get update -q && \
	  $(SUDO) apt-get install -y -q --no-install-recommends $(PACKAGES))
