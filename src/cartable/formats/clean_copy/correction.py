"""A correction, as a value."""

from __future__ import annotations

from enum import Enum

from cartable.source.dataclass import dataclass
from cartable.source.place import Place


class Kind(Enum):
    """What was corrected."""

    WORDS = "words"
    TYPOGRAPHY = "typography"
    SPEAKER = "speaker"
    TURN_ADDED = "turn-added"
    TURN_GONE = "turn-gone"
    TURN_MOVED = "turn-moved"
    SPLIT = "split"
    JOINED = "joined"
    CUE = "cue"
    TIME = "time"


@dataclass(frozen=True, slots=True)
class Correction:
    """One correction, at its place in the clean copy: what stood there before, and what stands there now.

    `before` is None for what was added, `after` for what was taken out. Of a turn that was added, is
    gone or moved, and of a sentence that was cut off or joined to the one before, they are the first
    words; of a speaker, keys. `speaker` is that of a turn. A key is `>>` where nobody is named.
    A correction of typography leaves letters and digits as they are, capitals apart.
    """

    place: Place
    kind: Kind
    before: str | None
    after: str | None
    speaker: str | None = None
