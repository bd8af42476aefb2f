"""Which format a text is in: its content says so, whatever the file's name is."""

from __future__ import annotations

from cartable.read.transcript.formats import plain, srt, webvtt
from cartable.read.transcript.script import Script
from cartable.read.transcript.source_text import SourceText
from cartable.read.transcript.voices import Voices
from cartable.source.problem import Problem


def is_captions(text: str) -> bool:
    """Whether a text is in a format of captions."""
    return webvtt.is_webvtt(text) or srt.is_srt(text)


def script(source: SourceText, voices: Voices) -> tuple[Script, list[Problem]]:
    """The text freed of its format, and what is wrong with it as a file of that format."""
    if webvtt.is_webvtt(source.text):
        return webvtt.script(source)
    if srt.is_srt(source.text):
        return srt.script(source)
    return plain.script(source, voices)
