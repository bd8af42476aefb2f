"""The words of proofs, in French and English."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from cartable.prove.finding import Finding


@cache
def words(language: str) -> dict[str, dict[str, str]]:
    """The tables of `words/<language>.toml`."""
    return tomllib.loads((Path(__file__).parent / "words" / f"{language}.toml").read_text("utf-8"))


def said(finding: Finding, language: str) -> str:
    """A finding as a sentence."""
    return words(language)["seen"][finding.key].format(**finding.seen)
