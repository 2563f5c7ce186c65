"""What a contact says about themselves: what helps, how and when they hear from us, quiet dates, pauses, a stop."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy import update
from sqlalchemy.orm import Session

from portal.circle.people import queries
from portal.circle.people.models import Contact, ContactHold, HoldKind, Hours, Pace, QuietDates
from portal.clock import now
from portal.foundation.audit import services as audit
from portal.foundation.identity.actor import Actor
from portal.foundation.outbox import services as outbox
from portal.foundation.outbox.models import Channel

MOST_QUIET = 10  # quiet dates of one contact
LONGEST_YEARLY = timedelta(days=45)  # forty days and a little: some days of a year always stay open for news
LONGEST = timedelta(days=366)
OWN_HOLDS = (HoldKind.PAUSED, HoldKind.STOPPED)  # what they asked for and may take back; a wrong person is neither
PAGES_IN = {"en": "en_GB", "pl": "pl", "ur": "ur"}  # what we have pages and letters in, by the language somebody reads


class TooManyQuiet(Exception):
    """There are ten already, or a span is longer than can be kept: somebody has to talk it over with them."""


@dataclass(frozen=True, slots=True)
class Helps:
    """What helps somebody. Languages are codes, ``reads`` may be ``READS_NOTHING``; ``note`` is theirs."""

    speaks: str | None
    reads: str | None
    easy: bool
    needs: list[str]
    note: str = ""


@dataclass(frozen=True, slots=True)
class How:
    """How and when somebody hears from us; ``next_channel`` only if they agreed to it."""

    channel: Channel
    next_channel: Channel | None
    pace: Pace
    hours: Hours


@dataclass(frozen=True, slots=True)
class Quiet:
    """Days without news, and what they are in somebody's own words."""

    from_day: date
    until_day: date
    yearly: bool
    words: str = ""


def ways_of(contact: Contact) -> list[Channel]:
    """The ways for which we know an address or a number of theirs."""
    known = {
        Channel.EMAIL: contact.email,
        Channel.TEXT: contact.phone,
        Channel.LETTER: contact.address,
        Channel.PHONE: contact.phone,
    }
    return [way for way, address in known.items() if address or way is contact.channel]


def say_needs(session: Session, actor: Actor, contact: Contact, helps: Helps) -> None:
    """Keep what helps them. What they read decides in which language we write, where we have it."""
    contact.speaks_language, contact.reads, contact.easy = helps.speaks, helps.reads, helps.easy
    contact.needs, contact.needs_note = helps.needs, helps.note.strip() or None
    contact.language = PAGES_IN.get(helps.reads or "", contact.language)
    contact.needs_told_at = now()
    session.flush()
    audit.record(session, "people.needs_said", actor, area_id=contact.area_id, thing_id=contact.id)


def set_how(session: Session, actor: Actor, contact: Contact, how: How) -> None:
    """Keep how they hear from us. Only a way whose address we know; what waits is looked at anew."""
    if {how.channel, how.next_channel} - {None, *ways_of(contact)}:
        raise ValueError("a way without an address")
    contact.channel = how.channel
    contact.next_channel = how.next_channel if how.next_channel is not how.channel else None
    contact.pace, contact.hours = how.pace, how.hours
    session.flush()
    outbox.look_again(session, ("contact", contact.id))
    audit.record(
        session,
        "people.how_set",
        actor,
        area_id=contact.area_id,
        thing_id=contact.id,
        channel=how.channel.value,
        next_channel=how.next_channel.value if how.next_channel else "none",
        pace=how.pace.value,
        hours=how.hours.value,
    )


def keep_quiet(session: Session, actor: Actor, contact: Contact, quiet: Quiet) -> QuietDates:
    """Add quiet dates; the same ones twice are one. Raises ``TooManyQuiet``."""
    before = queries.quiet_dates(session, contact.id)
    same = (quiet.from_day, quiet.until_day, quiet.yearly, quiet.words)
    for one in before:
        if (one.from_day, one.until_day, one.yearly, one.words or "") == same:
            return one
    longest = LONGEST_YEARLY if quiet.yearly else LONGEST
    if len(before) >= MOST_QUIET or quiet.until_day - quiet.from_day >= longest:
        raise TooManyQuiet
    row = QuietDates(
        contact_id=contact.id,
        from_day=quiet.from_day,
        until_day=quiet.until_day,
        yearly=quiet.yearly,
        made_at=now(),
    )
    row.words = quiet.words or None
    session.add(row)
    session.flush()
    audit.record(session, "people.quiet_kept", actor, area_id=contact.area_id, thing_id=contact.id, yearly=quiet.yearly)
    return row


def end_quiet(session: Session, actor: Actor, contact: Contact, quiet_id: UUID) -> Quiet | None:
    """Take quiet dates away; gives back what they were, to be put back. Nothing if they are gone already."""
    row = next((one for one in queries.quiet_dates(session, contact.id) if one.id == quiet_id), None)
    if row is None:
        return None
    was = Quiet(row.from_day, row.until_day, row.yearly, row.words or "")
    session.delete(row)
    session.flush()
    outbox.look_again(session, ("contact", contact.id))
    audit.record(session, "people.quiet_ended", actor, area_id=contact.area_id, thing_id=contact.id)
    return was


def hold_for(session: Session, contact: Contact, kind: HoldKind, until: datetime | None) -> ContactHold:
    """Pause or stop: one such hold at a time. Without an end what waits is called back; with one it waits."""
    end_holds(session, contact)
    hold = ContactHold(contact_id=contact.id, kind=kind, begins_at=now(), ends_at=until)
    session.add(hold)
    session.flush()
    if until is None:
        outbox.cancel_waiting(session, ("contact", contact.id))
    return hold


def stopped_at(session: Session, contact: Contact) -> datetime | None:
    """When they stopped, while they have."""
    held = queries.held(session, contact.id, now())
    return next((one.begins_at for one in held if one.kind is HoldKind.STOPPED), None)


def end_holds(session: Session, contact: Contact) -> bool:
    """They want to hear from us again; whether anything held messages back. What waits is looked at anew."""
    mine = ContactHold.contact_id == contact.id, ContactHold.kind.in_(OWN_HOLDS)
    open_now = [one for one in queries.held(session, contact.id, now()) if one.kind in OWN_HOLDS]
    if open_now:
        ids = [one.id for one in open_now]
        session.execute(update(ContactHold).where(*mine, ContactHold.id.in_(ids)).values(ends_at=now()))
        outbox.look_again(session, ("contact", contact.id))
    return bool(open_now)
