"""How many presses it takes: counted, so that a page more is noticed.

From a message to the first paragraph at most 6, on a device that is known 4; from the first page to typing at most 2.
"""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, expect

from portal.foundation.web.words import Reading
from tests.journeys.browser import PHONE, Mode
from tests.journeys.conftest import Opens
from tests.journeys.portal_running import RunningPortal

READINGS = [Reading(), Reading(easy=True), Reading("pl"), Reading("ur")]
FROM_A_MESSAGE, ON_A_KNOWN_DEVICE, FROM_THE_FIRST_PAGE = 6, 4, 2


class Presses:
    """Presses what somebody presses, and counts."""

    def __init__(self) -> None:
        self.count = 0

    def press(self, what: Locator) -> None:
        what.click()
        self.count += 1


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
@pytest.mark.parametrize("reading", READINGS, ids=[one.locale for one in READINGS])
def test_from_a_message_to_the_first_paragraph(
    reading: Reading, scripts: bool, portal: RunningPortal, open_window: Opens
) -> None:
    portal.invite("family")
    portal.deliver()
    page = open_window(Mode("phone", reading, size=PHONE, scripts=scripts)).page
    presses = Presses()

    page.goto(portal.newest_link_to("marta@rowan.example"))
    presses.count += 1  # the link in the message
    presses.press(page.locator("main form .nhsuk-button"))
    at_the_first_page = presses.count
    presses.press(page.locator("main a[href$='/stories/tell']").first)
    presses.press(page.locator("button[name=how][value=words]"))
    box = page.locator("textarea[name=words]")
    assert presses.count - at_the_first_page <= FROM_THE_FIRST_PAGE
    presses.press(box)
    page.keyboard.type("He sang.")
    assert box.input_value() == "He sang."
    assert presses.count <= FROM_A_MESSAGE


@pytest.mark.parametrize("reading", READINGS, ids=[one.locale for one in READINGS])
def test_on_a_device_that_is_known(reading: Reading, portal: RunningPortal, open_window: Opens) -> None:
    page = open_window(Mode("phone", reading, size=PHONE), "polish").page
    presses = Presses()

    page.goto(f"{portal.address}/start")
    presses.count += 1  # the link in the message
    presses.press(page.locator("main a[href$='/stories/tell']").first)
    presses.press(page.locator("button[name=how][value=words]"))
    presses.press(page.locator("textarea[name=words]"))
    page.keyboard.type("He sang.")
    assert page.locator("textarea[name=words]").input_value() == "He sang."
    assert presses.count <= ON_A_KNOWN_DEVICE


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_choosing_is_one_press_and_call_me_is_on_every_page(
    scripts: bool, portal: RunningPortal, open_window: Opens
) -> None:
    window = open_window(Mode("phone", size=PHONE, scripts=scripts), "polish")
    page = window.go(portal.path("/reviews/{ref}/involvement/", "polish"))
    presses = Presses()
    presses.press(page.locator("button[name=level][value=nothing_for_now]"))
    expect(page).to_have_url(re.compile("/involvement/chosen$"))
    presses.press(page.locator(".app-footer a[href^='/call-me']"))
    expect(page.locator("input[name=phone]")).to_be_visible()
    assert presses.count == 2
