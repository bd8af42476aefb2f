"""WebVTT, https://www.w3.org/TR/webvtt1/: the captions of the web."""

from __future__ import annotations

import re

from cartable.read.transcript.blocks import Blocks, blocks
from cartable.read.transcript.captions import joined
from cartable.read.transcript.script import Script
from cartable.read.transcript.source_text import SourceText
from cartable.source.problem import Problem, problem

_SILENT = re.compile(r"WEBVTT(?:[ \t].*)?|NOTE(?:[ \t].*)?|(?:STYLE|REGION)[ \t]*")


def is_webvtt(text: str) -> bool:
    """Whether a text begins as a WebVTT file does (4.1): a file without that line is read as SRT is."""
    return re.match(r"WEBVTT(?=[ \t\n]|\Z)", text) is not None


def captions(source: SourceText) -> Blocks:
    """Its cues as they are written; notes, styles, regions and settings are none."""
    found = blocks(source, head=lambda line: _SILENT.fullmatch(line) is not None, is_name=lambda *_: True)
    if found.commas:
        place = source.place(*found.commas[0])
        found.problems.append(problem("comma-for-point", place, count=len(found.commas)))
    return found


def script(source: SourceText) -> tuple[Script, list[Problem]]:
    """The words of its cues with their voices and times."""
    found = captions(source)
    read, problems = joined(found.captions, source)
    return read, found.problems + problems
