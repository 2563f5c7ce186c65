"""Keeping the calendars of interpreters, signers and rooms of an area. What is booked stays booked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.circle.areas.models import Area
from portal.clock import LONDON, now
from portal.foundation.audit import services as audit
from portal.foundation.identity.actor import Actor
from portal.taking_part.meetings import hours, places, standing_in
from portal.taking_part.meetings.helping import SIGN
from portal.taking_part.meetings.models import Bookable, BookableKind, Meeting, Place

KEPT = (BookableKind.INTERPRETER, BookableKind.SIGNER, BookableKind.ROOM)


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What is known of somebody who comes along, or of a room and its place."""

    name: str
    languages: Sequence[str] = ()
    woman: bool | None = None
    phone: str | None = None
    email: str | None = None
    more: str = ""
    address: str = ""
    way: Mapping[str, str] = field(default_factory=dict)  # by_bus, by_train, by_car: a step a line
    facts: Mapping[str, bool | None] = field(default_factory=dict)


def kept_in(session: Session, area_id: UUID) -> list[Bookable]:
    """Everybody and every room of an area that has a calendar here, besides staff; by kind and name."""
    query = select(Bookable).where(Bookable.area_id == area_id, Bookable.kind.in_(KEPT), Bookable.ended_at.is_(None))
    return sorted(session.scalars(query), key=lambda one: (KEPT.index(one.kind), one.name.casefold()))


def one_of(session: Session, area_id: UUID, bookable_id: UUID) -> Bookable | None:
    """One of them."""
    return next((one for one in kept_in(session, area_id) if one.id == bookable_id), None)


def add(session: Session, actor: Actor, area: Area, kind: BookableKind, about: About) -> Bookable:
    """Somebody new, or a new room; without times until they are set."""
    whose = Bookable(area_id=area.id, kind=kind, name=about.name, travel_minutes=0)
    session.add(whose)
    _keep(session, whose, about)
    _write(session, actor, whose, "added")
    return whose


def change(session: Session, actor: Actor, whose: Bookable, about: About) -> None:
    """Put right what is known of them."""
    _keep(session, whose, about)
    _write(session, actor, whose, "changed")


def set_week(session: Session, actor: Actor, whose: Bookable, week: Mapping[int, tuple[time, time]]) -> None:
    """Hours that come again each week. What is booked stays booked, whatever they say."""
    hours.keep_week(session, whose, week)
    _write(session, actor, whose, "changed")


def set_day(
    session: Session, actor: Actor, whose: Bookable, day: date, opens: time | None, closes: time | None
) -> list[Meeting]:
    """One day that differs. With no times on it they cannot come: the meetings of that day, each looked after."""
    hours.differ(session, actor, whose, day, opens, closes)
    if opens and closes and opens < closes:
        return []
    found = [one for one in standing_in.to_come(session, whose) if one.starts_at.astimezone(LONDON).date() == day]
    standing_in.cannot_come(session, actor, whose, found)
    return found


def end(session: Session, actor: Actor, whose: Bookable) -> list[Meeting]:
    """They come no more, or the room is given up: the meetings to come, each looked after."""
    whose.ended_at = now()
    session.flush()
    found = standing_in.to_come(session, whose)
    standing_in.cannot_come(session, actor, whose, found)
    _write(session, actor, whose, "ended")
    return found


def outside_hours(session: Session, whose: Bookable, meetings: Sequence[Meeting]) -> set[UUID]:
    """Which of these meetings stand at a time that is no longer one of theirs."""
    return hours.outside(session, whose.id, [(one.id, one.starts_at, one.ends_at) for one in meetings])


def _keep(session: Session, whose: Bookable, about: About) -> None:
    whose.name, whose.access = about.name, about.more
    whose.languages = [SIGN] if whose.kind is BookableKind.SIGNER else list(about.languages)
    whose.woman, whose.phone, whose.email = about.woman, about.phone or None, about.email or None
    session.flush()
    if whose.kind is not BookableKind.ROOM:
        return
    place = places.place_of(session, whose)
    if place is None:
        place = Place(bookable_id=whose.id, address=about.address)
        session.add(place)
    place.address = about.address
    for name in places.WAYS_THERE:
        setattr(place, name, about.way.get(name, ""))
    for name in places.FACTS:
        setattr(place, name, about.facts.get(name))
    session.flush()


def _write(session: Session, actor: Actor, whose: Bookable, how: str) -> None:
    event = "meetings.calendar_kept"
    audit.record(session, event, actor, area_id=whose.area_id, thing_id=whose.id, how=how)
