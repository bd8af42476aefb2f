"""`cartable transcript`: what a transcript's file holds, its clean copy, and what was corrected in that."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace as changed
from pathlib import Path

import click

from cartable.build.listening import Heard, cast, clean_beside, heard, is_clean, raw_beside
from cartable.build.writing import replace
from cartable.cli.corrected import echo_corrections
from cartable.cli.language import say
from cartable.cli.main import EXIT_PROBLEMS
from cartable.cli.misuse import Misuse
from cartable.cli.report import stops
from cartable.cli.transcribed import echo_doubts, echo_next, echo_summary, echo_turns, echo_wrapped
from cartable.cli.worded import Worded
from cartable.formats.clean_copy import Correction, corrections, keys
from cartable.model.course import Speaker
from cartable.questions.written import is_identifier
from cartable.read.casting import Casting
from cartable.read.transcript.formats.clean import written
from cartable.read.written.scalars import LANGUAGE
from cartable.source.display import printable

BESIDE = "\N{NULL}"
"""Stands for the value of `--compare` without one: a name that no file has."""


@click.command("transcript", cls=Worded)
@click.argument("file", required=False)
@click.option("--write", is_flag=True)
@click.option("--force", is_flag=True)
@click.option("--compare", is_flag=False, flag_value=BESIDE)
@click.option("--speakers")
@click.option("--language", "tag")
@click.pass_context
def command(  # noqa: PLR0913 - an argument for each option
    ctx: click.Context,
    *,
    file: str | None,
    write: bool,
    force: bool,
    compare: str | None,
    speakers: str | None,
    tag: str | None,
) -> None:
    """Show, write or compare; the help stands in `words/`."""
    if file is None and compare not in {None, BESIDE}:
        file, compare = compare, BESIDE  # `--compare FILE`: the option took what was meant for the command
    if file is None:
        raise click.MissingParameter(ctx=ctx, param=command.params[0])
    if write and compare is not None:
        raise Misuse(say("transcript.write-or-compare"))
    if force and not write:
        raise Misuse(say("transcript.force-alone"))
    path = _there(file)
    known = cast(path)
    asked = _asked(known, speakers, tag)
    if compare is not None:
        sys.exit(_compare(path, None if compare == BESIDE else compare, asked))
    read = heard(path, *asked)
    sys.exit(_write(path, read, known, force=force) if write else _show(path, read, known))


def _there(file: str) -> Path:
    """The file that was named. Raises Misuse where there is none."""
    path = Path(file)
    if "\N{NULL}" in file or not path.is_file():
        raise Misuse(say("transcript.no-file", path=file))
    return path


def _asked(
    known: Casting | None, speakers: str | None, tag: str | None
) -> tuple[Sequence[Speaker] | None, str | None]:
    """Speakers and language as the course or the options say them, None where neither does."""
    if tag is not None and not LANGUAGE.fullmatch(tag):
        raise Misuse(say("new.bad-language", tag=tag))
    keys = [key.strip() for key in speakers.split(",")] if speakers is not None else []
    for key in keys:
        if not is_identifier(key):
            raise Misuse(say("transcript.bad-key", wrote=key))
    given = tuple(Speaker(key, key) for key in dict.fromkeys(keys)) or None
    if known is None:
        return given, tag
    if tag is not None:
        raise Misuse(say("transcript.course-knows-language", course=known.path, language=known.language))
    if given and known.speakers:
        named = ", ".join(one.key for one in known.speakers)
        raise Misuse(say("transcript.course-knows-speakers", course=known.path, keys=named))
    return known.speakers or given, known.language


def _show(path: Path, read: Heard, known: Casting | None) -> int:
    echo_turns(read)
    echo_doubts(read)
    if read.transcript.turns:
        echo_summary(read)
        click.echo()
        copy = None if is_clean(path) else clean_beside(path)
        corrected = len(_corrections(read, copy)) if copy and copy.is_file() else None
        echo_next(read, known.path if known else None, copy, corrected)
    return EXIT_PROBLEMS if stops(read.problems, strict=False) else 0


def _write(path: Path, read: Heard, known: Casting | None, *, force: bool) -> int:
    if is_clean(path):
        raise Misuse(say("transcript.already-clean", path=path.as_posix()))
    copy = clean_beside(path)
    if stops(read.problems, strict=False):
        echo_doubts(read)
        click.echo(say("transcript.nothing-written", path=printable(copy.as_posix())))
        return EXIT_PROBLEMS
    if copy.is_symlink() or (copy.exists() and not copy.is_file()):
        raise Misuse(say("transcript.no-plain-file", path=copy.as_posix()))
    data = written(read.transcript).encode()
    same = copy.is_file() and copy.read_bytes() == data
    if not same and not force and copy.is_file():
        count = say("transcript.corrections", n=len(_corrections(read, copy)))
        raise Misuse(say("transcript.corrected", path=copy.as_posix(), corrections=count))
    if not same:
        replace(copy, data)
    echo_doubts(read, copy)
    echo_summary(read)
    echo_wrapped(say("transcript.unchanged" if same else "transcript.written", path=copy.as_posix()))
    if not read.speakers and len(read.transcript.turns) > 1:
        echo_wrapped(say("transcript.unnamed-copy"))
    if known is not None and known.named is not None and known.wrote is not None:
        name = Path(known.wrote).with_name(copy.name).as_posix()
        if name == known.wrote:
            echo_wrapped(say("transcript.named-already", place=str(known.named)))
        else:
            echo_wrapped(say("transcript.change-line", place=str(known.named)))
            click.echo(f"  transcript: {printable(name)}")
    return 0


def _compare(path: Path, raw: str | None, asked: tuple[Sequence[Speaker] | None, str | None]) -> int:
    copy, source = _pair(path, raw)
    read = heard(source, *asked)
    if asked[0] is None and (named := tuple(Speaker(key, key) for key in keys(_text(copy)))):
        # Whoever the copy names and the raw file does not: else each key of it would be a correction.
        added = tuple(one for one in named if one.key not in read.keys)
        read = heard(source, (*read.speakers, *added), asked[1]) if added else read
    echo_doubts(changed(read, problems=tuple(one for one in read.problems if stops([one], strict=False))))
    if stops(read.problems, strict=False):
        return EXIT_PROBLEMS
    echo_corrections(_corrections(read, copy), copy.as_posix(), source.as_posix())
    return 0


def _pair(path: Path, raw: str | None) -> tuple[Path, Path]:
    """The clean copy and the raw file. Raises Misuse where one of them is not there."""
    if not is_clean(path):
        if raw is not None:
            raise Misuse(say("transcript.not-clean", path=path.as_posix()))
        copy = clean_beside(path)
        if not copy.is_file():
            raise Misuse(say("transcript.no-copy", path=copy.as_posix()))
        return copy, path
    if raw is not None:
        return path, _there(raw)
    found = raw_beside(path)
    if not found:
        raise Misuse(say("transcript.no-raw", path=path.as_posix()))
    if len(found) > 1:
        names = ", ".join(one.name for one in found)
        raise Misuse(say("transcript.several-raws", path=path.as_posix(), names=names))
    return path, found[0]


def _corrections(read: Heard, copy: Path) -> list[Correction]:
    """What was corrected in a clean copy since the raw file was read."""
    return corrections(written(read.transcript), _text(copy), copy.as_posix(), read.speakers)


def _text(copy: Path) -> str:
    return copy.read_bytes().decode("utf-8", "replace")
