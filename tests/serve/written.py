"""A workspace that is written while it is previewed."""

from __future__ import annotations

import struct
import threading
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from cartable.build.pipeline import built
from cartable.build.workspace import Workspace
from cartable.serve.preview import Preview, listening
from cartable.serve.rebuilding import News
from workspaces import HEAD, TINY, workspace

COURSE = f"""\
{HEAD}speakers: {{ines: Inès}}
modules:
  - id: eau
    title: L’eau coule
    transcript: dit.txt
    images:
      - image: carte.png
        alt: Une carte
    quiz:
      - from: rappel
"""
BANK = """\
format: 1
questions:
  - id: Q1
    choice: Où coule la Seine ?
    options:
      - right: À Paris
        why: Oui.
      - wrong: À Lyon
        why: Non, c’est le Rhône.
"""
SAID = "INÈS: L’eau descend vers la mer.\n"


def picture(width: int) -> bytes:
    """A black PNG so many pixels wide, and one high."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", width, 1, 8, 0, 0, 0, 0)
    pixels = zlib.compress(bytes(width + 1))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


@dataclass
class Desk:
    """A workspace at `root` under preview; `news` is what the terminal would be told."""

    root: Path
    preview: Preview
    news: list[News] = field(default_factory=list)

    def save(self, path: str, content: str | bytes) -> None:
        """Write a file in place."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())

    def change(self, path: str, old: str, new: str) -> None:
        """Put `new` in the place of `old` in a file."""
        text = (self.root / path).read_text("utf-8")
        assert old in text
        self.save(path, text.replace(old, new))


def written(root: Path, outputs: Sequence[str] = ("scorm12",)) -> Workspace:
    """A workspace of the courses `eau`, with a bank, a transcript and a picture; both built, `x` without."""
    space = workspace(
        root,
        {
            "course/eau/course.yaml": COURSE,
            "course/eau/dit.txt": SAID,
            "course/eau/carte.png": picture(1),
            "course/x/course.yaml": TINY,
            "quizzes/rappel.yaml": BANK,
        },
    )
    for course in ("eau", "x"):
        assert built(space, course, outputs).files
    return space


@contextmanager
def previewed(root: Path, language: str = "en") -> Iterator[Desk]:
    """The workspace under preview, rebuilt as it is saved."""
    with listening(root.resolve(), 0, language) as preview:
        desk = Desk(root.resolve(), preview)
        preview.rebuilds(desk.news.append)
        serving = threading.Thread(target=preview.serve_forever, args=(0.02,), daemon=True)
        serving.start()
        yield desk
        preview.shutdown()
        serving.join()
