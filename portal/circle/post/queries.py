"""Letters that wait, letters that went, and what came back."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.circle.areas.models import StaffMember
from portal.circle.people import queries as people
from portal.circle.post.letters import slip_number
from portal.circle.post.models import ArrivedPost
from portal.circle.reviews.models import CirclePlace, Review
from portal.clock import now
from portal.foundation.identity.actor import Actor, Role
from portal.foundation.outbox import queries as outbox
from portal.foundation.outbox.models import Channel, Notice, State

POSTED_SHOWN = timedelta(days=14)
SHOWN = 100
# What a letter is, for staff; the others are named by what they are as a message.
CODE, INVITATION, RECEIPT = "letter_code", "letter_invitation", "letter_receipt"
ENCLOSING = "letter_enclosing"  # a longer paper goes with it, set by the room that it belongs to
NAMES = {
    CODE: "a code for their page",
    INVITATION: "a first letter, to be signed",
    RECEIPT: "a receipt for what came by post",
    ENCLOSING: "a copy of what they were shown, with a letter before it; printed by itself",
    "answered": "news: somebody has written to them",
    "link": "a code, since they asked to come in",
    "meeting_booked": "a meeting that was booked",
    "meeting_moved": "a meeting with a new time",
    "meeting_cancelled": "a meeting that is cancelled",
    "meeting_proposed": "another time proposed for a meeting: it needs their yes",
    "meeting_reminder": "a reminder of a meeting",
    "meeting_helped": "whether an interpreter comes to a meeting",
    "meeting_link": "how they join a meeting by video",
    "meeting_sooner": "a sooner time for a meeting is free",
    "meeting_missed": "we did not meet: another time if they like",
    "tried_to_call": "we rang and did not reach them",
}


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter in a list of staff."""

    id: UUID
    contact_id: UUID
    name: str
    what: str
    number: str
    state: State
    has_address: bool
    made_at: datetime
    printed_at: datetime | None
    posted_at: datetime | None
    by: UUID | None
    by_itself: bool = False  # never in one file with others, so that nothing gets into another envelope


Sees = Callable[[UUID, UUID | None], bool]


def _seen_by(session: Session, actor: Actor) -> Sees:
    """Which letters the actor sees, by area and contact: support workers and leads those of their area, a reviewer
    those to the circles of their own reviews. One query, however many letters there are.
    """
    query = select(CirclePlace.contact_id).join(Review, Review.id == CirclePlace.review_id)
    own = set(session.scalars(query.where(Review.reviewer_id == actor.id, CirclePlace.ended_at.is_(None))))

    def sees(area_id: UUID, contact_id: UUID | None) -> bool:
        roles = actor.roles_by_area.get(area_id, frozenset())
        if contact_id is None:
            return False
        return bool(roles & {Role.SUPPORT_WORKER, Role.AREA_LEAD}) or (Role.REVIEWER in roles and contact_id in own)

    return sees


def waiting(session: Session, actor: Actor) -> list[Letter]:
    """Letters to print or to post that the actor may see, the oldest first."""
    sees = _seen_by(session, actor)
    found = outbox.for_staff(session, set(actor.roles_by_area), Channel.LETTER)
    seen = [one.id for one in found if sees(one.area_id, one.contact_id)]
    return _listed(session, list(session.scalars(select(Notice).where(Notice.id.in_(seen)).order_by(Notice.id))))


def lately_posted(session: Session, actor: Actor) -> list[Letter]:
    """What went in the last two weeks, the newest first."""
    sees = _seen_by(session, actor)
    query = select(Notice).where(
        Notice.area_id.in_(list(actor.roles_by_area)),
        Notice.channel == Channel.LETTER,
        Notice.owner_kind == "contact",
        Notice.state == State.SENT,
        Notice.sent_at > now() - POSTED_SHOWN,
    )
    found = session.scalars(query.order_by(Notice.sent_at.desc()).limit(SHOWN)).all()
    return _listed(session, [one for one in found if sees(one.area_id, one.owner_id)])


def of_contact(session: Session, contact_id: UUID) -> list[Letter]:
    """Every letter to somebody, the newest first."""
    query = select(Notice).where(
        Notice.owner_kind == "contact", Notice.owner_id == contact_id, Notice.channel == Channel.LETTER
    )
    return _listed(session, list(session.scalars(query.order_by(Notice.id.desc()).limit(SHOWN))))


def letter(session: Session, actor: Actor, notice_id: UUID) -> Notice | None:
    """One letter that the actor may see; nothing for anybody else."""
    found = session.get(Notice, notice_id)
    if found is None or found.channel is not Channel.LETTER or found.owner_kind != "contact":
        return None
    return found if _seen_by(session, actor)(found.area_id, found.owner_id) else None


def arrived(session: Session, contact_id: UUID, review_id: UUID) -> list[ArrivedPost]:
    """What came from somebody for this review, the newest first."""
    query = select(ArrivedPost).where(ArrivedPost.contact_id == contact_id, ArrivedPost.review_id == review_id)
    return list(session.scalars(query.order_by(ArrivedPost.id.desc())))


@dataclass(frozen=True, slots=True)
class CameByPost:
    """How a story came that somebody sent on paper."""

    came_on: date
    typed_by: str


def arrived_one(session: Session, contact_id: UUID, arrived_id: UUID) -> ArrivedPost | None:
    """One envelope that came from this contact."""
    row = session.get(ArrivedPost, arrived_id)
    return row if row is not None and row.contact_id == contact_id else None


def how_it_came(session: Session, story_id: UUID) -> CameByPost | None:
    """When a story came by post and who typed it; nothing for one that was written here."""
    query = select(ArrivedPost.came_on, StaffMember.name).join(StaffMember, StaffMember.id == ArrivedPost.put_in_by)
    found = session.execute(query.where(ArrivedPost.story_id == story_id)).first()
    return CameByPost(*found) if found else None


def _listed(session: Session, notices: list[Notice]) -> list[Letter]:
    contacts = people.by_ids(session, {one.owner_id for one in notices})
    return [
        Letter(
            one.id,
            one.owner_id,
            contacts[one.owner_id].name,
            NAMES.get(one.template, "a message"),
            slip_number(one.id),
            State(one.state),
            bool(contacts[one.owner_id].address),
            one.made_at,
            one.printed_at,
            one.sent_at,
            one.handled_by,
            one.template == ENCLOSING,
        )
        for one in notices
    ]
