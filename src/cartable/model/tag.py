"""What a language tag (BCP 47) says without more knowledge than the tag."""

from __future__ import annotations


def primary(tag: str) -> str:
    """The language without script and region, in small letters (RFC 5646, 2.1.1: case says nothing)."""
    return tag.partition("-")[0].lower()
