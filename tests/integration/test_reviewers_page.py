"""The reviewer's page of a review: names of who left, and the rules of a letter with a code."""

import pytest
from sqlalchemy import select

from portal.circle.people.models import Contact
from portal.circle.reviews import members
from portal.circle.reviews.closing_models import ClosingKind
from portal.circle.reviews.models import CirclePlace, CircleStepKind, Review
from portal.foundation.identity.actor import Actor, Kind
from tests.client import Client
from tests.factories import World
from tests.integration.refusal_steps import refused
from tests.integration.test_answer_promised import share


def shared(world: World) -> str:
    """The sister's story is shared; the address of the reviewer's page."""
    share(world, Client(world.app).sign_in(world.sister))
    return f"/desk/reviews/{world.review.reference}/"


@pytest.mark.parametrize("how", ["left", "refused"])
def test_who_left_the_circle_keeps_their_name_beside_their_story(world: World, how: str) -> None:
    page = shared(world)
    client = Client(world.app).sign_in(world.reviewer)
    if how == "left":
        client.get(f"{page}circle/{world.sister.id}/end")
        client.press("They have left the circle")
    else:
        refused(world)
    assert client.get(page).status_code == 200
    assert f"{world.sister.name} (left the circle)" in " ".join(client.page.main.split())
    assert client.get(f"{page}stories/{world.sister.story}/").status_code == 200
    assert client.get("/desk/").status_code == 200


def letter(world: World, client: Client) -> int:
    """Ask for a letter with a code; what was answered."""
    client.get(f"/desk/reviews/{world.review.reference}/circle/{world.letter.id}/")
    path = f"/desk/reviews/{world.review.reference}/letters/{world.letter.id}"
    return client.post(path, {"csrf_token": client.token()}).status_code


def rang(world: World, key: str = "letter") -> None:
    """The first contact was a call, and their address was written down."""
    with world.app.extensions["database"].transaction() as session:
        review = session.get_one(Review, world.review.id)
        place = session.scalars(
            select(CirclePlace).where(
                CirclePlace.contact_id == world.contacts[key].id, CirclePlace.review_id == review.id
            )
        ).one()
        session.get_one(Contact, place.contact_id).address = "1 Example Row"
        staff = Actor(id=world.reviewer.id, kind=Kind.STAFF, area_id=world.reviewer.area_id)
        members.write_down(session, staff, review, place, CircleStepKind.RANG)


def test_a_letter_with_a_code_needs_a_first_contact_an_address_and_an_open_review(world: World) -> None:
    client = Client(world.app).sign_in(world.reviewer)
    assert letter(world, client) == 422
    assert "Ring them first" in client.page.main
    rang(world)
    with world.app.extensions["database"].transaction() as session:
        session.get_one(Contact, world.letter.id).address = None
    assert letter(world, client) == 422
    assert "where letters to them go" in client.page.main
    with world.app.extensions["database"].transaction() as session:
        session.get_one(Contact, world.letter.id).address = "1 Example Row"
    assert letter(world, client) == 200
    assert "A letter for" in client.page.heading
    with world.app.extensions["database"].transaction() as session:
        session.get_one(Review, world.review.id).closed_as = ClosingKind.NOT_ELIGIBLE
    assert letter(world, client) == 422
    assert "is closed" in client.page.main


@pytest.mark.parametrize(
    ("link", "leads_to"),
    [("Your meetings and times", "/desk/meetings/"), ("What waits for a second person", "/desk/second-yes/")],
)
def test_the_desk_leads_to_meetings_and_to_what_waits(world: World, link: str, leads_to: str) -> None:
    client = Client(world.app).sign_in(world.reviewer)
    client.get("/desk/")
    client.follow_link(link)
    assert client.at == leads_to
    assert client.response.status_code == 200
