"""The person did not want family involved: two people, then nobody of the family, in the pages and in the database."""

from datetime import timedelta

import pytest

from portal.circle.people.queries import MessageKind, may_contact
from portal.circle.promises.models import Task, TaskKind
from portal.circle.reviews.second_models import Refusal, SecondYes
from portal.clock import now, today
from portal.foundation.outbox.models import Notice, State
from tests.client import Client
from tests.factories import World
from tests.integration.circle_steps import SISTER, add, links_to
from tests.integration.links import live_link
from tests.integration.mail import invited
from tests.integration.refusal_steps import FAMILY_KEYS, OTHERS, SAID, confirm, live, look, refused, rows, wish, write
from tests.smtp import MailServer


@pytest.fixture
def circle(world: World) -> str:
    return f"/desk/reviews/{world.review.reference}/circle/"


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
