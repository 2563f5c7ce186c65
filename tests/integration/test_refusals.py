"""The person did not want family involved: two people, then nobody of the family, in the pages and in the database."""

from collections.abc import Iterator
from datetime import timedelta
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
from portal.circle.people.queries import MessageKind, NotToBeWrittenTo, may_contact
from portal.circle.promises.models import Task, TaskKind
from portal.circle.reviews import members
from portal.circle.reviews import services as reviews
from portal.circle.reviews.models import FAMILY, CirclePlace, CircleStepKind, Relationship, Review
from portal.circle.reviews.second_models import Refusal, SecondYes
from portal.clock import now, today
from portal.foundation.identity.actor import Actor, Kind, Role
from portal.foundation.migrations.guards import missing
from portal.foundation.outbox.models import Channel, Notice, State
from portal.ids import uuid7
from tests.client import Client
from tests.factories import World
from tests.integration.circle_steps import SISTER, add, links_to
from tests.integration.links import live_link
from tests.integration.mail import invited
from tests.smtp import MailServer

SAID = "I do not want my mum or Marta to know anything. She said it twice."
FAMILY_KEYS = ("mother", "sister", "easy", "letter", "father", "aunt")
OTHERS = ("urdu", "polish")
REFUSES = r"did not want family|changed by two people|not to be written to"


@pytest.fixture
def circle(world: World) -> str:
    return f"/desk/reviews/{world.review.reference}/circle/"


def wish(world: World) -> str:
    return f"/desk/reviews/{world.review.reference}/refusal"


def write(client: Client, world: World, **changed: Any) -> None:
    client.get(wish(world))
    fields = {"words": SAID, "to_whom": "Grace, support worker", "on_day": "3/4/2025"} | changed
    client.press("Ask a second person to confirm", **fields)


def confirm(client: Client, words: str = "did not want family") -> None:
    look(client, words)
    client.press("Yes, I confirm this")


def look(client: Client, words: str = "did not want family") -> None:
    """Open the newest of what waits for a second person."""
    client.get("/desk/second-yes/")
    links = [one.get("href", "") for one in client.page.all("a") if words in "".join(one.itertext())]
    client.get(links[-1])


def refused(world: World) -> None:
    """Sam writes it down, Ruth confirms."""
    write(Client(world.app).sign_in(world.support), world)
    confirm(Client(world.app).sign_in(world.reviewer))


def live(world: World) -> set[str]:
    with world.app.extensions["database"].reading() as session:
        query = select(CirclePlace.contact_id).where(
            CirclePlace.review_id == world.review.id, CirclePlace.ended_at.is_(None)
        )
        ids = set(session.scalars(query))
    return {key for key, one in world.contacts.items() if one.id in ids}


def rows(world: World, model: Any) -> list[Any]:
    with world.app.extensions["database"].reading() as session:
        return list(session.scalars(select(model).order_by(model.id)))


def test_one_person_alone_changes_nothing(world: World, circle: str) -> None:
    client = Client(world.app).sign_in(world.reviewer)
    write(client, world)
    assert "A second person has to say yes" in client.page.main
    assert "Until then invite nobody of the family" in client.page.main
    look(client)
    assert SAID in client.page.main
    assert "Yes, I confirm this" not in client.page.main
    [mine] = [one for one in rows(world, SecondYes) if one.kind == "refusal"]
    path = f"/desk/reviews/{world.review.reference}/second-yes/{mine.id}"
    client.post(path, {"csrf_token": client.token()})
    assert client.response.status_code == 409
    assert "Somebody else has to say yes" in client.page.main
    assert rows(world, Refusal) == []
    assert live(world) == {*FAMILY_KEYS, *OTHERS}


def test_the_second_yes_ends_every_family_link_and_message_at_once(world: World, smtp: MailServer) -> None:
    tokens = {key: live_link(world, world.contacts[key]) for key in ("mother", "urdu")}
    inside = Client(world.app).sign_in(world.mother)
    invited(world, world.sister)
    refused(world)
    assert live(world) == set(OTHERS)
    assert Client(world.app).get(f"/l/{tokens['mother']}").status_code == 410
    assert Client(world.app).get(f"/l/{tokens['urdu']}").status_code == 200
    inside.signed_in = False
    assert inside.get(f"/reviews/{world.review.reference}/", follow=False).status_code == 303
    of_sister = [one for one in rows(world, Notice) if one.owner_id == world.sister.id]
    assert of_sister
    assert {one.state for one in of_sister} == {State.CANCELLED}
    assert links_to(world.app, smtp, "marta@testrow.example") == []
    [stands] = rows(world, Refusal)
    assert (stands.first_by, stands.second_by) == (world.support.id, world.reviewer.id)
    [task] = [one for one in rows(world, Task) if one.kind is TaskKind.REFUSAL_AGAIN]
    assert task.due_on == stands.again_on == today() + timedelta(days=91)


def test_who_is_refused_gets_no_new_link_and_reads_the_same_page(world: World, smtp: MailServer) -> None:
    refused(world)
    pages = []
    for address in ("joan@testrow.example", "nobody@example.org"):
        asks = Client(world.app)
        asks.get("/link")
        asks.press("Send me a link", email=address)
        pages.append(asks.page.main)
    assert pages[0] == pages[1]
    assert links_to(world.app, smtp, "joan@testrow.example") == []


def test_nobody_of_the_family_is_added(world: World, circle: str) -> None:
    refused(world)
    client = Client(world.app).sign_in(world.reviewer)
    client.get(circle)
    assert "The person did not want family involved." in client.page.main
    client.follow_link("Add somebody")
    assert "Sister" not in client.page.main
    assert "Look for somebody else who knew them well" in client.page.main
    client.post(client.at, {"csrf_token": client.token(), "form_key": "f", **SISTER})
    assert client.response.status_code == 422
    assert "Look for another contact" in client.page.main
    assert "Sally Opened" not in [one for one in live(world)]
    add(client, circle, relationship="friend")
    assert client.response.status_code == 200
    assert "They are in the circle" in client.page.main


def test_a_day_to_come_and_words_are_asked_for(world: World) -> None:
    client = Client(world.app).sign_in(world.reviewer)
    write(client, world, words="", to_whom="", on_day="1/1/2999", again_on="1/1/2020")
    assert client.response.status_code == 422
    for words in ("Write what the person said", "Write to whom", "a day that has been", "a day to come"):
        assert words in client.page.main
    write(client, world, words=SAID, on_day="soon")
    kept = dict(client.page.fields(client.page.button("Ask a second person to confirm").form))
    assert (kept["words"].strip(), kept["on_day"]) == (SAID, "soon")


def test_who_does_not_agree_ends_it(world: World, circle: str) -> None:
    write(Client(world.app).sign_in(world.support), world)
    lead = Client(world.app).sign_in(world.lead)
    look(lead)
    page = lead.at
    lead.press("No, I do not agree")
    assert "Nothing was changed" in lead.page.main
    lead.post(page, {"csrf_token": lead.token()})
    assert lead.response.status_code == 409
    assert live(world) == {*FAMILY_KEYS, *OTHERS}


def test_two_take_it_back_and_nothing_is_sent(world: World, circle: str, smtp: MailServer) -> None:
    refused(world)
    reviewer = Client(world.app).sign_in(world.reviewer)
    reviewer.get(wish(world))
    assert SAID in reviewer.page.main
    reviewer.press("Ask a second person", words="She wrote to her mother in March.")
    assert live(world) == set(OTHERS)
    confirm(Client(world.app).sign_in(world.second_reviewer), "Family may be involved")
    assert live(world) == {*FAMILY_KEYS, *OTHERS}
    [over] = rows(world, Refusal)
    assert (over.ended_first, over.ended_second) == (world.reviewer.id, world.second_reviewer.id)
    assert [one for one in rows(world, Task) if one.kind is TaskKind.REFUSAL_AGAIN and not one.done_at] == []
    with world.app.extensions["database"].reading() as session:
        assert may_contact(session, world.mother.id, MessageKind.ASKED_FOR, now())
    assert links_to(world.app, smtp, "joan@testrow.example") == []
    reviewer.get(f"{circle}{world.mother.id}/")
    assert reviewer.response.status_code == 200


def test_a_relationship_is_changed_by_two_while_it_stands(world: World, circle: str) -> None:
    refused(world)
    reviewer = Client(world.app).sign_in(world.reviewer)
    page = f"{circle}{world.urdu.id}/"
    reviewer.get(page + "details")
    reviewer.press("Keep this", relationship="sister")
    assert reviewer.response.status_code == 422
    assert "two people put a relationship right" in reviewer.page.main
    reviewer.get(f"{circle}{world.aunt.id}/relationship")
    reviewer.press("Ask a second person to confirm", relationship="friend", words="A neighbour.")
    assert live(world) == set(OTHERS)
    confirm(Client(world.app).sign_in(world.lead), "something else to the person")
    assert live(world) == {*OTHERS, "aunt"}
    reviewer.get(page.replace(str(world.urdu.id), str(world.polish.id)) + "relationship")
    reviewer.press("Ask a second person to confirm", relationship="sister", words="She is her sister.")
    confirm(Client(world.app).sign_in(world.lead), "something else to the person")
    assert live(world) == {"urdu", "aunt"}


def test_who_left_is_added_again_unless_refused(world: World, circle: str) -> None:
    reviewer = Client(world.app).sign_in(world.reviewer)
    reviewer.get(f"{circle}{world.mother.id}/end")
    reviewer.press("They have left the circle")
    assert "mother" not in live(world)
    reviewer.press("Add Joan Testrow again")
    assert "Nothing was sent to them yet" in reviewer.page.main
    assert "mother" in live(world)
    refused(world)
    reviewer.get(circle)
    reviewer.post(f"{circle}{world.mother.id}/add-again", {"csrf_token": reviewer.token()})
    assert "Nobody of the family can be added" in reviewer.page.main
    assert live(world) == set(OTHERS)


def test_a_caller_who_asks_for_a_senior_gets_a_task_and_the_same_words(world: World) -> None:
    pages = []
    for number in range(2):
        client = Client(world.app).sign_in(world.support)
        client.get("/desk/circles/")
        client.follow_link("A caller asks for a senior person, in NHS Fenmarsh (made up)")
        pages.append(client.page.main)
        client.press("Ask the area lead to ring them", name="Joan", phone="01632 960 155", words="Why not me?")
        assert "The area lead rings them by" in client.page.main
        if not number:
            refused(world)
    assert pages[0] == pages[1]
    tasks = [one for one in rows(world, Task) if one.kind is TaskKind.LOOK_AGAIN]
    assert [(one.owner_id, one.review_id, one.contact_id) for one in tasks] == [(world.lead.id, None, None)] * 2


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
