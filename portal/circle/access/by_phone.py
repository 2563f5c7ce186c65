"""Ways in that staff give while somebody is on the phone: a link to what we hold, a code read out on a call of ours."""

from datetime import timedelta

from sqlalchemy.orm import Session

from portal.circle.access import codes, doors, notices, services
from portal.circle.access.models import LetterCode
from portal.circle.people import queries as people
from portal.circle.people.models import Contact
from portal.clock import now
from portal.foundation.audit import services as audit
from portal.foundation.db.lookup import Lookup
from portal.foundation.identity.actor import Actor

READ_OUT_LASTS, READ_OUT_TRIES = timedelta(minutes=10), 3


def send_link(session: Session, lookup: Lookup, actor: Actor, contact: Contact, base_url: str) -> None:
    """A new link, good for an hour, to the address that we hold: whoever is on the phone learns nothing by it.

    Raises ``NotToBeWrittenTo``.
    """
    people.make_sure_may_be_sent(session, contact.id)
    token = services.make_link(
        session, contact, lasts=services.ASKED_FOR_LASTS, sent_for=actor.known_id(), browser_hash=None
    )
    door = doors.address(session, lookup, contact.id, base_url)
    notices.ways_in(session, contact, notices.WaysIn(f"{base_url}/l/{token}", door, "", 0), actor.known_id())
    audit.record(session, "access.link_asked", actor, area_id=contact.area_id, thing_id=contact.id, known=True)


def code_to_read_out(session: Session, actor: Actor, contact: Contact) -> str:
    """A code like that of a letter, for ten minutes and three tries; shown once. A letter on its way stays good.

    Only for a call that we made to the number we hold (SECURITY: the phone; ASVS 6.4.6 is a deviation).
    Raises ``NotToBeWrittenTo``.
    """
    people.make_sure_may_be_sent(session, contact.id)
    first, secret = codes.new_letter_signs(session)
    session.add(
        LetterCode(
            contact_id=contact.id,
            first_signs=first,
            secret_hash=codes.secret_hash(secret),
            made_by=actor.id,
            made_at=now(),
            expires_at=now() + READ_OUT_LASTS,
            wrong=codes.LETTER_TRIES - READ_OUT_TRIES,
        )
    )
    session.flush()
    audit.record(session, "access.code_read_out", actor, area_id=contact.area_id, thing_id=contact.id)
    notices.code_was_read_out(session, contact, actor.known_id())
    return f"{first}-{secret[:4]}-{secret[4:]}"
