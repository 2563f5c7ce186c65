"""The reader of this request: what they chose to see, bound before any view runs."""

from typing import Any

from flask import Flask, Response, g, request

from portal.foundation.web import looks as looks_module
from portal.foundation.web import words
from portal.foundation.web.looks import COOKIE, Looks
from portal.foundation.web.words import Reading

YEAR = 31_536_000


def looks() -> Looks:
    """The reader's choices."""
    found: Looks = g.looks
    return found


def reading() -> Reading:
    """The reader's language, easy or not."""
    found: Reading = g.reading
    return found


def read_as_invited(invited: Reading) -> None:
    """Show this page as its reader was invited, where this browser has chosen nothing itself."""
    if COOKIE not in request.cookies:
        g.looks = Looks(invited.language, invited.easy)
        g.reading = invited
        words.speak(invited)


def keep_looks(response: Response, chosen: Looks, *, secure: bool) -> None:
    """Remember choices in this browser; they tell nothing about a person."""
    response.set_cookie(COOKIE, chosen.dump(), max_age=YEAR, samesite="Lax", httponly=True, secure=secure)


def install(app: Flask) -> None:
    """Bind the reader before each request, and give templates what they need of it."""

    @app.before_request
    def bind() -> None:
        g.looks = looks_module.load(request.cookies.get(COOKIE, ""))
        g.reading = g.looks.reading(request.headers.get("Accept-Language", ""))
        words.speak(g.reading)

    @app.context_processor
    def reader_of_page() -> dict[str, Any]:
        if "reading" not in g:
            g.looks, g.reading = Looks(), Reading()
        return {"looks": g.looks, "reading": g.reading, "here": request.full_path.rstrip("?")}
