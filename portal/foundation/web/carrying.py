"""A visitor's words go along when a link at the head of the page is pressed, scripts or not.

Whoever is signed in has their words kept. Of a visitor nobody knows whose they would be, so nothing of them is stored:
they travel in the form, and stand in its boxes again in the other words or the other language.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from flask import current_app, g, make_response, render_template, request, url_for

from portal.foundation.web import looks as looks_module
from portal.foundation.web import reader, words
from portal.foundation.web.looks import Looks
from portal.foundation.web.security import go_to
from portal.foundation.web.words import LANGUAGES

NOT_CARRIED = {"csrf_token", "then", "language", *looks_module.FIELDS}


def answer(show: Callable[[], str]) -> Any:
    """What a press at the head of the page leads to; nothing where it was no such press. ``show``: the page itself."""
    then = request.form.get("then", "")
    places = {"home": "home.visitor", "hide": "web.quiet"}
    if then in places:
        return go_to(url_for(places[then]))
    choosers = {"language": "web/language.html", "looks": "web/looks.html"}
    if then in choosers:
        pairs = [(name, value) for name, value in request.form.items(multi=True) if name not in NOT_CARRIED]
        return render_template(choosers[then], next="/", languages=LANGUAGES, action=request.path, carried=pairs)
    if then in {"easy", "in"}:
        return _shown(_easy() if then == "easy" else looks_module.chosen(reader.looks(), request.form), show)
    return None


def _easy() -> Looks:
    return replace(reader.looks(), easy=not reader.reading().easy)


def _shown(chosen: Looks, show: Callable[[], str]) -> Any:
    g.looks, g.reading = chosen, chosen.reading(request.headers.get("Accept-Language", ""))
    words.speak(g.reading)
    response = make_response(show())
    reader.keep_looks(response, chosen, secure=current_app.config["SESSION_COOKIE_SECURE"])
    return response
