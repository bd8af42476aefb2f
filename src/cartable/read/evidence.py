"""Quotes as authors write them, looked up in the module's transcript."""

from __future__ import annotations

from cartable.model.transcript import Citation, Transcript
from cartable.read.desk import Sheet
from cartable.read.transcript import citations


def cited(quotes: list[str] | None, transcript: Transcript | None, sheet: Sheet) -> tuple[Citation, ...]:
    """The citations of the key `evidence` of this part; what is not found is reported."""
    if not quotes:
        return ()
    if transcript is None:
        sheet.report("evidence-without-transcript", "evidence")
        return ()
    found, problems = citations(
        [(quote, sheet.place("evidence", number)) for number, quote in enumerate(quotes)], transcript
    )
    sheet.desk.problems.extend(problems)
    return found
