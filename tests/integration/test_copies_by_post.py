"""A copy on paper for somebody without email: asked for, printed by itself, in the post; completion waits for it."""

import re

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from portal.circle.people.models import Contact
from portal.circle.reviews.models import Review
from portal.foundation.outbox.models import Notice, State
from portal.taking_part.copies.models import CopyHow
from portal.taking_part.drafts import offering
from portal.taking_part.drafts.completion_models import DraftOffer, Meeting
from tests.client import Client
from tests.factories import Contacted, World
from tests.integration.drafted import _reviewer
from tests.integration.test_checking_copies import check
from tests.integration.test_copies import given, show
from tests.unit.letters_to_try import words_of

ADDRESS = "1 Example Row\nFenmarsh"


@pytest.fixture
def shown(any_world: World) -> World:
    """A version that everybody was offered; the uncle has an address and no email."""
    show(any_world)
    with any_world.app.extensions["database"].transaction() as session:
        review, reviewer = session.get_one(Review, any_world.review.id), _reviewer(session, any_world)
        for one in session.scalars(select(Contact)).all():
            if one.id in {who.id for who in any_world.contacts.values() if who.review.id == review.id}:
                offering.offer(session, reviewer, review, one, copy=True)
        session.get_one(Contact, any_world.letter.id).address = ADDRESS
    return any_world


def ask(world: World, who: Contacted) -> Client:
    client = Client(world.app).sign_in(who)
    client.get(f"/reviews/{world.review.reference}/copies/")
    client.press("Post it to me", how="print_18")
    return client


def offer(world: World, who: Contacted) -> DraftOffer:
    with world.app.extensions["database"].reading() as session:
        found = offering.offer_to(session, world.review.id, who.id)
        assert found is not None
        return found


def desk(world: World) -> Client:
    client = Client(world.app).sign_in(world.support)
    client.get("/post/")
    return client


def number_in(client: Client) -> str:
    [number] = set[str](re.findall(r"Print (\w{3}-\w{3})", client.response.get_data(as_text=True)))
    return number


def test_a_copy_that_was_asked_for_is_printed_and_posted_with_a_letter_before_it(shown: World) -> None:
    assert "Somebody prints your copy" in ask(shown, shown.letter).page.text
    again = ask(shown, shown.letter)
    again.get(f"/reviews/{shown.review.reference}/copies/")  # it still stands there when they come back
    assert "Somebody prints your copy" in again.page.main
    assert again.page.main.count("Version 1, In large print, letters of 18 point") == 1
    client = desk(shown)
    assert "Print all that" not in client.page.text, "a copy never lies between the letters of others"
    number = number_in(client)
    client.press(f"Print {number}")
    file = client.response.get_data()
    again.get(again.at)
    assert "Somebody prints your copy" not in again.page.main
    assert "Version 1, In large print, letters of 18 point, on" in again.page.main
    letter, _, copy = words_of(file).partition("The draft about")
    assert "With this letter comes a paper" in letter
    assert "Arthur Testrow" in letter
    for never in ("Thomas", "died", "review"):
        assert never not in letter, never
    assert "He sang in the choir." in copy
    [row] = given(shown)
    assert (row.how, row.given_by, row.contact_id) == (CopyHow.PRINTED, shown.support.id, shown.letter.id)
    assert "This file is the same as ours" in check(shown, file).page.text
    assert offer(shown, shown.letter).copy_given_at is None, "it is printed, not posted"
    client.get("/post/")
    client.press(f"Posted: {number}")
    told = offer(shown, shown.letter)
    assert (told.answer, told.letter_on is not None, told.copy_given_at is not None) == (Meeting.ALONE, True, True)
    assert offering.is_settled(told)


def test_what_came_back_counts_no_more(shown: World) -> None:
    ask(shown, shown.letter)
    client = desk(shown)
    number = number_in(client)
    for button in (f"Print {number}", f"Posted: {number}", f"It came back: {number}"):
        client.get("/post/")
        client.press(button)
    told = offer(shown, shown.letter)
    assert (told.letter_on, told.copy_given_at) == (None, None)
    assert not offering.is_settled(told)


def test_a_review_is_not_completed_while_a_copy_that_was_asked_for_is_not_in_the_post(shown: World) -> None:
    with shown.app.extensions["database"].transaction() as session:
        for one in session.scalars(select(DraftOffer)).all():
            one.answer = Meeting.NOT_AT_ALL
    ask(shown, shown.letter)
    reviewer = Client(shown.app).sign_in(shown.reviewer)
    reviewer.get(f"/desk/reviews/{shown.review.reference}/draft/completion")
    assert "Asked for a copy on paper that is not in the post yet." in reviewer.page.text
    reviewer.press("Complete the review", same_text="yes")
    assert reviewer.response.status_code == 409
    insert = """INSERT INTO review_completion (id, review_id, version_id, completed_by, completed_at, same_text_by)
        SELECT v.id, v.review_id, v.id, v.made_by, v.made_at, v.made_by FROM draft_version v WHERE v.number = 1"""
    with (
        pytest.raises(DBAPIError, match="asked for a copy and has none yet"),
        shown.app.extensions["database"].transaction() as session,
    ):
        session.execute(text(insert))


def test_staff_put_a_copy_into_the_queue_for_somebody(shown: World) -> None:
    client = Client(shown.app).sign_in(shown.support)
    client.get(f"/desk/reviews/{shown.review.reference}/copies/")
    client.press("Put it into the queue of letters", whom=str(shown.letter.id), how="easy")
    assert "It is printed by itself" in client.page.text
    told = offer(shown, shown.letter)
    assert (told.answer, told.copy_asked_at) == (None, None), "nobody answered for them"
    client.press("Put it into the queue of letters", whom=str(shown.mother.id), how="easy")
    assert client.response.status_code == 422
    assert "Put their details right first" in client.page.text


def test_staff_are_told_whose_copy_it_is_and_of_another_review_nothing(shown: World) -> None:
    ask(shown, shown.letter)
    client = desk(shown)
    client.press(f"Print {number_in(client)}")
    [row] = given(shown)
    client.get(f"/desk/reviews/{shown.review.reference}/copies/")
    client.press("Check it", seal=row.seal)
    assert "Arthur Testrow" in client.page.text
    other = Client(shown.app).sign_in(shown.reviewer)
    other.get(f"/desk/reviews/{shown.review.reference}/copies/")
    other.press("Check it", seal="KJ4M-7XQ3-PRWC")
    assert "No copy of this review" in other.page.text


def test_without_an_address_they_are_asked_for_one(world: World) -> None:
    show(world)
    client = ask(world, world.mother)
    assert client.response.status_code == 422
    assert "We do not know where letters to you go" in client.page.text
    with world.app.extensions["database"].reading() as session:
        notices = session.scalars(select(Notice).where(Notice.state == State.FOR_STAFF)).all()
    assert not [one for one in notices if one.owner_id == world.mother.id]
