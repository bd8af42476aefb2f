"""Modules as written, lowered to the model."""

from __future__ import annotations

from collections.abc import Callable

from cartable.model.course import Draw, KeyPoint, Module, Objective, Question, Quiz, Term
from cartable.model.transcript import Section, Transcript
from cartable.read.desk import Sheet
from cartable.read.evidence import cited, of_one_file
from cartable.read.outline import Asked, Drawn, Planned
from cartable.read.questions import Context
from cartable.read.recordings import recordings
from cartable.read.transcript import Spoken, said, sections, source_text
from cartable.read.written.course import WrittenCourse, WrittenTerm
from cartable.source.dataclass import dataclass
from cartable.source.place import Place
from cartable.source.problem import problem
from cartable.source.wording import is_error


@dataclass(frozen=True, slots=True)
class ModuleReader:
    """Reads the modules of one course; `lowered` gives a question its place in the model."""

    course: WrittenCourse
    lowered: Callable[[Asked, Context], Question | None]

    def module(self, planned: Planned, id_: str) -> Module:
        """The module; what is wrong in it is reported."""
        written, sheet = planned.written, planned.sheet
        desk = sheet.desk
        earlier, quotes = len(desk.problems), desk.quotes
        heard = self._transcript(planned)
        spoken = Spoken(heard) if heard and heard.sentences else None
        cites = spoken is not None or (written.transcript is None and not sheet.is_maimed)
        stretches: tuple[Section, ...] = ()
        if spoken is not None and written.sections:
            openings = [
                (s.title, s.opening, sheet.place("sections", n)) for n, s in enumerate(written.sections)
            ]
            stretches, problems = sections(openings, spoken)
            desk.problems.extend(problems)
            desk.quotes += len(stretches)
        elif written.sections and cites:
            place = sheet.key("sections")
            desk.problems.append(problem("evidence-without-transcript", place, field="sections"))
        objectives = tuple(
            Objective(one.id, sheet.text(one.text, "objectives", n, "text"))
            for n, one in enumerate(written.objectives)
        )
        points = self._key_points(planned, id_, spoken, cites=cites)
        context = Context(
            self.course.language,
            self.course.words.domains.get("player", {}),
            self.course.settings.shuffle in {"options", "both"},
            spoken,
            cites,
            objectives,
            points,
        )
        figures = (sheet.at("images", n).figure(one.image, one.alt) for n, one in enumerate(written.images))
        made = Module(
            id=id_,
            title=written.title,
            objectives=objectives,
            media=recordings(planned, heard, self.course.language),
            introduction=sheet.optional_text(written.introduction, "introduction"),
            figures=tuple(figure for figure in figures if figure),
            transcript=heard,
            sections=stretches,
            key_points=points,
            quiz=self._quiz(planned, context),
            glossary=terms(written.glossary, sheet),
            draft=written.draft,
        )
        if written.transcript is not None:
            found, place = desk.quotes - quotes, sheet.place("transcript")
            desk.problems[earlier:] = of_one_file(desk.problems[earlier:], found, place, written.transcript)
        return made

    def _transcript(self, planned: Planned) -> Transcript | None:
        written, sheet = planned.written, planned.sheet
        if written.transcript is None:
            return None
        path = sheet.desk.file(written.transcript, sheet.place("transcript"))
        if path is None:
            return None
        data = sheet.desk.inputs.texts.get(path)
        if data is None:
            sheet.report("transcript-not-text", "transcript", wrote=written.transcript)
            return None
        source, problems = source_text(data, path, self.course.language)
        sheet.desk.problems.extend(problems)
        if source is None:
            return None
        sheet.desk.transcripts[sheet.start] = source
        read, problems = said(source, self.course.speakers, self.course.language)
        sheet.desk.problems.extend(problems)
        return None if any(map(is_error, problems)) else read

    def _key_points(
        self, planned: Planned, module: str, spoken: Spoken | None, *, cites: bool
    ) -> tuple[KeyPoint, ...]:
        points = []
        for number, written in enumerate(planned.written.key_points):
            sheet = planned.sheet.at("key-points", number)
            points.append(
                KeyPoint(
                    id=written.id or f"{module}-{number + 1}",
                    text=sheet.text(written.text, "text"),
                    evidence=cited(written.evidence if cites else None, spoken, sheet),
                    figure=sheet.figure(written.image, written.alt),
                    draft=written.draft,
                )
            )
        return tuple(points)

    def _quiz(self, planned: Planned, context: Context) -> Quiz | None:
        entries: list[Question | Draw] = []
        for entry in planned.entries:
            if isinstance(entry, Drawn):
                pool = tuple(one for asked in entry.pool if (one := self.lowered(asked, context)))
                if pool:
                    entries.append(
                        Draw(entry.written.from_, min(entry.written.take or len(pool), len(pool)), pool)
                    )
            elif (one := self.lowered(entry, context)) is not None:
                entries.append(one)
        shuffled = self.course.settings.shuffle in {"questions", "both"}
        return Quiz(tuple(entries), shuffled=shuffled) if entries else None


def terms(written: list[WrittenTerm], sheet: Sheet) -> tuple[Term, ...]:
    """The terms of the key `glossary` of this part."""
    return tuple(
        Term(one.term, sheet.text(one.meaning, "glossary", n, "meaning")) for n, one in enumerate(written)
    )


def given_ids(planned: list[Planned]) -> list[tuple[str, Place]]:
    """The ids that authors gave to modules, key points and questions of the course's own file."""
    ids = []
    for step in planned:
        if step.written.id:
            ids.append((step.written.id, step.sheet.place("id")))
        for number, point in enumerate(step.written.key_points):
            if point.id:
                ids.append((point.id, step.sheet.place("key-points", number, "id")))
    return ids
