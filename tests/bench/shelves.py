"""Generated workspaces: many courses of one shape, no two the same."""

from __future__ import annotations

import random
from pathlib import Path

WORDS = 700
"""Of a transcript."""
KEY_POINTS = 4
QUESTIONS = 5
_BEGINNINGS = ("On dit souvent que", "Je crois que", "Il faut voir que", "Dans les faits,", "Au début,")
_SUBJECTS = ("l’association", "l’entreprise", "la commune", "le partenaire", "cette équipe", "le public")
_VERBS = ("demande", "apporte", "cherche", "prépare", "partage", "mesure", "raconte", "choisit")
_OBJECTS = ("un savoir-faire", "du temps", "une salle", "un budget", "des bénévoles", "un premier bilan")
_ENDS = ("avant de signer", "chaque automne", "sans le dire", "avec ses voisins", "dès la première année")


def _sentence(chance: random.Random, number: int) -> str:
    parts = (_BEGINNINGS, _SUBJECTS, _VERBS, _OBJECTS, _ENDS)
    words = " ".join(chance.choice(part) for part in parts)
    return f"{words}, et c’est la chose numéro {number}."


def sentences(name: str) -> list[str]:
    """The sentences of the transcript of the course of that name, about WORDS words, no two the same."""
    chance = random.Random(name)  # noqa: S311 - the same workspace each time
    found: list[str] = []
    words = 0
    while words < WORDS:
        found.append(_sentence(chance, len(found) + 1))
        words += len(found[-1].split())
    return found


def transcript(name: str) -> str:
    """Two voices, a turn every six sentences."""
    said = sentences(name)
    turns = [said[first : first + 6] for first in range(0, len(said), 6)]
    voices = ("CLAIRE", "HUGO")
    return "\n\n".join(f"{voices[n % 2]}: {' '.join(turn)}" for n, turn in enumerate(turns)) + "\n"


def course(name: str) -> str:
    """The definition of the course of that name: one module, KEY_POINTS key points, QUESTIONS questions."""
    said = sentences(name)
    points = "".join(
        f"      - id: point-{n}\n        text: Le point numéro {n} de {name} se retient.\n"
        f"        evidence: {said[n * 7]}\n"
        for n in range(1, KEY_POINTS + 1)
    )
    questions = "".join(
        f"      - id: question-{n}\n"
        f"        choice: Que dit-on de la chose numéro {n * 7 + 1} dans le cours {name} ?\n"
        f"        options:\n"
        f"          - right: Que le partenaire numéro {n} y tient\n"
        f"            why: On l’entend au début, avec le chiffre {n}.\n"
        f"          - wrong: Que personne n’en veut avant {2020 + n}\n"
        f"            why: Personne ne donne d’année.\n"
        f"          - wrong: Que la commune a payé {n * 100} euros\n"
        f"            why: Il n’est pas question d’argent ici.\n"
        f"        evidence: {said[n * 7]}\n"
        for n in range(1, QUESTIONS + 1)
    )
    return (
        f'format: 1\nversion: "1.0"\ntitle: Le cours {name}\nlanguage: fr\n'
        "summary: Ce que deux voix disent d’un partenariat.\n"
        "speakers:\n  claire: Claire\n  hugo: Hugo\n"
        f"modules:\n  - id: entretien\n    title: L’entretien\n    transcript: entretien.txt\n"
        f"    key-points:\n{points}    quiz:\n{questions}"
    )


def filled(root: Path, courses: int) -> Path:
    """A workspace at `root` of that many courses, `c00000` and on; gives `root`."""
    for number in range(courses):
        name = f"c{number:05}"
        folder = root / "course" / name
        folder.mkdir(parents=True)
        (folder / "course.yaml").write_text(course(name), "utf-8")
        (folder / "entretien.txt").write_text(transcript(name), "utf-8")
    (root / "build").mkdir(exist_ok=True)
    return root
