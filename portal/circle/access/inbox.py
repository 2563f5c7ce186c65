"""Two people at one inbox (F9): a link opens nobody's room there; whoever reads says who, and shows a second thing.

docs/decisions/0011-two-at-one-inbox.md says why.
"""

import unicodedata
from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.circle.access import doors
from portal.circle.access.asked_models import InboxOpened
from portal.circle.access.models import Device
from portal.circle.access.tokens import hashed, new_token
from portal.circle.people import queries as people
from portal.circle.people.models import Contact
from portal.clock import now
from portal.foundation.identity.actor import Actor, Kind
from portal.foundation.outbox.models import Channel

LASTS = timedelta(minutes=15)


def is_shared(session: Session, contact: Contact) -> bool:
    """Whether what was sent to this contact's inbox may have been opened by somebody else who has it."""
    if contact.email_token is None or contact.channel is not Channel.EMAIL:
        return False
    return len(people.by_email(session, contact.email_token)) > 1


def opened(session: Session, contact: Contact, browser: bytes, *, borrowed: bool, remember: bool) -> str:
    """The inbox was opened in this browser; the key for its cookie, good for a quarter of an hour."""
    key = new_token()
    session.add(
        InboxOpened(
            key_hash=hashed(key),
            email_token=contact.email_token,
            browser_hash=browser,
            borrowed=borrowed,
            remember=remember,
            ends_at=now() + LASTS,
        )
    )
    session.flush()
    return key


def of_browser(session: Session, key: str, browser: bytes) -> InboxOpened | None:
    """What this browser opened and nobody has come in by yet."""
    if not key:
        return None
    live = InboxOpened.browser_hash == browser, InboxOpened.ends_at > now(), InboxOpened.used_at.is_(None)
    return session.scalars(select(InboxOpened).where(InboxOpened.key_hash == hashed(key), *live)).first()


def say_who(session: Session, row: InboxOpened, typed: str) -> None:
    """Remember whose name was written, if it is of one of those at this inbox. Nothing tells whether it is."""
    wanted = _words(typed)
    fits = [one.id for one in people.by_email(session, row.email_token) if wanted and wanted <= _words(one.name)]
    row.contact_id = fits[0] if len(fits) == 1 else None
    session.flush()


def _words(name: str) -> set[str]:
    """The words of a name, as they are compared: case and width do not matter, nor do signs between them."""
    folded = unicodedata.normalize("NFKC", name).casefold()
    return set("".join(sign if sign.isalpha() or unicodedata.combining(sign) else " " for sign in folded).split())


def device(session: Session, row: InboxOpened, key: str | None) -> Device | None:
    """The remembered browser of whoever said their name: that is their second thing."""
    return doors.device_of(session, row.contact_id, key) if row.contact_id else None


def reader(row: InboxOpened, contact: Contact) -> Actor:
    """Whoever shows a second thing here: an actor of this opened inbox, who is not signed in yet."""
    return Actor(id=contact.id, kind=Kind.CONTACT, area_id=contact.area_id, session_id=row.key_hash)


def used(row: InboxOpened) -> None:
    """Somebody came in by it: it opens nothing more."""
    row.used_at = now()
