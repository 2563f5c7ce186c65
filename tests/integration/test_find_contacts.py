"""Finding a contact at the phone desk: by name, number, reference or letter, in the worker's own areas only."""

import random
from typing import Any

import pytest
from sqlalchemy import func, select

from portal.circle.access.codes import make_letter_code
from portal.circle.people import services as people
from portal.circle.people.finding import by_name
from portal.circle.people.models import Contact, ContactNameKey
from portal.desks.phone_desk.queries import Found, areas_of, find
from portal.foundation.audit.models import TrailEntry
from portal.foundation.identity.actor import SYSTEM, Actor, Kind, Role
from portal.foundation.outbox.models import Channel
from tests.client import Client
from tests.factories import World
from tests.factories.names import add_named, name_pairs, other_names

CONTACTS = 2_000


def found_by(world: World, typed: str, area: Any = None) -> list[Found]:
    """Who is found in the first area, or another."""
    with world.app.extensions["database"].reading() as session:
        return find(session, world.app.extensions["lookup"], [area or world.support.area_id], typed)


def add(world: World, name: str, **more: Any) -> Any:
    """A contact of the first area."""
    with world.app.extensions["database"].transaction() as session:
        area_id = more.pop("area_id", world.support.area_id)
        return people.add_contact(
            session,
            world.app.extensions["lookup"],
            SYSTEM,
            area_id=area_id,
            name=name,
            channel=Channel.PHONE,
            **more,
        ).id


def test_three_hundred_names_among_two_thousand_contacts(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    pairs, area_id = name_pairs(), world.support.area_id
    others = other_names(pairs, CONTACTS - len(pairs), random.Random(1))
    lookup = world.app.extensions["lookup"]
    with world.app.extensions["database"].transaction() as session:
        ids = add_named(session, lookup, area_id, [one.written for one in pairs] + others)
    answers = {True: [], False: []}
    with world.app.extensions["database"].reading() as session:
        for pair, contact_id in zip(pairs, ids, strict=False):
            found = [one.id for one in by_name(session, lookup, [area_id], pair.typed)]
            answers[pair.held_out].append((contact_id in found, contact_id in found[:10]))
    for held_out, half in answers.items():
        recall, first_ten = (sum(one) / len(half) for one in zip(*half, strict=True))
        with capsys.disabled():
            print(
                f"\nNames, {'held-out' if held_out else 'first'} half: {recall:.1%}, in the first ten {first_ten:.1%}"
            )
        assert recall >= 0.95
        assert first_ten >= 0.90


@pytest.mark.parametrize(
    "typed", ["Marta Testrow", "MARTA", "martha testroe", "Testrow, Marta", "Mrata Testrow", "مارتا", "ਮਾਰਤਾ"]
)
def test_a_name_is_found_however_it_is_typed(any_world: World, typed: str) -> None:
    assert any_world.sister.id in [one.contact_id for one in found_by(any_world, typed)]


@pytest.mark.parametrize("typed", ["01632 960150", "+44 1632 960 150", "(01632) 960-150", "０１６３２ ９６０ １５０"])
def test_a_number_is_found_in_any_form(any_world: World, typed: str) -> None:
    assert [one.name for one in found_by(any_world, typed)] == ["Arthur Testrow"]


def test_a_reference_brings_its_circle_whom_we_ring_first_at_the_head(any_world: World) -> None:
    reference = any_world.review.reference
    for typed in (reference, reference.lower().replace("-", " "), reference.removeprefix("LR-")):
        found = found_by(any_world, typed)
        assert {one.contact_id for one in found} == {
            one.id for one in any_world.contacts.values() if one.review.reference == reference
        }
        assert found[0].contact_id == any_world.mother.id
        assert found[0].places[0][1] == reference


def test_the_first_four_signs_of_a_letter_while_it_lives(any_world: World) -> None:
    with any_world.app.extensions["database"].transaction() as session:
        older = make_letter_code(session, any_world.urdu.id, None)
        code = make_letter_code(session, any_world.urdu.id, None)
    assert [one.contact_id for one in found_by(any_world, code[:4].lower())] == [any_world.urdu.id]
    assert [one.contact_id for one in found_by(any_world, code)] == [any_world.urdu.id]
    assert found_by(any_world, older[:4]) == []


def test_a_contact_of_another_area_is_never_found(any_world: World) -> None:
    far = any_world.far
    number = add(any_world, "Marker Onlyfar", area_id=any_world.far_support.area_id, phone="01632 960 777")
    with any_world.app.extensions["database"].transaction() as session:
        code = make_letter_code(session, number, None)
    ways = [far.name, "Marker", "Onlyfar", "01632 960 777", far.review.reference, code[:4]]
    for typed in ways:
        there = {one.contact_id for one in found_by(any_world, typed, any_world.far_support.area_id)}
        here = found_by(any_world, typed)  # the signs of a code may sound like somebody's name here
        assert there & {number, far.id}, typed
        assert not [one for one in here if one.contact_id in there or one.area_id != any_world.support.area_id], typed


def test_who_only_reviews_in_an_area_finds_nobody_there(world: World) -> None:
    client = Client(world.app).sign_in(world.reviewer)
    assert client.get("/phone/").status_code == 404
    roles = {
        world.support.area_id: frozenset({Role.SUPPORT_WORKER}),
        world.far.actor.area_id: frozenset({Role.REVIEWER}),
    }
    both = Actor(id=world.support.id, kind=Kind.STAFF, roles_by_area=roles)
    assert areas_of(both) == [world.support.area_id]


def test_a_changed_name_is_found_and_the_old_one_is_not(any_world: World) -> None:
    contact_id = add(any_world, "Prudence Oldname")
    with any_world.app.extensions["database"].transaction() as session:
        contact = session.get_one(Contact, contact_id)
        people.correct(
            session,
            any_world.app.extensions["lookup"],
            SYSTEM,
            contact,
            name="Wilhelmina Newname",
            channel=Channel.PHONE,
            email=None,
            phone="01632 960 778",
            address=None,
            language="en_GB",
            easy=False,
            needs=[],
        )
    assert [one.contact_id for one in found_by(any_world, "Wilhelmina")] == [contact_id]
    assert [one.contact_id for one in found_by(any_world, "01632960778")] == [contact_id]
    assert found_by(any_world, "Prudence Oldname") == []


def test_keys_are_made_anew_and_erased_names_have_none(any_world: World) -> None:
    database, lookup = any_world.app.extensions["database"], any_world.app.extensions["lookup"]
    with database.transaction() as session:
        before = set(session.execute(select(ContactNameKey.token, ContactNameKey.contact_id)))
        for one in any_world.contacts.values():
            people.forget_name_keys(session, one.id)
        database.keys.destroy(session, "contact", any_world.sister.id)
    assert found_by(any_world, "Joan") == []
    assert people.rebuild_name_keys(database, lookup, batch=3) == len(any_world.contacts) - 1
    with database.reading() as session:
        after = set(session.execute(select(ContactNameKey.token, ContactNameKey.contact_id)))
    assert after == {one for one in before if one[1] != any_world.sister.id}
    assert [one.contact_id for one in found_by(any_world, "Joan")] == [any_world.mother.id]


def test_the_page_shows_who_it_may_be_and_the_trail_only_how_many(world: World) -> None:
    client = Client(world.app).sign_in(world.support)
    client.get("/phone/")
    client.press("Somebody is on the phone")
    client.press("Find", typed="Joan Tsetrow")
    shown = client.page.text
    assert "Joan Testrow" in shown
    assert world.review.reference in shown
    assert "?" not in client.at
    with world.app.extensions["database"].reading() as session:
        entry = session.scalars(select(TrailEntry).where(TrailEntry.event == "seen.found")).one()
        assert entry.actor_id == world.support.id
        assert entry.area_id == world.support.area_id
        assert set(entry.detail) == {"found"}
        assert entry.detail["found"] >= 1
    client.press("Find", typed="Xqzwvv Kjhgfd")
    assert "Nobody found" in client.page.text
    client.press("Find", typed=" ")
    assert client.response.status_code == 422
    with world.app.extensions["database"].reading() as session:
        assert session.scalar(select(func.count()).where(TrailEntry.event == "seen.found")) == 2


@pytest.mark.parametrize(
    "typed", ["", "   ", "'", "-", "%_", "x" * 200, "1 2 3 4 5 6 7 8 9 10", "\u0000", "🙂", "ۀ", "ـ"]
)
def test_nonsense_finds_nobody_and_breaks_nothing(any_world: World, typed: str) -> None:
    assert found_by(any_world, typed) == []
