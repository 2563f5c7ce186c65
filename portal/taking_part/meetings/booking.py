"""Booking, moving and cancelling: a time is claimed in the database, so that nobody can have it twice."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import delete, insert, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from portal.circle.reviews.models import Review
from portal.clock import now
from portal.foundation.audit import services as audit
from portal.foundation.db.once import found_by, key_of
from portal.foundation.identity.actor import Actor, Kind
from portal.taking_part.meetings import asking, flagging, helping, reminding
from portal.taking_part.meetings.models import LIVE, Bookable, Meeting, MeetingClaim, MeetingState, Way
from portal.taking_part.meetings.times import Span, quarters


class TimeTaken(Exception):
    """Somebody else was quicker, or the time is gone: nothing was booked."""


class TooLate(Exception):
    """The time is in the past, or the meeting is over or cancelled."""


class NothingProposed(Exception):
    """There is no other time that waits for a yes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What somebody books: with whom, how, when, for how long, what is needed, who comes too."""

    with_id: UUID
    also: tuple[UUID, ...] = ()  # interpreter, room: free at the same time
    room_id: UUID | None = None  # which of them is the place
    way: Way
    starts: datetime
    lasts: timedelta
    needs: list[str] = field(default_factory=list)
    place: str | None = None
    company: str | None = None
    about: str | None = None
    zone: str = "Europe/London"
    remind_hours: int | None = 24


def book(session: Session, actor: Actor, review: Review, contact_id: UUID, wish: Wish, form_key: str) -> Meeting:
    """Book a time. The same form twice books once. Raises ``TimeTaken`` or ``TooLate``."""
    return book_once(session, actor, review, contact_id, wish, form_key)[0]


def book_once(
    session: Session, actor: Actor, review: Review, contact_id: UUID, wish: Wish, form_key: str
) -> tuple[Meeting, bool]:
    """As ``book``, and whether it is booked by this call: only then is anybody told."""
    if (already := booked_by(session, actor, review, form_key)) is not None:
        return already, False
    once = _once(actor, review, form_key)
    if wish.starts <= now():
        raise TooLate
    meeting = Meeting(
        review_id=review.id,
        contact_id=contact_id,
        with_id=wish.with_id,
        room_id=wish.room_id,
        way=wish.way,
        state=MeetingState.BOOKED,
        starts_at=wish.starts,
        ends_at=wish.starts + wish.lasts,
        zone=wish.zone,
        booked_at=now(),
        made_once=once,
        assisted_by=actor.id if actor.kind is Kind.STAFF else actor.assisted_by,
        needs=wish.needs,
        remind_hours=wish.remind_hours or 0,  # of nothing the database would make its default
    )
    meeting.place, meeting.company, meeting.about = wish.place, wish.company, wish.about
    try:
        with session.begin_nested():
            session.add(meeting)
            session.flush()
            claim(session, meeting, (wish.with_id, *wish.also))
    except IntegrityError:
        winner = found_by(session, Meeting, once)
        if winner is not None:
            return winner, False
        raise TimeTaken from None
    reminding.plan(session, meeting)
    flagging.said(session, actor, meeting, wish.about, wish.company)
    audit.record(
        session,
        "meetings.booked",
        actor,
        area_id=review.area_id,
        review_id=review.id,
        thing_id=meeting.id,
        way=wish.way.value,
    )
    return meeting, True


def booked_by(session: Session, actor: Actor, review: Review, form_key: str) -> Meeting | None:
    """What this form booked already: whoever presses twice finds their own meeting, not a time that is gone."""
    return found_by(session, Meeting, _once(actor, review, form_key))


def _once(actor: Actor, review: Review, form_key: str) -> str:
    return key_of(actor.id, f"meeting|{review.id}|{form_key}")


def claim(session: Session, meeting: Meeting, whom: tuple[UUID, ...]) -> None:
    """Claim every quarter of an hour of everybody needed; travel before and after a visit too."""
    rows = []
    for place, bookable_id in enumerate(dict.fromkeys(whom)):
        travel = timedelta(0)
        if place == 0 and meeting.way in {Way.AT_HOME, Way.NEUTRAL_PLACE}:
            travel = timedelta(minutes=session.get_one(Bookable, bookable_id).travel_minutes)
        span = Span(meeting.starts_at - travel, meeting.ends_at + travel)
        rows += [
            {"bookable_id": bookable_id, "quarter": quarter, "meeting_id": meeting.id} for quarter in quarters(span)
        ]
    session.execute(insert(MeetingClaim), rows)


def claimed_by(session: Session, meeting: Meeting) -> tuple[UUID, ...]:
    """Everybody who is booked for a meeting, whose it is first."""
    query = select(MeetingClaim.bookable_id).where(MeetingClaim.meeting_id == meeting.id).distinct()
    return tuple(dict.fromkeys([meeting.with_id, *sorted(session.scalars(query))]))


def let_go(session: Session, meeting: Meeting) -> None:
    """Whoever was booked for it is free again."""
    session.execute(delete(MeetingClaim).where(MeetingClaim.meeting_id == meeting.id))


def move(
    session: Session, actor: Actor, meeting: Meeting, starts: datetime, also: tuple[UUID, ...] | None = None
) -> bool:
    """Another time, chosen by the contact: at once; whether this changed it.

    ``also``: who comes too, if not the same as before. Raises ``TimeTaken`` (the old one stands) or ``TooLate``.
    """
    if meeting.state not in LIVE or starts <= now():
        raise TooLate
    if session.get_one(Bookable, meeting.with_id).ended_at is not None:  # they left: staff look after this meeting
        raise TimeTaken
    if starts == meeting.starts_at and meeting.proposed_start is None:
        return False
    lasts = meeting.ends_at - meeting.starts_at
    whom = claimed_by(session, meeting) if also is None else (meeting.with_id, *also)
    try:
        with session.begin_nested():
            let_go(session, meeting)
            meeting.starts_at, meeting.ends_at = starts, starts + lasts
            session.flush()
            claim(session, meeting, whom)
    except IntegrityError:
        session.refresh(meeting)
        raise TimeTaken from None
    meeting.state, meeting.proposed_start = MeetingState.BOOKED, None
    meeting.sequence += 1
    helping.nothing_to_find(session, actor, meeting)
    helping.agreed(session, actor, meeting)
    reminding.plan(session, meeting)
    _tell(session, "meetings.moved", actor, meeting)
    return True


def propose(session: Session, actor: Actor, meeting: Meeting, starts: datetime) -> None:
    """Staff propose another time: the old one stands until the contact says yes (F47).

    Raises ``TooLate``, and ``TimeTaken`` where they or the room are booked, or another family was asked about it.
    """
    if meeting.state not in LIVE or starts <= now():
        raise TooLate
    span = Span(starts, starts + (meeting.ends_at - meeting.starts_at))
    if asking.taken(session, meeting, span) or asking.of_another(session, meeting, span):
        raise TimeTaken
    meeting.state, meeting.proposed_start = MeetingState.CHANGED, starts
    session.flush()
    _tell(session, "meetings.proposed", actor, meeting)


def keep_old(session: Session, actor: Actor, meeting: Meeting) -> None:
    """The contact says no: the time stays as it was, and staff have to find another way."""
    if meeting.state is not MeetingState.CHANGED or meeting.proposed_start is None:
        raise NothingProposed
    helping.not_moved(session, actor, meeting, meeting.proposed_start)
    meeting.state, meeting.proposed_start = MeetingState.BOOKED, None
    session.flush()
    _tell(session, "meetings.kept_old", actor, meeting)


def cancel(session: Session, actor: Actor, meeting: Meeting) -> bool:
    """Cancel; the time is free for somebody else at once. Whether this did it: twice is once.

    Raises ``TooLate`` for one that was held.
    """
    if meeting.state is MeetingState.CANCELLED:
        return False
    if meeting.state not in LIVE:
        raise TooLate
    let_go(session, meeting)
    meeting.state, meeting.proposed_start = MeetingState.CANCELLED, None
    meeting.cancelled_by_us = actor.kind is Kind.STAFF
    meeting.sequence += 1
    helping.nothing_to_find(session, actor, meeting, gone=True)
    helping.agreed(session, actor, meeting)
    reminding.drop(session, meeting)
    session.flush()
    _tell(session, "meetings.cancelled", actor, meeting)
    return True


def happened(session: Session, actor: Actor, meeting: Meeting, *, held: bool, by_us: bool = False) -> None:
    """Staff write down whether the meeting was held or missed, and whether they missed it (``by_us``).

    Raises ``TooLate`` while it is still to come.
    """
    if meeting.state not in LIVE or meeting.starts_at > now():
        raise TooLate
    meeting.state = MeetingState.HELD if held else MeetingState.MISSED
    meeting.missed_by_us = by_us and not held
    reminding.drop(session, meeting)
    helping.nothing_to_find(session, actor, meeting, gone=True)
    missed = "meetings.missed_by_us" if by_us else "meetings.missed"
    _tell(session, "meetings.held" if held else missed, actor, meeting)


def put_right(session: Session, actor: Actor, meeting: Meeting, *, held: bool) -> None:
    """A missed meeting was held, or it was staff who did not come. Raises ``TooLate`` for one that was not missed."""
    if meeting.state is not MeetingState.MISSED:
        raise TooLate
    meeting.state = MeetingState.HELD if held else MeetingState.MISSED
    meeting.missed_by_us = not held
    session.flush()
    _tell(session, "meetings.put_right", actor, meeting)


def _tell(session: Session, event: str, actor: Actor, meeting: Meeting) -> None:
    audit.record(session, event, actor, review_id=meeting.review_id, thing_id=meeting.id, sequence=meeting.sequence)
