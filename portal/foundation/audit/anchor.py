"""The head of the trail's chain in a file outside the database: whoever cuts the end off leaves it behind."""

import json
import os
from pathlib import Path

from portal.foundation.audit.queries import Head

NAME = "trail-head.json"


def drop(folder: Path, head: Head) -> None:
    """Write the head, whole or not at all; never back over a later one, which another worker wrote."""
    before = raised(folder)
    if before is not None and before.place >= head.place:
        return
    waiting = folder / f"{NAME}.{os.getpid()}"
    waiting.write_text(json.dumps({"place": head.place, "link": head.link}), "utf-8")
    waiting.replace(folder / NAME)


def raised(folder: Path) -> Head | None:
    """The head as it was written last; nothing where none was."""
    path = folder / NAME
    if not path.exists():
        return None
    told = json.loads(path.read_text("utf-8"))
    return Head(int(told["place"]), str(told["link"]))
