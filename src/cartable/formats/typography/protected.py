"""The stretches of a text that typography leaves alone: addresses, paths, file names."""

from __future__ import annotations

import re

Span = tuple[int, int]

_HINTS = ("/", "@", "\\", "www.")
_DOTTED = re.compile(r"\.[A-Za-z0-9]")
_WORD = re.compile(r"\S+")
_BEFORE = re.compile(r"[\"'«“‘(\[<{]*(?:(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)['’](?=\w))?", re.IGNORECASE)
_AFTER = "\"'»”’)]>},.…"
_MARKS = ";:!?"
_MAIL = re.compile(r"[^@]+@[^@]+\.[^@.]+")
_PATH = re.compile(r"(?:~|\.{1,2})?/|[a-z]:[\\/]|mailto:|www\.", re.IGNORECASE)
_FILE = re.compile(
    r".+\.(?:avif|bat|c|cfg|css|csv|docx?|epub|exe|gif|gz|h5p|html?|ics|ini|jpe?g|js|json|m4a|md|mbz|mp3|mp4"
    r"|odp|ods|odt|ogg|pdf|png|pptx?|ps1|py|rtf|sh|srt|svg|tar|tex|toml|tsv|txt|vtt|wav|webm|webp|xlsx?|xml|ya?ml"
    r"|zip)",
    re.IGNORECASE,
)


def protected(text: str) -> list[Span]:
    """The stretches (start, end) that stay as typed, in order."""
    if not (any(hint in text for hint in _HINTS) or _DOTTED.search(text)):
        return []
    spans = []
    for found in _WORD.finditer(text):
        word = found[0]
        before = _BEFORE.match(word)
        start = before.end() if before else 0
        core = word[start:].rstrip(_AFTER)
        if not (_is_address(core) or _FILE.fullmatch(core := core.rstrip(_MARKS + _AFTER))):
            continue
        spans.append((found.start() + start, found.start() + start + len(core)))
    return spans


def _is_address(word: str) -> bool:
    return "://" in word or "\\" in word or _PATH.match(word) is not None or _MAIL.fullmatch(word) is not None


def is_inside(at: int, spans: list[Span]) -> bool:
    """Whether the character at this index belongs to one of the stretches."""
    return any(start <= at < end for start, end in spans)


def splits(at: int, spans: list[Span]) -> bool:
    """Whether an edit at this index lies within a stretch; one just before it or after it may be made."""
    return any(start < at < end for start, end in spans)
