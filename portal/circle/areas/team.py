"""What an area lead sees of their team and of the area's days."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from portal.circle.areas.models import Area, ClosedDay, Deputy, DutyDay, StaffMember, StaffRole
from portal.circle.areas.working_days import bank_holidays
from portal.clock import today
from portal.foundation.identity.actor import Role


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody of the team. ``at_home``: this is the area that invited them, and from which they leave.

    ``home``: of somebody of another area its name and number, so that a lead knows whom to ring.
    """

    id: UUID
    name: str
    title: str
    phone: str
    email: str
    roles: frozenset[Role]
    away_until: date | None
    deputy_id: UUID | None
    left: bool
    at_home: bool
    home: tuple[str, str] | None = None


def areas_of(session: Session, area_ids: Iterable[UUID]) -> list[Area]:
    """These areas, by name."""
    return list(session.scalars(select(Area).where(Area.id.in_(set(area_ids))).order_by(Area.public_name)))


def members(session: Session, area_id: UUID) -> list[Member]:
    """Everybody who has a role in this area or was invited by it; those who left last."""
    held: dict[UUID, set[Role]] = {}
    for role in session.scalars(select(StaffRole).where(StaffRole.area_id == area_id)):
        held.setdefault(role.staff_id, set()).add(role.role)
    deputies = {one.staff_id: one.deputy_id for one in session.scalars(select(Deputy))}
    query = select(StaffMember, Area).join(Area, Area.id == StaffMember.area_id)
    query = query.where(or_(StaffMember.area_id == area_id, StaffMember.id.in_(held)))
    found = [
        Member(
            one.id,
            one.name,
            one.title,
            one.phone,
            one.email if one.area_id == area_id else "",
            frozenset(held.get(one.id, ())),
            one.away_until if one.away_until and one.away_until >= today() else None,
            deputies.get(one.id),
            one.left_at is not None,
            one.area_id == area_id,
            None if one.area_id == area_id else (home.public_name, home.phone),
        )
        for one, home in session.execute(query)
    ]
    return sorted(found, key=lambda one: (one.left, one.name))


def member(session: Session, area_id: UUID, staff_id: UUID) -> Member | None:
    """One of the team; nobody for somebody of another area."""
    return next((one for one in members(session, area_id) if one.id == staff_id), None)


def rota(session: Session, area_id: UUID) -> dict[int, UUID]:
    """Who takes calls on which day of the week, Monday being 0."""
    return {one.weekday: one.staff_id for one in session.scalars(select(DutyDay).where(DutyDay.area_id == area_id))}


def closed_days(session: Session, area_id: UUID) -> list[date]:
    """Days to come on which the office is shut."""
    query = select(ClosedDay.day).where(ClosedDay.area_id == area_id, ClosedDay.day >= today())
    return list(session.scalars(query.order_by(ClosedDay.day)))


def coming_bank_holidays() -> list[date]:
    """The bank holidays of England from today to the end of next year."""
    day = today()
    return sorted(one for year in (day.year, day.year + 1) for one in bank_holidays(year) if one >= day)
