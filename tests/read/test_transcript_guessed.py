"""What a transcript tells of itself: its language, and the names of its speakers."""

from __future__ import annotations

import pytest

from cartable.read.transcript.guessed import labels, tongue


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("TOM: Well.\nPRIYA: Yes.\nTom: So.\nPriya: No.", ("TOM", "PRIYA")),
        (">> TOM: Well. So.\n&gt;&gt; Zoé Le Gall : Oui.", ("TOM", "Zoé Le Gall")),
        ("- Tom: Well.\n- Ama: Yes.\n- Tom: So.", ("Tom", "Ama")),
        ("Tom: Well.\nAma: Yes.\nTom: So.\nWhat he did not say was: no.", ("Tom", "Ama")),
        ("Remember: listen first.\nThen write.", ()),
        ("He said:\nTom: no", ()),
        ("See http://example.org/: it is 12:30.\nSee http://example.org/: it is 12:30.", ()),
        ("\n".join(f"name{n}: so.\nname{n}: so." for n in "abcdefghijklm"), ()),
        ("", ()),
    ],
)
def test_names_stand_before_a_colon_where_lines_begin_and_come_again(
    text: str, names: tuple[str, ...]
) -> None:
    assert labels(text) == names


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Et donc on s’y met, avec les autres, pour voir.", "fr"),
        ("And so we all began, with the others, to see.", "en"),
        ("Und dann haben wir mit den anderen angefangen, denn man sieht ja.", "de"),
        ("Entonces nosotros hablamos con los otros, pero no ahora.", "es"),
        ("zzz", None),
        ("", None),
    ],
)
def test_small_words_give_the_language_away(text: str, language: str | None) -> None:
    assert tongue(text) == language
