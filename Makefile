# Everything sets itself up: on a fresh clone `make demo` and `make test` need nothing but Python and make.

PYTHON ?=
PYTEST_JOBS ?= 2
UPGRADE ?=
FULL ?=
PUBLISH ?=
ROUNDS ?= 500
MINUTES ?= 10
ADVISORIES ?=
WINDOW_ROUNDS ?= 60

BIN := .venv/bin
ENVIRONMENTS = $(wildcard .venv/pyvenv.cfg build/*/pyvenv.cfg build/*/*/pyvenv.cfg)
CHECKED := annotator tests scripts

# A window needs a display; macOS always has one.
WINDOW := $(DISPLAY)$(WAYLAND_DISPLAY)$(filter Darwin,$(shell uname -s))

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help demo run test check bench crash fuzz audit screenshots docs installers lock clean setup setup-window

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' Makefile

demo: setup-window ## sample articles, already suggested, in a window (without a display: exports and a screenshot)
ifeq ($(strip $(WINDOW)),)
	QT_QPA_PLATFORM=offscreen $(BIN)/annotator demo --headless
else
	$(BIN)/annotator demo
endif

run: setup-window ## open the window
ifeq ($(strip $(WINDOW)),)
	@echo "There is no display here (DISPLAY and WAYLAND_DISPLAY are empty); 'make demo' works without one." >&2
	@exit 1
else
	$(BIN)/annotator
endif

test: check ## the same as check

check bench crash fuzz screenshots: export QT_QPA_PLATFORM := offscreen
# Qt warns in any other encoding, and the language of the machine must not decide a test.
check bench crash fuzz screenshots: export LC_ALL := C.UTF-8

check: setup ## format, lint, types, import contracts, and all tests
	$(BIN)/ruff format --check $(CHECKED)
	$(BIN)/ruff check $(CHECKED)
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/bandit --quiet --recursive --configfile pyproject.toml annotator scripts
	$(BIN)/python scripts/audit.py --unless-unreachable
	$(BIN)/python -m pytest -n $(PYTEST_JOBS) --dist worksteal

bench: setup ## measure what is promised, each beside its floor (FULL=1: what takes long, too; PUBLISH=1: onto its page)
	$(BIN)/python tests/benchmarks/run.py $(if $(FULL),--full) $(if $(PUBLISH),--publish)

crash: setup ## kill the program again and again and look whether anything is missing (ROUNDS=500 WINDOW_ROUNDS=60)
	nice $(BIN)/python tests/crash/run.py --rounds $(ROUNDS) --window $(WINDOW_ROUNDS)

fuzz: setup ## damage everything the program reads and see that it says so in a sentence (MINUTES=10)
	nice $(BIN)/python tests/fuzz/run.py --minutes $(MINUTES)

audit: setup ## ask whether anything in requirements.lock has a known vulnerability (ADVISORIES=folder: look it up, and what builds)
	$(BIN)/python scripts/audit.py $(if $(ADVISORIES),--advisories "$(ADVISORIES)" $(patsubst %/pyvenv.cfg,--environment %,$(ENVIRONMENTS)))

screenshots: setup ## make the pictures of the documentation anew
	$(BIN)/python scripts/screenshots.py

docs: build/mkdocs/bin/mkdocs ## the documentation as a site in build/docs, links checked
	NO_MKDOCS_2_WARNING=1 build/mkdocs/bin/mkdocs build --quiet --strict --config-file scripts/docs/mkdocs.yml

build/mkdocs/bin/mkdocs: | .venv
	.venv/bin/python -m venv --without-pip build/mkdocs
	.venv/bin/python -m pip --python build/mkdocs/bin/python install --quiet "mkdocs>=1.6.1,<2"

installers: setup ## what people install who have no Python: build/… into dist/
	$(BIN)/python scripts/installers/build.py

lock: build/uv/bin/uv ## write requirements.lock anew from pyproject.toml (UPGRADE=1 takes the newest versions)
	build/uv/bin/uv pip compile pyproject.toml --group dev --extra all --output-file requirements.lock --quiet \
	  --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links \
	  --custom-compile-command "make lock" $(if $(UPGRADE),--upgrade)

# On its own: a lock that no longer fits pyproject.toml must not stand in the way of a new one.
build/uv/bin/uv: | .venv
	.venv/bin/python -m venv --without-pip build/uv
	.venv/bin/python -m pip --python build/uv/bin/python install --quiet "uv>=0.7"

.venv:
	@sh scripts/setup.sh "$(PYTHON)"

clean: ## remove caches and build output (not .venv, no corpus, no export)
	rm -rf build dist .mypy_cache .ruff_cache .import_linter_cache .hypothesis .benchmarks *.egg-info
	find annotator tests scripts -name __pycache__ -type d -prune -exec rm -rf {} +

setup:
	@sh scripts/setup.sh "$(PYTHON)"
	@$(BIN)/python scripts/system_libraries.py

setup-window:
	@sh scripts/setup.sh "$(PYTHON)"
	@$(BIN)/python scripts/system_libraries.py --window
