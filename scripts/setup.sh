#!/bin/sh
# Makes this folder ready: `scripts/setup.sh` to build courses, `scripts/setup.sh test` to test as well.
#
# Everything goes into .venv (and node_modules, for the tests); system packages are added only by
# apt-get, only where it may, and never silently. What was done is stamped in .venv with a digest
# of what it was made from, so that a second run has nothing to do and asks no network.
# docs/decisions/0002-setup.md says why it is made so.
set -eu
CDPATH='' cd "$(dirname "$0")/.."

python=.venv/bin/python
unset PYTHONHOME PYTHONPATH
export PIP_USER=0 PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_INPUT=1
PATH="$PWD/.venv/bin:$PATH" # where Node.js stands if the machine had none
if [ -d /opt/homebrew/lib ]; then # a Python that is not Homebrew's does not look there for Pango
    export DYLD_FALLBACK_LIBRARY_PATH="${DYLD_FALLBACK_LIBRARY_PATH:-/opt/homebrew/lib:/usr/local/lib:/usr/lib}"
fi

case "${LC_ALL:-${LC_MESSAGES:-${LANG:-}}}" in
fr*) said() { printf '%s\n' "$1"; } ;;
*) said() { printf '%s\n' "$2"; } ;;
esac

stop() { # what is missing (fr, en), then what to install on Debian, Fedora and macOS
    {
        said "Il manque $1. À installer, puis refaites la même commande :" \
            "$2 is missing. Install it, then give the same command again:"
        printf '  Debian, Ubuntu  sudo apt-get install %s\n' "$3"
        printf '  Fedora          sudo dnf install %s\n' "$4"
        printf '  macOS           brew install %s\n' "$5"
        said "  WSL             la ligne d’Ubuntu, dans sa fenêtre" "  WSL             Ubuntu's line, in its window"
    } >&2
    exit 1
}

installed_by_apt() { # fails where there is no apt-get, no right to it, or no such package
    command -v apt-get >/dev/null || return 1
    may=
    if [ "$(id -u)" != 0 ]; then
        sudo -n true 2>/dev/null || return 1
        may=sudo
    fi
    said "Installation par apt-get : $*" "Installing with apt-get: $*"
    log=$(mktemp)
    for turn in known fresh; do # a machine may know no package yet, or none that is still there
        [ "$turn" = known ] || $may apt-get -q update >>"$log" 2>&1 || true
        if $may env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o DPkg::Lock::Timeout=120 \
            install --no-install-recommends "$@" >>"$log" 2>&1; then
            rm -f "$log"
            return 0
        fi
    done
    tail -n 5 "$log" >&2
    rm -f "$log"
    return 1
}

digest() { cat "$@" | cksum; }

place() { # what a .venv cannot outlive: its path, its Python
    printf '%s\n%s\n' "$PWD" "$(readlink -f "$python" 2>/dev/null || readlink "$python")"
}

sound() { # a .venv that was made here to the end, or by hand
    [ -x "$python" ] && [ ! -e .venv/unfinished ] || return 1
    if [ -e .venv/place ]; then
        [ "$(cat .venv/place)" = "$(place)" ]
    else
        "$python" -c 'import pip, sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
    fi
}

fit_python() { # prints the first Python that is new enough and can make a virtual environment
    for one in python3.14 python3.13 python3.12 python3.11 python3; do
        if "$one" -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            printf '%s\n' "$one"
            return 0
        fi
    done
    return 1
}

fresh_venv() {
    # Debian parts venv from Python: there, python3 alone is not enough.
    found=$(fit_python) || { installed_by_apt python3-venv && found=$(fit_python); } ||
        stop "Python 3.11 ou plus récent, avec son module venv (sous Debian, un paquet à part)" \
            "Python 3.11 or newer, with its module venv (on Debian a package of its own)," \
            "python3-venv" "python3" "python"
    rm -rf .venv
    mkdir .venv
    : >.venv/unfinished
    "$found" -m venv .venv
    place >.venv/place
    rm .venv/unfinished
}

packages() { # installs a lock; what is installed in part would be taken for whole, hence the mark
    : >.venv/unfinished
    "$python" -m pip install -qq --require-hashes -r "requirements/$1.txt"
    rm .venv/unfinished
}

paper_libraries() { # WeasyPrint finds Pango, and the HarfBuzz that cuts fonts five times faster
    "$python" -W ignore -c 'from weasyprint.text import ffi; assert ffi.harfbuzz_subset' >/dev/null 2>&1
}

fit_node() {
    command -v npm >/dev/null && node -e 'process.exit(parseInt(process.versions.node) < 20)' 2>/dev/null
}

browser() { "$python" -m cartable.prove.browser >/dev/null 2>&1; } # Playwright's own Node.js needs libatomic

ready_to_build() {
    made_from=$(digest scripts/setup.sh pyproject.toml requirements/run.txt)
    sound && [ -e .venv/ready-to-build ] && [ "$(cat .venv/ready-to-build)" = "$made_from" ] && return
    said "Mise en place (une minute la première fois)…" "Setting up (a minute the first time)…"
    sound || fresh_venv
    packages run
    "$python" -m pip install -qq --no-deps --no-build-isolation --editable .
    paper_libraries || { installed_by_apt libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 && paper_libraries; } ||
        stop "Pango (avec libharfbuzz-subset), qui met les PDF en page" \
            "Pango (with libharfbuzz-subset), which sets the PDFs," \
            "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0" "pango harfbuzz" "pango"
    printf '%s\n' "$made_from" >.venv/ready-to-build
}

ready_to_test() {
    made_from=$(digest scripts/setup.sh requirements/*.txt package-lock.json .npmrc src/cartable/prove/browser.py)
    [ -e .venv/ready-to-test ] && [ "$(cat .venv/ready-to-test)" = "$made_from" ] && [ -d node_modules ] && return
    said "Mise en place des tests…" "Setting up the tests…"
    packages dev
    fit_node || packages node
    npm ci --loglevel=error >/dev/null
    browser || { { installed_by_apt chromium libatomic1 || installed_by_apt chromium-browser libatomic1; } && browser; } || {
        "$python" -m cartable.prove.browser 2>&1 | tail -n 3 >&2
        stop "Chromium, où les tests jouent les cours (ou son chemin dans CARTABLE_CHROMIUM)" \
            "Chromium, where the tests play the courses (or its path in CARTABLE_CHROMIUM)," \
            "chromium libatomic1" "chromium libatomic" "--cask google-chrome"
    }
    printf '%s\n' "$made_from" >.venv/ready-to-test
}

case "${1:-build}" in
build) ready_to_build ;;
test) # on two lines: within "a && b", sh would not stop at the first failure in a
    ready_to_build
    ready_to_test
    ;;
*)
    echo "scripts/setup.sh [build|test]" >&2
    exit 2
    ;;
esac
