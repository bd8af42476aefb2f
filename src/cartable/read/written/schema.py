"""The grammar as JSON Schema, for editors: completion and a first check while typing.

`python -m cartable.read.written.schema .schema` writes the files of the schema into a folder.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from cartable.model.course import Entry
from cartable.read.shipped import DOMAINS, own_words
from cartable.read.written.course import WrittenCourse
from cartable.read.written.quiz import written_bank

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schemas() -> dict[str, bytes]:
    """File name in `.schema/` → the schema: `course.json` and `bank.json`."""
    course = WrittenCourse.model_json_schema(by_alias=True)
    _name_words(course["$defs"])
    return {
        "course.json": _written(course),
        "bank.json": _written(written_bank().model_json_schema(by_alias=True)),
    }


def _name_words(parts: dict[str, Any]) -> None:
    """Every word that a course may say its own way by its key, with what it says in English."""
    schema = parts["WrittenWords"]
    parts["Wording"] = schema.pop("additionalProperties")
    own = {domain: _named(own_words(domain)) for domain in DOMAINS}
    schema["properties"] = own.pop("player") | schema["properties"]
    schema["additionalProperties"] = False
    for domain, named in own.items():
        schema["properties"][domain] |= {"properties": named, "additionalProperties": False}


def _named(words: Mapping[str, Entry]) -> dict[str, Any]:
    return {
        key: {"description": entry if isinstance(entry, str) else entry["other"], "$ref": "#/$defs/Wording"}
        for key, entry in words.items()
    }


def _written(grammar: dict[str, Any]) -> bytes:
    schema = {"$schema": DIALECT, **grammar}
    return (json.dumps(_plain(schema), ensure_ascii=False, indent=1) + "\n").encode()


def _plain(value: object, *, named: bool = False) -> object:
    """The schema without pydantic's titles, which say nothing that a key does not.

    `named` says that the keys are names of properties, where `title` is one like any other.
    """
    if isinstance(value, dict):
        return {
            key: _plain(inner, named=key in {"properties", "$defs"} and not named)
            for key, inner in value.items()
            if named or key not in {"title", "default"}
        }
    return [_plain(inner) for inner in value] if isinstance(value, list) else value


if __name__ == "__main__":
    for file, schema in schemas().items():
        Path(sys.argv[1], file).write_bytes(schema)
