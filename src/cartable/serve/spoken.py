"""Which language the pages of the preview speak."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from cartable.lms.page import LANGUAGES

_RANGE = re.compile(r"\s*([a-z*]{1,8})(?:-[a-z0-9-]*)?\s*(?:;\s*q=([01](?:\.\d{0,3})?)\s*)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Spoken:
    """`asked` was asked for and wins; then what the browser prefers; `otherwise` where it has neither."""

    asked: str | None
    otherwise: str

    def to(self, accepted: str | None) -> str:
        """One of `LANGUAGES`, for a browser with that `Accept-Language` (RFC 9110, 12.5.4)."""
        return self.asked or next(_preferred(accepted or ""), self.otherwise)


def _preferred(accepted: str) -> Iterator[str]:
    """Of our languages those that are accepted, the most wanted first."""
    found = (_RANGE.fullmatch(one) for one in accepted.split(","))
    weighed = [(float(one[2] or 1), one[1].lower()) for one in found if one]
    for weight, language in sorted(weighed, key=lambda one: -one[0]):
        if weight and language in LANGUAGES:
            yield language
