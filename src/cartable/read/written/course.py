"""What `course.yaml` may say."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from pydantic import BeforeValidator, Field

from cartable.questions.paired import NAMED_BY, paired
from cartable.questions.written import (
    Acknowledged,
    Flag,
    Identifier,
    Line,
    Lines,
    Prose,
    Proses,
    Written,
    one_of,
    whole,
    wrong,
)
from cartable.read.written.quiz import entry_union
from cartable.read.written.scalars import Attempts, Colour, Language, Minutes, Passing, Typography
from cartable.read.written.words import WrittenWords


def _named(value: object) -> object:
    if not isinstance(value, Mapping):
        raise wrong("empty-text" if value is None else "not-a-mapping")
    people = (inner if isinstance(inner, Mapping) else {"name": inner} for inner in value.values())
    return [{**person, NAMED_BY: key} for key, person in zip(value, people, strict=True)]


class WrittenPerson(Written):
    """A speaker with a role."""

    name: Line = Field(description="The name shown.")
    role: Line | None = Field(None, description="What they are, shown once.")


class WrittenSpeaker(WrittenPerson):
    """Who speaks in a transcript."""

    key: Identifier = Field(alias=NAMED_BY)


class WrittenObjective(Written):
    """What a learner will be able to do."""

    id: Identifier
    text: Prose


class WrittenSection(Written):
    """A stretch of the transcript."""

    title: Line
    opening: Line


class WrittenTerm(Written):
    """A word of the glossary."""

    term: Line
    meaning: Prose


class WrittenImage(Written):
    """A picture of the course's folder."""

    image: Line = Field(description="The file, in the course's folder.")
    alt: Line | None = Field(None, description="What it shows, for those who can't see it. Required.")


class WrittenKeyPoint(Written):
    """What is worth keeping, and the words it rests on."""

    id: Identifier | None = Field(None, description="Short, unique in the course.")
    text: Prose = Field(description="The point, in a sentence or two.")
    evidence: Proses | None = Field(None, description="Words quoted from the transcript; `[…]` marks a cut.")
    image: Line | None = Field(None, description="A picture of the course's folder.")
    alt: Line | None = Field(None, description="What the picture shows, for those who can't see it.")
    draft: Flag = Field(default=False, description="Still to be reviewed.")


Glossary = Annotated[list[WrittenTerm], paired("term", "meaning")]
Objectives = Annotated[list[WrittenObjective], paired("id", "text")]
Sections = Annotated[list[WrittenSection], paired("title", "opening")]
Speakers = Annotated[
    list[WrittenSpeaker], BeforeValidator(_named, json_schema_input_type=dict[str, Line | WrittenPerson])
]


class WrittenModule(Written):
    """One step of the course."""

    id: Identifier | None = Field(None, description="Short, unique in the course, never changed once used.")
    title: Line = Field(description="The module's title.")
    introduction: Prose | None = Field(None, description="What is read before the transcript.")
    transcript: Line | None = Field(None, description="The transcript's file, in the course's folder.")
    video: Line | None = Field(
        None, description="A file of the course's folder, or an address shown as a link."
    )
    audio: Line | None = Field(
        None, description="A file of the course's folder, or an address shown as a link."
    )
    captions: Line | None = Field(
        None, description="WebVTT or SRT captions of the video or audio file, instead of the transcript’s."
    )
    poster: Line | None = Field(
        None, description="A picture of the course’s folder, shown until the video file plays."
    )
    sections: Sections = Field([], description="Title: the first words of the section, as they are said.")
    objectives: Objectives = Field([], description="Id: what a learner will be able to do.")
    key_points: list[WrittenKeyPoint] = Field([], description="What is worth keeping.")
    images: list[WrittenImage] = Field([], description="Pictures shown with the module.")
    quiz: list[entry_union()] = Field([], description="Questions, and draws from banks.")  # type: ignore[valid-type]  # a call makes the annotation
    glossary: Glossary = Field([], description="Term: what it means; adds to the course's glossary.")
    draft: Flag = Field(default=False, description="Still to be reviewed.")


class WrittenSettings(Written):
    """How the course is judged."""

    pass_: Passing | None = Field(None, description="The share of all points that passes: `60 %` or `12/20`.")
    complete_when: one_of("viewed", "quiz-passed", "both") = Field(  # type: ignore[valid-type]  # a call makes the annotation
        "quiz-passed", description="What completes the course in the LMS."
    )
    attempts: Attempts = Field(0, description="How often each quiz may be taken: a number, or `unlimited`.")
    keep: one_of("best", "last") = Field("best", description="Which attempt counts.")  # type: ignore[valid-type]  # a call makes the annotation
    mode: one_of("practice", "exam") = Field(  # type: ignore[valid-type]  # a call makes the annotation
        "practice", description="`practice` says right or wrong at once; `exam` when the quiz is submitted."
    )
    report: one_of("readable", "strict") = Field(  # type: ignore[valid-type]  # a call makes the annotation
        "readable",
        description="How the LMS's report names answers: `readable`, or single letters for a `strict` LMS.",
    )
    shuffle: one_of("options", "questions", "both", "none") = Field(  # type: ignore[valid-type]  # a call makes the annotation
        "none", description="What is shuffled for each learner."
    )
    images: one_of("as-is", "convert") = Field(  # type: ignore[valid-type]  # a call makes the annotation
        "as-is",
        description="Ship pictures as they are, or `convert` them: lighter, upright, without metadata.",
    )
    images_width: whole(320, 6000) = Field(  # type: ignore[valid-type]  # a call makes the annotation
        1600, description="How wide a converted picture may be, in pixels."
    )
    handout_answers: one_of("separate") = Field(  # type: ignore[valid-type]  # a call makes the annotation
        "separate", description="The answer key is always a sheet of its own."
    )


class WrittenTheme(Written):
    """How the course looks."""

    accent: Colour | None = Field(None, description='The one colour, quoted: `"#1c4f8b"`.')
    accent_dark: Colour | None = Field(
        None, description="The same for screens that are set dark; derived from `accent` if not said."
    )
    logo: Line | None = Field(None, description="A picture of the course's folder.")
    logo_alt: Line | None = Field(None, description="Whose logo it is, for those who can't see it.")
    typeface: one_of("serif", "sans") = Field(  # type: ignore[valid-type]  # a call makes the annotation
        "serif", description="What long texts are set in."
    )
    corners: one_of("round", "square") = Field(  # type: ignore[valid-type]  # a call makes the annotation
        "round", description="The corners of buttons and cards."
    )


class WrittenCourse(Written):
    """A course."""

    format: whole(1, 1) = Field(1, description="The version of this grammar.")  # type: ignore[valid-type]  # a call makes the annotation
    version: Line = Field("1.0", description="The course's version, as you count it.")
    title: Line = Field(description="The course's title.")
    language: Language = Field(description="The course's language: `fr-FR`, `en`.")
    typography: Typography | None = Field(
        None, description="How words are set, if not as the language does: `off`, `fr-CA`, `de-CH` …"
    )
    authors: Lines = Field([], description="Who wrote it.")
    rights: Line | None = Field(None, description="The licence or the owner of the rights.")
    summary: Prose | None = Field(None, description="What the course is about, in two or three sentences.")
    keywords: Lines = Field([], description="Words to find it by.")
    duration: Minutes | None = Field(None, description="How long it takes: `25 min`, `1 h 30`.")
    settings: WrittenSettings = Field(
        WrittenSettings.model_validate({}), description="How the course is judged."
    )
    theme: WrittenTheme = Field(
        WrittenTheme.model_validate({}), description="How the course looks: one colour, a logo."
    )
    speakers: Speakers = Field([], description="Key: name, in the order in which they first speak.")
    modules: list[WrittenModule] = Field(description="The steps of the course, in order.", min_length=1)
    glossary: Glossary = Field([], description="Term: what it means.")
    words: WrittenWords = Field(
        WrittenWords.model_validate({}), description="Words of the screen said another way, by their keys."
    )
    draft: Flag = Field(default=False, description="Still to be reviewed.")
    acknowledged: Acknowledged = Field(
        {}, description="A warning of this course that may stay, by its code: why it may."
    )
