# Everything a person needs, as `make TARGET`. Works with any make since GNU make 3.81.

# The first Python of the system that is new enough; only used to make .venv. Looked for once, and only when asked for.
PYTHON ?= $(eval PYTHON := $(shell for name in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$name && exit; \
	done))$(PYTHON)
NO_PYTHON = Frontline needs Python 3.11 or newer; python3 here is: $$(python3 --version 2>&1). \
	One under another name can be given: make PYTHON=/path/to/python3.12 ...
BIN := .venv/bin
FRONTEND := $(BIN)/python tools/frontend.py
LOCK := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --no-annotate --custom-compile-command "make lock" $(LOCK_FLAGS)

.DEFAULT_GOAL := help
.PHONY: help run demo test check lint typecheck imports unit format types lock bench bench-faq clean for-run for-dev

help: ## this list
	@echo "Frontline: a chat front line that hands over to people. Needs Python 3.11 or newer, and make."
	@echo
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)$$/  make \1|\2/p' $(MAKEFILE_LIST) | awk -F'|' '{ printf "%-18s %s\n", $$1, $$2 }'

run: for-run ## start the house: shop page at /, agents' panel at /panel/; its data is kept in var/
	@exec $(BIN)/frontline serve

demo: for-run ## the same with demo agents to sign in as, and data of its own in var/demo/
	@FRONTLINE_DATA_DIR="$${FRONTLINE_DATA_DIR:-var/demo}" exec $(BIN)/frontline serve --demo

test: for-dev lint typecheck imports ## the whole suite: checks, front end, PostgreSQL, a real browser
	@$(BIN)/python tools/chromium.py >/dev/null
	@$(FRONTEND) build
	@$(FRONTEND) exec vitest run
	@$(BIN)/pytest --numprocesses auto

check: lint typecheck imports unit ## what to run before each commit: under a minute

lint: for-dev ## style, of Python and TypeScript
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --check --quiet . || { echo "Some files are not formatted: make format"; exit 1; }
	@$(FRONTEND) exec oxlint --quiet --deny-warnings web_widget handoff vite.build.mjs vitest.config.ts

typecheck: for-dev ## mypy and tsc, and whether the generated types are those of the models
	@$(BIN)/mypy
	@$(BIN)/python tools/wire_types.py --check
	@$(FRONTEND) exec tsc --noEmit

imports: for-dev ## who may import whom
	@$(BIN)/lint-imports --no-logo

unit: for-dev ## the fast tests: no PostgreSQL, no browser
	@$(FRONTEND) exec vitest run
	@$(BIN)/pytest --numprocesses auto --quiet -m "not postgres and not browser and not slow"

format: for-dev ## put the Python in shape
	@$(BIN)/ruff check --quiet --fix-only .
	@$(BIN)/ruff format .

types: for-dev ## write the TypeScript types of the wire, and the FAQ's JSON schema, from the models
	@$(BIN)/python tools/wire_types.py
	@$(BIN)/python tools/faq_schema.py

lock: for-dev ## write the lock files anew (LOCK_FLAGS=--upgrade for newer versions)
	@$(LOCK) pyproject.toml --output-file requirements.lock
	@$(LOCK) --group build --output-file requirements-build.lock
	@$(LOCK) --group node --output-file requirements-node.lock
	@$(LOCK) --group bench --constraint requirements.lock --output-file requirements-bench.lock
	@$(LOCK) pyproject.toml --group test --group dev --group build \
		--constraint requirements.lock --output-file requirements-dev.lock

bench: for-run ## measure against a bare echo server
	@$(BIN)/python -m bench

bench-faq: for-run ## measure how the FAQ finds what is asked (FRONTLINE_FAQ_DATA=folder; bench/README.md)
	@$(BIN)/python -m bench.faq

clean: ## remove what was built and cached; keeps .venv, node_modules and the data in var/
	@rm -rf build dist web_widget/dist handoff/panel/dist
	@rm -rf .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	@find bot faq handoff rich_text web_widget tests tools bench -name __pycache__ -prune -exec rm -rf {} + 2>/dev/null || true

# ---------------------------------------------------------------- what the targets stand on

for-run:
	@test -n "$(PYTHON)" || { echo "$(NO_PYTHON)"; exit 1; }
	@$(PYTHON) tools/environment.py run
	@$(FRONTEND) build

for-dev:
	@test -n "$(PYTHON)" || { echo "$(NO_PYTHON)"; exit 1; }
	@$(PYTHON) tools/environment.py dev
	@$(FRONTEND) modules
