"""Mappings whose names are the author's own words, read as lists of pairs in the order written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import BeforeValidator

from cartable.questions.written import Prose, wrong

NAMED_BY = "(key)"
"""Under which the name stands in a pair: no author writes a field called so."""


def paired(key: str, value_key: str, values: Any = Prose) -> BeforeValidator:  # noqa: ANN401 - annotations have no type of their own
    """A mapping read as a list of `{key, value_key}`, in its order; editors are told of `values`."""

    def listed(value: object) -> object:
        if not isinstance(value, Mapping):
            raise wrong("empty-text" if value is None else "not-a-mapping")
        return [{key: name, value_key: inner} for name, inner in value.items()]

    return BeforeValidator(listed, json_schema_input_type=dict[str, values])
