"""Who leaves a circle is out at once, and whoever is an outsider sees nothing of it."""

import pytest
from sqlalchemy import select

from portal.circle.reviews.models import CirclePlace
from tests.client import Client
from tests.factories import World
from tests.integration.circle_steps import add, key_contacts, page_of, told
from tests.integration.links import live_link


@pytest.fixture
def reviewer(world: World, client: Client) -> Client:
    return client.sign_in(world.reviewer)


@pytest.fixture
def circle(world: World) -> str:
    return f"/desk/reviews/{world.review.reference}/circle/"


def test_who_leaves_the_circle_is_out_at_once(world: World, reviewer: Client, circle: str) -> None:
    token = live_link(world, world.mother)
    inside = Client(world.app).sign_in(world.mother)
    first_page = f"/reviews/{world.review.reference}/"
    assert inside.get(first_page).status_code == 200
    reviewer.get(page_of(world, world.mother))
    reviewer.follow_link("They leave this circle")
    assert "We ring them first until now" in reviewer.page.main
    reviewer.press("They have left the circle")
    assert "Joan Testrow, mother, since" in reviewer.page.main.partition("Not in the circle any more")[2]
    inside.signed_in = False
    assert inside.get(first_page, follow=False).status_code == 303
    assert Client(world.app).get(f"/l/{token}").status_code == 410
    assert reviewer.get(page_of(world, world.mother)).status_code == 404
    assert key_contacts(world) == []


def test_who_has_another_place_keeps_their_links(world: World, reviewer: Client) -> None:
    with world.app.extensions["database"].transaction() as session:
        place = session.scalars(select(CirclePlace).where(CirclePlace.contact_id == world.mother.id)).one()
        more = CirclePlace(
            review_id=world.other_review.id,
            contact_id=world.mother.id,
            relationship=place.relationship,
            invited_at=place.invited_at,
        )
        session.add(more)
    inside = Client(world.app).sign_in(world.mother)
    reviewer.get(page_of(world, world.mother) + "end")
    reviewer.press("They have left the circle")
    assert inside.get(f"/reviews/{world.review.reference}/").status_code == 404
    assert inside.get(f"/reviews/{world.other_review.reference}/").status_code == 200


def test_a_support_worker_adds_and_rings_but_does_not_invite(world: World, client: Client, circle: str) -> None:
    client.sign_in(world.support)
    client.get("/phone/")
    client.follow_link("Reviews and their circles")
    page = add(client, circle)
    told(client, page)
    assert "by Sam Placeholder" in client.page.main
    for words in ("Send the invitation by email", "Put details right", "They leave this circle"):
        assert words not in client.page.main
    fields = {"csrf_token": client.token()}
    for what in ("invite", "details", "end"):
        assert client.post(page + what, fields).status_code in {403, 404}


@pytest.mark.parametrize("who", ["far_reviewer", "far_lead", "far_support", "second_reviewer"])
def test_outsiders_see_nothing(world: World, client: Client, circle: str, who: str) -> None:
    client.sign_in(world.staff[who])
    client.get("/desk/circles/")
    assert "Thomas Testrow" not in client.page.text
    for path in (circle, circle + "new", page_of(world, world.mother)):
        assert client.get(path).status_code == 404
    client.get("/desk/circles/")


def test_somebody_of_another_circle_is_not_found_in_this_one(world: World, reviewer: Client, circle: str) -> None:
    reviewer.get(circle)
    fields = {"csrf_token": reviewer.token(), "how": "rang", "on_day": "1/11/2026"}
    for contact in (world.other, world.far):
        for what in ("", "details", "end"):
            assert reviewer.get(f"{circle}{contact.id}/{what}").status_code == 404
        for what in ("first-contact", "invite", "details", "end"):
            assert reviewer.post(f"{circle}{contact.id}/{what}", fields).status_code == 404
