"""A meeting by video whose link nobody wrote down yet: whoever holds it is asked for it in time, and once."""

from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.circle.areas import queries as areas
from portal.circle.areas.working_days import last_working_day
from portal.circle.promises import queries as promises
from portal.circle.promises.models import Task, TaskKind
from portal.circle.promises.services import add_task, drop, keep
from portal.clock import in_england, now, today
from portal.foundation.db.once import found_by
from portal.foundation.identity.actor import SYSTEM, Actor
from portal.taking_part.meetings.models import LIVE, Bookable, Meeting, Way

FARTHEST = timedelta(days=14)  # more days on end no office is closed


def ask_for_links(session: Session) -> int:
    """Give each member of staff whose meeting needs a link by today the task to write it; how many are new.

    Nothing for somebody who left: their meetings are tasks already (``leaving``).
    """
    query = (
        select(Meeting, Bookable)
        .join(Bookable, Bookable.id == Meeting.with_id)
        .where(
            Meeting.way == Way.VIDEO,
            Meeting.state.in_(LIVE),
            Meeting.link_sealed.is_(None),
            Meeting.starts_at > now(),
            Meeting.starts_at < now() + FARTHEST,
            Bookable.ended_at.is_(None),
        )
        .order_by(Meeting.starts_at)
    )
    return sum(_ask(session, meeting, whose) for meeting, whose in session.execute(query).all())


def by(session: Session, meeting: Meeting, whose: Bookable) -> date:
    """The day by which its link has to be there: the last working day before the meeting, today at the earliest."""
    before = last_working_day(in_england(meeting.starts_at).date(), areas.closed_days(session, whose.area_id))
    return max(before, today())


def given(session: Session, actor: Actor, meeting: Meeting) -> None:
    """The link is there: nobody has to write it any more."""
    for task in _waiting(session, meeting):
        keep(session, actor, task)


def end(session: Session, meeting: Meeting) -> None:
    """It has another time, is over or will not be: its link is not waited for any more, or not yet."""
    for task in _waiting(session, meeting):
        drop(session, SYSTEM, task)


def _ask(session: Session, meeting: Meeting, whose: Bookable) -> bool:
    day = by(session, meeting, whose)
    key = f"link|{meeting.id}|{meeting.sequence}"  # once for each time, and once more for a link that was taken back
    if day > today() or found_by(session, Task, key) is not None:
        return False
    add_task(
        session,
        SYSTEM,
        TaskKind.LINK_MISSING,
        area_id=whose.area_id,
        contact_id=meeting.contact_id,
        review_id=meeting.review_id,
        owner_id=whose.staff_id,
        due_on=day,
        made_once=key,
        note=f"{in_england(meeting.starts_at):%d/%m/%Y %H:%M}, by video",
        urgent=True,
    )
    return True


def _waiting(session: Session, meeting: Meeting) -> list[Task]:
    return promises.waiting_for(session, f"link|{meeting.id}")
