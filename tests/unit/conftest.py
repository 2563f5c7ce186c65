"""What many tests of single parts stand on."""

from __future__ import annotations

import json

import pytest

from tests.unit.built import DIST, STYLES, tool


@pytest.fixture(scope="module")
def manifest() -> dict[str, str]:
    """Names of the built files, after building what was stale."""
    tool("assets").build()
    names: dict[str, str] = json.loads((DIST / "manifest.json").read_text(encoding="utf-8"))
    return names


@pytest.fixture(scope="module")
def css(manifest: dict[str, str]) -> dict[str, str]:
    """The built style sheets by logical name."""
    return {name: (DIST / manifest[name]).read_text(encoding="utf-8") for name in STYLES}
