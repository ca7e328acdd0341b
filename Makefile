# The project's tasks. `make` alone lists them.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
FAST := tests/classifier tests/catalogue tests/house
LONG := tests/casebook/run/test_survival.py tests/casebook/learning/test_scorer.py tests/casebook/learning/test_accepting_is_killed.py tests/fuzz tests/tui/paths
PARALLEL := -n logical
CODE := classifier extractor casebook tui corpora

.DEFAULT_GOAL := help
.PHONY: help demo train test test-fast test-long paths schemas lint types imports check kernel bench bulk lock clean

help: ## list the tasks
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/\1\t\2/p' $(MAKEFILE_LIST) | expand -t 12

demo: $(VENV)/run ## set up, then run the main job on documents and shipments that come with the project
	@mkdir -p out
	$(BIN)/gauger scan corpora/documents --casebook out/demo.casebook --json out/demo.jsonl || [ $$? -le 2 ]
	$(BIN)/gauger scan corpora/shipments/papers --shipment-by folder --casebook out/demo.casebook || [ $$? -le 2 ]
	$(BIN)/gauger check corpora/documents/报关单_MT-531_zh.pdf --casebook out/demo.casebook --as-of 2026-12-01 --marked out/报关单_MT-531_noted.pdf --list out/报关单_MT-531.txt || [ $$? -le 1 ]
	$(BIN)/gauger shipment battery-exporter --casebook out/demo.casebook || [ $$? -le 1 ]
	@echo 'Next, as they stand here:'
	@echo '  $(BIN)/gauger review --casebook out/demo.casebook'
	@echo '  $(BIN)/gauger shipments --casebook out/demo.casebook'
	@echo '  $(BIN)/gauger shipment battery-exporter --set out/battery-exporter.zip --casebook out/demo.casebook'
	@echo '  $(BIN)/gauger list --left --casebook out/demo.casebook'
	@echo '  $(BIN)/gauger report --casebook out/demo.casebook --out out/demo.html'

test: $(VENV)/dev ## set up, then run the tests, on all processors
	$(BIN)/python -m pytest $(PARALLEL)

test-fast: $(VENV)/dev ## run the tests of the law, the catalogue and the house: no database, no process, no drawing
	$(BIN)/python -m pytest $(PARALLEL) --hypothesis-profile fast $(FAST)

test-long: $(VENV)/dev ## go further where tests are of chance: more kills, more damage, more paths
	GAUGER_KILLS=3 GAUGER_FUZZ=150 GAUGER_PATHS=60 $(BIN)/python -m pytest $(PARALLEL) $(LONG)

paths: $(VENV)/dev ## walk many random paths of review and declaration over shipped papers (PATHS=300)
	GAUGER_PATHS=$(or $(PATHS),300) GAUGER_STEPS=60 $(BIN)/python -m pytest tests/tui/paths

schemas: $(VENV)/dev ## write the schemas of the catalogue's files again
	$(BIN)/python -c 'from pathlib import Path; from classifier.loading.schemas import write_schemas; write_schemas(Path("catalogue/schemas"))'

lint: $(VENV)/dev ## check style
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/dev ## check types
	$(BIN)/mypy

imports: $(VENV)/dev ## check who may import whom
	$(BIN)/lint-imports

check: test lint types imports ## all of the above

train: $(VENV)/dev ## train the trees of the values on labelled folders (PAPERS=…)
	$(BIN)/python -m corpora.training train $(or $(PAPERS),corpora/documents)

kernel: $(VENV)/run ## compile the PDF reader's kernel, where there is a C compiler; an install does so too
	$(BIN)/python scripts/kernel.py

bench: $(VENV)/dev ## measure how fast the program starts, and reads beside its peers
	$(BIN)/python benchmarks/startup.py
	$(BIN)/python benchmarks/peers.py --picture docs/pictures/stages.svg
	$(BIN)/python benchmarks/recognition.py

bulk: $(VENV)/dev ## measure what very many documents cost, and how soon the review app answers; keep the machine quiet
	$(BIN)/python benchmarks/scaling.py
	$(BIN)/python benchmarks/keys.py

lock: $(VENV)/dev ## pin every dependency again, with hashes and for every platform
	$(PIP) uv
	$(BIN)/python scripts/lock.py

clean: ## remove what the tasks made
	rm -rf $(VENV) out .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache

$(VENV)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed: make PYTHON=python3.11 ..."; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { echo "Python's venv is missing: apt install python3-venv"; exit 1; }
	@touch $@

$(VENV)/run: requirements.lock pyproject.toml | $(VENV)/python
	$(PIP) --require-hashes --no-deps -r requirements.lock
	$(PIP) --no-deps -e .
	@touch $@

$(VENV)/dev: requirements-dev.lock pyproject.toml | $(VENV)/run
	$(PIP) --require-hashes --no-deps -r requirements-dev.lock
	@touch $@
