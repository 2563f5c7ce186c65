"""What the call screen shows. What a caller may know is looked up only when we are sure who they are."""

from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.circle.areas import queries as areas
from portal.circle.areas.models import StaffMember
from portal.circle.areas.queries import PersonToCall
from portal.circle.calls import queries as calls
from portal.circle.calls.models import Call, CallLine
from portal.circle.people import queries as people
from portal.circle.people.models import Contact, ContactHold, QuietDates
from portal.circle.promises import queries as promises
from portal.circle.promises.queries import Promise
from portal.circle.reviews import holds, naming
from portal.circle.reviews.hold_models import Process
from portal.circle.reviews.models import CirclePlace, Relationship, Review, SpokenOf, Stage
from portal.clock import now
from portal.foundation.identity.actor import Role
from portal.foundation.outbox.models import Channel
from portal.taking_part.drafts import queries as drafts
from portal.taking_part.meetings import queries as meetings
from portal.taking_part.meetings.models import Meeting

_BEFORE_DRAFT = {Stage.TOLD, Stage.INITIAL, Stage.FOCUSED, Stage.DRAFT}


@dataclass(frozen=True, slots=True)
class MayKnow:
    """What somebody may know of a review whose circle they are in: nothing of anybody else's."""

    review_id: UUID
    reference: str
    person: str  # by the name that they use
    relationship: Relationship
    where: str  # how far the review is: a key of ``where_words``
    waits_for: list[Process]
    told_on: date
    due_on: date
    reviewer: PersonToCall | None
    spoken_of: SpokenOf | None = None  # he, she or they, as they say it themselves
    word_for_death: str | None = None  # how they say that somebody died
    meetings: list[Meeting] = field(default_factory=list)  # their own, to come; the next that was cancelled if none


@dataclass(frozen=True, slots=True)
class Screen:
    """One call as its page shows it. ``known`` and ``promised`` are empty until we are sure."""

    call: Call
    contact: Contact | None
    staff: dict[UUID, StaffMember]
    lines: list[CallLine]
    made: list[Promise]
    colleagues: list[StaffMember]
    holds: list[ContactHold] = field(default_factory=list)
    quiet: list[QuietDates] = field(default_factory=list)
    known: list[MayKnow] = field(default_factory=list)
    promised: list[Promise] = field(default_factory=list)
    may_be_sent: bool = True  # whether anything that is asked for may go to them

    @property
    def sure_before(self) -> CallLine | None:
        """Who made sure of them earlier in the call, before it was handed on."""
        return calls.sure_before(self.call, self.lines)

    @property
    def code_goes_by(self) -> Channel | None:
        """By which way a code reaches them while they are on the phone; nothing when a letter is the only one."""
        if self.contact is None or not self.may_be_sent:
            return None
        ways = {Channel.EMAIL: self.contact.email, Channel.TEXT: self.contact.phone}
        return self.contact.channel if ways.get(self.contact.channel) else None


def of(session: Session, call: Call) -> Screen:
    """Everything that the page of a call needs."""
    contact = session.get_one(Contact, call.contact_id) if call.contact_id else None
    lines = calls.lines(session, call.id)
    names = {call.staff_id, call.handed_to, call.checked_by, *(one.staff_id for one in lines)} - {None}
    return Screen(
        call=call,
        contact=contact,
        staff=areas.names_of(session, {one for one in names if one}),
        lines=lines,
        made=promises.made_in_call(session, call.id),
        colleagues=colleagues(session, call),
        holds=people.held(session, contact.id, now()) if contact else [],
        quiet=people.quiet_dates(session, contact.id) if contact else [],
        known=may_know(session, call) if call.checked else [],
        promised=promises.to_contact(session, contact.id) if contact and call.checked else [],
        may_be_sent=contact is None or people.may_contact(session, contact.id, people.MessageKind.ASKED_FOR, now()),
    )


def may_know(session: Session, call: Call) -> list[MayKnow]:
    """The reviews in whose circle they are. Asked for only of somebody of whom we are sure."""
    query = select(CirclePlace, Review).join(Review, Review.id == CirclePlace.review_id)
    query = query.where(CirclePlace.contact_id == call.contact_id, CirclePlace.ended_at.is_(None))
    return [
        MayKnow(
            review.id,
            review.reference,
            place.called or review.person,
            place.relationship,
            _where(session, review),
            [one.process for one in holds.standing(session, review.id)],
            review.told_on,
            review.due_on,
            areas.person_to_call(session, review.reviewer_id, review.area_id),
            naming.spoken_of(place, review),
            place.word_for_death,
            meetings.coming(session, review.id, place.contact_id),
        )
        for place, review in session.execute(query.order_by(CirclePlace.id))
    ]


def _where(session: Session, review: Review) -> str:
    """How far the review is, as the family's own first page says it: closed, and what they were shown, come first."""
    if review.closed_as is not None:
        return "closed"
    if review.stage not in _BEFORE_DRAFT or (draft := drafts.opened_version(session, review.id)) is None:
        return review.stage.value
    return "portrait" if draft.portrait else "draft_shown"


def review_of(session: Session, contact_id: UUID, area_id: UUID) -> UUID | None:
    """The review that a call with somebody is about; nothing when there are several, or none."""
    query = select(CirclePlace.review_id).join(Review, Review.id == CirclePlace.review_id)
    query = query.where(CirclePlace.contact_id == contact_id, CirclePlace.ended_at.is_(None))
    found = list(session.scalars(query.where(Review.area_id == area_id)))
    return found[0] if len(found) == 1 else None


def colleagues(session: Session, call: Call) -> list[StaffMember]:
    """Who else answers the phone in this area and is here."""
    found: dict[UUID, StaffMember] = {}
    for role in (Role.SUPPORT_WORKER, Role.AREA_LEAD):
        found |= {one.id: one for one in areas.staff_with_role(session, call.area_id, role) if areas.is_here(one)}
    found.pop(calls.whose(call), None)
    return list(found.values())


def away(session: Session, area_ids: list[UUID]) -> list[tuple[StaffMember, datetime]]:
    """Who takes a pause just now, and until when."""
    found = {calls.whose(one): one.pause_until for one in calls.pausing(session, area_ids)}
    staff = areas.names_of(session, set(found))
    return [(staff[who], until) for who, until in found.items() if until and who in staff]
