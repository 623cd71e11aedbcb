# make run     set everything up, and start the page
# make test    set everything up, and run every test without a network
# make check   format, lint, types, import contracts, tests: before a commit
# make lock    write requirements/*.lock again
# make bench   measure, and print ratios and medians

PYTHON ?= python3
VENV := .venv
PY := $(VENV)/bin/python
PIP_FLAGS := --require-hashes --no-deps --only-binary :all: --disable-pip-version-check --no-input -r
SOURCES := accessibility_profiles assistant adapters user_studies tests benchmarks

.PHONY: run setup test check lint tests lock bench pictures parts chromium clean
.DEFAULT_GOAL := run

run: $(VENV)/.run
	@$(PY) -m sayclear_adapters.parts --quiet || true
	@$(VENV)/bin/sayclear web

setup: $(VENV)/.run
	@$(PY) -m sayclear_adapters.parts || true

# Each set is installed once; a stamp file says that it is there.
$(VENV)/.run: requirements/run.lock requirements/build.lock pyproject.toml
	@echo "Sayclear sets itself up. It fetches about 500 MB, and needs about 1.6 GB of disk."
	@echo "This takes one to ten minutes. To stop, press Ctrl and C. A later start goes on from there."
	@test -x $(PY) || $(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "Sayclear needs Python 3.11 or newer. Run: make run PYTHON=python3.11")'
	@test -x $(PY) || $(PYTHON) -m venv $(VENV)
	$(PY) -m pip install --quiet --progress-bar on $(PIP_FLAGS) requirements/build.lock
	$(PY) -m pip install --quiet --progress-bar on $(PIP_FLAGS) requirements/run.lock
	$(PY) -m pip install --quiet --no-deps --no-build-isolation --disable-pip-version-check --editable .
	@touch $@

$(VENV)/.dev: $(VENV)/.run requirements/dev.lock
	$(PY) -m pip install --quiet $(PIP_FLAGS) requirements/dev.lock
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

pictures: $(VENV)/.dev
	@$(PY) docs/make_pictures.py

clean:
	rm -rf $(VENV) .cache
