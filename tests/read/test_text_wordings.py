"""Each thing that can be wrong with a text or a media file is said in its own words."""

from __future__ import annotations

import pytest

from cartable.source.place import Place
from cartable.source.problem import Argument, Problem
from cartable.source.wording import help_lines, message

HERE = Place("course/demo/course.yaml")


@pytest.mark.parametrize(
    ("code", "arguments", "said"),
    [
        ("bad-link", {"empty": "a"}, "« a » ne mène nulle part : son adresse est vide"),
        ("bad-link", {"relative": "a"}, "le lien « a » n’est pas une adresse complète"),
        (
            "bad-link",
            {"address": "a:b", "scheme": "a"},
            "le lien « a:b » ne peut pas être suivi : « a: » est exclu d’un cours",
        ),
        ("bad-link", {"broken": "http://"}, "l’adresse « http:// » n’est pas complète"),
        (
            "heading-in-text",
            {"heading": "a"},
            "« a » est un titre ; il sera composé comme un paragraphe en gras",
        ),
        ("heading-in-text", {"rule": "---"}, "« --- » est un filet ; il s’affichera tel quel"),
        (
            "unsafe-svg",
            {"name": "a", "line": 2, "element": "<b>"},
            "a, ligne 2 : « <b> » est plus qu’une image",
        ),
        (
            "unsafe-svg",
            {"name": "a", "line": 2, "attribute": "b"},
            "a, ligne 2 : l’attribut « b » exécute un programme",
        ),
        ("unsafe-svg", {"name": "a", "line": 2, "address": "b"}, "a, ligne 2 : « b » mène hors de l’image"),
        ("unsafe-svg", {"name": "a", "line": 2, "doctype": "b"}, "a, ligne 2 : « b » n’est pas admis"),
        ("unsafe-svg", {"name": "a", "line": 2, "instruction": "b"}, "a, ligne 2 : « b » n’est pas admis"),
        (
            "unsafe-svg",
            {"name": "a", "line": 2, "root": "b"},
            (
                "a, ligne 2 : les navigateurs ne dessinent pas ce fichier, "
                "sa racine « b » n’est pas un élément SVG"
            ),
        ),
        ("unsafe-svg", {"name": "a", "line": 2, "broken": "b"}, "a ne se lit pas comme du SVG, ligne 2 : b"),
        ("unsafe-svg", {"name": "a", "most": 2}, "a est trop gros pour un SVG : 2 Mo au plus"),
        ("media-mismatch", {"empty": "a"}, "a est vide"),
        (
            "media-mismatch",
            {"picture": "a", "found": "MP3"},
            "a n’est pas une image : le fichier contient du MP3",
        ),
        (
            "media-mismatch",
            {"video": "a", "found": "MP3"},
            "a n’est pas une vidéo : le fichier contient du MP3",
        ),
        ("media-mismatch", {"audio": "a", "found": "PNG"}, "a n’est pas un son : le fichier contient du PNG"),
        (
            "media-mismatch",
            {"name": "a", "found": "PNG"},
            "a ne contient pas ce que dit son nom : c’est du PNG",
        ),
        (
            "media-mismatch",
            {"name": "a", "said": "b"},
            "a n’est ni image, ni son, ni vidéo reconnaissable, bien que son nom finisse par « b »",
        ),
    ],
)
def test_a_problem_is_said_in_words_of_its_own(code: str, arguments: dict[str, Argument], said: str) -> None:
    found = Problem(code, HERE, tuple(sorted(arguments.items())))
    assert message(found, "fr").replace("\u202f", " ").replace("\u00a0", " ") == said
    assert message(found, "en").isprintable()


def test_help_speaks_of_what_is_at_hand() -> None:
    renamed = Problem("media-mismatch", HERE, (("better", "a.jpeg"), ("found", "JPEG"), ("name", "a.png")))
    assert help_lines(renamed, "en") == [
        "rename it to a.jpeg, here and in the folder, or put the right file there"
    ]
    assert help_lines(Problem("media-mismatch", HERE, (("empty", "a.png"),)), "en") == []
