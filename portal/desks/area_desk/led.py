"""The area of an address: only for somebody who leads it, else there is nothing to see."""

from typing import Any
from uuid import UUID

from flask import abort

from portal.circle.areas import policy, team
from portal.circle.areas.models import Area, StaffMember
from portal.circle.areas.team import Member


def area(actor: Any, session: Any, area_id: UUID) -> Area:
    """The area with this id. 404 for everybody else, as for one that does not exist."""
    found: Area | None = session.get(Area, area_id)
    if found is None or not policy.leads(actor, found):
        abort(404)
    return found


def member(actor: Any, session: Any, area_id: UUID, staff_id: UUID) -> tuple[Area, Member, StaffMember]:
    """Somebody of a team that the actor leads."""
    found = area(actor, session, area_id)
    one = team.member(session, area_id, staff_id)
    if one is None:
        abort(404)
    return found, one, session.get_one(StaffMember, staff_id)
