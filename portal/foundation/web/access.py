"""Deny by default: each endpoint says who may use it, or the portal does not start.

``@public`` or ``@allow(Permission.X)`` stands directly above each view, ``@transact`` under it on POST. Views get the
actor and a session as their first arguments, and the review when their address names one.
"""

import functools
from collections.abc import Callable
from typing import Any

from flask import Flask, Response, abort, current_app, g, request
from sqlalchemy.orm import Session

from portal.foundation.db.engine import Database
from portal.foundation.identity.actor import Actor, needs_making_sure, needs_step_up
from portal.foundation.identity.permissions import Permission
from portal.foundation.web import noted
from portal.foundation.web.read_back import ReadsBack
from portal.foundation.web.work import Access, Gatekeeper, Work

View = Callable[..., Any]


def public(view: View) -> View:
    """Everybody may use this endpoint, signed in or not."""
    return _guarded(view, Access(None))


def allow(
    permission: Permission,
    *,
    records_read: str | None = None,
    fragment: bool = False,
    loads_thing: bool = True,
    stepped_up: bool = False,
    needs_yes: ReadsBack | None = None,
    made_sure: bool = False,
) -> Callable[[View], View]:
    """Only who has the permission. ``records_read``: staff reading is written to the trail before the answer is sent.

    ``fragment``: answers htmx and scripts; a signed-out reader gets 401, not a page.
    ``loads_thing=False``: the view loads the review itself, after slow work that must not hold the write lock.
    ``stepped_up``: a contact needs a code of the last ten minutes; what they sent waits behind it.
    ``needs_yes``: the contact's own decision. Written by staff for somebody on the phone it is first read back in
    the words that this function gives, and done only when they said yes.
    ``made_sure``: a further code once in this sign-in is enough; for what takes long to read.
    """

    def decorate(view: View) -> View:
        return _guarded(view, Access(permission, records_read, fragment, loads_thing, stepped_up, needs_yes, made_sure))

    return decorate


def _guarded(view: View, access: Access) -> View:
    @functools.wraps(view)
    def guarded(**arguments: Any) -> Any:
        work: Work = g.work
        if (other := work.gate.instead(work.actor, access) or _kept_out(work, access)) is not None:
            return other
        if (access.stepped_up and needs_step_up(work.actor)) or (access.made_sure and needs_making_sure(work.actor)):
            return work.gate.step_up(work.actor)
        if "reference" in arguments and access.loads_thing:
            arguments["review"] = work.review(arguments.pop("reference"), access.permission)
            if access.records_read and work.actor.kind == "staff":
                work.record_read(access.records_read, arguments)
        if work.actor.assisted_by is not None:
            if not work.writes:
                work.gate.reads_for_caller(work.actor, arguments)
            elif (page := work.for_caller(access, arguments)) is not None:
                return page
        return view(work.actor, work.session, **arguments)

    guarded.access = access  # type: ignore[attr-defined]
    return guarded


def _kept_out(work: Work, access: Access) -> Any:
    if access.permission is None:
        return None
    if not work.actor.signed_in:
        return abort(401) if access.fragment else work.gate.signed_out()
    if not work.gate.may_at_all(work.actor, access.permission):
        noted.refused("permission")
        abort(403 if request.method != "GET" else 404)
    return None


def transact(view: View) -> View:
    """Commit once, at the end, on a status under 400; else undo, then write what was marked to be remembered."""

    @functools.wraps(view)
    def transacted(actor: Actor, session: Session, **arguments: Any) -> Any:
        work: Work = g.work
        response = current_app.make_response(view(actor, session, **arguments))
        if actor.assisted_by is not None and response.status_code < 400:
            response = work.gate.done_for_caller(session, actor, arguments) or response
        if response.status_code < 400:
            if actor.signed_in and request.form.get("kept_form"):
                work.gate.form_taken(session, actor)
            session.commit()
        else:
            session.rollback()
        work.close()
        if work.remembered:
            with work.database.transaction() as later:
                for write in work.remembered:
                    write(later)
        return response

    transacted.transacts = True  # type: ignore[attr-defined]
    return transacted


def remember(write: Callable[[Session], object]) -> None:
    """Keep an outcome though the request is undone (a wrong code, a refused access, a kept form)."""
    g.work.remembered.append(write)


def check_every_endpoint(app: Flask) -> None:
    """Stop the start-up if an endpoint does not say who may use it, or a GET-only one could commit."""
    for rule in app.url_map.iter_rules():
        view = app.view_functions[rule.endpoint]
        if rule.endpoint != "static" and not hasattr(view, "access"):
            raise RuntimeError(f"{rule.endpoint} is neither @public nor @allow(…)")


def install(app: Flask, database: Database, gate: Gatekeeper) -> None:
    """Find out who asks before each request, and give the connection back after it."""

    @app.before_request
    def begin() -> None:
        g.work = Work(database, gate, writes=request.method not in {"GET", "HEAD", "OPTIONS"})
        g.work.find_actor()

    @app.after_request
    def say_time_left(response: Response) -> Response:
        """A script that saved what was typed learns how long the sign-in lasts now."""
        work: Work | None = g.get("work")
        if work is not None and work.actor.until is not None and request.headers.get("X-Autosave"):
            response.headers["X-Signed-In-For"] = str(work.actor.seconds_left())
        return response

    @app.teardown_request
    def end(_error: BaseException | None) -> None:
        work: Work | None = g.pop("work", None)
        if work is not None:
            work.close()
