"""Interpreters and signers (F39, F40): who is free with whom; needing one never means fewer times."""

from collections.abc import Collection, Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import product
from uuid import UUID

from sqlalchemy import delete, insert, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from portal.circle.areas import queries as areas
from portal.circle.people.models import Contact
from portal.circle.promises.models import TaskKind
from portal.circle.promises.services import add_task
from portal.clock import LONDON, today
from portal.foundation.audit import services as audit
from portal.foundation.identity.actor import Actor
from portal.taking_part.meetings import calendars
from portal.taking_part.meetings.models import Bookable, BookableKind, Meeting, MeetingClaim
from portal.taking_part.meetings.times import Span, Wanted, free, quarters

SOMEBODY = ("interpreter", "bsl")  # needs that somebody has to come for
FOUND_WITHIN = 3  # working days
SIGN = "bfi"  # British Sign Language, by ISO 639-3
_HELPERS = [BookableKind.INTERPRETER, BookableKind.SIGNER]


def candidates(session: Session, area_id: UUID, contact: Contact, needs: Collection[str]) -> list[list[UUID]]:
    """For each need, who of the area with a calendar here could come; a woman or a man where that was asked."""
    wanted = [one for one in SOMEBODY if one in needs]
    if not wanted:
        return []
    query = select(Bookable).where(
        Bookable.area_id == area_id, Bookable.kind.in_(_HELPERS), Bookable.ended_at.is_(None)
    )
    everybody = [one for one in session.scalars(query.order_by(Bookable.id)) if suits(one, needs)]
    speaks = {"bsl": SIGN, "interpreter": contact.speaks_language or contact.language}
    return [[one.id for one in everybody if speaks[need] in one.languages] for need in wanted]


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
    _ask(session, actor, area_id, meeting, [one for one in SOMEBODY if one in meeting.needs])


def ask_for_woman_or_man(session: Session, actor: Actor, area_id: UUID, meeting: Meeting) -> None:
    """They asked to meet a woman or a man, and the one with whom they are booked may not be: staff look."""
    asked = [one for one in ("woman", "man") if one in meeting.needs]
    if asked and not suits(session.get_one(Bookable, meeting.with_id), meeting.needs):
        _ask(session, actor, area_id, meeting, asked)


def _ask(session: Session, actor: Actor, area_id: UUID, meeting: Meeting, what: Sequence[str]) -> None:
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
        made_once=f"find|{meeting.id}|{meeting.sequence}|{'+'.join(what)}",
        note=f"{when}: {', '.join(what)}",
        urgent=due <= today() + timedelta(days=1),
    )


def found(session: Session, actor: Actor, meeting: Meeting) -> bool:
    """Staff found somebody who has no calendar here. Whether one was looked for."""
    if meeting.find_by is None:
        return False
    meeting.find_by = None
    session.flush()
    audit.record(session, "meetings.helper_found", actor, review_id=meeting.review_id, thing_id=meeting.id)
    return True


def fell_ill(session: Session, actor: Actor, area_id: UUID, meeting: Meeting) -> bool:
    """Who was to interpret or sign cannot come: somebody else who is free does, else we look. Whether one was found."""
    query = select(MeetingClaim.bookable_id).where(
        MeetingClaim.meeting_id == meeting.id, MeetingClaim.bookable_id != meeting.with_id
    )
    gone = set(session.scalars(query.distinct()))
    session.execute(
        delete(MeetingClaim).where(MeetingClaim.meeting_id == meeting.id, MeetingClaim.bookable_id.in_(gone))
    )
    contact = session.get_one(Contact, meeting.contact_id)
    groups = candidates(session, area_id, contact, meeting.needs)
    came = bool(groups) and all(
        _claim_one(session, meeting, [one for one in group if one not in gone]) for group in groups
    )
    audit.record(session, "meetings.helper_ill", actor, review_id=meeting.review_id, thing_id=meeting.id, found=came)
    if not came:
        look_for(session, actor, area_id, meeting)
    return came


def _claim_one(session: Session, meeting: Meeting, group: list[UUID]) -> bool:
    """Claim the first of these who is open and free at the meeting's time."""
    day = meeting.starts_at.astimezone(LONDON).date()
    lasts = meeting.ends_at - meeting.starts_at
    wanted = Wanted(lasts, (day,), meeting.starts_at)
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
