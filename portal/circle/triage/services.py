"""Words that reached staff are looked at once; a person is asked to read them, by the end of the next working day.

Words that nobody may read, of a story that is not shared, never come here: nothing of them is kept, said or counted.
"""

from dataclasses import dataclass
from enum import StrEnum
from itertools import count
from uuid import UUID

from sqlalchemy.orm import Session

from portal.circle.areas import queries as areas
from portal.circle.promises import services as promises
from portal.circle.promises.models import Task, TaskKind
from portal.circle.triage.looking import look
from portal.circle.triage.queries import Flag, review_of, who_looks
from portal.circle.triage.things import Thing
from portal.foundation.audit import services as audit
from portal.foundation.db import once
from portal.foundation.events import WordsArrived
from portal.foundation.identity.actor import Actor


class Outcome(StrEnum):
    """What a person did about flagged words."""

    RANG = "rang"
    OFFERED = "offered"
    TOLD_OTHERS = "told_others"
    NOTHING_NEEDED = "nothing_needed"


@dataclass(frozen=True, slots=True)
class Received:
    """What staff received, of whom and in which review; a visitor has neither."""

    thing: Thing
    thing_id: UUID
    contact_id: UUID | None = None
    review_id: UUID | None = None
    area_id: UUID | None = None  # of a visitor


def look_at(
    session: Session, actor: Actor, received: Received, *words: str | None, before: tuple[str | None, ...] = ()
) -> Task | None:
    """Look at what reached staff; where it sounds like crisis or danger, a person is asked to read it, at once.

    ``before``: what staff could read already, so that saving again does not ask again. The one who wrote sees no label.
    Gives the task that was made, or nothing.
    """
    found = look(*words)
    if found and before:
        found = found.since(look(*before))
    if not found:
        return None
    flag = Flag(found.sounds, received.thing, received.thing_id)
    key, waits = _place(session, received.thing_id)
    if waits is not None:
        _widen(session, waits, flag)
        return None
    return _ask(session, actor, received, flag, key)


def arrived(session: Session, event: WordsArrived) -> None:
    """Words that reached staff in a room below this one."""
    thing = Received(Thing(event.thing), event.thing_id, event.contact_id, event.review_id, event.area_id)
    look_at(session, event.actor, thing, event.words, before=(event.before,))


def looked_at(session: Session, actor: Actor, task: Task, outcome: Outcome, words: str) -> None:
    """A person read the words and writes what was done. Twice changes nothing."""
    if task.done_at is None:
        audit.record(
            session, "triage.looked_at", actor, area_id=task.area_id, review_id=task.review_id, thing_id=task.id
        )
        promises.answer(session, actor, task, f"{outcome.value} {words}")


def _place(session: Session, thing_id: UUID) -> tuple[str, Task | None]:
    """The key of the next task about a thing; and the one that waits already, if one does."""
    for number in count():
        key = once.key_of(thing_id, f"flagged|{number}")
        already = once.found_by(session, Task, key)
        if already is None or already.done_at is None:
            return key, already
    raise AssertionError  # count() has no end


def _widen(session: Session, waits: Task, flag: Flag) -> None:
    stands = Flag.of(waits)
    waits.note = Flag(stands.sounds | flag.sounds, stands.thing, stands.thing_id).written()
    session.flush()


def _ask(session: Session, actor: Actor, received: Received, flag: Flag, key: str) -> Task:
    review = review_of(session, received.review_id, received.contact_id)
    area_id = review.area_id if review is not None else received.area_id
    card = areas.card(session, area_id)
    if card is None:
        raise promises.AreaMissing
    looks = who_looks(session, review, card.id)
    task = promises.add_task(
        session,
        actor,
        TaskKind.FLAGGED_WORDS,
        area_id=card.id,
        contact_id=received.contact_id,
        review_id=review.id if review else None,
        due_on=card.next_day(),
        owner_id=looks.id if looks else None,
        made_once=key,
        urgent=True,
        note=flag.written(),
    )
    task.note = flag.written()  # of a visitor too, who is no contact
    session.flush()
    audit.record(session, "triage.flagged", actor, area_id=task.area_id, review_id=task.review_id, thing_id=task.id)
    return task
