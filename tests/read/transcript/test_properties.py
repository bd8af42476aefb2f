"""What holds for every transcript in every format: no word is lost, nothing is too odd to read."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from itertools import pairwise

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cartable.model.clock import timecode
from cartable.model.transcript import Transcript, Turn
from cartable.read.transcript import read_transcript
from cartable.read.transcript.formats.clean import written
from cartable.source.problem import Problem
from cartable.source.wording import LANGUAGES, help_lines, message

FILE = "course/demo/module"
WORDS = {
    "fr": "Alors l’art. M. où ça, c'est-à-dire etc. «cœur» quoi ? Non ! 12 h J.-P. là… Petit, (1999) fin.",
    "en": "Well, the U.S. Mr. “quoted” that’s i.e. 3.14 it. Really?! No. 5 a<b AT&T and… so, a-b Then end.",
    "es": "Pues ¿qué? ¡sí! Sra. EE. UU. niño, acción. 1.234,5 y o «no» Entonces p. ej. {x} fin.",
    "de": "Also z. B. „gut“ Straße, 3. Oktober usw. Er geht. d. h. Übung ist Nr. 5 Und & nun Ende.",
}
LINES = {
    language: st.lists(st.sampled_from(words.split(" ")), min_size=1, max_size=7).map(" ".join)
    for language, words in WORDS.items()
}
SPEAKERS = ("ana", "ben")
MANY = settings(max_examples=250, suppress_health_check=[HealthCheck.too_slow])
"""In each of four languages: a thousand transcripts a format."""


Said = list[tuple[int, int, list[str]]]


@st.composite
def captions(draw: st.DrawFn, language: str) -> Said:
    """Captions of one or two lines, times in milliseconds, in order, none on the heels of the last.

    Who says all of the last caption again and goes on with a new word has taken a breath, or is typing.
    """
    now = 0
    made: Said = []
    last: list[str] = []
    for _ in range(draw(st.integers(1, 12))):
        lines = draw(st.lists(LINES[language], min_size=1, max_size=2))
        spoken = " ".join(lines).split()
        is_growing = spoken[: len(last)] == last and not {*spoken} <= {*last}
        start = now + draw(st.integers(2001 if is_growing else 101, 4000))
        now = start + draw(st.integers(0, 4000))
        made.append((start, now, lines))
        last = spoken
    return made


def times(start: int, end: int) -> str:
    return f"{timecode(start)} --> {timecode(end)}"


def webvtt(said: Said) -> bytes:
    blocks = [f"{times(start, end)} align:start\n" + "\n".join(lines) for start, end, lines in said]
    return "\n\n".join(["WEBVTT", "NOTE unsaid", *blocks]).encode()


def srt(said: Said) -> bytes:
    blocks = [
        f"{number}\r\n{times(start, end).replace('.', ',')}\r\n" + "\r\n".join(lines)
        for number, (start, end, lines) in enumerate(said, 1)
    ]
    return "\r\n\r\n".join(blocks).encode("utf-8-sig")


def timed(said: Said) -> bytes:
    return "\n".join(f"[{timecode(start)}] " + "\n".join(lines) for start, _, lines in said).encode()


def rolling(said: Said) -> bytes:
    """As YouTube writes them: each line comes, is alone for 10 ms, and stays above the next that comes."""
    blocks = []
    before, now = " ", said[0][0]
    for _, end, lines in said:
        for line in lines:
            last = max(end, now + 20)
            blocks += [f"{times(now, last)}\n{before}\n{line}", f"{times(last, last + 10)}\n{line}\n "]
            before, now = line, last + 10
    return "\n\n".join(["WEBVTT\nKind: captions\nLanguage: fr", *blocks]).encode()


def growing(said: Said) -> bytes:
    """As live captions are typed: every other one grows on one line, by a word from two words on."""
    blocks = []
    for number, (start, end, lines) in enumerate(said):
        spoken = " ".join(lines).split()
        first = len(spoken) if number % 2 or not all(any(map(str.isalnum, one)) for one in spoken[:2]) else 2
        steps = range(min(first, len(spoken)), len(spoken) + 1)
        moments = [start + (end - start) * at // len(steps) for at in range(len(steps) + 1)]
        for (now, later), count in zip(pairwise(moments), steps, strict=True):
            blocks.append(f"{times(now, later)}\n{' '.join(spoken[:count])}")
    return "\n\n".join(["WEBVTT", *blocks]).encode()


def document(said: Said) -> bytes:
    file = io.BytesIO()
    made = docx.Document()
    for _, _, lines in said:
        made.add_paragraph("\n".join(lines))
    made.save(file)
    return file.getvalue()


def heard(data: bytes, language: str) -> Transcript:
    said, problems = read_transcript(data, FILE, SPEAKERS, language)
    said_in_both_languages(problems)
    return said


def said_in_both_languages(problems: list[Problem]) -> None:
    for one in problems:
        for language in LANGUAGES:
            assert message(one, language)
            assert all(help_lines(one, language))


def words(said: Transcript) -> list[str]:
    return [word for sentence in said.sentences for word in sentence.text.split()]


def every_word(said: Said) -> list[str]:
    return " ".join(line for *_, lines in said for line in lines).split()


def assert_times_go_up(said: Transcript) -> None:
    now = 0
    for sentence in said.sentences:
        assert sentence.start is not None
        assert sentence.end is not None
        assert now <= sentence.start <= sentence.end
        now = sentence.start


@pytest.mark.parametrize("language", WORDS)
@pytest.mark.parametrize("form", [webvtt, srt, timed, rolling, growing])
@given(data=st.data())
@MANY
def test_words_in_are_words_out(language: str, form: Callable[[Said], bytes], data: st.DataObject) -> None:
    said = data.draw(captions(language))
    read = heard(form(said), language)
    assert words(read) == every_word(said)
    assert_times_go_up(read)
    assert read_transcript(written(read).encode(), FILE, SPEAKERS, language)[0] == read


@pytest.mark.parametrize("language", WORDS)
@given(data=st.data())
@settings(MANY, max_examples=10)
def test_words_in_a_document_are_words_out(language: str, data: st.DataObject) -> None:
    said = data.draw(captions(language))
    assert words(heard(document(said), language)) == every_word(said)


@given(data=st.data())
@MANY
def test_captions_of_every_form_give_the_same_turns(data: st.DataObject) -> None:
    said = data.draw(captions("fr"))
    turns = [(turn.speaker, words(Transcript((turn,)))) for turn in heard(webvtt(said), "fr").turns]
    for form in (srt, timed, rolling):
        read = heard(form(said), "fr")
        assert [(turn.speaker, words(Transcript((turn,)))) for turn in read.turns] == turns


PIECES = [
    *(b"WEBVTT\n", b"\n", b"\r\n\r\n", b"\r", b" ", b"\t", b"NOTE x\n", b"STYLE\n", b"REGION\n", b"1\n"),
    *(b"00:01.000", b"00:00:02,5", b"-00:01", b"99:99:99", b" --> ", b"-->", b"[00:01]", b"(1:02)", b"1:02 "),
    *(b"<v Ana>", b"<v ", b"</v>", b"<c>", b"<00:01.500>", b"&amp;", b"&#x202e;", b"&#99999999;", b"{\\an8}"),
    *(
        b">>",
        b"- ",
        b"ana: ",
        b"ben:\n",
        b"[RIRES]",
        b"(rires)",
        b"Oui.",
        b"mot ",
        b"fin?",
        b"# cartable transcript 1\n",
    ),
    *(
        b"\xef\xbb\xbf",
        b"\xff\xfe",
        b"\xe9",
        b"\xc3\xa9",
        b"\x00",
        b"\x9d",
        b"\xf0\x9f",
        b"\\",
        b"PK\x03\x04",
        b"%PDF-",
    ),
]


@pytest.mark.parametrize("language", ["fr-FR", "ar", "ja"])
@given(st.binary(max_size=300) | st.lists(st.sampled_from(PIECES), max_size=40).map(b"".join))
@settings(max_examples=200)
def test_no_bytes_are_too_odd_to_read(language: str, data: bytes) -> None:
    read = heard(data, language)
    assert [one.number for one in read.sentences] == list(range(1, len(read.sentences) + 1))
    timed_ones = tuple(one for one in read.sentences if one.start is not None)
    assert_times_go_up(Transcript((Turn(None, timed_ones),)))


@given(st.lists(st.sampled_from(PIECES), max_size=40).map(b"".join))
@settings(max_examples=200)
def test_no_captions_are_too_odd_to_read(data: bytes) -> None:
    heard(b"WEBVTT\n\n00:01.000 --> 00:02.000\n" + data, "fr")


DOCUMENT = document([(0, 0, ["Bonjour à tous.", ">> Merci."])])


@given(st.integers(0, len(DOCUMENT) - 1), st.binary(max_size=4), st.integers(0, 40))
@settings(max_examples=100)
def test_no_damaged_document_is_too_odd_to_read(at: int, put_in: bytes, left_out: int) -> None:
    heard(DOCUMENT[:at] + put_in + DOCUMENT[at + left_out :], "fr")


XML = [
    "<w:p>",
    "</w:p>",
    "<w:r>",
    "</w:r>",
    "<w:t>mot</w:t>",
    "<w:br/>",
    "<a/>",
    "&x;",
    "<",
    "<!-- -->",
    "\0",
]


@given(st.lists(st.sampled_from(XML), max_size=12).map("".join), st.sampled_from(["document", "styles"]))
@settings(max_examples=50)
def test_no_xml_in_a_document_is_too_odd_to_read(inside: str, part: str) -> None:
    xml = f'<w:{part} xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">{inside}</w:{part}>'
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(DOCUMENT)) as whole, zipfile.ZipFile(file, "w") as odd:
        for name in whole.namelist():
            odd.writestr(name, xml.encode() if name == f"word/{part}.xml" else whole.read(name))
    heard(file.getvalue(), "fr")
