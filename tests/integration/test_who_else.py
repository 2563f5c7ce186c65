"""F111: who else knew them, and whom rather not to ask: read by the reviewer, answered by a day."""

import pytest

from portal.clock import today
from tests.client import Client
from tests.factories import World
from tests.integration.mail import send
from tests.smtp import MailServer

WORDS = "Una from the day centre"


@pytest.fixture
def asked(world: World) -> Client:
    """The sister has told us."""
    client = Client(world.app).sign_in(world.sister)
    client.get("/start")
    client.follow_link("Tell us who else knew them")
    client.press("Tell us", who=WORDS, rather_not="My cousin Bert")
    return client


def test_it_is_answered_by_the_reviewer_and_the_answer_stands_on_the_page(
    world: World, asked: Client, smtp: MailServer
) -> None:
    assert "Ruth Sample answers you by" in asked.page.main
    reviewer = Client(world.app).sign_in(world.reviewer)
    reviewer.get(f"/desk/reviews/{world.review.reference}/")
    assert f"Knew them: {WORDS}" in reviewer.page.main
    assert "Rather not ask: My cousin Bert" in reviewer.page.main
    reviewer.press("Answer Marta Testrow", words="")
    assert "Write an answer first" in reviewer.page.main
    reviewer.press("Answer Marta Testrow", words="We ring Una. We do not ask your cousin.")
    assert WORDS not in reviewer.page.main
    asked.get("/start")
    assert "We ring Una. We do not ask your cousin." in asked.page.main
    send(world.app)
    assert [one.message["To"] for one in smtp.arrived] == ["marta@testrow.example"]


@pytest.mark.parametrize("who", ["support", "second_reviewer"])
def test_others_of_the_staff_do_not_read_it(world: World, asked: Client, who: str) -> None:
    client = Client(world.app).sign_in(world.staff[who])
    for page in ("/phone/", "/desk/", f"/desk/reviews/{world.review.reference}/"):
        client.get(page)
        assert WORDS not in client.response.get_data(as_text=True), page


def test_others_of_the_circle_do_not_see_it(world: World, asked: Client) -> None:
    client = Client(world.app).sign_in(world.mother)
    client.get("/start")
    assert WORDS not in client.response.get_data(as_text=True)


def test_an_empty_form_is_said_kindly(world: World) -> None:
    client = Client(world.app).sign_in(world.sister)
    client.get(f"/reviews/{world.review.reference}/who-else")
    client.press("Tell us")
    assert client.response.status_code == 422
    assert "Write something in one of the two boxes." in client.page.main


def test_the_day_is_a_working_day_to_come(world: World, asked: Client) -> None:
    from portal.circle.promises import queries

    with world.app.extensions["database"].reading() as session:
        promise = queries.to_contact(session, world.sister.id)[0]
    assert promise.due_on > today()
    assert promise.due_on.weekday() < 5
