"""Digests by which the ledger and the lock know one content from another."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path


def digest(content: bytes | Path) -> str:
    """SHA-256 of some bytes, or of the file at a path, as 64 hexadecimal digits.

    Raises OSError where the file cannot be read.
    """
    if isinstance(content, bytes):
        return hashlib.sha256(content).hexdigest()
    with content.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def joint(digests: Mapping[str, str]) -> str:
    """One digest for a set of named digests: it changes with any name or content, with no order."""
    together = hashlib.sha256()
    for name in sorted(digests):
        together.update(f"{len(name)}:{name}={digests[name]}\n".encode())
    return together.hexdigest()
