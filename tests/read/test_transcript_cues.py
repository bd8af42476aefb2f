"""Brackets that hold a sound, and brackets that hold speech."""

from __future__ import annotations

import pytest

from cartable.model.transcript import Cue
from cartable.read.transcript import transcript
from cartable.source.place import Place


def cues(words: str) -> list[str]:
    read, _ = transcript(words, Place("m.txt"), (), "fr")
    return [piece.text for turn in read.turns for piece in turn.pieces if isinstance(piece, Cue)]


def speech(words: str) -> str:
    read, _ = transcript(words, Place("m.txt"), (), "fr")
    return " ".join(sentence.text for sentence in read.sentences)


@pytest.mark.parametrize(
    ("words", "heard"),
    [
        ("Bon. [MUSIQUE] Oui.", ["MUSIQUE"]),
        ("Bon. [il montre\n le tableau] Oui.", ["il montre le tableau"]),
        ("Bon. [♪♪♪] Oui.", ["♪♪♪"]),
        ("Bon (rires) oui.", ["rires"]),
        ("Well (laughter and applause) yes.", ["laughter and applause"]),
        ("Bon. (BRUIT DE PORTE) Oui.", ["BRUIT DE PORTE"]),
        ("(APPLAUSE) Oui.", ["APPLAUSE"]),
        ("Gut (Beifall im Publikum) ja.", ["Beifall im Publikum"]),
    ],
)
def test_a_sound_or_gesture_is_a_cue(words: str, heard: list[str]) -> None:
    assert cues(words) == heard


@pytest.mark.parametrize(
    "words",
    [
        "Les Nations unies (ONU) disent.",
        "Latour (1999) le dit.",
        "Les arts (la peinture surtout) vivent.",
        "Il influence [sic] peu.",
        "Oui […] non.",
        "Un [ __ ] mot.",
        "Voir [12] ici.",
        "Ils sont [d]ans la ville.",
        "Une parenthèse (ouverte et [jamais fermée.",
        "Le (a) et le (b) aussi.",
    ],
)
def test_other_brackets_stay_speech(words: str) -> None:
    assert (cues(words), speech(words)) == ([], words)


def test_brackets_too_long_for_a_cue_stay_speech() -> None:
    words = f"Bon [{'mot ' * 40}] oui."
    assert cues(words) == []
