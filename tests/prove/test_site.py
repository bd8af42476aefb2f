"""The server of a proof answers its own pages alone, and a package under proof reaches nothing else."""

from __future__ import annotations

import http.client
import json
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser

from cartable.prove.scenario import Scenario, played
from cartable.prove.site import Site, served
from cartable.prove.steps import opens
from prove.sample_package import proved


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    with served(proved(tmp_path)) as site:
        yield site


def _asked(
    site: Site, method: str, path: str, body: bytes | None = None, **headers: str
) -> http.client.HTTPResponse:
    connection = http.client.HTTPConnection(site.address.removeprefix("http://"), timeout=5)
    connection.putrequest(method, path, skip_host="Host" in headers)
    for name, value in headers.items():
        connection.putheader(name.replace("_", "-"), value)
    connection.endheaders(body)
    return connection.getresponse()


def test_another_host_is_refused(site: Site) -> None:
    assert _asked(site, "GET", "/play/index.html").status == 200
    assert _asked(site, "GET", "/play/index.html", Host="evil.example").status == 403
    site.store("a/ada")
    body = b'{"changes": {"cmi.suspend_data": "x"}, "calls": []}'
    assert (
        _asked(site, "POST", "/store/a%2Fada", body, Host="evil.example", Content_Length="51").status == 403
    )
    assert site.stores["a/ada"].cmi == {}


def test_no_type_is_guessed_and_modules_are_scripts(site: Site) -> None:
    answer = _asked(site, "GET", "/lms/stand.mjs")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Type"] == "text/javascript; charset=utf-8"


@pytest.mark.parametrize(
    "body", [b"no JSON", b"[]", b"{}", b'{"calls": [{}]}', b'{"calls": [], "changes": 7}', b"\xff"]
)
def test_what_no_page_of_ours_sends_is_a_bad_request_and_changes_nothing(site: Site, body: bytes) -> None:
    site.store("a/ada")
    answer = _asked(site, "POST", "/store/a%2Fada", body, Content_Length=str(len(body)))
    assert answer.status == 400
    assert (site.stores["a/ada"].cmi, site.stores["a/ada"].calls) == ({}, [])


def test_a_body_without_a_length_is_a_bad_request(site: Site) -> None:
    site.store("a/ada")
    assert _asked(site, "POST", "/store/a%2Fada").status == 400
    assert _asked(site, "POST", "/store/a%2Fada", Content_Length="many").status == 400


@pytest.mark.browser
def test_a_package_that_calls_another_address_is_noted_and_does_not_reach_it(
    browser: Browser, tmp_path: Path
) -> None:
    heard: list[str] = []

    class Other(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            heard.append(self.path)
            self.send_error(404)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
            pass

    with HTTPServer(("127.0.0.1", 0), Other) as other:
        Thread(target=other.serve_forever, daemon=True).start()
        places = [f"127.0.0.1:{other.server_port}", "collects.example"]
        # The judge of packages would see an address that is written out.
        script = f"""
          (async () => {{
            for (const one of {json.dumps(places)}) {{
              await fetch(["http:", "", one, "told"].join("/"), {{ mode: "no-cors" }}).catch(() => null);
            }}
            document.body.dataset.saved = "saved";
          }})();
        """
        with served(proved(tmp_path, script.encode())) as site:
            (finding,) = played(Scenario("perfect", (opens(),), ()), site, browser).findings
        other.shutdown()
    assert finding.key == "noise"
    assert all(f"http://{place}/told" in finding.seen["seen"] for place in places)
    assert heard == []
