"""Error pages for people (F123): what happened, what was kept, what to do, whom to ring. None says what exists."""

import traceback
from pathlib import Path
from typing import Any

import structlog
from flask import Flask, Response, g, make_response, render_template, render_template_string, request
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException, InternalServerError

from portal.foundation.web import noted
from portal.foundation.web.lazy import lazy
from portal.foundation.web.words import current

log = structlog.get_logger()

# code -> (title, what happened and what to do)
PAGES: dict[int, tuple[object, object]] = {
    400: (
        lazy("We could not read that"),
        lazy("Something between your device and us got mixed up. Nothing is your fault. Please try once more."),
    ),
    401: (
        lazy("Please open your link again"),
        lazy("To keep your words safe, this page needs you to come in first."),
    ),
    403: (
        lazy("This page is not open to you"),
        lazy("Somebody else may be able to help with this. Ring us and we will find out together."),
    ),
    404: (
        lazy("There is nothing to see here"),
        lazy("The address may be cut or old. You can go to the first page, or ring us."),
    ),
    405: (
        lazy("This page does not work that way"),
        lazy("Go back and use the button on the page. If that does not help, ring us."),
    ),
    409: (
        lazy("Something changed while you were writing"),
        lazy("We kept both. Have a look at the page again, and nothing will be lost."),
    ),
    410: (
        lazy("This is not here any more"),
        lazy("It was taken away. If you still need it, ring us."),
    ),
    413: (
        lazy("That was too big for us"),
        lazy("A photo can be up to 30 megabytes. Your words are safe. You can go back, or ring us."),
    ),
    415: (
        lazy("We cannot open that kind of file"),
        lazy("We can take photos. For anything else, ring us and we will find a way."),
    ),
    422: (
        lazy("Something needs another look"),
        lazy("What you wrote is still there. Go back and have another look, or ring us."),
    ),
    429: (
        lazy("Let us take a short break"),
        lazy("This was tried many times in a short while. Please wait an hour, or ring us now."),
    ),
    500: (
        lazy("Something went wrong on our side"),
        lazy("It is not your fault. We have been told. Please try again in a few minutes, or ring us."),
    ),
    503: (
        lazy("We are not able to answer just now"),
        lazy("We are working on it. Please try again in a few minutes, or ring us."),
    ),
}
_WORDS_SHOWN = 400_000
# Stands on nothing but words: for the day on which layouts or assets are broken.
_BARE = """<!DOCTYPE html><html lang="{{ lang }}" dir="{{ dir }}"><meta charset="utf-8"><title>{{ title }}</title>
<h1>{{ title }}</h1><p>{{ what }}</p>{% for _name, value in typed %}<textarea rows="8">
{{ value }}</textarea>{% endfor %}</html>"""


def page(code: int, said: tuple[object, object] | None = None) -> Response:
    """The error page of a code, in the reader's language, with what was typed; ``said``: other words for it."""
    title, what = said or PAGES.get(code, PAGES[400 if code < 500 else 500])
    typed = _typed()
    shown = {"title": title, "what": what, "typed": typed}
    try:
        body = render_template("errors/error.html", again=code in {400, 500, 503}, copy=code == 401, **shown)
    except Exception as broken:  # the page for a broken page must not break
        log.error("error_page_broke", error=type(broken).__name__, where=_where(broken))
        body = render_template_string(_BARE, lang=current().reading.tag, dir=current().reading.dir, **shown)
    answer = make_response(body, code)
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _typed() -> list[tuple[str, str]]:
    """Words of the form that could not be taken; never from another site's form."""
    if request.method != "POST" or request.headers.get("Sec-Fetch-Site") == "cross-site":
        return []
    try:
        fields = request.form.items(multi=True)
        return [(name, value[:_WORDS_SHOWN]) for name, value in fields if name != "csrf_token"]
    except HTTPException:
        return []


def install(app: Flask) -> None:
    """Answer every error by a page; fragments and scripts get one sentence."""

    @app.errorhandler(CSRFError)
    def csrf(_error: CSRFError) -> Any:
        noted.refused("form")
        return page(400)

    @app.errorhandler(HTTPException)
    def known(error: HTTPException) -> Any:
        if isinstance(error, InternalServerError):
            return unknown(error)
        if error.code is not None and error.code < 400:
            return error
        return _short_or_page(error.code or 500)

    @app.errorhandler(Exception)
    def unknown(error: Exception) -> Any:
        _undo()
        log.error("request_broke", endpoint=request.endpoint, error=type(error).__name__, where=_where(error))
        return _short_or_page(_code_of(error))


def _where(error: BaseException) -> list[str]:
    """The lines the error came through: no values, since those may be somebody's words."""
    frames = traceback.extract_tb(error.__traceback__)
    return [f"{Path(one.filename).name}:{one.lineno}" for one in frames[-12:]]


def _code_of(error: Exception) -> int:
    from sqlalchemy.exc import OperationalError

    return 503 if isinstance(error, (OperationalError, OSError)) else 500


def _undo() -> None:
    work = g.get("work")
    if work is not None:
        work.close()


def _short_or_page(code: int) -> Response:
    if request.headers.get("X-Autosave") or request.headers.get("HX-Request"):
        title, _what = PAGES.get(code, PAGES[500])
        return make_response(str(title), code)
    return page(code)
