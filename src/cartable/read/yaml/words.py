"""The words of the grammar: what tells a field from a piece of a sentence."""

from __future__ import annotations

WORDS = frozenset(
    """
    accept after alt answer answers at attempts audio authors before captions categories categorise choice
    choices complete-when draft duration draw essay evidence figure for forgives format from gaps glossary
    graded handout-answers hint hotspot id if-false if-right if-true if-wrong image images introduction items
    key-points keep keywords language length lines longest matching measures mode module modules name number
    objectives options ordering pairs pass points quiz quizzes questions regions rests-on rights right role
    scale sections settings short-text shuffle speakers summary tags take text theme title tolerance
    transcript true-false type unit value version video why wrong
    """.split()  # noqa: SIM905 - a list of words is read as words
)

PAIRED = frozenset({"categories", "glossary", "objectives", "pairs", "sections", "speakers"})
"""Fields whose value is pairs of the author's own words: there, a pair is meant."""
