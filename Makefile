# The few commands. Each does all its own set-up in .venv and is quick the second time.

PYTHON ?= python3
BIN := .venv/bin
WORKERS ?= auto

.DEFAULT_GOAL := help
.PHONY: help run test browser search lint bench messages screenshots clean

help: ## What can be made
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1 — /'

run: .venv/site ## The site with the demonstration edition on http://127.0.0.1:8000/
	@$(BIN)/python -m festival.demo.start

test: .venv/dev ## All tests but those in a browser, the long ones in part
	@$(BIN)/python -m pytest -q -n $(WORKERS) --dist loadfile --no-loadscope-reorder --no-migrations -m "not browser"
	@echo "Left out here: the tests in a browser (make browser), and all of it on PostgreSQL (.ci/run)."

browser: .venv/dev ## The tests in a browser (needs Chromium)
	@$(BIN)/python -m pytest -q -n $(WORKERS) --dist loadfile -m browser --no-skips festival

search: .venv/dev ## Tests of anything at all, with new random examples
	@$(BIN)/python -m pytest -q -n $(WORKERS) -m "hypothesis and not browser" --thorough --hypothesis-profile search

lint: .venv/dev ## Static checks
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/djlint templates --lint --quiet
	$(BIN)/lint-imports
	SECRET_KEY=lint $(BIN)/python manage.py makemigrations --check --dry-run
	SECRET_KEY=$$($(BIN)/python -c 'import secrets; print(secrets.token_urlsafe(60))') ALLOWED_HOSTS=festival.example BASE_URL=https://festival.example \
		$(BIN)/python manage.py check --deploy --fail-level WARNING

bench: .venv/dev ## What takes how long, as ratios to a baseline of the same run
	@$(BIN)/python -m festival.bench

messages: .venv/dev ## The Greek catalogue: collect the words (needs gettext), then compile
	SECRET_KEY=x $(BIN)/python manage.py makemessages -l el --no-obsolete --no-wrap --ignore .venv --ignore var
	$(BIN)/python -m festival.tests.catalogue

screenshots: .venv/dev ## Pictures of all page types into var/screenshots (needs Chromium)
	@$(BIN)/python -m pytest -q -p no:xdist festival/tests/browser/test_screenshots.py --screenshots var/screenshots

clean: ## Forget the virtualenv; data under var/ stays
	rm -rf .venv

.venv/site: requirements.txt constraints.txt
	@echo "Setting up .venv (once) …"
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

.venv/dev: requirements-dev.txt requirements.txt constraints.txt
	@echo "Setting up .venv for tests (once) …"
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@
