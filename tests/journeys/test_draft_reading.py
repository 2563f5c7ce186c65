"""Reading a draft: few presses, by keyboard alone, on the narrowest phone, and as a screen reader tells it."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from portal.foundation.web.words import Reading
from tests.conftest import MakeApp
from tests.integration.links import live_link
from tests.integration.test_draft_made_sure import last_code
from tests.journeys.browser import Mode
from tests.journeys.drafting import Circle, circle_at
from tests.journeys.test_keyboard import reach
from tests.journeys.test_presses import Presses
from tests.journeys.test_staff_in_browser import problems_of

MOST_PRESSES = 6
SNAPSHOTS = Path(__file__).parent / "snapshots"
CHANGING = (
    (re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"), "ID"),
    (re.compile(r"LR-[0-9A-Z]{4}-[0-9A-Z]{4}"), "REFERENCE"),
    (re.compile(r"answer by [^\n]*\d[^\n]*"), "answer by DATE."),
)


@pytest.fixture
def circle(make_app: MakeApp, sqlite_url: str, chromium: Browser) -> Iterator[Circle]:
    """A portal with a circle that was shown a draft."""
    with circle_at(make_app, sqlite_url, chromium) as one:
        one.bring_in()
        yield one


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
@pytest.mark.parametrize("reading", [Reading(), Reading("ur"), Reading(easy=True)], ids=["en_GB", "ur", "easy"])
def test_from_the_message_to_the_first_paragraph(circle: Circle, reading: Reading, scripts: bool) -> None:
    page = circle.browser_of(None, scripts=scripts, mode=Mode("phone", reading))
    page.context.add_cookies([{"name": "browser", "value": "her-own-browser", "url": circle.base}])
    presses = Presses()
    page.goto(f"{circle.base}/l/{live_link(circle.world, circle.world.mother, browser='her-own-browser')}")
    presses.count += 1  # the link in the message
    presses.press(page.locator("main form .nhsuk-button"))
    presses.press(page.locator("main a[href$='/draft/']").first)
    presses.press(page.locator("button[name=how][value=alone]"))
    page.locator("input[name=code]").fill(last_code(circle.world))
    presses.press(page.locator("main form button[type=submit]").first)
    presses.press(page.locator("main ol > li a").first)
    expect(page.locator("#p1 .app-story")).to_contain_text("He lived at Mill House")
    assert presses.count <= MOST_PRESSES


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_a_comment_with_the_keyboard_alone(circle: Circle, scripts: bool) -> None:
    page = circle.of("mother", scripts=scripts)
    page.goto(circle.draft + "parts/1")
    reach(page, "#p3 a[href$='/paragraphs/3']", "Enter")
    reach(page, "input[name=kind] >> nth=0", "Space")
    page.keyboard.press("ArrowDown")
    expect(page.locator("input[name=kind][value=missing]")).to_be_checked()
    reach(page, "textarea[name=words]")
    page.keyboard.type("The nurse rang us.")
    reach(page, "form[action$='/paragraphs/3'] button[type=submit]", "Enter")
    expect(page.locator(".app-receipt")).to_be_visible()
    reach(page, "main a[href$='#p3']", "Enter")
    expect(page.locator("#p3 li")).to_contain_text("The nurse rang us.")


PAGES = ("", "parts", "parts/0", "parts/1", "comments/")


@pytest.mark.parametrize("reading", [Reading(), Reading("ur"), Reading(easy=True)], ids=["en_GB", "ur", "easy"])
def test_nothing_is_wrong_on_the_narrowest_phone(circle: Circle, reading: Reading) -> None:
    page = circle.of("mother", mode=Mode("phone", reading))
    found = {}
    for where in PAGES:
        page.goto(circle.draft + where)
        found[where] = problems_of(page)
    page.goto(circle.draft + "parts/1")
    page.locator("#p3 a[href$='/paragraphs/3']").click()
    found["a paragraph"] = problems_of(page)
    page.locator("main a[href$='/recording']").click()
    found["aloud"] = problems_of(page)
    page.go_back()
    page.locator("input[name=kind][value=hurts]").check()
    page.locator("form[action$='/paragraphs/3'] button[type=submit]").first.click()
    page.locator("input[name=wish]").first.wait_for()
    found["a comment"] = problems_of(page)
    assert {where: wrong for where, wrong in found.items() if wrong} == {}


def test_what_a_screen_reader_is_told_of_a_paragraph_and_its_comment(circle: Circle) -> None:
    page = circle.of("mother")
    page.goto(circle.draft + "parts/1")
    page.locator("#p3 a[href$='/paragraphs/3']").click()
    page.locator("input[name=kind][value=wrong]").check()
    page.locator("textarea[name=words]").fill("It was taken, in May.")
    page.locator("form[action$='/paragraphs/3'] button[type=submit]").first.click()
    page.locator(".app-receipt").wait_for()
    told(page, "main", "draft-comment")
    page.goto(circle.draft + "parts/1")
    told(page, "#p3", "draft-paragraph")


def told(page: Page, where: str, name: str) -> None:
    """Held to its file, as the other snapshots are: ``SNAPSHOTS=write`` writes it anew."""
    heard = page.locator(where).aria_snapshot()
    for changing, instead in CHANGING:
        heard = changing.sub(instead, heard)
    kept = SNAPSHOTS / f"{name}.en.yaml"
    if os.environ.get("SNAPSHOTS") == "write":
        kept.write_text(heard + "\n", "utf-8")
    assert heard + "\n" == kept.read_text("utf-8")
