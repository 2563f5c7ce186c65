"""What pages of meetings show, and with whom somebody can meet."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.circle.areas.working_days import no_holiday
from portal.circle.people import queries as people
from portal.circle.people.models import Contact
from portal.circle.people.moments import Wishes, span_of
from portal.circle.promises.models import Task, TaskKind
from portal.circle.reviews.models import Review
from portal.clock import LONDON, now, today
from portal.taking_part.meetings import helping
from portal.taking_part.meetings.models import LIVE, Bookable, EarlierNote, Meeting, MeetingNote, MeetingState, Way
from portal.taking_part.meetings.times import Wanted

LASTS = {
    Way.PHONE: timedelta(minutes=45),
    Way.VIDEO: timedelta(minutes=60),
    Way.AT_HOME: timedelta(minutes=90),
    Way.NEUTRAL_PLACE: timedelta(minutes=90),
}
NOTICE = timedelta(hours=24)  # nobody is booked for the same day: both need time to get ready
WEEKS_AHEAD = 8


@dataclass(frozen=True, slots=True)
class Offered:
    """Free times in order, each with who comes too (interpreter, signer) and the room last."""

    with_id: UUID
    times: dict[datetime, tuple[UUID, ...]]
    to_find: tuple[str, ...]  # which of ``helping.SOMEBODY`` we still look for


def days_ahead(closed: frozenset[date]) -> tuple[date, ...]:
    """The days of the next eight weeks but holidays and closed days; a weekend where somebody publishes times then."""
    found = (today() + timedelta(days=n) for n in range(1, WEEKS_AHEAD * 7))
    return tuple(one for one in found if no_holiday(one, closed))


def bookable_of(session: Session, staff_id: UUID) -> Bookable | None:
    """A member of staff as somebody who can be booked."""
    query = select(Bookable).where(Bookable.staff_id == staff_id, Bookable.ended_at.is_(None))
    return session.scalars(query).first()


def offered(
    session: Session,
    review: Review,
    contact: Contact,
    way: Way,
    closed: frozenset[date],
    needs: Collection[str] | None = None,
    room_id: UUID | None = None,
) -> Offered | None:
    """The times of the reviewer for this way of meeting; with an interpreter where one is needed (F40).

    Where no interpreter has a calendar here, the times are the same as everybody's and we find one: needing one never
    means fewer times. ``needs``: at this meeting, if they are not those that the contact told once. ``room_id``: the
    place that they chose, which is free then too.
    """
    whose = bookable_of(session, review.reviewer_id)
    if whose is None or way.value not in whose.ways:
        return None
    travel = timedelta(minutes=whose.travel_minutes) if way in {Way.AT_HOME, Way.NEUTRAL_PLACE} else timedelta(0)
    wanted = Wanted(LASTS[way], days_ahead(closed), now() + NOTICE, travel, closed)
    told = contact.needs if needs is None else needs
    groups, somebody = helping.candidates(session, review.area_id, contact, told), helping.somebody_in(told)
    room = [[room_id]] if room_id else []
    times = helping.together(session, whose.id, [*groups, *room], wanted)
    if times or not any(groups):
        return Offered(whose.id, times, helping.without_anybody(somebody, groups))
    return Offered(whose.id, helping.together(session, whose.id, room, wanted), somebody)


def is_quiet(session: Session, contact_id: UUID, moment: datetime) -> bool:
    """Whether that day is one on which the contact asked us to be quiet: whoever books on it is told (F96)."""
    spans = tuple(span_of(one) for one in people.quiet_dates(session, contact_id))
    return Wishes(quiet=spans).is_quiet(moment.astimezone(LONDON).date())


CARRIED = frozenset({"interpreter", "bsl", "step_free", "somebody_beside_me"})


def carried(contact: Contact) -> list[str]:
    """What somebody told once that they need, and that is taken along to each meeting (F39)."""
    return [one for one in contact.needs if one in CARRIED]


def at_time(session: Session, review_id: UUID, contact_id: UUID, way: Way, starts: datetime) -> Meeting | None:
    """Somebody's own meeting of that kind which stands at this time: no second one is booked beside it."""
    query = select(Meeting).where(Meeting.review_id == review_id, Meeting.contact_id == contact_id)
    stands = Meeting.state.in_(LIVE)
    return session.scalars(query.where(Meeting.starts_at == starts, Meeting.way == way, stands)).first()


def meetings_of(session: Session, review_id: UUID, contact_id: UUID) -> list[Meeting]:
    """Somebody's own meetings: the next first, then what was cancelled, past ones after."""
    query = select(Meeting).where(Meeting.review_id == review_id, Meeting.contact_id == contact_id)
    found = list(session.scalars(query.order_by(Meeting.starts_at)))
    moment = now()
    to_come = sorted(
        (one for one in found if one.ends_at > moment), key=lambda one: one.state is MeetingState.CANCELLED
    )
    return to_come + [one for one in reversed(found) if one.ends_at <= moment]


def coming(session: Session, review_id: UUID, contact_id: UUID) -> list[Meeting]:
    """Somebody's meetings to come, the next first. Where none stands, the next that was cancelled: who comes by an old
    message sees what became of it (F42)."""
    query = select(Meeting).where(
        Meeting.review_id == review_id,
        Meeting.contact_id == contact_id,
        Meeting.state.in_(LIVE | {MeetingState.CANCELLED}),
        Meeting.ends_at > now(),
    )
    found = list(session.scalars(query.order_by(Meeting.starts_at)))
    return [one for one in found if one.state is not MeetingState.CANCELLED] or found[:1]


def meeting_of(session: Session, review_id: UUID, contact_id: UUID, meeting_id: UUID) -> Meeting | None:
    """One meeting, if it is this contact's own."""
    query = select(Meeting).where(
        Meeting.id == meeting_id, Meeting.review_id == review_id, Meeting.contact_id == contact_id
    )
    return session.scalars(query).first()


def note_of(session: Session, meeting_id: UUID) -> MeetingNote | None:
    """What was summed up after a meeting."""
    return session.scalars(select(MeetingNote).where(MeetingNote.meeting_id == meeting_id)).first()


def notes_of(session: Session, meeting_ids: Collection[UUID]) -> dict[UUID, MeetingNote]:
    """The notes of these meetings."""
    query = select(MeetingNote).where(MeetingNote.meeting_id.in_(meeting_ids))
    return {one.meeting_id: one for one in session.scalars(query)}


def earlier_notes(session: Session, note_ids: Collection[UUID]) -> dict[UUID, list[EarlierNote]]:
    """What these notes said before they were written anew (F50), the newest first."""
    query = select(EarlierNote).where(EarlierNote.note_id.in_(note_ids)).order_by(EarlierNote.written_at.desc())
    found: dict[UUID, list[EarlierNote]] = {}
    for one in session.scalars(query):
        found.setdefault(one.note_id, []).append(one)
    return found


def of_staff(session: Session, staff_id: UUID) -> list[Meeting]:
    """The meetings of a member of staff from two weeks ago on, the earliest first.

    One of which nobody has said yet how it went is there however long ago it was; one that still wants its note, or
    that may have been written down wrongly as missed, for two months; one whose note is not right for them, while
    somebody has to look at it.
    """
    whose = bookable_of(session, staff_id)
    if whose is None:
        return []
    lately, before_long = Meeting.ends_at > now() - timedelta(days=14), Meeting.ends_at > now() - timedelta(days=60)
    unsaid = Meeting.state.in_(LIVE)
    noted = select(MeetingNote.id).where(MeetingNote.meeting_id == Meeting.id).exists()
    wants = (Meeting.state == MeetingState.MISSED) | ((Meeting.state == MeetingState.HELD) & ~noted)
    not_right = Meeting.id.in_(select(MeetingNote.meeting_id).where(MeetingNote.agreed.is_(False)))
    looked_at = Task.contact_id == Meeting.contact_id, Task.review_id == Meeting.review_id, Task.done_at.is_(None)
    corrected = not_right & select(Task.id).where(Task.kind == TaskKind.NOTE_CORRECTED, *looked_at).exists()
    shown = lately | unsaid | corrected | (before_long & wants)
    query = select(Meeting).where(Meeting.with_id == whose.id, shown)
    return list(session.scalars(query.order_by(Meeting.starts_at).limit(100)))
