"""Messages about promises: they never say what a call was about."""

from sqlalchemy.orm import Session

from portal.circle.areas import queries as areas
from portal.circle.people.models import Contact
from portal.circle.people.queries import MessageKind
from portal.circle.people.services import notify
from portal.circle.promises.models import Task
from portal.foundation.outbox.models import Notice


def tried_to_call(session: Session, contact: Contact, task: Task, page: str) -> Notice | None:
    """We rang twice and reached nobody: on their channel, which may be a letter."""
    card = areas.card(session, contact.area_id)
    staff = areas.names_of(session, {task.owner_id} if task.owner_id else set())
    owner = staff.get(task.owner_id) if task.owner_id else None
    return notify(
        session,
        contact,
        "tried_to_call",
        {
            "page": page,
            "area_name": card.name if card else "",
            "area_phone": card.phone if card else "",
            "staff_name": owner.name if owner else "",
            "staff_phone": owner.phone if owner else "",
        },
        kind=MessageKind.ASKED_FOR,
    )
