"""The list of what was corrected in a clean copy, a line each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import click

from cartable.cli.language import say
from cartable.formats.clean_copy import Correction, Kind
from cartable.source.display import printable

_LONGEST = 12  # words of a correction that are shown
_SAID = {
    Kind.SPEAKER: "transcript.speaker",
    Kind.TURN_ADDED: "transcript.turn-added",
    Kind.TURN_GONE: "transcript.turn-gone",
    Kind.TURN_MOVED: "transcript.turn-moved",
    Kind.SPLIT: "transcript.split",
    Kind.JOINED: "transcript.joined",
}
# As it is said where something stands in its place, where it is new, and where it is gone.
_THREE = {
    Kind.WORDS: ("transcript.changed", "transcript.added", "transcript.gone"),
    Kind.TYPOGRAPHY: ("transcript.typography", "transcript.added", "transcript.gone"),
    Kind.CUE: ("transcript.cue-changed", "transcript.cue-added", "transcript.cue-gone"),
    Kind.TIME: ("transcript.time-changed", "transcript.time-added", "transcript.time-gone"),
}
_COUNTED = {
    "transcript.in-words": (Kind.WORDS,),
    "transcript.in-typography": (Kind.TYPOGRAPHY,),
    "transcript.in-turns": (Kind.SPEAKER, Kind.TURN_ADDED, Kind.TURN_GONE, Kind.TURN_MOVED),
    "transcript.in-sentences": (Kind.SPLIT, Kind.JOINED),
    "transcript.in-sounds": (Kind.CUE,),
    "transcript.in-times": (Kind.TIME,),
}


def echo_corrections(found: Sequence[Correction], copy: str, raw: str) -> None:
    """Say each correction at its place in the copy, then how many there are of which kind."""
    for one in found:
        click.echo(f"{click.style(printable(str(one.place)), dim=True)}: {printable(_said(one))}")
    if not found:
        click.echo(say("transcript.no-corrections", path=printable(copy), raw=printable(raw)))
        return
    kinds = Counter(one.kind for one in found)
    counts = {word: sum(kinds[kind] for kind in counted) for word, counted in _COUNTED.items()}
    parts = [say(word, n=count) for word, count in counts.items() if count]
    click.echo()
    click.secho(" · ".join([say("transcript.corrections", n=len(found)), *parts]), bold=True)


def _said(one: Correction) -> str:
    words = {"before": _short(one.before), "after": _short(one.after), "speaker": one.speaker or ""}
    if one.kind in _SAID:
        return say(_SAID[one.kind], **words)
    changed, added, gone = _THREE[one.kind]
    return say(added if one.before is None else gone if one.after is None else changed, **words)


def _short(words: str | None) -> str:
    """The words, their middle left out where there are many."""
    said = (words or "").split(" ")
    if len(said) <= _LONGEST:
        return words or ""
    half = _LONGEST // 2
    return " ".join([*said[:half], "[…]", *said[-half:]])
