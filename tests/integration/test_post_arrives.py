"""What comes by post is the contact's own: typed by staff, marked so, read by nobody unless the slip says so."""

import io
from typing import Any

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DatabaseError

from portal.circle.people.models import Contact, ContactHold, HoldKind
from portal.circle.post.models import ArrivedPost
from portal.circle.promises.models import Task
from portal.foundation.audit.models import TrailEntry
from portal.foundation.outbox.models import Channel, Notice
from portal.foundation.outbox.worker import Worker
from portal.taking_part.stories.models import Story, StoryPaper, StoryPassage, StoryPhoto, StoryState
from tests.client import Client
from tests.factories import World
from tests.factories.papers import written_paper
from tests.factories.photos import drawn_photo
from tests.unit.letters_to_try import words_of

WORDS = "She sang in the bus. سلام"


def post_page(world: World, role: str = "support", key: str = "letter") -> Client:
    """Staff before the post of somebody."""
    client = Client(world.app).sign_in(world.staff[role])
    client.get(f"/desk/reviews/{world.review.reference}/post/{world.contacts[key].id}/")
    return client


def put_in(client: Client, **fields: Any) -> Client:
    """Put an envelope in."""
    client.follow_link("Something came from them: put it in")
    client.press("Put it in", **{"came_on": "20/11/2026", **fields})
    return client


def rows(world: World, model: Any) -> list[Any]:
    """Every row of a table."""
    with world.app.extensions["database"].reading() as session:
        return list(session.scalars(select(model)))


def told_by_post(world: World) -> Story:
    """The story that the envelope became."""
    [arrived] = rows(world, ArrivedPost)
    return next(one for one in rows(world, Story) if one.id == arrived.story_id)


def test_what_somebody_wrote_is_their_own_and_nobody_reads_it_without_a_tick(any_world: World) -> None:
    client = put_in(post_page(any_world), written=WORDS)
    said = " ".join(client.response.get_data(as_text=True).split())
    assert "Came by post on 20 November 2026, typed by Sam Placeholder" in said
    assert "They did not tick that it may be read" in said
    story = told_by_post(any_world)
    assert (story.contact_id, story.state) == (any_world.letter.id, StoryState.WRITING)
    assert story.assisted_by == any_world.support.id
    with any_world.app.extensions["database"].reading() as session:
        passage = session.scalars(select(StoryPassage).where(StoryPassage.story_id == story.id)).one()
        assert passage.words == WORDS
    for role in ("reviewer", "lead"):
        reader = Client(any_world.app).sign_in(any_world.staff[role])
        answer = reader.get(f"/desk/reviews/{any_world.review.reference}/stories/{story.id}/")
        assert answer.status_code == 404
    family = Client(any_world.app).sign_in(any_world.letter)
    family.get(f"/reviews/{any_world.review.reference}/stories/{story.id}/read")
    page = family.response.get_data(as_text=True)
    assert "She sang in the bus." in page
    assert "This came by post on 20 November 2026. Sam Placeholder typed it in as you wrote it." in page
    events = [one for one in rows(any_world, TrailEntry) if one.thing_id == story.id and one.event[:5] != "seen."]
    assert events
    assert {one.assisted_by for one in events} == {any_world.support.id}
    assert {one.actor_id for one in events} == {any_world.letter.id}


def test_with_the_tick_the_reviewer_reads_it_and_the_others_do_not(any_world: World) -> None:
    put_in(post_page(any_world), written=WORDS, ticked=["may_read"])
    story = told_by_post(any_world)
    assert story.state is StoryState.SHARED
    reviewer = Client(any_world.app).sign_in(any_world.reviewer)
    reviewer.get(f"/desk/reviews/{any_world.review.reference}/stories/{story.id}/")
    page = reviewer.response.get_data(as_text=True)
    assert "She sang in the bus." in page
    assert "Came by post on 20 November 2026, typed by Sam Placeholder." in page
    for key in ("mother", "sister", "polish"):
        other = Client(any_world.app).sign_in(any_world.contacts[key])
        assert other.get(f"/reviews/{any_world.review.reference}/stories/{story.id}/").status_code == 404


def test_photos_and_papers_go_with_it_once_and_are_sent_back(any_world: World) -> None:
    client = put_in(post_page(any_world), photos="2")
    photo = drawn_photo().jpeg
    for _time in range(2):
        client.press("Add this photo", files={"photo": (io.BytesIO(photo), "scan.jpg")})
    client.press("Add this paper", files={"paper": (io.BytesIO(written_paper().data), "scan.pdf")})
    story = told_by_post(any_world)
    assert story.state is StoryState.WRITING
    for model in (StoryPhoto, StoryPaper):
        assert [one.contact_id for one in rows(any_world, model) if one.story_id == story.id] == [any_world.letter.id]
    assert "Not sent back yet" in client.response.get_data(as_text=True)
    client.press("The photos are on their way back to them")
    assert "Sent back 2" in client.response.get_data(as_text=True)
    [arrived] = rows(any_world, ArrivedPost)
    assert arrived.sent_back_by == any_world.support.id


def test_photos_alone_are_shared_when_the_slip_says_so(world: World) -> None:
    client = put_in(post_page(world), photos="1", ticked=["may_read"])
    client.press("Add this photo", files={"photo": (io.BytesIO(drawn_photo().jpeg), "scan.jpg")})
    assert told_by_post(world).state is StoryState.SHARED


def test_a_receipt_waits_for_the_post_and_tells_what_came(any_world: World) -> None:
    client = put_in(post_page(any_world), written=WORDS, photos="3", ticked=["larger_print"])
    while Worker(any_world.app).once():
        pass
    [arrived] = rows(any_world, ArrivedPost)
    with any_world.app.extensions["database"].reading() as session:
        receipt = session.get_one(Notice, arrived.receipt_notice_id)
        assert receipt.channel is Channel.LETTER
        assert WORDS not in receipt.context
    client.get("/post/")
    client.press("Print it")
    letter = " ".join(words_of(client.response.get_data()).split())
    for line in (
        "Your post came to us on 20 November 2026",
        "1. You ticked: larger print",
        "2. What you wrote",
        "3. Photos: 3",
        "Nobody reads what you sent until you say so",
    ):
        assert line in letter
    assert "sang" not in letter


def test_what_is_ticked_is_done(any_world: World) -> None:
    put_in(post_page(any_world), ticked=["ring_me", "by_post", "larger_print"])
    with any_world.app.extensions["database"].reading() as session:
        contact = session.get_one(Contact, any_world.letter.id)
        assert contact.channel is Channel.LETTER
        assert "large_print" in contact.needs
        calls = [one for one in session.scalars(select(Task)) if one.review_id == any_world.review.id]
        assert [one.name for one in calls if one.name == "Arthur Testrow"] == ["Arthur Testrow"]


@pytest.mark.parametrize(("tick", "hold"), [("no_more", HoldKind.STOPPED), ("not_for_me", HoldKind.WRONG_PERSON)])
def test_who_wants_no_more_letters_gets_none(any_world: World, tick: str, hold: HoldKind) -> None:
    put_in(post_page(any_world), ticked=[tick])
    assert [one.kind for one in rows(any_world, ContactHold)] == [hold]
    [arrived] = rows(any_world, ArrivedPost)
    assert (arrived.receipt_notice_id is None) is (tick == "not_for_me")


def test_a_letter_that_was_not_for_them_brings_nothing_of_theirs(world: World) -> None:
    client = put_in(post_page(world), ticked=["not_for_me", "larger_print", "no_more"], written=WORDS)
    assert client.response.status_code == 422
    assert "reached somebody else" in client.page.main
    assert "She sang in the bus." in client.response.get_data(as_text=True)
    assert rows(world, ArrivedPost) == []
    assert rows(world, ContactHold) == []
    client.press("Put it in", ticked=["not_for_me"], written="")
    assert len(rows(world, ArrivedPost)) == 1
    assert "No letter goes to them about it" in client.page.main
    assert "a receipt is in the queue" not in client.page.main


def test_the_same_form_twice_is_put_in_once(any_world: World) -> None:
    client = post_page(any_world)
    client.follow_link("Something came from them: put it in")
    form = client.at
    fields = {"csrf_token": client.token(), "came_on": "20/11/2026", "written": WORDS, "form_key": "one"}
    for _time in range(2):
        client.post(form, fields)
    assert len(rows(any_world, ArrivedPost)) == 1
    assert (
        len([one for one in rows(any_world, Story) if one.contact_id == any_world.letter.id]) == 2
    )  # and an older one


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"came_on": ""}, "Write the day it came"),
        ({"came_on": "20/11/2099"}, "Write a day that has been"),
        ({"came_on": "yesterday"}, "Write a day that has been"),
        ({"photos": "many"}, "Write a number"),
        ({"photos": "٣"}, "Write a number"),
        ({"ticked": ["give_me_all"]}, ""),
        ({"answers": "no-such-letter"}, ""),
    ],
)
def test_a_form_that_needs_another_look_keeps_the_words(world: World, fields: dict[str, Any], wrong: str) -> None:
    client = put_in(post_page(world), **{"written": WORDS, **fields})
    assert client.response.status_code == 422
    page = client.response.get_data(as_text=True)
    assert WORDS in page
    assert wrong in page
    assert rows(world, ArrivedPost) == []


def test_a_file_that_is_no_photo_loses_nothing(world: World) -> None:
    client = put_in(post_page(world), photos="1", written=WORDS)
    client.press("Add this photo", files={"photo": (io.BytesIO(b"no photo"), "x.jpg")})
    assert client.response.status_code == 422
    assert "Nothing else was lost" in client.response.get_data(as_text=True)
    assert len(rows(world, ArrivedPost)) == 1


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE arrived_post SET shared = true, asked_to_share = false",
        "UPDATE arrived_post SET sent_back_on = '2026-11-21', photos = 0",
    ],
)
def test_the_database_refuses_what_nobody_ticked(any_world: World, change: str) -> None:
    put_in(post_page(any_world), written=WORDS)
    with pytest.raises(DatabaseError), any_world.app.extensions["database"].transaction() as session:
        session.execute(text(change))


@pytest.mark.parametrize("role", ["second_reviewer", "far_support", "far_lead"])
def test_outsiders_find_nothing(world: World, role: str) -> None:
    assert post_page(world, role).response.status_code == 404
