"""Pausing and stopping (F14, F15): one press or one call, every channel, the same day, with a way back."""

from datetime import timedelta
from enum import StrEnum

from sqlalchemy.orm import Session

from portal.circle.access import services as access
from portal.circle.people import wishes
from portal.circle.people.models import Contact, HoldKind
from portal.circle.promises import services as promises
from portal.circle.promises.again import promise_again
from portal.clock import now
from portal.foundation.audit import services as audit
from portal.foundation.identity.actor import Actor


class PauseFor(StrEnum):
    """How long; the last one has no end."""

    TWO_WEEKS = "two_weeks"
    A_MONTH = "a_month"
    UNTIL_I_SAY = "until_i_say"


LASTS: dict[PauseFor, timedelta | None] = {
    PauseFor.TWO_WEEKS: timedelta(days=14),
    PauseFor.A_MONTH: timedelta(days=30),
    PauseFor.UNTIL_I_SAY: None,
}


class ToldBy(StrEnum):
    """How they told us: on their own page, on the phone, or in a letter."""

    PAGE = "page"
    PHONE = "phone"
    LETTER = "letter"


def pause(session: Session, actor: Actor, contact: Contact, how_long: PauseFor, *, told_by: ToldBy) -> None:
    """No news for a time. The review goes on without them or waits for them; nothing is lost."""
    lasts = LASTS[how_long]
    wishes.hold_for(session, contact, HoldKind.PAUSED, now() + lasts if lasts else None)
    _tell(session, "involvement.paused", actor, contact, how_long=how_long.value, told_by=told_by.value)


def stop(session: Session, actor: Actor, contact: Contact, *, told_by: ToldBy) -> None:
    """No channel is used any more, what waits is called back, calls we promised are let go, links end (F4).

    The door stays: it only sends a new link to the address we hold, when they ask for one. The sign-in in which they
    press it stays too until they go out, so that they can read what it means and take it back.
    """
    moment = wishes.stopped_at(session, contact)  # pressed twice: by the first moment a call is known and comes back
    moment = moment or wishes.hold_for(session, contact, HoldKind.STOPPED, None).begins_at
    promises.let_go(session, actor, contact.id, at=moment)
    kept = actor.session_id if actor.id == contact.id else None
    access.end_all(session, actor, contact.id, why="stopped", way_back=True, but=kept)
    _tell(session, "involvement.stopped", actor, contact, told_by=told_by.value)


def begin_again(session: Session, actor: Actor, contact: Contact, *, told_by: ToldBy) -> None:
    """They want to hear from us again. What was called back does not come: it stands on their pages.

    The call that a stop let go is promised anew. A meeting is not: its time is free for others since.
    """
    stopped_at = wishes.stopped_at(session, contact)
    if wishes.end_holds(session, contact):
        if stopped_at is not None:
            promise_again(session, actor, contact.id, stopped_at=stopped_at)
        _tell(session, "involvement.begun_again", actor, contact, told_by=told_by.value)


def _tell(session: Session, event: str, actor: Actor, contact: Contact, **detail: str | int | bool) -> None:
    audit.record(session, event, actor, area_id=contact.area_id, review_id=None, thing_id=contact.id, **detail)
