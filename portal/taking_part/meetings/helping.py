"""Interpreters and signers (F39, F40): who is free with whom; needing one never means fewer times."""

from collections.abc import Collection, Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import product
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.circle.areas import queries as areas
from portal.circle.people.models import Contact
from portal.circle.promises.models import Task, TaskKind
from portal.circle.promises.services import add_task, keep
from portal.clock import LONDON, now, today
from portal.foundation.audit import services as audit
from portal.foundation.identity.actor import Actor
from portal.taking_part.meetings import calendars
from portal.taking_part.meetings.models import Bookable, BookableKind, Meeting, MeetingClaim, Way
from portal.taking_part.meetings.times import Wanted, free

SOMEBODY = ("interpreter", "bsl")  # needs that somebody has to come for
LOOKED_FOR = (*SOMEBODY, "place")
FOUND_WITHIN = 3  # working days
SIGN = "bfi"  # British Sign Language, by ISO 639-3
HELPERS = [BookableKind.INTERPRETER, BookableKind.SIGNER]


def candidates(session: Session, area_id: UUID, contact: Contact, needs: Collection[str]) -> list[list[UUID]]:
    """For each need, who of the area with a calendar here could come; a woman or a man where that was asked."""
    wanted = somebody_in(needs)
    if not wanted:
        return []
    query = select(Bookable).where(Bookable.area_id == area_id, Bookable.kind.in_(HELPERS), Bookable.ended_at.is_(None))
    everybody = [one for one in session.scalars(query.order_by(Bookable.id)) if suits(one, needs)]
    speaks = {"bsl": SIGN, "interpreter": contact.speaks_language or contact.language}
    return [[one.id for one in everybody if speaks[need] in one.languages] for need in wanted]


def somebody_in(needs: Collection[str]) -> tuple[str, ...]:
    """Those of somebody's needs that somebody has to come for: ``interpreter`` before ``bsl``."""
    return tuple(one for one in SOMEBODY if one in needs)


def without_anybody(needs: Sequence[str], groups: Sequence[Collection[UUID]]) -> tuple[str, ...]:
    """Those of these needs for which nobody has a calendar here; ``groups``: who could come, for each need."""
    return tuple(need for need, who in zip(needs, groups, strict=True) if not who)


def suits(whom: Bookable, needs: Collection[str]) -> bool:
    """Whether they are the woman or the man that somebody asked to meet; of whom nobody knows, no."""
    if "woman" in needs and "man" not in needs:
        return whom.woman is True
    if "man" in needs and "woman" not in needs:
        return whom.woman is False
    return True


def together(
    session: Session, whose: UUID, groups: Iterable[list[UUID]], wanted: Wanted
) -> dict[datetime, tuple[UUID, ...]]:
    """Each moment at which the first is free with one of each group, and with whom: the union over who could come."""
    choices = [one for one in groups if one]
    ids = list(dict.fromkeys([whose, *(one for group in choices for one in group)]))
    day = timedelta(days=1)
    first = datetime.combine(min(wanted.days), datetime.min.time(), UTC) - day
    last = datetime.combine(max(wanted.days), datetime.max.time(), UTC) + day
    found = calendars.of(session, ids, first, last)
    joint = {one: set(free([found[whose], found[one]], wanted)) for one in ids[1:]}
    times = {}
    for moment in free([found[whose]], wanted):
        for chosen in product(*choices):
            if len(set(chosen)) == len(chosen) and all(moment in joint[one] for one in chosen):
                times[moment] = chosen
                break
    return times


def confirm_by(session: Session, area_id: UUID, starts: datetime) -> date:
    """The day by which we say whether somebody is found: in three working days, and before the meeting."""
    card = areas.card(session, area_id)
    before = starts.astimezone(LONDON).date() - timedelta(days=1)
    return max(today(), min(card.day_in(FOUND_WITHIN) if card else today(), before))


def look_for(session: Session, actor: Actor, area_id: UUID, meeting: Meeting) -> None:
    """Somebody has to be found: name the day on page and message, and give staff the task, once for each time."""
    meeting.find_by = confirm_by(session, area_id, meeting.starts_at)
    session.flush()
    comes = {"bsl" if SIGN in one.languages else "interpreter" for one in coming_to(session, meeting)}
    needed = somebody_in(meeting.needs)
    what = [one for one in needed if one not in comes] or list(needed)
    if meeting.way is Way.NEUTRAL_PLACE and meeting.room_id is None:
        what.append("place")
    _ask(session, actor, area_id, meeting, what)


def ask_for_woman_or_man(session: Session, actor: Actor, area_id: UUID, meeting: Meeting) -> None:
    """They asked to meet a woman or a man, and the one with whom they are booked may not be: staff look."""
    asked = [one for one in ("woman", "man") if one in meeting.needs]
    if asked and not suits(session.get_one(Bookable, meeting.with_id), meeting.needs):
        _ask(session, actor, area_id, meeting, asked)


def _ask(session: Session, actor: Actor, area_id: UUID, meeting: Meeting, what: Sequence[str]) -> None:
    earlier = _asked(session, meeting)
    key = f"find|{meeting.id}|{meeting.sequence}|{'+'.join(what)}"
    if any(one.done_at is None and (one.made_once or "").startswith(key) for one in earlier):
        return
    due = meeting.find_by or confirm_by(session, area_id, meeting.starts_at)
    when = f"{meeting.starts_at.astimezone(LONDON):%d/%m/%Y %H:%M}"
    whose = session.get_one(Bookable, meeting.with_id)
    add_task(
        session,
        actor,
        TaskKind.FIND_FOR_MEETING,
        area_id=area_id,
        contact_id=meeting.contact_id,
        review_id=meeting.review_id,
        owner_id=whose.staff_id,
        due_on=due,
        made_once=f"{key}|{len(earlier)}",
        note=f"{when}: {', '.join(what)}",
        urgent=due <= today() + timedelta(days=1),
    )


def not_moved(session: Session, actor: Actor, meeting: Meeting, proposed: datetime, *, gone: bool = False) -> None:
    """They said no to the time that staff proposed: whoever proposed it hears so, since the old one stands (F47).

    ``gone``: they said yes, and somebody else had it by then.
    """
    whose = session.get_one(Bookable, meeting.with_id)
    stands, other = (f"{one.astimezone(LONDON):%d/%m/%Y %H:%M}" for one in (meeting.starts_at, proposed))
    add_task(
        session,
        actor,
        TaskKind.MEETING_NOT_MOVED,
        area_id=whose.area_id,
        contact_id=meeting.contact_id,
        review_id=meeting.review_id,
        owner_id=whose.staff_id,
        due_on=confirm_by(session, whose.area_id, meeting.starts_at),
        made_once=f"no|{meeting.id}|{now():%Y%m%dT%H%M%S}",
        note=f"{'Yes to ' + other + ', which was gone by then' if gone else 'No to ' + other}; {stands} stands",
        urgent=meeting.starts_at.astimezone(LONDON).date() <= today() + timedelta(days=2),
    )


def agreed(session: Session, actor: Actor, meeting: Meeting) -> None:
    """It has another time now, or will not be: nobody has to come back to the time that they said no to."""
    for task in session.scalars(select(Task).where(Task.made_once.startswith(f"no|{meeting.id}|"))).all():
        keep(session, actor, task)


def _asked(session: Session, meeting: Meeting) -> list[Task]:
    """What staff were asked to find for a meeting."""
    return list(session.scalars(select(Task).where(Task.made_once.startswith(f"find|{meeting.id}|"))))


def _what(task: Task) -> set[str]:
    return set((task.made_once or "|||").split("|")[3].split("+"))


def looked_for(session: Session, meeting: Meeting) -> set[str]:
    """What we still look for: ``interpreter``, ``bsl`` or ``place``."""
    if meeting.find_by is None:
        return set()
    return {one for task in _asked(session, meeting) if task.done_at is None for one in _what(task)} & {*LOOKED_FOR}


def nothing_to_find(session: Session, actor: Actor, meeting: Meeting, *, gone: bool = False) -> None:
    """Nobody has to be looked for any more: the day that we named is gone, and the tasks are done.

    ``gone``: there is no meeting any more, so whether they meet a woman or a man is not asked either.
    """
    meeting.find_by = None
    for task in _asked(session, meeting):
        if gone or _what(task) & {*LOOKED_FOR}:
            keep(session, actor, task)
    session.flush()


def found(session: Session, actor: Actor, meeting: Meeting) -> bool:
    """Staff found somebody who has no calendar here. Whether one was looked for."""
    if meeting.find_by is None:
        return False
    nothing_to_find(session, actor, meeting)
    audit.record(session, "meetings.helper_found", actor, review_id=meeting.review_id, thing_id=meeting.id)
    return True


def coming_to(session: Session, meeting: Meeting) -> list[Bookable]:
    """Who interprets or signs at a meeting, of those with a calendar here."""
    claimed = select(MeetingClaim.bookable_id).where(MeetingClaim.meeting_id == meeting.id)
    query = select(Bookable).where(Bookable.id.in_(claimed), Bookable.kind.in_(HELPERS))
    return list(session.scalars(query.order_by(Bookable.id)))
