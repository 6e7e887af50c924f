# Everything a developer types. `make` alone prints the targets; the first one that needs it makes
# its own environment in .venv from the locks in requirements/, with nothing but Python and make.

SHELL := /bin/sh
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:
.PHONY: help run test lint format bench delivery faults screenshots model classifiers words lock clean checks suite coverage

VENV := .venv
BIN := $(VENV)/bin
PYTHON ?=
WORKERS ?= 4
OPTIONS ?=
UV := VIRTUAL_ENV=$(CURDIR)/$(VENV) $(BIN)/uv --quiet --system-certs pip
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check
COMPILE := $(UV) compile --universal --python-version 3.11 --generate-hashes --no-header --no-annotate
OWN := bot domain
RUNNABLE := $(VENV)/.run-installed
TESTABLE := $(VENV)/.dev-installed
LEARNING := .cache/learning
# Threads that wait sleep: beside other work, those that spin take nearly all the time there is.
LEARN := OMP_WAIT_POLICY=PASSIVE $(LEARNING)/bin/python -m tools.understanding.

help: ## print this list
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1|\2/p' $(MAKEFILE_LIST) | awk -F '|' '{printf "%-18s %s\n", $$1, $$2}'

run: $(RUNNABLE) ## the playground with sample projects; it prints the address of its page
	@$(BIN)/baton playground $(OPTIONS)

test: $(TESTABLE) ## everything that CI checks
	@.ci/beside "$(MAKE) --no-print-directory checks" "$(MAKE) --no-print-directory suite coverage"

lint: $(TESTABLE) ## style, types and imports, without the tests
	@$(MAKE) --no-print-directory checks

format: $(TESTABLE) ## lay out the code and mend what can be mended by itself
	$(BIN)/ruff check --fix-only --quiet
	$(BIN)/ruff format

bench: $(TESTABLE) ## what is fast, as a table and as JSON
	@$(BIN)/python -m benchmarks

delivery: $(TESTABLE) ## how soon messages go out, alone and in a burst: it takes many minutes
	@$(BIN)/python -m benchmarks.delivery

faults: $(TESTABLE) ## kill, crash and refuse for a quarter of an hour, then count what was lost
	@$(BIN)/python -m tests.faults $(OPTIONS)

screenshots: $(TESTABLE) ## the pictures in docs/, anew: look at them before you commit them
	@$(BIN)/python -m tests.browser.screenshots

classifiers: $(LEARNING)/.installed ## learn anew what the knowledge base says: some minutes
	@$(LEARN)classifiers

model: $(LEARNING)/.installed ## the same, and the vectors of words before: an hour, and gigabytes to fetch
	@$(LEARN)corpus
	@$(LEARN)distil
	@$(LEARN)classifiers

words: $(TESTABLE) ## gather the sentences to translate, compile their translations
	@$(BIN)/python -m tools.words $(OPTIONS)

lock: $(VENV)/.setup-installed ## choose the newest versions that fit, write requirements/
	$(COMPILE) --upgrade pyproject.toml --output-file requirements/run.txt
	$(COMPILE) --upgrade --constraint requirements/run.txt --group dev pyproject.toml --output-file requirements/dev.txt
	$(COMPILE) --upgrade --constraint requirements/dev.txt --group setup --output-file requirements/setup.txt

clean: ## remove what was made here, the environment too
	rm -rf $(VENV) .cache .coverage .coverage.* .pytest_cache .ruff_cache .import_linter_cache .hypothesis build dist
	find $(OWN) migrations tests benchmarks tools -name __pycache__ -type d -prune -exec rm -rf {} + 2>/dev/null || true

# ---- what `make test` is made of

checks:
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/pyright
	$(BIN)/lint-imports
	@.ci/audit $(BIN)/pip-audit requirements/run.txt

# Where Python is told to keep nothing compiled, each worker and each program would compile anew.
suite:
	PYTHONDONTWRITEBYTECODE= $(BIN)/pytest -n $(WORKERS) --cov --cov-report=

coverage:
	@.ci/coverage $(BIN)/coverage 95 'domain/*'
	@.ci/coverage $(BIN)/coverage 90 'bot/*'

# ---- the environment: each stamp says that a lock has been installed

# uv is quick, but some networks are known to pip alone, by its own configuration.
install = $(UV) install --compile-bytecode $(1) || { echo "uv could not install; trying pip." >&2; $(PIP) install $(1); }

$(BIN)/python:
	@PYTHON="$(PYTHON)" .ci/venv $(VENV)

$(VENV)/.setup-installed: requirements/setup.txt | $(BIN)/python
	@echo "Installing Baton: this takes a minute the first time."
	@$(PIP) install --require-hashes -r requirements/setup.txt
	@touch $@

$(RUNNABLE): requirements/run.txt pyproject.toml $(VENV)/.setup-installed
	@$(call install,--require-hashes -r requirements/run.txt)
	@$(call install,--no-deps --no-build-isolation --editable .)
	@$(BIN)/python -m compileall -q $(OWN) migrations
	@touch $@

$(TESTABLE): requirements/dev.txt $(RUNNABLE)
	@$(call install,--require-hashes -r requirements/dev.txt)
	@touch $@

# Learning needs torch, the bot does not: it has an environment of its own.
$(LEARNING)/bin/python:
	@mkdir -p $(@D)
	@PYTHON="$(PYTHON)" .ci/venv $(LEARNING)

$(LEARNING)/.installed: requirements/run.txt tools/understanding/requirements.txt | $(LEARNING)/bin/python
	@echo "Installing what learning needs: torch is large."
	@$(LEARNING)/bin/python -m pip --quiet --disable-pip-version-check install --require-hashes -r requirements/run.txt
	@$(LEARNING)/bin/python -m pip --quiet --disable-pip-version-check install -r tools/understanding/requirements.txt
	@touch $@
