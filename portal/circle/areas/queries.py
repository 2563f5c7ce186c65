"""What pages need to know of an area."""

from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from portal.circle.areas.models import Area, ClosedDay, Deputy, DutyDay, StaffMember, StaffRole
from portal.circle.areas.working_days import next_working_day, open_at, works_on
from portal.clock import in_england, now, today
from portal.foundation.identity.actor import Role


@dataclass(frozen=True, slots=True)
class AreaCard:
    """What the foot of every page says of an area; kept for a minute, no words of any family in it."""

    id: UUID
    name: str
    phone: str
    email: str
    opens: time
    closes: time
    controller: str
    controller_checked: date
    closed_days: frozenset[date]

    def open_now(self, moment: datetime) -> bool:
        """Whether somebody answers the phone now."""
        return open_at(moment, self.opens, self.closes, self.closed_days)

    @property
    def hours(self) -> tuple[str, str]:
        """Opening and closing time as a clock shows them."""
        return self.opens.strftime("%H:%M"), self.closes.strftime("%H:%M")

    def there_now(self) -> bool:
        """Whether somebody answers the phone at this moment."""
        return self.open_now(now())

    def back_on(self) -> date:
        """The day on which somebody is there again: today before the doors open, else the next working day."""
        here = in_england(now())
        opens_yet = works_on(here.date(), self.closed_days) and here.time() < self.opens
        return here.date() if opens_yet else self.next_day()

    def next_day(self) -> date:
        """The next working day."""
        return next_working_day(today(), self.closed_days)

    def day_in(self, days: int) -> date:
        """The day that is so many working days away; 1 is the next one."""
        day = today()
        for _one in range(days):
            day = next_working_day(day, self.closed_days)
        return day


@dataclass(frozen=True, slots=True)
class PersonToCall:
    """Whom a family rings: somebody at work, or who comes back when."""

    id: UUID
    name: str
    title: str
    phone: str
    photo: str | None
    away_until: date | None
    covered_by: str | None


# Built once: building a query costs as much as running it.
_OLDEST_AREA = select(Area).order_by(Area.id).limit(1)
_AREA = select(Area).where(Area.id == bindparam("area_id"))
_CLOSED = select(ClosedDay.day).where(ClosedDay.area_id == bindparam("area_id"))
_STAFF = select(StaffMember).where(StaffMember.id.in_(bindparam("staff_ids", expanding=True)))


def card(session: Session, area_id: UUID | None) -> AreaCard | None:
    """The card of an area; without an id the oldest area, which a small installation has only one of."""
    found = session.scalars(_OLDEST_AREA) if area_id is None else session.scalars(_AREA, {"area_id": area_id})
    area = found.first()
    if area is None:
        return None
    closed = closed_days(session, area.id)
    return AreaCard(
        area.id,
        area.public_name,
        area.phone,
        area.email,
        area.opens,
        area.closes,
        area.controller,
        area.controller_checked,
        closed,
    )


def closed_days(session: Session, area_id: UUID) -> frozenset[date]:
    """The days on which an area is closed beside weekends and bank holidays; none of an area that is not there."""
    return frozenset(session.scalars(_CLOSED, {"area_id": area_id}))


def staff_with_role(session: Session, area_id: UUID, role: Role) -> list[StaffMember]:
    """Everybody at work with this role in this area, longest here first."""
    query = (
        select(StaffMember)
        .join(StaffRole, StaffRole.staff_id == StaffMember.id)
        .where(StaffRole.area_id == area_id, StaffRole.role == role, StaffMember.left_at.is_(None))
        .order_by(StaffMember.id)
    )
    return list(session.scalars(query))


def is_here(staff: StaffMember) -> bool:
    """Whether somebody works here and is not away today."""
    return staff.left_at is None and (staff.away_until is None or staff.away_until < today())


def deputy_of(session: Session, staff_id: UUID) -> StaffMember | None:
    """Who was named to stand in for somebody, if they are here themselves."""
    named = session.get(Deputy, staff_id)
    deputy = session.get(StaffMember, named.deputy_id) if named else None
    return deputy if deputy is not None and is_here(deputy) else None


def at_work(session: Session, staff_id: UUID | None) -> StaffMember | None:
    """Somebody of the staff, if here; else who stands in for them; nobody if neither is."""
    staff = session.get(StaffMember, staff_id) if staff_id is not None else None
    if staff is None or is_here(staff):
        return staff
    return deputy_of(session, staff.id)


def on_duty(session: Session, area_id: UUID) -> StaffMember | None:
    """Who takes calls today: by the rota, or their deputy; else a support worker who is here, any, the area lead."""
    rota = select(StaffMember).join(DutyDay, DutyDay.staff_id == StaffMember.id)
    named = session.scalars(rota.where(DutyDay.area_id == area_id, DutyDay.weekday == today().weekday())).first()
    if named is not None:
        found = named if is_here(named) else deputy_of(session, named.id)
        if found is not None:
            return found
    workers = staff_with_role(session, area_id, Role.SUPPORT_WORKER)
    here = [one for one in workers if is_here(one)]
    if here or workers:
        return (here or workers)[0]
    leads = staff_with_role(session, area_id, Role.AREA_LEAD)
    return leads[0] if leads else None


def person_to_call(session: Session, staff_id: UUID | None, area_id: UUID) -> PersonToCall | None:
    """The named person of a review, and who stands in while they are away."""
    staff = session.get(StaffMember, staff_id) if staff_id else None
    deputy = None
    if staff is None or staff.left_at is not None:
        staff = on_duty(session, area_id)
    if staff is None:
        return None
    away = staff.away_until if staff.away_until and staff.away_until >= today() else None
    if away:
        stands_in = deputy_of(session, staff.id) or on_duty(session, area_id)
        deputy = stands_in.name if stands_in and stands_in.id != staff.id else None
    return PersonToCall(staff.id, staff.name, staff.title, staff.phone, staff.photo, away, deputy)


def signature(session: Session, area_id: UUID | None, staff_id: UUID | None = None) -> dict[str, str]:
    """Who writes a message: the area and its phone, and the member of staff and theirs; empty where there is none."""
    area = card(session, area_id)
    staff = session.get(StaffMember, staff_id) if staff_id else None
    return {
        "area_name": area.name if area else "",
        "area_phone": area.phone if area else "",
        "staff_name": staff.name if staff else "",
        "staff_phone": staff.phone if staff else "",
    }


def names_of(session: Session, staff_ids: set[UUID]) -> dict[UUID, StaffMember]:
    """Staff by id, in one query."""
    if not staff_ids:
        return {}
    return {one.id: one for one in session.scalars(_STAFF, {"staff_ids": list(staff_ids)})}
