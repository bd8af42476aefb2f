"""What an author may have meant by the name of a field that is not known."""

from __future__ import annotations

from collections.abc import Collection

from cartable.read.transcript.spoken import folded
from cartable.source.nearness import nearest

_MEANT = {
    "auteur": ("authors",),
    "auteurs": ("authors",),
    "author": ("authors",),
    "banque": ("from",),
    "bonne": ("right",),
    "but": ("objectives",),
    "choix": ("choice", "options"),
    "choix-multiple": ("choices",),
    "choix-multiples": ("choices",),
    "citation": ("evidence",),
    "correct": ("right",),
    "description": ("summary",),
    "duree": ("duration",),
    "explanation": ("why",),
    "false": ("wrong",),
    "faux": ("wrong",),
    "feedback": ("why",),
    "indication": ("hint",),
    "indice": ("hint",),
    "intervenants": ("speakers",),
    "juste": ("right",),
    "lang": ("language",),
    "langue": ("language",),
    "licence": ("rights",),
    "license": ("rights",),
    "mauvaise": ("wrong",),
    "mots-cles": ("keywords",),
    "name": ("name", "title"),
    "nom": ("name", "title"),
    "nombre": ("number",),
    "points-cles": ("key-points",),
    "pourquoi": ("why",),
    "preuve": ("evidence",),
    "questions": ("quiz",),
    "quote": ("evidence",),
    "redaction": ("essay",),
    "reponse": ("answer", "answers"),
    "reponses": ("answers", "answer"),
    "resume": ("summary",),
    "seuil": ("pass",),
    "solution": ("answer", "answers"),
    "texte-court": ("short-text",),
    "true": ("right",),
    "vrai": ("right",),
    "vrai-faux": ("true-false",),
}
"""Names that people write, without their accents → the fields that say so, the likeliest first."""

_FAR, _NEAR = 0.6, 0.75


def guessed(written: str, known: Collection[str], least: float = _FAR) -> str | None:
    """The known name that is meant, or else comes nearest; None where none is `least` alike (0 to 1)."""
    name = _plain(written)
    if name in known:
        return name
    meant = next((one for one in _MEANT.get(name, ()) if one in known), None)
    return meant or nearest(name, sorted(known), least)


def surely(written: str, guess: str) -> bool:
    """Whether a guess is near enough to read on as if it had been written."""
    name = _plain(written)
    return guess in _MEANT.get(name, ()) or nearest(name, (guess,), _NEAR) is not None


def _plain(written: str) -> str:
    return folded(written.strip()).replace("_", "-").replace(" ", "-")
