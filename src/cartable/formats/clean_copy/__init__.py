"""The clean copy of a transcript as a page of words and marks, and what a person corrected in it.

What a copy says, and how it is written, is known by `read.transcript.formats.clean`.
"""

from cartable.formats.clean_copy.correction import Correction, Kind
from cartable.formats.clean_copy.corrections import corrections
from cartable.formats.clean_copy.page import keys, sentence_lines

__all__ = ["Correction", "Kind", "corrections", "keys", "sentence_lines"]
