"""Neutral places of an area (F38): a room with a calendar, its address, the way there, what somebody finds."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.taking_part.meetings.models import Bookable, BookableKind, Place

FACTS = ("step_free", "parking", "quiet_room", "toilet")
WAYS_THERE = ("by_bus", "by_train", "by_car")


@dataclass(frozen=True, slots=True)
class Shown:
    """A place as pages and messages show it."""

    id: UUID  # of the room, which is what is booked
    name: str
    address: str
    by_bus: list[str]
    by_train: list[str]
    by_car: list[str]
    step_free: bool | None
    parking: bool | None
    quiet_room: bool | None
    toilet: bool | None
    more: str

    @property
    def has_way(self) -> bool:
        """Whether anybody wrote down how to get there."""
        return bool(self.by_bus or self.by_train or self.by_car)

    def told(self) -> dict[str, Any]:
        """As a message carries it: plain words and facts."""
        facts = {name: getattr(self, name) for name in FACTS}
        return {"name": self.name, "address": self.address, **{one: getattr(self, one) for one in WAYS_THERE}, **facts}


def of_area(session: Session, area_id: UUID, needs: Sequence[str] = ()) -> list[Shown]:
    """The places of an area; for who needs it those without steps first."""
    query = (
        select(Bookable, Place)
        .join(Place, Place.bookable_id == Bookable.id)
        .where(Bookable.area_id == area_id, Bookable.kind == BookableKind.ROOM, Bookable.ended_at.is_(None))
        .order_by(Bookable.name, Bookable.id)
    )
    found = [_shown(room, place) for room, place in session.execute(query)]
    return sorted(found, key=lambda one: "step_free" in needs and one.step_free is not True)


def one(session: Session, area_id: UUID, room_id: UUID | None) -> Shown | None:
    """A place of this area that can be booked."""
    return next((place for place in of_area(session, area_id) if place.id == room_id), None)


def of_meeting(session: Session, room_id: UUID | None) -> Shown | None:
    """Where a meeting is or was, also when the place is not used any more."""
    query = select(Bookable, Place).join(Place, Place.bookable_id == Bookable.id).where(Bookable.id == room_id)
    found = session.execute(query).first() if room_id else None
    return _shown(*found) if found else None


def place_of(session: Session, room: Bookable) -> Place | None:
    """The row, to be changed."""
    return session.scalars(select(Place).where(Place.bookable_id == room.id)).first()


def _shown(room: Bookable, place: Place) -> Shown:
    return Shown(
        room.id,
        room.name,
        place.address,
        _steps(place.by_bus),
        _steps(place.by_train),
        _steps(place.by_car),
        place.step_free,
        place.parking,
        place.quiet_room,
        place.toilet,
        room.access,
    )


def _steps(words: str) -> list[str]:
    return [one.strip() for one in words.splitlines() if one.strip()]
