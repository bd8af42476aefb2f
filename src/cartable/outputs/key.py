"""The answer key: a file of its own, for whoever teaches."""

from __future__ import annotations

from collections.abc import Mapping
from types import SimpleNamespace

from cartable.model.course import Course
from cartable.pack.bundle import Artefact, Materials

SLOW = True


def artefacts(course: Course, materials: Materials) -> Mapping[str, Artefact]:
    """`<course>-key.pdf`, tagged, PDF/UA-1."""
    # Here, because every build asks this module whether it is wanted.
    from cartable.formats.paper.answers import Telling, keyed  # noqa: PLC0415
    from cartable.formats.paper.sheets import paper_words, printed  # noqa: PLC0415

    telling = Telling(paper_words(course, materials), course.language)
    chapters = [
        SimpleNamespace(number=number, module=module, keyed=keyed(number, module, telling))
        for number, module in enumerate(course.modules, 1)
    ]
    return {f"{course.id}-key.pdf": printed(course, materials, "key.html", chapters=chapters)}
