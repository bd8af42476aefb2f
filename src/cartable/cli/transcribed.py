"""What `cartable transcript` says of a transcript: its turns, its doubts, its size, what to do next."""

from __future__ import annotations

from pathlib import Path
from shutil import get_terminal_size
from textwrap import wrap

import click

from cartable.build.listening import Heard, doubted
from cartable.cli.language import language, say
from cartable.cli.report import COLOURS
from cartable.cli.screenplay import NARROWEST, set_out
from cartable.formats.clean_copy import sentence_lines
from cartable.model.clock import clock
from cartable.model.transcript import Cue, Turn
from cartable.source.display import printable, shown
from cartable.source.problem import in_order
from cartable.source.wording import help_lines, level

_A_MINUTE = 150  # words that are said in one, in a lecture


def echo_turns(read: Heard) -> None:
    """Say who says what."""
    names = {one.key: one.name for one in read.speakers}
    alone = len(read.transcript.turns) == 1

    def name(index: int, turn: Turn) -> str:
        if turn.speaker is not None:
            return names.get(turn.speaker, turn.speaker)
        if read.speakers:
            return say("transcript.nobody")
        return say("transcript.voice", number=1 if alone else index % 2 + 1)

    doubtful = set(doubted(read.transcript, read.problems).values())
    for line in set_out(read.transcript, name, doubtful, get_terminal_size().columns):
        click.echo(line)
    if read.transcript.turns:
        click.echo()


def echo_doubts(read: Heard, copy: Path | None = None) -> None:
    """Say each doubt at its place in the file, and its sentence, or its line in the clean copy.

    What to do stands under the last of a kind.
    """
    problems = in_order(read.problems)
    if not problems:
        return
    click.secho(say("transcript.doubts", n=len(problems)), bold=True)
    numbers = doubted(read.transcript, problems)
    lines = sentence_lines(read.transcript) if copy and numbers else ()
    texts = {read.path: read.text.encode("utf-8", "replace")}
    last = {one.code: one for one in problems}
    for one in problems:
        first, *rest = shown(one, texts, language(), widest=_room() - len("00000 | …")).splitlines()
        helps = len(help_lines(one, language()))
        excerpt, help_ = rest[: len(rest) - helps], rest[len(rest) - helps :]
        echo_wrapped(first, fg=COLOURS[level(one.code)])
        for line in excerpt:
            click.echo(line)
        if (number := numbers.get(one)) is not None:
            where = say("transcript.in-sentence", number=number)
            if copy and lines:
                where = f"      = {printable(copy.as_posix())}:{lines[number - 1]}"
            click.echo(where)
        if last[one.code] is one:
            for line in help_:
                echo_wrapped(line, indent="        ")
    click.echo()


def echo_wrapped(words: str, *, indent: str = "    ", fg: str | None = None) -> None:
    """Say a line, broken between words where the terminal would break it anywhere."""
    lead = words[: len(words) - len(words.lstrip())]
    lines = wrap(
        printable(words.lstrip()),
        _room(),
        initial_indent=lead,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
    click.secho("\n".join(lines), fg=fg)


def _room() -> int:
    return max(NARROWEST, get_terminal_size().columns)


def echo_summary(read: Heard) -> None:
    """Say how much there is, in one line."""
    sentences = read.transcript.sentences
    words = sum(len(one.text.split()) for one in sentences)
    cues = sum(isinstance(piece, Cue) for turn in read.transcript.turns for piece in turn.pieces)
    parts = [
        say("transcript.turns", n=len(read.transcript.turns)),
        say("transcript.sentences", n=len(sentences), number=_grouped(len(sentences))),
        say("transcript.words", n=words, number=_grouped(words)),
        say("transcript.sounds", n=cues),
    ]
    end = max((one.end for one in sentences if one.end is not None), default=None)
    parts.append(say("transcript.about", n=max(1, round(words / _A_MINUTE))) if end is None else clock(end))
    click.secho(" · ".join(parts), bold=True)


def echo_next(read: Heard, course: str | None, copy: Path | None, corrected: int | None) -> None:
    """Say whose words the speakers and the language are, and what may come next.

    `course` is the YAML that says them; `copy` where the clean copy goes, None for one itself; `corrected`
    counts what was corrected in it, None where there is none yet.
    """
    if course is not None:
        echo_wrapped(say("transcript.says-course", course=course, language=read.language))
    if read.speakers_guessed and read.speakers:
        echo_wrapped(say("transcript.guessed-names", keys=", ".join(read.keys)))
    elif not read.speakers and len(read.transcript.turns) > 1:
        echo_wrapped(say("transcript.guessed-voices"))
    if read.language_guessed:
        echo_wrapped(say("transcript.guessed-language", language=read.language))
    if copy is None:
        return
    if corrected is None:
        click.echo(say("transcript.write-next"))
        command = say("transcript.write-command", path=read.path)
        click.echo(printable(f"  {command}"))
    elif corrected:
        count = say("transcript.corrections", n=corrected)
        echo_wrapped(say("transcript.copy-corrected", path=copy.as_posix(), corrections=count))
    else:
        echo_wrapped(say("transcript.copy-same", path=copy.as_posix()))


def _grouped(number: int) -> str:
    """A number with its thousands apart, as the language has it."""
    return f"{number:,}".replace(",", "\u202f" if language() == "fr" else ",")
