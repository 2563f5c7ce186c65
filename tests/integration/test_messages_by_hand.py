"""Letters and calls wait for staff once the worker has looked at them; each press changes one message, once."""

from uuid import UUID

from portal.circle.people import services as people
from portal.circle.people.models import HoldKind
from portal.foundation.identity.actor import Actor, Kind
from portal.foundation.outbox import by_hand, queries
from portal.foundation.outbox.models import Channel, Notice, State
from tests.factories import World
from tests.integration.mail import invited, send


def waiting(world: World, channel: Channel | None = None) -> list[queries.ByHand]:
    """What waits for staff of the near area."""
    with world.app.extensions["database"].reading() as session:
        return queries.for_staff(session, {world.support.area_id}, channel)


def state_of(world: World, notice_id: UUID) -> State:
    """Where a message is."""
    with world.app.extensions["database"].reading() as session:
        return session.get_one(Notice, notice_id).state


def support(world: World) -> Actor:
    """The support worker."""
    return Actor(id=world.support.id, kind=Kind.STAFF, area_id=world.support.area_id)


def test_a_letter_is_printed_then_posted_each_once(any_world: World) -> None:
    invited(any_world, any_world.letter)
    assert waiting(any_world) == [], "the worker looks first whether it may go"
    send(any_world.app)
    [letter] = waiting(any_world, Channel.LETTER)
    assert waiting(any_world, Channel.PHONE) == []
    assert (letter.contact_id, letter.address) == (any_world.letter.id, "1 Example Row, Fenmarsh")
    assert "NHS Fenmarsh (made up)" in letter.message.text
    database, actor = any_world.app.extensions["database"], support(any_world)
    for press, state in ((by_hand.mark_printed, State.PRINTED), (by_hand.mark_posted, State.SENT)):
        with database.transaction() as session:
            assert press(session, actor, letter.id)
        with database.transaction() as session:
            assert not press(session, actor, letter.id), "a second press changes nothing"
        assert state_of(any_world, letter.id) is state
    assert waiting(any_world) == []


def test_another_area_sees_nothing_of_it(any_world: World) -> None:
    invited(any_world, any_world.letter)
    send(any_world.app)
    [letter] = waiting(any_world)
    with any_world.app.extensions["database"].reading() as session:
        assert queries.for_staff(session, {any_world.far_support.area_id}) == []
        assert queries.for_staff(session, {any_world.support.area_id}) == [letter]


def test_who_stops_is_not_posted_what_is_printed_already(any_world: World) -> None:
    invited(any_world, any_world.letter)
    send(any_world.app)
    [letter] = waiting(any_world)
    database, actor = any_world.app.extensions["database"], support(any_world)
    with database.transaction() as session:
        by_hand.mark_printed(session, actor, letter.id)
    with database.transaction() as session:
        people.hold(session, any_world.letter.id, HoldKind.STOPPED)
    assert waiting(any_world) == []
    with database.transaction() as session:
        assert not by_hand.mark_posted(session, actor, letter.id)
    assert state_of(any_world, letter.id) is State.CANCELLED
