"""The names that an author may give to a way of setting words."""

from __future__ import annotations

OFF = "off"
"""Words stay as they were typed."""

PROFILES = ("fr-FR", "fr-CA", "fr-CH", "en", "de", "de-CH", "es", "it", "nl", "pt", "pt-BR")
"""Language tags whose marks and spaces the tool knows; a course goes by its own language unless told."""
