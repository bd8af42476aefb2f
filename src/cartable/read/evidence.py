"""Quotes as authors write them, looked up in the module's transcript."""

from __future__ import annotations

from cartable.model.transcript import Citation
from cartable.read.desk import Sheet
from cartable.read.transcript import Spoken, citations
from cartable.source.place import Place
from cartable.source.problem import Problem, problem

_MISSING = frozenset({"quote-not-found", "section-not-found"})
_SEVERAL = 2


def cited(quotes: list[str] | None, spoken: Spoken | None, sheet: Sheet) -> tuple[Citation, ...]:
    """The citations of the key `evidence` of this part; what is not found is reported."""
    if not quotes:
        return ()
    if spoken is None:
        place = sheet.key("evidence")
        sheet.desk.problems.append(problem("evidence-without-transcript", place, field="evidence"))
        return ()
    found, problems = citations(
        [(quote, sheet.place("evidence", number)) for number, quote in enumerate(quotes)], spoken
    )
    sheet.desk.problems.extend(problems)
    sheet.desk.quotes += len(found)
    return found


def of_one_file(problems: list[Problem], found: int, place: Place, file: str) -> list[Problem]:
    """The problems of a module; one instead of all its missing quotes where its transcript is another's.

    That is so where several are looked for, none is `found`, and most resemble nothing that is said. The
    file is named at `place`.
    """
    missing = [one for one in problems if one.code in _MISSING]
    strange = sum(dict(one.arguments).keys() <= {"title"} for one in missing)
    if found or len(missing) < _SEVERAL or strange * 2 <= len(missing):
        return problems
    mistake = problem("other-transcript", place, wrote=file, count=len(missing))
    return [mistake, *(one for one in problems if one.code not in _MISSING)]
