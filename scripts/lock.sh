#!/usr/bin/env bash
# pyproject.toml -> requirements.txt and requirements-test.txt: every version and its hashes, for all platforms, no host named.
set -euo pipefail
cd "$(dirname "$0")/.."

uv=$(command -v uv || echo .venv/bin/uv)
options=(--quiet --universal --generate-hashes --python-version 3.11 --no-emit-index-url --no-emit-find-links
    --custom-compile-command "make lock" "$@")

"$uv" pip compile "${options[@]}" --extra build -o requirements.txt pyproject.toml
# The tests run with the very versions that build the book.
"$uv" pip compile "${options[@]}" --extra build --extra test -c requirements.txt -o requirements-test.txt pyproject.toml

if grep -nE '://|index-url|find-links' requirements.txt requirements-test.txt; then
    echo "lock: a requirements file names a host (see above)" >&2
    exit 1
fi
