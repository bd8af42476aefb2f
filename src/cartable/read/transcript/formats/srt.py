"""SRT (SubRip): captions that never had a standard; numbers, empty lines, commas may be missing."""

from __future__ import annotations

import re

from cartable.read.transcript.blocks import TIMING, Blocks, blocks
from cartable.read.transcript.captions import joined
from cartable.read.transcript.script import Script
from cartable.read.transcript.source_text import SourceText
from cartable.source.problem import Problem, problem

_TIMING = re.compile(rf"^{TIMING.pattern}$", re.MULTILINE)


def is_srt(text: str) -> bool:
    """Whether a line of a text holds the times of a caption and nothing else."""
    return "->" in text and _TIMING.search(text) is not None


def captions(source: SourceText) -> Blocks:
    """Its captions as they are written. A comma or a point stands before thousandths."""
    found = blocks(source, head=lambda _: False, is_name=lambda line, _: line.isdecimal())
    if found.commas and found.points:
        rarer = min(found.commas, found.points, key=len)
        found.problems.append(problem("comma-for-point", source.place(*rarer[0]), mixed=len(rarer)))
    return found


def script(source: SourceText) -> tuple[Script, list[Problem]]:
    """The words of its captions with their times."""
    found = captions(source)
    read, problems = joined(found.captions, source)
    return read, found.problems + problems
