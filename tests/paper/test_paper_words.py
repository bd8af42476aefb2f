from __future__ import annotations

import re

import yaml

from paper.paper_sample import TEMPLATES

PACKAGE = TEMPLATES.parent / "src" / "cartable"


def _keys(language: str) -> set[str]:
    return set(yaml.safe_load((TEMPLATES / "locales" / language / "paper.yaml").read_text("utf-8")))


def test_every_word_is_said_somewhere() -> None:
    written = "".join(file.read_text("utf-8") for file in sorted((TEMPLATES / "paper").glob("*.html")))
    written += "".join(file.read_text("utf-8") for file in sorted((PACKAGE / "formats").rglob("*.py")))
    made = ("ask-", "forgives-", "video-", "audio-")
    silent = {
        key for key in _keys("en") if not key.startswith(made) and not re.search(rf"['\"]{key}['\"]", written)
    }
    assert silent == set()
