"""Words in captions and lines: where they part, so that each holds together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

LINE = 42
"""Characters of a line, spaces among them."""
LINES = 2

Words = Sequence[str]

_ENDS = frozenset(".?!…。؟")
_CLAUSES = frozenset(",;:—–،؛")
_CLOSING = "»”’\"')]\u202f\u00a0 "


def _all(words: str) -> frozenset[str]:
    return frozenset(words.split())


# What holds on to the word after it: articles first, then the short prepositions and pronouns.
_HOLD_ON = {
    "de": _all("der die das den dem des ein eine einen einem einer eines in im am zu zum zur mit von vom"),
    "en": _all("a an the my your his her its our their of to in on at by for with from is are i we they"),
    "es": _all("el la los las un una unos unas de del al a en con por para su sus mi y"),
    "fr": _all(
        "le la les un une des du de au aux ce cet cette ces mon ma mes ton ta tes son sa ses nos vos leur "
        "leurs à en dans sur par pour avec sans et je tu il elle on nous vous ils elles ne se"
    ),
    "it": _all("il lo la i gli le un uno una di del della dei delle da in con su per a al alla e"),
    "nl": _all("de het een van in op te met voor aan bij en zijn haar"),
    "pt": _all("o a os as um uma uns umas de do da dos das em no na nos nas com por para e"),
    "ar": _all("في من إلى على عن أن لا ما يا"),
}
_NOTHING: frozenset[str] = frozenset()


def fitting(words: Words) -> bool:
    """Whether the words fit into one caption."""
    length = _length(words)
    if length > LINE * LINES + 1:  # the space that the lines part at counts for neither
        return False
    return length <= LINE or bool(_cuts(words))


def parted(words: Words, language: str, *, longest: int) -> list[Words]:
    """The words in captions: of like length, none over `longest` characters, parted at clauses if possible.

    One word is never cut, however long. `language` is a primary subtag.
    """
    if len(words) == 1 or (fitting(words) and _length(words) <= longest):
        return [words]
    count = max(2, -(-_length(words) // min(longest, LINE * LINES)))
    # Three captions' worth part a third from the start, not in the middle.
    wanted = _length(words) * (count // 2) / count
    at = _best(words, language, wanted, easy=LINE * LINES / 2)
    return [
        *parted(words[:at], language, longest=longest),
        *parted(words[at:], language, longest=longest),
    ]


def lined(words: Words, language: str) -> tuple[str, ...]:
    """The words of one caption in one line, or in two of like length."""
    if _length(words) <= LINE or len(words) == 1:
        return (" ".join(words),)
    at = _best(words, language, _length(words) / 2, easy=LINE / 2, among=_cuts(words))
    return " ".join(words[:at]), " ".join(words[at:])


def _cuts(words: Words) -> list[int]:
    """Before which words two lines may part, neither too long."""
    return [at for at in range(1, len(words)) if max(_length(words[:at]), _length(words[at:])) <= LINE]


def _best(words: Words, language: str, wanted: float, *, easy: float, among: Sequence[int] = ()) -> int:
    """Before which word to part: near `wanted` characters, where the language makes it easy.

    A clause's end is worth going half of `easy` characters aside, a sentence's end all of them.
    """
    hold_on = _HOLD_ON.get(language, _NOTHING)
    places = among or range(1, len(words))
    costs = dict(_costs(words, hold_on, wanted, easy))
    return min(places, key=lambda at: (costs[at], at))


def _costs(words: Words, hold_on: frozenset[str], wanted: float, easy: float) -> Iterator[tuple[int, float]]:
    length = 0
    for at, word in enumerate(words[:-1], 1):
        length += len(word) + (at > 1)
        last = word.rstrip(_CLOSING)[-1:]
        ease = easy if last in _ENDS else easy / 2 if last in _CLAUSES else 0
        bare = word.strip("«“‘\"'([\u202f\u00a0").casefold()
        yield at, abs(length - wanted) - (ease if last else 0) + (easy if bare in hold_on else 0)


def _length(words: Words) -> int:
    return sum(map(len, words)) + max(len(words) - 1, 0)
