"""Messages about comments: that there is an answer, never what it says."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy.orm import Session

from portal.circle.access.doors import Ways
from portal.circle.people.models import Contact
from portal.foundation.identity.actor import Actor
from portal.taking_part.drafts.notices import tell


def answered(session: Session, actor: Actor, contact_ids: Iterable[UUID], ways: Ways) -> None:
    """Tell everybody whose comment an answer serves, once each, that there is an answer."""
    for contact_id in sorted(set(contact_ids)):
        tell(session, session.get_one(Contact, contact_id), "answered", actor.known_id(), ways)
