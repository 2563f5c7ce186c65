"""Making sure once more that it is them (step-up), and the way out of the limited room.

A code of the last ten minutes makes a sign-in stepped up for ten more. In the limited room the first way proves
nothing new: there it has to be a second, confirmed way, a letter, or a call.
"""

import secrets
from datetime import timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from portal.circle.access import codes, notices
from portal.circle.access.models import SignIn
from portal.circle.access.surer_models import ChannelConfirmed, ConfirmedHow, SurerCode
from portal.circle.people.models import Contact
from portal.clock import in_a_moment, now
from portal.foundation.audit import services as audit
from portal.foundation.db.lookup import Lookup
from portal.foundation.identity.actor import Actor, Assurance, Kind
from portal.foundation.outbox.models import Channel

SURE_FOR = timedelta(minutes=10)
TRIES, READ_OUT_TRIES = 5, 3
LETTER_SIGNS = 12
CLOCK_SLIPS = timedelta(minutes=1)


def ways(session: Session, actor: Actor, contact: Contact, *, texts: bool) -> list[Channel]:
    """By which channels a code may go to this contact now. ``texts``: whether this installation can send any."""
    known = confirmed(session, contact)
    found = []
    for channel in (Channel.EMAIL, Channel.TEXT):
        held = _token(contact, channel) is not None and (texts or channel is not Channel.TEXT)
        first = channel is (contact.channel if contact.channel is Channel.TEXT else Channel.EMAIL)
        if held and (actor.assurance >= Assurance.FULL or (channel in known and not first)):
            found.append(channel)
    return found


def confirmed(session: Session, contact: Contact) -> set[Channel]:
    """Which of their present address and number are known to reach them."""
    rows = session.execute(
        select(ChannelConfirmed.channel, ChannelConfirmed.address_token).where(
            ChannelConfirmed.contact_id == contact.id
        )
    )
    return {channel for channel, token in rows if token == _token(contact, channel)}


def confirm(session: Session, contact: Contact, channel: Channel, how: ConfirmedHow) -> None:
    """What went to this address or number reached them."""
    token = _token(contact, channel)
    if token is None or channel in confirmed(session, contact):
        return
    row = ChannelConfirmed(contact_id=contact.id, channel=channel, address_token=token, confirmed_at=now(), how=how)
    try:
        with session.begin_nested():
            session.add(row)
            session.flush()
    except IntegrityError:  # two presses at once: it is confirmed
        return
    actor = Actor(id=contact.id, kind=Kind.CONTACT, area_id=contact.area_id)
    audit.record(session, "access.channel_confirmed", actor, channel=channel.value, how=how.value)


def _token(contact: Contact, channel: Channel) -> bytes | None:
    return {Channel.EMAIL: contact.email_token, Channel.TEXT: contact.phone_token}.get(channel)


def send_code(session: Session, lookup: Lookup, actor: Actor, contact: Contact, channel: Channel) -> None:
    """Send six digits for this sign-in by one of ``ways``; they go in the message and stand nowhere else."""
    digits = _new_code(session, lookup, contact, channel, actor.session_id or b"", TRIES, None)
    notices.surer_code(session, contact, digits, channel)
    audit.record(session, "access.code_sent", actor, channel=channel.value)


def read_out(session: Session, lookup: Lookup, actor: Actor, contact: Contact) -> str:
    """Six digits that staff read out, having rung the number that we hold: shown once, ten minutes, three tries.

    Good in any browser in which this contact is signed in. Both names stand in the trail, and the contact is told.
    """
    digits = _new_code(session, lookup, contact, Channel.PHONE, b"", READ_OUT_TRIES, actor.id)
    audit.record(session, "access.code_read_out", actor, area_id=contact.area_id, thing_id=contact.id)
    notices.code_was_read_out(session, contact, actor.known_id())
    confirm(session, contact, Channel.TEXT, ConfirmedHow.CALL)
    return digits


def _new_code(
    session: Session,
    lookup: Lookup,
    contact: Contact,
    channel: Channel,
    sign_in_hash: bytes,
    tries: int,
    made_by: UUID | None,
) -> str:
    older = SurerCode.contact_id == contact.id, SurerCode.used_at.is_(None), SurerCode.ended_at.is_(None)
    session.execute(update(SurerCode).where(*older).values(ended_at=now()))
    digits = f"{secrets.randbelow(1_000_000):06}"
    session.add(
        SurerCode(
            contact_id=contact.id,
            sign_in_hash=sign_in_hash,
            channel=channel,
            code_hash=_hash(lookup, contact.id, digits),
            made_by=made_by,
            made_at=now(),
            expires_at=now() + SURE_FOR,
            tries_left=tries,
        )
    )
    session.flush()
    return digits


def use(session: Session, lookup: Lookup, actor: Actor, contact: Contact, typed: str) -> bool:
    """Whether this is the code that was sent, read out, or stands in their letter; then the sign-in is surer."""
    signs = codes.plain(typed)
    if len(signs) == LETTER_SIGNS:
        letter = codes.letter_of(session, typed)
        if letter is None or letter.contact_id != contact.id or not codes.use_letter(session, letter):
            return False
        _surer(session, actor, "letter")
        return True
    channel = session.scalars(
        update(SurerCode)
        .where(SurerCode.code_hash == _hash(lookup, contact.id, signs), *_live(actor))
        .values(used_at=now())
        .returning(SurerCode.channel)
    ).first()
    if channel is None:
        return False
    if channel is not Channel.PHONE:
        confirm(session, contact, channel, ConfirmedHow.CODE)
    _surer(session, actor, channel.value)
    return True


def count_wrong(session: Session, actor: Actor, typed: str) -> None:
    """A wrong code counts against the one that waits; to be remembered though the press is refused."""
    if len(codes.plain(typed)) == LETTER_SIGNS:
        codes.count_wrong_letter(session, typed)
    session.execute(update(SurerCode).where(*_live(actor)).values(tries_left=SurerCode.tries_left - 1))


def _live(actor: Actor) -> tuple[ColumnElement[bool], ...]:
    """Codes that this sign-in may use now. One from the future was made before a clock was set back: not taken."""
    return (
        SurerCode.contact_id == actor.known_id(),
        SurerCode.sign_in_hash.in_([b"", actor.session_id or b""]),
        SurerCode.used_at.is_(None),
        SurerCode.ended_at.is_(None),
        SurerCode.expires_at > now(),
        SurerCode.made_at <= in_a_moment(),
        SurerCode.tries_left > 0,
    )


def _hash(lookup: Lookup, contact_id: UUID, digits: str) -> bytes:
    return lookup.token("surer", f"{contact_id.hex}|{digits}")


def _surer(session: Session, actor: Actor, how: str) -> None:
    """This sign-in, and no other, is the full room, and stepped up for ten minutes."""
    row = update(SignIn).where(SignIn.id_hash == actor.session_id)
    session.execute(row.values(stepped_up_at=now()))
    session.execute(row.where(SignIn.assurance < int(Assurance.FULL)).values(assurance=int(Assurance.FULL)))
    audit.record(session, "access.stepped_up", actor, how=how)


def assurance_of(sign_in: SignIn) -> Assurance:
    """How sure we are of a sign-in at this moment."""
    stepped = sign_in.stepped_up_at
    fresh = stepped is not None and -CLOCK_SLIPS <= now() - stepped < SURE_FOR
    return Assurance.STEPPED_UP if fresh else Assurance(sign_in.assurance)
