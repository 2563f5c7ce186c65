"""F123: every error page, for every reader, with the right status, what was typed, and no word of what exists."""

from collections.abc import Callable
from typing import Any

import pytest
from flask import Blueprint, Flask, Response, abort
from sqlalchemy.exc import OperationalError

from portal.foundation.web.access import public, transact
from portal.foundation.web.errors import PAGES
from portal.foundation.web.limits import takes_up_to
from portal.foundation.web.words import Reading, words_for
from tests.client import Client

READINGS = [(language, easy) for language in ("en_GB", "pl", "ur") for easy in (False, True)]
TYPED = "I wrote this for a long time.\nHe liked buses, and I do not want to type it all again."


class Broken:
    """A room of the tests with views that go wrong."""

    @staticmethod
    def register(app: Flask) -> None:
        """Add the views."""
        room = Blueprint("broken", __name__, url_prefix="/broken")

        @room.route("/stops/<int:code>", methods=["GET", "POST"])
        @public
        @transact
        def stops(_actor: Any, _session: Any, code: int) -> str:
            abort(code)

        @room.post("/bug")
        @public
        @transact
        def bug(_actor: Any, _session: Any) -> str:
            return str({}["no such key: a secret of somebody"])

        @room.post("/database")
        @public
        @transact
        def database(_actor: Any, _session: Any) -> str:
            raise OperationalError("SELECT a secret", {}, Exception("away"))

        @room.post("/disk")
        @public
        @transact
        def disk(_actor: Any, _session: Any) -> str:
            raise OSError(28, "No space left on device")

        @room.post("/small")
        @public
        @takes_up_to(1000)
        @transact
        def small(_actor: Any, _session: Any) -> Response:
            return Response("small enough", mimetype="text/plain")

        app.register_blueprint(room)


@pytest.fixture
def broken(make_app: Callable[..., Flask], sqlite_url: str) -> Client:
    """A browser at a portal that has broken views."""
    return Client(make_app(sqlite_url, (Broken,)))


@pytest.mark.parametrize(("language", "easy"), READINGS)
def test_every_page_says_its_words_in_the_readers_language(broken: Client, language: str, easy: bool) -> None:
    broken.read_as(language, easy=easy)
    words = words_for(Reading(language, easy))
    for code, (title, _what) in PAGES.items():
        broken.get(f"/broken/stops/{code}")
        assert broken.response.status_code == code
        assert broken.page.heading == words.plain(title.message)  # type: ignore[attr-defined]
        assert broken.response.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/broken/stops/400", 400),
        ("/broken/stops/409", 409),
        ("/broken/stops/503", 503),
        ("/broken/bug", 500),
        ("/broken/database", 503),
        ("/broken/disk", 503),
    ],
)
def test_what_was_typed_comes_back_and_can_be_sent_once_more(broken: Client, path: str, status: int) -> None:
    broken.get("/looks")
    broken.post(path, {"csrf_token": broken.token(), "words": TYPED, "small": "kept too"})
    assert broken.response.status_code == status
    forms = [dict(broken.page.fields(form)) for form in broken.page.all("form")]
    assert any(one.get("words") == TYPED and one.get("small") == "kept too" for one in forms)
    assert "secret" not in broken.response.get_data(as_text=True)
    if status != 409:
        broken.press("Send it once more")
        assert broken.response.status_code == status


def test_a_form_without_a_token_comes_back_with_its_words(broken: Client) -> None:
    broken.post("/broken/stops/404", {"words": TYPED})
    assert broken.response.status_code == 400
    assert TYPED in dict(broken.page.fields(broken.page.button("Send it once more").form)).values()


def test_words_from_another_site_are_not_shown(broken: Client) -> None:
    broken.headers["Sec-Fetch-Site"] = "cross-site"
    broken.post("/broken/bug", {"words": TYPED})
    assert broken.response.status_code == 400
    assert "buses" not in broken.response.get_data(as_text=True)


def test_too_much_is_refused_before_it_is_read(broken: Client) -> None:
    broken.get("/looks")
    token = broken.token()
    assert broken.post("/broken/small", {"csrf_token": token, "words": "x" * 100}).status_code == 200
    broken.post("/broken/small", {"csrf_token": token, "words": "x" * 2000})
    assert broken.response.status_code == 413
    assert "Your words are safe" in broken.page.main


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "POST", "TRACE"])
def test_methods_that_nothing_needs_are_refused(broken: Client, method: str) -> None:
    broken.checks = method != "TRACE"
    broken.get("/looks")
    broken.send(method, "/", data={"csrf_token": broken.token()})
    assert broken.response.status_code in {400, 405}
    assert broken.page.heading in {"This page does not work that way", "We could not read that"}


@pytest.mark.parametrize("header", ["X-Autosave", "HX-Request"])
def test_scripts_get_one_sentence(broken: Client, header: str) -> None:
    broken.get("/looks")
    broken.checks = False
    broken.post("/broken/bug", {"csrf_token": broken.token()}, headers={header: "true"})
    assert broken.response.status_code == 500
    assert broken.response.get_data(as_text=True) == "Something went wrong on our side"


def test_a_strange_host_is_not_served(broken: Client) -> None:
    answer = broken.browser.get("/", base_url="http://evil.example")
    assert answer.status_code == 400
    assert "evil.example" not in answer.get_data(as_text=True)


def test_the_database_away_is_a_polite_page(make_app: Callable[..., Flask]) -> None:
    away = Client(make_app("postgresql+psycopg://nobody@127.0.0.1:1/none?connect_timeout=2"))
    assert away.get("/").status_code == 200  # what needs no database goes on
    away.get("/link")
    away.press("Send me a link", email="marta@testrow.example")
    assert away.response.status_code == 503
    assert away.page.heading == "We are not able to answer just now"
    assert "marta@testrow.example" in away.response.get_data(as_text=True)
    assert away.get("/healthz").status_code == 200
    away.checks = False
    assert away.get("/readyz").status_code == 503
    away.set_cookie("here", "c.whatever")
    away.checks = True
    assert away.get("/start").status_code == 503
