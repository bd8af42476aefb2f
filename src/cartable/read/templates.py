"""Where the tool's own templates stand."""

from __future__ import annotations

from pathlib import Path

import cartable


def own_templates() -> Path:
    """The folder of the tool's own templates: in the wheel, or beside `src/` in a clone."""
    package = Path(cartable.__file__).parent
    installed = package / "templates"
    return installed if installed.is_dir() else package.parents[1] / "templates"
