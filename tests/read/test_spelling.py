"""What is meant by a field's name in French, accents or not."""

import pytest

from cartable.read.spelling import guessed, surely


@pytest.mark.parametrize(
    ("written", "known", "meant"),
    [
        ("reponse", {"answer", "measures"}, "answer"),
        ("réponses", {"answers", "answer"}, "answers"),
        ("points-clés", {"key-points", "title"}, "key-points"),
        ("seuil", {"pass", "mode"}, "pass"),
        ("citation", {"evidence", "id"}, "evidence"),
        ("nom", {"name", "role"}, "name"),
        ("nom", {"title", "id"}, "title"),
        ("langue", {"language", "title"}, "language"),
        ("indication", {"hint", "id"}, "hint"),
        ("Durée", {"duration", "title"}, "duration"),
        ("choix multiple", {"choice", "choices"}, "choices"),
        ("vrai-faux", {"true-false", "choice"}, "true-false"),
    ],
)
def test_a_french_name_is_surely_the_field(written: str, known: set[str], meant: str) -> None:
    assert guessed(written, known) == meant
    assert surely(written, meant)
