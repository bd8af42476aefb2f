"""A course's file, lowered to the model."""

from fractions import Fraction
from pathlib import Path
from typing import Literal
from unicodedata import normalize

import pytest

from cartable.model.course import Course, Figure, Media, Settings, Speaker, Theme
from cartable.model.transcript import Section
from workspaces import HEAD, codes, looked_at, places, read

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 2"><path d="M0 0h2v2H0z"/></svg>'
MP3 = b"ID3\x04\x00\x00\x00\x00\x00\x00" + b"\xff\xfb\x90\x00" * 400
SAID = "Bonjour à tous. >> Bonjour Inès. Nous avons quatre buts. >> Lesquels ? >> Les voici. Rien de plus."
VIEWED = "settings: {complete-when: viewed}\n"


def sound(tmp_path: Path, course: str, files: dict[str, str | bytes] | None = None) -> Course:
    """The course, which has no problem."""
    found = looked_at(tmp_path, course, files)
    assert codes(found) == []
    return read(found)


def module(fields: str) -> str:
    lines = "".join(f"    {line}\n" for line in fields.strip("\n").splitlines())
    return f"{HEAD}{VIEWED}modules:\n  - id: m\n    title: M\n{lines}"


# the head


def test_the_head_is_kept_as_it_was_written(tmp_path: Path) -> None:
    course = sound(
        tmp_path,
        """\
format: 1
version: 1.10
title: "L’eau :  l’essentiel"
language: fr-CA
authors: Ada Lovelace
rights: CC BY-SA 4.0
summary: Ce que l’on **saura**.
keywords: [eau, pluie]
duration: 1 h 30
settings: {complete-when: viewed}
modules: [{id: m, title: M}]
""",
    )
    assert (course.id, course.version, course.title) == ("x", "1.10", "L’eau : l’essentiel")
    assert (course.language, course.authors, course.rights) == ("fr-CA", ("Ada Lovelace",), "CC BY-SA 4.0")
    assert course.summary is not None
    assert (course.summary.plain, course.keywords, course.duration) == (
        "Ce que l’on saura.",
        ("eau", "pluie"),
        90,
    )


def test_a_course_that_says_little_gets_the_usual(tmp_path: Path) -> None:
    course = sound(tmp_path, f"{HEAD}{VIEWED}modules: [{{id: m, title: M}}]\n")
    assert (course.version, course.authors, course.rights, course.duration) == ("1.0", (), None, None)
    assert course.settings == Settings(complete_when="viewed")


@pytest.mark.parametrize(
    ("wrote", "minutes"),
    [
        ("25 min", 25), ("25min", 25), ("1 h", 60), ("1h30", 90), ("1 h 30", 90), ("1 h 05 min", 65),
        ("20 minutes", 20), ("1 heure", 60), ("2 heures 5 minutes", 125),
        ("90 mn", 90), ("2 H", 120),
    ],
)  # fmt: skip
def test_a_duration_in_hours_and_minutes(tmp_path: Path, wrote: str, minutes: int) -> None:
    assert (
        sound(tmp_path, f"{HEAD}duration: {wrote}\n{VIEWED}modules: [{{id: m, title: M}}]").duration
        == minutes
    )


@pytest.mark.parametrize(
    ("wrote", "code"),
    [
        ("90", "bare-duration"), ("1:30", "bad-duration"), ("0 min", "bad-duration"),
        ("long", "bad-duration"), ("-5 min", "bad-duration"), ("[1 h]", "not-a-text"),
    ],
)  # fmt: skip
def test_what_is_no_duration_is_said(tmp_path: Path, wrote: str, code: str) -> None:
    found = looked_at(tmp_path, f"{HEAD}duration: {wrote}\n{VIEWED}modules: [{{id: m, title: M}}]")
    assert codes(found) == [code]


@pytest.mark.parametrize("wrote", ["français", "fr_FR", "f", "fr-FRANCE", "'fr FR'", "[fr]"])
def test_what_is_no_language_is_said(tmp_path: Path, wrote: str) -> None:
    found = looked_at(tmp_path, f"title: T\nlanguage: {wrote}\n{VIEWED}modules: [{{id: m, title: M}}]")
    assert codes(found)[0] in {"bad-language", "not-a-text"}
    assert len(found.problems) == 1


# settings


@pytest.mark.parametrize(
    ("wrote", "share"),
    [
        ("60 %", Fraction(3, 5)), ("60%", Fraction(3, 5)),
        ("60\u00a0%", Fraction(3, 5)), ("60\u202f%", Fraction(3, 5)),
        ("12/20", Fraction(3, 5)), ("12 / 20", Fraction(3, 5)),
        ("12,5/20", Fraction(5, 8)), ("12.5/20", Fraction(5, 8)), ("33,3 %", Fraction(333, 1000)),
        ("100 %", Fraction(1)), ("20/20", Fraction(1)), ("2/3", Fraction(2, 3)),
    ],
)  # fmt: skip
def test_a_pass_mark_is_an_exact_share(tmp_path: Path, wrote: str, share: Fraction) -> None:
    settings = f"settings: {{complete-when: viewed, pass: '{wrote}'}}\n"
    course = sound(tmp_path, f"{HEAD}{settings}modules: [{{id: m, title: M}}]")
    assert course.settings.passing == share


@pytest.mark.parametrize(
    ("wrote", "code"),
    [
        ("12", "bare-pass"), ("0.6", "bare-pass"), ("60", "bare-pass"),
        ("0 %", "bad-pass"), ("101 %", "bad-pass"), ("21/20", "bad-pass"),
        ("12/0", "bad-pass"), ("12/20/3", "bad-pass"), ("-1/20", "bad-pass"),
        ("douze", "bad-pass"), ("12/vingt", "bad-pass"), ("/20", "bad-pass"), ("%", "bad-pass"),
    ],
)  # fmt: skip
def test_what_is_no_pass_mark_is_said(tmp_path: Path, wrote: str, code: str) -> None:
    settings = f"settings:\n  complete-when: viewed\n  pass: '{wrote}'\n"
    found = looked_at(tmp_path, f"{HEAD}{settings}modules: [{{id: m, title: M}}]")
    assert places(found) == [f"{code} 6:9"]


def test_settings_are_kept(tmp_path: Path) -> None:
    settings = "settings: {complete-when: viewed, attempts: 3, keep: last, mode: exam, shuffle: both}\n"
    course = sound(tmp_path, f"{HEAD}{settings}modules: [{{id: m, title: M}}]")
    assert course.settings == Settings(
        complete_when="viewed",
        attempts=3,
        keep="last",
        mode="exam",
        shuffled_options=True,
        shuffled_questions=True,
    )


@pytest.mark.parametrize(("wrote", "attempts"), [("unlimited", 0), ("illimité", 0), ("1", 1), ("60", 60)])
def test_attempts_are_a_number_or_without_limit(tmp_path: Path, wrote: str, attempts: int) -> None:
    settings = f"settings: {{complete-when: viewed, attempts: {wrote}}}\n"
    assert sound(tmp_path, f"{HEAD}{settings}modules: [{{id: m, title: M}}]").settings.attempts == attempts


@pytest.mark.parametrize("wrote", ["0", "61", "-1", "00601", "0" * 5000 + "1", "deux", "1,5"])
def test_other_attempts_are_refused(tmp_path: Path, wrote: str) -> None:
    settings = f"settings: {{complete-when: viewed, attempts: '{wrote}'}}\n"
    found = looked_at(tmp_path, f"{HEAD}{settings}modules: [{{id: m, title: M}}]")
    assert codes(found) == ["bad-attempts"]


# what is written as names and values


def test_speakers_are_named_alone_or_with_a_role_in_the_order_written(tmp_path: Path) -> None:
    speakers = "speakers:\n  zoe: Zoé\n  ada: {name: Ada, role: mathématicienne}\n"
    course = sound(tmp_path, f"{HEAD}{VIEWED}{speakers}modules: [{{id: m, title: M}}]")
    assert course.speakers == (Speaker("zoe", "Zoé"), Speaker("ada", "Ada", "mathématicienne"))


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ("speakers:\n  zoé: Zoé", ["bad-id 6:3"]),
        ("speakers:\n  ada: {name: Ada, rôle: x}", ["unknown-field 6:20"]),
        ("speakers:\n  ada: {role: x}", ["missing-field 6:9"]),
        ("speakers:\n  ada: [Ada]", ["not-a-text 6:3"]),
        ("speakers:\n  ada:", ["empty-text 6:3"]),
        ("speakers: Ada", ["not-a-mapping 5:11"]),
        ("glossary:\n  eau: [a]", ["not-a-text 6:3"]),
        ("glossary:\n  eau:", ["empty-text 6:3"]),
        ("glossary:\n  eau: {sens: x, mot: y}", ["not-a-text 6:3"]),
        ("glossary:\n  eau: sens: x", ["colon-in-text 6:12"]),
    ],
)
def test_a_mistake_among_names_and_values_is_shown_at_its_name_or_value(
    tmp_path: Path, fields: str, said: list[str]
) -> None:
    assert places(looked_at(tmp_path, f"{HEAD}{VIEWED}{fields}\nmodules: [{{id: m, title: M}}]")) == said


def test_glossaries_of_the_course_and_of_a_module_are_kept_apart_and_in_order(tmp_path: Path) -> None:
    course = sound(
        tmp_path, module("glossary:\n  eau: Ce qui *coule*.\n") + "glossary:\n  pluie: Eau.\n  air: Gaz.\n"
    )
    assert [(term.term, term.meaning.plain) for term in course.glossary] == [
        ("pluie", "Eau."),
        ("air", "Gaz."),
    ]
    assert [(term.term, term.meaning.plain) for term in course.modules[0].glossary] == [
        ("eau", "Ce qui coule.")
    ]


def test_objectives_are_kept_in_the_order_written(tmp_path: Path) -> None:
    course = sound(tmp_path, module("objectives:\n  lire: Lire\n  citer: Citer **tout**"))
    assert [(one.id, one.text.plain) for one in course.modules[0].objectives] == [
        ("lire", "Lire"),
        ("citer", "Citer tout"),
    ]


# transcripts, sections, evidence

SPEAKERS = "speakers: {ines: Inès, leo: Léo}\n"
TALK = """
transcript: said.txt
sections:
  Début: Bonjour à tous
  Les buts: Nous avons
key-points:
  - id: quatre
    text: Quatre.
    evidence: Nous avons quatre buts
  - id: deux
    text: Deux citations.
    evidence:
      - Bonjour à tous
      - Bonjour […] quatre buts
quiz:
  - {id: Q1, essay: Un ?, rests-on: quatre}
  - {id: Q2, essay: Deux ?, rests-on: quatre, evidence: Lesquels}
  - {id: Q3, essay: Trois ?, evidence: Les voici}
  - {id: Q4, essay: Quatre ?}
"""


def test_sections_are_stretches_of_sentences(tmp_path: Path) -> None:
    course = sound(tmp_path, module(TALK) + SPEAKERS, {"said.txt": SAID})
    assert course.modules[0].sections == (Section("Début", 1, 2), Section("Les buts", 3, 6))


def test_evidence_is_one_quote_or_several(tmp_path: Path) -> None:
    course = sound(tmp_path, module(TALK) + SPEAKERS, {"said.txt": SAID})
    cited = [[(one.first, one.last) for one in point.evidence] for point in course.modules[0].key_points]
    assert cited == [[(3, 3)], [(1, 1), (2, 3)]]


def test_a_question_rests_on_its_own_evidence_or_on_its_key_point_s(tmp_path: Path) -> None:
    course = sound(tmp_path, module(TALK) + SPEAKERS, {"said.txt": SAID})
    assert [[one.first for one in question.evidence] for question in course.questions] == [[3], [4], [5], []]
    assert [question.rests_on for question in course.questions] == ["quatre", "quatre", None, None]


@pytest.mark.parametrize("name", ["said.txt", "said.md"])
def test_a_transcript_may_begin_with_a_byte_order_mark(tmp_path: Path, name: str) -> None:
    text = module(TALK.replace("said.txt", name)) + SPEAKERS
    course = sound(tmp_path, text, {name: "\ufeff" + SAID})
    transcript = course.modules[0].transcript
    assert transcript is not None
    assert transcript.sentences[0].text == "Bonjour à tous."


@pytest.mark.parametrize(
    ("files", "code"),
    [
        ({}, "missing-file"),
        ({"said.txt": b"%PDF-1.7 " + SAID.encode()}, "transcript-not-text"),
        (
            {"said.txt": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x02" + SAID.encode()[:9]},
            "transcript-not-text",
        ),
        ({"said.txt": ""}, "empty-transcript"),
        ({"said.txt": b"\xff\xfe\x00"}, "empty-transcript"),
    ],
)
def test_a_transcript_that_can_t_be_read_is_one_problem_and_not_one_for_each_quote(
    tmp_path: Path, files: dict[str, str | bytes], code: str
) -> None:
    assert codes(looked_at(tmp_path, module(TALK) + SPEAKERS, files)) == [code]


def test_a_transcript_in_an_old_encoding_is_one_warning_and_its_quotes_are_found(tmp_path: Path) -> None:
    files = {"said.txt": SAID.encode() + b" Un caf\xe9."}
    assert codes(looked_at(tmp_path, module(TALK) + SPEAKERS, files)) == ["encoding-guessed"]


def test_quotes_without_a_transcript_are_said_where_they_stand(tmp_path: Path) -> None:
    found = looked_at(tmp_path, module(TALK.replace("transcript: said.txt\n", "")) + SPEAKERS)
    assert set(codes(found)) == {"evidence-without-transcript"}
    assert len(found.problems) == 5


@pytest.mark.parametrize(
    ("line", "said"),
    [("rests-on: quatr", "unknown-key-point"), ("measures: cite", "unknown-objective")],
)
def test_a_reference_to_nothing_is_said_with_what_comes_nearest(tmp_path: Path, line: str, said: str) -> None:
    fields = f"""
objectives: {{citer: Citer}}
key-points:
  - id: quatre
    text: Quatre.
quiz:
  - id: Q1
    essay: Un ?
    {line}
"""
    found = looked_at(tmp_path, module(fields))
    assert places(found) == [f"{said} 15:19"]
    assert dict(found.problems[0].arguments)["nearest"] in {"quatre", "citer"}


# pictures and recordings


def test_pictures_come_with_their_alternatives(tmp_path: Path) -> None:
    fields = """
images:
  - {image: a.svg, alt: Un carré}
key-points:
  - {id: k, text: K., image: img/b.svg, alt: Un autre}
quiz:
  - {id: Q, essay: Q ?, image: a.svg, alt: Le même}
"""
    files: dict[str, str | bytes] = {"a.svg": SVG, "img/b.svg": SVG}
    found = looked_at(tmp_path, module(fields), files)
    assert codes(found) == []
    (step,) = read(found).modules
    assert step.figures == (Figure("a.svg", "Un carré"),)
    assert step.key_points[0].figure == Figure("img/b.svg", "Un autre")
    assert read(found).questions[0].figure == Figure("a.svg", "Le même")
    assert sorted(found.reading.media) == ["a.svg", "img/b.svg"]


@pytest.mark.parametrize(
    ("point", "code"),
    [
        ("image: a.svg", "missing-alt"),
        ("image: a.svg, alt: ''", "empty-text"),
        ("alt: Un carré", "alt-without-image"),
        ("image: b.svg, alt: Un carré", "missing-file"),
        ("image: ../a.svg, alt: Un carré", "outside-workspace"),
        ("image: 'https://exemple.fr/a.svg', alt: Un carré", "outside-workspace"),
        ("image: said.mp3, alt: Un son", "media-mismatch"),
    ],
)
def test_a_picture_that_can_t_be_shown_is_one_problem(tmp_path: Path, point: str, code: str) -> None:
    found = looked_at(
        tmp_path, module(f"key-points:\n  - {{id: k, text: K., {point}}}"), {"a.svg": SVG, "said.mp3": MP3}
    )
    assert codes(found) == [code]


def test_a_recording_is_a_file_or_an_address(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {"a.mp3": MP3, "a.vtt": "WEBVTT\n"}
    fields = "video: https://pod.exemple.fr/video/2041?x=1\naudio: a.mp3\ncaptions: a.vtt"
    found = looked_at(tmp_path, module(fields), files)
    assert codes(found) == []
    assert read(found).modules[0].media == (
        Media("video", address="https://pod.exemple.fr/video/2041?x=1"),
        Media("audio", path="a.mp3", captions="a.vtt"),
    )
    assert sorted(found.reading.media) == ["a.mp3", "a.vtt"]


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ("video: javascript:alert(1)", "bad-address"),
        ("video: 'data:video/mp4;base64,AA'", "bad-address"),
        ("video: ftp://exemple.fr/a.mp4", "bad-address"),
        ("video: 'https://exemple.fr/a b.mp4'", "bad-address"),
        ("video: 'https://'", "bad-address"),
        ("video: 'https:///a.mp4'", "bad-address"),
        ("video: 'http://['", "bad-address"),
        ("video: //exemple.fr/a.mp4", "outside-workspace"),
        ("video: a.mp4", "missing-file"),
        ("video: a.mp3", "media-mismatch"),
        ("audio: fake.mp3", "media-mismatch"),
        ("captions: a.vtt", "captions-without-media"),
        ("audio: a.mp3\nposter: a.svg", "poster-without-video"),
        ("video: https://exemple.fr/1\ncaptions: a.vtt", "captions-without-media"),
        ("audio: a.mp3\ncaptions: b.txt", "captions-not-vtt"),
        ("audio: a.mp3\ncaptions: b.vtt", "captions-not-vtt"),
        ("audio: a.mp3\ncaptions: c.vtt", "missing-file"),
    ],
)
def test_a_recording_that_can_t_be_played_is_one_problem(tmp_path: Path, fields: str, code: str) -> None:
    files: dict[str, str | bytes] = {
        "a.mp3": MP3,
        "fake.mp3": SVG,
        "a.vtt": "WEBVTT\n",
        "b.vtt": "",
        "b.txt": "Bonjour --> bonsoir\n",
        "a.svg": SVG,
    }
    assert codes(looked_at(tmp_path, module(fields), files)) == [code]


def test_the_author_s_own_captions_are_judged_once_and_ship_as_they_are(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "a.mp3": MP3,
        "a.vtt": "WEBVTT\n\n00:05.000 --> 00:01.000\nBonjour à tous.\n",
    }
    own = looked_at(tmp_path / "own", module("audio: a.mp3\ncaptions: a.vtt"), files)
    assert codes(own) == ["ends-before-start"]
    assert (read(own).modules[0].media[0].captions, sorted(own.reading.media)) == (
        "a.vtt",
        ["a.mp3", "a.vtt"],
    )
    both = looked_at(tmp_path / "both", module("audio: a.mp3\ncaptions: a.vtt\ntranscript: a.vtt"), files)
    assert codes(both).count("ends-before-start") == 1


def test_a_sound_that_is_also_named_as_a_picture_is_found_out(tmp_path: Path) -> None:
    fields = "audio: a.mp3\nimages:\n  - {image: a.mp3, alt: Un son}"
    assert codes(looked_at(tmp_path, module(fields), {"a.mp3": MP3})) == ["media-mismatch"]


@pytest.mark.parametrize(("written", "named"), [("NFC", "NFD"), ("NFD", "NFC")])
def test_an_accent_is_the_same_whether_it_is_a_character_of_its_own_or_not(
    tmp_path: Path, written: Literal["NFC", "NFD"], named: Literal["NFC", "NFD"]
) -> None:
    image = f"images:\n  - {{image: {normalize(written, 'carré.svg')}, alt: Un carré}}"
    found = looked_at(tmp_path, module(image), {normalize(named, "carré.svg"): SVG})
    assert codes(found) == []
    assert read(found).modules[0].figures[0].path == normalize(named, "carré.svg")


# ids


def test_an_id_that_stands_twice_is_shown_with_where_it_first_stood(tmp_path: Path) -> None:
    fields = (
        "key-points:\n  - {id: eau, text: E.}\nquiz:\n  - {id: eau, essay: Eau ?}\n  - {id: m, essay: M ?}"
    )
    found = looked_at(tmp_path, module(fields))
    assert places(found) == ["duplicate-id 11:14", "duplicate-id 12:14"]
    assert [one.related[0][1].line for one in found.problems] == [9, 6]


@pytest.mark.parametrize("id_", ["1er", "é", "a b", "a.b", "a/b", "-a", "a" * 65, "'a '"])
def test_an_id_is_ascii_and_short(tmp_path: Path, id_: str) -> None:
    assert codes(looked_at(tmp_path, module(f"quiz:\n  - {{id: {id_}, essay: Eau ?}}")))[0] == "bad-id"


def test_key_points_without_ids_have_ids_of_their_own_in_every_module(tmp_path: Path) -> None:
    first = "  - title: A\n    key-points: [{text: a}, {text: b}]\n"
    second = "  - title: B\n    key-points: [{text: c}]\n"
    found = looked_at(tmp_path, f"{HEAD}{VIEWED}modules:\n{first}{second}")
    assert set(codes(found)) == {"missing-id"}
    ids = [point.id for step in read(found).modules for point in step.key_points]
    assert len(set(ids)) == 3


# the theme


def test_a_theme_is_read_with_or_without_the_sign_and_with_three_digits(tmp_path: Path) -> None:
    theme = """\
theme:
  accent: "#7A1F3D"
  accent-dark: fcd
  logo: logo.svg
  logo-alt: Université de l’Exemple
  typeface: sans
  corners: carrés
"""
    found = looked_at(tmp_path, f"{HEAD}{VIEWED}{theme}modules: [{{id: m, title: M}}]\n", {"logo.svg": SVG})
    assert codes(found) == ["not-one-of"]
    assert dict(found.problems[0].arguments)["nearest"] == "square"
    course = sound(
        tmp_path,
        f"{HEAD}{VIEWED}{theme.replace('carrés', 'square')}modules: [{{id: m, title: M}}]\n",
        {"logo.svg": SVG},
    )
    assert course.theme == Theme(
        "#7a1f3d", "#ffccdd", Figure("logo.svg", "Université de l’Exemple"), "sans", "square"
    )


@pytest.mark.parametrize(
    ("theme", "problem"),
    [
        ("{accent: vert}", "bad-colour 5:17"),
        ("{accent: '#12345'}", "bad-colour 5:17"),
        ("\n  accent: #1c4f8b", "comment-in-text 6:11"),
        ("{logo: logo.svg}", "missing-alt 5:15"),
        ("{logo: fuite.svg, logo-alt: Logo}", "unsafe-svg 5:15"),
        ("{logo-alt: Logo}", "alt-without-image 5:9"),
        ("{logo: ../logo.svg, logo-alt: Logo}", "outside-workspace 5:15"),
        ("{accent: e8a200}", "low-contrast 5:17"),
        ("{accent-dark: '#1c4f8b'}", "low-contrast 5:22"),
    ],
)
def test_what_is_wrong_with_a_theme_is_said_at_its_place(tmp_path: Path, theme: str, problem: str) -> None:
    found = looked_at(
        tmp_path,
        f"{HEAD}{VIEWED}theme: {theme}\nmodules: [{{id: m, title: M}}]\n",
        {
            "logo.svg": SVG,
            "fuite.svg": SVG.replace("<path", '<image href="https://fuite.example/x.png"/><path'),
        },
    )
    assert places(found) == [problem]
