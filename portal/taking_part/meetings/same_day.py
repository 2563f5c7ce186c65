"""Somebody cannot come to a meeting: the others of that day beside it, so that no family waits in vain (F40, F42)."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from portal.circle.access.installed import ways
from portal.clock import in_england, now
from portal.foundation.identity.actor import Actor
from portal.taking_part.meetings import booking, keeping, notices, queries, sooner, standing_in
from portal.taking_part.meetings.choosing import ids_in
from portal.taking_part.meetings.models import LIVE, Bookable, Meeting


@dataclass(frozen=True, slots=True)
class Others:
    """What else is on the day of a meeting: of the member of staff, and of whoever was to interpret or sign at it."""

    of: UUID | None = None
    day: date | None = None
    mine: Sequence[Meeting] = ()
    theirs: list[tuple[Bookable, int]] = field(default_factory=list)


def cancel(actor: Actor, session: Session, meeting: Meeting) -> str | None:
    """Staff cancel a meeting: the family is told, and who waits for a sooner time hears of it."""
    if booking.cancel(session, actor, meeting):
        notices.cancelled(session, meeting, ways(), by_staff=True)
        sooner.came_free(session, meeting, meeting.starts_at, ways())
    return None


def cancel_ticked(actor: Actor, session: Session, meeting: Meeting) -> str | None:
    """Those of the same day that were ticked too. What is cancelled already stays so."""
    ticked, mine = ids_in("also"), queries.of_staff(session, actor.known_id())
    found = [one for one in _that_day(mine, meeting) if one.id in ticked]
    if not found:
        return "Tick the meetings to which you cannot come either. Nothing was cancelled."
    for one in found:
        cancel(actor, session, one)
    return None


def shown(session: Session, actor: Actor, mine: Sequence[Meeting]) -> Others:
    """The others of the day, after something was done with the meeting that the address or the form names (``of``)."""
    of = next((one for one in mine if one.id in ids_in("of")), None)
    if of is None:
        return Others()
    whom = [keeping.one_of(session, actor.area_id, one) for one in ids_in("who")] if actor.area_id else []
    needed = [(one, len(_that_day(standing_in.to_come(session, one), of))) for one in whom if one is not None]
    own = () if whom else _that_day(mine, of)
    return Others(of.id, in_england(of.starts_at).date(), own, [(one, count) for one, count in needed if count])


def _that_day(meetings: Sequence[Meeting], of: Meeting) -> list[Meeting]:
    """Those to come which stand on the day of this one, in England."""
    day = in_england(of.starts_at).date()
    stands = [one for one in meetings if one.id != of.id and one.state in LIVE and one.starts_at > now()]
    return [one for one in stands if in_england(one.starts_at).date() == day]
