"""What is wrong in a scenario, as a value that both languages can say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from cartable.source.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """`key` names a sentence of `words/`, `seen` fills its braces."""

    key: str
    seen: Mapping[str, str] = field(default_factory=dict)
