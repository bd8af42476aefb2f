"""The house rules that a program can hold: floors, sizes, purity."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "cartable"

# From the ground up. What stands on one line stands side by side: neither may know the other.
FLOORS = (
    ("source",),
    ("model",),
    ("questions",),
    ("read",),
    ("check", "pack"),
    ("formats", "verify"),
    ("outputs", "lms"),
    ("build",),
    ("serve",),
    ("prove",),
    ("cli",),
)
LEVEL = {name: level for level, names in enumerate(FLOORS) for name in names}

MODULES = sorted(PACKAGE.rglob("*.py"))
SCRIPTS = sorted(
    path
    for folder, kind in ((ROOT / "templates", "*.js"), (PACKAGE, "*.mjs"))
    for path in folder.rglob(kind)
    if "dist" not in path.parts
)

# Below `build` a course is values: nothing there may ask the machine for anything.
BUILD = LEVEL["build"]
MOODS = {"locale", "random", "secrets", "time", "uuid"}
# The model knows no file, no YAML, no HTML, no SCORM: it takes nothing that is installed, and none of these.
NOT_FOR_THE_MODEL = {
    *("configparser", "csv", "datetime", "html", "io", "json", "os", "pathlib", "shutil", "socket"),
    *("subprocess", "sys", "tempfile", "tomllib", "urllib", "xml", "zipfile"),
}


def floor(module: Path) -> str | None:
    """The floor a module stands on; None for the package's own `__init__`."""
    parts = module.relative_to(PACKAGE).parts
    return parts[0] if len(parts) > 1 else None


def imports(module: Path, *, at_start: bool = False) -> Iterator[tuple[int, str]]:
    """Every module that one imports, with the line; `at_start` leaves out functions and TYPE_CHECKING."""
    tree = ast.parse(module.read_text("utf-8"))
    pending: list[ast.AST] = [tree]
    while pending:
        node = pending.pop()
        match node:
            case ast.Import(names):
                yield from ((node.lineno, name.name) for name in names)
            case ast.ImportFrom(module=name, names=names, level=level):
                if level:
                    parent = module.relative_to(PACKAGE.parent).with_suffix("").parts[:-level]
                    name = ".".join([*parent, *([name] if name else [])])
                yield from ((node.lineno, f"{name}.{one.name}") for one in names)
            case ast.FunctionDef() | ast.AsyncFunctionDef() if at_start:
                continue
            case ast.If(test=ast.Name("TYPE_CHECKING")) if at_start:
                continue
        pending.extend(ast.iter_child_nodes(node))


def named(modules: list[Path], base: Path) -> list[object]:
    return [pytest.param(module, id=module.relative_to(base).as_posix()) for module in modules]


def test_the_floors_are_the_folders_of_the_package() -> None:
    folders = {path.name for path in PACKAGE.iterdir() if (path / "__init__.py").is_file()}
    assert folders == LEVEL.keys()


@pytest.mark.parametrize("module", named(MODULES, PACKAGE))
def test_imports_go_down(module: Path) -> None:
    here = floor(module)
    risen = [
        f"line {line}: {here} imports {name}"
        for line, name in imports(module)
        if here is not None
        and name.startswith("cartable.")
        and (there := name.split(".")[1]) in LEVEL
        and there != here
        and LEVEL[there] >= LEVEL[here]
    ]
    assert risen == []


@pytest.mark.parametrize("module", named(MODULES, PACKAGE))
def test_weasyprint_is_imported_only_where_it_is_used(module: Path) -> None:
    heavy = [line for line, name in imports(module, at_start=True) if name.split(".")[0] == "weasyprint"]
    assert heavy == []


@pytest.mark.parametrize(
    "module", named([one for one in MODULES if LEVEL.get(floor(one) or "", BUILD) < BUILD], PACKAGE)
)
def test_no_clock_chance_or_locale_below_the_build(module: Path) -> None:
    moods = [
        f"line {line}: {name}"
        for line, name in imports(module)
        if name.split(".")[0] in MOODS or name in {"os.environ", "os.getenv", "datetime.datetime"}
    ]
    assert moods == []


@pytest.mark.parametrize("module", named([one for one in MODULES if floor(one) == "model"], PACKAGE))
def test_the_model_is_only_values(module: Path) -> None:
    strangers = [
        f"line {line}: {name}"
        for line, name in imports(module)
        if (top := name.split(".")[0]) in NOT_FOR_THE_MODEL
        or top not in {"cartable", *sys.stdlib_module_names}
    ]
    assert strangers == []


def test_what_is_refused_exists() -> None:
    assert sys.stdlib_module_names >= NOT_FOR_THE_MODEL | MOODS


@pytest.mark.parametrize("module", named(MODULES, PACKAGE))
def test_a_module_is_under_300_lines_and_says_what_it_knows(module: Path) -> None:
    text = module.read_text("utf-8")
    assert len(text.splitlines()) <= 300
    assert ast.get_docstring(ast.parse(text))


@pytest.mark.parametrize("script", named(SCRIPTS, ROOT))
def test_a_script_is_under_150_lines(script: Path) -> None:
    assert len(script.read_text("utf-8").splitlines()) <= 150


@pytest.mark.parametrize("word", ["utils", "helpers", "common", "manager"])
def test_no_module_is_a_drawer_for_what_has_no_place(word: str) -> None:
    assert [path for path in (*MODULES, *SCRIPTS) if word in path.stem] == []
