"""What a language asks of words and numbers: plural forms, the decimal mark, the direction of writing.

A language is a BCP 47 tag (`pt-BR`). What the tool does not know of a region it takes from the
language, and of a language from English. The rules are those of the CLDR, by Babel; English and
French, which most courses are in, do without loading it.
"""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Literal

from cartable.model.tag import primary

if TYPE_CHECKING:
    from babel import Locale

FORMS = ("zero", "one", "two", "few", "many", "other")
"""The CLDR's names of plural forms, in its order."""

_RIGHT_TO_LEFT = frozenset(
    ("ar", "arc", "ckb", "dv", "fa", "he", "ks", "nqo", "ps", "sd", "syr", "ug", "ur", "yi")
)
_RIGHT_TO_LEFT_SCRIPTS = frozenset(("adlm", "arab", "hebr", "nkoo", "rohg", "syrc", "thaa"))
_SCRIPT = 4
_MILLION = 1_000_000
_MARKS = {"en": ".", "fr": ","}
_USUAL = (*range(101), Decimal("0.5"), Decimal("1.5"))
"""Numbers that come to every form which numbers below a million ask for, in each language of the CLDR."""


def direction(tag: str) -> Literal["ltr", "rtl"]:
    """How the language runs on the line, as HTML's `dir` says it: by its script where the tag names one."""
    subtags = tag.lower().split("-")
    script = next((one for one in subtags[1:] if len(one) == _SCRIPT), None)
    runs_left = script in _RIGHT_TO_LEFT_SCRIPTS if script else subtags[0] in _RIGHT_TO_LEFT
    return "rtl" if runs_left else "ltr"


def plural_form(number: int | Decimal, tag: str) -> str:
    """The form, one of FORMS, that a number from 0 takes; its decimals count as they are written."""
    match primary(tag):
        case "en":
            return "one" if number == 1 and isinstance(number, int) else "other"
        case "fr":
            if number and isinstance(number, int) and number % _MILLION == 0:
                return "many"
            return "one" if number < 2 else "other"  # noqa: PLR2004 - the rule's own number
        case _:
            return _locale(tag).plural_form(number)


@cache
def plural_forms(tag: str) -> frozenset[str]:
    """Every form that the language has; `many` of the Romance languages is for whole millions alone."""
    many = plural_form(_MILLION, tag)
    return usual_forms(tag) | {many}


@cache
def usual_forms(tag: str) -> frozenset[str]:
    """The forms that numbers below a million take: those that a wording must give."""
    return frozenset(plural_form(number, tag) for number in _USUAL)


def decimal_mark(tag: str) -> str:
    """The mark before decimals, with the digits 0 to 9, which the tool writes in every language."""
    if (mark := _MARKS.get(primary(tag))) is not None:
        return mark
    symbols: dict[str, str] = _locale(tag).number_symbols["latn"]
    return symbols["decimal"]


@cache
def _locale(tag: str) -> Locale:
    """The CLDR's data of the tag, else of its language, else of English."""
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415 - it takes a tenth of a small build

    for name in (tag, primary(tag)):
        try:
            return Locale.parse(name, sep="-")
        except (UnknownLocaleError, ValueError):  # a tag may be well formed and no language
            continue
    return Locale("en")
