# `make run` and `make test` do all set-up first. Everything is kept inside this folder.
SHELL := /bin/bash
.DEFAULT_GOAL := help
UV_VERSION := 0.13.9
PY := .venv/bin/python
INSTALL := .tools/bin/uv pip install --quiet --require-hashes
export RASA_TELEMETRY_ENABLED := false
export TF_CPP_MIN_LOG_LEVEL := 3
export PYTHONUNBUFFERED := 1

.PHONY: help run test check check-release train lint types evaluate mutants fuzz lock clean browsers

help: ## show these commands
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

run: .venv/ready ## set up, train when something changed, start the assistant
	@$(PY) -m bot train && exec $(PY) -m bot serve

test: .venv/ready-for-tests ## set up, train when something changed, run all checks and tests
	@$(PY) -m bot train
	@$(MAKE) --no-print-directory lint types check
	@$(PY) -m pytest

check: .venv/ready ## check the content
	@$(PY) -m bot check

check-release: .venv/ready ## check the content, and that every contact was checked in the last 90 days
	@$(PY) -m bot check --release

train: .venv/ready ## make the models that are out of date
	@$(PY) -m bot train

lint: .venv-lint/ready ## check the style of the code
	@.venv-lint/bin/ruff check .

types: .venv-lint/ready .venv/ready ## check the types of the code
	@.venv-lint/bin/mypy --python-executable $(PY)

mutants: .venv-lint/ready .venv/ready-for-tests ## change the risk screen bit by bit and see that a test notices (hours)
	@ulimit -v 6000000; PYTHONPATH=$$(echo .venv/lib/python3.*/site-packages) nice -n 15 .venv-lint/bin/mutmut run --max-children 1
	@$(PY) -m evaluation.mutants

fuzz: .venv/ready ## send a million made-up messages through the risk screen (half an hour)
	@nice -n 15 $(PY) -m evaluation.fuzz

.tools/bin/uv:
	@echo "Getting uv, which makes the Python environment …"
	@scripts/get-uv $(UV_VERSION)

.venv/ready: .tools/bin/uv requirements/run.txt requirements/encoder.txt .python-version
	@echo "Making the Python environment (first time: a minute or two) …"
	@scripts/make-venv .venv
	@VIRTUAL_ENV=.venv $(INSTALL) -r requirements/run.txt
	@VIRTUAL_ENV=.venv $(INSTALL) --no-deps -r requirements/encoder.txt
	@touch $@

.venv/ready-for-tests: .venv/ready requirements/test.txt
	@VIRTUAL_ENV=.venv $(INSTALL) -r requirements/test.txt
	@touch $@

.venv-lint/ready: .tools/bin/uv requirements/lint.txt
	@scripts/make-venv .venv-lint
	@VIRTUAL_ENV=.venv-lint $(INSTALL) -r requirements/lint.txt
	@touch $@

lock: .tools/bin/uv ## pin all dependencies anew, with hashes
	@for name in run test lint; do .tools/bin/uv pip compile -q --python-version 3.10 --generate-hashes \
	  --no-emit-index-url --custom-compile-command "make lock" requirements/$$name.in -o requirements/$$name.txt; done
	@.tools/bin/uv pip compile -q --python-version 3.10 --no-deps --generate-hashes --no-emit-index-url \
	  --custom-compile-command "make lock" requirements/encoder.in -o requirements/encoder.txt

clean: ## remove everything that was made
	rm -rf .venv .venv-lint .tools .cache models .rasa mutants
