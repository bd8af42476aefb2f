"""A course as it is now beside its last release."""

from __future__ import annotations

from cartable.build.pipeline import Checked
from cartable.build.release.difference import Difference, Verdict, differences, losses, verdict
from cartable.build.release.record import head, record
from cartable.model.course import Course
from cartable.read.released import Release, Released
from cartable.source.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Comparison:
    """The last release, None before the first; the course as the next one; what has changed between."""

    before: Release | None
    after: Release
    record: Released
    differences: tuple[Difference, ...]
    same: bool
    """Whether it is the last release, file by file, under the same version, and reads the same states."""

    @property
    def verdict(self) -> Verdict:
        """What uploading it over the last release comes to."""
        return verdict(self.differences)

    @property
    def losses(self) -> tuple[Difference, ...]:
        """What a learner in mid-course would lose."""
        return losses(self.differences)


def comparison(found: Checked, course: Course) -> Comparison:
    """A sound course beside its last release. Raises OSError where one of its files can't be read."""
    lock = found.reading.lock
    after, now = head(course, lock.layout), record(course, lock.layout, found.inputs)
    if lock.released is None:
        lost = (Difference("lock-lost"),) if found.inputs.tells_of_releases else ()
        return Comparison(None, after, now, lost, same=False)
    last = lock.releases[-1]
    before = (last.version, last.package, last.state, lock.released.content)
    same = before == (after.version, after.package, after.state, now.content)
    return Comparison(last, after, now, differences((last, lock.released), (after, now)), same)
