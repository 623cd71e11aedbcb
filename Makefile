# make run     set everything up, and start the page
# make test    set everything up, and run every test without a network
# make check   format, lint, types, import contracts, tests: before a commit
# make lock    write requirements/*.lock again
# make bench   measure, and print ratios and medians
# make bench-quality   how well texts fit, and what was lost (SAYCLEAR_DATA=folder for larger sets)

PYTHON ?= python3
VENV := .venv
PY := $(VENV)/bin/python
SOURCES := requirements accessibility_profiles assistant adapters user_studies tests benchmarks

.PHONY: run setup test check lint tests lock bench bench-quality pictures parts chromium clean
.DEFAULT_GOAL := run

run: $(VENV)/.run
	@$(PY) -m sayclear_adapters.parts --quiet || true
	@$(VENV)/bin/sayclear web

setup: $(VENV)/.run
	@$(PY) -m sayclear_adapters.parts || true

# Each set is installed once; a stamp file says that it is there.
$(VENV)/.run: requirements/run.lock requirements/build.lock pyproject.toml
	@$(PYTHON) requirements/install.py run
	@touch $@

$(VENV)/.dev: $(VENV)/.run requirements/dev.lock
	@$(PYTHON) requirements/install.py dev
	@touch $@

parts: $(VENV)/.run
	@$(PY) -m sayclear_adapters.parts

chromium:
	@sh tests/chromium.sh

test: $(VENV)/.dev
	@$(PY) -m sayclear_adapters.parts || true
	@sh tests/chromium.sh || true
	@$(PY) tests/offline.py

lint: $(VENV)/.dev
	$(VENV)/bin/ruff format --check $(SOURCES)
	$(VENV)/bin/ruff check $(SOURCES)
	$(VENV)/bin/mypy
	PYTHONPATH=user_studies $(VENV)/bin/lint-imports --no-cache
	@! grep -n '://' requirements/*.lock

# What runs in a minute. `make test` runs everything.
check: lint
	@$(PY) tests/offline.py -q -m "not browser and not parts"

lock: $(VENV)/.dev
	@sh requirements/lock.sh $(VENV)/bin/uv

bench: $(VENV)/.dev
	@$(PY) -m benchmarks

bench-quality: $(VENV)/.dev
	@$(PY) -m benchmarks.quality

pictures: $(VENV)/.dev
	@$(PY) docs/make_pictures.py

clean:
	rm -rf $(VENV) .cache
