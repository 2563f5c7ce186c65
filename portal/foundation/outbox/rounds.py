"""What the worker does from time to time beside sending. Rooms above add theirs in ``register(app)`` by ``add``."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta

import structlog
from flask import Flask

from portal.clock import now
from portal.foundation.media import left
from portal.foundation.media.staging import discard_abandoned

log = structlog.get_logger()
HOUR = 3600.0  # seconds
ABANDONED_AFTER = timedelta(hours=1)


@dataclass
class Round:
    """Something done every so many seconds, by each worker: it has to bear being done twice."""

    name: str
    every: float  # seconds
    work: Callable[[Flask], None]
    next_at: float = field(default=0.0)

    def when_due(self, app: Flask) -> None:
        """Do it if its time has come. A bad day of one round ends neither the worker nor the other rounds."""
        if time.monotonic() < self.next_at:
            return
        self.next_at = time.monotonic() + self.every
        try:
            with app.app_context():
                self.work(app)
        except Exception as error:
            log.error("round_broke", round=self.name, error=type(error).__name__)


def add(app: Flask, name: str, every: float, work: Callable[[Flask], None]) -> None:
    """Let each worker do this every so many seconds."""
    app.extensions.setdefault("rounds", []).append((name, every, work))


def of(app: Flask) -> list[Round]:
    """Every round of this application, for one worker."""
    return [Round("tidy", HOUR, tidy), *(Round(*one) for one in app.extensions.get("rounds", []))]


def tidy(app: Flask) -> None:
    """Drop counts whose window is over, and what a killed process left behind: uploads, and files that no row names."""
    app.extensions["limits"].forget_old()
    quarantine = app.extensions["settings"].data_directory / "quarantine"
    discard_abandoned(quarantine, before=now() - ABANDONED_AFTER)
    if removed := left.forget_left(app.extensions["database"], app.extensions["files"]):
        log.info("left_files_removed", count=removed)
