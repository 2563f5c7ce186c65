"""Staff in a real browser: the passkey script with a security key that the browser plays, and axe on each page."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from portal.circle.access import staff_links
from portal.circle.areas.models import StaffMember
from portal.foundation.identity.actor import SYSTEM
from tests.client import Client
from tests.conftest import MakeApp
from tests.factories import World, make_world
from tests.integration.staff_steps import link_sent_to
from tests.journeys.browser import PHONE, RULES, axe_source
from tests.journeys.serving import Server
from tests.smtp import MailServer

REVIEWER = "reviewer@fenmarsh.example"
KEY = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def served(make_app: MakeApp, sqlite_url: str) -> Iterator[tuple[str, World]]:
    """A portal whose name is localhost: browsers give passkeys to names, never to bare numbers."""
    server = Server(lambda port: make_app(sqlite_url, PUBLIC_BASE_URL=f"http://localhost:{port}"))
    yield f"http://localhost:{server.port}", make_world(server.app)
    server.stop()


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A browser with a security key in it."""
    context = chromium.new_context()
    opened = context.new_page()
    opened.set_default_timeout(20_000)
    switch = context.new_cdp_session(opened)
    switch.send("WebAuthn.enable")
    switch.send("WebAuthn.addVirtualAuthenticator", {"options": KEY})
    yield opened
    context.close()


def test_made_once_and_shown_later(served: tuple[str, World], page: Page, smtp: MailServer) -> None:
    base, world = served
    with world.app.extensions["database"].transaction() as session:
        staff_links.invite(session, SYSTEM, session.get_one(StaffMember, world.reviewer.id), base)
    page.goto(base + link_sent_to(world.app, smtp, REVIEWER))
    page.get_by_role("button", name="Go on").click()
    page.get_by_role("button", name="Make a passkey").click()
    page.wait_for_url("**/desk/")

    page.context.clear_cookies()
    page.goto(base + "/staff/")
    page.get_by_label("Your work email address").fill(REVIEWER)
    page.get_by_role("button", name="Send me a link").click()
    page.goto(base + link_sent_to(world.app, smtp, REVIEWER))
    page.get_by_role("button", name="Go on").click()
    page.get_by_role("button", name="Use my passkey").click()
    page.wait_for_url("**/desk/")


def test_axe_finds_nothing_and_nothing_runs_over(served: tuple[str, World], page: Page, smtp: MailServer) -> None:
    base, world = served
    with world.app.extensions["database"].transaction() as session:
        staff_links.invite(session, SYSTEM, session.get_one(StaffMember, world.reviewer.id), base)
    page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    page.goto(base + link_sent_to(world.app, smtp, REVIEWER))
    problems = {"link": problems_of(page)}
    page.get_by_role("button", name="Go on").click()
    page.get_by_role("button", name="Sign in").click()
    page.get_by_text("That code is not right").first.wait_for()
    problems["set up, with a mistake"] = problems_of(page)
    lead = Client(world.app).sign_in(world.lead)
    kept = {name: lead.cookie(name) or "" for name in ("here", "browser")}
    page.context.add_cookies([{"name": name, "value": value, "url": base} for name, value in kept.items()])
    area, reviewer = f"/area/{world.lead.area_id}", world.reviewer.id
    for path in (
        "/staff/",
        "/staff/sent",
        "/staff/work-account",
        "/area/",
        f"{area}/staff/",
        f"{area}/staff/invite",
        f"{area}/staff/{reviewer}/",
        f"{area}/staff/{reviewer}/leave",
        f"{area}/settings/",
    ):
        answer = page.goto(base + path)
        assert answer is not None
        assert answer.status == 200, path
        problems[path] = problems_of(page)
    assert {where: found for where, found in problems.items() if found} == {}


def problems_of(page: Page) -> list[str]:
    """What axe finds, and whether the page is wider than a narrow phone."""
    page.wait_for_load_state()  # a press is over when the next page begins to come, not when it is whole
    page.evaluate(axe_source())
    options = {"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]}
    found = page.evaluate("options => axe.run(document, options)", options)["violations"]
    wide = page.evaluate("document.documentElement.scrollWidth")
    return [one["id"] for one in found] + ([f"{wide} pixels wide"] if wide > PHONE[0] else [])
