"""Somebody's meetings as a calendar by a private address: when they are busy, and nothing of with whom (F45)."""

from datetime import timedelta
from uuid import UUID

from icalendar import Event
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from portal.circle.access.tokens import hashed, new_token
from portal.clock import LONDON, now
from portal.foundation.audit import services as audit
from portal.foundation.identity.actor import Actor
from portal.taking_part.meetings import queries
from portal.taking_part.meetings.calendar_file import begun
from portal.taking_part.meetings.models import LIVE, Meeting, MeetingFeed

BACK = timedelta(days=14)
MOST = 500  # entries


def make(session: Session, actor: Actor) -> str:
    """A new private address; one made before ends. The key is shown once and kept as a hash."""
    end(session, actor)
    token = new_token()
    session.add(MeetingFeed(staff_id=actor.known_id(), token_hash=hashed(token), made_at=now()))
    session.flush()
    audit.record(session, "meetings.feed_made", actor, area_id=actor.area_id)
    return token


def end(session: Session, actor: Actor) -> None:
    """The address opens nothing any more."""
    end_of(session, actor.known_id())


def end_of(session: Session, staff_id: UUID) -> None:
    """The same, for somebody who leaves."""
    mine = MeetingFeed.staff_id == staff_id, MeetingFeed.ended_at.is_(None)
    session.execute(update(MeetingFeed).where(*mine).values(ended_at=now()))


def has_one(session: Session, staff_id: UUID) -> bool:
    """Whether there is a private address now."""
    query = select(MeetingFeed.id).where(MeetingFeed.staff_id == staff_id, MeetingFeed.ended_at.is_(None))
    return session.scalars(query).first() is not None


def read(session: Session, token: str) -> bytes | None:
    """The calendar behind an address; nothing for one that was guessed, cut or ended: looked up all alike."""
    query = select(MeetingFeed).where(MeetingFeed.token_hash == hashed(token), MeetingFeed.ended_at.is_(None))
    kept = session.scalars(query).first()
    if kept is None:
        return None
    whose = queries.bookable_of(session, kept.staff_id)
    calendar = begun()  # no METHOD: it asks nothing of a program, it shows what stands (RFC 5545, 3.7.2)
    if whose is not None:
        live = Meeting.with_id == whose.id, Meeting.state.in_(LIVE), Meeting.ends_at > now() - BACK
        for meeting in session.scalars(select(Meeting).where(*live).order_by(Meeting.starts_at).limit(MOST)):
            calendar.add_component(_busy(meeting))
    return bytes(calendar.to_ical())


def _busy(meeting: Meeting) -> Event:
    event = Event()
    event.add("uid", f"{meeting.id}@busy")
    event.add("sequence", meeting.sequence)
    event.add("dtstamp", now())  # never older than the last change
    event.add("dtstart", meeting.starts_at.astimezone(LONDON))
    event.add("dtend", meeting.ends_at.astimezone(LONDON))
    event.add("summary", "Meeting")
    event.add("class", "PRIVATE")
    event.add("transp", "OPAQUE")
    return event
