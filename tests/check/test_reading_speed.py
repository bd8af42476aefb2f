"""Whether the sentences of a recording can be read while they are said."""

from __future__ import annotations

from pathlib import Path

import pytest

from cartable.build.pipeline import checked
from cartable.build.workspace import Workspace
from cartable.source.problem import Problem

COURSE = """\
format: 1
title: Pourquoi s’allier ?
language: fr-FR
settings: {complete-when: viewed}
modules:
  - id: buts
    title: Les buts
    transcript: dit.vtt
"""
MP3 = b"ID3\3\0\0\0\0\0\0"


def found(folder: Path, fields: str, transcript: str) -> list[Problem]:
    home = folder / "course/demo"
    home.mkdir(parents=True)
    (home / "course.yaml").write_text(COURSE + fields, "utf-8")
    (home / "dit.vtt").write_text(f"WEBVTT\n\n{transcript}", "utf-8")
    (home / "son.mp3").write_bytes(MP3)
    (home / "autre.vtt").write_text("WEBVTT\n", "utf-8")
    problems = checked(Workspace(folder), "demo").problems
    return [one for one in problems if one.code == "too-fast-to-read"]


FAST = "00:00.000 --> 00:01.000\nQuarante-trois caractères en une seconde !\n\n"
THEN = "00:01.200 --> 00:04.000\nPuis on respire.\n"


def test_a_sentence_said_too_fast_is_told_with_its_speed_in_the_time_it_can_stay(tmp_path: Path) -> None:
    (problem,) = found(tmp_path, "    audio: son.mp3\n", FAST + THEN)
    assert dict(problem.arguments) == {
        "count": 1,
        "all": 2,
        "number": 1,
        "speed": 35,  # 42 characters in the 1.2 seconds until the next sentence
        "words": "Quarante-trois caractères en une seconde !",
    }


@pytest.mark.parametrize(
    ("fields", "transcript"),
    [
        ("    audio: son.mp3\n", THEN),
        ("    audio: son.mp3\n", "00:00.000 --> 00:00.300\nOui, bien sûr.\n\n" + THEN),
        ("    audio: son.mp3\n    captions: autre.vtt\n", FAST + THEN),
        ("", FAST + THEN),
    ],
    ids=["slow", "brief", "the author's own captions are shown", "no recording"],
)
def test_nothing_is_said_where_every_caption_can_be_read_or_none_is_made(
    tmp_path: Path, fields: str, transcript: str
) -> None:
    assert found(tmp_path, fields, transcript) == []
