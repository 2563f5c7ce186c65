"""A review goes to another area: the lead of the old one proposes, the lead of the new one accepts.

Its keys, and those of everybody in its circle, are wrapped anew by the new area's key; nobody of the old area can
open it afterwards.
"""

from uuid import UUID

from sqlalchemy import ColumnElement, Table, or_, select, update
from sqlalchemy.orm import Session

from portal.circle.areas import queries as areas
from portal.circle.people import services as people
from portal.circle.people.models import Contact
from portal.circle.promises.models import Task
from portal.circle.reviews import alike, handing_over, second_yes
from portal.circle.reviews.models import CirclePlace, Review
from portal.circle.reviews.second_models import SecondYes, YesKind
from portal.foundation.audit import services as audit
from portal.foundation.db.base import Base
from portal.foundation.db.keys import KeyRing, SealingKey
from portal.foundation.db.lookup import Lookup
from portal.foundation.identity.actor import Actor
from portal.foundation.outbox.models import Notice

STAYS = {"trail_entry", "sealing_key", "contact", "review", "task"}  # the trail never changes; the rest is done by name


class AlsoElsewhere(Exception):
    """Somebody of the circle is, or was, in the circle of another review too."""

    def __init__(self, reference: str) -> None:
        super().__init__("somebody is in another circle too")
        self.reference = reference


def coming(session: Session, area_id: UUID) -> list[tuple[SecondYes, Review]]:
    """What other areas hand to this one, oldest first."""
    query = select(SecondYes, Review).join(Review, Review.id == SecondYes.review_id)
    mine = query.where(
        SecondYes.kind == YesKind.AREA_MOVE,
        SecondYes.area_id == area_id,
        SecondYes.confirmed_at.is_(None),
        SecondYes.ended_at.is_(None),
    )
    return [(row, review) for row, review in session.execute(mine.order_by(SecondYes.id))]


def accept(session: Session, actor: Actor, lookup: Lookup, proposal: SecondYes, reviewer_id: UUID) -> Review:
    """Take it into the new area. Raises ``AlsoElsewhere``, ``AlreadyHere`` and what ``confirm`` raises."""
    review, to_area = session.get_one(Review, proposal.review_id), proposal.area_id
    from_area = review.area_id
    contacts = _circle(session, review)
    if review.leder_reference and (there := alike.here_already(session, lookup, to_area, review.leder_reference)):
        raise alike.AlreadyHere(there)
    second_yes.confirm(session, actor, review, proposal)
    ids = {one.id for one in contacts}
    _wrap_anew(session, review.id, ids, to_area)
    review.area_id = to_area
    for contact in contacts:
        contact.area_id = to_area
        people.keep_name_keys(session, lookup, contact)
    _tasks(session, review.id, ids, to_area)
    _everything_else(session, review.id, ids, to_area)
    alike.keep_keys(lookup, review)
    session.flush()
    handing_over.hand_over(session, actor, review, reviewer_id)
    for area_id in (from_area, to_area):
        audit.record(session, "reviews.area_moved", actor, area_id=area_id, review_id=review.id, thing_id=to_area)
    return review


def _circle(session: Session, review: Review) -> list[Contact]:
    """Everybody who is or was in the circle; all of them are in this one only."""
    mine = select(CirclePlace.contact_id).where(CirclePlace.review_id == review.id)
    elsewhere = (
        select(Review.reference)
        .join(CirclePlace, CirclePlace.review_id == Review.id)
        .where(CirclePlace.contact_id.in_(mine), Review.id != review.id)
    )
    if (reference := session.scalars(elsewhere.limit(1)).first()) is not None:
        raise AlsoElsewhere(reference)
    return list(session.scalars(select(Contact).where(Contact.id.in_(mine))))


def _wrap_anew(session: Session, review_id: UUID, contact_ids: set[UUID], area_id: UUID) -> None:
    keys: KeyRing = session.info["keys"]
    for row in session.scalars(select(SealingKey).where(SealingKey.owner_id.in_({review_id, *contact_ids}))).all():
        if row.wrapped is not None:
            key = keys.by_id(session, row.id)
            row.area_id = area_id
            keys.wrap(session, row, key)
        row.area_id = area_id
    session.flush()


def _tasks(session: Session, review_id: UUID, contact_ids: set[UUID], area_id: UUID) -> None:
    """What has to be done is the new area's; words that the old area's key sealed are sealed anew."""
    duty = areas.on_duty(session, area_id)
    query = select(Task).where(or_(Task.contact_id.in_(contact_ids), Task.review_id == review_id))
    for task in session.scalars(query).all():
        words = (task.name, task.phone, task.note)
        task.area_id = area_id
        task.name, task.phone, task.note = words
        if task.done_at is None:
            task.owner_id = duty.id if duty else None
    session.flush()


def _everything_else(session: Session, review_id: UUID, contact_ids: set[UUID], area_id: UUID) -> None:
    """Every other row of the circle that names its area: messages, calls, and whatever a later room keeps."""
    owned = (Notice.owner_kind == "contact", Notice.owner_id.in_(contact_ids))
    session.execute(update(Notice).where(*owned).values(area_id=area_id))
    for table in Base.metadata.sorted_tables:
        if table.name not in STAYS and "area_id" in table.c:
            which = _of_circle(table, review_id, contact_ids)
            if which:
                session.execute(update(table).where(or_(*which)).values(area_id=area_id))


def _of_circle(table: Table, review_id: UUID, contact_ids: set[UUID]) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if "contact_id" in table.c:
        found.append(table.c.contact_id.in_(contact_ids))
    if "review_id" in table.c:
        found.append(table.c.review_id == review_id)
    return found
