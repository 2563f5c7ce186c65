"""Hatchling's hook: before a wheel is packed, build what is not in git (assets, translations)."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CustomBuildHook(BuildHookInterface):  # type: ignore[type-arg]
    """Runs `tools/assets.py` and, if it is there, `tools/catalogue.py`; each offers `build()`."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called by hatchling before it collects files; a wheel without CSS or words must not exist."""
        if self.target_name != "wheel":
            return
        tools = Path(self.root) / "tools"
        for name in ("assets", "catalogue"):
            if (tools / f"{name}.py").exists():
                load(tools / f"{name}.py").build()


def load(path: Path) -> ModuleType:
    """A module from its file: `tools` is no package and is not on the import path while building."""
    spec = importlib.util.spec_from_file_location(f"tools_{path.stem}", path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
