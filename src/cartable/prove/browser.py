"""Where this machine's Chromium is, and what it must be told. Nothing is ever downloaded.

Run as a program it starts Chromium once and fails where that fails: `scripts/setup.sh` asks so.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")
MAC_APPLICATIONS = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)


class NoPlaywrightError(Exception):
    """Playwright for Python is not installed."""


class BrowserError(Exception):
    """There is no Chromium, or it does not start; the message says why, in English."""


def executable() -> str:
    """The path of Chromium: CARTABLE_CHROMIUM, else the first on PATH, else an application of macOS.

    Raises FileNotFoundError where there is none; a wrong CARTABLE_CHROMIUM counts as none.
    """
    named = os.environ.get("CARTABLE_CHROMIUM")
    candidates = [shutil.which(named)] if named else [shutil.which(name) for name in NAMES]
    if not named:
        candidates += [path for path in MAC_APPLICATIONS if Path(path).is_file()]
    for found in candidates:
        if found:
            return found
    lack = f"no Chromium: {named or ', '.join(NAMES)} not found; set CARTABLE_CHROMIUM to its path"
    raise FileNotFoundError(lack)


def flags() -> list[str]:
    """What to start it with: root may not use its sandbox, and a container's /dev/shm is small."""
    return ["--no-sandbox", "--disable-dev-shm-usage"] if os.geteuid() == 0 else []


def playwright() -> Callable[[], AbstractContextManager[Playwright]]:
    """What starts Playwright. Raises NoPlaywrightError where it is not installed."""
    try:
        from playwright.sync_api import sync_playwright  # noqa: PLC0415 - an extra, and heavy
    except ImportError as error:
        raise NoPlaywrightError from error
    return sync_playwright


@contextmanager
def started() -> Iterator[Browser]:
    """Chromium, without a window. Raises NoPlaywrightError, and BrowserError where none is or starts."""
    starting = playwright()
    try:
        path = executable()
    except FileNotFoundError as error:
        raise BrowserError(str(error)) from error
    from playwright.sync_api import Error  # noqa: PLC0415 - as above

    with starting() as running:
        try:
            browser = running.chromium.launch(executable_path=path, args=flags())
        except Error as error:
            raise BrowserError(error.message) from error
        yield browser
        browser.close()


if __name__ == "__main__":
    with started():
        pass
