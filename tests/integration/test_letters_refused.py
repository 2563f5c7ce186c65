"""Letters from the page of somebody of a circle: refused, with why, where nobody would be invited by email either."""

import pytest

from portal.circle.people import services as people
from portal.circle.people.models import Contact
from portal.circle.reviews.closing_models import ClosingKind
from portal.foundation.outbox.models import Notice
from tests.client import Client
from tests.factories import World
from tests.integration.acting_steps import rows
from tests.integration.refusal_steps import refused
from tests.integration.test_closed_reviews import close

LETTERS = ("invitation", "code")


def post_of(world: World, key: str = "letter") -> str:
    """Where the post of somebody stands."""
    return f"/desk/reviews/{world.review.reference}/post/{world.contacts[key].id}/"


def write(world: World, letter: str, key: str = "letter", who: str = "support") -> Client:
    """A member of staff asks for a letter, from a page that was open before."""
    client = Client(world.app).sign_in(world.staff[who])
    client.get("/post/")
    before = len(rows(world, Notice))
    client.post(f"{post_of(world, key)}letters", {"csrf_token": client.token(), "letter": letter})
    if client.response.status_code == 422:
        assert len(rows(world, Notice)) == before, "nothing is put in the queue"
    return client


def first_contact(world: World, key: str = "letter") -> None:
    """Somebody rang, and wrote it down."""
    client = Client(world.app).sign_in(world.support)
    client.get(f"/desk/reviews/{world.review.reference}/circle/{world.contacts[key].id}/")
    client.press("Write this down", how="rang")


def with_address(world: World, key: str = "letter") -> None:
    """We know where a letter to them goes."""
    with world.app.extensions["database"].transaction() as session:
        session.get_one(Contact, world.contacts[key].id).address = "1 Example Row, Fenmarsh"


def test_no_code_goes_before_a_person_spoke_or_wrote(any_world: World) -> None:
    with_address(any_world)
    client = write(any_world, "code")
    assert client.response.status_code == 422
    assert "Ring them first, or write to them" in client.page.main
    client.get(post_of(any_world))
    assert "A letter with a code comes after that." in client.page.main
    assert write(any_world, "invitation").response.status_code == 200
    first_contact(any_world)
    assert write(any_world, "code").response.status_code == 200
    assert len(rows(any_world, Notice)) == 2


@pytest.mark.parametrize("letter", LETTERS)
def test_no_letter_goes_once_the_review_is_closed(letter: str, any_world: World) -> None:
    with_address(any_world)
    first_contact(any_world)
    close(any_world, ClosingKind.DUPLICATE)
    client = write(any_world, letter)
    assert client.response.status_code == 422
    assert "This review is closed, so nobody is invited any more." in client.page.main
    assert "A first letter, which you sign" not in client.page.main


@pytest.mark.parametrize("letter", LETTERS)
def test_no_letter_goes_to_family_whom_the_person_did_not_want(letter: str, any_world: World) -> None:
    with_address(any_world, "mother")
    first_contact(any_world, "mother")
    refused(any_world)
    client = write(any_world, letter, "mother")
    assert client.response.status_code == 422
    assert "The person did not want family involved, and that stands." in client.page.main


def test_who_left_the_circle_gets_none_and_a_stranger_has_no_page(world: World) -> None:
    with_address(world)
    lead = Client(world.app).sign_in(world.lead)
    lead.get(f"/desk/reviews/{world.review.reference}/circle/{world.letter.id}/end")
    lead.press("They have left the circle")
    client = write(world, "invitation")
    assert client.response.status_code == 422
    assert "They are not in this circle any more" in client.page.main
    with world.app.extensions["database"].reading() as session:
        elsewhere = session.get_one(Contact, world.other.id).id
    client.post(
        f"/desk/reviews/{world.review.reference}/post/{elsewhere}/letters",
        {"csrf_token": client.token(), "letter": "invitation"},
    )
    assert client.response.status_code == 404


def test_who_must_not_be_written_to_gets_none(world: World) -> None:
    with world.app.extensions["database"].transaction() as session:
        people.hold(session, world.letter.id, people.HoldKind.WRONG_PERSON)
    client = write(world, "invitation", who="reviewer")
    assert client.response.status_code == 422
    assert "our last message reached somebody else. Ring them first." in client.page.main


def test_without_an_address_the_page_says_what_is_missing(world: World) -> None:
    with world.app.extensions["database"].transaction() as session:
        session.get_one(Contact, world.letter.id).address = None
    client = write(world, "invitation")
    assert client.response.status_code == 422
    assert "Nobody has written down where letters to them go." in client.page.main
