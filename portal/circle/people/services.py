"""Adding contacts, and ``notify``: the only way to a contact."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from portal.circle.people import troubles
from portal.circle.people.helpers import helpers_of
from portal.circle.people.models import Contact, ContactHold, ContactNameKey, HelperMay, HoldKind
from portal.circle.people.name_keys import name_key_rows
from portal.circle.people.queries import MessageKind, next_moment
from portal.clock import now
from portal.foundation.audit import services as audit
from portal.foundation.db.engine import Database
from portal.foundation.db.keys import KeyGone, KeyRing
from portal.foundation.db.lookup import Lookup
from portal.foundation.identity.actor import Actor
from portal.foundation.outbox import services as outbox
from portal.foundation.outbox.models import Channel, Notice
from portal.foundation.web import looks

COPY = "copy"  # told to a helper: only that we wrote


def add_contact(
    session: Session,
    lookup: Lookup,
    actor: Actor,
    *,
    area_id: UUID,
    name: str,
    channel: Channel,
    email: str | None = None,
    phone: str | None = None,
    address: str | None = None,
    language: str = "en_GB",
    easy: bool = False,
    needs: list[str] | None = None,
) -> Contact:
    """Add a contact with a key of their own. No email is needed: phone and post do everything."""
    contact = Contact(area_id=area_id, channel=channel, language=language, easy=easy, added_at=now())
    keys: KeyRing = session.info["keys"]
    keys.make(session, "contact", contact.id, area_id)
    contact.name, contact.email, contact.phone, contact.address = name, email, phone, address
    contact.needs = needs or []
    contact.email_token = lookup.email(email) if email else None
    contact.phone_token = lookup.phone(phone) if phone else None
    session.add(contact)
    session.flush()
    keep_name_keys(session, lookup, contact)
    audit.record(session, "people.contact_added", actor, area_id=area_id, thing_id=contact.id, channel=channel.value)
    return contact


def correct(
    session: Session,
    lookup: Lookup,
    actor: Actor,
    contact: Contact,
    *,
    name: str,
    channel: Channel,
    email: str | None,
    phone: str | None,
    address: str | None,
    language: str,
    easy: bool,
    needs: list[str],
) -> bool:
    """Put right what we know of somebody; whether they have moved to another address, so that old links must end."""
    reached = (contact.channel, contact.email, contact.address)
    before = {one: troubles.address(contact, one) for one in Channel}
    had = any(reached[1:])
    contact.name, contact.email, contact.phone, contact.address = name, email, phone, address
    contact.channel, contact.language, contact.easy, contact.needs = channel, language, easy, needs
    contact.email_token = lookup.email(email) if email else None
    contact.phone_token = lookup.phone(phone) if phone else None
    session.flush()
    keep_name_keys(session, lookup, contact)
    troubles.end(session, contact.id, [one for one in Channel if troubles.address(contact, one) != before[one]])
    moved = had and reached != (channel, email, address)
    if moved:
        # What reached a wrong address may be sent again, to the right one; what waits for the old one may not.
        wrong = ContactHold.contact_id == contact.id, ContactHold.kind == HoldKind.WRONG_PERSON
        session.execute(update(ContactHold).where(*wrong, ContactHold.ends_at.is_(None)).values(ends_at=now()))
        outbox.cancel_waiting(session, ("contact", contact.id))
    audit.record(
        session,
        "people.contact_corrected",
        actor,
        area_id=contact.area_id,
        thing_id=contact.id,
        channel=channel.value,
        moved=moved,
    )
    return moved


def keep_name_keys(session: Session, lookup: Lookup, contact: Contact) -> None:
    """Let a contact be found by the name they have now: after adding them, a change of name or of area."""
    forget_name_keys(session, contact.id)
    rows = name_key_rows(lookup, contact.id, contact.area_id, contact.name)
    if rows:
        session.execute(insert(ContactNameKey), rows)


def forget_name_keys(session: Session, contact_id: UUID) -> None:
    """Let nobody find a contact by name any more: goes with erasing their words."""
    session.execute(delete(ContactNameKey).where(ContactNameKey.contact_id == contact_id))


def rebuild_name_keys(database: Database, lookup: Lookup, batch: int) -> int:
    """Make every contact's name keys anew, ``batch`` contacts at a time; how many can be found by name.

    For contacts from before there were such keys, and after a change of how names are heard. Contacts whose words
    were erased lose theirs.
    """
    count = 0
    for ids in _in_batches(database, batch):
        with database.transaction() as session:
            for contact in session.scalars(select(Contact).where(Contact.id.in_(ids))).all():
                try:
                    keep_name_keys(session, lookup, contact)
                    count += 1
                except KeyGone:
                    forget_name_keys(session, contact.id)
    return count


def _in_batches(database: Database, batch: int) -> Iterator[list[UUID]]:
    after: list[UUID] = []
    while True:
        query = select(Contact.id).order_by(Contact.id).limit(batch)
        with database.reading() as session:
            after = list(session.scalars(query.where(Contact.id > after[-1]) if after else query))
        if not after:
            return
        yield after


def notify(
    session: Session,
    contact: Contact,
    template: str,
    context: dict[str, Any],
    *,
    kind: MessageKind,
    channel: Channel | None = None,
) -> Notice | None:
    """Write to a contact on their channel, in their language; nothing is written while a hold forbids it.

    News waits for quiet dates, for their part of the day and for their pace (a decision for no pace); answers go at
    once. Where their way does
    not work, the next one is used if they agreed to one; else news goes nowhere and staff hear of it. ``channel`` is
    for what goes on one channel only: a signed letter is a letter whatever else they chose.
    """
    due_at = next_moment(session, contact, kind, now())
    if due_at is None:
        return None
    if kind in {MessageKind.NEWS, MessageKind.DECIDED}:
        _tell_helpers(session, contact, context, due_at)
    way = channel or troubles.way_to(session, contact)
    notice = outbox.enqueue(
        session,
        area_id=contact.area_id,
        owner=("contact", contact.id),
        channel=way or contact.channel,
        address=troubles.address(contact, way or contact.channel),
        template=template,
        reading=contact.reading,
        context={**context, "message_kind": kind.value},
        due_at=due_at,
    )
    if way is None and kind in {MessageKind.NEWS, MessageKind.DECIDED}:
        outbox.give_up(session, notice, "no_way")
    return notice


def _tell_helpers(session: Session, contact: Contact, context: dict[str, Any], due_at: datetime) -> None:
    """Helpers who get copies are told that we wrote. They never get the words: what is in it the contact shows them."""
    for helper in helpers_of(session, contact.id):
        if HelperMay.COPIES in helper.may and helper.email:
            outbox.enqueue(
                session,
                area_id=contact.area_id,
                owner=("contact", contact.id),
                channel=Channel.EMAIL,
                address=helper.email,
                template=COPY,
                reading=contact.reading,
                context={
                    "name": contact.name,
                    "area_name": context.get("area_name", ""),
                    "area_phone": context.get("area_phone", ""),
                    "message_kind": MessageKind.NEWS.value,
                },
                due_at=due_at,
            )


def hold(session: Session, contact_id: UUID, kind: HoldKind) -> None:
    """Hold messages back from now on, and call back those that wait."""
    session.add(ContactHold(contact_id=contact_id, kind=kind, begins_at=now()))
    outbox.cancel_waiting(session, ("contact", contact_id))
    session.flush()


def end_hold(session: Session, contact_id: UUID, kind: HoldKind) -> None:
    """What held messages back is over."""
    held = ContactHold.contact_id == contact_id, ContactHold.kind == kind, ContactHold.ends_at.is_(None)
    session.execute(update(ContactHold).where(*held).values(ends_at=now()))


def keep_looks(session: Session, contact_id: UUID, chosen: str) -> None:
    """Remember how a contact wants it, for every browser of theirs; mail follows the language too."""
    contact = session.scalars(select(Contact).where(Contact.id == contact_id)).one()
    loaded = looks.load(chosen)
    contact.looks = chosen
    contact.easy = loaded.easy
    if loaded.language:
        contact.language = loaded.language
    session.flush()
