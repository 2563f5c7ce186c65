"""What somebody writes stays: the line breaks, the time runs out, the page is hidden, a button is pressed twice."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, Route, expect
from sqlalchemy import func, select

from portal.circle.access.models import SignIn
from portal.foundation.web.words import Reading
from portal.taking_part.stories.models import Story, StoryState
from tests.journeys.browser import Mode, Window
from tests.journeys.conftest import Opens
from tests.journeys.portal_running import RunningPortal

CARD = "/reviews/{ref}/stories/{story}/cards/just-say-it"
ADDRESS = {"polish": "zofia@przyklad.example"}
SCRIPTS, NO_SCRIPTS = Mode("scripts"), Mode("no scripts", scripts=False)
BOX = "textarea[name=words]"
READINGS = [Reading(), Reading("ur"), Reading("pl", easy=True)]


@pytest.mark.parametrize("reading", READINGS, ids=[one.locale for one in READINGS])
def test_without_a_line_the_words_stay_and_are_saved_later(
    reading: Reading, portal: RunningPortal, open_window: Opens
) -> None:
    window, page = writing(portal, open_window, Mode("scripts", reading))
    window.context.set_offline(True)
    page.locator(BOX).fill("On the train.")
    leave_the_box(page)
    expect(page.locator("[role=status] [data-offline]")).to_be_visible()  # and so it is spoken
    expect(page.locator(BOX)).to_have_value("On the train.")

    window.context.set_offline(False)
    expect(page.locator("[data-offline]")).to_be_hidden()
    expect(page.locator(".app-saved")).to_contain_text(re.compile(r"\d\d:\d\d"))
    assert read_again(window) == "On the train."


def test_what_is_written_before_the_script_has_come_is_saved_too(portal: RunningPortal, open_window: Opens) -> None:
    window = open_window(SCRIPTS, "polish")
    page = window.page
    held: list[Route] = []
    page.route("**/enhance.*.js", lambda route: held.append(route))
    with page.expect_request("**/enhance.*.js"):
        page.goto(portal.address + portal.path(CARD, "polish"), wait_until="commit")
    page.locator(BOX).fill("On a slow line.")
    [script] = held
    script.continue_()
    expect(page.locator(".app-saved")).to_contain_text(re.compile(r"\d\d:\d\d"))
    page.unroute("**/enhance.*.js")
    assert read_again(window) == "On a slow line."


def test_when_the_time_runs_out_while_writing_it_is_said_and_the_words_come_back(
    portal: RunningPortal, open_window: Opens
) -> None:
    _window, page = writing(portal, open_window, SCRIPTS)
    before = page.locator(".app-saved").text_content()
    portal.let_time_run_out("polish")
    page.locator(BOX).fill("Still here.")
    leave_the_box(page)
    expect(page.locator("[role=status] [data-signed-out]")).to_be_visible()
    expect(page.locator("[data-offline]")).to_be_hidden()
    expect(page.locator(BOX)).to_have_value("Still here.")
    assert page.locator(".app-saved").text_content() == before

    come_in_again(portal, page)
    expect(page.locator(BOX)).to_have_value("Still here.")


@pytest.mark.parametrize("mode", [SCRIPTS, NO_SCRIPTS], ids=lambda mode: mode.name)
def test_a_form_sent_too_late_waits_for_its_writer_in_the_same_browser(
    mode: Mode, portal: RunningPortal, open_window: Opens
) -> None:
    _window, page = writing(portal, open_window, mode)
    portal.let_time_run_out("polish")
    page.locator(BOX).fill("Written slowly.\nIn two lines.")
    come_in_again(portal, page)
    expect(page.locator(BOX)).to_have_value("Written slowly.\nIn two lines.")
    page.locator("button[name=finish]").click()
    expect(page).to_have_url(re.compile("/who$"))


@pytest.mark.parametrize("mode", [SCRIPTS, NO_SCRIPTS], ids=lambda mode: mode.name)
def test_hiding_the_page_ends_the_sign_in_and_back_shows_nothing(
    mode: Mode, portal: RunningPortal, open_window: Opens
) -> None:
    window, page = writing(portal, open_window, mode)
    page.locator(BOX).fill("Nobody must see this.")
    page.locator(".app-header form button").click()
    expect(page).to_have_url(re.compile("/quiet$"))
    for word in ("Tomek", "Thomas", "LeDeR", "Circle of support", "NHS"):
        expect(page.locator("html")).not_to_contain_text(word)
        assert word not in page.title()
    assert all(ended for ended in sign_ins(portal))
    for _ in range(2):
        page.go_back()
        expect(page.locator("html")).not_to_contain_text("Nobody must see this.")
        expect(page.locator("html")).not_to_contain_text("Tomek")
    if mode.scripts:  # what was typed was sent first
        with portal.database.reading() as session:
            story = session.scalars(select(Story).where(Story.id == story_of(portal))).one()
            from portal.taking_part.stories import shown

            assert [one.words for one in shown.reading(session, story).passages] == ["Nobody must see this."]
    assert "here" not in {cookie["name"] for cookie in window.context.cookies()}


@pytest.mark.parametrize("path", ["/reviews/{ref}/who-else", "/mine/helpers/", "/call-me"])
@pytest.mark.parametrize("mode", [SCRIPTS, NO_SCRIPTS], ids=lambda mode: mode.name)
def test_each_link_of_the_head_keeps_the_words_of_any_form(
    mode: Mode, path: str, portal: RunningPortal, open_window: Opens
) -> None:
    window = open_window(mode, "polish")
    address = portal.path(path, "polish")
    page = window.go(address)
    field = "textarea[name=who], textarea[name=note], input[name=name]"
    for place, leads in enumerate((r"/reviews/[A-Z0-9-]+/$", "/language", None, "/looks", "/quiet$")):
        page.locator(field).last.fill(f"Wujek Jan {place}")
        page.locator(".app-header button").nth(place).click()
        if leads:
            expect(page).to_have_url(re.compile(leads))
        else:  # the same page in easy words; once more leads back
            expect(page.locator("html")).to_have_attribute("data-easy", "yes")
            expect(page.locator(field).last).to_have_value(f"Wujek Jan {place}")
            page.locator(".app-header button").nth(2).click()
            expect(page.locator("html")).to_have_attribute("data-easy", "no")
        if place == 4:
            break
        page = window.go(address)
        expect(page.locator(field).last).to_have_value(f"Wujek Jan {place}")
    assert all(ended for ended in sign_ins(portal))


@pytest.mark.parametrize("mode", [SCRIPTS, NO_SCRIPTS], ids=lambda mode: mode.name)
def test_a_double_press_on_share_sends_once(mode: Mode, portal: RunningPortal, open_window: Opens) -> None:
    _window, page = writing(portal, open_window, mode)
    page.locator(BOX).fill("Once.")
    page.locator("button[name=finish]").click()
    page.locator("form[action$='/who'] button[type=submit]").click()
    page.locator("form[action$='/share'] button").dblclick()
    expect(page).to_have_url(re.compile("/shared$"))
    with portal.database.reading() as session:
        mine = select(func.count()).select_from(Story).where(Story.id == story_of(portal))
        assert session.scalar(mine.where(Story.state == StoryState.SHARED)) == 1
    waiting = open_window(SCRIPTS, "reviewer").go("/desk/")
    expect(waiting.locator(f"a[href*='{story_of(portal)}']")).to_have_count(1)


def test_a_double_press_begins_one_story(portal: RunningPortal, open_window: Opens) -> None:
    for mode in (SCRIPTS, NO_SCRIPTS):
        page = open_window(mode, "polish").go(portal.path("/reviews/{ref}/stories/tell", "polish"))
        with portal.database.reading() as session:
            before = session.scalar(select(func.count()).select_from(Story))
        page.locator("button[name=how][value=words]").dblclick()
        expect(page).to_have_url(re.compile("/cards/just-say-it$"))
        with portal.database.reading() as session:
            # They have one with nothing in it: that one is gone on with, however often they press.
            assert session.scalar(select(func.count()).select_from(Story)) == before


@pytest.mark.parametrize("mode", [SCRIPTS, NO_SCRIPTS], ids=lambda mode: mode.name)
def test_two_tabs_lose_nothing(mode: Mode, portal: RunningPortal, open_window: Opens) -> None:
    window, first = writing(portal, open_window, mode)
    second = window.tab()
    second.goto(first.url)
    first.locator(BOX).fill("From the first tab.")
    first.locator("button[name=finish]").click()
    expect(first).to_have_url(re.compile("/who$"))
    second.locator(BOX).fill("From the second tab.")
    second.locator("form[data-autosave] button:not([name])").first.click()
    expect(second.locator(".app-who .app-story")).to_have_text("From the first tab.")
    expect(second.locator(BOX)).to_have_value("From the second tab.")
    second.locator("button[name=both]").click()
    text = read_again(window)
    assert "From the first tab." in text
    assert "From the second tab." in text


def writing(portal: RunningPortal, open_window: Opens, mode: Mode) -> tuple[Window, Page]:
    """Zofia before the first card of a story that she has begun."""
    window = open_window(mode, "polish")
    window.go("/")  # so that there is somewhere to go back to
    return window, window.go(portal.path(CARD, "polish"))


def leave_the_box(page: Page) -> None:
    """Go on to something else on the page, as somebody does who has finished a sentence."""
    page.locator(BOX).press("Tab")
    page.locator(".app-footer a").first.focus()


def come_in_again(portal: RunningPortal, page: Page) -> None:
    """Press save, read that the words are kept, ask for a link, and open it in the same browser."""
    page.locator("form[data-autosave] button:not([name])").first.click()
    expect(page).to_have_url(re.compile(r"/link\?kept=1$"))
    page.locator("input[name=email]").fill(ADDRESS["polish"])
    page.locator("main form[action='/link'] button").click()
    portal.deliver()
    page.goto(portal.newest_link_to(ADDRESS["polish"]))
    page.locator("main form .nhsuk-button").click()
    expect(page).to_have_url(re.compile("/cards/just-say-it$"))


def read_again(window: Window) -> str:
    """What the portal has kept, as it shows it on a fresh page."""
    return window.go(window.portal.path(CARD, "polish")).locator(BOX).input_value()


def story_of(portal: RunningPortal) -> object:
    """The story that Zofia has begun."""
    from uuid import UUID

    return UUID(portal.people["polish"]["story"])


def sign_ins(portal: RunningPortal) -> list[object]:
    """When each sign-in ended, or nothing."""
    with portal.database.reading() as session:
        return list(session.scalars(select(SignIn.ended_at)))
