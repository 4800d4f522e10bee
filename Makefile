# Two commands for a fresh machine: `make demo` builds, asks and serves a graph of the bundled samples;
# `make test` runs every check and every test, the browser's included. Stamp files make the second run short.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help

# Left empty, PYTHON is the first of python3, python3.13, python3.12, python3.11 that is 3.11 or later.
PYTHON ?=
VENV ?= .venv
DEMO ?= data/demo
HOST ?= 127.0.0.1
PORT ?= 8000
# SERVE=0 stops the demo before it serves.
SERVE ?= 1
QUESTION ?= docs/guide/who-chaired.rq
PYTEST_ARGS ?= -n auto --maxprocesses 4 --dist loadfile

BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check -qq
ROOMS := ontology ingest graph_api viz bomay
SOURCES := $(shell find $(ROOMS) samples -type f -not -path '*/__pycache__/*' -not -name '* *')

.PHONY: help
help:  ## Show the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' Makefile

# --- the environment -----------------------------------------------------------------------------------------

$(VENV)/.made: scripts/make-venv
	@scripts/make-venv "$(VENV)" "$(PYTHON)"
	@touch $@

$(VENV)/.installed: $(VENV)/.made pyproject.toml
	@echo "== Installing Bomay into $(VENV) (a minute or two the first time)"
	@$(PIP) install --editable .
	@touch $@

$(VENV)/.tools: $(VENV)/.installed
	@echo "== Installing what checks and tests need"
	@$(PIP) install --group test --group check
	@touch $@

$(VENV)/.peers: $(VENV)/.installed
	@echo "== Installing the peers of the benchmark (some 500 MB)"
	@$(PIP) install --group benchmark
	@touch $@

.PHONY: install
install: $(VENV)/.installed  ## Install Bomay into .venv

# --- the demo ------------------------------------------------------------------------------------------------

$(DEMO)/.built: $(VENV)/.installed $(SOURCES)
	@echo "== Reading samples/ into $(DEMO)"
	@rm -rf "$(DEMO)"
	@$(BIN)/bomay ingest samples/ --data "$(DEMO)"
	@touch $@

.PHONY: demo
demo: $(DEMO)/.built  ## Build the graph of the samples, ask it a question, serve it (SERVE=0: stop there)
	@echo "== What is in the graph"
	@$(BIN)/bomay info --data "$(DEMO)"
	@echo "== One question"
	@sed -n 's/^# //p' "$(QUESTION)"
	@$(BIN)/bomay query "$(QUESTION)" --data "$(DEMO)"
ifneq ($(SERVE),0)
	@echo "== Serving on http://$(HOST):$(PORT) until Ctrl-C"
	@$(BIN)/bomay serve --data "$(DEMO)" --host "$(HOST)" --port "$(PORT)"
endif

# --- checks and tests ----------------------------------------------------------------------------------------

.PHONY: check
check: $(VENV)/.tools  ## Style, types, the direction of imports, spelling
	@echo "== ruff"; $(BIN)/ruff check .
	@echo "== format"; $(BIN)/ruff format --check .
	@echo "== mypy"; $(BIN)/mypy
	@echo "== imports"; $(BIN)/lint-imports --no-logo
	@echo "== spelling"; $(BIN)/codespell

.PHONY: test
test: $(VENV)/.tools  ## Every check and every test, the browser's included
	@scripts/need-chromium
	@$(MAKE) --no-print-directory check
	@$(BIN)/python -m pytest $(PYTEST_ARGS)

.PHONY: benchmark
benchmark: $(VENV)/.peers  ## Timed runs against peers, on the same articles, as ratios
	@$(BIN)/python -m benchmarks

.PHONY: clean
clean:  ## Remove the environment, the demo's graph, caches and build results
	@rm -rf "$(VENV)" "$(DEMO)" build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .schemathesis
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
