"""After a review: what the group agreed, told to those who asked; goodbye or stay in touch; the timeline closes."""

import re
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from portal.circle.reviews.models import Review
from portal.clock import now, today
from portal.foundation.outbox.models import Notice
from portal.taking_part.actions.models import GroupAction, StayChoice, Staying
from portal.taking_part.comments import commenting
from portal.taking_part.comments.answering import Answer, answer
from portal.taking_part.comments.commenting import Said
from portal.taking_part.comments.models import CommentKind, Outcome
from portal.taking_part.completion import services as completing
from portal.taking_part.copies.models import CopyForm
from portal.taking_part.drafts.completion_models import DraftOffer, Meeting
from portal.taking_part.drafts.models import DraftVersion
from tests.client import Client
from tests.factories import World
from tests.integration.drafted import _reviewer
from tests.integration.test_copies import given, take
from tests.integration.test_copies_by_post import shown as shown
from tests.unit.letters_to_try import words_of

WHAT = "Day centres and doctors agree who tells whom when somebody eats less."


def finish(world: World) -> None:
    """Everybody said that they do not want to read it, and the review is completed."""
    with world.app.extensions["database"].transaction() as session:
        for one in session.scalars(select(DraftOffer)).all():
            one.answer = Meeting.NOT_AT_ALL
        session.flush()
        review, key = session.get_one(Review, world.review.id), world.app.extensions["settings"].seal_key
        reviewer = _reviewer(session, world)
        completing.complete(session, key, reviewer, review, same_text_by=reviewer.known_id())


@pytest.fixture
def finished(shown: World) -> World:
    finish(shown)
    return shown


def page(world: World, key: str = "mother") -> Client:
    client = Client(world.app).sign_in(world.contacts[key])
    client.get(f"/reviews/{world.review.reference}/afterwards/")
    return client


def desk(world: World) -> Client:
    client = Client(world.app).sign_in(world.reviewer)
    client.get(f"/desk/reviews/{world.review.reference}/actions/")
    return client


def agree(world: World, what: str = WHAT, days: int = 30) -> Client:
    client = desk(world)
    due = (today() + timedelta(days=days)).strftime("%d/%m/%Y")
    client.press("Write the action down", what=what, who="Fenmarsh Day Services", due_on=due)
    assert what in client.page.text
    return client


def all_of(world: World, model: Any) -> list[Any]:
    with world.app.extensions["database"].reading() as session:
        return list(session.scalars(select(model)))


def told(world: World, key: str) -> int:
    """How many messages somebody has."""
    return sum(one.owner_id == world.contacts[key].id for one in all_of(world, Notice))


def test_an_action_is_seen_with_who_does_it_and_whether_it_happened(finished: World) -> None:
    assert "has not agreed on anything yet" in page(finished).page.text
    client = agree(finished)
    seen = page(finished).page.text
    assert WHAT in seen
    assert "Fenmarsh Day Services" in seen
    assert "It is to be done by" in seen
    client.press("Write down what became of action 1", state="not_done", why="")
    assert client.response.status_code == 422
    assert "Say why it will not be done" in client.page.text
    client.press("Write down what became of action 1", state="not_done", why="The centre was closed.")
    assert "The centre was closed." in page(finished).page.text
    client.press("Write down what became of action 1", state="done")
    seen = page(finished).page.text
    assert "It was done on" in seen
    assert "The centre was closed." not in seen


def test_who_asked_is_told_that_there_is_news_and_nobody_else(finished: World) -> None:
    page(finished).press("Stay in touch We tell you when an action is agreed, done or late.")
    before, others = told(finished, "mother"), told(finished, "sister")
    client = agree(finished)
    assert finished.mother.name in client.page.text
    assert told(finished, "mother") == before + 1
    client.press("Write down what became of action 1", state="done")
    assert told(finished, "mother") == before + 2
    assert told(finished, "sister") == others
    with finished.app.extensions["database"].reading() as session:
        for one in session.scalars(select(Notice)).all():
            assert "Day centres" not in one.context


def test_what_is_late_is_told_once_and_said_on_the_page(finished: World) -> None:
    page(finished).press("Stay in touch We tell you when an action is agreed, done or late.")
    agree(finished, days=3)
    before = told(finished, "mother")
    with time_machine.travel(now() + timedelta(days=5), tick=True):
        for _ in range(2):
            for look_after in finished.app.extensions["each_round"]:
                look_after()
        assert told(finished, "mother") == before + 1
        assert "It is late. We are sorry." in page(finished).page.text


def test_goodbye_ends_every_message_and_can_be_taken_back(finished: World) -> None:
    client = page(finished)
    client.press("Stay in touch We tell you when an action is agreed, done or late.")
    assert "You stay in touch." in client.page.text
    client.press("Say goodbye We write to you no more about this.")
    assert "Thank you for everything that you told us." in client.page.text
    assert client.page.link("If it is all too much just now")
    assert client.page.link("Talk about it with somebody first")
    before = told(finished, "mother")
    agree(finished)
    assert told(finished, "mother") == before
    client.press("Stay in touch We tell you when an action is agreed, done or late.")
    chosen = sorted(all_of(finished, StayChoice), key=lambda one: one.chosen_at)
    assert [one.choice for one in chosen] == [Staying.STAY, Staying.GOODBYE, Staying.STAY]


def test_the_same_form_twice_is_one_action(finished: World) -> None:
    client = desk(finished)
    due = (today() + timedelta(days=9)).strftime("%d/%m/%Y")
    form = {"what": WHAT, "who": "A", "due_on": due, "form_key": "one", "csrf_token": client.token()}
    for _ in range(2):
        client.post(client.at, form)
    assert len(all_of(finished, GroupAction)) == 1


def test_before_the_review_is_finished_there_is_nothing_to_agree_on(shown: World) -> None:
    assert "The review is not finished yet." in page(shown).page.text
    client = desk(shown)
    due = (today() + timedelta(days=9)).strftime("%d/%m/%Y")
    client.post(client.at, {"csrf_token": client.token(), "what": WHAT, "who": "A", "due_on": due})
    assert client.response.status_code == 409
    assert "Complete the review first." in client.page.text


@pytest.mark.parametrize(
    ("does", "says"),
    [
        ("DELETE FROM group_action", "stays in the list"),
        (
            "INSERT INTO stay_choice (id, review_id, contact_id, choice, chosen_at) SELECT p.id, r.id, p.contact_id, "
            "'stay', r.told_on FROM circle_place p, review r WHERE r.stage <> 'complete'",
            "after the review is finished",
        ),
    ],
)
def test_the_database_refuses_it_too(finished: World, does: str, says: str) -> None:
    agree(finished)
    with pytest.raises(DBAPIError, match=says), finished.app.extensions["database"].transaction() as session:
        session.execute(text(does))


def test_completing_tells_the_circle_and_closes_the_timeline(shown: World) -> None:
    with shown.app.extensions["database"].transaction() as session:
        for one in session.scalars(select(DraftOffer)).all():
            one.answer = Meeting.ALONE
    before = told(shown, "mother")
    reviewer = Client(shown.app).sign_in(shown.reviewer)
    reviewer.get(f"/desk/reviews/{shown.review.reference}/draft/completion")
    for _ in range(2):
        reviewer.post(
            f"/desk/reviews/{shown.review.reference}/draft/completion",
            {
                "csrf_token": reviewer.token(),
                "same_text": "yes",
            },
        )
    assert told(shown, "mother") == before + 1, "once, though it was pressed twice"
    client = Client(shown.app).sign_in(shown.mother)
    client.get(f"/reviews/{shown.review.reference}/")
    said = client.page.text
    assert "The review was finished." in said
    assert "The finished review. You do not have to read it." in said
    assert "We hope to finish by" not in said
    assert "gets to know" not in said
    client.follow_link("What happens afterwards")
    assert "Stay in touch, or say goodbye" in client.page.text


def test_the_finished_review_is_a_copy_with_what_is_seen_differently(shown: World) -> None:
    with shown.app.extensions["database"].transaction() as session:
        review, reviewer = session.get_one(Review, shown.review.id), _reviewer(session, shown)
        version = session.scalars(select(DraftVersion)).one()
        said = Said(CommentKind.WRONG, "He did not sing there.")
        one = commenting.comment(session, shown.mother.actor, review, version.id, 1, said, "one")
        answer(session, reviewer, review, [one.id], Answer(Outcome.NOT_CHANGED, "The choir says so."), "first")
        commenting.reply(session, shown.mother.actor, one, "He went there to listen.")
        answer(session, reviewer, review, [one.id], Answer(Outcome.NOT_CHANGED, "We keep it."), "second")
        commenting.see_differently(session, shown.mother.actor, one, "Tom only listened, all his life.")
    draft = " ".join(words_of(take(shown, CopyForm.PRINT_14)).split())
    assert "Tom only listened" not in draft, "it stands in the finished review"
    finish(shown)
    said_of_it = " ".join(words_of(take(shown, CopyForm.PRINT_14, "sister")).split())
    assert "The finished review about" in said_of_it
    assert "The review was finished on" in said_of_it
    assert re.search(
        r"He sang in the choir. Somebody who knew .+? sees this differently: Tom only listened", said_of_it
    )
    assert shown.mother.name not in said_of_it
    marks = {one.seal for one in given(shown)}
    assert len(marks) == 2, "a draft and a finished review have marks of their own"
