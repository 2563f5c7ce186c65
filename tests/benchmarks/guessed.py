"""Whether the time of an answer tells somebody who guesses addresses of calendars how near they are.

``python tests/benchmarks/guessed.py``; a part of ``make bench``, too. One portal on SQLite, made in a folder that is
thrown away. Four sorts of address are asked for in turn, each time from another computer, so that no limit ends it and
a busy machine slows all alike: one that looks right and never was, one that was ended, one cut by a sign, and nonsense.
Told are medians by the clock, and the slowest beside the fastest.
"""

import re
import secrets
import statistics
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from flask import Flask  # noqa: E402
from sqlalchemy import insert  # noqa: E402
from werkzeug.test import EnvironBuilder, run_wsgi_app  # noqa: E402

from portal.app import create_app  # noqa: E402
from portal.circle.access.tokens import hashed, new_token  # noqa: E402
from portal.clock import now  # noqa: E402
from portal.foundation.migrations.run import upgrade  # noqa: E402
from portal.ids import uuid7  # noqa: E402
from portal.taking_part.meetings.models import MeetingFeed  # noqa: E402
from tests.benchmarks.table import Cell, Report  # noqa: E402
from tests.factories import make_world, settings_for  # noqa: E402

NEW_EACH_TIME = re.compile(rb'nonce="[^"]+"|name="csrf_token" value="[^"]+"|next=[^"]+')
TURNS = 400
MOST_APART = 1.1  # the slowest median beside the fastest
FEEDS = 500  # addresses kept, all ended


@dataclass(frozen=True, slots=True)
class Guesses:
    """Medians in milliseconds by sort, what they answered, and how far apart the middle halves are."""

    medians: dict[str, float]
    answers: set[tuple[str, bytes]]

    @property
    def apart(self) -> float:
        """The slowest median beside the fastest."""
        return max(self.medians.values()) / min(self.medians.values())


def ended_addresses(app: Flask) -> list[str]:
    """Private addresses that a member of staff made and ended."""
    world, tokens = make_world(app), [new_token() for _one in range(FEEDS)]
    rows = [
        {
            "id": uuid7(),
            "staff_id": world.reviewer.id,
            "token_hash": hashed(one),
            "made_at": now(),
            "ended_at": now(),
        }
        for one in tokens
    ]
    with app.extensions["database"].transaction() as session:
        session.execute(insert(MeetingFeed), rows)
    return tokens


def ask(app: Flask, token: str, computer: int) -> tuple[float, str, bytes]:
    """Seconds by the clock, status and answer; from one of a million computers."""
    address = f"10.{computer >> 16 & 255}.{computer >> 8 & 255}.{computer & 255}"
    environ = EnvironBuilder(f"/calendar/{token}.ics", environ_overrides={"REMOTE_ADDR": address}).get_environ()
    began = time.perf_counter()
    parts, status, _headers = run_wsgi_app(app, environ)
    body = b"".join(parts)
    return time.perf_counter() - began, status, body


def measure(folder: Path, turns: int = TURNS) -> Guesses:
    """Ask for each sort in turn, always in another order."""
    folder.mkdir(parents=True, exist_ok=True)
    url = f"sqlite:///{folder / 'guessed.sqlite'}"
    upgrade(url)
    app = create_app(settings_for(folder, url, 1))
    ended = ended_addresses(app)
    sorts = {
        "looks right, never was": lambda turn: new_token(),
        "was ended": lambda turn: ended[turn % FEEDS],
        "cut by a sign": lambda turn: new_token()[:-1],
        "nonsense": lambda turn: "x" * (1 + turn % 60),
    }
    took: dict[str, list[float]] = {name: [] for name in sorts}
    answers, computer = set(), 0
    for turn in range(turns + 20):
        for name in secrets.SystemRandom().sample(sorted(sorts), len(sorts)):
            computer += 1
            seconds, status, body = ask(app, sorts[name](turn), computer)
            if turn >= 20:  # the first ones warm it up
                took[name].append(seconds)
                answers.add((status, _without_what_is_new_each_time(body)))
    app.extensions["database"].dispose()
    return Guesses({name: statistics.median(some) * 1000 for name, some in took.items()}, answers)


def _without_what_is_new_each_time(body: bytes) -> bytes:
    """The page without nonce and form token, and without the address that was asked for, to which links lead back."""
    return NEW_EACH_TIME.sub(b"", body)


def guess(report: Report, folder: Path) -> None:
    """Measure, and write it into a report."""
    found = measure(folder)
    report.heading("Addresses of calendars that are guessed: the answer by the clock, medians in ms")
    for name, ms in found.medians.items():
        report.line(name, Cell(ms, None, 2))
    report.line("The slowest beside the fastest", Cell(found.apart, MOST_APART, 3))
    report.line("Answers that differ", Cell(len(found.answers) - 1, 0))


def main() -> None:
    """Measure and print."""
    began, report = time.perf_counter(), Report()
    with tempfile.TemporaryDirectory() as name:
        guess(report, Path(name))
    report.end(time.perf_counter() - began)
    sys.exit(bool(report.over))


if __name__ == "__main__":
    main()
