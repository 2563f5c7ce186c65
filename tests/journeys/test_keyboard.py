"""With the keyboard alone: each stop is seen, in order, not covered; choosing and telling go from end to end."""

from __future__ import annotations

from dataclasses import replace

import pytest
from playwright.sync_api import Page, expect

from portal.foundation.web.words import Reading
from tests.journeys.browser import DESK, PHONE, Mode, told
from tests.journeys.conftest import Opens
from tests.journeys.measured import tab_stops
from tests.journeys.modes import KEY_PAGES, in_each_language
from tests.journeys.portal_running import RunningPortal

WAYS = [
    Mode("desk"),
    Mode("phone, Urdu", Reading("ur"), size=PHONE),
    Mode("dark", looks={"colours": "dark"}),
    Mode("easy read", Reading(easy=True), size=PHONE),
    Mode("forced colours", media={"forced_colors": "active"}),
]
KEYBOARD_PAGES = [*KEY_PAGES, ("visitor", "/looks"), ("visitor", "/language")]


@pytest.mark.parametrize(("who", "page"), KEYBOARD_PAGES, ids=[page for _who, page in KEYBOARD_PAGES])
def test_every_stop_is_seen_in_order_and_not_covered(who: str, page: str, look_window: Opens) -> None:
    problems = {}
    window = look_window(WAYS[0], None if who == "visitor" else who)
    for mode in WAYS if in_each_language(who, page) else WAYS[:1]:
        window.look(mode)
        stops = tab_stops(window.go(window.portal.path(page, who)))
        assert len(stops) > 8
        assert "skip-link" in stops[0]["name"]
        problems[f"{mode.name}: not in order"] = [
            stop["name"] for stop, before in zip(stops[1:], stops, strict=False) if stop["place"] < before["place"]
        ]
        for what, wrong in (
            ("out of the window", lambda stop: not stop["inside"]),
            ("covered", lambda stop: stop["covered"]),
            ("not seen", lambda stop: not stop["seen"]),
        ):
            problems[f"{mode.name}: {what}"] = [stop["name"] for stop in stops if wrong(stop)]
    assert not any(problems.values()), told(problems)


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
@pytest.mark.parametrize("reading", [Reading(), Reading("ur")], ids=["en_GB", "ur"])
def test_choosing_and_telling_with_the_keyboard_alone(
    reading: Reading, scripts: bool, portal: RunningPortal, open_window: Opens
) -> None:
    window = open_window(Mode("keyboard", reading, size=DESK, scripts=scripts), "polish")
    page = window.go(portal.path("/reviews/{ref}/", "polish"))
    reach(page, "main a[href$='/involvement/']", "Enter")
    reach(page, "button[name=level][value=everything]", "Space")
    reach(page, "main a[href$='/stories/tell']", "Enter")
    reach(page, "button[name=how][value=words]", "Enter")
    reach(page, "textarea[name=words]")
    page.keyboard.type("We went swimming on Fridays.")
    reach(page, "button[name=finish]", "Enter")
    reach(page, "input[name=may_quote][value=no], input[name=may_quote]:checked, input[name=may_quote] >> nth=0")
    page.keyboard.press("ArrowDown")
    expect(page.locator("input[name=may_quote]").nth(1)).to_be_checked()
    reach(page, "form[action$='/who'] button[type=submit]", "Enter")
    expect(page.locator(".app-story").first).to_have_text("We went swimming on Fridays.")
    reach(page, "form[action$='/share'] button", "Enter")
    expect(page.locator(".app-receipt")).to_be_visible()


def test_the_skip_link_leads_to_the_content(look_window: Opens) -> None:
    for mode in (WAYS[0], replace(WAYS[0], scripts=False)):
        page = look_window(mode).go("/call-me")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        inside = page.evaluate("() => document.querySelector('main').contains(document.activeElement)")
        assert inside


def test_a_mistake_takes_the_focus_to_what_is_to_be_put_right(portal: RunningPortal, open_window: Opens) -> None:
    for scripts in (True, False):
        page = open_window(Mode("desk", scripts=scripts)).go("/call-me")
        page.locator("main form button[type=submit]").click()
        expect(page.locator(".nhsuk-error-summary")).to_be_focused()
        assert page.title().startswith("Error:")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        expect(page.locator("main form input:focus, main form textarea:focus")).to_have_count(1)


# A group of radio buttons is one stop.
HAS_FOCUS = """one => one === document.activeElement
  || (one.type === 'radio' && document.activeElement.name === one.name)"""


def reach(page: Page, selector: str, key: str | None = None) -> None:
    """Press Tab until this has the focus, then the key."""
    wanted = page.locator(selector).first
    expect(wanted).to_be_visible()
    for _ in range(80):
        if wanted.evaluate(HAS_FOCUS):
            break
        page.keyboard.press("Tab")
    else:
        raise AssertionError(f"the keyboard does not reach {selector}")
    if key:
        page.keyboard.press(key)


def test_a_stop_that_is_not_seen_or_covered_is_found(look_window: Opens) -> None:
    window = look_window(WAYS[0])
    window.go("/link")
    window.lay_over(
        "main *, main *:focus { outline: none !important; box-shadow: none !important; transition: none !important;"
        " background: none !important; border-color: black !important }"
        "main::after { content: ''; position: fixed; inset: auto 0 0 0; height: 50vh; background: white }"
    )
    stops = [stop for stop in tab_stops(window.page) if stop["name"].startswith("input")]
    assert [stop["seen"] for stop in stops] == [False]
    assert any(stop["covered"] for stop in tab_stops(window.page))
