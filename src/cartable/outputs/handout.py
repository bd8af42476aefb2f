"""The handout: what learners hold, without an answer anywhere in it."""

from __future__ import annotations

from collections.abc import Mapping
from types import SimpleNamespace

from cartable.model.course import Course
from cartable.pack.bundle import Artefact, Materials

SLOW = True


def artefacts(course: Course, materials: Materials) -> Mapping[str, Artefact]:
    """`<course>-handout.pdf`, tagged, PDF/UA-1."""
    # Here, because every build asks this module whether it is wanted.
    from cartable.formats.paper.questions import asked, possible  # noqa: PLC0415
    from cartable.formats.paper.sheets import printed, without_answers  # noqa: PLC0415
    from cartable.formats.paper.terms import glossaries  # noqa: PLC0415
    from cartable.formats.spoken import STEP, stretches, voices  # noqa: PLC0415

    known = glossaries(course)
    chapters = [
        SimpleNamespace(
            number=number,
            module=bare,
            stretches=stretches(bare.transcript, bare.sections) if bare.transcript else [],
            voices=voices(bare.transcript, course.speakers) if bare.transcript else [],
            # Only what a quotation or an entry leads to needs an anchor; each costs layout time.
            cited={citation.first for point in bare.key_points for citation in point.evidence} | terms.said,
            terms=terms,
            groups=asked(number, module),
            questions=len(module.quiz.questions) if module.quiz else 0,
            points=possible(module.quiz) if module.quiz else None,
        )
        for number, (module, bare, terms) in enumerate(
            zip(course.modules, without_answers(course).modules, known.chapters, strict=True), 1
        )
    ]
    made = printed(
        without_answers(course),
        materials,
        "handout.html",
        chapters=chapters,
        step=STEP,
        glossary=known.entries,
        termed=bool(course.glossary or any(module.glossary for module in course.modules)),
        graded=any(question.graded for question in course.questions),
    )
    return {f"{course.id}-handout.pdf": made}
