"""Scalars that only a course writes: the pass mark, durations, languages, colours."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Annotated

from pydantic import BeforeValidator, WithJsonSchema

from cartable.model.tag import primary
from cartable.model.typography import OFF, PROFILES
from cartable.questions.written import fraction, typed, wrong

_SHARE = re.compile(r"(.+?)\s*(?:%|/\s*(.+))")
_CLOCK = re.compile(
    r"(?:(\d{1,3})\s*(?:heures?|hours?|h))?\s*(?:(\d{1,4})\s*(?:minutes?|min|mn|m)?)?", re.IGNORECASE
)
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|\d{3}))?")
_COLOUR = re.compile(r"#?([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})")
_LONG_COLOUR = 6
_NO = frozenset(("no", "non", "none", "aucun", "aucune", "false", "faux", "0"))
_OUT_OF_20, _OUT_OF_100 = 20, 100
_NAMES = {"français": "fr-FR", "francais": "fr-FR", "french": "fr-FR", "anglais": "en-GB", "english": "en-GB"}


def _passing(value: object) -> object:
    if isinstance(value, Fraction):
        return value
    text = typed(value)
    if (bare := fraction(text)) is not None:
        raise wrong("bare-pass", wrote=text, **_meant(bare, text))
    parts = _SHARE.fullmatch(text)
    points = fraction(parts[1]) if parts else None
    of = (fraction(parts[2]) if parts[2] else Fraction(100)) if parts else None
    if points is None or not of or not 0 < points <= of:
        raise wrong("bad-pass", wrote=text)
    return points / of


def _meant(bare: Fraction, text: str) -> dict[str, str]:
    """What a pass mark without its maximum may have meant, written as its author writes numbers."""

    def written(number: Fraction) -> str:
        return f"{float(number):g}".replace(".", "," if "," in text else ".")

    if 0 < bare < 1:
        return {"percent": written(bare * _OUT_OF_100)}
    if 0 < bare <= _OUT_OF_20:
        return {"of20": f"{text}/{_OUT_OF_20}", "share": written(bare / _OUT_OF_20 * _OUT_OF_100)}
    return {"percent": text} if 0 < bare <= _OUT_OF_100 else {}


def _minutes(value: object) -> object:
    if isinstance(value, int):
        return value
    text = typed(value)
    if text.isascii() and text.isdigit():
        raise wrong("bare-duration", wrote=text)
    parts = _CLOCK.fullmatch(text)
    minutes = int(parts[1] or 0) * 60 + int(parts[2] or 0) if parts else 0
    if not minutes:
        raise wrong("bad-duration", wrote=text)
    return minutes


def _colour(value: object) -> object:
    text = typed(value)
    digits = _COLOUR.fullmatch(text)
    if not digits:
        raise wrong("bad-colour", wrote=text)
    written = digits[1].lower()
    return "#" + (written if len(written) == _LONG_COLOUR else "".join(one * 2 for one in written))


def _language(value: object) -> object:
    text = typed(value)
    if not LANGUAGE.fullmatch(text):
        tag = _NAMES.get(text.lower(), text.replace("_", "-"))
        better = {"better": tag} if LANGUAGE.fullmatch(tag) else {}
        raise wrong("bad-language", wrote=text, **better)
    return text


def _typography(value: object) -> object:
    text = typed(value)
    if text == OFF or text in PROFILES:
        return text
    known = {name.lower(): name for name in (OFF, *PROFILES)}
    tag = text.lower().replace("_", "-")
    meant = OFF if tag in _NO else known.get(tag) or _of_language(tag)
    nearest = {"nearest": meant} if meant else {}
    raise wrong("not-one-of", wrote=text, words=", ".join((OFF, *PROFILES)), **nearest)


def _of_language(tag: str) -> str | None:
    """The first profile of the tag's language: France's for `fr-BE`."""
    return next((name for name in PROFILES if primary(name) == primary(tag)), None)


def _attempts(value: object) -> object:
    if isinstance(value, int):
        return value
    text = typed(value)
    if text in {"unlimited", "illimité"}:
        return 0
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= MOST_ATTEMPTS:
        raise wrong("bad-attempts", wrote=text, most=MOST_ATTEMPTS)
    return int(text)


MOST_ATTEMPTS = 60

Typography = Annotated[str, BeforeValidator(_typography), WithJsonSchema({"enum": [OFF, *PROFILES]})]
"""How words are set: `off`, or the tag of a language whose way the tool knows."""

Passing = Annotated[
    Fraction,
    BeforeValidator(_passing),
    WithJsonSchema({"type": "string", "pattern": r"^\s*\d+([.,]\d+)?\s*(%|/\s*\d+([.,]\d+)?)\s*$"}),
]
"""A share of the points, written `60 %` or `12/20`."""

Minutes = Annotated[
    int,
    BeforeValidator(_minutes),
    WithJsonSchema(
        {"type": "string", "pattern": r"^(\d+ *(heures?|hours?|h))? *(\d+ *(minutes?|min|mn|m)?)?$"}
    ),
]
"""A duration, written `25 min` or `1 h 30`, in minutes."""

Colour = Annotated[
    str,
    BeforeValidator(_colour),
    WithJsonSchema({"anyOf": [{"type": "string", "pattern": f"^{_COLOUR.pattern}$"}, {"type": "number"}]}),
]
"""A colour of sRGB, written `#1c4f8b` or `1c4f8b`, as `#rrggbb` in small letters."""

Language = Annotated[
    str, BeforeValidator(_language), WithJsonSchema({"type": "string", "pattern": f"^{LANGUAGE.pattern}$"})
]
"""A language tag (BCP 47): `fr-FR`, `en`."""

Attempts = Annotated[
    int,
    BeforeValidator(_attempts),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "integer", "minimum": 1, "maximum": MOST_ATTEMPTS},
                {"enum": ["unlimited", "illimité"]},
            ]
        }
    ),
]
"""How often a quiz may be taken; 0 for without limit."""
