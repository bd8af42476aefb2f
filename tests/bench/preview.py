"""How long after a save the page that is open shows it; printed, and kept in docs/bench.md.

The course `partenariats` is open in Chromium, in the page of the preview, its packages and papers built. Time
runs from before a file is written to the load of the package's page in its frame, and until the browser
has the new handout. Each kind of file is saved several times, each time with other bytes.
"""

from __future__ import annotations

import shutil
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench.keeping import keep
from cartable.build.pipeline import built
from cartable.build.workspace import Workspace
from cartable.prove.browser import started
from cartable.serve.preview import listening

ROOT = Path(__file__).parents[2]
COURSE = "partenariats"
TITLE = "## From a save to the page"
RUNS = 7
PACKAGE, SHEET = 300, 1500
"""Milliseconds."""
LISTENS = """async (course) => {
  window.seen = { package: 0, sheet: 0, rests: false };
  document.addEventListener("load", ({ target }) => {  // no window hears of the loads within it
    if (target instanceof HTMLIFrameElement) window.seen.package = Date.now();
  }, true);
  document.addEventListener("cartable:state", async ({ detail }) => {
    if (detail.course !== course) return;
    window.seen.rests = detail.known && !detail.building;
    const sheet = `${course}-handout.pdf`;
    if (!detail.changed.includes(sheet)) return;
    await (await fetch(`/papers/${course}/${sheet}`)).arrayBuffer();
    window.seen.sheet = Date.now();
  });
}"""
"""The moment of the last load of the package's page, and that at which a new sheet had come whole."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file: its name, where it is, what it holds at the nth save, and where that is seen."""

    name: str
    path: str
    saved: Callable[[str, int], str]
    in_package: bool = True
    in_sheet: bool = True


def _more(old: str, new: str) -> Callable[[str, int], str]:
    """What a file holds in which `old` is followed, at its first place, by `new` with a number."""
    return lambda text, number: text.replace(old, f"{old}{new.format(number)}", 1)


KINDS = (
    Kind("the course, `course.yaml`", f"course/{COURSE}/course.yaml", _more("title: ", "N° {} – ")),
    Kind("a transcript", f"course/{COURSE}/module-2.clean.txt", _more("Merci Étienne.", " Merci {} fois.")),
    Kind("a bank of questions", f"quizzes/{COURSE}-rappel.yaml", _more("choice: ", "({}) ")),
    Kind(
        "a style of the player",
        "templates/player/theme.css",
        _more("--corner: ", "1{}px; --was: "),
        in_sheet=False,
    ),
    Kind(
        "a style of the papers",
        "templates/paper/paper.css",
        lambda text, n: f"{text}h1 {{ padding-top: {n + 1}pt }}",
        in_package=False,
    ),
    Kind(
        "a picture",
        f"course/{COURSE}/carre-vide.svg",
        _more("</title>", '<rect x="{}" width="9" height="9"/>'),
    ),
)


def workspace(root: Path) -> Path:
    """A workspace that holds the course, its bank and the templates that are restyled, and is built."""
    shutil.copytree(ROOT / "course" / COURSE, root / "course" / COURSE)
    shutil.copytree(ROOT / "quizzes", root / "quizzes")
    for kind in KINDS:
        if kind.path.startswith("templates/"):
            (root / kind.path).parent.mkdir(parents=True)
            shutil.copy(ROOT / kind.path, root / kind.path)
    built(Workspace(root), COURSE, ("scorm12", "settings", "handout", "key"))
    return root


def milliseconds(page: Page, root: Path, kind: Kind) -> tuple[float, float]:
    """From a save of that kind to the package's page and to the sheet, the median of RUNS; 0 where unseen."""
    first = (root / kind.path).read_text("utf-8")
    runs = [_once(page, root, kind, kind.saved(first, number)) for number in range(RUNS + 1)][1:]
    _once(page, root, kind, first)
    return statistics.median(one[0] for one in runs), statistics.median(one[1] for one in runs)


def _once(page: Page, root: Path, kind: Kind, content: str) -> tuple[float, float]:
    page.wait_for_function("() => window.seen.rests")
    page.wait_for_timeout(300)
    page.evaluate("() => { Object.assign(window.seen, { package: 0, sheet: 0 }) }")
    start = time.time() * 1000
    (root / kind.path).write_text(content, "utf-8")
    wanted = [name for name, is_there in (("package", kind.in_package), ("sheet", kind.in_sheet)) if is_there]
    page.wait_for_function("(wanted) => wanted.every((name) => window.seen[name])", arg=wanted)
    seen = page.evaluate("() => window.seen")
    return tuple(seen[name] - start if name in wanted else 0 for name in ("package", "sheet"))  # type: ignore[return-value]  # two of them


def section(found: list[tuple[float, float]]) -> str:
    """What was measured, Markdown."""
    lines = [
        f"| {kind.name} | {_said(package, PACKAGE)} | {_said(sheet, SHEET)} |"
        for kind, (package, sheet) in zip(KINDS, found, strict=True)
    ]
    return (
        f"{TITLE}\n\n"
        f"`{COURSE}` in the page of the preview, its packages and papers built. Milliseconds from before a "
        "file is saved to the load of the package's page in its frame, and until the browser has the new "
        f"handout; the median of {RUNS} saves.\n\n"
        "| saved | the page plays it | the handout is there |\n| --- | ---: | ---: |\n"
        + "\n".join(lines)
        + f"\n| at most | {PACKAGE} | {SHEET} |\n"
    )


def _said(taken: float, most: int) -> str:
    return f"{taken:.0f}{' **too slow**' if taken > most else ''}" if taken else "–"


def main() -> int:
    """Measure, print and keep; 1 where something is over its budget."""
    with tempfile.TemporaryDirectory() as name, started() as browser:
        root = workspace(Path(name).resolve())
        with listening(root, 0, "en") as preview:
            preview.rebuilds(lambda _: None, COURSE)
            serving = threading.Thread(target=preview.serve_forever, daemon=True)
            serving.start()
            page = browser.new_page(base_url=preview.address)
            page.add_init_script(f"({LISTENS})({COURSE!r})")
            page.goto(f"/courses/{COURSE}/")
            found = [milliseconds(page, root, kind) for kind in KINDS]
            page.close()
            preview.shutdown()
            serving.join()
    measured = section(found)
    keep(TITLE, measured)
    sys.stdout.write(measured)
    return int(any(one[0] > PACKAGE or one[1] > SHEET for one in found))


if __name__ == "__main__":
    sys.exit(main())
