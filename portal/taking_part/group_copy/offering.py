"""Who was told that they can see what the group will see, from when on, and so until when it waits for them (F64)."""

from datetime import timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.circle.areas.models import Area
from portal.circle.people import queries as people
from portal.circle.people import troubles
from portal.circle.people.models import FOR_GOOD, Contact, ContactHold, HoldKind
from portal.circle.reviews.models import CirclePlace
from portal.clock import in_england, now, today
from portal.foundation.audit import services as audit
from portal.foundation.identity.actor import Actor
from portal.taking_part.drafts.completion_models import DraftOffer, Meeting
from portal.taking_part.group_copy.models import GroupCopy, GroupOffer


def to_be_told(session: Session, review_id: UUID) -> list[Contact]:
    """Everybody of the circle who is told of it: not who stopped, and not who said that they do not want to read."""
    gone = select(ContactHold.contact_id).where(
        ContactHold.kind.in_({HoldKind.STOPPED, *FOR_GOOD}), ContactHold.ends_at.is_(None)
    )
    not_at_all = select(DraftOffer.contact_id).where(
        DraftOffer.review_id == review_id, DraftOffer.answer == Meeting.NOT_AT_ALL
    )
    query = (
        select(Contact)
        .join(CirclePlace, CirclePlace.contact_id == Contact.id)
        .where(CirclePlace.review_id == review_id, CirclePlace.ended_at.is_(None))
        .where(Contact.id.not_in(gone), Contact.id.not_in(not_at_all))
    )
    return list(session.scalars(query.order_by(CirclePlace.id)).all())


def offers(session: Session, row: GroupCopy) -> list[GroupOffer]:
    """To whom this copy was offered."""
    query = select(GroupOffer).where(GroupOffer.copy_id == row.id).order_by(GroupOffer.told_on, GroupOffer.id)
    return list(session.scalars(query))


def not_offered(session: Session, row: GroupCopy) -> list[Contact]:
    """Who was not told of this copy yet: they came since, or nothing that we know of reaches them."""
    told = {one.contact_id for one in offers(session, row)}
    return [one for one in to_be_told(session, row.review_id) if one.id not in told]


def offer(session: Session, actor: Actor, row: GroupCopy, contact: Contact, *, in_person: bool = False) -> bool:
    """Write down from when on they can know of it, and so until when it waits for them; whether it is new.

    The days of the area are counted from the day on which their message goes, which may be after a quiet date. Who
    paused without an end has it on their page, and the days are counted from now. ``in_person``: a member of staff
    told them. Nothing is written for somebody whom no way of ours reaches.
    """
    made = select(GroupOffer).where(GroupOffer.copy_id == row.id, GroupOffer.contact_id == contact.id)
    if session.scalars(made).first() is not None or (not in_person and troubles.way_to(session, contact) is None):
        return False
    goes = now() if in_person else people.next_moment(session, contact, people.MessageKind.NEWS, now())
    told_on = in_england(goes).date() if goes else today()
    days = timedelta(days=session.get_one(Area, contact.area_id).group_copy_days)
    session.add(
        GroupOffer(
            review_id=row.review_id,
            copy_id=row.id,
            contact_id=contact.id,
            told_on=told_on,
            goes_on=told_on + days,
            in_person=in_person,
            by_staff=actor.known_id(),
        )
    )
    session.flush()
    audit.record(session, "group_copy.offered", actor, review_id=row.review_id, thing_id=contact.id, own=in_person)
    return True
