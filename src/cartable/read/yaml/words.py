"""The words of the grammar: what tells a field from a piece of a sentence."""

from __future__ import annotations

WORDS = frozenset(
    """
    accent accent-dark accept acknowledged alt answer answers attempts audio authors captions categories
    categorise choice choices choose-from complete-when corners difficulty draft duration essay evidence
    forgive format from gaps glossary handout-answers hint hotspot id if-false if-right if-true if-wrong image
    images images-width introduction items keep key-points keywords language lines logo logo-alt longest
    matching measures mode modules name number objectives options ordering pairs paper pass points poster
    questions quiz regions report rests-on right rights role scale sections settings short-text shuffle
    speakers summary tags take text theme title tolerance transcript true-false type typeface typography
    unit value version video why words wrong
    """.split()  # noqa: SIM905 - a list of words is read as words
)

PAIRED = frozenset(
    {"acknowledged", "categories", "glossary", "objectives", "pairs", "sections", "speakers", "words"}
)
"""Fields whose value is pairs of the author's own words: there, a pair is meant."""
