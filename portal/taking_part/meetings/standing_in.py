"""Somebody who was to come cannot, or a room is shut: the time stands, somebody else comes or we look (F40)."""

from uuid import UUID

from sqlalchemy import delete, insert, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from portal.circle.people.models import Contact
from portal.clock import LONDON, now
from portal.foundation.audit import services as audit
from portal.foundation.identity.actor import Actor
from portal.taking_part.meetings import booking, calendars, helping
from portal.taking_part.meetings.models import LIVE, Bookable, BookableKind, Meeting, MeetingClaim, MeetingState
from portal.taking_part.meetings.times import Span, Wanted, quarters


def fell_ill(session: Session, actor: Actor, area_id: UUID, meeting: Meeting, who: UUID | None = None) -> bool:
    """Who was to interpret or sign cannot come: somebody else who is free does, else we look. Whether one was found.

    ``who``: which of them, if not all. Raises ``TooLate`` where the meeting is cancelled or over: nobody is told then.
    """
    if meeting.state not in LIVE or meeting.ends_at <= now():
        raise booking.TooLate
    claimed = {one.id for one in helping.coming_to(session, meeting)}
    gone = claimed if who is None else claimed & {who}
    mine = MeetingClaim.meeting_id == meeting.id, MeetingClaim.bookable_id.in_(gone)
    session.execute(delete(MeetingClaim).where(*mine))
    contact = session.get_one(Contact, meeting.contact_id)
    groups = helping.candidates(session, area_id, contact, meeting.needs)
    left = claimed - gone
    came = bool(groups) and all([_covered(session, meeting, group, left, gone) for group in groups])
    audit.record(session, "meetings.helper_ill", actor, review_id=meeting.review_id, thing_id=meeting.id, found=came)
    if came:
        helping.nothing_to_find(session, actor, meeting)
    else:
        helping.look_for(session, actor, area_id, meeting)
    return came


def accept(session: Session, actor: Actor, area_id: UUID, meeting: Meeting) -> bool:
    """The contact says yes to the time that staff proposed; whether this changed it.

    Who was to interpret comes along if they are free then, else somebody else who is, else we look: a yes is never
    lost because an interpreter is busy. Raises ``NothingProposed``, and as ``booking.move`` does.
    """
    if meeting.state is not MeetingState.CHANGED or meeting.proposed_start is None:
        raise booking.NothingProposed
    before = {one.id for one in helping.coming_to(session, meeting)}
    also = (meeting.room_id,) if meeting.room_id else ()
    if not booking.move(session, actor, meeting, meeting.proposed_start, also):
        return False
    contact = session.get_one(Contact, meeting.contact_id)
    groups = helping.candidates(session, area_id, contact, meeting.needs)
    first = [sorted(group, key=lambda one: one not in before) for group in groups]
    if not all([_claim_one(session, meeting, group) for group in first]):
        helping.look_for(session, actor, area_id, meeting)
    return True


def room_shut(session: Session, actor: Actor, area_id: UUID, meeting: Meeting) -> None:
    """The room of a meeting cannot be used then: the time stands, and staff look for another place."""
    whom = tuple(one for one in booking.claimed_by(session, meeting) if one != meeting.room_id)
    put_into(session, meeting, None, whom)
    audit.record(session, "meetings.room_changed", actor, review_id=meeting.review_id, thing_id=meeting.id, found=False)
    helping.look_for(session, actor, area_id, meeting)


def another_room(session: Session, actor: Actor, meeting: Meeting, room: Bookable) -> bool:
    """Staff found another place, at the same time. Whether it changed; raises ``TimeTaken`` or ``TooLate``."""
    if meeting.state not in LIVE or meeting.ends_at <= now():
        raise booking.TooLate
    if meeting.room_id == room.id:
        return False
    whom = [one for one in booking.claimed_by(session, meeting) if one != meeting.room_id]
    try:
        with session.begin_nested():
            put_into(session, meeting, room.id, (*whom, room.id))
    except IntegrityError:
        session.refresh(meeting)
        raise booking.TimeTaken from None
    meeting.sequence += 1
    if not any(one in meeting.needs for one in helping.SOMEBODY) or helping.coming_to(session, meeting):
        helping.nothing_to_find(session, actor, meeting)
    session.flush()
    audit.record(session, "meetings.room_changed", actor, review_id=meeting.review_id, thing_id=meeting.id, found=True)
    return True


def put_into(session: Session, meeting: Meeting, room_id: UUID | None, whom: tuple[UUID, ...]) -> None:
    """Claim the same time anew, with this room or none."""
    booking.let_go(session, meeting)
    meeting.room_id = room_id
    session.flush()
    booking.claim(session, meeting, whom)


def to_come(session: Session, whose: Bookable) -> list[Meeting]:
    """The meetings to come at which somebody, or a room, is needed; the next first."""
    mine = select(MeetingClaim.meeting_id).where(MeetingClaim.bookable_id == whose.id)
    query = select(Meeting).where(Meeting.id.in_(mine), Meeting.state.in_(LIVE), Meeting.ends_at > now())
    return list(session.scalars(query.order_by(Meeting.starts_at)))


def cannot_come(session: Session, actor: Actor, whose: Bookable, meetings: list[Meeting]) -> None:
    """Somebody cannot come to these, or the room cannot be used: each keeps its time, and is looked after."""
    for meeting in meetings:
        if whose.kind is BookableKind.ROOM:
            room_shut(session, actor, whose.area_id, meeting)
        else:
            fell_ill(session, actor, whose.area_id, meeting, whose.id)


def _covered(session: Session, meeting: Meeting, group: list[UUID], left: set[UUID], gone: set[UUID]) -> bool:
    """Whether somebody of those who could come does: who was to come already, else the first who is free."""
    still = next((one for one in group if one in left), None)
    if still is not None:
        left.discard(still)
        return True
    return _claim_one(session, meeting, [one for one in group if one not in gone])


def _claim_one(session: Session, meeting: Meeting, group: list[UUID]) -> bool:
    """Claim the first of these who is open and free at the meeting's time."""
    day = meeting.starts_at.astimezone(LONDON).date()
    wanted = Wanted(meeting.ends_at - meeting.starts_at, (day,), meeting.starts_at)
    for one in group:
        if meeting.starts_at not in calendars.free_times(session, [one], wanted):
            continue
        span = Span(meeting.starts_at, meeting.ends_at)
        rows = [{"bookable_id": one, "quarter": quarter, "meeting_id": meeting.id} for quarter in quarters(span)]
        try:
            with session.begin_nested():
                session.execute(insert(MeetingClaim), rows)
        except IntegrityError:
            continue
        return True
    return False
