"""`cartable preview` as a process: how it begins, ends and is begun again."""

from __future__ import annotations

import contextlib
import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from serve.written import COURSE, written

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is a signal")
AT_ONCE = 3
"""Seconds, on a machine under load; a film that is being sent is given one of them."""


@contextmanager
def preview(root: Path, *arguments: str, port: int = 0, **environment: str) -> Iterator[tuple[str, int]]:
    """The command, running in a workspace: what it said first, and its port. Ctrl-C ends it, fine."""
    begins = "from cartable.cli.main import main; main()"
    command = [sys.executable, "-c", begins, *arguments, "preview", "--no-browser", "--port", str(port)]
    settings = {name: value for name, value in os.environ.items() if name not in {"LC_ALL", "LC_MESSAGES"}}
    process = subprocess.Popen(
        command,
        cwd=root,
        env={**settings, "LANG": "C.UTF-8", "PYTHONUNBUFFERED": "1", **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        said = ""
        while "Ctrl-C" not in said:
            line = process.stdout.readline() if process.stdout else ""
            assert line, process.stderr.read() if process.stderr else ""
            said += line
        found = re.search(r"127\.0\.0\.1:(\d+)/", said)
        assert found
        yield said, int(found[1])
        process.send_signal(signal.SIGINT)
        since = time.monotonic()
        _, errors = process.communicate(timeout=30)
        assert time.monotonic() - since < AT_ONCE
        assert (process.returncode, errors) == (0, "")
    finally:
        process.kill()
        process.communicate()


def asked(port: int, path: str, **headers: str) -> bytes:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request(
        "GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()}
    )
    with contextlib.closing(connection):
        return connection.getresponse().read()


@pytest.mark.parametrize(
    ("arguments", "accepted", "heard"),
    [
        (("--lang", "en"), "fr", b'lang="en"'),
        ((), "en-GB, fr;q=0.5", b'lang="en"'),
        ((), "de", b'lang="fr"'),
    ],
)
def test_its_pages_speak_as_asked_then_as_the_browser_then_as_the_terminal(
    tmp_path: Path, arguments: tuple[str, ...], accepted: str, heard: bytes
) -> None:
    written(tmp_path)
    with preview(tmp_path, *arguments, LANG="fr_FR.UTF-8") as (_, port):
        assert heard in asked(port, "/", Accept_Language=accepted)


def test_ctrl_c_ends_it_at_once_though_pages_listen_and_a_client_dawdles(tmp_path: Path) -> None:
    written(tmp_path)
    with contextlib.ExitStack() as stack, preview(tmp_path) as (_, port):
        for number in range(20):
            listener = stack.enter_context(socket.create_connection(("127.0.0.1", port), 10))
            listener.sendall(f"GET /events HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n".encode())
            if number % 2:
                listener.sendall(b"\r\n")
                assert listener.recv(100).startswith(b"HTTP/1.1 200")


def test_ctrl_c_ends_it_at_once_during_a_build_and_leaves_the_last_one_whole(tmp_path: Path) -> None:
    space = written(tmp_path, ("scorm12", "handout"))
    sheet = space.build / "eau/eau-handout.pdf"
    before = sheet.read_bytes()
    with preview(tmp_path) as (_, port):
        asked(port, "/")
        (tmp_path / "course/eau/course.yaml").write_text(
            COURSE.replace("L’eau coule", "L’eau monte"), "utf-8"
        )
        while b"building" not in asked(port, "/?only=eau", Accept_Language="en"):
            pass
    after = sheet.read_bytes()
    assert after == before or after.rstrip().endswith(b"%%EOF")
    assert not [one for one in (space.build / "eau").iterdir() if one.name.startswith(".new")]


def test_a_port_that_is_taken_is_said_and_another_one_found(tmp_path: Path) -> None:
    written(tmp_path)
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        taken = other.getsockname()[1]
        with preview(tmp_path, "--lang", "en", port=taken) as (said, port):
            assert f"Port {taken} is taken: this is another one." in said
            assert port != taken


@pytest.mark.browser
def test_a_page_that_is_open_says_that_it_ended_and_goes_on_when_it_is_back(
    browser: Browser, tmp_path: Path
) -> None:
    written(tmp_path)
    page = browser.new_page()
    news = page.locator("[data-part=news]")
    course = page.frame_locator("[data-part=stage] iframe").locator("body")
    with preview(tmp_path, "--lang", "en") as (_, port):
        page.goto(f"http://127.0.0.1:{port}/courses/eau/")
        expect(course).to_contain_text("L’eau coule")
    expect(news).to_contain_text("does not answer any more")
    (tmp_path / "course/eau/course.yaml").write_text(COURSE.replace("L’eau coule", "L’eau monte"), "utf-8")
    with preview(tmp_path, "--lang", "en", port=port):
        expect(course).to_contain_text("L’eau monte")
        expect(news).not_to_contain_text("does not answer any more")
        page.close()
        again = browser.new_page()
        again.goto(f"http://127.0.0.1:{port}/courses/eau/")
        expect(again.frame_locator("[data-part=stage] iframe").locator("body")).to_contain_text("L’eau monte")
        again.close()
