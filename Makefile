# One command sets up and builds (`make book`), one sets up and tests (`make test`). Everything longer than a line is in scripts/.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:
.DEFAULT_GOAL := book

VENV := .venv
BIN := $(VENV)/bin
SETUP := scripts/setup.sh pyproject.toml

.PHONY: book
book: $(VENV)/.ready-book  ## set up what is missing, build this repository's book into dist/
	$(BIN)/briefbuilder build .

.PHONY: test
test: $(VENV)/.ready-test  ## set up what is missing, check format, lint and types, run all the tests
	scripts/test.sh $(ARGS)

.PHONY: check
check: $(VENV)/.ready-book  ## everything but rendering: the problems of this repository's book
	$(BIN)/briefbuilder check .

.PHONY: bench-notes
bench-notes: $(VENV)/.ready-book  ## how much of our clean texts comes back from their debris (HELDOUT=1: the held-out part too)
	$(BIN)/python benchmarks/notes.py $(ARGS)

.PHONY: bench-speed
bench-speed: $(VENV)/.ready-book  ## how fast normalise is against pandoc, whether it is linear, what memory it takes (ARGS=--hostile)
	$(BIN)/python benchmarks/speed.py $(ARGS)

.PHONY: bench-refs
bench-refs: $(VENV)/.ready-book  ## how well references are parsed, beside what others reach (ARGS=--write)
	$(BIN)/python benchmarks/references.py $(ARGS)

.PHONY: bench-refs-roundtrip
bench-refs-roundtrip: $(VENV)/.ready-book  ## invented works through 40 citation styles and back (ARGS=--records=200)
	$(BIN)/python benchmarks/references_roundtrip.py $(ARGS)

.PHONY: train
train: $(VENV)/.ready-book  ## write the model that labels references anew from strings of our own making (ARGS="--scale 0.1")
	nice $(BIN)/python -m training.train $(ARGS)

.PHONY: release
release: $(VENV)/.ready-book  ## what the release workflow runs: a dated build and the list of files to attach
	scripts/release.sh

.PHONY: test-bare
test-bare:  ## prove `make book` and `make test` in a bare Debian root (needs root and mmdebstrap)
	scripts/test-bare.sh

.PHONY: schema
schema: $(VENV)/.ready-book  ## write schema/*.schema.json anew from the tables of fields
	$(BIN)/python -m briefbuilder.config > schema/book.schema.json.new
	mv schema/book.schema.json.new schema/book.schema.json
	$(BIN)/python -m briefbuilder.decisions > schema/decisions.schema.json.new
	mv schema/decisions.schema.json.new schema/decisions.schema.json
	$(BIN)/python -m briefbuilder.verdicts > schema/works.schema.json.new
	mv schema/works.schema.json.new schema/works.schema.json

.PHONY: format
format: $(VENV)/.ready-test  ## put the code into its form
	$(BIN)/ruff check --fix-only --quiet .
	$(BIN)/ruff format .

.PHONY: lock
lock:  ## write the requirements files anew from pyproject.toml (needs uv)
	scripts/lock.sh

.PHONY: clean
clean:  ## remove the outputs and caches; `make clean-all` removes the environment too
	find dist -mindepth 1 ! -name .gitignore -delete
	rm -rf build .pytest_cache .mypy_cache .ruff_cache .hypothesis

.PHONY: clean-all
clean-all: clean
	rm -rf $(VENV)

.PHONY: help
help:  ## this list
	@sed -nE 's/^([a-z-]+):[^#]*## /\1\t/p' Makefile | expand -t 12

$(VENV)/.ready-book: requirements.txt $(SETUP)
	scripts/setup.sh book

$(VENV)/.ready-test: requirements-test.txt $(VENV)/.ready-book
	scripts/setup.sh test
