"""What an author may have meant by the name of a field that is not known."""

from __future__ import annotations

from collections.abc import Collection

from cartable.source.nearness import nearest

_MEANT = {
    "auteur": "authors",
    "auteurs": "authors",
    "author": "authors",
    "banque": "from",
    "bonne": "right",
    "but": "objectives",
    "correct": "right",
    "description": "summary",
    "durée": "duration",
    "explanation": "why",
    "false": "wrong",
    "faux": "wrong",
    "feedback": "why",
    "indice": "hint",
    "intervenants": "speakers",
    "juste": "right",
    "lang": "language",
    "licence": "rights",
    "license": "rights",
    "mauvaise": "wrong",
    "mots-clés": "keywords",
    "name": "title",
    "nom": "title",
    "pourquoi": "why",
    "preuve": "evidence",
    "questions": "quiz",
    "quote": "evidence",
    "réponse": "answer",
    "résumé": "summary",
    "solution": "answer",
    "true": "right",
    "vrai": "right",
}
"""Names that people write → the field that says so, where it is known."""

_FAR, _NEAR = 0.6, 0.75


def guessed(written: str, known: Collection[str]) -> str | None:
    """The known name that comes nearest, or None where none comes near."""
    name = written.strip().lower().replace("_", "-").replace(" ", "-")
    if name in known:
        return name
    if (meant := _MEANT.get(name)) in known:
        return meant
    return nearest(name, sorted(known), _FAR)


def surely(written: str, guess: str) -> bool:
    """Whether a guess is near enough to read on as if it had been written."""
    name = written.strip().lower().replace("_", "-").replace(" ", "-")
    return _MEANT.get(name) == guess or nearest(name, (guess,), _NEAR) is not None
