"""The banks of questions a course draws from, read once each."""

from __future__ import annotations

from dataclasses import field

from cartable.questions.written import WrittenQuestion
from cartable.read.desk import Desk, Sheet, doubles
from cartable.read.validated import validated
from cartable.read.written.quiz import WrittenDraw, written_bank
from cartable.read.yaml import Node, document
from cartable.source.dataclass import dataclass
from cartable.source.nearness import nearest
from cartable.source.place import Place
from cartable.source.problem import problem


@dataclass(frozen=True, slots=True)
class Bank:
    """A bank as written, and the tree it was read from.

    `whole` says whether nothing was left out because it is wrong: else nobody can say what is missing.
    """

    name: str
    questions: tuple[WrittenQuestion, ...]
    root: Node
    whole: bool


@dataclass(slots=True)
class Banks:
    """Banks by name, read when a course first names them, and which draw may give which question."""

    desk: Desk
    read: dict[str, Bank | None] = field(default_factory=dict)
    drawn: dict[tuple[str, int], Place] = field(default_factory=dict)

    def bank(self, name: str, sheet: Sheet) -> Bank | None:
        """The bank of that name, or None, reported at the sheet's `from`."""
        if name not in self.read:
            self.read[name] = self._read(name, sheet)
        return self.read[name]

    def _read(self, name: str, sheet: Sheet) -> Bank | None:
        path = f"quizzes/{name}.yaml"
        data = self.desk.inputs.texts.get(path)
        if data is None:
            self._report_absent(name, path, sheet)
            return None
        root, problems = document(data, path)
        self.desk.problems.extend(problems)
        if root is None:
            return None
        read = validated(written_bank(), root)
        self.desk.problems.extend(read.problems)
        self.desk.maimed |= read.maimed
        self.desk.lost |= read.lost
        written = read.written
        if written is None:
            return None
        whole = Sheet.whole(self.desk, read.tree)
        given = [
            (question.id, whole.place("questions", number, "id"))
            for number, question in enumerate(written.questions)
            if question.id
        ]
        self.desk.problems.extend(doubles(given))
        return Bank(name, tuple(written.questions), read.tree, whole=not read.problems)

    def _report_absent(self, name: str, path: str, sheet: Sheet) -> None:
        inputs = self.desk.inputs
        if refusal := inputs.refusal(path, path, sheet.place("from")):
            self.desk.problems.append(refusal)
            return
        near = nearest(name, inputs.banks)
        listed = None if near else ", ".join(inputs.banks) or None
        sheet.report("unknown-bank", "from", name=name, nearest=near, banks=listed)

    def pool(self, draw: WrittenDraw, sheet: Sheet) -> list[tuple[Bank, int]]:
        """The bank and index of each question that a draw may give, in order; problems reported.

        A course asks a question once: what an earlier draw may give is not given again.
        """
        bank = self.bank(draw.from_, sheet)
        if bank is None:
            return []
        chosen = list(range(len(bank.questions)))
        if draw.questions is not None:
            chosen = self._listed(draw.questions, bank, sheet)
        listed = len(chosen)
        chosen = [number for number in chosen if set(draw.tags) <= set(bank.questions[number].tags)]
        if not bank.whole:
            pass  # what is wrong in it is said, and what is too few may only follow from that
        elif not chosen and listed:
            known = dict.fromkeys(tag for question in bank.questions for tag in question.tags)
            tags = ", ".join(draw.tags)
            sheet.report("empty-draw", "tags", name=bank.name, tags=tags, known=", ".join(known) or None)
        elif draw.take is not None and draw.take > len(chosen) > 0:
            sheet.report("draw-too-large", "take", take=draw.take, count=len(chosen))
        return [(bank, number) for number in self._first_time(chosen, bank, sheet)]

    def _first_time(self, chosen: list[int], bank: Bank, sheet: Sheet) -> list[int]:
        again = [number for number in chosen if (bank.name, number) in self.drawn]
        if again and not sheet.is_maimed:
            id_ = bank.questions[again[0]].id if len(again) == 1 else None
            first = (("first-used", self.drawn[bank.name, again[0]]),)
            place = sheet.place("from")
            found = problem("drawn-twice", place, related=first, id=id_, count=len(again), bank=bank.name)
            self.desk.problems.append(found)
        for number in chosen:
            self.drawn.setdefault((bank.name, number), sheet.place("from"))
        return [number for number in chosen if number not in again]

    def _listed(self, ids: list[str], bank: Bank, sheet: Sheet) -> list[int]:
        by_id = {question.id: number for number, question in enumerate(bank.questions) if question.id}
        listed = [(id_, sheet.place("questions", number)) for number, id_ in enumerate(ids)]
        self.desk.problems.extend(doubles(listed))
        found = []
        for number, id_ in enumerate(ids):
            if id_ in by_id:
                found.append(by_id[id_])
                continue
            if id_ in self.desk.lost:
                continue
            near = nearest(id_, by_id)
            place = sheet.place("questions", number)
            self.desk.problems.append(
                problem(
                    "unknown-question",
                    place,
                    id=id_,
                    bank=bank.name,
                    nearest=near,
                    known=None if near else ", ".join(by_id) or None,
                )
            )
        return list(dict.fromkeys(found))
