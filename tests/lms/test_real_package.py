from __future__ import annotations

import threading
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from cartable.outputs.scorm12 import package
from cartable.pack.archive import written
from cartable.serve.preview import listening
from lms.desk import Desk
from scorm.sample import COURSE, materials_in

pytestmark = pytest.mark.browser


def test_a_package_of_ours_opens_saves_and_resumes_without_one_refused_call(
    browser: Browser, tmp_path: Path
) -> None:
    folder = tmp_path / "build" / COURSE.id
    folder.mkdir(parents=True)
    written(package(COURSE, materials_in(tmp_path)), folder / f"{COURSE.id}-scorm12.zip")
    with listening(tmp_path, 0, "en") as server:
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        page = browser.new_page(base_url=server.address)
        said: list[str] = []
        page.on("console", lambda message: said.append(message.text))
        page.on("response", lambda response: said.append(response.url) if response.status >= 400 else None)
        page.goto(f"/courses/{COURSE.id}/")
        desk = Desk(page)
        expect(desk.part("status")).to_have_text("incomplete")
        expect(desk.part("saved")).not_to_have_text("not yet")
        desk.press("Leave and come back")
        expect(desk.part("calls")).to_contain_text("LMSFinish")
        expect(desk.part("calls-tally")).not_to_contain_text("refused")
        page.close()
        server.shutdown()
    assert said == []
