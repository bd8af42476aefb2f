"""The clean copy of a transcript, letter for letter."""

from __future__ import annotations

import pytest

from cartable.formats.clean_copy import clean, clock
from cartable.model.transcript import Cue, Sentence, Transcript, Turn


def test_a_sentence_and_a_cue_have_a_line_each_and_turns_a_blank_line_between() -> None:
    said = Transcript(
        (
            Turn("animatrice", (Cue("MUSIQUE"), Sentence(1, "Bonjour."), Sentence(2, "On commence ?"))),
            Turn("expert", (Sentence(3, "Oui, et pourquoi pas…"), Cue("rires"))),
        )
    )
    assert clean(said) == (
        "# cartable transcript 1\n"
        "\n"
        "animatrice: [MUSIQUE]\n"
        "Bonjour.\n"
        "On commence ?\n"
        "\n"
        "expert: Oui, et pourquoi pas…\n"
        "[rires]\n"
    )


def test_a_turn_of_nobody_known_begins_with_the_mark_of_a_change() -> None:
    assert clean(Transcript((Turn(None, (Sentence(1, "Oui."),)), Turn(None, (Sentence(2, "Non."),))))) == (
        "# cartable transcript 1\n\n>> Oui.\n\n>> Non.\n"
    )


def test_the_time_of_a_sentence_stands_before_its_speaker() -> None:
    timed = (Sentence(1, "Well.", 72_340, 75_900), Cue("APPLAUSE"), Sentence(2, "So.", 75_900, 3_600_000))
    assert clean(Transcript((Turn("tom", timed),))) == (
        "# cartable transcript 1\n"
        "\n"
        "[00:01:12.340 --> 00:01:15.900] tom: Well.\n"
        "[APPLAUSE]\n"
        "[00:01:15.900 --> 01:00:00.000] So.\n"
    )


def test_nothing_said_is_the_mark_alone() -> None:
    assert clean(Transcript(())) == "# cartable transcript 1\n"


@pytest.mark.parametrize(
    ("milliseconds", "written"),
    [(0, "00:00:00.000"), (999, "00:00:00.999"), (60_000, "00:01:00.000"), (360_000_001, "100:00:00.001")],
)
def test_a_time_has_its_hours_and_its_thousandths(milliseconds: int, written: str) -> None:
    assert clock(milliseconds) == written
