"""Numbers as a reader of the course's language writes them."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from cartable.formats.language import decimal_mark
from cartable.formats.words import Words

_MINUS = "−"


def number(value: Fraction, language: str) -> str:
    """The number exactly: decimals where they end, behind the language's mark, else a fraction, `2/3`."""
    if value.denominator == 1:
        written = str(abs(value.numerator))
    elif (digits := _decimals(value.denominator)) is not None:
        written = f"{abs(value.numerator) * 10**digits // value.denominator:0{digits + 1}d}"
        written = f"{written[:-digits]}{decimal_mark(language)}{written[-digits:]}"
    else:
        written = f"{abs(value.numerator)}/{value.denominator}"
    return _MINUS + written if value < 0 else written


def percentage(share: Fraction, language: str) -> str:
    """A share as a percentage, without its sign."""
    return number(share * 100, language)


def points_said(value: Fraction, say: Words, language: str) -> str:
    """So many points, in words of the paper."""
    return say("points", n=_counted(value), points=number(value, language))


def _counted(value: Fraction) -> int | Decimal:
    """The number as its plural form is chosen: with decimals where it has any (1.5 is no whole number)."""
    if value.denominator == 1:
        return int(value)
    return (Decimal(value.numerator) / value.denominator).quantize(Decimal("0.01")).normalize()


def _decimals(denominator: int) -> int | None:
    """How many decimals end a fraction with this denominator, None where they never end."""
    digits = 0
    while 10**digits % denominator:
        digits += 1
        if digits > denominator.bit_length():
            return None
    return digits
