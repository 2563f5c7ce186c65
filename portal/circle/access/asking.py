"""Asking for a link: one row for everybody, known or not, and the worker's answer to it."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

import structlog
from flask import Flask
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from portal.circle.access import codes, doors, notices
from portal.circle.access.asked_models import AskedBy, LinkRequest
from portal.circle.access.models import Door, SignInLink
from portal.circle.access.services import ASKED_FOR_LASTS, make_link
from portal.circle.people import queries as people
from portal.circle.people.models import Contact
from portal.clock import now
from portal.foundation.audit import services as audit
from portal.foundation.db.lookup import Lookup
from portal.foundation.identity.actor import SYSTEM

log = structlog.get_logger()
BATCH = 50


@dataclass(frozen=True, slots=True)
class Asked:
    """From where a new link was asked for."""

    browser_hash: bytes
    base_url: str
    lookup: Lookup


def ask(session: Session, asked_by: AskedBy, key: bytes, browser_hash: bytes) -> None:
    """Write that somebody asks for a link. The same one row, whoever asks: nothing is looked up here."""
    session.add(LinkRequest(asked_by=asked_by, key=key, browser_hash=browser_hash, asked_at=now()))
    session.flush()


def answer_all(app: Flask) -> None:
    """Answer everybody who asked, each by themselves: the worker does this all the time."""
    database, told = app.extensions["database"], app.extensions
    with database.reading() as session:
        waiting = session.scalars(select(LinkRequest.id).order_by(LinkRequest.id).limit(BATCH)).all()
    for request_id in waiting:
        try:
            with database.transaction() as session:
                _answer(session, request_id, told["settings"].public_base_url, told["lookup"])
        except Exception as error:  # one that cannot be answered must not hold back the others
            log.error("link_request_broke", error=type(error).__name__)


def _answer(session: Session, request_id: UUID, base_url: str, lookup: Lookup) -> None:
    taken = delete(LinkRequest).where(LinkRequest.id == request_id)
    row = session.execute(
        taken.returning(LinkRequest.asked_by, LinkRequest.key, LinkRequest.browser_hash, LinkRequest.asked_at)
    ).first()
    if row is None:
        return  # another worker was quicker
    asked_by, key, browser_hash, asked_at = row
    found = _who(session, asked_by, key) if now() - asked_at < ASKED_FOR_LASTS else []
    for contact in _one_for_each_reading(session, found):
        send(session, contact, Asked(browser_hash, base_url, lookup))
    audit.record(session, "access.link_asked", SYSTEM, known=bool(found))


def _who(session: Session, asked_by: AskedBy, key: bytes) -> list[Contact]:
    if asked_by is AskedBy.ADDRESS:
        return people.by_email(session, key)
    if asked_by is AskedBy.LINK:
        whose = select(SignInLink.contact_id).where(SignInLink.token_hash == key)
    else:
        live = Door.ended_at.is_(None), Door.ends_at > now()
        whose = select(Door.contact_id).where(Door.token_hash == key, *live)
    return list(session.scalars(select(Contact).where(Contact.id.in_(whose))))


def _one_for_each_reading(session: Session, found: Iterable[Contact]) -> list[Contact]:
    """Of those who share an inbox one who may be written to, for each language they read: one message is enough."""
    by_reading: dict[tuple[str, bool], Contact] = {}
    for contact in found:
        if people.may_contact(session, contact.id, people.MessageKind.ASKED_FOR, now()):
            by_reading.setdefault((contact.language, contact.easy), contact)
    return list(by_reading.values())


def send(session: Session, contact: Contact, asked: Asked) -> None:
    """Send a new link and a code to the address that we hold; nothing goes out while a hold forbids it."""
    if not people.may_contact(session, contact.id, people.MessageKind.ASKED_FOR, now()):
        return  # the page says the same; nothing goes out
    sent_for = _last_sender(session, contact.id)
    token = make_link(session, contact, lasts=ASKED_FOR_LASTS, sent_for=sent_for, browser_hash=asked.browser_hash)
    ways = notices.WaysIn(
        link=f"{asked.base_url}/l/{token}",
        door=doors.address(session, asked.lookup, contact.id, asked.base_url),
        code=codes.make_code(session, asked.lookup, contact.id, asked.browser_hash),
        days=0,
    )
    notices.ways_in(session, contact, ways, sent_for)


def _last_sender(session: Session, contact_id: UUID) -> UUID | None:
    query = select(SignInLink.sent_for).where(SignInLink.contact_id == contact_id)
    return session.scalars(query.order_by(SignInLink.id.desc()).limit(1)).first()
