"""A waiting list for sooner: when a time comes free, whoever waited longest for one hears of it, one at a time."""

from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.circle.access.doors import Ways
from portal.clock import now
from portal.foundation.audit import services as audit
from portal.foundation.identity.actor import Actor
from portal.taking_part.meetings import notices, queries
from portal.taking_part.meetings.models import LIVE, Meeting

SOONER = timedelta(days=1)  # less than a day sooner is not worth a message


def wish(session: Session, actor: Actor, meeting: Meeting, *, sooner: bool) -> None:
    """They would like a sooner time, or not any more; the time they have stands. Twice is once."""
    if (meeting.sooner_from is not None) is not sooner:
        meeting.sooner_from = now() if sooner else None
        session.flush()
        event = "meetings.sooner_wished"
        audit.record(session, event, actor, review_id=meeting.review_id, thing_id=meeting.id, sooner=sooner)


def came_free(session: Session, gone: Meeting, starts: datetime, ways: Ways) -> Meeting | None:
    """A time came free: tell whoever waits longest and could have it. They go to the end of the list."""
    if starts < now() + queries.NOTICE:
        return None
    query = (
        select(Meeting)
        .where(
            Meeting.with_id == gone.with_id,
            Meeting.id != gone.id,
            Meeting.way == gone.way,
            Meeting.state.in_(LIVE),
            Meeting.sooner_from.is_not(None),
            Meeting.starts_at >= starts + SOONER,
        )
        .order_by(Meeting.sooner_from)
        .limit(1)
    )
    waits = session.scalars(query).first()
    if waits is not None:
        waits.sooner_from = now()
        notices.sooner(session, waits, starts, ways)
    return waits
