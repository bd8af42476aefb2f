"""Transcripts read: turns, numbered sentences, sections, and the words that authors quote."""

from cartable.read.transcript.evidence import citations
from cartable.read.transcript.openings import sections
from cartable.read.transcript.reading import read_transcript, said, source_text, transcript
from cartable.read.transcript.spoken import Spoken

__all__ = ["Spoken", "citations", "read_transcript", "said", "sections", "source_text", "transcript"]
