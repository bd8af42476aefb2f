"""Answers to a browser: whole, or the range it asked for (RFC 9110, 14), and of what type."""

from __future__ import annotations

import re
from dataclasses import field
from io import BytesIO
from pathlib import PurePosixPath
from typing import IO

from cartable.source.dataclass import dataclass

# As Moodle 4.5 does: what is not here goes out as a stream of bytes, `.mjs` as text.
_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".gif": "image/gif",
    ".htm": "text/html; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".m4a": "audio/mp4",
    ".md": "text/plain; charset=utf-8",
    ".mjs": "text/plain; charset=utf-8",
    ".mp3": "audio/mpeg",
    ".mp4": "video/mp4",
    ".ogg": "audio/ogg",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".vtt": "text/vtt; charset=utf-8",
    ".webm": "video/webm",
    ".xml": "application/xml",
}
_RANGE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})")


@dataclass(slots=True)
class Response:
    """A status, headers, and `length` bytes of `body` from where it stands."""

    status: int
    headers: dict[str, str] = field(default_factory=dict)
    body: IO[bytes] = field(default_factory=BytesIO)
    length: int = 0


def type_of(name: str) -> str:
    """The media type of a file by its name."""
    return _TYPES.get(PurePosixPath(name).suffix.lower(), "application/octet-stream")


def page(html: bytes) -> Response:
    """A page."""
    return Response(200, {"Content-Type": type_of("page.html")}, BytesIO(html), len(html))


def asset(name: str, data: bytes) -> Response:
    """A file of our own LMS. Its `.mjs` are scripts: a browser runs modules of the right type only."""
    kind = type_of("asset.js") if name.endswith(".mjs") else type_of(name)
    return Response(200, {"Content-Type": kind}, BytesIO(data), len(data))


def addressed(host: str | None, port: int) -> bool:
    """Whether a Host header names this machine: a page from elsewhere may point its own name here."""
    return host in {f"127.0.0.1:{port}", f"localhost:{port}"}


def refusal(status: int, words: str) -> Response:
    """A refusal in plain words."""
    data = f"{words}\n".encode()
    return Response(status, {"Content-Type": "text/plain; charset=utf-8"}, BytesIO(data), len(data))


@dataclass(frozen=True, slots=True)
class Asked:
    """Which piece of a file a browser wants (`Range`), if it is the one it knows (`If-Range`, a tag)."""

    range: str | None = None
    if_range: str | None = None


WHOLE = Asked()


def file(name: str, body: IO[bytes], size: int, asked: Asked, tag: str = "") -> Response:
    """A file of `size` bytes, or the one range of it that was asked for.

    `tag` stands for its contents (`ETag`), if it has one: a range of what has been built anew since is
    no piece of what the browser holds, and it gets the whole (RFC 9110, 13.1.5). Several ranges, or
    another unit, give the whole file (14.2); a range behind the end 416.
    """
    headers = {"Content-Type": type_of(name), "Accept-Ranges": "bytes"} | ({"ETag": tag} if tag else {})
    found = _RANGE.fullmatch(asked.range or "")
    if not found or found[0] == "bytes=-" or (asked.if_range or tag) != tag:
        return Response(200, headers, body, size)
    first, last = _bounds(found[1], found[2], size)
    if first > last:
        body.close()
        return Response(416, {**headers, "Content-Range": f"bytes */{size}"})
    body.seek(first)
    headers["Content-Range"] = f"bytes {first}-{last}/{size}"
    return Response(206, headers, body, last - first + 1)


def _bounds(first: str, last: str, size: int) -> tuple[int, int]:
    """The first and last byte of a range; the last comes before the first where there are none."""
    if not first:
        return max(0, size - int(last)), size - 1
    return int(first), min(int(last), size - 1) if last else size - 1
