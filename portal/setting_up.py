"""A real area from an empty database: for ``portal area add`` and ``portal staff invite``.

Nothing here reads or shows what a family told; the link of an invitation goes by email and is printed nowhere.
"""

from sqlalchemy import select

from portal.app import create_app
from portal.circle.access import staff_links
from portal.circle.areas import services as areas
from portal.circle.areas.models import Area, StaffMember
from portal.circle.areas.queries import staff_with_role
from portal.clock import today
from portal.foundation.db.lookup import normal_email, normal_phone
from portal.foundation.identity.actor import SYSTEM, Role
from portal.foundation.migrations import run
from portal.settings import Settings


class Refused(Exception):
    """It cannot be done so; the message says what to do instead."""


def add_area(settings: Settings, *, name: str, phone: str, email: str, controller: str) -> None:
    """Make an area. Raises ``Refused`` when there is one of this name, or a value is none."""
    _check(settings, name=name, phone=phone, email=email, controller=controller)
    with create_app(settings).extensions["database"].transaction() as session:
        if session.scalars(select(Area).where(Area.public_name == name.strip())).first() is not None:
            raise Refused("There is an area of this name already.")
        areas.open_area(
            session, public_name=name.strip(), phone=phone, email=email, controller=controller, checked=today()
        )


def invite_lead(settings: Settings, *, area: str, name: str, title: str, phone: str, email: str) -> None:
    """Invite the first lead of an area, or one of its leads anew. Raises ``Refused``: later leads come from a lead."""
    _check(settings, name=name, phone=phone, email=email, title=title)
    app = create_app(settings)
    lookup, base_url = app.extensions["lookup"], settings.public_base_url
    with app.extensions["database"].transaction() as session:
        of = session.scalars(select(Area).where(Area.public_name == area.strip())).first()
        if of is None:
            raise Refused("There is no area of this name. Make it first: portal area add")
        known = session.scalars(select(StaffMember).where(StaffMember.email_token == lookup.email(email))).first()
        leads = {one.id for one in staff_with_role(session, of.id, Role.AREA_LEAD)}
        if known is not None and known.id in leads:
            staff_links.invite(session, SYSTEM, known, base_url)
            return
        if leads:
            raise Refused("This area has a lead. They invite others on their pages, under Your area.")
        if known is not None:
            raise Refused("Somebody with this address works here or has left. Give another address.")
        made = areas.add_staff(
            session,
            lookup,
            area_id=of.id,
            name=name,
            title=title,
            phone=phone,
            email=normal_email(email),
            roles={Role.AREA_LEAD},
        )
        staff_links.invite(session, SYSTEM, made, base_url)


def _check(settings: Settings, *, phone: str, email: str, **words: str) -> None:
    if problem := run.problem(settings.database_url):
        raise Refused(problem)
    if any(not one.strip() or len(one) > 200 for one in words.values()):
        raise Refused("Each of these needs words, at most 200 signs.")
    if normal_phone(phone) is None:
        raise Refused("The phone number is none that anybody could ring. Write it whole, as in 01632 960 100.")
    name, at, host = normal_email(email).rpartition("@")
    if not (name and at and "." in host) or len(email) > 200:
        raise Refused("The email address is none. It looks like name@example.com")
