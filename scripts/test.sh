#!/usr/bin/env bash
# test.sh [pytest arguments]: format, lint, types, tests. All of them run, so that one look shows everything; then it fails if one did.
set -uo pipefail
cd "$(dirname "$0")/.."

failed=()
step() {
    local name=$1
    shift
    printf '== %s\n' "$name" >&2
    "$@" || failed+=("$name")
}

step "ruff format" .venv/bin/ruff format --check --quiet .
step "ruff check" .venv/bin/ruff check --quiet .
step "mypy" .venv/bin/mypy --no-error-summary
step "pytest" .venv/bin/python -m pytest "$@"

if ((${#failed[@]})); then
    printf 'test: failed: %s\n' "${failed[*]}" >&2
    exit 1
fi
