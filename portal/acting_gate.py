"""The gate for staff who write for somebody on the phone (DESIGN, law 3): the same views run, as the caller's own."""

import hashlib
import json
from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from flask import Flask, Response, g, make_response, render_template, request
from itsdangerous import BadData, URLSafeSerializer
from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from portal import done_for_callers, for_callers
from portal.circle.access.models import SignIn
from portal.circle.areas.models import StaffMember, StaffRole
from portal.circle.calls import acting
from portal.circle.calls.acting_models import Acting
from portal.circle.calls.models import Call
from portal.circle.people.models import Contact
from portal.circle.reviews.models import CirclePlace, Review
from portal.foundation.db.engine import Database
from portal.foundation.db.keys import KeyGone
from portal.foundation.identity.actor import Actor, Assurance, Kind
from portal.foundation.web import errors
from portal.foundation.web.forms import new_form_key
from portal.foundation.web.read_back import HEARD_NO, HEARD_YES, ReadBack, ReadsBack
from portal.foundation.web.words import Reading
from portal.foundation.web.work import Access

# The sign-in, the roles, and whom they write for with their places: one query, as without.
STAFF = (
    select(
        SignIn,
        StaffMember.area_id,
        StaffRole.area_id,
        StaffRole.role,
        StaffMember.name,
        Acting,
        Contact,
        CirclePlace.review_id,
        CirclePlace.id,
        Review.area_id,
    )
    .join(StaffMember, StaffMember.id == SignIn.staff_id)
    .outerjoin(StaffRole, StaffRole.staff_id == StaffMember.id)
    .outerjoin(Acting, (Acting.sign_in == SignIn.id_hash) & Acting.ended_at.is_(None))
    .outerjoin(Call, acting.OF_OPEN_CALL)
    .outerjoin(Contact, Contact.id == Call.contact_id)
    .outerjoin(CirclePlace, (CirclePlace.contact_id == Contact.id) & CirclePlace.ended_at.is_(None))
    .outerjoin(Review, Review.id == CirclePlace.review_id)
    .where(StaffMember.left_at.is_(None), SignIn.id_hash == bindparam("id_hash"))
)
# Here staff are themselves, whomever they write for.
STAFF_ROOMS = {"staff_access", "second_step", "provider", "demo"}
_OVER = (
    "You are not writing for anybody any more",
    "The call is over, or your part in it has changed. Nothing was done. "
    "If words stand below, copy them and give them to your area lead.",
)
_NOT_READ = ("Read it back to them first", "Nothing was done. Go back to the page, and press once more.")


@dataclass(frozen=True, slots=True)
class WritingFor:
    """For whom a member of staff writes just now: shown on every page."""

    id: UUID
    call_id: UUID
    contact_id: UUID
    name: str
    reading: Reading
    staff_id: UUID
    staff_name: str
    not_here: str = ""  # what of this page is theirs alone, with the other way


class ActingGate(ABC):
    """What ``Gate`` does for staff who write for a caller."""

    app: Flask
    database: Database

    def caller_of(self, staff: Actor, found: Sequence[Any]) -> Actor | None:
        """The caller, as whom these pages are shown; nothing when staff write for nobody."""
        going_on, contact = found[0][5], found[0][6]
        if going_on is None:
            return None
        areas = {area_id for area_id, roles in staff.roles_by_area.items() if roles & acting.ROLES}
        name = _name(contact) if contact is not None and going_on.area_id in areas else None
        if name is None or contact.area_id not in areas:
            g.acting_over = True
            return None
        g.acting = WritingFor(
            going_on.id,
            going_on.call_id,
            contact.id,
            name,
            contact.reading,
            staff.known_id(),
            found[0][4],
            for_callers.said_here(request.endpoint or ""),
        )
        return Actor(
            id=contact.id,
            kind=Kind.CONTACT,
            area_id=contact.area_id,
            review_scope={row[7]: row[8] for row in found if row[7] and row[9] in areas},
            assurance=Assurance.FULL,
            assisted_by=staff.id,
            session_id=staff.session_id,
        )

    def instead(self, actor: Actor, access: Access) -> Any:
        """A kind page where nobody may do this for another, or where they are written for no more."""
        if actor.assisted_by is None:
            of_family = access.permission is not None and (request.blueprint or "") not in self.desks()
            return self._over() if g.get("acting_over") and of_family else None
        refused = for_callers.refusal(request.endpoint or "", needs_yes=access.needs_yes is not None)
        return None if refused is None else errors.page(403, ("This is theirs to do", " ".join(refused)))

    @abstractmethod
    def desks(self) -> set[str]:
        """Where staff are always themselves."""

    def read_back(self, session: Session, actor: Actor, needs_yes: ReadsBack, arguments: dict[str, Any]) -> Any:
        """The page to be read out, until they have said yes to just what stands on it."""
        said = needs_yes(actor, session, **arguments)
        if said is None:
            g.yes_missing = True  # the view will not do it; and if it did, it would be undone
            return None
        now = _digest(said)
        if HEARD_NO in request.form:
            return self._page("calls/said_no.html", said)
        if (key := self._heard(now)) is not None:
            g.heard_key = key
            return None
        signed = self._signer().dumps([g.acting.id.hex, now, new_form_key()])
        return self._page("calls/read_back.html", said, signed=signed, again=HEARD_YES in request.form)

    def reads_for_caller(self, actor: Actor, arguments: dict[str, Any]) -> None:
        """Staff see words of the caller's: it is written, so that nobody reads in secret."""
        kind, review = done_for_callers.READ.get(request.endpoint or ""), arguments.get("review")
        if kind is None or review is None:
            return
        thing = next((value for value in arguments.values() if isinstance(value, UUID)), review.id)
        staff = Actor(actor.assisted_by, Kind.STAFF, actor.area_id)
        with self.database.transaction() as session:
            self.has_seen(session, staff, kind, (review, thing))

    @abstractmethod
    def has_seen(self, session: Session, actor: Actor, kind: str, thing: Any) -> None:
        """See ``Gate``."""

    def done_for_caller(self, session: Session, actor: Actor, arguments: dict[str, Any]) -> Any:
        """Write down what was done, and the yes; undone where the call was over meanwhile, or a yes is missing."""
        if request.endpoint in done_for_callers.NOTHING:
            return None
        review, endpoint = arguments.get("review"), request.endpoint or ""
        word = done_for_callers.done(endpoint)
        if g.get("yes_missing"):
            return errors.page(409, _NOT_READ)
        if not acting.did(session, actor, g.acting.id, word):
            return self._over()
        if "heard_key" in g:
            thing = next((value for value in arguments.values() if isinstance(value, UUID)), None)
            heard = acting.Heard(endpoint, word, review.id if review is not None else None, thing, g.heard_key)
            acting.heard_yes(session, actor, g.acting.id, heard)
        return None

    def _over(self) -> Response:
        return errors.page(403, _OVER)

    def _signer(self) -> URLSafeSerializer:
        return URLSafeSerializer(list(self.app.extensions["settings"].secret_keys), salt="heard yes")

    def _heard(self, digest: str) -> str | None:
        """The key of the page on which they said yes, if it was read out as it stands now, for whom it is now."""
        try:
            acting_id, read_out, key = self._signer().loads(request.form.get(HEARD_YES, ""))
        except (BadData, ValueError, TypeError):
            return None
        return str(key) if (acting_id, read_out) == (g.acting.id.hex, digest) else None

    def _page(self, template: str, said: ReadBack, **more: Any) -> Response:
        shown = render_template(template, said=said, fields=_fields(), action=_address(), **more)
        return make_response(shown, 422)


def _address() -> str:
    """Where the form goes, with what stands in its address: the time that was chosen stands there, not in a field."""
    return request.full_path if request.query_string else request.path


def _fields() -> list[tuple[str, str]]:
    """Every field of the form, so that none is lost on the way."""
    ours = {"csrf_token", HEARD_YES, HEARD_NO}
    return [(name, value) for name, value in request.form.items(multi=True) if name not in ours]


def _digest(said: ReadBack) -> str:
    whole = json.dumps([request.endpoint, _address(), sorted(_fields()), str(said.asks), str(said.body)])
    return hashlib.sha256(whole.encode()).hexdigest()


def _name(contact: Contact) -> str | None:
    """Their name; nothing once their words were erased."""
    try:
        name: str = contact.name
    except KeyGone:
        return None
    return name
