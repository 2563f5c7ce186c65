"""What a screen reader is told on key pages, word for word: a change is seen before it is heard.

The files are in ``snapshots``. When a change is meant: ``SNAPSHOTS=write pytest tests/journeys/test_snapshots.py``,
then read the difference as somebody who only hears it.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from portal.foundation.web.words import Reading
from tests.journeys.browser import Mode
from tests.journeys.conftest import Opens

FOLDER = Path(__file__).parent / "snapshots"
ENGLISH, EASY = Reading(), Reading(easy=True)
PAGES = {
    "visitor": ("visitor", "/"),
    "link": ("visitor", "/demo/in/{token}"),
    "first-page": ("family", "/reviews/{ref}/"),
    "choose": ("polish", "/reviews/{ref}/involvement/"),
    "card": ("polish", "/reviews/{ref}/stories/{story}/cards/just-say-it"),
    "who": ("family", "/reviews/{ref}/stories/{story}/who"),
    "call-me": ("visitor", "/call-me"),
}
WHOLE = "visitor"  # header and foot are the same everywhere: they stand in one file
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
# What differs from day to day and from one made-up area to the next.
CHANGING = (
    (re.compile(r"LR-[0-9A-Z]{4}-[0-9A-Z]{4}"), "REFERENCE"),
    (re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"), "ID"),
    (re.compile(r"/demo/in/[\w-]+"), "/demo/in/TOKEN"),
    (re.compile(rf"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day )?\d{{1,2}} (?:{MONTHS})(?: \d{{4}})?"), "DATE"),
    (re.compile(r"Saved at \d\d:\d\d"), "Saved at TIME"),
    (re.compile(r"(signed in|can stay) until about (?:DATE, )?\d\d:\d\d"), r"\1 until about TIME"),
    # Whether somebody is there depends on the hour.
    (re.compile(r"(?:Nobody is there just now|Somebody is there now)[^\n]*"), "WHO IS THERE"),
)


@pytest.mark.parametrize("reading", [ENGLISH, EASY], ids=["en", "easy"])
@pytest.mark.parametrize("name", PAGES)
def test_what_is_told(name: str, reading: Reading, look_window: Opens) -> None:
    who, path = PAGES[name]
    window = look_window(Mode("desk", reading), None if who == "visitor" else who)
    token = window.portal.people["family"]["token"]
    page = window.go(window.portal.path(path.replace("{token}", token), who))
    told = page.locator("body" if name == WHOLE else "main").aria_snapshot()
    for changing, instead in CHANGING:
        told = changing.sub(instead, told)
    kept = FOLDER / f"{name}.{'easy' if reading.easy else 'en'}.yaml"
    if os.environ.get("SNAPSHOTS") == "write":
        kept.write_text(told + "\n", "utf-8")
    assert told + "\n" == kept.read_text("utf-8")
