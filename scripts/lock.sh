#!/bin/sh
# Locks every dependency anew from pyproject.toml and package.json, to the newest that fit.
#
# The locks hold versions and hashes and no address, so that whoever installs them uses the index
# that pip and npm are set to. uv resolves for every system and Python at once; it is fetched into
# a folder that is thrown away.
set -eu
cd "$(dirname "$0")/.."

tools=$(mktemp -d)
trap 'rm -rf "$tools"' EXIT
python3 -m venv "$tools"
"$tools/bin/python" -m pip --disable-pip-version-check install -qq uv

locked() { # the lock's name, then where its requirements stand
    name=$1
    shift
    "$tools/bin/uv" pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
        --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" \
        --output-file "requirements/$name.txt" "$@" >/dev/null
}

locked run --group backend pyproject.toml
locked dev --group dev --constraints requirements/run.txt
locked node --group node

npm update --save --package-lock-only --ignore-scripts
# What npm notes of who may be paid holds addresses, and nothing that is installed goes by it.
node -e '
const fs = require("fs");
const lock = JSON.parse(fs.readFileSync("package-lock.json"));
for (const one of Object.values(lock.packages)) delete one.funding;
fs.writeFileSync("package-lock.json", JSON.stringify(lock, null, 2) + "\n");'
