# The two commands of the README are `make demo` and `make test`. Both may be run again at any time.

PYTHON ?= python3
PORT ?= 8000
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check install -qq --require-hashes -r
DEMONSTRATION := SCRUTINY_MODE=demonstration PORT=$(PORT) $(BIN)

# A stamp is named after what it installed, so nothing is installed twice and nothing goes stale.
INSTALLED := .venv/.installed-$(shell cksum < requirements.txt | cut -d ' ' -f 1)
INSTALLED_DEV := .venv/.installed-$(shell cksum < requirements-dev.txt | cut -d ' ' -f 1)

.PHONY: demo test lint check lock help

help:
	@echo 'make demo    the demonstration council, on http://127.0.0.1:8000 (or PORT=...)'
	@echo 'make test    the whole suite'
	@echo 'make lint    style, types and templates'
	@echo 'make check   lint, migrations and the whole suite'
	@echo 'make lock    compile requirements*.txt again'

demo: $(INSTALLED)
	@echo 'Preparing the demonstration (about a minute the first time)...'
	@$(DEMONSTRATION)/python manage.py migrate --verbosity 0
	@$(DEMONSTRATION)/python manage.py load_demonstration
	@$(DEMONSTRATION)/python manage.py collectstatic --noinput --verbosity 0
	@echo
	@echo 'Public site      http://127.0.0.1:$(PORT)/'
	@echo 'Clerks sign in   http://127.0.0.1:$(PORT)/admin/'
	@echo 'Stop with Ctrl+C.'
	@exec env $(DEMONSTRATION)/gunicorn --config python:scrutiny.server --log-level warning scrutiny.wsgi

test: $(INSTALLED_DEV)
	@$(BIN)/python -m pytest -q -n auto --maxprocesses 4 --dist loadfile

lint: $(INSTALLED_DEV)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/djlint --lint --quiet templates
	$(BIN)/mypy

check: lint test
	$(BIN)/python manage.py makemigrations --check --dry-run

lock: $(INSTALLED_DEV)
	for name in requirements requirements-dev; do \
	  $(BIN)/uv pip compile --quiet --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --no-strip-extras \
	    --universal --python-version 3.11 $$name.in --output-file $$name.txt || exit 1; \
	done

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo 'Scrutiny Tracker needs Python 3.11 or later, and $(PYTHON) is not. Try: make PYTHON=python3.12' >&2; exit 1; }
	@$(PYTHON) -m venv .venv || { rm -rf .venv; exit 1; }

$(INSTALLED): | .venv/bin/python
	@echo 'Installing what the site needs (once)...'
	@$(PIP) requirements.txt
	@touch $@

$(INSTALLED_DEV): | .venv/bin/python
	@echo 'Installing what the tests need (once)...'
	@$(PIP) requirements-dev.txt
	@touch $@
