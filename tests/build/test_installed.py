"""What is installed beside cartable, as the folders of the installers tell it."""

import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from cartable.build.installed import installed


def package(place: Path, name: str, of: str, *needs: str) -> None:
    folder = place / f"{name}-{of}.dist-info"
    folder.mkdir(parents=True)
    head = "".join(f"Requires-Dist: {need}\n" for need in needs)
    folder.joinpath("METADATA").write_text(
        f"Name: {name}\n{head}\nRequires-Dist: said-in-the-text\n", "utf-8"
    )


def test_the_versions_are_those_that_python_knows() -> None:
    found = installed("cartable", sys.path)
    assert {"cartable", "pydantic", "pydantic-core", "weasyprint", "typing-extensions"} <= set(found)
    for name, told in found.items():
        try:
            known = version(name)
        except PackageNotFoundError:
            known = ""
        assert (name, told) == (name, known)


def test_what_a_needed_package_needs_counts_and_what_is_only_wished_for_does_not(tmp_path: Path) -> None:
    package(tmp_path, "top", "1.0", "Under_Score>=2; python_version>='3'", 'wish; extra == "all"', "absent")
    package(tmp_path, "under.score", "2.1", "top (>=1)")
    package(tmp_path, "wish", "3")
    assert installed("top", [str(tmp_path)]) == {"top": "1.0", "under-score": "2.1", "absent": ""}


def test_of_two_versions_the_first_place_wins(tmp_path: Path) -> None:
    package(tmp_path / "b", "top", "1")
    package(tmp_path / "a", "top", "2")
    assert installed("top", [str(tmp_path / "none"), str(tmp_path / "b"), str(tmp_path / "a")]) == {
        "top": "1"
    }
