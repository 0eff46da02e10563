#!/bin/sh
# Makes .venv hold exactly what a lock names, with nothing but a Python and its venv module at hand.
# Usage: scripts/setup.sh requirements.lock
set -eu
cd "$(dirname "$0")/.."
lock=$1
stamp=.venv/.installed-$lock

say() { printf '%s\n' "$*" >&2; }

is_recent() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 12))' 2>/dev/null; }
has_venv() { "$1" -c 'import ensurepip, venv' 2>/dev/null; }

find_python() {
    found='' without_venv=''
    for candidate in python3.13 python3.12 python3; do
        version=$("$candidate" -c 'import platform; print(platform.python_version())' 2>/dev/null) || continue
        found="$found $candidate ($version)"
        is_recent "$candidate" || continue
        if has_venv "$candidate"; then
            python=$candidate
            return
        fi
        without_venv=$candidate
    done
    if [ -n "$without_venv" ]; then
        say "$without_venv is here, but not its venv module. On Debian or Ubuntu: sudo apt install python3-venv"
    elif [ -n "$found" ]; then
        say "Afterloop needs Python 3.12 or newer; this machine has$found. Newer ones: https://www.python.org/downloads/"
    else
        say "Afterloop needs Python 3.12 or newer, and this machine has none. Get it at https://www.python.org/downloads/"
    fi
    exit 1
}

if cmp -s "$lock" "$stamp" && is_recent .venv/bin/python; then
    exit 0
fi
if ! is_recent .venv/bin/python || ! .venv/bin/python -m pip --version >/dev/null 2>&1; then
    find_python
    say "Making .venv with $python …"
    "$python" -m venv --clear .venv
fi
say "Installing what $lock names …"
if ! .venv/bin/python -m pip install --quiet --disable-pip-version-check --no-input --no-deps --require-hashes -r "$lock"; then
    say "The packages of $lock could not be installed; the reason stands above. The same command tries again."
    exit 1
fi
cp "$lock" "$stamp"
