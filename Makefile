# The two commands a newcomer needs are `make run` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.DEFAULT_GOAL := help
.PHONY: help run test bench soak format clean

help:  ## What can be made.
	@grep -E '^[a-z]+:.*##' Makefile | sed 's/:.*##/\t/'

$(STAMP): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("wirewatch needs Python 3.11 or newer, this is " + sys.version.split()[0] + "; try make PYTHON=python3.12" if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade 'pip>=25.1'
	$(BIN)/python -m pip install --quiet --editable . --group dev
	@touch $(STAMP)

run: $(STAMP)  ## Open the app on its demo day.
	@$(BIN)/wirewatch demo

test: $(STAMP)  ## Format, lint, types, floors and tests: all that must be green.
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -n auto -m 'not soak'

bench: $(STAMP)  ## Measure against peers, into bench/results/.
	$(BIN)/python -m bench all

soak: $(STAMP)  ## The long proofs: hundreds of kill -9, minutes of many processes.
	$(BIN)/pytest -m soak --timeout 3600

format: $(STAMP)  ## Put the code into the house's form.
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

clean:  ## Take away what was installed and cached.
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis bench/.venv-peers
