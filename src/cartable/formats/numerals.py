"""Numbers as a reader of the course's language writes them."""

from __future__ import annotations

from fractions import Fraction

from cartable.formats.words import Words

_MINUS = "−"


def number(value: Fraction, language: str) -> str:
    """The number exactly: decimals where they end (a comma in French), else a fraction, `2/3`."""
    if value.denominator == 1:
        written = str(abs(value.numerator))
    elif (digits := _decimals(value.denominator)) is not None:
        written = f"{abs(value.numerator) * 10**digits // value.denominator:0{digits + 1}d}"
        written = f"{written[:-digits]}{_mark(language)}{written[-digits:]}"
    else:
        written = f"{abs(value.numerator)}/{value.denominator}"
    return _MINUS + written if value < 0 else written


def percentage(share: Fraction, language: str) -> str:
    """A share as a percentage, without its sign."""
    return number(share * 100, language)


def points_said(value: Fraction, say: Words, language: str) -> str:
    """So many points, in words of the paper."""
    return say("points", n=_plural(value, language), points=number(value, language))


def _plural(value: Fraction, language: str) -> int:
    """The number that chooses singular or plural: French counts 1,5 as one, English 1.5 as many."""
    if value.denominator == 1 or language.partition("-")[0] == "fr":
        return int(value)
    return 2


def _mark(language: str) -> str:
    return "." if language.partition("-")[0] == "en" else ","


def _decimals(denominator: int) -> int | None:
    """How many decimals end a fraction with this denominator, None where they never end."""
    digits = 0
    while 10**digits % denominator:
        digits += 1
        if digits > denominator.bit_length():
            return None
    return digits
