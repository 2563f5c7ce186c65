"""The ways in which people read: languages, easy read, colours, sizes, scripts; and how they are dealt out."""

from __future__ import annotations

from dataclasses import replace

from portal.demo.people import PEOPLE
from portal.foundation.web.words import Reading
from tests.journeys.browser import PHONE, Mode
from tests.journeys.portal_running import each_page_once, every_page

READINGS = [Reading(language, easy) for language in ("en_GB", "pl", "ur") for easy in (False, True)]
TWICE_AS_LARGE = "html { font-size: calc(200% * var(--easy, 1) * var(--bigger, 1)) !important }"
MODES = [
    Mode("light"),
    Mode("device dark", media={"color_scheme": "dark"}),
    Mode("chosen dark", looks={"colours": "dark"}),
    Mode("more contrast", looks={"colours": "contrast"}),
    Mode("forced colours", media={"forced_colors": "active"}),
    Mode("320 px", size=PHONE),
    Mode("200 % text", css=TWICE_AS_LARGE),
    Mode("larger, wide, easier letters", looks={"text": "larger", "spacing": "wide", "letters": "easier"}),
    Mode("scripts off", scripts=False),
]
KEY_PAGES = [
    ("visitor", "/"),
    ("visitor", "/link"),
    ("visitor", "/call-me"),
    ("visitor", "/pages/other-ways"),
    ("family", "/reviews/{ref}/"),
    ("easy_read", "/reviews/{ref}/involvement/"),
    ("polish", "/reviews/{ref}/involvement/each"),
    ("urdu", "/reviews/{ref}/stories/{story}/cards/just-say-it"),
    ("family", "/reviews/{ref}/stories/{story}/photos/"),
    ("family", "/reviews/{ref}/stories/{story}/who"),
    ("family", "/reviews/{ref}/stories/{story}/read"),
    ("reviewer", "/desk/reviews/{ref}/stories/{story}/"),
]
STAFF = {one.key for one in PEOPLE if one.staff}
IN_ENGLISH_ONLY = ("/demo/",)


def in_each_language(who: str, page: str) -> bool:
    """Whether a page is for families and visitors; staff read English."""
    return who not in STAFF and not page.startswith(IN_ENGLISH_ONLY)


def name_of(reading: Reading) -> str:
    """A reading as a test calls it."""
    return reading.locale


def dealt_out() -> list[tuple[str, str, Mode]]:
    """Every page of everybody once, with modes and readings dealt out so that every pair of them comes up."""
    pairs = [(reading, mode) for reading in READINGS for mode in MODES]
    dealt, next_pair, next_mode = [], 0, 0
    for who, page in every_page():
        if in_each_language(who, page):
            reading, mode = pairs[next_pair % len(pairs)]
            next_pair += 1
        else:
            reading, mode = READINGS[0], MODES[next_mode % len(MODES)]
            next_mode += 1
        dealt.append((who, page, replace(mode, reading=reading)))
    return dealt


def the_full_cross() -> list[tuple[str, str]]:
    """Each page once; the test goes through every reading and mode."""
    return each_page_once()
