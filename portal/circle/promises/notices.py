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
    told = {"page": page, **areas.signature(session, contact.area_id, task.owner_id)}
    return notify(session, contact, "tried_to_call", told, kind=MessageKind.ASKED_FOR)
