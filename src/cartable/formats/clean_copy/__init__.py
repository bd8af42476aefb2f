"""The clean copy of a transcript: written, and what a person then corrected in it."""

from cartable.formats.clean_copy.correction import Correction, Kind
from cartable.formats.clean_copy.corrections import corrections
from cartable.formats.clean_copy.page import keys, sentence_lines
from cartable.formats.clean_copy.writing import MARK, clean, clock

__all__ = ["MARK", "Correction", "Kind", "clean", "clock", "corrections", "keys", "sentence_lines"]
