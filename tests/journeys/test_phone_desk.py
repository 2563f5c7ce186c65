"""A call from the first word to the end, in a browser: with scripts, and without; axe on each page of it."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.client import Client
from tests.conftest import MakeApp
from tests.factories import World, make_world
from tests.integration.mail import send
from tests.journeys.browser import PHONE
from tests.journeys.serving import Server
from tests.journeys.test_staff_in_browser import problems_of
from tests.smtp import MailServer


@pytest.fixture
def served(make_app: MakeApp, sqlite_url: str) -> Iterator[tuple[str, World]]:
    """A portal with somebody to ring."""
    server = Server(lambda port: make_app(sqlite_url, PUBLIC_BASE_URL=f"http://127.0.0.1:{port}"))
    yield f"http://127.0.0.1:{server.port}", make_world(server.app)
    server.stop()


def signed_in(chromium: Browser, base: str, world: World, who: str, *, scripts: bool) -> Page:
    """The window of a member of staff, as narrow as a phone."""
    client = Client(world.app).sign_in(world.staff[who])
    size = {"width": PHONE[0], "height": PHONE[1]}
    context = chromium.new_context(java_script_enabled=scripts, viewport=size)  # type: ignore[arg-type]
    kept = {name: client.cookie(name) or "" for name in ("here", "browser")}
    context.add_cookies([{"name": name, "value": value, "url": base} for name, value in kept.items()])
    page = context.new_page()
    page.set_default_timeout(20_000)
    page.goto(f"{base}/phone/")
    return page


def press(page: Page, name: str) -> None:
    """Press the button with these words."""
    page.get_by_role("button", name=name, exact=True).click()
    page.wait_for_load_state()


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_a_call_from_the_first_word_to_the_end(
    scripts: bool, served: tuple[str, World], chromium: Browser, smtp: MailServer
) -> None:
    base, world = served
    page = signed_in(chromium, base, world, "support", scripts=scripts)
    problems = {}

    def look(where: str) -> None:
        if scripts:
            problems[where] = problems_of(page)

    look("desk")
    press(page, "Somebody is on the phone")
    page.get_by_label("Their name, as they say it").fill("Arthur")
    page.get_by_label("What they say and ask").fill("He asks who rings him")
    look("begun")
    if scripts:
        page.get_by_label("Their name, as they say it").focus()
        page.get_by_label("Name, phone number, reference").focus()
        page.get_by_text("Kept. It is sealed").wait_for()
    else:
        press(page, "Save and carry on")
    assert "LR-" not in page.inner_text("main")

    page.get_by_label("Name, phone number, reference").fill("artur testro")
    press(page, "Find")
    look("found")
    press(page, "It may be Arthur Testrow")
    assert page.get_by_label("What they say and ask").input_value() == "He asks who rings him"
    assert "Cousin-Tom" not in page.inner_text("main")
    look("not sure")
    press(page, "I rang this number and they answered")
    assert "Cousin-Tom" in page.inner_text("main")
    look("sure")

    page.get_by_text("Somebody rings them on the next working day").click()
    press(page, "Promise it")
    page.get_by_text("Choose morning, afternoon, or either.").first.wait_for()
    look("a mistake")
    page.get_by_label("In the afternoon").check()
    press(page, "Promise it")
    page.get_by_text("That is promised.").wait_for()
    press(page, "End the call")
    page.get_by_text("What we did and promised is on its way").wait_for()
    look("ended")
    assert {where: found for where, found in problems.items() if found} == {}
    send(world.app)
    page.context.close()
