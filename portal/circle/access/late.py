"""What happens to a form or a file that comes when its sender is not signed in any more; and the way back to it."""

from contextlib import suppress
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from flask import current_app, request, url_for
from sqlalchemy.orm import Session
from werkzeug.datastructures import MultiDict

from portal.circle.access import browser, kept
from portal.circle.access.kept import Writer
from portal.circle.access.models import EndedBy, KeptForm, SignIn
from portal.clock import now
from portal.foundation.db.engine import Database
from portal.foundation.identity.actor import Actor, Kind
from portal.foundation.media import staging
from portal.foundation.web.came_from import opened_at
from portal.foundation.web.forms import Form
from portal.foundation.web.security import safe_next

NOT_KEPT = {"csrf_token", "kept_form", "then"}
HIDDEN = {"version", "form_key", "n", "about", "back"}  # fields of a form that nobody typed
FILE_MOST_BYTES = 30_000_000


@dataclass(frozen=True, slots=True)
class Late:
    """Whose sign-in is over, and whether its device lost its grant."""

    actor: Actor
    asks: bool


def late_of(sign_in: SignIn, area_id: UUID) -> Late | None:
    """Whose a sign-in was that is over; nobody's if it was ended in a way that tells nothing."""
    kind = Kind.CONTACT if sign_in.contact_id else Kind.STAFF
    actor = Actor(id=sign_in.contact_id or sign_in.staff_id, kind=kind, area_id=area_id)
    this = browser.browser_hash(request)
    if sign_in.ended_at is None:
        return Late(actor, asks=False)
    if sign_in.ended_by is EndedBy.SIGN_OUT and sign_in.browser_hash == this:
        return Late(actor, asks=False)
    if sign_in.ended_by is EndedBy.ACCESS_ENDED and kind is Kind.CONTACT:
        return Late(actor, asks=True)
    return None


def keep_request(database: Database, late: Late | None) -> bool:
    """Keep what this request brought, for its sender; whether it was kept. A file is kept once it was in quarantine."""
    this = browser.browser_hash(request)
    if late is None or not this:
        return False
    writer = Writer(late.actor, this)
    if any(one.filename for one in request.files.values()):
        return late.actor.kind is Kind.CONTACT and _keep_file(database, writer, asks=late.asks)
    fields = [(name, value) for name, value in request.form.items(multi=True) if name not in NOT_KEPT]
    if not any(value.strip() for _name, value in fields):
        return False  # a press with no words in it: nothing would be lost
    with database.transaction() as session:
        return kept.keep(session, writer, _page(), fields, asks=late.asks)


def _page() -> str:
    """The page of the form: what a press at the head of a page sends belongs to the page that it was typed on."""
    typed = request.endpoint == "kept.typed"
    return safe_next(request.args.get("page"), request.path) if typed else request.path


def _keep_file(database: Database, writer: Writer, *, asks: bool) -> bool:
    given = next(one for one in request.files.values() if one.filename)
    told = current_app.extensions
    quarantine = told["settings"].data_directory / "quarantine"
    with suppress(staging.Empty, staging.TooLarge), staging.stage(given.stream, quarantine, FILE_MOST_BYTES) as staged:
        data = staged.path.read_bytes()
        name = given.filename or ""
        with database.transaction() as session:
            return kept.keep_file(session, told["files"], writer, request.path, name, data, asks=asks)
    return False


def way_back(session: Session, actor: Actor, this_browser: bytes, otherwise: str) -> str:
    """Where somebody goes who just came in: to what waits for them, else as usual."""
    if kept.asking(session, actor) is not None:
        return url_for("kept.whose")
    found = kept.waiting(session, Writer(actor, this_browser)) if this_browser else None
    if found is None:
        return otherwise
    # What staff wrote down for somebody on the phone: that call is over, and its pages with it.
    for_caller = actor.kind is Kind.STAFF and found.path.startswith("/reviews/")
    if isinstance(found, KeptForm) and (for_caller or not _refills(found.path)):
        return url_for("kept.one", form_id=found.id)
    return found.path


def _refills(path: str) -> bool:
    found = opened_at(path)
    return found is not None and hasattr(current_app.view_functions[found[0]], "refills")


def refills(view: Any) -> Any:
    """Marks a page that puts what was kept back into its own form; a form of any other page is shown by itself."""
    view.refills = True
    return view


def waiting(session: Session, actor: Actor) -> MultiDict[str, str] | None:
    """What was kept of this page's form when the sign-in ran out, or nothing."""
    return MultiDict(kept.pairs_for(session, actor, browser.browser_hash(request), request.path)) or None


def refill(session: Session, actor: Actor, form: Form) -> bool:
    """Put back into a form what was kept for this page; whether anything was typed or chosen in it."""
    found = (waiting(session, actor) if actor.signed_in else None) or MultiDict()
    for name, values in found.lists():
        if name in form and name not in {"form_key", "about"}:
            with suppress(ValueError):  # a choice that is not offered any more
                form[name].process_formdata(values)
    return any(value.strip() for name, value in found.items(multi=True) if name not in HIDDEN)


def taken(session: Session, actor: Actor) -> None:
    """A form that was shown by itself was sent and taken: it is not kept any more."""
    with suppress(ValueError):
        form = kept.one(session, Writer(actor, browser.browser_hash(request)), UUID(request.form["kept_form"]))
        if form is not None and now() < form.ends_at:
            session.delete(form)
