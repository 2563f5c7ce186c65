"""Help beside what somebody just wrote (F36): at once, in their language, with scripts or without, on whichever form.

It is found anew from what their own browser sends, and forgotten when it was shown: nothing of it is kept here.
Between a form and the page after it only their browser holds that help is to be shown.
"""

import hashlib
from collections.abc import Iterable

from flask import Flask, Response, g, render_template, request, session, url_for
from werkzeug.exceptions import HTTPException

from portal.circle.triage.kinds import Sounds
from portal.circle.triage.looking import look
from portal.foundation.content.facts import fact
from portal.foundation.identity.actor import Actor, Kind

# Fields of a form that nobody typed.
_NOT_TYPED = {"csrf_token", "form_key", "version", "kept_form", "then", "n", "about", "on_page"}
_FACTS = ("emergency", "emergency_bsl", "nhs_111", "samaritans", "shout")
_COOKIE = "help"  # in the browser's own session, beside the token of the forms


def install(app: Flask) -> None:
    """Give each page what it shows beside what was written, and look at what forms bring."""

    @app.context_processor
    def of_page() -> dict[str, object]:
        return {"help_now": help_now, "help_facts": {name: fact(name) for name in _FACTS}}

    @app.after_request
    def beside(response: Response) -> Response:
        if request.method == "POST" and response.status_code < 400 and (found := help_now()):
            if request.headers.get("X-Autosave"):
                response.set_data(response.get_data(as_text=True) + render_template("triage/saved.html"))
            elif response.location and response.location != url_for("web.quiet"):
                session[_COOKIE] = [_whose(g.work.actor), *sorted(found)]
        return response


def offer(texts: Iterable[str]) -> None:
    """Show help also for words that this request did not bring: those of a story that is being shared."""
    g.help_now = help_now() | look(*texts).sounds


def help_now() -> frozenset[Sounds]:
    """Whether help is shown on this page, and for what; found once for each request."""
    if "help_now" not in g:
        g.help_now = _found()
    found: frozenset[Sounds] = g.help_now
    return found


def _found() -> frozenset[Sounds]:
    work = g.get("work")
    # Staff at their own desks have help at hand; while they write for somebody they read it out.
    if work is None or work.actor.kind is Kind.STAFF:
        return frozenset()
    if request.method == "POST":
        return look(*_typed()).sounds
    if request.method != "GET" or _COOKIE not in session:
        return frozenset()
    whose, *sounds = session.pop(_COOKIE)
    return frozenset(Sounds(one) for one in sounds) if whose == _whose(work.actor) else frozenset()


def _typed() -> list[str]:
    try:
        return [value for name, value in request.form.items(multi=True) if name not in _NOT_TYPED]
    except HTTPException:  # too large or cut short: the page that says so must still be one of ours
        return []


def _whose(actor: Actor) -> str:
    """So that nobody who comes to the same browser later is shown it."""
    return hashlib.sha256(str(actor.id).encode()).hexdigest()[:16] if actor.signed_in else ""
