"""Figures kept in docs/bench.md: a section each, in the place of its former one."""

from __future__ import annotations

from pathlib import Path

REPORT = Path(__file__).parents[2] / "docs" / "bench.md"


def kept(report: str, title: str, measured: str) -> str:
    """The report with the section under a title (a line), in the place of a former one, else as its last."""
    head, *parts = report.split("\n## ")
    sections = {f"## {part}".partition("\n")[0]: f"## {part}".strip() for part in parts}
    sections[title] = measured.strip()
    return "\n\n".join([head.strip(), *sections.values()]) + "\n"


def keep(title: str, measured: str) -> None:
    """Write the section into docs/bench.md."""
    REPORT.write_text(kept(REPORT.read_text("utf-8"), title, measured), encoding="utf-8")
