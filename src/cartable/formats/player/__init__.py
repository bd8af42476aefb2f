"""The player: what a learner sees and uses in the LMS, as files.

`lecture` and `quizzes` turn a course into the values that the templates under `templates/player/`
read; `data` is what the script reads; `page` sets them in. The script and the style sheet are
generated from `templates/player/` by `scripts/player.sh` and stand in `templates/player/dist/`.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Literal

from cartable.formats.player.page import index
from cartable.formats.player.theme import style
from cartable.formats.player.tracks import tracks
from cartable.model.course import Course
from cartable.pack.bundle import Deflated, Materials

__all__ = ["Standard", "files"]

_MOST_GROWTH = 1.5

Standard = Literal["scorm12", "scorm2004"]
"""What the script speaks to an LMS; each has a script of its own, `player/dist/<standard>.js`."""


def files(course: Course, materials: Materials, *, standard: Standard) -> Mapping[str, bytes]:
    """`index.html`, `player.js`, `player.css`, captions and chapters, by their names in the package.

    Pictures and recordings are referred to under `media/`, by their path in the course's folder; the
    package puts them there. `standard` chooses the script, which speaks that standard alone.
    `player/theme.css` of the templates follows the style sheet, so that a designer may restyle with it; the
    course's own theme comes last.
    """
    sheets = [
        materials.templates["player/dist/player.css"],
        materials.templates["player/theme.css"],
        style(course.theme).encode(),
    ]
    made = tracks(course, materials)
    return {
        "index.html": _bytes(index(course, materials, made)),
        "player.css": b"".join(sheets),
        "player.js": _script(
            *(materials.templates[f"player/dist/{standard}.{end}"] for end in ("js", "deflate"))
        ),
        **{name: data for one in made.values() for name, data in one.files.items()},
    }


@lru_cache(maxsize=8)
def _script(script: bytes, made: bytes) -> bytes:
    """The script, with what zopfli made of it before; without, where it was changed since."""
    try:
        return Deflated.of(script, made)
    except ValueError:
        return script


def _bytes(page: str) -> bytes:
    """The page in ASCII, other characters as references, unless that makes it more than half as long again.

    A browser keeps what is all ASCII in half the memory and reads it in less time. Its scripts and styles
    hold ASCII alone, where no reference is read.
    """
    plain = page.encode("ascii", "xmlcharrefreplace")
    whole = page.encode()
    return plain if len(plain) <= len(whole) * _MOST_GROWTH else whole
