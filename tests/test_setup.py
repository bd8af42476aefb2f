"""What makes a clone work: the locks, the menu, the set-up's own words."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[1]
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
NPM_LOCK = ROOT / "package-lock.json"


def canonical(name: str) -> str:
    """A package's name as its index compares it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def locked(lock: Path) -> dict[str, str]:
    """The version of each package that a lock names."""
    pins = re.findall(r"^([\w.-]+)==(\S+)", lock.read_text("utf-8"), re.MULTILINE)
    return {canonical(name): version for name, version in pins}


@pytest.mark.parametrize("lock", [*LOCKS, NPM_LOCK], ids=lambda path: path.name)
def test_a_lock_holds_no_address(lock: Path) -> None:
    assert "://" not in lock.read_text("utf-8")


def test_what_proves_and_what_tests_ask_for_the_same_playwright() -> None:
    asked = PROJECT["project"]["optional-dependencies"]["prove"]
    assert len(asked) == 1
    assert asked[0] in PROJECT["dependency-groups"]["dev"]


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_a_lock_pins_every_package_by_version_and_digest(lock: Path) -> None:
    text = re.sub(r"^\s*#.*\n", "", lock.read_text("utf-8"), flags=re.MULTILINE).replace("\\\n", "")
    lines = [line for line in text.splitlines() if line.strip()]
    pinned = re.compile(r"[\w.-]+==\S+( ; [^\\]+?)? +(--hash=sha256:[0-9a-f]{64}\s*)+")
    assert lines
    assert [line for line in lines if not pinned.fullmatch(line)] == []


@pytest.mark.parametrize(
    ("lock", "wanted"),
    [
        ("run", [*PROJECT["project"]["dependencies"], *PROJECT["dependency-groups"]["backend"]]),
        ("run", PROJECT["build-system"]["requires"]),
        ("dev", PROJECT["dependency-groups"]["dev"]),
        ("node", PROJECT["dependency-groups"]["node"]),
    ],
)
def test_a_lock_holds_what_the_project_asks_for(lock: str, wanted: list[str]) -> None:
    pins = locked(ROOT / "requirements" / f"{lock}.txt")
    requirements = [Requirement(one) for one in wanted]
    assert [one.name for one in requirements if canonical(one.name) not in pins] == []
    assert [str(one) for one in requirements if pins[canonical(one.name)] not in one.specifier] == []


def test_no_two_locks_pin_a_package_differently() -> None:
    pins = {pin for lock in LOCKS for pin in locked(lock).items()}
    assert len(pins) == len({name for name, _ in pins})


def test_the_npm_lock_is_the_one_of_package_json_and_pins_digests() -> None:
    lock = json.loads(NPM_LOCK.read_text("utf-8"))["packages"]
    package = json.loads((ROOT / "package.json").read_text("utf-8"))
    assert lock[""]["devDependencies"] == package["devDependencies"]
    assert [name for name, one in lock.items() if name and "integrity" not in one] == []


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("fr_FR.UTF-8", "make clean        vider build/"),
        ("en_GB.UTF-8", "make clean        empty build/"),
        ("C", "make clean        empty build/"),
    ],
)
def test_make_alone_prints_the_menu_in_the_readers_language(language: str, line: str) -> None:
    environment = {**os.environ, "LC_ALL": language}
    menu = subprocess.run(
        ["make"], cwd=ROOT, env=environment, check=True, capture_output=True, encoding="utf-8"
    ).stdout
    assert line in [one.strip() for one in menu.splitlines()]


def test_the_menu_names_every_target_that_a_person_gives() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    phony = set(re.findall(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)[0].split())
    told = set(re.findall(r"^([a-z0-9-]+):.* ## .+ \| .+$", makefile, re.MULTILINE))
    assert phony - told == {"menu", "setup-test"}


def test_make_clean_empties_build_and_keeps_it_out_of_git(tmp_path: Path) -> None:
    shutil.copy(ROOT / "Makefile", tmp_path)
    build = tmp_path / "build"
    (build / "a course" / "deep").mkdir(parents=True)
    (build / "a course" / "deep" / "a.zip").touch()
    (build / ".hidden").touch()
    (build / ".gitignore").write_text("*\n!.gitignore\n")
    subprocess.run(["make", "clean"], cwd=tmp_path, check=True, capture_output=True)
    assert [path.name for path in build.iterdir()] == [".gitignore"]


@pytest.mark.parametrize(
    ("language", "words"),
    [("fr_FR.UTF-8", "Il manque Python 3.11 ou plus récent"), ("C", "Python 3.11 or newer")],
)
def test_without_python_the_setup_says_what_to_install_on_each_system(
    tmp_path: Path, language: str, words: str
) -> None:
    (tmp_path / "scripts").mkdir()
    shutil.copy(ROOT / "scripts" / "setup.sh", tmp_path / "scripts")
    (tmp_path / "requirements").mkdir()
    (tmp_path / "requirements" / "run.txt").touch()
    (tmp_path / "pyproject.toml").touch()
    bare = tmp_path / "bin"
    bare.mkdir()
    for tool in ("sh", "cat", "cksum", "dirname", "readlink"):
        (bare / tool).symlink_to(shutil.which(tool) or tool)
    refused = subprocess.run(
        ["sh", "scripts/setup.sh"],
        cwd=tmp_path,
        env={"PATH": str(bare), "LC_ALL": language},
        check=False,
        capture_output=True,
        encoding="utf-8",
    )
    assert refused.returncode == 1
    assert words in refused.stderr
    systems = [line.split()[0].rstrip(",") for line in refused.stderr.splitlines()[1:]]
    assert systems == ["Debian", "Fedora", "macOS", "WSL"]
    assert not (tmp_path / ".venv").exists()
