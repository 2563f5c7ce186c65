"""Booking a meeting as people live it: by keyboard alone, on a small phone with scripts off, in easy read, in Urdu,
heard by a screen reader, by staff for somebody; changed and cancelled."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from portal.foundation.web.words import Reading
from tests.journeys.browser import DESK, PHONE, Mode
from tests.journeys.conftest import Opens
from tests.journeys.measured import sticks_out
from tests.journeys.portal_running import RunningPortal
from tests.journeys.test_keyboard import reach

DAYS = "main ul.app-times a[href*='day=']"
TIMES = "main ul.app-times a[href*='at=']"
BOOK = "main form[action*='/over'] button >> nth=0"
MEETING = re.compile(r"/meetings/[0-9a-f-]{36}\?done=")


def test_booked_by_keyboard_only(portal: RunningPortal, open_window: Opens) -> None:
    page = open_window(Mode("keyboard", size=DESK), "polish").go(portal.path("/reviews/{ref}/meetings/", "polish"))
    reach(page, "main a[href$='/video/days']", "Enter")
    reach(page, DAYS, "Enter")
    reach(page, TIMES, "Enter")
    reach(page, BOOK, "Enter")
    expect(page).to_have_url(MEETING)
    expect(page.locator("main .app-receipt[role=status]")).to_be_visible()


@pytest.mark.parametrize(
    ("who", "reading"), [("easy_read", Reading(easy=True)), ("urdu", Reading("ur"))], ids=["easy read", "Urdu"]
)
def test_a_small_phone_without_scripts(who: str, reading: Reading, portal: RunningPortal, open_window: Opens) -> None:
    window = open_window(Mode(who, reading, size=PHONE, scripts=False), who)
    page = window.go(portal.path("/reviews/{ref}/meetings/", who))
    fits(page)
    page.locator("main a[href*='neutral_place/days']").click()
    fits(page)  # the places
    page.locator("main .app-choice a").first.click()
    fits(page)  # one place, with the way there
    page.locator("main a.nhsuk-button[href*='neutral_place']").click()
    fits(page)
    page.locator(DAYS).last.click()
    fits(page)
    page.locator(TIMES).first.click()
    fits(page)
    page.locator(BOOK).click()
    expect(page).to_have_url(MEETING)
    fits(page)
    # Change it: the old time stands until another is pressed.
    page.locator("main a[href*='moving=']").click()
    page.locator("main ul.app-times a[href*='moving=']").first.click()
    fits(page)
    page.locator("main form[action*='/move'] button").last.click()
    expect(page).to_have_url(re.compile("done=moved"))
    # Cancel it: read over, one press, no reason asked; and back again while it is free.
    for done, press in (("cancelled", "/cancel"), ("again", "/again"), ("cancelled", "/cancel")):
        if done == "cancelled":
            page.locator("main a[href$='/cancel']").click()
            fits(page)
        page.locator(f"main form[action$='{press}'] button").click()
        expect(page).to_have_url(re.compile(f"done={done}"))
        expect(page.locator("main .app-receipt[role=status]")).to_be_visible()
        fits(page)
    expect(page.locator("main a[href$='/cancel']")).to_have_count(0)


def test_what_a_screen_reader_hears_of_the_days(portal: RunningPortal, open_window: Opens) -> None:
    page = open_window(Mode("desk"), "polish").go(portal.path("/reviews/{ref}/meetings/video/days", "polish"))
    told = page.locator("main").aria_snapshot().splitlines()
    assert '  - heading "Which day suits you?" [level=1]' in told
    day = r'link "\w+day \d{1,2} \w+: (one time|\d+ times)"'
    items = [line for line in told if re.search(day, line)]
    assert 5 <= len(items) <= 10
    assert all(re.match(r"\s+- '?link ", line) for line in items), items
    named = page.locator("main ul.app-times")
    expect(named).to_have_count(1)
    assert named.aria_snapshot().startswith("- list:")
    page.locator(DAYS).first.click()
    assert '- heading "Which time on ' in page.locator("main").aria_snapshot()


def test_staff_book_for_somebody_and_have_it_posted(portal: RunningPortal, open_window: Opens) -> None:
    window = open_window(Mode("desk", size=DESK), "support")
    arthur = portal.people["no_email"]
    page = window.go(f"/desk/reviews/{arthur['ref']}/meetings/{dashed(arthur['id'])}/")
    page.locator("main button[name=at]").first.click()
    expect(page.locator("main .app-receipt[role=status]")).to_contain_text("It is booked.")
    page.locator("main form[action$='/by-post'] button").first.click()
    expect(page.locator("main .app-receipt[role=status]")).to_contain_text("A letter is in the print queue.")


def dashed(hexadecimal: str) -> str:
    """An id as addresses hold it."""
    return re.sub(r"(.{8})(.{4})(.{4})(.{4})(.{12})", r"\1-\2-\3-\4-\5", hexadecimal)


def fits(page: Page) -> None:
    """Nothing sticks out to the side."""
    stuck = sticks_out(page)
    assert not stuck, f"{page.url}: {stuck}"
