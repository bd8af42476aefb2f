#!/bin/sh
# Makes what ships of the player, into a folder: `npm run build` names templates/player/dist.
#
# esbuild bundles, terser makes small; zopfli compresses once, harder than zlib can, what goes into every package.
set -eu
to=$1
cd "$(dirname "$0")/.."
from=templates/player
PATH="$PWD/node_modules/.bin:$PWD/.venv/bin:$PATH"
for standard in scorm12 scorm2004; do
    esbuild "$from/$standard-player.js" --bundle --format=esm --target=es2020 --minify-syntax --log-level=error |
        terser --module --ecma 2020 --compress passes=4,inline=0,reduce_funcs=false,unsafe_arrows --mangle --format ascii_only --output "$to/$standard.js"
    python -c '
import sys
from pathlib import Path
from zopfli.zlib import compress
made = Path(sys.argv[1])
made.with_suffix(".deflate").write_bytes(compress(made.read_bytes(), numiterations=60)[2:-4])  # a zip wants no frame of zlib
' "$to/$standard.js"
done
esbuild "$from/player.css" --bundle --minify --target=chrome105,firefox121,safari15.4 --log-level=error --outfile="$to/player.css"
