"""The page of `cartable coverage`: what of a course rests on which sentence, drawn.

`figures` reckons what stands at its top, `chapters` lays each module out, `drawn` sets both into
`templates/coverage/`.
"""

from cartable.formats.coverage.figures import Figures, figures
from cartable.formats.coverage.page import FILE, drawn

__all__ = ["FILE", "Figures", "drawn", "figures"]
