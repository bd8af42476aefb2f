"""Digests by which the ledger and the lock know one content from another."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

_PIECE = 65_536


def digest(content: bytes | Path) -> str:
    """SHA-256 of some bytes, or of the file at a path, as 64 hexadecimal digits.

    Raises OSError where the file cannot be read.
    """
    if isinstance(content, bytes):
        return hashlib.sha256(content).hexdigest()
    # `hashlib.file_digest` makes room for 256 KiB first: a build reads hundreds of files of a few.
    found = hashlib.sha256()
    with content.open("rb", buffering=0) as file:
        while piece := file.read(_PIECE):
            found.update(piece)
    return found.hexdigest()


def joint(digests: Mapping[str, str]) -> str:
    """One digest for a set of named digests: it changes with any name or content, with no order."""
    together = hashlib.sha256()
    for name in sorted(digests):
        together.update(f"{len(name)}:{name}={digests[name]}\n".encode())
    return together.hexdigest()
