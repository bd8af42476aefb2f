"""SubRip captions (`.srt`): no standard, but what every video server and editor writes."""

from __future__ import annotations

import html
import re

from cartable.model.caption import Caption

_TIME = r"(?:(\d{1,3}):)?(\d{1,2}):(\d{1,2})[,.](\d{1,3})"
_TIMES = re.compile(rf"^[ \t]*{_TIME}[ \t]*-->[ \t]*{_TIME}[^\n]*$", re.MULTILINE)
_NUMBER_AT_END = re.compile(r"(?:^|\n)[ \t]*\d+[ \t]*\Z")
_STYLE = re.compile(r"</?(?:[biu]|font)\b[^<>]*>|\{\\an?\d+\}", re.IGNORECASE)
_LEAST = 1000


def srt_captions(text: str) -> tuple[Caption, ...]:
    """The captions of a file in order, their lines without styles; empty where it holds none.

    One that would end before it begins stays a second. Times may have a point for the comma, and no hours.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    found = list(_TIMES.finditer(text))
    captions = []
    for at, times in enumerate(found):
        last = at + 1 == len(found)
        words = text[times.end() : len(text) if last else found[at + 1].start()].rstrip()
        if not last:
            words = _NUMBER_AT_END.sub("", words)
        lines = tuple(
            bare for line in words.split("\n") if (bare := html.unescape(_STYLE.sub("", line)).strip())
        )
        start, end = _milliseconds(times.groups()[:4]), _milliseconds(times.groups()[4:])
        if lines:
            captions.append(Caption(start, end if end > start else start + _LEAST, lines))
    return tuple(sorted(captions, key=lambda one: one.start))


def _milliseconds(parts: tuple[str | None, ...]) -> int:
    hours, minutes, seconds, rest = parts
    return ((int(hours or 0) * 60 + int(minutes or 0)) * 60 + int(seconds or 0)) * 1000 + int(
        (rest or "").ljust(3, "0")
    )
