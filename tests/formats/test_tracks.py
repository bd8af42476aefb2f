"""The captions and chapters of a course's recordings, by what the course asks to be set by."""

from __future__ import annotations

import pytest

from cartable.formats.player.tracks import tracks
from cartable.model.course import Course, Media, Module
from cartable.model.layout import Layout
from cartable.model.transcript import Section, Sentence, Transcript, Turn
from cartable.pack.bundle import Materials


@pytest.mark.parametrize(
    ("typography", "words"), [(None, "C’est l’heure\u202f!"), ("off", "C'est l'heure !")]
)
def test_captions_and_chapters_are_set_as_the_course_is(typography: str | None, words: str) -> None:
    said = Transcript((Turn(None, (Sentence(1, "C'est l'heure !", 0, 2000),)),))
    film = Media("video", path="a.mp4")
    module = Module(
        id="m", title="M", media=(film,), transcript=said, sections=(Section("C'est l'heure !", 1, 1),)
    )
    course = Course(
        id="x", version="1", title="X", language="fr-FR", modules=(module,), typography=typography
    )
    made = tracks(course, Materials({}, {}, Layout(1, ())))["m"]
    shown = [file.decode().splitlines()[-1] for _, file in sorted(made.files.items())]
    assert [*shown, made.listed[0].title] == [words] * 3
