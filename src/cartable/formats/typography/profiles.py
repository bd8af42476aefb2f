"""How each language sets its marks and spaces: the profiles, as data.

| profile | quotes, nested | before `;` `!` `?` | before `:` | inside « » | `50%` becomes | ranges |
| --- | --- | --- | --- | --- | --- | --- |
| fr-FR | « » “ ” | U+202F | U+00A0 | U+202F | 50 % | as typed |
| fr-CA | « » “ ” | none | U+00A0 | U+00A0 | 50 % | as typed |
| fr-CH | « » ‹ › | U+202F | U+202F | U+202F | 50 % | as typed |
| en | “ ” ‘ ’ | as typed | as typed | as typed | as typed | en dash |
| de | „ “ ‚ ‘ | as typed | as typed | as typed | 50 % | en dash |
| de-CH | « » ‹ › | as typed | as typed | as typed | 50 % | en dash |
| es | « » “ ” | none | none | none | 50 % | as typed |
| it | « » “ ” | as typed | as typed | as typed | as typed | as typed |
| nl | “ ” ‘ ’ | as typed | as typed | as typed | as typed | as typed |
| pt | « » “ ” | as typed | as typed | as typed | as typed | as typed |
| pt-BR | “ ” ‘ ’ | as typed | as typed | as typed | as typed | as typed |

The authorities behind them stand in docs/reference/typography.md.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from cartable.model.typography import OFF
from cartable.source.dataclass import dataclass

NO_BREAK = "\u00a0"
NARROW = "\u202f"

Pair = tuple[str, str]

_GUILLEMETS = ("«", "»")
_SMALL_GUILLEMETS = ("‹", "›")
_CURLY = ("“", "”")
_SINGLE = ("‘", "’")


@dataclass(frozen=True, slots=True)
class Spaces:
    """The space before high marks, before a colon, and inside guillemets.

    `inverted`: questions and exclamations open with a mark of their own, and no space follows it.
    """

    high: str
    colon: str
    inside: str
    inverted: bool = False


@dataclass(frozen=True, slots=True)
class Numbers:
    """What stays on one line with a number, as patterns whose only group is the space between.

    `spaced_percent`: a space is put before `%` where none was typed. `thousands`: groups of three
    digits typed with a space between stay together. `unit` is what may follow a number and its space.
    `led` are the words before a number; `followed` begins with a number and ends with its word.
    """

    spaced_percent: bool = False
    thousands: bool = False
    unit: str = ""
    led: re.Pattern[str] | None = None
    followed: re.Pattern[str] | None = None


@dataclass(frozen=True, slots=True)
class Profile:
    """How one language sets words. What is None or False is left as the author typed it.

    `quotes` are those of straight double quotes, outer and nested; `singles` those of straight single
    ones that come in pairs. `elides`: an apostrophe may stand before a digit or a quote (`l'11 mai`).
    `clipped` is what an apostrophe may begin (`'tis`). `grouped`: an apostrophe parts thousands.
    `names` are the short words before a name and `whole` the abbreviations with a space in them;
    `joint` is the space in those. `dashes`: a hyphen between spaces is a dash.
    `counted` are the words after a range (`5-10 years`), None where ranges keep their hyphen.
    """

    quotes: tuple[Pair, Pair] | None = None
    singles: Pair | None = None
    elides: bool = False
    clipped: re.Pattern[str] | None = None
    grouped: bool = False
    spaces: Spaces | None = None
    numbers: Numbers | None = None
    names: re.Pattern[str] | None = None
    whole: re.Pattern[str] | None = None
    joint: str = NO_BREAK
    dashes: bool = False
    counted: re.Pattern[str] | None = None


_METRIC = (
    r"[kMGT]?B|[kcm]?m[²³]?|k?m/[hs]|[kmµ]?g|[kcmd]?[lL]|[kM]?€|\$|£|°[CF]?|ha|h|min|m?s"
    r"|[kMG]?Hz|[kM]?Wh?|[km]?V|m?A|px|pt|t"
)


# `re` skips quickly to where a match may begin only if it sees each alternative's first letter: `n|N`,
# not `[nN]`. A text is mostly places where none does.
def _named(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{words})( )(?=[A-ZÀ-ÖØ-Þ])")


def _led(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{words})( )(?=[0-9])")


_FRANCE = Profile(
    quotes=(_GUILLEMETS, _CURLY),
    elides=True,
    spaces=Spaces(NARROW, NO_BREAK, NARROW),
    numbers=Numbers(
        spaced_percent=True,
        thousands=True,
        unit=rf"{_METRIC}|[kMGT]?o",
        led=_led(r"n[°º]|N[°º]|§|pp?\."),
        followed=re.compile(
            r"[0-9IVXL](?:(?<=[0-9])|(?<=1)er|(?<=[IVXL])[IVXL]*e|(?<=I)er)( )(?=(?:janvier|février|mars"
            r"|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|siècles?)(?!\w))"
        ),
    ),
    names=_named(r"MM?\.|Mmes?|Mlles?|Dre?|Pre?|Me"),
    dashes=True,
)
_ENGLISH = Profile(
    quotes=(_CURLY, _SINGLE),
    singles=_SINGLE,
    clipped=re.compile(r"'(?:tis|twas|twere|til|em|cause|bout|round|n)(?!\w)", re.IGNORECASE),
    numbers=Numbers(
        unit=_METRIC,
        led=_led(
            r"No\.|§|pp?\.|January|February|March|April|May|June|July|August|September|October|November|December"
        ),
        followed=re.compile(
            r"[0-9]( )(?=(?:January|February|March|April|May|June|July|August|September|October|November"
            r"|December)(?!\w))"
        ),
    ),
    names=_named(r"Mrs?\.?|Ms\.?|Drs?\.?|Prof\.|St\."),
    dashes=True,
    counted=re.compile(
        r"(?:years?|months?|weeks?|days?|hours?|minutes?|seconds?|people|pages?|percent|per cent)(?!\w)"
    ),
)
_GERMAN = Profile(
    quotes=(("„", "“"), ("‚", "‘")),
    singles=("‚", "‘"),
    numbers=Numbers(
        spaced_percent=True,
        thousands=True,
        unit=_METRIC,
        led=_led(r"Nr\.|§§?|S\.|Abb\.|Bd\.|Kap\."),
        followed=re.compile(
            r"[0-9]\.( )(?=(?:Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober"
            r"|November|Dezember|Jahrhunderts?)(?!\w))"
        ),
    ),
    names=_named(r"Dr\.|Prof\.|Hr\.|Fr\.|St\."),
    whole=re.compile(r"(?:z|d|u|o|i|s)\.( )(?=(?:B|h|a|Ä|ä|d|R|o|u)\.)"),
    joint=NARROW,
    dashes=True,
    counted=re.compile(
        r"(?:Jahren?|Monaten?|Wochen?|Tagen?|Stunden?|Minuten?|Sekunden?|Personen|Seiten|Prozent|Uhr)(?!\w)"
    ),
)
_SPANISH = Profile(
    quotes=(_GUILLEMETS, _CURLY),
    singles=_SINGLE,
    spaces=Spaces("", "", "", inverted=True),
    numbers=Numbers(
        spaced_percent=True,
        thousands=True,
        unit=_METRIC,
        led=_led(r"n\.[º°]|N\.[º°]|n[º°]|N[º°]|§|pp?\.|págs?\.|art\.|cap\."),
    ),
    names=_named(r"Sr(?:es|a|as|ta)?\.|Dra?\.|Profa?\.|siglo"),
    whole=re.compile(r"(?:p|EE|RR|JJ)\.( )(?=(?:ej|UU|HH|OO)\.)"),
    dashes=True,
)
_ITALIAN = Profile(
    quotes=(_GUILLEMETS, _CURLY),
    singles=_SINGLE,
    elides=True,
    numbers=Numbers(unit=_METRIC, led=_led(r"n\.|N\.|§|pp?\.|art\.|cap\.")),
    names=_named(r"Sig(?:\.ra|\.na|g)?\.?|Dott(?:\.ssa)?\.?|Prof\."),
    dashes=True,
)
_DUTCH = Profile(
    quotes=(_CURLY, _SINGLE),
    singles=_SINGLE,
    clipped=re.compile(r"'(?:s|t|n|k|m|r)(?!\w)", re.IGNORECASE),
    numbers=Numbers(unit=_METRIC, led=_led(r"nr\.|§|pp?\.|blz\.|art\.")),
    names=_named(r"dhr\.|Dhr\.|mevr\.|Mevr\.|drs?\.|Drs?\.|prof\.|Prof\."),
    dashes=True,
)
_PORTUGUESE = Profile(
    quotes=(_GUILLEMETS, _CURLY),
    singles=_SINGLE,
    numbers=Numbers(
        thousands=True, unit=_METRIC, led=_led(r"n\.[º°]|N\.[º°]|n[º°]|N[º°]|§|pp?\.|pág\.|art\.")
    ),
    names=_named(r"Sr(?:es|a|as)?\.|Dra?\.|Prof\.ª?"),
    dashes=True,
)
_SWISS_QUOTES = (_GUILLEMETS, _SMALL_GUILLEMETS)

_BY_TAG = {
    "fr": _FRANCE,
    "fr-ca": replace(_FRANCE, spaces=Spaces("", NO_BREAK, NO_BREAK)),
    "fr-ch": replace(_FRANCE, quotes=_SWISS_QUOTES, grouped=True, spaces=Spaces(NARROW, NARROW, NARROW)),
    "en": _ENGLISH,
    "de": _GERMAN,
    "de-ch": replace(_GERMAN, quotes=_SWISS_QUOTES, singles=_SMALL_GUILLEMETS, grouped=True),
    "es": _SPANISH,
    "it": _ITALIAN,
    "nl": _DUTCH,
    "pt": _PORTUGUESE,
    "pt-br": replace(_PORTUGUESE, quotes=(_CURLY, _SINGLE)),
}
_UNKNOWN = Profile()


@lru_cache(maxsize=64)
def profile(name: str) -> Profile | None:
    """The profile of a language tag (BCP 47): of its language and region, else of its language.

    A language without one gets true apostrophes between letters and true ellipses; `off` gets none.
    """
    if name == OFF:
        return None
    language, *more = name.lower().split("-")
    regional = (found for subtag in more if (found := _BY_TAG.get(f"{language}-{subtag}")))
    return next(regional, _BY_TAG.get(language, _UNKNOWN))
