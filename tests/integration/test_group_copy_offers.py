"""Each of the circle is told of the copy before it goes, with days of their own; what is said beside it goes along."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from portal.circle.people.models import Contact, ContactHold, ContactTrouble, HoldKind, QuietDates, TroubleKind
from portal.circle.reviews.models import CirclePlace, Review
from portal.clock import now, today
from portal.foundation.outbox.models import Channel
from portal.taking_part.comments.answering import Answer, answer
from portal.taking_part.comments.commenting import Said, comment
from portal.taking_part.comments.models import CommentKind, Outcome
from portal.taking_part.group_copy import deciding, giving, offering, texts
from portal.taking_part.group_copy.giving import SomebodyWaits
from tests.client import Client
from tests.factories import World
from tests.integration.group_copies import (
    change,
    decide_all,
    seal_key,
    shown_copy,
    shown_draft,
    staff,
)

RAW = text("UPDATE group_copy SET given_at = :late, given_by = signed_by, given_to_sealed = text_sealed")


def ready(world: World) -> None:
    with change(world) as session:
        shown_draft(session, world)
        decide_all(session, world)
        shown_copy(session, world)


def given(world: World) -> None:
    with change(world) as session:
        giving.give(session, seal_key(world), staff(world), session.get_one(Review, world.review.id), "The group")


def refused_by_both(world: World) -> giving.Waiting:
    with pytest.raises(SomebodyWaits) as waits:
        given(world)
    with pytest.raises(DatabaseError, match="was not told of it"), change(world) as session:
        session.execute(RAW.bindparams(late=now().replace(tzinfo=None)))
    return waits.value.waiting


def test_who_came_since_is_told_first_and_has_the_same_days(any_world: World) -> None:
    with change(any_world) as session:
        place = session.query(CirclePlace).filter_by(contact_id=any_world.sister.id).one()
        place.ended_at = now()
    ready(any_world)
    with change(any_world) as session:
        session.query(CirclePlace).filter_by(contact_id=any_world.sister.id).one().ended_at = None
    with time_machine.travel(now() + timedelta(days=20)):
        assert refused_by_both(any_world).not_offered == (any_world.sister.id,)
        reviewer = Client(any_world.app).sign_in(any_world.reviewer)
        reviewer.get(f"/desk/reviews/{any_world.review.reference}/group-copy/circle")
        assert f"{any_world.sister.name} was not told that they can see it" in reviewer.page.main
        reviewer.press(f"Write to {any_world.sister.name}", how="message")
        assert "was not told that they can see it" not in reviewer.page.main
        assert refused_by_both(any_world).silent
    with time_machine.travel(now() + timedelta(days=35)):
        given(any_world)


def test_days_are_counted_from_the_day_on_which_their_message_goes(any_world: World) -> None:
    with change(any_world) as session:
        until = today() + timedelta(days=30)
        session.add(QuietDates(contact_id=any_world.mother.id, from_day=today(), until_day=until, made_at=now()))
    ready(any_world)
    with time_machine.travel(now() + timedelta(days=31)):
        assert refused_by_both(any_world).until == until + timedelta(days=15)
    with time_machine.travel(now() + timedelta(days=45)):
        given(any_world)


def test_nobody_is_told_whom_nothing_reaches_until_somebody_told_them(any_world: World) -> None:
    with change(any_world) as session:
        mother = session.get_one(Contact, any_world.mother.id)
        mother.next_channel = None
        session.add(ContactTrouble(contact_id=mother.id, channel=mother.channel, kind=TroubleKind.BOUNCED, since=now()))
        assert mother.channel is Channel.EMAIL
    ready(any_world)
    with time_machine.travel(now() + timedelta(days=20)):
        assert refused_by_both(any_world).not_offered == (any_world.mother.id,)
        with change(any_world) as session:
            row = giving.newest_shown(session, any_world.review.id)
            assert row is not None
            mother = session.get_one(Contact, any_world.mother.id)
            assert not offering.offer(session, staff(any_world), row, mother)
            assert offering.offer(session, staff(any_world), row, mother, in_person=True)
            assert not offering.offer(session, staff(any_world), row, mother, in_person=True)
        assert refused_by_both(any_world).not_offered == ()


def test_who_stopped_and_who_paused_hold_nothing_back_for_ever(any_world: World) -> None:
    with change(any_world) as session:
        for key, kind in (("mother", HoldKind.STOPPED), ("sister", HoldKind.PAUSED)):
            session.add(ContactHold(contact_id=any_world.contacts[key].id, kind=kind, begins_at=now()))
    ready(any_world)
    with time_machine.travel(now() + timedelta(days=14)):
        given(any_world)


@pytest.mark.parametrize(
    "statement", ["DELETE FROM group_offer", "UPDATE group_offer SET goes_on = '2020-01-02', told_on = '2020-01-01'"]
)
def test_that_somebody_was_told_is_never_lost(statement: str, any_world: World) -> None:
    ready(any_world)
    with pytest.raises(DatabaseError, match="never lost"), change(any_world) as session:
        session.execute(text(statement))


def remembered(session: Any, world: World, words: str) -> None:
    review = session.get_one(Review, world.review.id)
    version = texts.newest(session, review.id)
    assert version is not None
    said = Said(CommentKind.WRONG, "It was in May.")
    made = comment(session, world.mother.actor, review, version.id, 2, said, "a")
    answer(session, staff(world), review, [made.id], Answer(Outcome.REMEMBERED, words, number=2), "b")


def test_memories_that_differ_go_to_the_group_without_names_and_end_a_signature(any_world: World) -> None:
    ready(any_world)
    with change(any_world) as session:
        remembered(session, any_world, "His sister says Thomas fell in the kitchen; the ward wrote the garden.")
        row = giving.newest_shown(session, any_world.review.id)
        assert row is not None
        assert giving.came_since(session, row)
        copy = deciding.now_of(session, session.get_one(Review, any_world.review.id))
        assert copy is not None
        beside = [(one.number, one.words) for one in copy.text() if one.kind == texts.REMEMBERED]
        assert beside == [(2, "His sister says the person fell in the kitchen; the ward wrote the garden.")]
        assert not deciding.holds(seal_key(any_world), copy, row)
    with pytest.raises(DatabaseError, match="after the signature"), change(any_world) as session:
        session.execute(RAW.bindparams(late=(now() + timedelta(days=90)).replace(tzinfo=None)))
