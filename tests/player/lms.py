"""A course on loopback in an LMS made of npm's scorm-again, which notes every call and keeps what it took."""

from __future__ import annotations

import http.server
import json
import mimetypes
import re
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from typing import Any, TypedDict, Unpack
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Browser, BrowserContext, FrameLocator, Page
from playwright.sync_api import Error as PlaywrightError

from player.sample import ROOT

_AGAIN = ROOT / "node_modules" / "scorm-again" / "dist"
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"


@dataclass(frozen=True)
class Spoken:
    """How an LMS of scorm-again speaks a standard.

    `made` is its class, `object` where content looks for it, `before` and `end` the names of its calls;
    `new` what a first launch finds. `strict` are rules that scorm-again does not hold to: which elements,
    and what their values must match.
    """

    script: str
    made: str
    object: str
    before: str
    end: str
    new: Mapping[str, str]
    strict: tuple[tuple[str, str], ...] = ()


SCORM12 = Spoken(
    "scorm12.min.js",
    "Scorm12API",
    "API",
    "LMS",
    "Finish",
    {
        "cmi.core.lesson_status": "not attempted",
        "cmi.core.lesson_mode": "normal",
        "cmi.core.credit": "credit",
    },
)
SCORM2004 = Spoken(
    "scorm2004.min.js",
    "Scorm2004API",
    "API_1484_11",
    "",
    "Terminate",
    {
        "cmi.completion_status": "unknown",
        "cmi.success_status": "unknown",
        "cmi.mode": "normal",
        "cmi.credit": "credit",
    },
    (
        (r"\.(session_time|latency)$", r"^PT(?=.)(\d+H)?(\d+M)?(\d+(\.\d{1,2})?S)?$"),
        (r"\.timestamp$", r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$"),
        (r"\.id$", r"^[\w.-]{1,250}$"),
        (r"\.description$", r"^(?!\{).{1,250}$"),
        (r"\.(raw|scaled|min|max|weighting|progress_measure)$", r"^-?\d{1,5}(\.\d{1,18})?$"),
    ),
)

# `calls` notes [name, arguments, answer, error]; `lie` makes a call answer what a test says; `kept` is
# what a launch after this one finds.
_PAGE = """<!doctype html>
<html lang="en"><meta charset="utf-8"><title>LMS</title><link rel="icon" href="data:,">
<style>html, body, iframe { margin: 0; border: 0; width: 100%; height: 100vh; display: block; }</style>
<script src="/again.js"></script>
<script>
  const spoken = SPOKEN;
  const given = JSON.parse(sessionStorage.getItem("given") || "{}");
  const real = new window[spoken.made]({ logLevel: 5, autocommit: false });
  real.loadFromFlattenedJSON(given.values, "");
  window.calls = [];
  window.kept = { ...given.values };
  window.lie = given.lie || {};
  window[spoken.object] = {};
  const breaks = (element, value) =>
    spoken.strict.some(([which, form]) => new RegExp(which).test(element) && !new RegExp(form).test(value));
  for (const name of ["Initialize", "GetValue", "SetValue", "Commit", spoken.end, "GetLastError"]) {
    const call = spoken.before + name;
    window[spoken.object][call] = (...values) => {
      const lie = window.lie[call];
      if (lie === "throws") throw new Error("the LMS is ill");
      if (lie !== undefined) {
        window.calls.push([call, values, lie, "0"]);
        return lie === "undefined" ? undefined : lie;
      }
      if (name === "SetValue" && breaks(...values)) {
        window.calls.push([call, values, "false", "406"]);
        return "false";
      }
      const answer = real[call](...values);
      const error = name === "GetLastError" ? "0" : `${real[spoken.before + "GetLastError"]()}`;
      window.calls.push([call, values, answer, error]);
      if (name === "SetValue" && answer === "true") window.kept[values[0]] = values[1];
      return answer;
    };
  }
</script>
<iframe src="/package/index.html" title="course"></iframe>
"""


class Site:
    """Where the LMS and the package stand, and what they speak."""

    def __init__(self, files: Mapping[str, bytes], address: str, spoken: Spoken) -> None:
        self.files = files
        self.address = address
        self.spoken = spoken


@contextmanager
def served(inner: Mapping[str, bytes], spoken: Spoken = SCORM12) -> Iterator[Site]:
    """A package's files and its LMS on loopback."""
    files = {
        "": _PAGE.replace("SPOKEN", json.dumps(asdict(spoken))).encode(),
        "again.js": (_AGAIN / spoken.script).read_bytes(),
        **{f"package/{name}": data for name, data in inner.items()},
    }

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            name = unquote(urlsplit(self.path).path).lstrip("/")
            data = files.get(name)
            # A browser seeks only in what it may ask a part of.
            asked = re.fullmatch(r"bytes=(\d+)-(\d*)", self.headers.get("Range", ""))
            whole = len(data or b"")
            self.send_response(404 if data is None else 206 if asked else 200)
            kind = mimetypes.guess_type(name or "index.html")[0] or "application/octet-stream"
            self.send_header("Content-Type", kind)
            if data is not None and asked:
                first, last = int(asked[1]), min(int(asked[2] or whole), whole - 1)
                self.send_header("Content-Range", f"bytes {first}-{last}/{whole}")
                data = data[first : last + 1]
            self.send_header("Accept-Ranges", "bytes")
            self.send_header("Content-Length", str(len(data or b"")))
            self.end_headers()
            with suppress(BrokenPipeError, ConnectionResetError):  # a browser that has heard enough hangs up
                self.wfile.write(data or b"")

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the standard library's name
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    try:
        yield Site(files, f"http://127.0.0.1:{server.server_port}", spoken)
    finally:
        server.shutdown()
        server.server_close()


class Options(TypedDict, total=False):
    """`values` is what the LMS kept from before, `lie` what its calls answer instead of the truth.

    `beside` is a launch whose browser this one shares, storage and all; `script` runs before any page's own.
    `forced` has the system's few colours forced on the page, `moving` lets it move.
    """

    values: Mapping[str, str]
    lie: Mapping[str, str | bool]
    width: int
    height: int
    scheme: str
    beside: Launched
    script: str
    forced: bool
    moving: bool


class Launched:
    """One launch of a course."""

    def __init__(self, browser: Browser, site: Site, **options: Unpack[Options]) -> None:
        self.complaints: list[str] = []
        beside = options.get("beside")
        self._context: BrowserContext = (
            beside._context  # noqa: SLF001 - another of the same class
            if beside
            else browser.new_context(
                viewport={"width": options.get("width", 650), "height": options.get("height", 666)},
                color_scheme="dark" if options.get("scheme") == "dark" else "light",
                reduced_motion="no-preference" if options.get("moving") else "reduce",
                forced_colors="active" if options.get("forced") else "none",
            )
        )
        values = {**site.spoken.new, **options.get("values", {})}
        given = json.dumps({"values": values, "lie": dict(options.get("lie", {}))})
        self.page: Page = self._context.new_page()
        self.page.add_init_script(f"sessionStorage.setItem('given', {json.dumps(given)})")
        self.page.add_init_script(options.get("script", ""))
        self.page.on("console", lambda message: self.complaints.append(f"console: {message.text}"))
        self.page.on("pageerror", lambda error: self.complaints.append(f"error: {error}"))
        self.page.on("request", self._request)
        self.page.on(
            "response",
            lambda response: self.complaints.append(response.url) if response.status >= 400 else None,
        )
        self._site = site
        self.page.goto(site.address)
        self.course: FrameLocator = self.page.frame_locator("iframe")
        self.course.locator("body[data-saved]").wait_for()

    def _request(self, request: Any) -> None:  # noqa: ANN401 - Playwright's request
        if not request.url.startswith((self._site.address, "data:")):
            self.complaints.append(f"request outside: {request.url}")

    def calls(self) -> list[list[Any]]:
        """Every call to the LMS: name, arguments, answer, error."""
        calls: list[list[Any]] = self.page.evaluate("window.calls")
        return calls

    def writes(self, element: str) -> list[str]:
        """The values written to an element, in order."""
        name = f"{self._site.spoken.before}SetValue"
        return [call[1][1] for call in self.calls() if call[0] == name and call[1][0] == element]

    def kept(self) -> dict[str, str]:
        """What the LMS holds now, for the next launch."""
        values: dict[str, str] = self.page.evaluate("window.kept")
        return values

    def saved(self) -> dict[str, str]:
        """What the LMS holds once the header says so."""
        self.course.locator("body[data-saved=saved]").wait_for()
        return self.kept()

    def stored(self) -> dict[str, str]:
        """What this browser keeps for the course."""
        stored: dict[str, str] = self.page.frames[1].evaluate("({...localStorage})")
        return stored

    def press(self, *keys: str) -> None:
        """Keys, one after the other."""
        for key in keys:
            self.page.keyboard.press(key)

    def focused(self) -> str:
        """The label or text of what has the focus in the course, "" for nothing."""
        text: str = self.page.frames[1].evaluate(
            """() => {
              const at = document.activeElement;
              return at.matches("body, main") ? "" : (at.labels?.[0] || at).textContent.trim();
            }"""
        )
        return text

    def tab_to(self, words: str, most: int = 40) -> None:
        """Presses Tab until what has the focus holds the words."""
        for _ in range(most):
            if words in self.focused():
                return
            self.press("Tab")
        reached = f"no way by Tab to {words!r}; at {self.focused()!r}"
        raise AssertionError(reached)

    def axe(self) -> list[str]:
        """What axe-core finds in the course as it stands: each rule with the places.

        Its rule for the size of targets (WCAG 2.2, 2.5.8) sleeps unless it is called.
        """
        frame = self.page.frames[1]
        if not frame.evaluate("!!window.axe"):
            frame.evaluate(AXE.read_text("utf-8"))
        options = "{resultTypes: ['violations'], rules: {'target-size': {enabled: true}}}"
        found = frame.evaluate(f"axe.run(document, {options})")
        return [
            f"{one['id']}: {node['target']} {node['failureSummary']}"
            for one in found["violations"]
            for node in one["nodes"]
        ]

    def kill(self) -> None:
        """Ends the tab as a crash does: no event, no last call."""
        with suppress(PlaywrightError):  # that the page has crashed is what is wanted
            self.page.goto("chrome://crash")
        self.page.close()

    def close(self) -> None:
        """Leaves the course, and notes every call that the LMS refused for a reason of its own."""
        if self.page.is_closed():
            return
        self.page.frames[1].evaluate("dispatchEvent(new PageTransitionEvent('pagehide'))")
        # A 2004 LMS answers 403 where a value was never set, and refuses nothing by it.
        unset = ["GetValue", "403"]
        self.complaints += [
            f"LMS error {call[3]} at {call}"
            for call in self.calls()
            if call[3] != "0" and [call[0], call[3]] != unset
        ]
        self._context.close()
