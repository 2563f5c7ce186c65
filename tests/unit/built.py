"""What the build step made, for tests that look into it."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).resolve().parents[2]
DIST = ROOT / "static" / "dist"
STYLES = ["main.css", "main.rtl.css", "dark.css", "contrast.css", "letters.css", "arabic.css"]
LOGICAL = [*STYLES, "enhance.js", "htmx.js", "pictures.svg", "favicon.svg"]


def tool(name: str) -> ModuleType:
    """A script of `tools/`, which is no package."""
    spec = importlib.util.spec_from_file_location(f"tools_{name}", ROOT / "tools" / f"{name}.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
