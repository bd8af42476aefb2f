"""Plain text."""

from __future__ import annotations

from cartable.read.transcript.script import Script
from cartable.read.transcript.source_text import SourceText
from cartable.source.problem import Problem


def script(source: SourceText) -> tuple[Script, list[Problem]]:
    """The text as it stands."""
    return Script(source, source.text), []
