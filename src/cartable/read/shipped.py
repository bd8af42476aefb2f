"""What ships with the tool beside its code: the templates, and the words in them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import yaml

from cartable.model.course import Entry
from cartable.questions.true_false import SAID
from cartable.read.templates import own_templates

DOMAINS = ("player", "paper", "settings")
"""What a course may say its own way: the words of the screen, of the sheets, of the settings card."""

FILES = (*DOMAINS, "changes")
"""The files of words in the folder of a language: those, and what CHANGES.md and `cartable diff` say."""

SPOKEN = "live."
"""Before the keys of the player's words that its script says; authors write them without it."""


@cache
def own_words(domain: str) -> Mapping[str, Entry]:
    """The English words of a domain by the keys that authors write."""
    data = (own_templates() / "locales" / "en" / f"{domain}.yaml").read_bytes()
    found: dict[str, Entry] = yaml.load(data, Loader=yaml.BaseLoader)  # noqa: S506 - BaseLoader builds only text, lists and mappings
    said = {key.removeprefix(SPOKEN): entry for key, entry in found.items()}
    return {**said, **SAID} if domain == "player" else said
