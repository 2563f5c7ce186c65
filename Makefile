# What you can do here. The two that matter: make demo, make test.
SHELL := /bin/sh
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8000
DATA ?= data/demo
LINKS ?=
WORKERS ?= 2
# Tests write thousands of small databases: in memory where the machine has a folder for that with room (4 GB), else on disk.
TEMPORARY := $(shell test -w /dev/shm && test "$$(df -Pk /dev/shm | awk 'END {print $$4}')" -gt 4000000 && echo /dev/shm || echo "$${TMPDIR:-/tmp}")

.PHONY: help demo test test-all sure bench assets catalogue tables lock format lint types screenshots clean

help: ## Say what can be done
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-12s %s\n", $$1, $$2}'

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed. Name it: make demo PYTHON=python3.12"; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run: $(BIN)/python requirements/run.txt requirements/build.txt pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/build.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/run.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.test: $(VENV)/.run requirements/test.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/test.txt
	@touch $@

assets: $(VENV)/.run ## Build CSS, scripts, fonts, pictures (only what changed)
	@$(BIN)/python tools/assets.py

catalogue: $(VENV)/.run ## Build the catalogues of words (only what changed)
	@$(BIN)/python tools/catalogue.py build

demo: assets catalogue ## Start the portal with a small made-up area on 127.0.0.1
	@$(BIN)/portal demo --port $(PORT) --data $(DATA) $(if $(LINKS),--links $(LINKS))

ready: $(VENV)/.test assets catalogue
	@$(BIN)/python tools/catalogue.py pseudo
	@$(BIN)/python tools/browser.py
.PHONY: ready

test: ready ## Set up and run the tests (about 25 minutes on 2 cores)
	PYTEST_DEBUG_TEMPROOT=$(TEMPORARY) $(BIN)/python -m pytest -n $(WORKERS) -m "not full"

test-all: ready ## Every page in every language and mode: the full cross
	PYTEST_DEBUG_TEMPROOT=$(TEMPORARY) $(BIN)/python -m pytest -n $(WORKERS)

format: $(VENV)/.test ## Put the code in order
	@$(BIN)/ruff format portal tools tests
	@$(BIN)/ruff check --fix --quiet portal tools tests

lint: $(VENV)/.test ## Find mistakes without running anything
	@$(BIN)/ruff format --check portal tools tests
	@$(BIN)/ruff check portal tools tests
	@$(BIN)/djlint --quiet --lint templates
	@$(BIN)/lint-imports --verbose

types: $(VENV)/.test ## Check types
	@$(BIN)/mypy portal

sure: format lint types test ## Everything, before each commit

bench: ready ## Weigh the pages and measure what they cost, beside a bare Flask page
	@$(BIN)/python tests/benchmarks/run.py

screenshots: ready ## Make the pictures of README from the running demo
	@$(BIN)/python tools/screenshots.py

lock: ## Pin every package again, with hashes
	$(PYTHON) -m venv $(VENV)/lock
	$(VENV)/lock/bin/pip install --quiet uv==0.13.9
	cd requirements && for name in run build test; do \
		../$(VENV)/lock/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
		--no-emit-index-url --no-header --custom-compile-command "make lock" $$name.in -o $$name.txt || exit 1; done

tables: $(VENV)/.run ## Write docs/ways.md and docs/security/asvs.md from their tables
	@$(BIN)/python tools/tables.py

clean: ## Remove what was built and installed; data stays
	rm -rf $(VENV) static/dist tools/node_modules build dist
