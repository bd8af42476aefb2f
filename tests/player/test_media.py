"""Recordings of a package: their captions, chapters and speed, built, served and played."""

from __future__ import annotations

import struct
import threading
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html
from playwright.sync_api import Browser, Page, expect

from cartable.build.pipeline import built
from cartable.build.workspace import Workspace
from cartable.serve.preview import listening
from player.lms import AXE

COURSE = """\
format: 1
title: Trois buts
language: fr-FR
settings: {complete-when: viewed}
speakers: {ines: Inès, etienne: Étienne}
modules:
  - id: buts
    title: Les buts
    audio: son.wav
    transcript: dit.vtt
    sections:
      Début & accueil: Bonjour et bienvenue
      La suite: Non, et heureusement
  - id: suite
    title: La suite
    audio: son.wav
    transcript: dit.vtt
    captions: mien.srt
  - id: film
    title: Le film
    video: film.mp4
    poster: carré.svg
    captions: film-captions.vtt
    transcript: texte.txt
    sections: {Tout: Rien de minuté}
"""
SAID = """\
WEBVTT

00:00.000 --> 00:02.000
<v Inès>Bonjour et bienvenue.

00:02.000 --> 00:05.000
<v Étienne>Non, et heureusement pour nous tous ici.
"""
SRT = "1\n00:00:01,000 --> 00:00:03,500\n<i>Mes mots</i> à moi & à vous\n"
SQUARE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 2"><path d="M0 0h2v2H0z"/></svg>\n'


def silence(seconds: int) -> bytes:
    """A sound of 8000 samples a second, 8 bits each."""
    form = b"fmt \x10\0\0\0" + struct.pack("<HHIIHH", 1, 1, 8000, 8000, 1, 8)
    data = b"data" + struct.pack("<I", seconds * 8000) + b"\x80" * seconds * 8000
    return b"RIFF" + struct.pack("<I", len(form) + len(data) + 4) + b"WAVE" + form + data


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    root = tmp_path_factory.mktemp("workspace")
    home = root / "course/demo"
    home.mkdir(parents=True)
    for name, text in {
        "course.yaml": COURSE,
        "dit.vtt": SAID,
        "mien.srt": SRT,
        "carré.svg": SQUARE,
        "film-captions.vtt": "WEBVTT\n\n00:00.000 --> 00:01.000\nLes miens.\n",
        "texte.txt": "Rien de minuté.",
    }.items():
        (home / name).write_text(text, "utf-8")
    (home / "son.wav").write_bytes(silence(6))
    (home / "film.mp4").write_bytes(b"\0\0\0\x18ftypisom\0\0\0\0isomiso2")
    found = Workspace(root)
    assert built(found, "demo", ["scorm12"]).files
    return found


@pytest.fixture(scope="module")
def package(workspace: Workspace) -> Iterator[zipfile.ZipFile]:
    with zipfile.ZipFile(workspace.build / "demo/demo-scorm12.zip") as archive:
        yield archive


def test_captions_and_chapters_of_timed_recordings_are_files_of_the_package(package: zipfile.ZipFile) -> None:
    made = sorted(name for name in package.namelist() if name.endswith(".vtt"))
    assert made == [
        "media/buts-captions.vtt",
        "media/buts-chapters.vtt",
        "media/film-captions.vtt",
        "media/suite-captions.vtt",
    ]
    listed = package.read("imsmanifest.xml").decode()
    assert [name for name in made if f'href="{name}"' not in listed] == []
    assert package.read("media/buts-captions.vtt").decode() == (
        "WEBVTT\n\n00:00:00.000 --> 00:00:02.000\n<v Inès>Bonjour et bienvenue.\n\n"
        "00:00:02.000 --> 00:00:05.000\n<v Étienne>Non, et heureusement pour nous tous ici.\n"
    )
    assert package.read("media/buts-chapters.vtt").decode() == (
        "WEBVTT\n\n00:00:00.000 --> 00:00:02.000\nDébut &amp; accueil\n\n"
        "00:00:02.000 --> 00:00:05.000\nLa suite\n"
    )


def test_the_author_s_own_captions_win_and_srt_becomes_webvtt(package: zipfile.ZipFile) -> None:
    assert package.read("media/suite-captions.vtt").decode() == (
        "WEBVTT\n\n00:00:01.000 --> 00:00:03.500\nMes mots à moi &amp; à vous\n"
    )
    assert b"Les miens" in package.read("media/film-captions.vtt")


def test_each_recording_names_its_tracks_and_a_video_its_poster(package: zipfile.ZipFile) -> None:
    page = html.document_fromstring(package.read("index.html").decode())
    tracks = [(one.get("kind"), one.get("src")) for one in page.iter("track")]
    assert tracks == [
        ("captions", "media/buts-captions.vtt"),
        ("chapters", "media/buts-chapters.vtt"),
        ("captions", "media/suite-captions.vtt"),
        ("captions", "media/film-captions.vtt"),
    ]
    assert [one.get("poster") for one in page.iter("video")] == ["media/carr%C3%A9.svg"]


def test_recordings_are_stored_and_not_deflated(package: zipfile.ZipFile) -> None:
    films = [one for one in package.infolist() if one.filename.endswith((".wav", ".mp4"))]
    assert [one.compress_type for one in films] == [zipfile.ZIP_STORED, zipfile.ZIP_STORED]


@pytest.fixture
def page(workspace: Workspace, browser: Browser) -> Iterator[Page]:
    with listening(workspace.root, 0, "fr") as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        context = browser.new_context()
        page = context.new_page()
        complaints: list[str] = []
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(f"{server.address}play/scorm12/demo/index.html#lecture-buts")
        yield page
        context.close()
        server.shutdown()
        assert complaints == []


def at(page: Page, module: str) -> float:
    moment: float = page.locator(f"#lecture-{module} audio").evaluate("sound => sound.currentTime")
    return moment


@pytest.mark.browser
def test_a_chapter_is_reached_by_keyboard_and_the_one_that_plays_is_marked(page: Page) -> None:
    chapter = page.get_by_role("button", name="0:02 La suite")
    chapter.focus()
    page.keyboard.press("Enter")
    expect(chapter).to_have_attribute("aria-current", "true")
    expect(page.get_by_role("button", name="0:00 Début & accueil")).to_have_attribute("aria-current", "false")
    assert 2 <= at(page, "buts") < 5
    expect(page.locator("#lecture-buts .caption")).to_have_text("Non, et heureusement pour nous tous ici.")


@pytest.mark.browser
def test_the_speed_holds_for_recordings_opened_later_and_not_for_another_session(page: Page) -> None:
    speed = page.locator("#lecture-buts").get_by_label("Vitesse")
    assert speed.locator("option").all_inner_texts() == ["0,75×", "1×", "1,25×", "1,5×", "1,75×", "2×"]
    speed.select_option("1.5")
    page.evaluate("location.hash = 'lecture-suite'")
    other = page.locator("#lecture-suite")
    expect(other.get_by_label("Vitesse")).to_have_value("1.5")
    assert other.locator("audio").evaluate("sound => sound.playbackRate") == 1.5
    page.reload()
    expect(page.locator("#lecture-suite").get_by_label("Vitesse")).to_have_value("1.0")


@pytest.mark.browser
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_in_recordings_with_chapters(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 700})
    page.add_script_tag(content=Path(AXE).read_text("utf-8"))
    for module in ("buts", "film"):
        page.evaluate(f"location.hash = 'lecture-{module}'")
        expect(page.locator(f"#lecture-{module} .media")).to_be_visible()
        found = page.evaluate("axe.run().then(({ violations }) => violations.map(({ id }) => id))")
        assert found == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
