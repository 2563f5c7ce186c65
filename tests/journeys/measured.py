"""What is measured on a page that is open; ``measure.js`` does it, in the browser."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

WIDE_SPACING = """
* { letter-spacing: 0.12em !important; word-spacing: 0.16em !important; line-height: 1.5 !important }
p { margin-bottom: 2em !important }
"""
"""The distances of WCAG 2.2, 1.4.12, laid over the page as a reader's browser does."""


def sticks_out(page: Page) -> list[str]:
    """What makes the page scroll sideways."""
    return list(_measure(page, "sticksOut"))


def too_small_to_hit(page: Page) -> list[str]:
    """Buttons, fields and links in lists under 44 × 44 px; links among words on lines under 24 px."""
    return list(_measure(page, "tooSmallToHit"))


def hard_to_read(page: Page) -> list[str]:
    """Words under 16 px, slanted, in capitals or justified."""
    return list(_measure(page, "hardToRead"))


def cut_off(page: Page) -> list[str]:
    """Boxes that hide a part of their words."""
    return list(_measure(page, "cutOff"))


def lying_over(page: Page) -> list[str]:
    """Controls that lie over each other."""
    return list(_measure(page, "lyingOver"))


def out_of_shape(page: Page) -> list[str]:
    """Pictures that are drawn out or pressed together."""
    return list(_measure(page, "outOfShape"))


def tab_stops(page: Page, most: int = 120) -> list[dict[str, Any]]:
    """Every stop of the Tab key from the top of the page to its end."""
    stops: list[dict[str, Any]] = []
    for _ in range(most):
        page.keyboard.press("Tab")
        stop = _measure(page, "focused")
        if stop is None or (stops and stop["place"] == stops[0]["place"]):
            return stops
        stops.append(stop)
    raise AssertionError(f"the keyboard does not come to an end: {stops[-3:]}")


def _measure(page: Page, what: str) -> Any:
    page.wait_for_load_state()  # a page that is just arriving has no body yet
    return page.evaluate(f"{_script()}.{what}()")


@cache
def _script() -> str:
    return (Path(__file__).parent / "measure.js").read_text("utf-8").strip()
