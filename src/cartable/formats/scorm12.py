"""The manifest of a SCORM 1.2 package: IMS Content Packaging 1.1.2 with ADL's additions.

There is no `adlcp:masteryscore`. Where there is one, Moodle (its 'mastery score overrides status',
on by default) and other LMSs work the status out again from the score sent, over whatever the
package said: they would compare a score floored to two decimals, pass a learner whose course asks
for more than points (`complete-when`), and judge an unfinished quiz. The package knows; it says so.
"""

from __future__ import annotations

from collections.abc import Sequence

from cartable.formats.content_package import Edition, packaged
from cartable.formats.lom import IMS_MD, metadata
from cartable.formats.xml import serialised
from cartable.model.course import Course

EDITION = Edition(
    {
        None: "http://www.imsproject.org/xsd/imscp_rootv1p1p2",
        "adlcp": "http://www.adlnet.org/xsd/adlcp_rootv1p2",
    },
    "1.2",
    "scormtype",
)


def manifest(course: Course, names: Sequence[str]) -> bytes:
    """`imsmanifest.xml` for a package that holds the files `names`; see `content_package.packaged`."""
    return serialised(packaged(EDITION, course, names, metadata(course, IMS_MD)).root)
