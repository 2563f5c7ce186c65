"""The passkey script in a real browser, with a security key that the browser plays itself."""

import socket
import threading
from collections.abc import Iterator

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page
from werkzeug.serving import make_server

from portal.circle.access import staff_links
from portal.circle.areas.models import StaffMember
from portal.foundation.identity.actor import SYSTEM
from tests.conftest import MakeApp
from tests.factories import World, make_world
from tests.integration.staff_steps import link_sent_to
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
    listening = socket.create_server(("127.0.0.1", 0))
    port = listening.getsockname()[1]
    app: Flask = make_app(sqlite_url, PUBLIC_BASE_URL=f"http://localhost:{port}")
    server = make_server("127.0.0.1", port, app, threaded=True, fd=listening.detach())
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    yield f"http://localhost:{port}", make_world(app)
    server.shutdown()
    thread.join()
    server.server_close()


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
