"""Pictures on the page: their place is kept before they come, and their shape once they are there."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Route, expect

from cartable.build.pipeline import built
from read.pictures.taken import camera, file
from workspaces import HEAD, workspace

COURSE = f"""\
{HEAD}settings: {{complete-when: viewed}}
modules:
  - id: eau
    title: L’eau
    transcript: dit.txt
    introduction: |
      Regardez.

      ![Un pont.](pont.png)
    images:
      - image: tour.jpg
        alt: Une tour.
    key-points:
      - id: large
        text: Un fleuve est large.
        evidence: Le fleuve est large ici.
        image: fleuve.png
        alt: Un fleuve.
"""
FILES: dict[str, str | bytes] = {
    "course.yaml": COURSE,
    "dit.txt": "Le fleuve est large ici. On le traverse à pied.\n",
    "pont.png": file("png", size=(1200, 300)),
    "tour.jpg": file("jpeg", size=(1200, 700), exif=camera(orientation=6)),
    "fleuve.png": file("png", size=(900, 800)),
}
SHAPES = """images => images.map(image => {
    const box = image.getBoundingClientRect();
    return { name: image.alt, width: box.width, height: box.height, top: box.top + scrollY,
             natural: image.naturalWidth / image.naturalHeight };
})"""


@pytest.fixture
def package(tmp_path: Path) -> Path:
    space = workspace(tmp_path, {f"course/x/{name}": content for name, content in FILES.items()})
    assert built(space, "x", ["scorm12"]).files
    with zipfile.ZipFile(space.build / "x" / "x-scorm12.zip") as archive:
        archive.extractall(tmp_path / "package")
    return tmp_path / "package"


@pytest.mark.browser
@pytest.mark.parametrize("width", [360, 800, 1280])
def test_nothing_jumps_when_a_picture_comes_and_none_is_squeezed(
    browser: Browser, package: Path, width: int
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800})
    waiting: list[Route] = []
    page.route("**/media/**", lambda route: waiting.append(route))  # noqa: PLW0108 - it takes no builtin
    page.goto((package / "index.html").as_uri() + "#lecture-eau", wait_until="commit")
    images = page.locator("#lecture-eau img")
    expect(images).to_have_count(3)
    expect(images.first).to_be_visible()
    for _ in range(1500):  # at most half a minute; what is asked for is told while the page is waited for
        if len(waiting) == 3:
            break
        page.wait_for_timeout(20)
    before: list[dict[str, Any]] = images.evaluate_all(SHAPES)
    assert len(waiting) == 3
    for one in waiting:
        one.continue_()
    for image in images.all():
        expect(image).to_have_js_property("complete", value=True)
    after: list[dict[str, Any]] = images.evaluate_all(SHAPES)
    page.close()
    for held, shown in zip(before, after, strict=True):
        assert shown["natural"] > 0, shown
        assert shown["width"] / shown["height"] == pytest.approx(shown["natural"], rel=0.01), shown
        assert held["height"] == pytest.approx(shown["height"], abs=1), (held, shown)
        assert held["top"] == pytest.approx(shown["top"], abs=1), (held, shown)
