"""Transcripts read: turns, numbered sentences, sections, and the words that authors quote."""

from cartable.read.transcript.evidence import citations
from cartable.read.transcript.openings import sections
from cartable.read.transcript.spoken import Spoken
from cartable.read.transcript.turns import transcript

__all__ = ["Spoken", "citations", "sections", "transcript"]
