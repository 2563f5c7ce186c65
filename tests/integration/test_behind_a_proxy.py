"""The portal as in service: https at a reverse proxy, gunicorn behind it, a browser's own cookie jar; and its log."""

import json
import re
import subprocess
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.message import Message
from http.cookiejar import Cookie, CookieJar
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlencode, urljoin

import pytest

from portal.app import create_app
from portal.foundation.web.templating import asset
from portal.settings import Settings
from tests.factories import World, make_world
from tests.factories.settings import environment_for
from tests.https_proxy import HttpsProxy, https_proxy
from tests.integration.links import live_link, used
from tests.integration.running import PORTAL, started
from tests.page import Page
from tests.smtp import MailServer


@dataclass
class Browser:
    """Keeps cookies as browsers do, and sends no Referer."""

    opener: urllib.request.OpenerDirector
    cookies: CookieJar
    at: str = ""
    status: int = 0
    page: Page = field(default_factory=lambda: Page("<!DOCTYPE html><title>-</title>"))
    headers: Message = field(default_factory=Message)

    def open(self, address: str, fields: Any = None) -> int:
        """Open an address, or send fields to it."""
        asked = urllib.request.Request(address, data=urlencode(fields).encode() if fields else None)
        try:
            answer: Any = self.opener.open(asked, timeout=30)
        except HTTPError as refused:
            answer = refused
        self.at, self.status, self.headers = answer.url, answer.status, answer.headers
        self.page = Page(answer.read().decode())
        return self.status

    def press(self, button: str, /, **values: str) -> int:
        """Press a button."""
        form = self.page.button(button).form
        return self.open(urljoin(self.at, form.get("action")), {**dict(self.page.fields(form)), **values})

    def cookie(self, name: str) -> Cookie:
        """A cookie of this browser."""
        return next(one for one in self.cookies if one.name == name)


@dataclass
class Service:
    """Everything that runs."""

    world: World
    proxy: HttpsProxy
    process: subprocess.Popen[str]
    folder: Path

    def browser(self) -> Browser:
        """A browser with nothing in it."""
        jar = CookieJar()
        https = urllib.request.HTTPSHandler(context=self.proxy.trusted(self.folder))
        return Browser(urllib.request.build_opener(https, urllib.request.HTTPCookieProcessor(jar)), jar)

    def log(self) -> str:
        """Stop the portal, and give everything it said."""
        self.process.terminate()
        said, logged = self.process.communicate(timeout=60)
        return said + logged


@pytest.fixture
def service(tmp_path: Path, sqlite_url: str, smtp: MailServer) -> Iterator[Service]:
    """The portal behind the proxy."""
    with https_proxy() as proxy:
        environment = environment_for(tmp_path, sqlite_url, smtp.port, PUBLIC_BASE_URL=proxy.base, TRUSTED_PROXIES="1")
        world = make_world(create_app(Settings.from_environment(environment)))
        with started(environment, PORTAL, "serve", "--bind", "127.0.0.1:0", "--workers", "1") as process:
            assert process.stderr is not None
            for line in process.stderr:
                if found := re.search(r"Listening at: http://127\.0\.0\.1:(\d+)", line):
                    proxy.stand_before("127.0.0.1", int(found[1]))
                    break
            yield Service(world, proxy, process, tmp_path)


def test_the_main_way_in_over_https(service: Service) -> None:
    world, browser = service.world, service.browser()
    token = live_link(world, world.sister)
    assert browser.open(f"{service.proxy.base}/l/{token}") == 200
    assert browser.headers["Strict-Transport-Security"] == "max-age=63072000; includeSubDomains"
    assert browser.press("Open my page") == 200  # a POST without a Referer
    assert browser.at == f"{service.proxy.base}/reviews/{world.review.reference}/"
    assert used(world, token)
    for name in ("__Host-here", "__Host-browser", "__Host-form"):
        cookie = browser.cookie(name)
        assert cookie.secure
        assert cookie.path == "/"
        assert not cookie.domain_specified
        assert cookie.has_nonstandard_attr("HttpOnly")
    assert {one.name for one in browser.cookies if not one.secure} <= {"css", "looks"}
    card = f"{service.proxy.base}/reviews/{world.review.reference}/stories/{world.sister.story}/cards/laugh"
    assert browser.open(card) == 200
    assert browser.press("Save and carry on", words="He hummed when it rained.") == 200
    browser.open(card)
    assert "He hummed when it rained." in browser.page.main
    browser.open(f"{service.proxy.base}/l/{'x' * 43}")
    assert browser.status == 410
    assert browser.open(f"{service.proxy.base}/link") == 200
    assert browser.press("Send me a link", email="marta@testrow.example") == 200
    assert browser.press("Open my page", code="000000") == 422
    other = f"{service.proxy.base}/reviews/{world.other_review.reference}/"
    assert browser.open(other) == 404
    for path in ("/healthz", asset("favicon.svg"), "/nowhere"):
        browser.open(service.proxy.base + path)
        assert browser.headers["Strict-Transport-Security"] == "max-age=63072000; includeSubDomains", path
    browser.open(f"{service.proxy.base}/link")
    assert browser.press("Sign out") == 200
    assert browser.page.heading == "You have signed out"

    logged = service.log()
    refused = [json.loads(line) for line in logged.splitlines() if '"event": "refused"' in line]
    assert [one["what"] for one in refused] == ["code", "review"], "what was refused is in the log"
    assert refused[1]["who"] == f"contact {world.sister.id}"
    assert all(one["timestamp"].endswith("Z") and one["endpoint"] and one["computer"] for one in refused)
    for private in (token, "x" * 43, browser.cookie("__Host-browser").value or "-", "hummed", "marta@", "Testrow"):
        assert private not in logged


def test_the_proxys_word_counts_and_no_visitors_own(service: Service) -> None:
    browser = service.browser()
    browser.opener.addheaders = [("X-Forwarded-For", "203.0.113.9")]
    answers = []
    for number in range(21):
        browser.open(f"{service.proxy.base}/link")
        answers.append(browser.press("Send me a link", email=f"n{number}@nowhere.example"))
        browser.opener.addheaders = [("X-Forwarded-For", f"203.0.113.{number}")]
    assert answers == [200] * 20 + [429], "twenty an hour from one computer, whatever it says it is"


def test_a_broken_request_is_logged_without_what_was_sent(service: Service) -> None:
    world, browser = service.world, service.browser()
    token = live_link(world, world.easy)
    with world.app.extensions["database"].transaction() as session:
        session.connection().exec_driver_sql("ALTER TABLE sign_in RENAME TO gone")
    browser.open(f"{service.proxy.base}/l/{token}")
    assert browser.press("Open my page") == 503
    logged = service.log()
    assert "request_broke" in logged
    assert token not in logged
