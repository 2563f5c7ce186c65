"""Forgetting a device that was remembered, after signing out too; over https the browser has to believe it."""

from portal.circle.access import doors
from tests.client import Client
from tests.conftest import MakeApp
from tests.factories import World, make_world


def test_a_remembered_browser_is_forgotten_after_signing_out_too(world: World) -> None:
    database = world.app.extensions["database"]
    with database.transaction() as session:
        key = doors.remember_device(session, world.sister.id)
    client = Client(world.app).sign_in(world.sister)
    client.set_cookie("device", key)
    client.get("/start")
    client.press("Sign out")
    client.press("Forget this device too")
    assert "We have forgotten this device" in client.page.main
    assert client.cookie("device") is None
    with database.reading() as session:
        assert doors.device_of(session, world.sister.id, key) is None


def test_cookies_are_taken_away_as_browsers_want_it_on_https(make_app: MakeApp, sqlite_url: str) -> None:
    """A browser passes over a ``__Host-`` cookie that is set, or taken away, without Secure and Path=/."""
    world = make_world(make_app(sqlite_url, PUBLIC_BASE_URL="https://127.0.0.1", TRUSTED_HOSTS="127.0.0.1"))
    client = Client(world.app, base_url="https://127.0.0.1")
    client.get("/signed-out")
    client.browser.set_cookie("__Host-device", "any", domain="127.0.0.1", path="/", secure=True)
    client.get("/signed-out")
    answer = client.press("Forget this device too", follow=False)
    taken = [one for one in answer.headers.getlist("Set-Cookie") if one.startswith("__Host-device=;")]
    assert len(taken) == 1
    assert {"Secure", "HttpOnly", "Path=/"} <= set(taken[0].split("; "))
