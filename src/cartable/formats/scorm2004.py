"""The manifest of a SCORM 2004 4th edition package: IMS CP 1.1.4, with as little sequencing as LMSs agree on.

- `controlMode` with `flow`, so that an LMS opens the one activity by itself, and `choice`, so that its
  table of contents leads there too.
- `deliveryControls` say that content sets completion and success. Without them an LMS calls done and
  passed what never said otherwise (SN 4.6, UP.4).
- `hideLMSUI` for previous and continue: there is nothing before or after, and 'continue' would leave
  the course where its own 'next' turns a page. The ways out stay.

No `minNormalizedMeasure`: with one an LMS judges success again by the scaled score, over what the
package said, for the reasons that keep a mastery score out of 1.2 (see `scorm12`). No
`primaryObjective`: it would stand first in `cmi.objectives`, an objective that nobody wrote. No
`mapInfo`: it ends Moodle 4.5's upload on PHP 8. No `completionThreshold`: progress is told, and the
course's own rule completes.
"""

from __future__ import annotations

from collections.abc import Sequence

from cartable.formats.content_package import Edition, packaged
from cartable.formats.lom import IEEE_LOM, metadata
from cartable.formats.xml import child, serialised
from cartable.model.course import Course

EDITION = Edition(
    {
        None: "http://www.imsglobal.org/xsd/imscp_v1p1",
        "adlcp": "http://www.adlnet.org/xsd/adlcp_v1p3",
        "adlseq": "http://www.adlnet.org/xsd/adlseq_v1p3",
        "adlnav": "http://www.adlnet.org/xsd/adlnav_v1p3",
        "imsss": "http://www.imsglobal.org/xsd/imsss",
    },
    "2004 4th Edition",
    "scormType",
)
_HIDDEN = ("previous", "continue")


def manifest(course: Course, names: Sequence[str]) -> bytes:
    """`imsmanifest.xml` for a package that holds the files `names`; see `content_package.packaged`."""
    package = packaged(EDITION, course, names, metadata(course, IEEE_LOM))
    sequencing = child(package.organization, EDITION.name("imsss", "sequencing"))
    child(sequencing, "controlMode", choice="true", flow="true")
    delivery = child(package.item, EDITION.name("imsss", "sequencing"))
    child(
        delivery,
        "deliveryControls",
        tracked="true",
        completionSetByContent="true",
        objectiveSetByContent="true",
    )
    presentation = child(package.item, EDITION.name("adlnav", "presentation"))
    interface = child(presentation, "navigationInterface")
    for control in _HIDDEN:
        child(interface, "hideLMSUI", control)
    return serialised(package.root)
