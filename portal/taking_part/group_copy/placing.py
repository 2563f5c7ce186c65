"""*Not here*: a name that is replaced everywhere is a plain word at one place, and stays there; undone likewise."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.clock import now
from portal.foundation.audit import services as audit
from portal.foundation.identity.actor import Actor
from portal.taking_part.group_copy.folding import key_of
from portal.taking_part.group_copy.models import GroupDecision, GroupNotHere
from portal.taking_part.group_copy.replacing import Decided, find
from portal.taking_part.group_copy.texts import Spans, TextPart

AROUND = 60  # letters on each side by which a place is known again


@dataclass(frozen=True, slots=True)
class Place:
    """One place of a name in the text. ``known_by`` tells it from others, and from itself in other words."""

    part: int
    start: int
    end: int
    known_by: str
    number: int | None
    before: str
    name: str
    after: str

    @property
    def token(self) -> str:
        """What stands in a form instead of the words."""
        return hashlib.sha256(self.known_by.encode()).hexdigest()[:32]


def places(parts: Sequence[TextPart], decided: Sequence[Decided], key: str) -> list[Place]:
    """Where a name stands, in the order of the text; of two names that overlap the one that is replaced."""
    found = []
    for at, part in enumerate(parts):
        for one in find(part.words, decided):
            if one.decided.key == key:
                before, after = part.words[max(0, one.start - AROUND) : one.start], part.words[one.end :][:AROUND]
                name = part.words[one.start : one.end]
                known_by = json.dumps([part.kind, part.number, before, name, after], ensure_ascii=False)
                found.append(Place(at, one.start, one.end, known_by, part.number, before, name, after))
    return found


def exceptions(session: Session, review_id: UUID) -> list[GroupNotHere]:
    """Every place at which somebody said: not here."""
    query = select(GroupNotHere).where(GroupNotHere.review_id == review_id, GroupNotHere.ended_at.is_(None))
    return list(session.scalars(query.order_by(GroupNotHere.made_at, GroupNotHere.id)))


def spans(
    session: Session, review_id: UUID, parts: Sequence[TextPart], decisions: Sequence[GroupDecision]
) -> tuple[Spans, ...]:
    """Of each part, where a replaced name stays. Words that changed since are no such place any more."""
    kept: dict[UUID, set[str]] = {}
    for one in exceptions(session, review_id):
        kept.setdefault(one.decision_id, set()).add(one.place)
    stays: list[list[tuple[int, int]]] = [[] for _part in parts]
    decided = [Decided(key_of(one.name), one.instead, one.capital_only) for one in decisions] if kept else []
    for decision in decisions:
        if decision.instead is not None and (known := kept.get(decision.id)):
            for place in places(parts, decided, key_of(decision.name)):
                if place.known_by in known:
                    stays[place.part].append((place.start, place.end))
    return tuple(tuple(one) for one in stays)


def not_here(session: Session, actor: Actor, decision: GroupDecision, place: Place) -> None:
    """It stays at this place. Twice is once."""
    if not any(one.decision_id == decision.id and one.place == place.known_by for one in _live(session, decision)):
        row = GroupNotHere(
            review_id=decision.review_id, decision_id=decision.id, by_staff=actor.known_id(), made_at=now()
        )
        row.place = place.known_by
        session.add(row)
        session.flush()
        audit.record(session, "group_copy.not_here", actor, review_id=decision.review_id, thing_id=decision.id)


def here_too(session: Session, actor: Actor, decision: GroupDecision, place: Place) -> None:
    """It is replaced at this place as well, after all."""
    for one in _live(session, decision):
        if one.place == place.known_by:
            one.ended_by, one.ended_at = actor.known_id(), now()
            session.flush()
            audit.record(session, "group_copy.here_too", actor, review_id=decision.review_id, thing_id=decision.id)


def _live(session: Session, decision: GroupDecision) -> list[GroupNotHere]:
    return [one for one in exceptions(session, decision.review_id) if one.decision_id == decision.id]
