"""Setting up an area and its staff, and what an area lead changes."""

from collections.abc import Mapping
from datetime import date, time
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from portal.circle.areas.models import Area, ClosedDay, Deputy, DutyDay, StaffMember, StaffRole
from portal.circle.areas.queries import staff_with_role
from portal.clock import now
from portal.foundation.audit import services as audit
from portal.foundation.db.keys import KeyRing
from portal.foundation.db.lookup import Lookup
from portal.foundation.events import StaffLeft, bus
from portal.foundation.identity.actor import SYSTEM, Actor, Role


class LastLead(Exception):
    """An area always has a lead: somebody else gets the role first."""


def open_area(session: Session, *, public_name: str, phone: str, email: str, controller: str, checked: date) -> Area:
    """Make an area with its key. Office hours begin as 9 to 5 on working days."""
    area = Area(
        public_name=public_name,
        phone=phone,
        email=email,
        opens=time(9),
        closes=time(17),
        controller=controller,
        controller_checked=checked,
    )
    keys: KeyRing = session.info["keys"]
    keys.make(session, "area", area.id, area.id)
    session.add(area)
    session.flush()
    audit.record(session, "areas.opened", SYSTEM, area_id=area.id, thing_id=area.id)
    return area


def add_staff(
    session: Session,
    lookup: Lookup,
    *,
    area_id: UUID,
    name: str,
    title: str,
    phone: str,
    email: str,
    roles: set[Role],
    photo: str | None = None,
    actor: Actor = SYSTEM,
) -> StaffMember:
    """Add somebody who works here, with roles in this area."""
    staff = StaffMember(area_id=area_id, name=name, title=title, phone=phone, photo=photo)
    staff.email_token = lookup.email(email)
    staff.email = email
    session.add(staff)
    session.flush()
    for role in sorted(roles):
        session.add(StaffRole(staff_id=staff.id, area_id=area_id, role=role))
    session.flush()
    audit.record(session, "areas.staff_added", actor, area_id=area_id, thing_id=staff.id, roles=_written(roles))
    return staff


def change_roles(session: Session, actor: Actor, staff: StaffMember, area_id: UUID, roles: set[Role]) -> None:
    """Give exactly these roles in one area; what was taken away is gone from the next request on.

    Raises ``LastLead`` when nobody would lead the area any more.
    """
    if Role.AREA_LEAD not in roles:
        _keep_a_lead(session, staff, area_id)
    mine = select(StaffRole).where(StaffRole.staff_id == staff.id, StaffRole.area_id == area_id)
    held = {one.role: one for one in session.scalars(mine)}
    for role in held.keys() - roles:
        session.delete(held[role])
    for role in sorted(roles - held.keys()):
        session.add(StaffRole(staff_id=staff.id, area_id=area_id, role=role))
    session.flush()
    audit.record(session, "areas.roles_changed", actor, area_id=area_id, thing_id=staff.id, roles=_written(roles))


def leave(session: Session, actor: Actor, staff: StaffMember) -> None:
    """Somebody leaves: every sign-in ends at once, no role is left. What is open stays in their name, to be moved.

    Raises ``LastLead`` when an area would have no lead.
    """
    mine = list(session.scalars(select(StaffRole).where(StaffRole.staff_id == staff.id)))
    for area_id in {one.area_id for one in mine if one.role is Role.AREA_LEAD}:
        _keep_a_lead(session, staff, area_id)
    staff.left_at = now()
    for role in mine:
        session.delete(role)
    session.execute(delete(DutyDay).where(DutyDay.staff_id == staff.id))
    session.execute(delete(Deputy).where((Deputy.staff_id == staff.id) | (Deputy.deputy_id == staff.id)))
    session.flush()
    audit.record(session, "areas.staff_left", actor, area_id=staff.area_id, thing_id=staff.id)
    bus.announce(session, StaffLeft(actor, staff.id))


def come_back(session: Session, actor: Actor, staff: StaffMember, roles: set[Role]) -> None:
    """Somebody who had left works here again, with these roles."""
    staff.left_at = None
    change_roles(session, actor, staff, staff.area_id, roles)


def set_away(
    session: Session, actor: Actor, staff: StaffMember, area_id: UUID, until: date | None, deputy_id: UUID | None
) -> None:
    """Say until which day somebody is away (that day too), and who stands in."""
    staff.away_until = until
    session.execute(delete(Deputy).where(Deputy.staff_id == staff.id))
    if deputy_id is not None and deputy_id != staff.id:
        session.add(Deputy(staff_id=staff.id, deputy_id=deputy_id))
    session.flush()
    told = until.isoformat() if until else "back"
    audit.record(session, "areas.away_changed", actor, area_id=area_id, thing_id=staff.id, until=told)


def set_hours(session: Session, actor: Actor, area: Area, opens: time, closes: time) -> None:
    """Say when somebody answers the phone on working days."""
    area.opens, area.closes = opens, closes
    session.flush()
    audit.record(
        session,
        "areas.hours_changed",
        actor,
        area_id=area.id,
        thing_id=area.id,
        opens=opens.strftime("%H:%M"),
        closes=closes.strftime("%H:%M"),
    )


def set_group_copy_days(session: Session, actor: Actor, area: Area, days: int) -> None:
    """Say for how many days a circle may look at the copy for the group before it goes there."""
    area.group_copy_days = days
    session.flush()
    audit.record(session, "areas.group_days_changed", actor, area_id=area.id, thing_id=area.id, days=days)


def set_known_places(session: Session, actor: Actor, area: Area, places: list[str]) -> None:
    """Keep the hospitals, towns and homes of the area, which are marked in the copy for the governance group."""
    area.known_places = "\n".join(places)
    session.flush()
    audit.record(session, "areas.places_changed", actor, area_id=area.id, thing_id=area.id, places=len(places))


def set_duty(session: Session, actor: Actor, area: Area, rota: Mapping[int, UUID]) -> None:
    """Say who takes calls on each day of the week (Monday is 0); on the other days whoever is there."""
    session.execute(delete(DutyDay).where(DutyDay.area_id == area.id))
    for weekday, staff_id in sorted(rota.items()):
        session.add(DutyDay(area_id=area.id, weekday=weekday, staff_id=staff_id))
    session.flush()
    audit.record(session, "areas.duty_changed", actor, area_id=area.id, thing_id=area.id)


def close_on(session: Session, actor: Actor, area: Area, day: date) -> None:
    """The office is shut on this day, beside weekends and bank holidays. Saying it twice changes nothing."""
    already = select(ClosedDay).where(ClosedDay.area_id == area.id, ClosedDay.day == day)
    if session.scalars(already).first() is None:
        session.add(ClosedDay(area_id=area.id, day=day))
        session.flush()
        audit.record(session, "areas.closed_day_added", actor, area_id=area.id, day=day.isoformat())


def open_on(session: Session, actor: Actor, area: Area, day: date) -> None:
    """The office is open on this day after all."""
    session.execute(delete(ClosedDay).where(ClosedDay.area_id == area.id, ClosedDay.day == day))
    audit.record(session, "areas.closed_day_removed", actor, area_id=area.id, day=day.isoformat())


def change_card(
    session: Session, actor: Actor, area: Area, *, name: str, phone: str, email: str, controller: str, checked: date
) -> None:
    """What families read of an area at the foot of each page, and who answers for their data, checked when."""
    area.public_name, area.phone, area.email = name, phone, email
    area.controller, area.controller_checked = controller, checked
    session.flush()
    audit.record(session, "areas.card_changed", actor, area_id=area.id, thing_id=area.id)


def _keep_a_lead(session: Session, staff: StaffMember, area_id: UUID) -> None:
    session.get_one(Area, area_id, with_for_update=True)  # two leads who go at once: the second one waits, and sees
    leads = {one.id for one in staff_with_role(session, area_id, Role.AREA_LEAD)}
    if leads == {staff.id}:
        raise LastLead


def _written(roles: set[Role]) -> str:
    return ".".join(sorted(role.value for role in roles)) or "none"
