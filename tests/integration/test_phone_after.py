"""After a call: what its record says of who made sure, where tasks lead, and Done that was pressed by mistake."""

from datetime import timedelta

import time_machine

from portal.circle.promises import services as promises
from portal.circle.promises import undoing
from portal.circle.promises.models import Task
from portal.clock import now
from portal.foundation.audit.models import TrailEntry
from portal.foundation.identity.actor import Actor, Kind
from portal.foundation.outbox.models import Channel
from tests.client import Client
from tests.factories import World
from tests.integration.acting_steps import rows
from tests.integration.mail import send
from tests.integration.phone_steps import sure_of, this_call, with_found
from tests.integration.test_not_arrived import news, sent, sister, tasks


def handed_over(world: World) -> Client:
    """Sam made sure of Arthur and handed the call to Lena; the browser of Lena, who took it."""
    client = sure_of(world, "Arthur Testrow")
    client.press("Hand it over", colleague=str(world.lead.id))
    colleague = Client(world.app).sign_in(world.lead)
    colleague.get("/phone/")
    colleague.press("Take the call")
    return colleague


def test_the_record_says_who_made_sure_before_the_call_was_handed_on(any_world: World) -> None:
    colleague = handed_over(any_world)
    colleague.press("End the call")
    told = colleague.page.main
    assert "Sam Placeholder made sure at" in told
    assert "rang the number that we hold. After that the call was handed on, and nobody made sure again" in told
    assert "We did not make sure" not in told
    assert "as far as we know" not in told
    assert "Nothing was sent, since nobody made sure again after it was handed on." in told


def test_whoever_takes_it_and_makes_sure_again_is_the_one_who_did(world: World) -> None:
    colleague = handed_over(world)
    colleague.press("I rang this number and they answered")
    colleague.press("End the call")
    assert "We made sure: rang the number that we hold, Lena Specimen" in colleague.page.main


def test_being_sure_of_one_is_not_being_sure_of_another(world: World) -> None:
    client = with_found(world, "Joan Testrow", sure_of(world, "Arthur Testrow"))
    client.press("End the call")
    assert "We did not make sure who it was" in client.page.main
    assert "Joan Testrow, as far as we know" in client.page.main


def test_tasks_and_records_lead_to_the_page_of_whom_they_are_about(any_world: World) -> None:
    client = sure_of(any_world, "Arthur Testrow")
    call = this_call(any_world)
    client.press("Promise it", part="morning")
    client.press("End the call")
    page = f"/desk/reviews/{any_world.review.reference}/circle/{any_world.letter.id}/"
    assert page in client.response.text
    client.get("/phone/")
    assert page in client.response.text
    assert client.get(page).status_code == 200
    assert client.page.heading == "Arthur Testrow"
    reviewer = Client(any_world.app).sign_in(any_world.reviewer)
    reviewer.get(f"/phone/records/{call.id}/")
    assert page in reviewer.response.text
    assert reviewer.get(page).status_code == 200


def test_done_is_taken_back_by_whoever_pressed_it_for_ten_minutes(any_world: World) -> None:
    client = Client(any_world.app).sign_in(any_world.support)
    client.get("/phone/")
    client.press("Done: Joan Testrow")
    assert "You can take it back for ten minutes." in client.page.main
    lead = Client(any_world.app).sign_in(any_world.lead)
    lead.get("/phone/")
    assert "Not done after all" not in lead.page.main
    lead.post(f"/phone/{any_world.mother.task}/not-done", {"csrf_token": lead.token()})
    assert "cannot be taken back" in lead.page.main
    client.press("Not done after all: Joan Testrow")
    assert "It waits again" in client.page.main
    assert "Done: Joan Testrow" in client.response.text.replace("<bdi>", "").replace("</bdi>", "")
    waiting = next(one for one in rows(any_world, Task) if one.id == any_world.mother.task)
    assert (waiting.done_at, waiting.done_by) == (None, None)
    events = [one.event for one in rows(any_world, TrailEntry) if one.thing_id == any_world.mother.task]
    assert events[-2:] == ["promises.kept", "promises.taken_back"]


def test_after_ten_minutes_it_stays_done(world: World) -> None:
    client = Client(world.app).sign_in(world.support)
    client.get("/phone/")
    client.press("Done: Joan Testrow")
    with time_machine.travel(now() + timedelta(minutes=11)):
        client.post(f"/phone/{world.mother.task}/not-done", {"csrf_token": client.token()})
        assert "cannot be taken back any more" in client.page.main
        assert "Not done after all" not in client.page.main
    assert next(one for one in rows(world, Task) if one.id == world.mother.task).done_at is not None


def test_a_reviewer_takes_their_own_back_on_their_own_queue(world: World) -> None:
    with world.app.extensions["database"].transaction() as session:
        session.get_one(Task, world.mother.task).owner_id = world.reviewer.id
    client = Client(world.app).sign_in(world.reviewer)
    client.get("/desk/")
    client.press("Done: Joan Testrow")
    client.press("Not done after all: Joan Testrow")
    assert client.page.heading == "What waits"
    assert "It waits again" in client.page.main
    assert next(one for one in rows(world, Task) if one.id == world.mother.task).done_at is None


def test_what_was_not_told_after_all_waits_to_be_told(any_world: World) -> None:
    sister(any_world, channel=Channel.PHONE, phone="01632 960 151")
    news(any_world)
    send(any_world.app)
    [told] = tasks(any_world)
    actor = Actor(any_world.support.id, Kind.STAFF, any_world.support.area_id)
    for _ in range(2):
        with any_world.app.extensions["database"].transaction() as session:
            promises.keep(session, actor, session.get_one(Task, told.id))
        assert sent(any_world) == [("phone", "sent")]
        with any_world.app.extensions["database"].transaction() as session:
            assert undoing.take_back(session, actor, session.get_one(Task, told.id))
            assert not undoing.take_back(session, actor, session.get_one(Task, told.id))
        assert sent(any_world) == [("phone", "for_staff")]
        assert [one.id for one in tasks(any_world)] == [told.id]
