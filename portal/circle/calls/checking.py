"""Making sure who is on the phone: a code to the number or address held, or a call back on the number held.

Neither name, reference, date of birth nor the first signs of a letter make sure of anybody (ASVS 6.4.2).
"""

import secrets
from datetime import timedelta
from uuid import UUID

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from portal.circle.access import surer
from portal.circle.access.surer_models import ConfirmedHow
from portal.circle.calls.models import Call, CallCode, CheckedHow
from portal.circle.people.models import Contact
from portal.clock import now
from portal.foundation.audit import services as audit
from portal.foundation.db.lookup import Lookup
from portal.foundation.identity.actor import Actor
from portal.foundation.outbox.models import Channel

CODE_LASTS, CODE_TRIES = timedelta(minutes=10), 3
CODES_AN_HOUR = 5  # to one contact


class NobodyFound(Exception):
    """Nobody was chosen in this call: there is no number that we hold."""


def start_check(session: Session, lookup: Lookup, actor: Actor, call: Call) -> str:
    """Six digits for whoever is on the phone; an older code of the call ends. Kept only as HMAC."""
    if call.contact_id is None:
        raise NobodyFound
    _end_codes(session, call)
    digits = f"{secrets.randbelow(1_000_000):06}"
    session.add(
        CallCode(
            call_id=call.id,
            contact_id=call.contact_id,
            code_hash=_hash(lookup, call, digits),
            made_at=now(),
            expires_at=now() + CODE_LASTS,
        )
    )
    session.flush()
    audit.record(session, "calls.code_sent", actor, area_id=call.area_id, thing_id=call.contact_id)
    return digits


def sent_lately(session: Session, contact_id: UUID, within: timedelta) -> int:
    """How many codes went to somebody within this time, from whichever call."""
    query = select(func.count()).select_from(CallCode).where(CallCode.contact_id == contact_id)
    return session.scalar(query.where(CallCode.made_at > now() - within)) or 0


def check(session: Session, lookup: Lookup, actor: Actor, call: Call, typed: str) -> bool:
    """Whether this is the code that was sent. Used once; ten minutes; three tries (see ``count_wrong``)."""
    if call.contact_id is None:
        raise NobodyFound
    digits = "".join(sign for sign in typed if sign.isdecimal())
    won = session.scalars(
        update(CallCode)
        .where(
            CallCode.call_id == call.id,
            CallCode.contact_id == call.contact_id,
            CallCode.code_hash == _hash(lookup, call, _plain(digits)),
            CallCode.used_at.is_(None),
            CallCode.ended_at.is_(None),
            CallCode.expires_at > now(),
            CallCode.wrong < CODE_TRIES,
        )
        .values(used_at=now())
        .returning(CallCode.id)
    ).first()
    if won is None:
        return False
    _checked(session, actor, call, CheckedHow.CODE)
    return True


def count_wrong(session: Session, call_id: UUID) -> None:
    """A wrong code counts; to be remembered though the press is refused."""
    waiting = CallCode.call_id == call_id, CallCode.used_at.is_(None), CallCode.ended_at.is_(None)
    session.execute(update(CallCode).where(*waiting).values(wrong=CallCode.wrong + 1))


def rang_back(session: Session, actor: Actor, call: Call) -> None:
    """We rang the number that we hold and they answered: that call is the check."""
    if call.contact_id is None:
        raise NobodyFound
    _checked(session, actor, call, CheckedHow.RANG_BACK)
    # From now on a code by text is a second way for them.
    surer.confirm(session, session.get_one(Contact, call.contact_id), Channel.TEXT, ConfirmedHow.CALL)


def _checked(session: Session, actor: Actor, call: Call, how: CheckedHow) -> None:
    call.checked_how, call.checked_at, call.checked_by = how, now(), actor.known_id()
    session.flush()
    audit.record(session, "calls.checked", actor, area_id=call.area_id, thing_id=call.contact_id, how=how.value)


def _end_codes(session: Session, call: Call) -> None:
    waiting = CallCode.call_id == call.id, CallCode.used_at.is_(None), CallCode.ended_at.is_(None)
    session.execute(update(CallCode).where(*waiting).values(ended_at=now()))


def _plain(digits: str) -> str:
    return "".join(str(int(sign)) for sign in digits[:20])


def _hash(lookup: Lookup, call: Call, digits: str) -> bytes:
    return lookup.token("call_code", f"{call.id.hex}|{call.contact_id}|{digits}")
