"""Who is answered by the preview, what for, and out of which folder."""

from __future__ import annotations

import contextlib
import http.client
import socket
import threading
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from cartable.serve.preview import Preview, listening
from lms.tiny import built

GIGABYTE = 1_000_000_000


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    root = tmp_path_factory.mktemp("workspace")
    built(root)
    (root / "secret.txt").write_text("secret", "utf-8")
    with listening(root, 0, "en") as server:
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        yield server
        server.shutdown()


def asked(preview: Preview, path: str = "/", method: str = "GET", **headers: str) -> http.client.HTTPResponse:
    connection = http.client.HTTPConnection("127.0.0.1", preview.port, timeout=10)
    connection.request(
        method, path, headers={name.replace("_", "-"): value for name, value in headers.items()}
    )
    response = connection.getresponse()
    response.read()
    connection.close()
    return response


def said(preview: Preview, head: str, body: bytes = b"", most: int = 0) -> tuple[bytes, int]:
    """What is answered to raw bytes, and how much of `body`, said again up to `most` bytes, was taken."""
    with socket.create_connection(("127.0.0.1", preview.port), 10) as connection:
        connection.sendall(f"{head}\r\nHost: 127.0.0.1:{preview.port}\r\n\r\n".encode())
        taken = 0
        with contextlib.suppress(ConnectionError):  # cut off: that is what is meant
            while taken < most:
                taken += connection.send(body)
        answer = b""
        with contextlib.suppress(ConnectionError):
            while data := connection.recv(65536):
                answer += data
                if most == 0 and b"\r\n\r\n" in answer:
                    break
        return answer, taken


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:1"},
        {"Sec_Fetch_Site": "cross-site", "Sec_Fetch_Mode": "no-cors", "Sec_Fetch_Dest": "script"},
        {"Sec_Fetch_Site": "cross-site", "Sec_Fetch_Mode": "navigate", "Sec_Fetch_Dest": "iframe"},
        {"Sec_Fetch_Site": "same-site", "Sec_Fetch_Mode": "cors", "Sec_Fetch_Dest": "empty"},
    ],
    ids=str,
)
def test_what_a_page_from_elsewhere_asks_is_refused(preview: Preview, headers: dict[str, str]) -> None:
    for path in ("/", "/events", "/play/scorm12/tiny/film.mp4"):
        assert asked(preview, path, **headers).status == 403


def test_a_link_from_elsewhere_opens_a_page_and_our_own_pages_ask_freely(preview: Preview) -> None:
    link = {"Sec_Fetch_Site": "cross-site", "Sec_Fetch_Mode": "navigate", "Sec_Fetch_Dest": "document"}
    assert asked(preview, "/", **link).status == 200
    own = {"Origin": f"http://127.0.0.1:{preview.port}", "Sec_Fetch_Site": "same-origin"}
    assert asked(preview, "/lms/live.mjs", **own).status == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND"])
def test_other_methods_are_refused(preview: Preview, method: str) -> None:
    response = asked(preview, "/", method)
    assert (response.status, response.headers["Allow"]) == (405, "GET, HEAD")


@pytest.mark.parametrize(
    ("head", "status"),
    [
        (f"POST / HTTP/1.1\r\nContent-Length: {GIGABYTE}", b"405"),
        (f"GET / HTTP/1.1\r\nContent-Length: {GIGABYTE}", b"413"),
        ("GET / HTTP/1.1\r\nTransfer-Encoding: chunked", b"413"),
        ("POST / HTTP/1.1\r\nTransfer-Encoding: chunked", b"405"),
    ],
)
def test_a_body_is_refused_before_it_is_sent(preview: Preview, head: str, status: bytes) -> None:
    assert said(preview, head)[0].startswith(b"HTTP/1.1 " + status)


@pytest.mark.parametrize("chunked", [False, True])
def test_of_a_gigabyte_that_is_sent_all_the_same_next_to_nothing_is_taken(
    preview: Preview, *, chunked: bool
) -> None:
    length = "Transfer-Encoding: chunked" if chunked else f"Content-Length: {GIGABYTE}"
    piece = b"x" * 65536
    body = b"10000\r\n" + piece + b"\r\n" if chunked else piece
    _, taken = said(preview, f"POST / HTTP/1.1\r\n{length}", body, GIGABYTE)
    assert taken < GIGABYTE / 10  # what the system itself holds for both sides
    assert asked(preview).status == 200


@pytest.mark.parametrize(
    "path",
    [
        "/papers/tiny/..%2f..%2f..%2fsecret.txt",
        "/papers/tiny/..%5c..%5csecret.txt",
        "/papers/tiny/..\\..\\secret.txt",
        "/papers/%2e%2e/secret.txt",
        "/papers/tiny/tiny-handout.pdf%00",
        "/play/scorm12/tiny/%2e%2e/film.mp4",
        "/play/scorm12/tiny/a%2fb.js",
        "/play/scorm12/tiny//film.mp4",
        "/play/scorm12/tiny/%2fetc%2fpasswd",
        "/play/scorm12/tiny/C:/film.mp4",
        "//secret.txt",
        "/..%252f..%252fsecret.txt",
        "/play/scorm12/tiny/%c0%ae%c0%ae/secret.txt",
        "/courses/..%00/",
        "/course/tiny/course.yaml",
        "/build/tiny/tiny-handout.pdf",
        "/lms/%2e%2e/preview.py",
        "/papers/tiny/\N{COMBINING ACUTE ACCENT}".encode().decode("latin-1"),
    ],
)
def test_a_path_that_climbs_or_hides_a_slash_finds_nothing(preview: Preview, path: str) -> None:
    assert said(preview, f"GET {path} HTTP/1.1")[0].split(b" ", 2)[1] in {b"404", b"400"}


def test_an_address_of_another_machine_is_not_fetched_for_it(preview: Preview) -> None:
    assert said(preview, "GET http://example.org/ HTTP/1.1")[0].startswith(b"HTTP/1.1 404")


def test_what_stands_in_a_package_is_found_by_its_name_alone(tmp_path: Path) -> None:
    folder = built(tmp_path)
    (tmp_path / "secret.txt").write_text("secret", "utf-8")
    with zipfile.ZipFile(folder / "tiny-scorm12.zip", "a") as package:
        package.writestr("../../../secret.txt", "the entry")
    with listening(tmp_path, 0) as server:
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        assert said(server, "GET /play/scorm12/tiny/../../../secret.txt HTTP/1.1")[0].startswith(
            b"HTTP/1.1 404"
        )
        server.shutdown()


def test_links_to_files_and_folders_elsewhere_are_not_followed(tmp_path: Path) -> None:
    folder = built(tmp_path)
    (folder / "secret.pdf").symlink_to("/etc/hostname")
    (folder / "tiny-scorm2004.zip").symlink_to(folder / "tiny-scorm12.zip")
    (tmp_path / "build" / "linked").symlink_to(folder)
    with listening(tmp_path, 0) as server:
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        for path in ("/papers/tiny/secret.pdf", "/courses/tiny/scorm2004/", "/courses/linked/"):
            assert asked(server, path).status == 404
        assert asked(server, "/papers/tiny/tiny-handout.pdf").status == 200
        server.shutdown()


@pytest.mark.parametrize("origin", ["https://evil.example", "http://127.0.0.1:{port}"])
def test_nobody_gets_a_web_socket(preview: Preview, origin: str) -> None:
    upgrade = (
        "GET /events HTTP/1.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nOrigin: "
    )
    answer, _ = said(preview, upgrade + origin.format(port=preview.port))
    assert answer.startswith(b"HTTP/1.1 403" if "evil" in origin else b"HTTP/1.1 200")


@pytest.mark.parametrize(
    "head",
    [
        "GET / HTTP/1.1\r\n" + "\r\n".join(f"X-{number}: 1" for number in range(100_000)),
        "GET / HTTP/1.1\r\nX: " + "x" * 1_000_000,
        f"GET /{'x' * 1_000_000} HTTP/1.1",
    ],
    ids=["many", "long", "address"],
)
def test_a_head_without_end_is_cut_off_before_it_is_read(preview: Preview, head: str) -> None:
    with contextlib.suppress(ConnectionError):  # cut while it was still being sent
        answer, _ = said(preview, head)
        assert answer[:12] in {b"", b"HTTP/1.1 400"}
    assert asked(preview).status == 200


def test_who_dawdles_over_a_head_holds_nobody_up_and_is_let_go(
    preview: Preview, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cartable.serve.patience.PATIENCE", 0.5)
    with contextlib.ExitStack() as stack:
        dawdlers = [
            stack.enter_context(socket.create_connection(("127.0.0.1", preview.port), 10)) for _ in range(200)
        ]
        for number, one in enumerate(dawdlers):
            one.sendall(b"GET / HTTP/1.1\r\nX-Slow: "[: number % 24])
        assert asked(preview).status == 200
        for one in dawdlers:
            assert one.recv(100) == b""  # let go without a word
    assert asked(preview).status == 200


def test_who_listens_longer_than_that_is_kept(preview: Preview, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cartable.serve.patience.PATIENCE", 0.1)
    with socket.create_connection(("127.0.0.1", preview.port), 10) as listener:
        listener.sendall(f"GET /events HTTP/1.1\r\nHost: 127.0.0.1:{preview.port}\r\n\r\n".encode())
        heard = b""
        while not heard.endswith(b"\r\n:\n\n\r\n"):  # as there is no course, the first news is a sign of life
            heard += listener.recv(1000)
        listener.settimeout(0.5)
        with pytest.raises(TimeoutError):  # neither cut nor told anything
            listener.recv(1000)


@pytest.mark.parametrize("path", ["/", "/courses/tiny/", "/papers/tiny/lms-settings.md"])
def test_our_own_pages_permit_nothing_from_outside(preview: Preview, path: str) -> None:
    policy = asked(preview, path).headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self'")
    allowed = {word for rule in policy.split("; ") for word in rule.split()[1:]}
    assert allowed == {"'none'", "'self'", "data:"}


@pytest.mark.parametrize("path", ["/", "/nothing", "/play/scorm12/tiny/film.mp4", "/lms/live.mjs"])
def test_no_answer_is_kept_guessed_or_lent_to_other_pages(preview: Preview, path: str) -> None:
    headers = asked(preview, path).headers
    assert headers["Cache-Control"] == "no-store"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"


def test_a_refusal_is_no_more_talkative_than_an_answer(preview: Preview) -> None:
    headers = asked(preview, "/", "POST").headers
    assert headers["Cache-Control"] == "no-store"
    assert "Server" not in headers


@pytest.mark.browser
def test_a_browser_takes_our_pages_as_they_are_and_asks_nobody_else(
    browser: Browser, preview: Preview
) -> None:
    page = browser.new_page(base_url=preview.address)
    noise: list[str] = []
    page.on("console", lambda message: noise.append(message.text))
    page.on("pageerror", lambda error: noise.append(str(error)))
    page.on(
        "request", lambda request: noise.append(request.url) if preview.address not in request.url else None
    )
    for path in ("/", "/papers/tiny/lms-settings.md"):
        page.goto(path, wait_until="load")
    page.close()
    assert [one for one in noise if one != "data:,"] == []
