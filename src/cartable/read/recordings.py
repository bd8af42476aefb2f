"""The recordings of a module as written, lowered to the model: files, addresses, captions, posters."""

from __future__ import annotations

import re
from typing import Literal

from cartable.model.caption import Caption
from cartable.model.clock import clock
from cartable.model.course import Media
from cartable.model.transcript import Transcript
from cartable.read.addresses import link_fault
from cartable.read.mp4 import is_cut_off
from cartable.read.outline import Planned
from cartable.read.own_captions import own_captions
from cartable.read.recording_length import recording_length
from cartable.source.problem import problem

_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_LENIENCE = 2000
"""Milliseconds that a transcript may go on after its recording: captions often do, and files round."""


def recordings(planned: Planned, said: Transcript | None, language: str) -> tuple[Media, ...]:
    """The module's video, then its audio; what is wrong with them is reported.

    `said` is the module's transcript: its times have to lie within the recording.
    `language` is the course's, a BCP 47 tag.
    """
    written, sheet = planned.written, planned.sheet
    media = []
    kinds: tuple[tuple[Literal["video", "audio"], str | None], ...] = (
        ("video", written.video),
        ("audio", written.audio),
    )
    for kind, value in kinds:
        if value is None:
            continue
        if _ADDRESS.fullmatch(value) and link_fault(value) is None:
            media.append(Media(kind, address=value))
        elif _SCHEME.match(value):
            sheet.report("bad-address", kind, wrote=value)
        elif path := sheet.desk.medium(value, sheet.place(kind), kind):
            captions, converted = _captions(planned, language)
            poster = _poster(planned) if kind == "video" else None
            media.append(Media(kind, path=path, captions=captions, converted=converted, poster=poster))
            _judge_times(planned, kind, path, said)
    _judge_company(planned, media, said)
    return tuple(media)


def _judge_company(planned: Planned, media: list[Media], said: Transcript | None) -> None:
    """Reports what goes with a file of the course and stands beside none, and times that lead nowhere."""
    written, sheet = planned.written, planned.sheet
    if sheet.is_maimed:
        return
    local = [one for one in media if one.path]
    if written.captions and not local:
        sheet.desk.problems.append(problem("captions-without-media", sheet.key("captions")))
    if written.poster and not any(one.kind == "video" for one in local):
        sheet.desk.problems.append(problem("poster-without-video", sheet.key("poster")))
    elsewhere = next((one for one in media if one.address), None)
    if elsewhere and not local and said and any(one.start is not None for one in said.sentences):
        sheet.report("times-lead-nowhere", elsewhere.kind, kind=elsewhere.kind)


def _judge_times(
    planned: Planned, kind: Literal["video", "audio"], path: str, said: Transcript | None
) -> None:
    """Reports a recording that breaks off, and a transcript that goes on after its recording ends."""
    sheet = planned.sheet
    recording = sheet.desk.media[path]
    with recording.open("rb") as file:
        if is_cut_off(file, recording.stat().st_size):
            sheet.report("cut-off-recording", kind, name=path)
            return
    last = max((one.end or one.start or 0 for one in said.sentences), default=0) if said else 0
    length = recording_length(recording)
    if last and length is not None and last > length + _LENIENCE:
        sheet.report("past-the-recording", kind, name=path, ends=clock(length), last=clock(last))


def _poster(planned: Planned) -> str | None:
    written, sheet = planned.written, planned.sheet
    return sheet.desk.medium(written.poster, sheet.place("poster"), "picture") if written.poster else None


def _captions(planned: Planned, language: str) -> tuple[str | None, tuple[Caption, ...]]:
    """The author's own captions: the path of a file that browsers take, or what another one shows."""
    written, sheet = planned.written, planned.sheet
    if written.captions is None:
        return None, ()
    path = sheet.desk.file(written.captions, sheet.place("captions"))
    if path is None:
        return None, ()
    own = own_captions(sheet.desk.inputs.texts.get(path, b""), path, language)
    told = sheet.desk.problems  # a file may be named twice, as transcript too: like things are said once
    told.extend(one for one in own.problems if one not in told)
    if own.is_ready:
        name = path.removeprefix(f"{sheet.desk.inputs.folder}/")
        sheet.desk.media[name] = sheet.desk.inputs.media[path]
        return name, ()
    if not own.shown:
        sheet.report("captions-not-vtt", "captions", wrote=written.captions)
    return None, own.shown
