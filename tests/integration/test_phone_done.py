"""What is done in a call, and what nobody does: links, codes, letters, whom nobody rings."""

import re
from typing import Any

import pytest
from sqlalchemy import select

from portal.circle.people import services as people
from portal.circle.people.models import HoldKind
from portal.circle.promises import services as promises
from portal.circle.promises.models import Task, TaskKind
from portal.circle.reviews import members
from portal.circle.reviews.models import CirclePlace, Review
from portal.foundation.identity.actor import SYSTEM, Actor, Kind
from tests.client import Client
from tests.factories import World
from tests.integration.mail import send
from tests.integration.phone_steps import give_number, rows, sure_of, taking, this_call, with_found
from tests.smtp import MailServer


def test_a_code_is_read_out_only_on_a_call_of_ours_and_opens_their_page_once(any_world: World) -> None:
    client = with_found(any_world, "Arthur Testrow")
    path = f"/phone/calls/{this_call(any_world).id}/code"
    client.post(path, {"csrf_token": client.token()})
    assert client.response.status_code == 422
    client.press("I rang this number and they answered")
    client.press("Read out a code with which they come in")
    code = re.search(r"[A-Z3479]{4}-[A-Z3479]{4}-[A-Z3479]{4}", client.page.main)
    assert code is not None
    home = Client(any_world.app)
    for _ in range(2):
        home.get("/letter")
        home.press("Open my page", code="FKJM7XQ3PRWC")
    home.get("/letter")
    home.press("Open my page", code=code[0])
    assert "Cousin-Tom" in home.page.main


def test_a_link_goes_to_the_address_we_hold_whoever_asks(any_world: World, smtp: MailServer) -> None:
    client = with_found(any_world, "Joan Testrow")
    client.press("Send a link to the email address we hold")
    send(any_world.app)
    assert [one.recipients for one in smtp.arrived] == [("joan@testrow.example",)]
    assert "/l/" in smtp.arrived[0].text


def test_a_letter_with_a_code_waits_where_letters_are_printed(any_world: World) -> None:
    client = with_found(any_world, "Arthur Testrow")
    client.press("Post them a letter with a code")
    assert "Print it today." in client.page.text
    client.get("/post/")
    assert "Arthur Testrow" in client.page.text
    elsewhere = with_found(any_world, "Joan Testrow", taking(any_world, "lead"))
    elsewhere.post(f"/phone/calls/{this_call(any_world).id}/letter", {"csrf_token": elsewhere.token()})
    assert elsewhere.response.status_code == 422


def test_six_figures_for_one_more_step_are_read_out_only_on_a_call_of_ours(any_world: World) -> None:
    client = with_found(any_world, "Arthur Testrow")
    path = f"/phone/calls/{this_call(any_world).id}/one-more-step"
    client.post(path, {"csrf_token": client.token()})
    assert client.response.status_code == 422
    client.press("I rang this number and they answered")
    client.press("Read out six figures: their page asks for one more step")
    assert re.search(r"\b\d{6}\b", client.page.main)


def test_what_reached_somebody_else_ends_every_link(any_world: World) -> None:
    client = with_found(any_world, "Joan Testrow")
    client.press("End every link: it reached somebody else")
    assert "to be looked into" in client.page.text
    assert rows(any_world, Task)[-1].kind is TaskKind.NOT_FOR_ME


def add_tasks(world: World, *kinds: TaskKind) -> list[Any]:
    """Tasks about the mother, by their kinds."""
    with world.app.extensions["database"].transaction() as session:
        return [
            promises.add_task(session, SYSTEM, one, area_id=world.support.area_id, contact_id=world.mother.id).id
            for one in kinds
        ]


def test_done_is_said_only_by_who_can_do_it(any_world: World) -> None:
    """A family reads it: a support worker who answers no story cannot say that it is answered."""
    kinds = (TaskKind.STORY_ANSWER, TaskKind.SECOND_YES, TaskKind.KEY_CONTACT, TaskKind.BOUNCED)
    tasks = dict(zip(kinds, add_tasks(any_world, *kinds), strict=True))
    client = Client(any_world.app).sign_in(any_world.support)
    client.get("/phone/")
    page = client.response.get_data(as_text=True)
    assert [one for one in kinds if f'action="/phone/{tasks[one]}"' in page] == [TaskKind.BOUNCED]
    token = client.token()
    for one in kinds:
        client.post(f"/phone/{tasks[one]}", {"csrf_token": token, "how": "done"})
    done = {one.kind for one in rows(any_world, Task) if one.id in tasks.values() and one.done_at}
    assert done == {TaskKind.BOUNCED}


@pytest.mark.parametrize("kind", [HoldKind.REFUSED, HoldKind.DIED, HoldKind.STOPPED])
def test_nobody_is_told_to_ring_whom_nobody_rings(world: World, kind: HoldKind) -> None:
    add_tasks(world, TaskKind.NEW_ADDRESS)
    with world.app.extensions["database"].transaction() as session:
        people.hold(session, world.mother.id, kind)
    client = Client(world.app).sign_in(world.support)
    client.get("/phone/")
    assert client.page.main.count("Do not ring: ") == 3
    assert "looks at it.," not in client.page.main


def test_a_promise_is_told_by_its_kind_and_the_name_is_sure(any_world: World) -> None:
    add_tasks(any_world, TaskKind.STORY_ANSWER)
    give_number(any_world, "mother", "01632 960 155")
    client = sure_of(any_world, "Joan Testrow")
    assert "answers what they told us by" in client.page.main
    assert "It may be Joan Testrow" not in client.page.main
    assert "made sure who it is by ringing back" in client.page.main
    client.press("Hand it over", colleague=str(any_world.lead.id))
    lead = Client(any_world.app).sign_in(any_world.lead)
    lead.get(f"/phone/records/{this_call(any_world).id}/")
    assert "Sam Placeholder: done: made sure who it is by ringing back" in lead.page.main


def test_a_call_to_somebody_who_died_is_let_go(any_world: World) -> None:
    with any_world.app.extensions["database"].transaction() as session:
        review = session.get_one(Review, any_world.review.id)
        mine = CirclePlace.contact_id == any_world.mother.id, CirclePlace.review_id == review.id
        place = session.scalars(select(CirclePlace).where(*mine)).one()
        actor = Actor(any_world.support.id, Kind.STAFF, any_world.support.area_id)
        members.has_died(session, actor, review, place, died=True)
    call = next(one for one in rows(any_world, Task) if one.id == any_world.mother.task)
    assert call.let_go is True


def test_a_meeting_is_booked_in_the_same_call(world: World) -> None:
    give_number(world, "mother", "01632 960 150")
    support = with_found(world, world.mother.name)
    assert "Book a meeting for them" not in support.page.text  # before we are sure, nothing of a review stands there
    support.press("I rang this number and they answered")
    support.follow_link("Book a meeting for them")
    assert support.response.status_code == 200
    assert support.at.partition("?")[0].endswith(f"/meetings/{world.mother.id}/")
    assert world.mother.name in support.page.text
