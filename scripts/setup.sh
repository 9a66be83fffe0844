#!/usr/bin/env bash
# setup.sh book|test: from a fresh clone to an environment that builds the book (or runs the tests). Quick when all is there.
#
# 1. Debian packages: what is missing is installed where we may (root, or sudo without a password), else it is named.
# 2. .venv with Python 3.11 or newer ($PYTHON chooses one).
# 3. Dependencies: exact versions, checked against their hashes; then this project, editable, without build isolation.
set -euo pipefail
cd "$(dirname "$0")/.."

goal=${1:?usage: setup.sh book|test}
venv=.venv
complete=yes

say() { printf 'setup: %s\n' "$*" >&2; }

find_python() {
    local candidate
    for candidate in ${PYTHON:-} python3 python3.13 python3.12 python3.11; do
        # The environment itself may be first on the PATH; it must not be made of itself.
        candidate=$(command -v "$candidate" || true)
        [[ -n $candidate && $candidate != "$PWD/$venv"/* ]] || continue
        if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            echo "$candidate"
            return
        fi
    done
    return 1
}

can_make_venv() { python=$(find_python) && "$python" -c 'import ensurepip, venv' 2>/dev/null; }

# --- 1. Debian packages ---------------------------------------------------------------------------------------------

wanted_packages() {
    # python3-venv only where no Python here can make an environment (one from pyenv or uv can).
    [[ -x $venv/bin/python ]] || can_make_venv || echo python3-venv
    echo libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fontconfig fonts-linuxlibertine fonts-dejavu-core
    [[ $goal != test ]] || echo git default-jre-headless chromium poppler-utils
}

is_installed() { [[ $(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null) == installed ]]; }

missing_packages() {
    local package
    for package in $(wanted_packages); do
        is_installed "$package" || echo "$package"
    done
}

as_root() {
    if [[ $(id -u) == 0 ]]; then
        "$@"
    else
        sudo -n -- "$@"
    fi
}

may_install() { [[ $(id -u) == 0 ]] || sudo -n true 2>/dev/null; }

install_packages() {
    say "installing Debian packages: $*"
    local log
    log=$(mktemp)
    # apt-get has much to say; it is of interest only where it failed.
    if as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq update >"$log" 2>&1 &&
        as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq install --yes --no-install-recommends "$@" >>"$log" 2>&1; then
        rm -f "$log"
        return
    fi
    tail -n 20 "$log" >&2
    rm -f "$log"
    return 1
}

debian_packages() {
    if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
        say "this is not Debian; the book needs Pango >= 1.50, HarfBuzz (subset), the fonts Linux Libertine O and DejaVu"
        return
    fi
    local missing
    complete=no
    missing=$(missing_packages | xargs)
    if [[ -z $missing ]]; then
        complete=yes
        return
    fi
    if may_install; then
        # shellcheck disable=SC2086 # one word per package is meant
        install_packages $missing && complete=yes && return
        say "apt-get failed; going on with what is here"
    else
        say "these Debian packages are missing and I may not install them. Please run:"
        say "    sudo apt-get install $missing"
        say "going on without them; \`.venv/bin/briefbuilder doctor\` shows what that costs"
    fi
}

# --- 2. The environment ---------------------------------------------------------------------------------------------

make_venv() {
    if [[ -x $venv/bin/python ]] && "$venv/bin/python" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
        "$venv/bin/python" -m pip --version >/dev/null 2>&1 || "$venv/bin/python" -m ensurepip --upgrade >/dev/null
        return
    fi
    if ! can_make_venv; then
        say "no Python >= 3.11 that can make a virtual environment was found."
        say "On Debian: sudo apt-get install python3-venv; elsewhere name one: make PYTHON=/path/to/python3.12"
        exit 1
    fi
    say "making $venv with $("$python" --version)"
    "$python" -m venv --clear "$venv"
}

# --- 3. Dependencies and the project --------------------------------------------------------------------------------

pip_install() {
    "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --no-input "$@"
}

install_all() {
    local requirements=requirements.txt
    [[ $goal != test ]] || requirements=requirements-test.txt
    say "installing $requirements (versions and hashes as written there)"
    pip_install --require-hashes --only-binary :all: -r "$requirements"
    pip_install --no-deps --no-build-isolation --editable .
}

debian_packages
make_venv
install_all
# Where packages are still missing, the next `make` looks again.
[[ $complete == no ]] || touch "$venv/.ready-$goal"
say "ready for \`make $goal\`"
