"""Who helps a contact (F112): named by the contact, with what they may do; no sign-in, and nothing private, ever."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from portal.circle.people.models import Contact, Helper, HelperKind, HelperMay
from portal.clock import now
from portal.foundation.audit import services as audit
from portal.foundation.db import once
from portal.foundation.identity.actor import Actor


@dataclass(frozen=True, slots=True)
class Named:
    """A helper as the contact names them."""

    name: str
    kind: HelperKind
    may: list[HelperMay]
    phone: str | None = None
    email: str | None = None


_HELPERS = (
    select(Helper)
    .where(Helper.contact_id == bindparam("contact_id"), Helper.ended_at.is_(None))
    .order_by(Helper.id)
    .limit(20)
)


def helpers_of(session: Session, contact_id: UUID) -> list[Helper]:
    """Who helps a contact now, and with what (``may``: words of ``HelperMay``). The phone desk asks too."""
    return list(session.scalars(_HELPERS, {"contact_id": contact_id}))


def ended_of(session: Session, contact_id: UUID, helper_id: str) -> Helper | None:
    """A helper of theirs who helps no more: to be put back. Nothing for whatever is no id of one."""
    try:
        found = session.get(Helper, UUID(helper_id))
    except ValueError:
        return None
    return found if found is not None and found.contact_id == contact_id and found.ended_at is not None else None


def name_helper(session: Session, actor: Actor, contact: Contact, named: Named, *, form_key: str) -> Helper:
    """Name a helper; the same form sent twice names one."""
    key = once.key_of(contact.id, f"helper|{form_key}")
    if (already := once.found_by(session, Helper, key)) is not None:
        return already
    helper = Helper(
        contact_id=contact.id,
        kind=named.kind,
        may=[one.value for one in named.may],
        named_at=now(),
        made_once=key,
    )
    helper.name, helper.phone, helper.email = named.name, named.phone, named.email
    if (won := once.add_once(session, helper)) is not helper:
        return won
    may = ".".join(sorted(helper.may))
    audit.record(
        session,
        "people.helper_named",
        actor,
        area_id=contact.area_id,
        thing_id=helper.id,
        kind=named.kind.value,
        may=may,
    )
    return helper


def end_helper(session: Session, actor: Actor, contact: Contact, helper_id: UUID) -> UUID | None:
    """They help no more: at once. Their id, or nothing if they are no helper of this contact."""
    helper = session.get(Helper, helper_id)
    if helper is None or helper.contact_id != contact.id:
        return None
    if helper.ended_at is None:
        helper.ended_at = now()
        session.flush()
        audit.record(session, "people.helper_ended", actor, area_id=contact.area_id, thing_id=helper.id)
    return helper.id


def begin_again(session: Session, actor: Actor, contact: Contact, helper_id: UUID) -> None:
    """They help after all, with what was chosen before."""
    helper = ended_of(session, contact.id, str(helper_id))
    if helper is not None:
        helper.ended_at = None
        session.flush()
        audit.record(
            session,
            "people.helper_named",
            actor,
            area_id=contact.area_id,
            thing_id=helper.id,
            kind=helper.kind.value,
            may=".".join(sorted(helper.may)),
        )
