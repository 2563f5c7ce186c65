"""How it looks, which language, hide this page, signs of life: for everybody, before and after sign-in."""

from dataclasses import replace
from typing import Any

from flask import Blueprint, Response, current_app, make_response, render_template, request
from sqlalchemy import text

from portal.foundation.web import reader
from portal.foundation.web.access import public, transact
from portal.foundation.web.looks import chosen as looks_of
from portal.foundation.web.security import go_to, safe_next
from portal.foundation.web.words import LANGUAGES

room = Blueprint("web", __name__)


@room.get("/looks")
@public
def looks(_actor: Any, _session: Any) -> str:
    """F84: *Bigger*, *Darker*, *Easy read* first; the rest behind."""
    return render_template("web/looks.html", next=safe_next(request.args.get("next")), action="", carried=())


@room.post("/looks")
@public
@transact
def keep_looks(actor: Any, session: Any) -> Response:
    """Remember the reader's choices, in this browser and, once signed in, with the contact."""
    return _kept(actor, session, looks_of(reader.looks(), request.form), safe_next(request.form.get("next")))


@room.get("/language")
@public
def language(_actor: Any, _session: Any) -> str:
    """Choose a language; each stands in its own words."""
    following = safe_next(request.args.get("next"))
    return render_template("web/language.html", next=following, languages=LANGUAGES, action="", carried=())


@room.post("/language")
@public
@transact
def keep_language(actor: Any, session: Any) -> Response:
    """Remember the language."""
    chosen = replace(
        reader.looks(),
        language=_one_of(request.form.get("language"), tuple(LANGUAGES), reader.reading().language),
    )
    return _kept(actor, session, chosen, safe_next(request.form.get("next")))


@room.get("/easy-read")
@public
def easy_read(_actor: Any, _session: Any) -> Response:
    """Easy read on or off in one press. Only a cookie of this browser changes, so a link will do."""
    chosen = replace(reader.looks(), easy=request.args.get("on") == "1")
    response = go_to(safe_next(request.args.get("next")))
    reader.keep_looks(response, chosen, secure=current_app.config["SESSION_COOKIE_SECURE"])
    return response


@room.get("/quiet")
@public
def quiet(_actor: Any, _session: Any) -> Response:
    """The neutral page behind *Hide this page*: says nothing about us."""
    response = make_response(render_template("web/quiet.html"))
    response.headers["Cache-Control"] = "no-store"
    return response


@room.get("/healthz")
@public
def healthz(_actor: Any, _session: Any) -> Response:
    """Whether the process answers."""
    return _plain("ok")


@room.get("/readyz")
@public
def readyz(_actor: Any, session: Any) -> Response:
    """Whether the database answers; tells no version."""
    session.execute(text("SELECT 1"))
    return _plain("ok")


@room.get("/robots.txt")
@public
def robots(_actor: Any, _session: Any) -> Response:
    """Search engines may read the public pages and nothing else."""
    return _plain("User-agent: *\nAllow: /$\nAllow: /pages/\nAllow: /static/\nDisallow: /\n")


@room.get("/favicon.ico")
@public
def favicon(_actor: Any, _session: Any) -> Response:
    """Browsers ask for it without being told to."""
    from portal.foundation.web.templating import asset

    return go_to(asset("favicon.svg"))


def _one_of(given: str | None, allowed: tuple[str, ...], otherwise: str) -> str:
    return given if given in allowed else otherwise


def _kept(actor: Any, session: Any, chosen: Any, target: str) -> Response:
    keep = current_app.extensions["keep_looks_of"]
    keep(session, actor, chosen.dump())
    response = go_to(target)
    reader.keep_looks(response, chosen, secure=current_app.config["SESSION_COOKIE_SECURE"])
    return response


def _plain(text: str) -> Response:
    response = make_response(text)
    response.mimetype = "text/plain"
    return response
