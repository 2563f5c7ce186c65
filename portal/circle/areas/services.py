"""Setting up an area and its staff."""

from datetime import date, time
from uuid import UUID

from sqlalchemy.orm import Session

from portal.circle.areas.models import Area, StaffMember, StaffRole
from portal.foundation.db.keys import KeyRing
from portal.foundation.db.lookup import Lookup
from portal.foundation.identity.actor import Role


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
    return staff
