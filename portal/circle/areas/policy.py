"""Who may change an area."""

from typing import Any

from portal.foundation.identity.actor import Actor, Role


def leads(actor: Actor, area: Any) -> bool:
    """An area lead, in the area they lead and no other."""
    return actor.has_role(Role.AREA_LEAD, area.id)


def works_in(actor: Actor, area: Any) -> bool:
    """Anybody who works in the area."""
    return area.id in actor.roles_by_area


def reviews_in(actor: Actor, area: Any) -> bool:
    """A reviewer of the area."""
    return actor.has_role(Role.REVIEWER, area.id)
