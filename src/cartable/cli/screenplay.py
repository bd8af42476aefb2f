"""A transcript set for a terminal, as a play is: who speaks, then what is said, line by line."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from textwrap import wrap

import click

from cartable.model.clock import clock
from cartable.model.transcript import Cue, Sentence, Transcript, Turn
from cartable.source.display import printable

WIDEST, NARROWEST = 88, 40
_NUMBER = 5


def set_out(
    transcript: Transcript, names: Callable[[int, Turn], str], doubtful: Collection[int], width: int
) -> Iterator[str]:
    """The lines, styled, at most `width` columns or 88 of them.

    `names` says who speaks in a turn, counted from 0. Sentences stand with their number and, where
    it is known, the time at which they begin; those of `doubtful` numbers have a `?` there. Cues are
    in brackets. An empty line parts two turns.
    """
    starts = [one.start for one in transcript.sentences if one.start is not None]
    clocks = max(len(clock(start)) for start in starts) + 2 if starts else 0
    margin = _NUMBER + 2 + clocks
    room = max(NARROWEST, min(width, WIDEST)) - margin
    for index, turn in enumerate(transcript.turns):
        if index:
            yield ""
        yield click.style(printable(names(index, turn)), bold=True)
        for piece in turn.pieces:
            match piece:
                case Sentence(number, text, start):
                    doubt = number in doubtful
                    time = "" if start is None else f"{clock(start)}  "
                    lead = f"{number:>{_NUMBER}}{'?' if doubt else ' '} {time:>{clocks}}"
                    first, *rest = wrap(printable(text), room, break_on_hyphens=False) or [""]
                    yield (
                        click.style(lead, fg="yellow" if doubt else None, dim=None if doubt else True) + first
                    )
                    yield from (" " * margin + line for line in rest)
                case Cue(text):
                    for line in wrap(printable(f"[{text}]"), room):
                        yield click.style(" " * margin + line, dim=True)
