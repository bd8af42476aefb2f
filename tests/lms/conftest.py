from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from cartable.serve.preview import Preview, listening
from lms.tiny import FILES_2004, built


@pytest.fixture(scope="session")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    root: Path = tmp_path_factory.mktemp("workspace")
    built(root)
    built(root, "tiny2004", FILES_2004, standard="scorm2004")
    built(root, "tinyboth")
    built(root, "tinyboth", FILES_2004, standard="scorm2004")
    built(root, "halfbroken")
    built(root, "halfbroken", {"imsmanifest.xml": "<manifest xmlns='urn:x'/>"}, standard="scorm2004")
    with listening(root, 0, "en") as server:
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        yield server
        server.shutdown()


@pytest.fixture
def page(browser: Browser, preview: Preview) -> Iterator[Page]:
    """A page of a browser that has never been here, at the list of courses."""
    context = browser.new_context(base_url=preview.address)
    page = context.new_page()
    page.goto("/")
    yield page
    context.close()
