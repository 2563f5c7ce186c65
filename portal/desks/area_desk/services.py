"""Inviting somebody into a team."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.circle.access import staff_links
from portal.circle.areas import services as areas
from portal.circle.areas.models import Area, StaffMember
from portal.foundation.db.lookup import Lookup
from portal.foundation.identity.actor import Actor, Role


class AlreadyHere(Exception):
    """Somebody with this address is in the team already; the message is their name."""


class LeftElsewhere(Exception):
    """The address is of somebody who has left another area: that area invites them back."""

    def __init__(self, home: Area) -> None:
        super().__init__(home.public_name)
        self.home = home


def invite(
    session: Session,
    lookup: Lookup,
    actor: Actor,
    area: Area,
    base_url: str,
    *,
    name: str,
    title: str,
    phone: str,
    email: str,
    roles: set[Role],
) -> tuple[StaffMember, bool]:
    """Invite somebody; whether a message went. Who works in another area just gets roles here, too.

    Raises ``AlreadyHere`` or ``LeftElsewhere``.
    """
    known = session.scalars(select(StaffMember).where(StaffMember.email_token == lookup.email(email))).first()
    if known is not None and known.area_id != area.id:
        if known.left_at is not None:
            raise LeftElsewhere(session.get_one(Area, known.area_id))
        areas.change_roles(session, actor, known, area.id, roles)
        return known, False
    if known is not None and known.left_at is None:
        raise AlreadyHere(known.name)
    if known is not None:
        areas.come_back(session, actor, known, roles)
        known.name, known.title, known.phone = name, title, phone
    else:
        known = areas.add_staff(
            session,
            lookup,
            area_id=area.id,
            name=name,
            title=title,
            phone=phone,
            email=email,
            roles=roles,
            actor=actor,
        )
    staff_links.invite(session, actor, known, base_url)
    return known, True
