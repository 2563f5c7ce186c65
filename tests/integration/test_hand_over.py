"""F17, F16, F114: who is rung first is handed on by two people's yes; a new reviewer is told by name."""

import os
import re
from typing import Any

import pytest
from sqlalchemy import select

from portal.circle.involvement import notices
from portal.circle.people import helpers
from portal.circle.people.models import Contact, HelperKind, HelperMay
from portal.circle.promises.models import Task, TaskKind
from portal.circle.reviews import handing_over
from portal.circle.reviews.models import CirclePlace, KeyContactOffer, Relationship, Review
from portal.foundation.identity.actor import SYSTEM, Assurance
from tests.client import Client
from tests.factories import World
from tests.integration.links import live_link
from tests.integration.mail import send
from tests.integration.test_mail_as_it_arrives import EMAILS, READINGS, SAYS_TOO_MUCH, read_as, shown
from tests.smtp import Arrived, MailServer


def key_contact(world: World) -> list[Any]:
    with world.app.extensions["database"].reading() as session:
        mine = CirclePlace.review_id == world.review.id, CirclePlace.key_contact.is_(True)
        return list(session.scalars(select(CirclePlace.contact_id).where(*mine)))


def ask_sister(world: World) -> Client:
    """The mother asks the sister."""
    mother = Client(world.app).sign_in(world.mother)
    mother.get(f"/reviews/{world.review.reference}/ring-first")
    mother.press("Ask them", whom=str(world.sister.id))
    assert "You asked Marta Testrow" in mother.page.main
    return mother


def answer(world: World, button: str) -> Client:
    sister = Client(world.app).sign_in(world.sister)
    sister.get("/start")
    sister.follow_link("See what it is, and answer")
    assert "Joan Testrow asks you" in sister.page.main
    sister.press(button)
    return sister


def test_with_two_yeses_it_is_handed_on_and_both_are_told(any_world: World, smtp: MailServer) -> None:
    token = live_link(any_world, any_world.mother)
    mother = ask_sister(any_world)
    assert key_contact(any_world) == [any_world.mother.id]  # not before she said yes
    sister = answer(any_world, "Yes, ring me first")
    assert key_contact(any_world) == [any_world.sister.id]
    assert "You are the person we ring first" in sister.page.main
    assert "Thank you. You said yes." in sister.page.main
    assert Client(any_world.app).get(f"/l/{token}").status_code == 410
    mother.get("/start")
    assert mother.at.startswith("/link")  # her links and sign-ins have ended
    send(any_world.app)
    told = sorted((one.message["To"], one.message["Subject"]) for one in smtp.arrived)
    assert told == [
        ("joan@testrow.example", "Whom we ring first"),
        ("marta@testrow.example", "A question for you"),
        ("marta@testrow.example", "Whom we ring first"),
    ]


def test_nothing_private_passes_and_the_timeline_does(world: World) -> None:
    ask_sister(world)
    sister = answer(world, "Yes, ring me first")
    home = sister.get(f"/reviews/{world.review.reference}/").get_data(as_text=True)
    assert "We were told." in sister.page.main
    assert world.mother.marker not in home
    story = f"/reviews/{world.review.reference}/stories/{world.mother.story}"
    assert sister.get(story).status_code == 404
    assert sister.get(f"{story}/read").status_code == 404
    mother = Client(world.app).sign_in(world.mother)  # she comes back
    assert world.mother.marker in mother.get(f"{story}/read").get_data(as_text=True)


def test_with_a_no_everything_stays_and_who_asked_is_told(world: World, smtp: MailServer) -> None:
    mother = ask_sister(world)
    answer(world, "No, thank you")
    assert key_contact(world) == [world.mother.id]
    assert mother.get("/start").status_code == 200
    send(world.app)
    assert [one.message["Subject"] for one in smtp.arrived] == ["A question for you", "You have an answer"]


def test_a_question_taken_back_cannot_be_answered(world: World) -> None:
    mother = ask_sister(world)
    sister = Client(world.app).sign_in(world.sister)
    sister.get(f"/reviews/{world.review.reference}/ring-first")
    mother.press("Take the question back")
    sister.press("Yes, ring me first")
    assert "Nothing changed because you pressed." in sister.page.main
    assert key_contact(world) == [world.mother.id]
    with world.app.extensions["database"].reading() as session:
        assert [one.answer for one in session.scalars(select(KeyContactOffer))] == ["taken_back"]


def test_only_who_shows_that_they_are_here_is_named(world: World) -> None:
    mother = Client(world.app).sign_in(world.mother)
    mother.get(f"/reviews/{world.review.reference}/ring-first")
    assert "Zofia" in mother.page.main
    assert "Bert Testrow" not in mother.page.main
    mother.press("Ask them", whom=str(world.father.id))
    assert mother.response.status_code == 422


def test_nobody_else_answers_or_asks(world: World) -> None:
    ask_sister(world)
    with world.app.extensions["database"].reading() as session:
        offer = session.scalars(select(KeyContactOffer)).one().id
    page = f"/reviews/{world.review.reference}/ring-first"
    polish = Client(world.app).sign_in(world.polish)
    polish.get(page)
    polish.get("/looks")
    token = {"csrf_token": polish.token()}
    assert polish.post(f"{page}/{offer}", {**token, "answer": "yes"}).status_code == 404
    assert polish.post(page, {**token, "whom": str(world.sister.id)}).status_code == 404
    assert key_contact(world) == [world.mother.id]
    limited = Client(world.app).sign_in(world.mother, Assurance.LIMITED)
    assert limited.get(page).status_code == 404


def test_somebody_else_becomes_a_promise_with_a_name_and_a_day(world: World) -> None:
    mother = Client(world.app).sign_in(world.mother)
    mother.get(f"/reviews/{world.review.reference}/ring-first")
    mother.press("Ask them", whom="somebody_else", words="My niece Una, 01632 960 155")
    assert "talks with you by" in mother.page.main
    with world.app.extensions["database"].reading() as session:
        task = session.scalars(select(Task).where(Task.kind == TaskKind.KEY_CONTACT)).one()
        assert task.note == "My niece Una, 01632 960 155"


def test_a_key_contact_who_is_not_family_is_told_what_they_can_read_and_why(world: World, client: Client) -> None:
    client.sign_in(world.polish).get("/start")
    assert "What you know counts as much" not in client.page.main
    with world.app.extensions["database"].transaction() as session:
        place = session.get_one(CirclePlace, world.polish.actor.review_scope[world.review.id])
        place.key_contact = True
        assert place.relationship is Relationship.FRIEND
    client.get("/start")
    assert "What you know counts as much" in client.page.main
    assert "You cannot read what others keep private" in client.page.main
    client.get(f"/reviews/{world.review.reference}/ring-first")
    assert "What you know counts as much" in client.page.main


def change_reviewer(world: World) -> None:
    with world.app.extensions["database"].transaction() as session:
        review = session.get_one(Review, world.review.id)
        handing_over.hand_over(session, SYSTEM, review, world.second_reviewer.id)


def test_a_new_reviewer_is_told_by_name_and_keeps_what_was_promised(world: World, smtp: MailServer) -> None:
    mother = Client(world.app).sign_in(world.mother)
    mother.get(f"/reviews/{world.review.reference}/who-else")
    mother.press("Tell us", who="Una from the day centre")
    assert "Ruth Sample answers you by" in mother.page.main
    change_reviewer(world)
    send(world.app)
    letters = [one.text for one in smtp.arrived if one.message["To"] == "joan@testrow.example"]
    assert len(letters) == 1
    assert "Ruth Sample hands over to Rhys Second" in letters[0]
    assert "You do not have to tell anything twice." in letters[0]
    mother.get("/start")
    assert "You can always ring Rhys Second" in mother.page.main
    assert "Rhys Second answers you by" in mother.page.main


@pytest.mark.parametrize(("language", "easy"), READINGS)
def test_messages_about_the_circle(world: World, smtp: MailServer, language: str, easy: bool) -> None:
    read_as(world, language, easy)
    got: dict[str, Arrived] = {}
    for what in ("asked", "no", "you", "not_you"):
        with world.app.extensions["database"].transaction() as session:
            notices.whom_we_ring(session, session.get_one(Contact, world.sister.id), what)
        send(world.app)
        got[f"ring-{what.replace('_', '-')}"] = smtp.arrived.pop()
    with world.app.extensions["database"].transaction() as session:
        named = helpers.Named("Hana Helper", HelperKind.ADVOCATE, [HelperMay.COPIES], email="hana@help.example")
        helpers.name_helper(session, SYSTEM, session.get_one(Contact, world.sister.id), named, form_key="h")
    change_reviewer(world)
    send(world.app)
    by_address = {one.message["To"]: one for one in smtp.arrived}
    got |= {"copy": by_address["hana@help.example"], "new-reviewer": by_address["marta@testrow.example"]}
    for kind, arrived in got.items():
        path = EMAILS / f"{kind}.{language}{'@easyread' if easy else ''}.txt"
        if os.environ.get("UPDATE_EMAILS"):
            path.write_text(shown(arrived), "utf-8")
        assert shown(arrived) == path.read_text("utf-8"), path.name
        everything = f"{arrived.message['Subject']} {arrived.text} {arrived.html}"
        for private in ("Thomas", "Tomsie", "Joan", world.review.reference):
            assert private not in everything
        assert re.search(SAYS_TOO_MUCH[language], everything, re.I) is None
