"""A course of one module with everything that a package can hold, and its files."""

from __future__ import annotations

from pathlib import Path

from cartable.model.course import Course, Figure, Media, Module, Question, Quiz
from cartable.model.interaction import Choice, Essay, Option
from cartable.model.layout import Layout, OptionSlot, Slot
from cartable.model.text import plain_text
from cartable.pack.bundle import Materials

_FOLDER = Path(__file__).parents[2] / "templates"
TEMPLATES = {
    file.relative_to(_FOLDER).as_posix(): file.read_bytes()
    for file in sorted(_FOLDER.rglob("*"))
    if file.is_file()
}
_MEDIA = {"film & son.mp4": b"film", "film.vtt": b"WEBVTT\n", "carré.svg": b"<svg/>"}
CHOICE = Question(
    "q1",
    "choice",
    plain_text("Combien de buts ?"),
    Choice(tuple(Option(id_, plain_text(id_), right=id_ == "quatre") for id_ in ("deux", "quatre"))),
)
COURSE = Course(
    "alliances",
    "1.0",
    "Alliances & buts",
    "fr-FR",
    (
        Module(
            "m1",
            "Les buts",
            media=(
                Media("video", path="film & son.mp4", captions="film.vtt"),
                Media("video", address="https://pod.example.org/2041"),
            ),
            figures=(Figure("carré.svg", "Un carré"),),
            quiz=Quiz((CHOICE, Question("q2", "essay", plain_text("Et vous ?"), Essay()))),
        ),
    ),
)
LAYOUT = Layout(
    1,
    (
        Slot("m1", "module", "m1"),
        Slot("q1", "choice", "q1", options=(OptionSlot("deux", "a_deux"), OptionSlot("quatre", "b_quatre"))),
        Slot("q2", "text", "q2"),
    ),
)


def materials_in(folder: Path) -> Materials:
    """What the course is built from, its media written into `folder`."""
    for name, content in _MEDIA.items():
        (folder / name).write_bytes(content)
    return Materials(TEMPLATES, {name: folder / name for name in _MEDIA}, LAYOUT)
