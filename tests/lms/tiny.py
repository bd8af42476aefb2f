"""A workspace with one built package, small enough to read: a page that says what it is told to."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from pathlib import Path

MANIFEST = """<?xml version="1.0"?>
<manifest xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2"
    xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2" identifier="course">
  <metadata><schema>ADL SCORM</schema><schemaversion>1.2</schemaversion></metadata>
  <organizations default="b">
    <organization identifier="a"><title>Other</title>
      <item identifier="i" identifierref="x"><title>Other</title></item></organization>
    <organization identifier="b"><title>Tiny &amp; good</title>
      <item identifier="j" identifierref="r"><title>Tiny</title></item></organization>
  </organizations>
  <resources>
    <resource identifier="x" type="webcontent" adlcp:scormtype="asset" href="other.html"/>
    <resource identifier="r" type="webcontent" adlcp:scormtype="sco" href="start%20here.html">
      <file href="start%20here.html"/></resource>
  </resources>
</manifest>
"""
PAGE = """<!doctype html><html lang="en"><title>Tiny</title><body><h1>Tiny</h1><script>
const api = parent.API;
api.LMSInitialize("");
document.body.append(api.LMSGetValue("cmi.core.entry") + "/" + api.LMSGetValue("cmi.core.lesson_mode")
  + "/" + api.LMSGetValue("cmi.suspend_data"));
api.LMSSetValue("cmi.core.exit", "suspend");
addEventListener("pagehide", () => api.LMSFinish(""));
</script></body></html>
"""
MANIFEST_2004 = (
    MANIFEST.replace(
        "http://www.imsproject.org/xsd/imscp_rootv1p1p2", "http://www.imsglobal.org/xsd/imscp_v1p1"
    )
    .replace("http://www.adlnet.org/xsd/adlcp_rootv1p2", "http://www.adlnet.org/xsd/adlcp_v1p3")
    .replace("<schemaversion>1.2", "<schemaversion>2004 4th Edition")
    .replace("adlcp:scormtype", "adlcp:scormType")
)
PAGE_2004 = """<!doctype html><html lang="en"><title>Tiny</title><body><h1>Tiny</h1><script>
const api = parent.API_1484_11;
api.Initialize("");
document.body.append(["entry", "mode", "suspend_data"].map((name) => api.GetValue(`cmi.${name}`)).join("/"));
api.SetValue("cmi.exit", "suspend");
addEventListener("pagehide", () => api.Terminate(""));
</script></body></html>
"""
FILES = {"imsmanifest.xml": MANIFEST, "start here.html": PAGE, "film.mp4": "0123456789", "a/b.js": "1"}


FILES_2004 = {"imsmanifest.xml": MANIFEST_2004, "start here.html": PAGE_2004}


def built(
    root: Path, name: str = "tiny", files: Mapping[str, str] = FILES, *, standard: str = "scorm12"
) -> Path:
    """`root` as a workspace in which the course `name` is built; gives its build folder."""
    folder = root / "build" / name
    folder.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(folder / f"{name}-{standard}.zip", "w", zipfile.ZIP_DEFLATED) as package:
        for file, content in files.items():
            package.writestr(file, content)
    (folder / f"{name}-handout.pdf").write_bytes(b"%PDF-1.7 handout")
    (folder / "lms-settings.md").write_text("# Settings\n", "utf-8")
    return folder
