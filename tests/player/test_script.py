"""The player's script: its own tests, its types, and that what ships was made from it."""

from __future__ import annotations

import gzip
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
import yaml

from cartable.pack.archive import written
from cartable.pack.bundle import Bundle, Deflated

ROOT = Path(__file__).parents[2]
PLAYER = ROOT / "templates" / "player"
BIN = ROOT / "node_modules" / ".bin"


def _node() -> str:
    """Node.js, which `make test` installs: on PATH, or beside this Python."""
    found = shutil.which("node") or shutil.which("node", path=str(Path(sys.executable).parent))
    assert found, "no Node.js: run `make test`, which installs it"
    return found


def _run(*command: str) -> str:
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]
    return done.stdout


def test_the_scripts_own_tests_pass() -> None:
    tests = sorted(str(path) for path in Path(__file__).parent.glob("*.test.js"))
    said = _run(_node(), "--test", "--test-reporter=tap", *tests)
    counted = re.search(r"^# pass (\d+)$", said, re.MULTILINE)
    assert counted
    assert int(counted[1]) > len(tests)
    assert re.search(r"^# skipped 0$", said, re.MULTILINE)


def test_its_types_hold() -> None:
    _run(_node(), str(BIN / "tsc"), "--project", str(ROOT / "tsconfig.json"))


def test_what_ships_was_made_from_it(tmp_path: Path) -> None:
    _run("sh", "scripts/player.sh", str(tmp_path))
    made, kept = (
        {one.name: one.read_bytes() for one in folder.iterdir()} for folder in (tmp_path, PLAYER / "dist")
    )
    changed = [name for name in kept | made if kept.get(name) != made.get(name)]
    assert changed == [], "run `npm run build`, and commit templates/player/dist"


@pytest.mark.parametrize("standard", ["scorm12", "scorm2004"])
def test_a_package_holds_the_script_as_it_was_compressed_beforehand(standard: str, tmp_path: Path) -> None:
    script, made = ((PLAYER / "dist" / f"{standard}.{end}").read_bytes() for end in ("js", "deflate"))
    package = tmp_path / "package.zip"
    written(Bundle({"player.js": Deflated.of(script, made)}), package)
    with zipfile.ZipFile(package) as archive:
        assert archive.read("player.js") == script
        assert archive.getinfo("player.js").compress_size == len(made)


def test_a_script_that_was_changed_since_or_whose_packed_bytes_are_damaged_is_packed_anew() -> None:
    script, made = ((PLAYER / "dist" / f"scorm12.{end}").read_bytes() for end in ("js", "deflate"))
    with pytest.raises(ValueError, match=r"^$"):
        Deflated.of(script + b"\n", made)
    for damaged in (made[:-1], made + b"x", b"", b"\xff" * 40):
        with pytest.raises(ValueError, match=r"^$"):
            Deflated.of(script, damaged)


SCRIPTS = ("scorm12.js", "scorm2004.js")


@pytest.mark.parametrize("shipped", SCRIPTS)
def test_script_and_style_weigh_at_most_30_kb_zipped_and_the_style_7(shipped: str) -> None:
    script = (PLAYER / "dist" / shipped).with_suffix(".deflate").stat().st_size
    style, theme = (
        len(gzip.compress((PLAYER / name).read_bytes(), 9)) for name in ("dist/player.css", "theme.css")
    )
    assert script + style + theme <= 30_000
    assert style + theme <= 7_000


@pytest.mark.parametrize("shipped", SCRIPTS)
def test_the_script_is_one_classic_script_in_ascii_without_eval_or_network(shipped: str) -> None:
    script = (PLAYER / "dist" / shipped).read_text("ascii")
    for word in (
        "import(",
        "export ",
        "eval(",
        "new Function",
        "fetch(",
        "XMLHttpRequest",
        "sendBeacon",
        'unload"',
    ):
        assert word not in script


def test_each_script_speaks_its_own_standard_alone() -> None:
    scripts = {name: (PLAYER / "dist" / name).read_text("ascii") for name in SCRIPTS}
    assert ["LMSInitialize" in script for script in scripts.values()] == [True, False]
    assert ["API_1484_11" in script for script in scripts.values()] == [False, True]


def test_every_word_of_the_script_exists_and_is_used() -> None:
    source = "".join(path.read_text("utf-8") for path in PLAYER.glob("*.js"))
    words = yaml.safe_load((ROOT / "templates/locales/en/player.yaml").read_text("utf-8"))
    for key in words:
        if key.startswith("live."):
            name = key.removeprefix("live.")
            whole, ending = f'"{name}"' in source, f'"{name.partition("-")[2]}"' in source
            assert whole or ending, key
