from __future__ import annotations

import hashlib
import http.server
import io
import os
import subprocess
import sys
import threading
from pathlib import Path

import page
import pypdf
import pytest
from PIL import Image
from weasyprint.urls import FatalURLFetchingError  # type: ignore[import-untyped]  # WeasyPrint has no types

from cartable.formats.paper.fonts import undrawn
from cartable.formats.paper.pdf import pdf
from paper.paper_sample import TEMPLATES
from paper.reading import fonts, placed
from read.pictures.taken import camera, file

OURS = "h1 { font-family: Cartable Serif }"
_SAMPLE = """
import hashlib, sys, tempfile
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from paper.paper_sample import COURSE, materials
from cartable.outputs import handout, key
folder = Path(tempfile.mkdtemp())
for output in (handout, key) if sys.argv[2] == "forth" else (key, handout):
    for name, made in output.artefacts(COURSE, materials(folder)).items():
        print(name, hashlib.sha256(made).hexdigest())
"""


def _page(picture: str) -> str:
    return f'<html lang="fr"><title>t</title><body><h1>Titre</h1><p><img alt="a" src="{picture}"></p>'


def _digests(order: str, **environment: str) -> list[str]:
    made = subprocess.run(
        [sys.executable, "-c", _SAMPLE, str(Path(__file__).parents[1]), order],
        env={**os.environ, **environment},
        umask=0o077 if order == "back" else 0o022,
        capture_output=True,
        text=True,
        check=True,
    )
    return sorted(made.stdout.split("\n"))


def test_another_time_zone_hash_seed_umask_locale_and_order_give_the_same_bytes() -> None:
    here = _digests("forth", TZ="UTC", PYTHONHASHSEED="1", LC_ALL="C.UTF-8")
    there = _digests("back", TZ="Pacific/Auckland", PYTHONHASHSEED="2", LC_ALL="C", SOURCE_DATE_EPOCH="86400")
    assert here == there
    assert len(here) == 3


def test_a_picture_of_an_author_reaches_no_network_and_no_file(tmp_path: Path) -> None:
    asked: list[str] = []

    class Listening(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Listening) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        inside = tmp_path / "secret.svg"
        inside.write_text(
            '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0H9"/></svg>'
        )
        port = server.server_address[1]
        picture = (
            '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
            f'width="90" height="90"><style>@import url(http://127.0.0.1:{port}/style.css);</style>'
            f'<image width="9" height="9" href="http://127.0.0.1:{port}/a.png"/>'
            '{}<path d="M0 0H90V90"/></svg>'
        )
        reaching = picture.format(f'<image width="9" height="9" xlink:href="{inside.as_uri()}"/>')
        plain = picture.format("")
        given = "cartable:media/a.svg"
        made = pdf(_page(given), "", {given: reaching.encode()})
        assert made == pdf(_page(given), "", {given: plain.encode()})
        server.shutdown()
    assert asked == []


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "WEBP"])
def test_a_photograph_of_any_kind_prints_validly_and_alike(kind: str) -> None:
    held = io.BytesIO()
    Image.effect_mandelbrot((640, 400), (-2, -1, 1, 1), 40).convert("RGB").save(held, kind)
    address = f"cartable:media/a.{kind.lower()}"
    made = pdf(_page(address), "img { width: 20mm }", {address: held.getvalue()})
    assert page.is_pdf_compliant_bytes(made, profile="ua1")
    assert made == pdf(_page(address), "img { width: 20mm }", {address: held.getvalue()})


def _printed(picture: bytes) -> Image.Image:
    """The picture that a page shows, as it stands in the paper."""
    made = pdf(_page("cartable:a"), OURS, {"cartable:a": picture})
    (shown,) = pypdf.PdfReader(io.BytesIO(made)).pages[0].images
    assert shown.image is not None
    return shown.image


def test_greys_of_sixteen_bits_print_as_greys() -> None:
    deep = io.BytesIO()
    Image.new("I;16", (40, 30), 0x8000).save(deep, "png")
    assert _printed(deep.getvalue()).convert("L").getextrema() == (0x80, 0x80)


def test_a_photograph_that_lies_on_its_side_prints_upright() -> None:
    assert _printed(file("jpeg", exif=camera(orientation=6))).size == (48, 64)


def test_an_address_of_ours_that_leads_nowhere_is_our_bug_and_stops() -> None:
    with pytest.raises(FatalURLFetchingError):
        pdf(_page("cartable:media/absent.png"), "", {})


def test_the_sheets_own_words_are_drawn_by_our_faces() -> None:
    for language in ("fr", "en"):
        assert undrawn((TEMPLATES / "locales" / language / "paper.yaml").read_text("utf-8")) == []


def test_a_character_without_a_face_is_known_and_spaces_and_joiners_are_none() -> None:
    assert undrawn("a\u202fé\u200d汉 ○ 汉") == ["○", "汉"]


def test_one_page_gives_one_identifier() -> None:
    made = pdf("<html lang=fr><title>t</title><body><h1>a</h1></body></html>", "", {})
    assert (
        hashlib.sha256(made).digest()
        == hashlib.sha256(
            pdf("<html lang=fr><title>t</title><body><h1>a</h1></body></html>", "", {})
        ).digest()
    )


def test_no_line_breaks_early_where_a_run_fits_but_for_its_last_space() -> None:
    """At some of these widths WeasyPrint 70 sets the first word of a run alone on its line."""
    runs = "".join(
        f'<p style="width: {width}px; font: 12px Cartable Serif">un mot et puis encore un autre mot{end}</p>'
        for width in range(120, 240)
        for end in (" <em>fin</em>", " ")
    )
    made = pdf(
        f"<html lang=fr><title>t</title><body><h1>a</h1>{runs}", "p { font: 12px 'Cartable Serif' }", {}
    )
    assert "un" not in [text for _, _, _, text in placed(made)]


def test_a_page_in_a_script_that_is_not_ours_is_printed_all_the_same_in_our_faces_where_they_can() -> None:
    made = pdf("<html lang=zh><title>t</title><body><h1>汉 abc</h1></body></html>", OURS, {})
    assert "Cartable-Serif" in {name.removesuffix("-Semi-Bold") for name in fonts(made)}
