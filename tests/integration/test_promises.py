"""What we promise: one call for whoever asks twice, either part of the day, two tries and then honest words."""

from datetime import timedelta

import time_machine

from portal.circle.promises import queries, services
from portal.circle.promises.models import PartOfDay, Task, TaskKind
from portal.clock import now
from portal.foundation.audit.models import TrailEntry
from portal.foundation.identity.actor import Assurance
from portal.foundation.outbox.models import Notice
from tests.client import Client
from tests.factories import World
from tests.integration.draft_steps import staff
from tests.integration.phone_steps import rows


def of(world: World, key: str) -> list[Task]:
    """The call-backs promised to somebody."""
    return [
        one for one in rows(world, Task) if (one.contact_id, one.kind) == (world.contacts[key].id, TaskKind.CALL_BACK)
    ]


def desk(world: World, who: str = "support") -> Client:
    """Somebody of the staff."""
    return Client(world.app).sign_in(world.staff[who])


def test_whoever_asks_twice_waits_for_one_call_and_is_told_so(any_world: World) -> None:
    client = Client(any_world.app).sign_in(any_world.mother)
    client.get("/call-me")
    assert "Sam Placeholder rings you on" in client.page.text
    assert "It stays one call." in client.page.text
    client.press("Ask for a call", phone="01632 960 122", part="either", note="After ten, please")
    assert len(of(any_world, "mother")) == 1
    assert of(any_world, "mother")[0].part is PartOfDay.EITHER
    with any_world.app.extensions["database"].reading() as session:
        note = session.get_one(Task, any_world.mother.task).note
    assert note == "note-of-mother\n\nAfter ten, please"


def test_the_same_words_sent_twice_stand_there_once(any_world: World) -> None:
    client = Client(any_world.app).sign_in(any_world.mother)
    for _ in range(2):
        client.get("/call-me")
        client.press("Ask for a call", phone="01632 960 122", part="morning", note="After ten, please")
    with any_world.app.extensions["database"].reading() as session:
        note = session.get_one(Task, any_world.mother.task).note or ""
    assert note.count("After ten, please") == 1


def test_in_the_limited_room_nobody_changes_a_promise_that_was_made(any_world: World) -> None:
    client = Client(any_world.app).sign_in(any_world.mother, Assurance.LIMITED)
    client.get("/call-me")
    assert "It stays one call." not in client.page.text
    client.press("Ask for a call", name="Somebody", phone="01632 960 999", part="morning")
    with any_world.app.extensions["database"].reading() as session:
        assert session.get_one(Task, any_world.mother.task).phone == "01632 960 120"


def test_a_third_try_is_not_counted_and_writes_nothing_more(any_world: World) -> None:
    database = any_world.app.extensions["database"]
    for _ in range(4):
        with database.transaction() as session:
            task = session.get_one(Task, any_world.mother.task)
            services.tried(session, any_world.mother.actor, task, base_url="http://127.0.0.1")
    assert of(any_world, "mother")[0].tries == 2
    assert len(rows(any_world, Notice)) == 1
    assert len([one for one in rows(any_world, TrailEntry) if one.event == "promises.tried"]) == 2


def test_we_say_that_we_have_written_only_when_it_is_on_its_way(any_world: World) -> None:
    """A letter has to be printed and posted first."""
    client = desk(any_world)
    path = f"/phone/{any_world.letter.task}"
    client.get("/phone/")
    for _ in range(2):
        client.post(path, {"csrf_token": client.token(), "how": "nobody"})
        client.get("/phone/")
    family = Client(any_world.app).sign_in(any_world.letter)
    family.get(f"/reviews/{any_world.review.reference}/")
    assert "We are writing to you." in family.page.text
    assert "We have written to you." not in family.page.text
    with any_world.app.extensions["database"].transaction() as session:
        notice = session.get_one(Notice, of(any_world, "letter")[0].notice_id)
        notice.sent_at = now()
    family.get(f"/reviews/{any_world.review.reference}/")
    assert "We have written to you." in family.page.text


def test_what_is_late_comes_first_says_sorry_and_reaches_the_lead(any_world: World) -> None:
    with time_machine.travel(now() + timedelta(days=10)):
        client = desk(any_world)
        client.get("/phone/")
        assert "Late: say sorry first." in client.page.text
        lead = desk(any_world, "lead")
        lead.get("/area/")
        assert "Joan Testrow, promised for" in lead.page.text
        family = Client(any_world.app).sign_in(any_world.mother)
        family.get(f"/reviews/{any_world.review.reference}/")
        assert "We are late, and we are sorry." in family.page.text
        client.post(f"/phone/{any_world.mother.task}", {"csrf_token": client.token(), "how": "done"})
    kept = [one for one in rows(any_world, TrailEntry) if one.event == "promises.kept"]
    assert [one.detail for one in kept] == [{"late": True}]


def test_a_reviewer_keeps_their_own_promises_on_their_own_queue(any_world: World) -> None:
    with any_world.app.extensions["database"].transaction() as session:
        session.get_one(Task, any_world.mother.task).owner_id = any_world.reviewer.id
    client = desk(any_world, "reviewer")
    client.get("/desk/")
    client.press("Done: Joan Testrow")
    assert client.page.heading == "What waits"
    assert of(any_world, "mother")[0].done_at is not None
    other = desk(any_world, "second_reviewer")
    other.get("/desk/")
    assert "Joan Testrow" not in other.page.text


def test_a_call_that_they_gave_a_time_themselves_is_not_called_done(any_world: World) -> None:
    with any_world.app.extensions["database"].transaction() as session:
        services.keep(session, any_world.mother.actor, session.get_one(Task, any_world.mother.task))
        assert queries.waiting_call(session, any_world.mother.id) is None
        assert TaskKind.CALL_BACK not in {one.kind for one in queries.to_contact(session, any_world.mother.id)}


def test_a_kept_promise_waits_no_more(any_world: World) -> None:
    with any_world.app.extensions["database"].transaction() as session:
        assert queries.waiting_call(session, any_world.mother.id) is not None
        services.keep(session, staff(any_world), session.get_one(Task, any_world.mother.task))
        assert queries.waiting_call(session, any_world.mother.id) is None
        told = queries.to_contact(session, any_world.mother.id)
        assert [one.done_at is not None for one in told if one.kind is TaskKind.CALL_BACK] == [True]
