"""The grammar as JSON Schema, for editors: completion and a first check while typing.

`python -m cartable.read.written.schema .schema` writes the files of the schema into a folder.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from cartable.read.written.course import WrittenCourse
from cartable.read.written.quiz import written_bank

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schemas() -> dict[str, bytes]:
    """File name in `.schema/` → the schema: `course.json` and `bank.json`."""
    return {"course.json": _written(WrittenCourse), "bank.json": _written(written_bank())}


def _written(grammar: Any) -> bytes:  # noqa: ANN401 - a pydantic model made at run time has no better type
    schema = {"$schema": DIALECT, **grammar.model_json_schema(by_alias=True)}
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
