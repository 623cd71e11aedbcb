#!/bin/sh
# Write the lock files again: exact versions with hashes, and no address of any registry.
# One set fits Python 3.11 to 3.13 on every platform. Use: make lock
set -eu
uv=${1:-uv}
cd "$(dirname "$0")/.."
compile() { "$uv" pip compile --quiet --universal --python-version 3.11 --only-binary :all: --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --no-annotate "$@"; }
compile pyproject.toml --all-extras -o requirements/run.lock
compile pyproject.toml --all-extras --group dev -c requirements/run.lock -o requirements/dev.lock
printf 'hatchling\neditables\npip\n' | compile - -c requirements/dev.lock -o requirements/build.lock
if grep -n '://' requirements/*.lock; then echo "A lock file holds an address. Remove it." >&2; exit 1; fi
