"""Learning object metadata, in the two XML bindings that SCORM has carried.

SCORM 1.2 takes IMS Learning Resource Meta-Data 1.2.1, SCORM 2004 the binding of IEEE 1484.12.3. They
say the same of a course; names, case and the shape of a text differ.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from cartable.formats.xml import XML_LANG, Element, child, document
from cartable.model.course import Course
from cartable.source.dataclass import dataclass

_NO_LANGUAGE = "x-none"
_VCARD_SPECIAL = re.compile(r"([\\,;])")


@dataclass(frozen=True, slots=True)
class Binding:
    """How a binding writes: `text` is the element of a text and its attribute of language.

    `lower`: names stand in lower case, words of the vocabulary begin with a capital and are texts
    too, and a text without a language is said to have none. `scheme`, `entity` and `duration` are the
    names of what the two call otherwise, a path of them where they nest.
    """

    namespace: str
    prefix: str
    text: tuple[str, str]
    lower: bool
    scheme: tuple[str, str]
    entity: tuple[str, ...]
    duration: str


IMS_MD = Binding(
    "http://www.imsglobal.org/xsd/imsmd_rootv1p2p1",
    "imsmd",
    ("langstring", XML_LANG),
    lower=True,
    scheme=("metadatascheme", "ADL SCORM 1.2"),
    entity=("centity", "vcard"),
    duration="datetime",
)
IEEE_LOM = Binding(
    "http://ltsc.ieee.org/xsd/LOM",
    "lom",
    ("string", "language"),
    lower=False,
    scheme=("metadataSchema", "LOMv1.0"),
    entity=("entity",),
    duration="duration",
)


def metadata(course: Course, binding: Binding) -> Element:
    """The `lom` of a course, every element prefixed: only what its author said, no dates.

    Prefixed, because Moodle reads elements without looking at their namespace and takes a bare
    `title` of the metadata for one of the manifest's.
    """
    return _Writing(binding, course).lom()


@dataclass(frozen=True, slots=True)
class _Writing:
    binding: Binding
    course: Course

    def lom(self) -> Element:
        binding, course = self.binding, self.course
        lom = document(f"{{{binding.namespace}}}lom", {binding.prefix: binding.namespace})
        self._general(lom)
        self._life_cycle(lom)
        scheme, name = binding.scheme
        child(self._child(lom, "metaMetadata"), scheme, name)
        if course.duration:
            time = self._child(self._child(lom, "educational"), "typicalLearningTime")
            child(time, binding.duration, duration(course.duration))
        if course.rights:
            rights = self._child(lom, "rights")
            self._term(rights, "copyrightAndOtherRestrictions", "yes")
            self._words(rights, "description", course.rights, course.language)
        return lom

    def _general(self, lom: Element) -> None:
        course = self.course
        general = self._child(lom, "general")
        self._words(general, "title", course.title, course.language)
        child(general, "language", course.language)
        if course.summary:
            self._words(general, "description", course.summary.plain, course.language)
        for keyword in course.keywords:
            self._words(general, "keyword", keyword, course.language)

    def _life_cycle(self, lom: Element) -> None:
        cycle = self._child(lom, "lifeCycle")
        self._words(cycle, "version", self.course.version)
        if self.course.authors:
            contribution = self._child(cycle, "contribute")
            self._term(contribution, "role", "author")
            for author in self.course.authors:
                entity = contribution
                for name in self.binding.entity:
                    entity = child(entity, name)
                entity.text = vcard(author)

    def _child(self, parent: Element, name: str, text: str | None = None) -> Element:
        return child(parent, name.lower() if self.binding.lower else name, text)

    def _words(self, parent: Element, name: str, text: str, language: str | None = None) -> None:
        element, attribute = self.binding.text
        words = child(self._child(parent, name), element, text)
        if language or self.binding.lower:
            words.set(attribute, language or _NO_LANGUAGE)

    def _term(self, parent: Element, name: str, value: str) -> None:
        """A word of LOM's own vocabulary."""
        element = self._child(parent, name)
        if not self.binding.lower:
            child(element, "source", "LOMv1.0")
            child(element, "value", value)
            return
        self._words(element, "source", "LOMv1.0")
        self._words(element, "value", value.capitalize() if name == "role" else value)


def vcard(name: str) -> str:
    """A vCard 3.0 (RFC 2426) that gives a name as it was written, of a person or of a service."""
    escaped = _VCARD_SPECIAL.sub(r"\\\1", " ".join(name.splitlines()))
    lines: Sequence[str] = ("BEGIN:VCARD", "VERSION:3.0", f"N:{escaped};;;;", f"FN:{escaped}", "END:VCARD")
    return "\n".join(lines)


def duration(minutes: int) -> str:
    """Minutes as an ISO 8601 duration of hours and minutes: `PT25M`, `PT1H30M`."""
    hours, rest = divmod(minutes, 60)
    return "PT" + (f"{hours}H" if hours else "") + (f"{rest}M" if rest or not hours else "")
