# `make run` is all a newcomer needs; `make help` lists the rest.
# PYTHON names another Python (3.11 or newer), ARGS goes to pytest, WORKERS is how many run side by
# side: one more than there are processors unless told, since tests in a browser wait a good deal.

PYTHON ?= python3
ARGS ?=
WORKERS ?= $(shell echo $$(($$(nproc) + 1)))
BIN := .venv/bin
PREPARE := $(PYTHON) -m tools.prepare

.DEFAULT_GOAL := help
.PHONY: run test check prove bench lighthouse screenshots strings lock upgrade assets runtime dev browser office clean help

run: assets  ## start the demonstration on http://127.0.0.1:8050
	@exec $(BIN)/dashboard serve --demo

test: dev browser office assets  ## run the whole test suite (ARGS="-k name", WORKERS=2)
	$(BIN)/python -m pytest $(if $(WORKERS),-n $(WORKERS) --dist loadfile --no-loadscope-reorder) $(ARGS)

check: dev  ## style, types, the framework file, completeness of the strings
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/dashboard check indicators.yaml
	$(BIN)/python -m tools.strings check

prove: dev  ## the long campaigns; WORLDS=, DISCLOSURE=, DOCUMENTS=, KILLS=, SEED= set their size
	@WORLDS="$(WORLDS)" DISCLOSURE="$(DISCLOSURE)" DOCUMENTS="$(DOCUMENTS)" KILLS="$(KILLS)" \
	SEED="$(SEED)" $(BIN)/python -m tests.campaigns

bench: dev browser assets  ## measure, and print ratios
	$(BIN)/python bench/run.py

lighthouse: dev browser assets  ## scores of the pages that are opened most
	$(BIN)/python bench/run.py lighthouse

screenshots: dev browser office assets  ## the pictures of the README, from a fresh demonstration
	$(BIN)/python -m tools.screenshots

strings: dev  ## collect the strings that a person reads into the catalogues
	$(BIN)/python -m tools.strings write

lock: dev  ## write the lock files after a change of dependencies
	$(BIN)/python -m tools.lock

upgrade: dev  ## write the lock files with the newest versions
	$(BIN)/python -m tools.lock --upgrade

assets: runtime  ## build the third-party browser files, when they changed
	@$(BIN)/python -m tools.build_assets

runtime:
	@$(PREPARE) runtime

dev:
	@$(PREPARE) dev

browser:
	@$(PREPARE) browser

office:
	@$(PREPARE) office

clean:  ## remove everything that was installed or built; the database in var/ stays
	rm -rf .venv node_modules assets/vendor build dist *.egg-info .mypy_cache .pytest_cache .ruff_cache

help:  ## this list
	@sed -n 's/^\([a-z]*\):.*##  *\(.*\)/\1|\2/p' $(MAKEFILE_LIST) | while IFS='|' read -r name text; \
	do printf '  make %-12s %s\n' "$$name" "$$text"; done
