"""What the application hands to the guards: who asks, what they may, and what happens when a sign-in ran out."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from flask import Flask, Response, abort, g, request, url_for
from sqlalchemy import bindparam, select, update
from sqlalchemy.orm import Session

from portal import policy
from portal.acting_gate import STAFF, STAFF_ROOMS, ActingGate
from portal.circle.access import browser, late, surer
from portal.circle.access.models import SignIn
from portal.circle.access.tokens import hashed
from portal.circle.people.models import Contact
from portal.circle.reviews import queries as reviews
from portal.circle.reviews.models import CirclePlace, Review
from portal.clock import now
from portal.foundation.audit import services as audit
from portal.foundation.audit.models import TrailEntry
from portal.foundation.db.engine import Database
from portal.foundation.identity.actor import VISITOR, Actor, Assurance, Kind, Role
from portal.foundation.identity.permissions import Permission
from portal.foundation.web import errors
from portal.foundation.web.security import go_to

_FAMILY = (
    select(SignIn, Contact.area_id, CirclePlace.review_id, CirclePlace.id)
    .join(Contact, Contact.id == SignIn.contact_id)
    .outerjoin(CirclePlace, (CirclePlace.contact_id == Contact.id) & CirclePlace.ended_at.is_(None))
    .where(SignIn.id_hash == bindparam("id_hash"))
)
SEEN_ONCE_IN = timedelta(hours=1)
CLOCK_SLIPS = timedelta(minutes=1)  # machines differ by seconds; more is a clock that was set back
DESKS = {
    "review_desk",
    "flagged",
    "circle_desk",
    "circle_contacts",
    "circle_reaching",
    "circle_wishes",
    "arrivals",
    "closings",
    "holds",
    "no_news",
    "circle_about",
    "moves",
    "area_moves",
    "refusals",
    "second_yes",
    "senior",
    "phone_desk",
    "post_desk",
    "post_contacts",
    "post_draft",
    "phone_calls",
    "phone_checks",
    "phone_doing",
    "phone_records",
    "phone_acting",
    "area_desk",
    "area_staff",
    "area_settings",
    "stories_staff",
    "draft_desk",
    "draft_pictures_desk",
    "draft_answers",
    "completion",
    "draft_hearing",
    "draft_languages",
    "draft_stories",
    "copy_desk",
    "action_desk",
    "action_words",
    "draft_compare",
    "focused_desk",
    "draft_preview",
    "group_desk",
    "group_giving",
    "group_file",
    "group_places",
    "meeting_desk",
    "meeting_calendars",
    "meeting_feed",
    "meeting_for",
}


class Gate(ActingGate):
    """Implements ``foundation.web.work.Gatekeeper`` with the rooms that know."""

    def __init__(self, app: Flask, database: Database) -> None:
        self.app = app
        self.database = database

    def load_actor(self, session: Session) -> Actor:
        """Who asks: sign-in, person and rights in one query."""
        cookie = request.cookies.get(browser.sign_in_cookie(self.app), "")
        if request.method == "POST" and not cookie:
            # Signed out in another tab: nobody is signed in by this, but a form sent now is known to be theirs.
            cookie = request.cookies.get(browser.former_cookie(self.app), "")
        if cookie[:2] not in {"c.", "s."}:
            return VISITOR
        base = _FAMILY if cookie.startswith("c.") else STAFF
        found = session.execute(base, {"id_hash": hashed(cookie)}).all()
        if not found:
            return VISITOR
        sign_in: SignIn = found[0][0]
        until = self._lives_until(sign_in)
        if until is None:
            g.late = late.late_of(sign_in, found[0][1])
            return VISITOR
        if sign_in.contact_id:
            return _family(sign_in, found, until)
        staff = _staff(sign_in, found, until)
        caller = self.caller_of(staff, found)
        return caller if caller is not None and (request.blueprint or "") not in self.desks() else staff

    def desks(self) -> set[str]:
        """Rooms in which staff are themselves, also while they write for somebody."""
        return DESKS | STAFF_ROOMS

    def _lives_until(self, sign_in: SignIn) -> tuple[datetime, datetime] | None:
        """When it ends if nothing more is pressed, and when it ends in any case; nothing if it is over."""
        moment, ends, seen = now(), sign_in.ends_at, sign_in.last_seen_at
        lasts = timedelta(seconds=sign_in.idle_seconds)
        slipped = seen - moment  # the clock was set back: neither out, nor in for longer than was meant
        if slipped > CLOCK_SLIPS:
            seen, ends = moment, ends - slipped
        if sign_in.ended_at is not None or moment - seen > lasts or moment > ends:
            return None
        if slipped > CLOCK_SLIPS or (moment - seen > lasts / 8 and _somebody_is_there()):  # not on each request
            seen = moment
            with self.database.transaction() as later:
                row = update(SignIn).where(SignIn.id_hash == sign_in.id_hash)
                later.execute(row.values(last_seen_at=seen, ends_at=ends))
        return seen + lasts, ends

    def may_at_all(self, actor: Actor, permission: Permission) -> bool:
        """See portal/policy.py."""
        return policy.may_at_all(actor, permission)

    def may(self, actor: Actor, permission: Permission, thing: Any) -> bool:
        """See portal/policy.py."""
        return policy.may(actor, permission, thing)

    def load_review(self, session: Session, actor: Actor, reference: str) -> Review | None:
        """The one door."""
        return reviews.for_actor(session, actor, reference)

    def has_seen(self, session: Session, actor: Actor, kind: str, thing: Any) -> None:
        """Write that a member of staff has seen a thing, once an hour."""
        review, thing_id = thing
        event = f"seen.{kind}"
        earlier = select(TrailEntry.id).where(
            TrailEntry.event == event,
            TrailEntry.actor_id == actor.id,
            TrailEntry.thing_id == thing_id,
            TrailEntry.at > now() - SEEN_ONCE_IN,
        )
        if session.scalars(earlier.limit(1)).first() is None:
            audit.record(session, event, actor, area_id=review.area_id, review_id=review.id, thing_id=thing_id)

    def signed_out(self) -> Response:
        """Somebody has to come in first. A form sent too late is kept, where we know whose it is."""
        if request.headers.get("X-Autosave") or request.headers.get("HX-Request"):
            return abort(401)  # the page itself says so, and keeps what is typed
        way_in = "staff_access.start" if self._of_staff() else "access.ask_for_link"
        if request.method != "POST":
            return go_to(url_for(way_in))
        if late.keep_request(self.database, g.get("late")):
            return go_to(url_for(way_in, kept=1))
        return errors.page(401)

    def step_up(self, actor: Actor) -> Response:
        """The answer to a contact who has to be made sure of once more; a form waits behind that, as it was."""
        if request.method == "POST":
            late.keep_request(self.database, late.Late(actor, asks=False))
        return go_to(url_for("surer.choose", next=request.path))

    def form_taken(self, session: Session, actor: Actor) -> None:
        """A form that was kept was sent once more and taken."""
        late.taken(session, actor)

    def _of_staff(self) -> bool:
        """Whether this browser, or this page, is for people who work here."""
        cookie = request.cookies.get(browser.sign_in_cookie(self.app), "")
        cookie = cookie or request.cookies.get(browser.former_cookie(self.app), "")
        return cookie.startswith("s.") or (request.blueprint or "") in DESKS


def _family(sign_in: SignIn, found: Any, until: tuple[datetime, datetime]) -> Actor:
    return Actor(
        id=sign_in.contact_id,
        kind=Kind.CONTACT,
        area_id=found[0][1],
        review_scope={review_id: place_id for _one, _area, review_id, place_id in found if review_id},
        assurance=surer.assurance_of(sign_in),
        session_id=sign_in.id_hash,
        made_sure=sign_in.stepped_up_at is not None or sign_in.assurance >= int(Assurance.STEPPED_UP),
        until=min(until),
        no_later=until[1] <= until[0],
    )


def _staff(sign_in: SignIn, found: Any, until: tuple[datetime, datetime]) -> Actor:
    roles: dict[UUID, frozenset[Role]] = {}
    for _one, _area, area_id, role, *_caller in found:
        if area_id:
            roles[area_id] = roles.get(area_id, frozenset()) | {role}
    return Actor(
        id=sign_in.staff_id,
        kind=Kind.STAFF,
        area_id=found[0][1],
        roles_by_area=roles,
        assurance=Assurance(sign_in.assurance),
        session_id=sign_in.id_hash,
        until=min(until),
        no_later=until[1] <= until[0],
    )


def _somebody_is_there() -> bool:
    """A script that only looks keeps nobody signed in; one that saves what was typed does."""
    by_script = request.headers.get("X-Autosave") or request.headers.get("HX-Request")
    return not by_script or request.method == "POST"
