from __future__ import annotations

from cartable.formats.spoken import Said, Stretch, stretches, voices
from cartable.model.course import Speaker
from cartable.model.transcript import Cue, Section, Sentence, Transcript, Turn

ONE, TWO, THREE, FOUR = (Sentence(number, f"Phrase {number}.") for number in (1, 2, 3, 4))
MUSIC, LAUGHTER = Cue("MUSIQUE"), Cue("RIRES")


def test_a_section_may_begin_in_the_middle_of_a_turn() -> None:
    section = Section("Suite", 2, 3)
    transcript = Transcript((Turn("a", (ONE, TWO)), Turn("b", (THREE, FOUR))))
    assert stretches(transcript, [section]) == [
        Stretch(None, (Said("a", (ONE,)),)),
        Stretch(section, (Said("a", (TWO,)), Said("b", (THREE,)))),
        Stretch(None, (Said("b", (FOUR,)),)),
    ]


def test_a_cue_goes_with_the_sentence_before_it_and_at_the_head_of_a_turn_with_the_one_after() -> None:
    first, second = Section("Un", 1, 1), Section("Deux", 2, 2)
    transcript = Transcript((Turn("a", (MUSIC, ONE, LAUGHTER, TWO)),))
    assert stretches(transcript, [first, second]) == [
        Stretch(first, (Said("a", (MUSIC, ONE, LAUGHTER)),)),
        Stretch(second, (Said("a", (TWO,)),)),
    ]


def test_two_turns_of_one_speaker_stay_two_paragraphs() -> None:
    transcript = Transcript((Turn("a", (ONE,)), Turn("a", (TWO,))))
    assert stretches(transcript, []) == [Stretch(None, (Said("a", (ONE,)), Said("a", (TWO,))))]


def test_a_turn_of_cues_alone_breaks_no_section() -> None:
    section = Section("Tout", 1, 2)
    transcript = Transcript((Turn("a", (ONE,)), Turn(None, (MUSIC,)), Turn("b", (TWO,))))
    (stretch,) = stretches(transcript, [section])
    assert stretch == Stretch(section, (Said("a", (ONE,)), Said(None, (MUSIC,)), Said("b", (TWO,))))


def test_voices_come_in_the_order_in_which_they_speak() -> None:
    a, b, c = Speaker("a", "Anne"), Speaker("b", "Bob"), Speaker("c", "Chloé")
    transcript = Transcript((Turn("b", (ONE,)), Turn(None, (MUSIC,)), Turn("a", (TWO,)), Turn("b", (THREE,))))
    assert voices(transcript, [a, b, c]) == [b, a]
