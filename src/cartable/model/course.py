"""A course and its parts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field
from fractions import Fraction
from typing import Literal

from cartable.model.caption import Caption
from cartable.model.interaction import Essay, Interaction
from cartable.model.text import Text
from cartable.model.transcript import Citation, Section, Transcript
from cartable.source.dataclass import dataclass

Entry = str | Mapping[str, str]
"""A wording: a text with `{names}` in it, or its plural forms by their CLDR names."""

CompleteWhen = Literal["viewed", "quiz-passed", "both"]
Mode = Literal["practice", "exam"]


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks: the key that turns carry, the name shown, what they are."""

    key: str
    name: str
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture of the course's folder with its alternative, never empty."""

    path: str
    alt: str


@dataclass(frozen=True, slots=True)
class Media:
    """A recording: `path` in the course's folder, or `address` elsewhere; exactly one is set.

    `captions` is a WebVTT file of the course's folder, `converted` what captions of another format say: the
    author's own, one or the other. `poster` is the picture shown before a video plays.
    """

    kind: Literal["video", "audio"]
    path: str | None = None
    address: str | None = None
    captions: str | None = None
    converted: tuple[Caption, ...] = ()
    poster: str | None = None


@dataclass(frozen=True, slots=True)
class Objective:
    """What a learner will be able to do."""

    id: str
    text: Text


@dataclass(frozen=True, slots=True)
class KeyPoint:
    """What is worth keeping, and the words of the transcript it rests on."""

    id: str
    text: Text
    evidence: tuple[Citation, ...] = ()
    figure: Figure | None = None
    draft: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """A question: how it is asked, answered and judged.

    `type` is the authoring word (`choice`, `true-false` …). `points` are the most it can give; 0
    for what is not graded. `why` is said after any answer, `if_right` and `if_wrong` after the
    answer they name. `evidence` is what it rests on, its own or its key point's, within its module.
    """

    id: str
    type: str
    stem: Text
    interaction: Interaction
    points: Fraction = Fraction(1)
    why: Text | None = None
    if_right: Text | None = None
    if_wrong: Text | None = None
    hint: Text | None = None
    figure: Figure | None = None
    rests_on: str | None = None
    evidence: tuple[Citation, ...] = ()
    measures: str | None = None
    tags: tuple[str, ...] = ()
    draft: bool = False

    @property
    def graded(self) -> bool:
        """Whether an answer counts towards the score."""
        return not isinstance(self.interaction, Essay) and self.points > 0


@dataclass(frozen=True, slots=True)
class Draw:
    """`take` questions of a pool, drawn by the learner's seed; all of them in order if take is all."""

    bank: str
    take: int
    pool: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Quiz:
    """The questions of a module, in order."""

    entries: tuple[Question | Draw, ...]
    shuffled: bool = False
    graded: bool = True

    @property
    def questions(self) -> tuple[Question, ...]:
        """Every question that a learner may meet, pools included, in order."""
        return tuple(_questions(self.entries))


def _questions(entries: tuple[Question | Draw, ...]) -> Iterator[Question]:
    for entry in entries:
        if isinstance(entry, Draw):
            yield from entry.pool
        else:
            yield entry


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the glossary and what it means."""

    term: str
    meaning: Text


@dataclass(frozen=True, slots=True)
class Module:
    """One step of a course: what was said, what to keep of it, and the questions."""

    id: str
    title: str
    objectives: tuple[Objective, ...] = ()
    media: tuple[Media, ...] = ()
    introduction: Text | None = None
    figures: tuple[Figure, ...] = ()
    transcript: Transcript | None = None
    sections: tuple[Section, ...] = ()
    key_points: tuple[KeyPoint, ...] = ()
    quiz: Quiz | None = None
    glossary: tuple[Term, ...] = ()
    draft: bool = False


@dataclass(frozen=True, slots=True)
class Settings:
    """How the course is judged.

    `passing` is the share of all points that passes, 0 to 1, exact. `attempts` is how often each
    quiz may be taken, 0 for without limit. `keep` says which attempt counts. `report` says how the LMS's
    report names what was chosen: by readable words, or by single characters as SCORM 1.2 has it.
    `images_width` is how wide pictures are made, in pixels, None where they ship as they are.
    """

    passing: Fraction = Fraction(1, 2)
    complete_when: CompleteWhen = "quiz-passed"
    attempts: int = 0
    keep: Literal["best", "last"] = "best"
    mode: Mode = "practice"
    report: Literal["readable", "strict"] = "readable"
    shuffled_options: bool = False
    shuffled_questions: bool = False
    images_width: int | None = None


@dataclass(frozen=True, slots=True)
class Theme:
    """How a course looks, where it departs from the house style.

    `accent` is the one colour by day, `accent_dark` by night, each `#rrggbb` and readable on its
    grounds (`model.colour`); None for the house's own, or, by night, for what follows from `accent`.
    """

    accent: str | None = None
    accent_dark: str | None = None
    logo: Figure | None = None
    typeface: Literal["serif", "sans"] = "serif"
    corners: Literal["round", "square"] = "round"


@dataclass(frozen=True, slots=True)
class Course:
    """A course, whole. `id` is its folder's name; `language` a BCP 47 tag; `duration` in minutes.

    `typography` is what it asks to be set by: a name of `model.typography`, None for its language.

    `words` are those that the course says its own way: domain (`player`, `paper`, `settings`) → key →
    wording, the keys as the author wrote them.
    """

    id: str
    version: str
    title: str
    language: str
    modules: tuple[Module, ...]
    authors: tuple[str, ...] = ()
    rights: str | None = None
    summary: Text | None = None
    keywords: tuple[str, ...] = ()
    duration: int | None = None
    settings: Settings = field(default_factory=Settings)
    theme: Theme = field(default_factory=Theme)
    speakers: tuple[Speaker, ...] = ()
    glossary: tuple[Term, ...] = ()
    draft: bool = False
    words: Mapping[str, Mapping[str, Entry]] = field(default_factory=dict)
    typography: str | None = None

    @property
    def profile(self) -> str:
        """What its words are set by: the profile it asks for, else its language."""
        return self.typography or self.language

    @property
    def questions(self) -> tuple[Question, ...]:
        """Every question of every quiz, pools included, in order."""
        return tuple(question for module in self.modules if module.quiz for question in module.quiz.questions)
