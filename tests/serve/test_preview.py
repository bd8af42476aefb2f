from __future__ import annotations

import http.client
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from cartable.serve.preview import Preview, listening
from lms.tiny import FILES, FILES_2004, built


def run(server: Preview) -> None:
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Preview]:
    built(tmp_path)
    (tmp_path / "secret.txt").write_text("secret", "utf-8")
    with listening(tmp_path, 0) as server:
        run(server)
        yield server
        server.shutdown()


def asked(
    preview: Preview, path: str, method: str = "GET", **headers: str
) -> tuple[int, http.client.HTTPMessage, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", preview.port, timeout=10)
    try:
        connection.request(
            method, path, headers={name.replace("_", "-"): value for name, value in headers.items()}
        )
        response = connection.getresponse()
        return response.status, response.headers, response.read()
    finally:
        connection.close()


def test_the_list_names_what_is_built_by_the_package_s_own_title(preview: Preview) -> None:
    status, headers, page = asked(preview, "/")
    assert status == 200
    assert headers["Content-Type"] == "text/html; charset=utf-8"
    for part in (
        b"<h2>Tiny &amp; good</h2>",
        b'href="/courses/tiny/">Play the package<',
        b'href="/papers/tiny/tiny-handout.pdf"',
    ):
        assert part in page


def test_the_list_leads_to_the_page_of_the_coverage_once_it_is_drawn(preview: Preview) -> None:
    assert b"coverage.html" not in asked(preview, "/")[2]
    (preview.build / "tiny" / "coverage.html").write_text("<p>drawn", "utf-8")
    assert b'href="/papers/tiny/coverage.html"' in asked(preview, "/")[2]
    status, headers, page = asked(preview, "/papers/tiny/coverage.html")
    assert (status, headers["Content-Type"], page) == (200, "text/html; charset=utf-8", b"<p>drawn")


def test_the_list_speaks_the_browser_s_language(preview: Preview) -> None:
    assert b"Jouer le paquetage" in asked(preview, "/", Accept_Language="de, fr-CA;q=0.8, en;q=0.5")[2]
    assert b"Play the package" in asked(preview, "/", Accept_Language="fr;q=0.3, en;q=0.9")[2]
    assert b"Play the package" in asked(preview, "/", Accept_Language="fr;q=0, de")[2]


def test_a_browser_that_asks_for_neither_language_gets_the_terminal_s(tmp_path: Path) -> None:
    built(tmp_path)
    with listening(tmp_path, 0, otherwise="fr") as server:
        run(server)
        for wanted in ("de", "*", "", "fr;q=x;;,,"):
            assert b"Jouer le paquetage" in asked(server, "/", Accept_Language=wanted)[2]
        assert b"Play the package" in asked(server, "/", Accept_Language="en-GB")[2]
        server.shutdown()


def test_a_language_that_was_asked_for_wins(tmp_path: Path) -> None:
    built(tmp_path)
    with listening(tmp_path, 0, "fr") as server:
        run(server)
        assert b"Jouer le paquetage" in asked(server, "/", Accept_Language="en")[2]
        server.shutdown()


def test_where_there_is_no_course_the_list_says_what_to_do(tmp_path: Path) -> None:
    with listening(tmp_path, 0) as server:
        run(server)
        assert b"cartable new my-course" in asked(server, "/")[2]
        server.shutdown()


def test_a_build_made_while_it_runs_is_there_at_once(preview: Preview) -> None:
    built(preview.build.parent, "later")
    assert b'href="/courses/later/"' in asked(preview, "/")[2]


def test_the_lms_opens_the_page_that_the_manifest_names(preview: Preview) -> None:
    status, _, page = asked(preview, "/courses/tiny/")
    assert status == 200
    assert b'"address": "/play/scorm12/tiny/start%20here.html"' in page
    status, headers, content = asked(preview, "/play/scorm12/tiny/start%20here.html")
    assert (status, headers["Content-Type"]) == (200, "text/html; charset=utf-8")
    assert content == FILES["start here.html"].encode()


def test_of_two_packages_each_is_played_by_its_name_and_has_its_card(preview: Preview) -> None:
    folder = built(preview.build.parent, "tiny", FILES_2004, standard="scorm2004")
    (folder / "lms-settings-2004.md").write_text("# Settings for 2004\n", "utf-8")
    index = asked(preview, "/")[2]
    for part in (
        b'href="/courses/tiny/scorm12/">Play for SCORM 1.2<',
        b'href="/courses/tiny/scorm2004/">Play for SCORM 2004<',
        b'href="/papers/tiny/lms-settings.md">Settings for SCORM 1.2<',
        b'href="/papers/tiny/lms-settings-2004.md">Settings for SCORM 2004<',
    ):
        assert part in index
    assert b'"standard": "scorm12"' in asked(preview, "/courses/tiny/")[2]
    page = asked(preview, "/courses/tiny/scorm2004/")[2]
    assert b'"standard": "scorm2004"' in page
    assert b'"address": "/play/scorm2004/tiny/start%20here.html"' in page
    assert (
        asked(preview, "/play/scorm2004/tiny/start%20here.html")[2] == FILES_2004["start here.html"].encode()
    )
    assert b"<h1>Settings for 2004</h1>" in asked(preview, "/papers/tiny/lms-settings-2004.md")[2]


def test_a_manifest_of_no_scorm_is_named_as_such(preview: Preview) -> None:
    built(preview.build.parent, "other", {"imsmanifest.xml": "<manifest xmlns='urn:x'/>"})
    assert b"its namespace is &#39;urn:x&#39;" in asked(preview, "/")[2]


def test_a_package_that_leads_nowhere_is_named_as_such(tmp_path: Path) -> None:
    built(
        tmp_path, "lost", {"imsmanifest.xml": FILES["imsmanifest.xml"].replace('default="b"', 'default="c"')}
    )
    (tmp_path / "build/torn").mkdir()
    (tmp_path / "build/torn/torn-scorm12.zip").write_bytes(b"PK")
    with listening(tmp_path, 0) as server:
        run(server)
        page = asked(server, "/")[2]
        assert b"the default organization &#39;c&#39; leads to no page" in page
        assert b"File is not a zip file" in page
        status, _, page = asked(server, "/courses/lost/")
        assert (status, b"This package cannot be played: " in page) == (200, True)
        server.shutdown()


@pytest.mark.parametrize(
    "path",
    [
        "/secret.txt",
        "/../secret.txt",
        "/papers/tiny/../../../secret.txt",
        "/papers/tiny/%2e%2e%2f%2e%2e%2f%2e%2e%2fsecret.txt",
        "/papers/../tiny/tiny-handout.pdf",
        "/papers/tiny/tiny-scorm12.zip",
        "/papers/tiny/",
        "/play/scorm12/tiny/../../../secret.txt",
        "/play/scorm12/tiny/%2e%2e/%2e%2e/secret.txt",
        "/play/scorm12/tiny//etc/passwd",
        "/play/scorm12/tiny/",
        "/play/scorm2004/tiny/film.mp4",
        "/courses/tiny/scorm2004/",
        "/play/scorm12/gone/index.html",
        "/courses/tiny",
        "/courses/../",
        "/lms/../page.py",
        "/lms/page.py",
        "/build/tiny/tiny-handout.pdf",
    ],
)
def test_what_is_not_on_the_shelf_is_not_there(preview: Preview, path: str) -> None:
    assert asked(preview, path)[0] == 404


def test_a_link_in_the_build_folder_is_not_followed(preview: Preview) -> None:
    (preview.build / "tiny/evil.pdf").symlink_to(preview.build.parent / "secret.txt")
    (preview.build / "evil").symlink_to(preview.build / "tiny")
    assert asked(preview, "/papers/tiny/evil.pdf")[0] == 404
    assert asked(preview, "/papers/evil/tiny-handout.pdf")[0] == 404


@pytest.mark.parametrize("host", ["example.org", "example.org:{port}", "127.0.0.1:1", "localhost", ""])
def test_another_host_is_refused(preview: Preview, host: str) -> None:
    assert asked(preview, "/", Host=host.format(port=preview.port))[0] == 403


def test_localhost_is_this_machine_too(preview: Preview) -> None:
    assert asked(preview, "/", Host=f"localhost:{preview.port}")[0] == 200


def test_only_loopback_is_listened_to(preview: Preview) -> None:
    assert preview.socket.getsockname()[0] == "127.0.0.1"


def test_a_port_that_is_taken_gives_way_to_another(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with listening(tmp_path, port) as server:
            assert server.port != port


@pytest.mark.parametrize(
    ("asked_for", "told", "got"),
    [
        ("bytes=2-4", "bytes 2-4/10", b"234"),
        ("bytes=7-", "bytes 7-9/10", b"789"),
        ("bytes=-3", "bytes 7-9/10", b"789"),
        ("bytes=-30", "bytes 0-9/10", b"0123456789"),
        ("bytes=8-99", "bytes 8-9/10", b"89"),
    ],
)
def test_a_film_comes_in_the_pieces_that_are_asked_for(
    preview: Preview, asked_for: str, told: str, got: bytes
) -> None:
    status, headers, body = asked(preview, "/play/scorm12/tiny/film.mp4", Range=asked_for)
    assert (status, headers["Content-Range"], body) == (206, told, got)
    assert headers["Content-Type"] == "video/mp4"


@pytest.mark.parametrize("asked_for", ["bytes=10-", "bytes=5-2", "bytes=-0"])
def test_a_piece_that_is_not_there_is_refused(preview: Preview, asked_for: str) -> None:
    status, headers, body = asked(preview, "/play/scorm12/tiny/film.mp4", Range=asked_for)
    assert (status, headers["Content-Range"], body) == (416, "bytes */10", b"")


@pytest.mark.parametrize("asked_for", ["bytes=-", "bytes=0-1,4-5", "lines=1-2", f"bytes=0-{'9' * 5000}"])
def test_what_is_no_single_range_gives_the_whole(preview: Preview, asked_for: str) -> None:
    assert asked(preview, "/play/scorm12/tiny/film.mp4", Range=asked_for)[::2] == (200, b"0123456789")


def test_a_piece_of_a_file_that_was_built_anew_is_the_whole_of_it(preview: Preview) -> None:
    film = "/play/scorm12/tiny/film.mp4"
    tag = asked(preview, film)[1]["ETag"]
    assert asked(preview, film, Range="bytes=2-4", If_Range=tag)[::2] == (206, b"234")
    assert asked(preview, film, Range="bytes=2-4", If_Range='"another"')[::2] == (200, b"0123456789")
    dated = asked(preview, film, Range="bytes=2-4", If_Range="Wed, 25 Nov 2026 10:00:00 GMT")
    assert dated[::2] == (200, b"0123456789")


def test_a_sheet_has_a_tag_too(preview: Preview) -> None:
    sheet = "/papers/tiny/tiny-handout.pdf"
    tag = asked(preview, sheet)[1]["ETag"]
    assert asked(preview, sheet, Range="bytes=0-3", If_Range=tag)[0] == 206
    assert asked(preview, sheet, Range="bytes=0-3", If_Range='"another"')[0] == 200


def test_head_knows_no_ranges(preview: Preview) -> None:
    status, headers, _ = asked(preview, "/play/scorm12/tiny/film.mp4", "HEAD", Range="bytes=2-4")
    assert (status, headers["Content-Length"]) == (200, "10")


def test_head_tells_the_length_and_sends_nothing(preview: Preview) -> None:
    status, headers, body = asked(preview, "/papers/tiny/tiny-handout.pdf", "HEAD")
    assert (status, headers["Content-Length"], body) == (200, "16", b"")


def test_papers_and_the_card_come_as_what_they_are(preview: Preview) -> None:
    assert asked(preview, "/papers/tiny/tiny-handout.pdf")[1]["Content-Type"] == "application/pdf"
    status, headers, body = asked(preview, "/papers/tiny/lms-settings.md")
    assert (status, headers["Content-Type"]) == (200, "text/html; charset=utf-8")
    assert b"<h1>Settings</h1>" in body


def test_nothing_is_kept_by_the_browser_and_types_are_not_guessed(preview: Preview) -> None:
    headers = asked(preview, "/play/scorm12/tiny/a/b.js")[1]
    assert headers["Cache-Control"] == "no-store"
    assert headers["X-Content-Type-Options"] == "nosniff"
