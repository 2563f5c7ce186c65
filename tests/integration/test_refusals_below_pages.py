"""A wish that family is not involved is kept by the services and by the database, whatever the pages do."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session

from portal.circle.access import by_phone
from portal.circle.access import services as access
from portal.circle.people import services as people
from portal.circle.people.models import Contact
from portal.circle.people.queries import MessageKind, NotToBeWrittenTo
from portal.circle.reviews import members
from portal.circle.reviews import services as reviews
from portal.circle.reviews.models import FAMILY, CirclePlace, CircleStepKind, Relationship, Review
from portal.clock import now, today
from portal.foundation.identity.actor import Actor, Kind, Role
from portal.foundation.migrations.guards import missing
from portal.foundation.outbox.models import Channel, Notice, State
from portal.ids import uuid7
from tests.factories import World
from tests.integration.refusal_steps import refused

REFUSES = r"did not want family|changed by two people|not to be written to"


def staff(world: World, key: str) -> Actor:
    one = world.staff[key]
    roles = {one.area_id: frozenset({Role(one.role)})}
    return Actor(id=one.id, kind=Kind.STAFF, area_id=one.area_id, roles_by_area=roles)


@pytest.fixture
def any_refused(any_world: World) -> World:
    refused(any_world)
    return any_world


def test_the_services_refuse_it(any_refused: World) -> None:
    world = any_refused
    with world.app.extensions["database"].transaction() as session:
        review = session.get_one(Review, world.review.id)
        contact = session.get_one(Contact, world.other.id)
        actor = staff(world, "reviewer")
        for relationship in FAMILY:
            with pytest.raises(reviews.FamilyRefused):
                reviews.invite(session, actor, review, contact, relationship)
        place = session.scalars(select(CirclePlace).where(CirclePlace.contact_id == world.mother.id)).one()
        for kind in set(CircleStepKind) - {CircleStepKind.RANG}:
            with pytest.raises(reviews.FamilyRefused):
                members.write_down(session, actor, review, place, kind)
        mother = session.get_one(Contact, world.mother.id)
        assert people.notify(session, mother, "link", {}, kind=MessageKind.ASKED_FOR) is None
        lookup, base = world.app.extensions["lookup"], "http://127.0.0.1"
        with pytest.raises(NotToBeWrittenTo):
            by_phone.send_link(session, lookup, actor, mother, base)
        with pytest.raises(NotToBeWrittenTo):
            by_phone.code_to_read_out(session, actor, mother)
        with pytest.raises(NotToBeWrittenTo):
            access.make_letter_code(session, actor, mother.id, review.id)


@pytest.fixture
def raw(any_refused: World) -> Iterator[tuple[World, Session]]:
    with any_refused.app.extensions["database"].writing() as session:
        yield any_refused, session


def given(value: UUID, session: Session) -> str:
    return value.hex if session.connection().dialect.name == "sqlite" else str(value)


def refuses(session: Session, statement: str, **values: Any) -> None:
    savepoint = session.begin_nested()
    with pytest.raises(DatabaseError, match=REFUSES):
        session.execute(text(statement), values)
    savepoint.rollback()


PLACE = (
    "INSERT INTO circle_place (id, review_id, contact_id, relationship, key_contact, shows_presence, invited_at) "
    "VALUES (:id, :review, :contact, :relationship, false, false, :at)"
)


def test_the_database_adds_and_invites_nobody_of_the_family(raw: tuple[World, Session]) -> None:
    world, session = raw
    review, mother = given(world.review.id, session), given(world.mother.id, session)
    stranger = given(world.other.id, session)
    at = now().replace(tzinfo=None) if session.connection().dialect.name == "sqlite" else now()
    for relationship in sorted(FAMILY):
        refuses(
            session,
            PLACE,
            id=given(uuid7(), session),
            review=review,
            contact=stranger,
            relationship=relationship,
            at=at,
        )
    refuses(session, "UPDATE circle_place SET ended_at = NULL WHERE contact_id = :who", who=mother)
    refuses(session, "UPDATE circle_place SET relationship = 'friend' WHERE contact_id = :who", who=mother)
    friend = given(world.polish.id, session)
    refuses(session, "UPDATE circle_place SET relationship = 'mother' WHERE contact_id = :who", who=friend)
    step = (
        "INSERT INTO circle_step (id, review_id, contact_id, kind, on_day, written_at) "
        "VALUES (:id, :review, :who, :kind, :day, :at)"
    )
    for kind in ("invited_by_email", "invited_by_letter", "wrote"):
        values = {
            "id": given(uuid7(), session),
            "review": review,
            "who": mother,
            "kind": kind,
            "day": today(),
            "at": at,
        }
        refuses(session, step, **values)
    session.execute(text(step), values | {"kind": "rang"})
    # Somebody who was no family is added as before.
    session.execute(
        text(PLACE),
        {
            "id": given(uuid7(), session),
            "review": review,
            "contact": stranger,
            "relationship": Relationship.FRIEND.value,
            "at": at,
        },
    )


def test_the_database_writes_to_nobody_of_the_family(raw: tuple[World, Session]) -> None:
    world, session = raw
    mother, at = given(world.mother.id, session), now()
    at = at.replace(tzinfo=None) if session.connection().dialect.name == "sqlite" else at
    refuses(
        session,
        "INSERT INTO sign_in_link (id, token_hash, contact_id, made_at, expires_at) "
        "VALUES (:id, :hash, :who, :at, :at)",
        id=given(uuid7(), session),
        hash=b"x",
        who=mother,
        at=at,
    )
    refuses(
        session,
        "INSERT INTO letter_code (id, contact_id, first_signs, secret_hash, made_at, expires_at, wrong) "
        "VALUES (:id, :who, 'ABCD', 'x', :at, :at, 0)",
        id=given(uuid7(), session),
        who=mother,
        at=at,
    )
    notice = Notice(
        area_id=world.lead.area_id,
        owner_kind="contact",
        owner_id=world.mother.id,
        channel=Channel.EMAIL,
        template="link",
        locale="en_GB",
        easy=False,
        state=State.WAITING,
        due_at=now(),
        made_at=now(),
    )
    session.add(notice)
    with pytest.raises(DatabaseError, match="not to be written to"):
        session.flush()


def test_the_database_lets_no_refusal_begin_or_end_by_one_person(any_world: World) -> None:
    world = any_world
    with world.app.extensions["database"].writing() as session:
        review, one = given(world.other_review.id, session), given(world.lead.id, session)
        yes = given(world.proposal.id, session)
        at = now().replace(tzinfo=None) if session.connection().dialect.name == "sqlite" else now()
        begin = (
            "INSERT INTO refusal (id, review_id, proposal_id, first_by, second_by, begins_at, again_on) "
            "VALUES (:id, :review, :yes, :one, :two, :at, :day)"
        )
        values = {"id": given(uuid7(), session), "review": review, "yes": yes, "one": one, "at": at, "day": today()}
        # Over the heads of family who are still in the circle it does not begin.
        with pytest.raises(DatabaseError, match="did not want family"):
            session.execute(text(begin), values | {"two": given(world.reviewer.id, session)})
        session.rollback()
        session.execute(text("UPDATE circle_place SET ended_at = :at WHERE review_id = :review"), values)
        with pytest.raises(DatabaseError, match="begun_by_two"):
            session.execute(text(begin), values | {"two": one})
        session.rollback()
        with pytest.raises(DatabaseError, match="two_people"):
            session.execute(text("UPDATE second_yes SET confirmed_by = proposed_by, confirmed_at = :at"), {"at": at})
    refused(world)
    with world.app.extensions["database"].writing() as session:
        values = {"at": at, "one": given(world.lead.id, session)}
        for half in ("ended_at = :at", "ended_at = :at, ended_first = :one, ended_second = :one"):
            savepoint = session.begin_nested()
            with pytest.raises(DatabaseError, match="ended_by_two"):
                session.execute(text(f"UPDATE refusal SET {half}"), values)  # noqa: S608  words of this test
            savepoint.rollback()


def test_a_missing_guard_is_named(any_world: World) -> None:
    database = any_world.app.extensions["database"]
    with database.transaction() as session:
        on = "" if session.connection().dialect.name == "sqlite" else " ON circle_place"
        session.connection().exec_driver_sql(f"DROP TRIGGER circle_place_family_added{on}")
    with database.engine.connect() as connection:
        assert missing(connection) == ["circle_place_family_added"]
