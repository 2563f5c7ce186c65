"""Somebody stops, and their meetings with it; a member of staff leaves, and somebody looks after each of theirs."""

from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.circle.promises.models import TaskKind
from portal.circle.promises.services import add_task
from portal.clock import LONDON, now, today
from portal.foundation.events import AccessEnded, StaffLeft
from portal.taking_part.meetings import asking, booking, feed, queries, without_link
from portal.taking_part.meetings.models import LIVE, Meeting


def contact_stopped(session: Session, event: AccessEnded) -> None:
    """Somebody stopped: nobody comes and nobody rings them; the times are free for others at once (F15)."""
    if event.why != "stopped":
        return
    coming = Meeting.contact_id == event.contact_id, Meeting.state.in_(LIVE), Meeting.starts_at > now()
    for meeting in session.scalars(select(Meeting).where(*coming)).all():
        booking.cancel(session, event.actor, meeting)


def staff_left(session: Session, event: StaffLeft) -> None:
    """Each meeting to come becomes a task for who is on duty; their private calendar ends. No meeting is dropped."""
    feed.end_of(session, event.staff_id)
    whose = queries.bookable_of(session, event.staff_id)
    if whose is None:
        return
    coming = Meeting.with_id == whose.id, Meeting.state.in_(LIVE), Meeting.ends_at > now()
    for meeting in session.scalars(select(Meeting).where(*coming).order_by(Meeting.starts_at)).all():
        without_link.end(session, meeting)
        asking.no_more(meeting)  # a yes to a time of theirs would lead nowhere
        starts = meeting.starts_at.astimezone(LONDON)
        add_task(
            session,
            event.actor,
            TaskKind.MEETING_WITHOUT_STAFF,
            area_id=whose.area_id,
            contact_id=meeting.contact_id,
            review_id=meeting.review_id,
            made_once=f"left|{meeting.id}",
            note=f"{starts:%d/%m/%Y %H:%M}, {meeting.way.value.replace('_', ' ')}, with {whose.name}",
            urgent=starts.date() <= today() + timedelta(days=2),
        )
    whose.ended_at = now()
    session.flush()
