"""Headers, cookies, robots, looks: what holds for every answer."""

from typing import Any
from urllib.parse import urlsplit

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st

from portal.foundation.web import looks
from portal.foundation.web.security import safe_next
from tests.client import Client
from tests.factories import World
from tests.integration.endpoint_people import EVERYBODY
from tests.integration.everybody import address, be, endpoints, values_for
from tests.integration.links import live_link

ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
PUBLIC = {"home.visitor", "content.page"}


@pytest.mark.parametrize("role", sorted(EVERYBODY & {"visitor", "mother", "reviewer", "support", "lead"}))
def test_headers_of_every_answer(world: World, role: str) -> None:
    client, values = be(world, role), values_for(world)
    for one in endpoints(world.app, "GET"):
        answer = client.get(address(world.app, one["endpoint"], values), follow=False)
        headers = answer.headers
        assert ALWAYS.items() <= dict(headers).items(), one["endpoint"]
        assert "frame-ancestors 'none'" in headers["Content-Security-Policy"], one["endpoint"]
        assert "default-src 'none'" in headers["Content-Security-Policy"], one["endpoint"]
        assert "unsafe" not in headers["Content-Security-Policy"], one["endpoint"]
        assert "geolocation=()" in headers["Permissions-Policy"]
        assert "Server" not in headers
        private = role != "visitor" and answer.status_code == 200
        assert headers.get("Cache-Control") == "no-store" or not private, one["endpoint"]
        indexed = "noindex" not in headers.get("X-Robots-Tag", "")
        assert indexed == (one["endpoint"] in PUBLIC), one["endpoint"]


def test_cookies_are_httponly_lax_and_hold_no_name(world: World, client: Client) -> None:
    client.get("/")
    client.get("/easy-read?on=1", follow=False)
    kept = [*client.response.headers.getlist("Set-Cookie")]
    client.get("/link")
    client.press("Send me a link", follow=False, email="marta@testrow.example")
    kept += client.response.headers.getlist("Set-Cookie")
    assert len(kept) >= 2
    for cookie in kept:
        assert "HttpOnly" in cookie
        assert "SameSite=Lax" in cookie
        assert "marta" not in cookie


def test_search_engines_and_browsers_find_what_they_ask_for(client: Client) -> None:
    robots = client.get("/robots.txt")
    assert robots.mimetype == "text/plain"
    assert "Disallow: /\n" in robots.get_data(as_text=True)
    icon = client.get("/favicon.ico")
    assert icon.status_code == 200
    assert icon.mimetype == "image/svg+xml"


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_signs_of_life_tell_no_versions(client: Client, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 200
    assert not any(sign.isdigit() for sign in answer.get_data(as_text=True))


def test_built_files_are_kept_for_a_year(client: Client) -> None:
    client.get("/")
    client.get("/")
    sheet = next(one.get("href", "") for one in client.page.all("link") if one.get("rel") == "stylesheet")
    answer = client.get(sheet)
    assert answer.headers["Cache-Control"].endswith(", public, immutable")
    assert answer.cache_control.max_age is not None
    assert answer.cache_control.max_age >= 31_536_000
    assert ALWAYS.items() <= dict(answer.headers).items()
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert client.get("/static/../pyproject.toml", follow=False).status_code == 404


@pytest.mark.parametrize(
    "cookie",
    [
        "l=xx",
        "l=en_GB&t=huge&c=pink",
        "%%%",
        "l=pl%00",
        "&&==&",
        "l=" + "p" * 4000,
        "e=yes&p=maybe",
        "l[]=pl",
        "\u0142",
    ],
)
def test_odd_values_of_the_looks_are_passed_over(client: Client, cookie: str) -> None:
    client.set_cookie("looks", cookie)
    client.get("/")
    assert client.response.status_code == 200
    assert client.page.root.get("data-text") == "normal"
    assert client.page.root.get("data-colours") == "device"


@given(st.text(max_size=250))
def test_any_cookie_gives_looks_that_can_be_kept_again(cookie: str) -> None:
    chosen = looks.load(cookie)
    assert looks.load(chosen.dump()) == chosen


def test_looks_are_kept_before_and_after_coming_in_and_in_the_next_browser(world: World, client: Client) -> None:
    client.get("/looks")
    client.post("/looks", {"csrf_token": client.token(), "text": "larger", "colours": "dark", "next": "/"})
    assert client.page.root.get("data-text") == "larger"
    client.sign_in(world.sister)
    client.get("/start")
    assert (client.page.root.get("data-text"), client.page.root.get("data-colours")) == ("larger", "dark")
    client.get("/looks")
    client.post("/looks", {"csrf_token": client.token(), "spacing": "wide", "next": "/start"})
    other = Client(world.app)
    token = live_link(world, world.sister)
    other.get(f"/l/{token}")
    other.press("Open my page")
    html = other.page.root
    assert (html.get("data-text"), html.get("data-colours"), html.get("data-spacing")) == ("larger", "dark", "wide")


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("pl-PL,pl;q=0.9", "pl"),
        ("ur-PK", "ur"),
        ("en-US,en", "en-GB"),
        ("xx,yy", "en-GB"),
        ("", "en-GB"),
        (";;q=,", "en-GB"),
    ],
)
def test_the_browsers_language_is_followed(client: Client, accepted: str, language: str) -> None:
    client.headers["Accept-Language"] = accepted
    client.get("/")
    assert client.page.root.get("lang") == language


PIECES = st.sampled_from(
    [
        "/",
        "\\",
        "//",
        "http:",
        "https:",
        "javascript:",
        "@",
        "evil.example",
        "%2f",
        "\t",
        "\n",
        "?",
        "#",
        "a",
        " ",
        "．",
        "\x00",
    ]
)


@given(st.one_of(st.text(), st.lists(PIECES, max_size=8).map("".join)))
def test_going_on_never_leaves_the_portal(target: str) -> None:
    found = safe_next(target)
    assert found.startswith("/")
    assert not found.startswith(("//", "/\\"))
    parts = urlsplit(found)
    assert not parts.netloc
    assert not parts.scheme
    # As browsers read it: tabs and newlines are dropped, a backslash is a slash.
    as_browsers = "".join(one for one in found if one not in "\t\r\n").replace("\\", "/")
    assert not as_browsers.startswith("//")


@pytest.mark.parametrize("target", ["https://evil.example", "//evil.example", "/\\evil.example", "/\t/evil.example"])
def test_next_leads_nowhere_else(app: Flask, client: Client, target: str) -> None:
    answer: Any = client.get("/easy-read", follow=False, query={"on": "1", "next": target})
    assert answer.headers["Location"] == "/"
