"""One transcript in every format gives the same turns."""

from __future__ import annotations

import io

import docx
import pytest

from cartable.model.course import Speaker
from cartable.model.transcript import Cue, Sentence, Transcript, Turn
from cartable.read.transcript import read_transcript
from cartable.read.transcript.formats.clean import written

SPEAKERS = (Speaker("nora", "Nora Haddad"), Speaker("leo", "Léo Martin", "jardinier"))
TURNS = (
    Turn("nora", (Cue("MUSIQUE"), Sentence(1, "Bonjour Léo."), Sentence(2, "Quand sème-t-on les fèves ?"))),
    Turn(
        "leo",
        (
            Sentence(3, "Dès février, si la terre est ressuyée."),
            Cue("rires"),
            Sentence(4, "Sinon on attend."),
        ),
    ),
    Turn("nora", (Sentence(5, "Et M. Petit disait qu’il faut les tremper ?"),)),
    Turn("leo", (Sentence(6, "Une nuit."),)),
)

ARROWS = """\
[MUSIQUE] Bonjour Léo. Quand sème-t-on
les fèves ? >> Dès février, si la >> terre est ressuyée.
(rires) Sinon on attend. >> Et M. Petit disait qu’il faut les tremper ? >> Une nuit.
"""
DASHES = """\
[MUSIQUE] Bonjour Léo. Quand sème-t-on les fèves ?
- Dès février, si la terre est ressuyée. (rires) Sinon on attend.
— Et M. Petit disait qu’il faut
les tremper ?
– Une nuit.
"""
LABELS = """\
[MUSIQUE]
NORA HADDAD : Bonjour Léo. Quand sème-t-on les fèves ?

Leo: Dès février, si la terre est ressuyée. (rires)
Sinon on attend.

nora: Et M. Petit disait qu’il faut les tremper ?

Léo Martin: Une nuit.
"""
TIMED = """\
[00:01] [MUSIQUE] Bonjour Léo.
(0:02) Quand sème-t-on les fèves ?
00:00:04.500
leo: Dès février, si la
00:06 terre est ressuyée. (rires)
[00:07.250 --> 00:08] Sinon on attend.
[00:08] >> Et M. Petit disait
[00:09] qu’il faut les tremper ?
[00:10] >> Une nuit.
"""
MEETING = """\
Nora Haddad   0:01
[MUSIQUE] Bonjour Léo. Quand sème-t-on les fèves ?

Léo Martin   0:04
Dès février, si la terre est ressuyée. (rires) Sinon on attend.

Nora Haddad   0:08
Et M. Petit disait qu’il faut les tremper ?

Léo Martin   0:10
Une nuit.
"""
WEBVTT = """\
WEBVTT - Les fèves
Kind: captions

STYLE
::cue(v[voice="Nora Haddad"]) { color: teal }

REGION
id:bas
width:40%

NOTE
relu le 3 mars, par Nora

debut
00:01.000 --> 00:02.000 align:start position:10%
<v Nora Haddad>[MUSIQUE] Bonjour <i>Léo</i>.

NOTE à vérifier

00:02.000 --> 00:00:04.500 region:bas
<v Nora Haddad>Quand s&egrave;me-t-on
les fèves&nbsp;?

3
00:00:04.500 --> 00:00:07.250
<v.fort leo>Dès février, <c.vert>si la terre</c> est ressuyée. (rires)

00:07.250 --> 00:08.000
Sinon on attend.

00:08.000 --> 00:10.000
<v NORA>Et M. Petit disait
qu’il faut les tremper ?

00:10.000 --> 00:11.000
<v leo>Une nuit.</v>
""".replace("&nbsp;", " ")
SRT = """\
1
00:00:01,000 --> 00:00:02,000
[MUSIQUE] Bonjour <i>Léo</i>.

00:00:02,000 --> 00:00:04,500 X1:10 X2:20
{\\an8}Quand sème-t-on
les fèves ?

3
00:00:04.500 --> 00:00:07.250
- Dès février, si la
<font color="#00ff00">terre</font> est ressuyée. (rires)
4
00:00:07,250 --> 00:00:08,000
Sinon on attend.

5
00:00:08,000 --> 00:00:11,000
- Et M. Petit disait qu’il faut les tremper ?
- Une nuit.
"""
ROLLING = """\
WEBVTT

00:01.000 --> 00:02.000
[MUSIQUE] Bonjour Léo.

00:02.000 --> 00:03.000
[MUSIQUE] Bonjour Léo.
Quand sème-t-on

00:03.000 --> 00:04.500
Quand sème-t-on
les fèves ? >> Dès février,

00:04.500 --> 00:05.000
les fèves ? >> Dès février,
si la terre est ressuyée.

00:05.000 --> 00:05.010
si la terre est ressuyée.

00:05.010 --> 00:07.000
si la terre est ressuyée.
(rires) Sinon on attend. &gt;&gt; Et M. Petit

00:07.000 --> 00:08.000
(rires) Sinon on attend. &gt;&gt; Et M. Petit
disait qu’il faut<00:07.500><c> les tremper ?</c>

00:08.000 --> 00:09.000
disait qu’il faut les tremper ?
>> Une nuit.
"""


def document(*paragraphs: str) -> bytes:
    file = io.BytesIO()
    made = docx.Document()
    for paragraph in paragraphs:
        made.add_paragraph(paragraph)
    made.save(file)
    return file.getvalue()


FORMATS = {
    "arrows": ARROWS.encode(),
    "dashes": DASHES.encode(),
    "labels": LABELS.encode(),
    "timed": TIMED.encode(),
    "meeting": MEETING.encode(),
    "webvtt": WEBVTT.encode(),
    "srt": SRT.encode("utf-8-sig"),
    "rolling": ROLLING.encode(),
    "docx": document(*LABELS.splitlines()),
    "docx of arrows": document(ARROWS.replace("\n", " ")),
    "docx of a meeting": document(*MEETING.splitlines()),
    "utf-16": LABELS.encode("utf-16"),
    "windows-1252": LABELS.encode("cp1252"),
    "old mac lines": LABELS.replace("\n", "\r").encode(),
    "dos lines": WEBVTT.replace("\n", "\r\n").encode(),
}


def read(data: bytes) -> Transcript:
    return read_transcript(data, "course/demo/module", SPEAKERS, "fr-FR")[0]


def untimed(said: Transcript) -> tuple[Turn, ...]:
    return tuple(
        Turn(
            turn.speaker,
            tuple(one if isinstance(one, Cue) else Sentence(one.number, one.text) for one in turn.pieces),
        )
        for turn in said.turns
    )


@pytest.mark.parametrize("format_", FORMATS)
def test_every_format_gives_the_same_turns(format_: str) -> None:
    assert untimed(read(FORMATS[format_])) == TURNS


@pytest.mark.parametrize("format_", FORMATS)
def test_the_clean_copy_of_each_reads_back_with_its_times(format_: str) -> None:
    said = read(FORMATS[format_])
    assert read(written(said).encode()) == said


@pytest.mark.parametrize(
    ("format_", "starts"),
    [
        ("timed", [1000, 2000, 4500, 7250, 8000, 10000]),
        ("webvtt", [1000, 2000, 4500, 7250, 8000, 10000]),
        ("srt", [1000, 2000, 4500, 7250, 8000, 10368]),
    ],
)
def test_sentences_start_when_their_captions_say(format_: str, starts: list[int]) -> None:
    sentences = read(FORMATS[format_]).sentences
    assert [one.start for one in sentences] == starts
    ends = [one.end for one in sentences if one.end is not None]
    assert ends[:2] == [2000, 4500]


@pytest.mark.parametrize("format_", ["arrows", "dashes", "labels", "docx"])
def test_without_time_codes_no_sentence_has_a_time(format_: str) -> None:
    assert {one.start for one in read(FORMATS[format_]).sentences} == {None}
