"""The database asks for as much as the service before a closer look is decided, and keeps what was said (F71)."""

from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import text, update
from sqlalchemy.exc import DatabaseError

from portal.circle.people.models import Contact, ContactHold, HoldKind
from portal.circle.reviews.models import CirclePlace
from portal.clock import now, today
from portal.taking_part.focused import queries
from portal.taking_part.focused.models import FocusedDecision, FocusedTalk, TalkKind
from portal.taking_part.focused.services import (
    Decided,
    NobodyIsUntrue,
    OtherWaysFirst,
    TalkFirst,
    WithWhom,
    ask,
    decide,
    take_back,
    write_talk,
)
from tests.factories import World
from tests.integration.draft_steps import change, review_of, staff

NO = Decided(False, (), "The care was looked at closely.", "I ring you on Monday.")
RAW = text(
    "INSERT INTO focused_decision (id, review_id, place, focused, criteria, decided_by, decided_at, made_once,"
    " reasons_sealed, next_sealed) SELECT id, id, 1, true, '[]', reviewer_id, opened_at, 'x', person_sealed,"
    " person_sealed FROM review WHERE id = :review"
)
TALK = text(
    "INSERT INTO focused_talk (id, review_id, contact_id, kind, on_day, by_staff, other_ways_told, written_at)"
    " SELECT :id, id, :contact, :kind, :day, reviewer_id, true, opened_at FROM review WHERE id = :review"
)


def as_kept(session: Any, one: UUID | None) -> Any:
    """An id as this engine keeps it."""
    return one.hex if one is not None and session.get_bind().dialect.name == "sqlite" else one


def raw(session: Any, world: World) -> None:
    session.execute(RAW, {"review": as_kept(session, world.review.id)})


def raw_talk(session: Any, world: World, kind: str, contact: UUID | None) -> None:
    ids = {"id": uuid4(), "review": world.review.id, "contact": contact}
    kept = {name: as_kept(session, one) for name, one in ids.items()}
    session.execute(TALK, {**kept, "kind": kind, "day": today()})


def talked(session: Any, world: World, key: str, kind: TalkKind = TalkKind.TALKED, *, ways: bool = True) -> None:
    who = world.contacts[key].id
    review, told = review_of(session, world), {"on_day": today(), "other_ways_told": ways, "summary": None}
    write_talk(session, staff(world), review, kind, contact_id=who, **told)


def asks(session: Any, world: World, *keys: str) -> None:
    for key in keys:
        ask(session, world.contacts[key].actor, review_of(session, world), key)


def holds(session: Any, world: World, key: str, kind: HoldKind) -> None:
    session.add(ContactHold(contact_id=world.contacts[key].id, kind=kind, begins_at=now()))


def nobody_talked(session: Any, world: World) -> None:
    asks(session, world, "mother")


def one_of_two(session: Any, world: World) -> None:
    asks(session, world, "mother", "sister")
    talked(session, world, "mother")


def talked_with_somebody_else(session: Any, world: World) -> None:
    asks(session, world, "mother")
    talked(session, world, "sister")


def without_other_ways(session: Any, world: World) -> None:
    talked(session, world, "sister", ways=False)


def asker_without_other_ways(session: Any, world: World) -> None:
    asks(session, world, "mother")
    talked(session, world, "mother", ways=False)
    talked(session, world, "sister")


def paused(session: Any, world: World) -> None:
    one_of_two(session, world)
    holds(session, world, "sister", HoldKind.PAUSED)


REFUSED = [
    (nobody_talked, TalkFirst, "nobody has talked first|was not talked with|nobody was told"),
    (one_of_two, TalkFirst, "was not talked with"),
    (talked_with_somebody_else, TalkFirst, "was not talked with"),
    (without_other_ways, OtherWaysFirst, "nobody was told of other ways"),
    (asker_without_other_ways, OtherWaysFirst, "was not talked with"),
    (paused, TalkFirst, "was not talked with"),
]


@pytest.mark.parametrize(("before", "error", "says"), REFUSED, ids=[one[0].__name__ for one in REFUSED])
def test_the_database_refuses_what_the_service_refuses(
    before: Callable[[Any, World], None], error: type[Exception], says: str, any_world: World
) -> None:
    with change(any_world) as session:
        before(session, any_world)
    with pytest.raises(error), change(any_world) as session:
        decide(session, staff(any_world), review_of(session, any_world), NO, "d")
    with pytest.raises(DatabaseError, match=says), change(any_world) as session:
        raw(session, any_world)


def all_talked(session: Any, world: World) -> None:
    asks(session, world, "mother", "sister")
    talked(session, world, "mother")
    talked(session, world, "sister", TalkKind.NOT_WANTED, ways=False)


def taken_back(session: Any, world: World) -> None:
    one_of_two(session, world)
    row = queries.asked_by(session, world.review.id, world.sister.id)
    assert row is not None
    take_back(session, world.sister.actor, row)


def stopped(session: Any, world: World) -> None:
    one_of_two(session, world)
    holds(session, world, "sister", HoldKind.STOPPED)


def two_entries_of_one(session: Any, world: World) -> None:
    """The sister asked; she turned out to be the one with whom we talked under another entry."""
    asks(session, world, "sister")
    talked(session, world, "mother")
    session.get_one(Contact, world.sister.id).merged_into = world.mother.id


def nobody_left(session: Any, world: World) -> None:
    asks(session, world, "mother")
    session.execute(update(CirclePlace).where(CirclePlace.review_id == world.review.id).values(ended_at=now()))
    told = {"contact_id": None, "on_day": today(), "other_ways_told": False, "summary": None}
    write_talk(session, staff(world), review_of(session, world), TalkKind.NOBODY, **told)


@pytest.mark.parametrize("before", [all_talked, taken_back, stopped, two_entries_of_one, nobody_left])
def test_both_let_a_decision_through_when_everybody_was_heard(
    before: Callable[[Any, World], None], any_world: World
) -> None:
    with change(any_world) as session:
        before(session, any_world)
    with change(any_world) as session:
        assert decide(session, staff(any_world), review_of(session, any_world), NO, "d").place == 1


def test_nobody_is_there_counts_only_while_nobody_is(any_world: World) -> None:
    with change(any_world) as session:
        nobody_left(session, any_world)
        session.execute(update(CirclePlace).where(CirclePlace.contact_id == any_world.sister.id).values(ended_at=None))
    with pytest.raises(OtherWaysFirst), change(any_world) as session:
        decide(session, staff(any_world), review_of(session, any_world), NO, "d")
    with pytest.raises(DatabaseError, match="nobody was told of other ways"), change(any_world) as session:
        raw(session, any_world)


def test_a_talk_with_nobody_or_with_a_stranger_is_refused(any_world: World) -> None:
    told = {"on_day": today(), "other_ways_told": True, "summary": None}
    with change(any_world) as session:
        review = review_of(session, any_world)
        with pytest.raises(WithWhom):
            write_talk(session, staff(any_world), review, TalkKind.TALKED, contact_id=None, **told)
        with pytest.raises(NobodyIsUntrue):
            write_talk(session, staff(any_world), review, TalkKind.NOBODY, contact_id=None, **told)
    for kind, contact in (("talked", None), ("not_wanted", uuid4()), ("nobody", None), ("nobody", any_world.mother.id)):
        with pytest.raises(DatabaseError, match="talk"), change(any_world) as session:
            raw_talk(session, any_world, kind, contact)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE focused_talk SET other_ways_told = false",
        "DELETE FROM focused_talk",
        "UPDATE focused_decision SET focused = true",
        "DELETE FROM focused_decision",
    ],
)
def test_a_talk_and_a_decision_stay_as_they_were_written(statement: str, any_world: World) -> None:
    with change(any_world) as session:
        talked(session, any_world, "mother")
        decide(session, staff(any_world), review_of(session, any_world), NO, "d")
    with pytest.raises(DatabaseError, match="stay as they were written"), change(any_world) as session:
        session.execute(text(statement))
    with change(any_world) as session:
        assert session.query(FocusedTalk).one().other_ways_told
        assert not session.query(FocusedDecision).one().focused
