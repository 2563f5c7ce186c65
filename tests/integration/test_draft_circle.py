"""What the circle and the reviewer are told of the draft: who they were first, promises, calls, what is newer."""

import pytest
from sqlalchemy import select

from portal.circle.people.models import Contact
from portal.circle.promises import services as promises
from portal.circle.promises.models import Task, TaskKind
from portal.foundation.identity.actor import Actor, Kind
from tests.client import Client
from tests.factories import World

PORTRAIT = "# Who he was\n\nHe sang in the kitchen on Sundays.\n"
DRAFT = PORTRAIT + "\n# His care\n\nThe doctor asked for a blood test, which was not taken.\n"


def desk(world: World) -> str:
    return f"/desk/reviews/{world.review.reference}/draft/"


def family(world: World) -> str:
    return f"/reviews/{world.review.reference}/draft/"


def shown(world: World, words: str, *, portrait: str = "", changes: str = "") -> Client:
    """The reviewer, who has shown these words to the circle."""
    one = Client(world.app).sign_in(world.reviewer)
    one.get(desk(world))
    one.press("Bring this in", words=words, portrait=portrait)
    one.press("Show it to the circle and seal it", reason="They asked for it today.", changes=changes)
    assert "cannot change any more" in one.page.text
    return one


def says(world: World, kind: str, words: str = "") -> Client:
    """The mother, who has said this of the first paragraph."""
    mother = Client(world.app).sign_in(world.mother)
    mother.get(family(world) + "parts/0")
    mother.follow_link("Say something about paragraph 1")
    mother.press("Send it", kind=kind, words=words)
    return mother


def tasks(world: World, kind: TaskKind) -> list[Task]:
    with world.app.extensions["database"].reading() as session:
        query = select(Task).where(Task.contact_id == world.mother.id, Task.kind == kind)
        return list(session.scalars(query.order_by(Task.made_at)))


def test_who_they_were_comes_first_and_alone_and_is_put_right(world: World) -> None:
    reviewer = shown(world, PORTRAIT, portrait="yes")
    mother = Client(world.app).sign_in(world.mother)
    mother.get(family(world))
    assert "It says nothing about how they died." in mother.page.text
    mother.press("Read it by myself Say what is wrong or missing, beside each paragraph.")
    mother.follow_link("Who he was")
    mother.follow_link("Say something about paragraph 1")
    mother.press("Send it", kind="wrong", words="On Saturdays.")
    assert "We have it." in mother.page.text
    reviewer.get(desk(world) + "completion")
    assert "Waits." in reviewer.page.text, "who read the portrait was not offered the draft by that"
    shown(world, DRAFT)
    mother.get(family(world))
    assert "The draft is ready. You do not have to read it." in mother.page.text
    mother.get(family(world) + "comments/")
    assert "On Saturdays." in mother.page.text


def test_a_comment_is_answered_by_a_day_that_was_named(world: World) -> None:
    reviewer = shown(world, DRAFT)
    mother = says(world, "question", "Who was told?")
    assert "You have an answer by" in mother.page.text
    task = tasks(world, TaskKind.DRAFT_COMMENT)[0]
    assert task.owner_id == world.reviewer.id
    assert task.done_at is None
    reviewer.get("/desk/")
    assert "1 comment on the draft about" in reviewer.page.text
    mother.get(f"/reviews/{world.review.reference}/")
    assert "answers what you said about the draft by" in mother.page.text
    assert "1 thing waits for an answer." in mother.page.text
    reviewer.get(desk(world) + "comments")
    comment = next(one.get("value") for one in reviewer.page.all("input") if one.get("name") == "comment")
    reviewer.press("Send this answer", comment=comment, outcome="not_changed", words="Nobody was.")
    assert tasks(world, TaskKind.DRAFT_COMMENT)[0].done_at is not None
    mother.get(f"/reviews/{world.review.reference}/")
    assert "1 thing that you said was answered." in mother.page.text


def test_taken_back_nothing_is_owed_any_more(world: World) -> None:
    shown(world, DRAFT)
    mother = says(world, "wrong", "Not so.")
    mother.press("Take this back")
    task = tasks(world, TaskKind.DRAFT_COMMENT)[0]
    assert task.let_go
    mother.get(f"/reviews/{world.review.reference}/")
    assert "You took back what you said about the draft." in mother.page.text


@pytest.mark.parametrize("has_number", [True, False])
def test_ring_me_after_a_hurt_is_a_promised_call_by_itself(world: World, has_number: bool) -> None:
    with world.app.extensions["database"].transaction() as session:
        session.get_one(Contact, world.mother.id).phone = "01632 960111" if has_number else None
    shown(world, DRAFT)
    mother = says(world, "hurts")
    mother.press("Keep this", wish="ring_me")
    calls = [one for one in tasks(world, TaskKind.CALL_BACK) if one.about == "draft" and one.done_at is None]
    if has_number:
        assert len(calls) == 1
        assert "You asked us to ring you." in mother.page.text
    else:
        assert calls == []
        assert mother.at.startswith("/call-me"), "we have to ask for a number first"


def test_ring_me_without_a_number_is_asked_for_until_a_call_stands_and_staff_see_the_wish(world: World) -> None:
    with world.app.extensions["database"].transaction() as session:
        session.get_one(Contact, world.mother.id).phone = None
    for call in tasks(world, TaskKind.CALL_BACK):
        with world.app.extensions["database"].transaction() as session:
            promises.keep(session, Actor(world.reviewer.id, Kind.STAFF), session.get_one(Task, call.id))
    reviewer = shown(world, DRAFT)
    mother = says(world, "hurts")
    said = mother.at
    mother.press("Keep this", wish="ring_me")
    mother.get(said)
    assert "stands in what we promised you" not in mother.page.text, "nothing was promised: they left the form"
    for path in ("comments", "comments/by-person"):
        reviewer.get(desk(world) + path)
        assert "Asked to be rung." in reviewer.page.text
    mother.follow_link("Leave your name and number")
    mother.press("Ask for a call", phone="01632 960 111", part="either")
    assert len([one for one in tasks(world, TaskKind.CALL_BACK) if one.about == "draft"]) == 1
    mother.get(said)
    assert "The day stands in what we promised you." in mother.page.text


def test_staff_see_that_somebody_wants_no_call(world: World) -> None:
    reviewer = shown(world, DRAFT)
    says(world, "hurts").press("Keep this", wish="just_know_it")
    reviewer.get(desk(world) + "comments")
    assert "Wants no call about it." in reviewer.page.text


def test_what_is_promised_alike_stands_once_on_the_first_page(world: World) -> None:
    shown(world, DRAFT)
    for words in ("Not so.", "Nor that."):
        mother = says(world, "wrong", words)
    assert len(tasks(world, TaskKind.DRAFT_COMMENT)) == 2
    mother.get(f"/reviews/{world.review.reference}/")
    assert mother.page.text.count("answers what you said about the draft by") == 1


def test_who_saw_it_differently_finds_their_words_again_to_change_them(world: World) -> None:
    reviewer = shown(world, DRAFT)
    mother = says(world, "wrong", "It was five weeks.")
    said = mother.at
    for reply in ("You misread me.", "Five weeks. I counted."):
        reviewer.get(desk(world) + "comments")
        comment = said.rpartition("/")[2]
        reviewer.press("Send this answer", comment=comment, outcome="not_changed", words="The log says three.")
        mother.get(said)
        mother.press("Send it", words=reply)
    assert "These words of yours stand in the finished review." in mother.page.text
    mother.press("Send it")
    assert mother.page.text.count("Five weeks. I counted.") == 2, "as they stand, and in the box"


def test_a_newer_version_is_said_on_the_first_page(world: World) -> None:
    shown(world, DRAFT)
    mother = Client(world.app).sign_in(world.mother)
    mother.get(family(world) + "parts/0")
    mother.press("Stop here and keep my place")
    mother.get(f"/reviews/{world.review.reference}/")
    assert "newer version" not in mother.page.text
    shown(world, DRAFT.replace("Sundays", "Saturdays"), changes="The day was wrong.")
    mother.get(f"/reviews/{world.review.reference}/")
    assert "There is a newer version than the one that you read." in mother.page.text
