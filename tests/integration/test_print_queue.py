"""The queue of letters: printed as PDF, posted, taken back, returned; and everything without an email address."""

import pytest

from portal.circle.access.models import LetterCode
from portal.circle.people.models import ContactTrouble
from portal.circle.post.letters import slip_number
from portal.circle.promises.models import Task, TaskKind
from portal.circle.reviews.models import CircleStep, CircleStepKind
from portal.foundation.outbox.models import Channel, Notice, State
from tests.client import Client
from tests.factories import World
from tests.integration.post_steps import CODE, all_of, desk, news_for, printed, state_of
from tests.integration.refusal_steps import refused
from tests.unit.letters_to_try import words_of


def test_a_letter_that_is_not_on_paper_cannot_be_in_the_post(any_world: World) -> None:
    notice = news_for(any_world)
    client = desk(any_world)
    assert "Posted: " not in client.page.main
    assert client.page.link("Back")
    answer = client.post(f"/post/{notice.id}", {"csrf_token": client.token(), "how": "posted"})
    assert answer.status_code == 409
    assert "not on paper yet" in client.page.main
    assert state_of(any_world, notice) is State.FOR_STAFF


def test_posted_by_mistake_waits_again(any_world: World) -> None:
    notice = news_for(any_world)
    number = slip_number(notice.id)
    client = printed(any_world, notice)
    client.press(f"Posted: {number}")
    client.press(f"Not posted after all: {number}")
    assert state_of(any_world, notice) is State.PRINTED
    client.press(f"Posted: {number}")
    assert state_of(any_world, notice) is State.SENT


def test_a_letter_that_came_back_is_a_task_and_the_address_is_in_trouble(any_world: World) -> None:
    notice = news_for(any_world)
    number = slip_number(notice.id)
    client = printed(any_world, notice)
    client.press(f"Posted: {number}")
    token, where = client.token(), f"/post/{notice.id}"
    client.press(f"It came back: {number}")
    client.post(where, {"csrf_token": token, "how": "came_back"})
    assert state_of(any_world, notice) is State.UNDELIVERABLE
    assert [one.kind for one in all_of(any_world, Task) if one.kind is TaskKind.LETTER_RETURNED] == [
        TaskKind.LETTER_RETURNED
    ]
    [trouble] = all_of(any_world, ContactTrouble)
    assert trouble.channel is Channel.LETTER
    for page in ("/phone/", "/post/"):
        assert client.get(page).status_code == 200


def test_a_signed_letter_in_the_post_is_the_first_contact(any_world: World) -> None:
    client = Client(any_world.app).sign_in(any_world.reviewer)
    client.get(f"/desk/reviews/{any_world.review.reference}/circle/{any_world.letter.id}/")
    client.follow_link("Letters, and what came by post")
    client.press("A first letter, which you sign")
    client.follow_link("Letters to print and to post")
    [notice] = [one for one in all_of(any_world, Notice) if one.template == "letter_invitation"]
    client.press(f"Print {slip_number(notice.id)}")
    letter = words_of(client.response.get_data())
    assert "My name is Ruth Sample" in letter
    assert "second letter" in letter
    assert not CODE.findall(letter)
    client.get("/post/")
    client.press(f"Posted: {slip_number(notice.id)}")
    kinds = [one.kind for one in all_of(any_world, CircleStep) if one.contact_id == any_world.letter.id]
    assert CircleStepKind.WROTE in kinds


@pytest.mark.parametrize(
    ("role", "sees"),
    [
        ("support", True),
        ("lead", True),
        ("reviewer", True),
        ("second_reviewer", False),
        ("far_support", False),
        ("far_lead", False),
    ],
)
def test_who_sees_a_letter(world: World, role: str, sees: bool) -> None:
    notice = news_for(world)
    page = desk(world, role).response.get_data(as_text=True)
    assert ("Arthur Testrow" in page) is sees
    client = desk(world, role)
    client.get("/looks")
    answer = client.post(f"/post/{notice.id}/print", {"csrf_token": client.token()})
    assert answer.status_code == (200 if sees else 404)
    assert (state_of(world, notice) is State.PRINTED) is sees


def test_when_letters_cannot_be_made_nothing_changes(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    from portal.foundation.paper import render

    notice = news_for(world)
    monkeypatch.setattr(render, "SECONDS", 0.001)
    client = desk(world)
    client.press(f"Print {slip_number(notice.id)}")
    assert client.response.status_code == 422
    assert "Nothing was changed" in client.response.get_data(as_text=True)
    assert state_of(world, notice) is State.FOR_STAFF
    assert all_of(world, LetterCode) == []


def test_a_letter_to_family_that_the_person_did_not_want_is_not_printed(world: World) -> None:
    notice = news_for(world)
    refused(world)
    client = desk(world)
    assert "Arthur Testrow" not in client.response.get_data(as_text=True)
    answer = client.post(f"/post/{notice.id}/print", {"csrf_token": client.token()}, follow=False)
    assert answer.mimetype != "application/pdf"
    client.get(f"/desk/reviews/{world.review.reference}/post/{world.letter.id}/")
    assert client.response.status_code == 404


def test_the_queue_asks_as_many_questions_for_many_letters_as_for_one(world: World) -> None:
    counts = []
    for keys in (("letter",), ("polish", "mother", "sister", "easy")):
        for key in keys:
            posted, kept = news_for(world, key), news_for(world, key)
            client = printed(world, posted, "reviewer")
            client.press(f"Posted: {slip_number(posted.id)}")
            assert state_of(world, kept) is State.FOR_STAFF
        client = desk(world, "reviewer")
        with client.queries() as asked:
            client.get("/post/")
        counts.append(len(asked))
    assert counts[0] == counts[1]
