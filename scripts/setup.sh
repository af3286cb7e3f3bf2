#!/bin/sh
# Makes .venv hold exactly requirements.lock and this checkout; returns at once when it does already.
# Usage: setup.sh [PYTHON]   PYTHON: the interpreter to build it with, 3.11 or newer
set -eu
cd "$(dirname "$0")/.."

asked=${1:-}
stamp=.venv/.ready

say() { printf '%s\n' "$*" >&2; }

# Files first, then the place: a moved checkout has wrong paths in its .venv.
key="$(cat pyproject.toml requirements.lock scripts/setup.sh | cksum) $(pwd)"

version_of() { "$1" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null; }
fits() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; }

if [ -n "$asked" ] && ! fits "$asked"; then
  say "PYTHON=$asked is not a Python 3.11 or newer; name another one, or none to have one looked for."
  exit 1
fi

if [ -x .venv/bin/python ] && [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$key" ]; then
  if [ -z "$asked" ] || [ "$(version_of "$asked")" = "$(version_of .venv/bin/python)" ]; then
    exit 0
  fi
fi

find_python() {
  for candidate in python3.11 python3.12 python3.13 python3; do
    if fits "$candidate"; then
      command -v "$candidate"
      return
    fi
  done
  say "No Python 3.11 or newer was found; install one, or name it: make PYTHON=/path/to/python3.11 …"
  exit 1
}

# Debian splits off what 'python -m venv' needs.
need_venv_module() {
  "$1" -c 'import ensurepip, venv' >/dev/null 2>&1 && return
  package="python$(version_of "$1")-venv"
  if ! command -v apt-get >/dev/null 2>&1; then
    say "$1 lacks the modules venv and ensurepip; install them, or name another interpreter with PYTHON=."
    exit 1
  fi
  if [ "$(id -u)" -ne 0 ]; then
    say "$1 cannot make virtual environments yet. Run this, then make again:"
    say "  sudo apt-get update && sudo apt-get install --yes --no-install-recommends $package"
    exit 1
  fi
  say "Installing $package"
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -qq --yes --no-install-recommends "$package" </dev/null >/dev/null
}

if [ -n "$asked" ]; then
  python=$asked
else
  python=$(find_python)
fi

rm -f "$stamp"
if ! .venv/bin/python -m pip --version >/dev/null 2>&1 \
  || { [ -n "$asked" ] && [ "$(version_of "$asked")" != "$(version_of .venv/bin/python)" ]; }; then
  need_venv_module "$python"
  say "Making .venv with $python ($(version_of "$python"))"
  "$python" -m venv --clear .venv
fi

# A terminal gets pip's progress, a log only what goes wrong.
if [ -t 1 ]; then quiet=; else quiet=--quiet; fi

export PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_USER=0
say "Installing the locked packages into .venv (some 200 MB the first time)"
# shellcheck disable=SC2086  # empty means no argument
.venv/bin/python -m pip install $quiet --require-hashes --no-deps --requirement requirements.lock
.venv/bin/python -m pip install --quiet --no-deps --no-build-isolation --editable .

printf '%s' "$key" >"$stamp"
