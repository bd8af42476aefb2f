"""Quotes as authors write them, looked up in the module's transcript."""

from __future__ import annotations

from cartable.model.transcript import Citation
from cartable.read.desk import Sheet
from cartable.read.transcript import Spoken, citations
from cartable.source.problem import problem


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
    return found
