"""`cartable prove`: a built package, played by learners in LMSs that are well and ill."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cartable.build.workspace import NoWorkspaceError, Workspace
from cartable.build.writing import replace
from cartable.cli.language import language, say
from cartable.cli.main import EXIT_PROBLEMS
from cartable.cli.misuse import Misuse
from cartable.cli.worded import Worded

if TYPE_CHECKING:
    from cartable.prove.report import Proof
    from cartable.prove.scenario import Outcome


@click.command("prove", cls=Worded)
@click.argument("packages", nargs=-1)
@click.option("--out", type=click.Path(path_type=Path, file_okay=False))
@click.option("--only")
def command(packages: tuple[str, ...], *, out: Path | None, only: str | None) -> None:
    """Prove; the help stands in `words/`."""
    held = True
    wanted = [key.strip() for key in (only or "").split(",") if key.strip()]
    paths = [Path(one) for one in packages] or list(_built())
    for path in paths:
        path.stat()  # a slip of the pen is told at once, not after the proofs before it
    for path in paths:
        proof = _proof(path, wanted)
        from cartable.prove.report import as_json, as_markdown  # noqa: PLC0415 - needs Playwright, an extra

        folder = out or path.parent
        folder.mkdir(parents=True, exist_ok=True)
        report = folder / f"{path.stem}-proof.md"
        replace(report, as_markdown(proof, language()).encode())
        replace(report.with_suffix(".json"), as_json(proof).encode())
        count = len(proof.outcomes)
        click.echo(
            say("prove.summary", n=count, held=count - proof.broken, name=path.name, report=str(report))
        )
        held = held and proof.held
    sys.exit(0 if held else EXIT_PROBLEMS)


def _built() -> Iterable[Path]:
    """The packages of the workspace around the present folder."""
    try:
        build = Workspace.around(Path.cwd()).build
    except NoWorkspaceError:
        raise Misuse(say("prove.no-package")) from None
    found = sorted(build.glob("*/*-scorm*.zip"))
    if not found:
        raise Misuse(say("prove.nothing-built"))
    return found


def _proof(path: Path, wanted: list[str]) -> Proof:
    """The proof of a package, a line for each scenario while it runs. Raises Misuse where none can be had."""
    from cartable.prove.browser import BrowserError, NoPlaywrightError, playwright  # noqa: PLC0415 - only here

    try:
        playwright()
    except NoPlaywrightError:
        raise Misuse(say("prove.no-playwright")) from None
    from cartable.prove.package import package  # noqa: PLC0415 - as above
    from cartable.prove.unpacking import UnprovableError  # noqa: PLC0415 - as above

    try:
        read = package(path)
    except UnprovableError as error:
        raise Misuse(say("prove.unprovable", path=str(path), reasons="; ".join(error.reasons))) from None
    from cartable.prove.gradebook import entry  # noqa: PLC0415 - as above
    from cartable.prove.report import Proof  # noqa: PLC0415 - as above
    from cartable.prove.running import proof  # noqa: PLC0415 - as above
    from cartable.prove.scenarios import BY_KEY, SCENARIOS  # noqa: PLC0415 - as above
    from cartable.prove.scenarios.learners import GRADE_BOOK  # noqa: PLC0415 - as above
    from cartable.prove.wording import words  # noqa: PLC0415 - as above

    for key in wanted:
        if key not in BY_KEY:
            raise Misuse(say("prove.no-scenario", name=key, names=", ".join(BY_KEY)))
    chosen = [BY_KEY[key] for key in wanted] or SCENARIOS
    fitting = [one for one in chosen if one.fits(read.course)]
    left_out = [one for one in chosen if one not in fitting]
    if not fitting:
        names = ", ".join(one.key for one in left_out)
        raise Misuse(say("prove.all-left-out", path=str(path), names=names))
    click.echo(say("prove.course", name=path.name))
    for one in left_out:
        click.echo(say("prove.left-out", name=words(language())["scenario"][one.key]))
    try:
        outcomes = proof(read, fitting, _tell)
    except BrowserError as error:
        raise Misuse(say("prove.no-browser", reason=str(error).splitlines()[0])) from None
    book = [entry(one) for one in outcomes if one.scenario.key in GRADE_BOOK]
    return Proof(read, outcomes, book, left_out)


def _tell(one: Outcome) -> None:
    """One scenario is over."""
    from cartable.prove.report import sentences  # noqa: PLC0415 - as above
    from cartable.prove.wording import words  # noqa: PLC0415 - as above

    name = words(language())["scenario"][one.scenario.key]
    if one.held:
        click.echo(say("prove.held", name=name))
    else:
        click.secho(say("prove.broken", name=name, seen=sentences(one, language())), fg="red")
