"""The queue of letters: printed as PDF, posted, taken back, returned; and everything without an email address."""

import json
import re
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from portal.circle.access.models import LetterCode
from portal.circle.people import services as people
from portal.circle.people.models import Contact, ContactTrouble
from portal.circle.people.queries import MessageKind
from portal.circle.post.letters import slip_number
from portal.circle.promises import services as promises
from portal.circle.promises.models import Task, TaskKind
from portal.circle.reviews.models import CircleStep, CircleStepKind
from portal.foundation.audit.models import TrailEntry
from portal.foundation.identity.actor import Actor, Kind
from portal.foundation.outbox.models import Channel, Notice, State
from portal.foundation.outbox.worker import Worker
from tests.client import Client
from tests.factories import World
from tests.integration.test_refusals import refused
from tests.integration.test_ways_in import home
from tests.unit.letters_to_try import words_of

CODE = re.compile(r"\b[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}\b")
ADDRESS = "1 Example Row, Fenmarsh"
ANSWERED = {
    "staff_name": "Ruth Sample",
    "staff_phone": "01632 960 101",
    "area_name": "NHS Fenmarsh (made up)",
    "area_phone": "01632 960 100",
    "page": "http://127.0.0.1/",
}


def news_for(world: World, key: str = "letter") -> Notice:
    """Somebody has written to a contact whose channel is a letter."""
    with world.app.extensions["database"].transaction() as session:
        contact = session.get_one(Contact, world.contacts[key].id)
        notice = people.notify(
            session, contact, "answered", ANSWERED, kind=MessageKind.ASKED_FOR, channel=Channel.LETTER
        )
        assert notice is not None
        contact.address = ADDRESS
    while Worker(world.app).once():
        pass
    return notice


def all_of(world: World, model: Any) -> list[Any]:
    """Every row of a table."""
    with world.app.extensions["database"].reading() as session:
        return list(session.scalars(select(model)))


def state_of(world: World, notice: Notice) -> State:
    """Where a letter is now."""
    with world.app.extensions["database"].reading() as session:
        return State(session.get_one(Notice, notice.id).state)


def desk(world: World, role: str = "support") -> Client:
    """Somebody of the staff before the queue."""
    client = Client(world.app).sign_in(world.staff[role])
    client.get("/post/")
    return client


def printed(world: World, notice: Notice, role: str = "support") -> Client:
    """Somebody of the staff before the queue, with this letter on paper."""
    client = desk(world, role)
    client.press(f"Print {slip_number(notice.id)}")
    client.get("/post/")
    return client


def test_a_letter_that_is_not_on_paper_cannot_be_in_the_post(any_world: World) -> None:
    notice = news_for(any_world)
    client = desk(any_world)
    assert "Posted: " not in client.page.main
    assert client.page.link("Back")
    answer = client.post(f"/post/{notice.id}", {"csrf_token": client.token(), "how": "posted"})
    assert answer.status_code == 409
    assert "not on paper yet" in client.page.main
    assert state_of(any_world, notice) is State.FOR_STAFF


def test_without_email_an_answer_becomes_a_letter_whose_code_opens_the_page(any_world: World) -> None:
    world = any_world
    notice = news_for(world)
    number = slip_number(notice.id)
    client = desk(world)
    assert "news: somebody has written to them" in client.response.get_data(as_text=True)
    client.press(f"Print {number}")
    assert client.response.mimetype == "application/pdf"
    assert client.response.headers["Cache-Control"] == "no-store"
    assert re.fullmatch(
        r'attachment; filename="letters-\d{4}-\d\d-\d\d.pdf"', client.response.headers["Content-Disposition"]
    )
    letter = words_of(client.response.get_data())
    assert "Arthur Testrow" in letter
    assert ADDRESS in letter
    assert number in letter
    for never in ("Thomas", "died", "127.0.0.1/\n"):
        assert never not in letter
    [code] = set(CODE.findall(letter))
    assert state_of(world, notice) is State.PRINTED
    client.get("/post/")
    client.press(f"Posted: {number}")
    assert state_of(world, notice) is State.SENT
    client.get(f"/desk/reviews/{world.review.reference}/post/{world.letter.id}/")
    said = " ".join(client.response.get_data(as_text=True).split())
    assert "posted" in said
    assert "Sam Placeholder" in said
    family = Client(world.app)
    family.get("/letter")
    family.press("Open my page", code=code)
    assert family.at == home(world)


def test_the_code_is_in_the_pdf_and_nowhere_else(any_world: World) -> None:
    notice = news_for(any_world)
    client = desk(any_world)
    client.press(f"Print {slip_number(notice.id)}")
    [code] = set(CODE.findall(words_of(client.response.get_data())))
    secret = code[5:].replace("-", "")
    with any_world.app.extensions["database"].reading() as session:
        kept = session.get_one(Notice, notice.id)
        assert code not in kept.context
        assert all(secret not in one.secret_hash for one in session.scalars(select(LetterCode)))
        assert all(secret not in json.dumps(one.detail) for one in session.scalars(select(TrailEntry)))


def test_printed_again_has_a_new_code_and_the_older_one_opens_nothing(world: World) -> None:
    notice = news_for(world)
    codes = []
    for button in ("Print ", "Print again, with a new code if it has one: "):
        client = desk(world)
        client.press(button + slip_number(notice.id))
        codes += CODE.findall(words_of(client.response.get_data()))[:1]
    family = Client(world.app)
    family.get("/letter")
    family.press("Open my page", code=codes[0])
    assert family.response.status_code == 422
    family.press("Open my page", code=codes[1])
    assert family.at == home(world)


def test_all_at_once_is_one_file_in_each_of_their_languages(world: World) -> None:
    for key in ("letter", "polish", "mother"):
        news_for(world, key)
    client = desk(world)
    client.press("Print all that is not on paper yet")
    letters = words_of(client.response.get_data())
    for key in ("letter", "polish", "mother"):
        assert world.contacts[key].name in letters
    assert "Nie musisz nic robić" in letters
    assert len(set(CODE.findall(letters))) == 3
    assert {State(one.state) for one in all_of(world, Notice) if one.channel is Channel.LETTER} == {State.PRINTED}
    client.get("/post/")
    assert "Print all" not in client.response.get_data(as_text=True)


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


def test_large_print_and_easy_read_follow_the_person(world: World, app: Flask) -> None:
    with app.extensions["database"].transaction() as session:
        contact = session.get_one(Contact, world.letter.id)
        contact.needs, contact.easy, contact.language = ["large_print"], True, "ur"
    notice = news_for(world)
    client = desk(world)
    client.press(f"Print {slip_number(notice.id)}")
    letter = words_of(client.response.get_data())
    assert re.search(r"[\u0600-\u06ff]", letter)
    assert "Ruth Sample has written to you" in letter


def test_a_letter_to_family_that_the_person_did_not_want_is_not_printed(world: World) -> None:
    notice = news_for(world)
    refused(world)
    client = desk(world)
    assert "Arthur Testrow" not in client.response.get_data(as_text=True)
    answer = client.post(f"/post/{notice.id}/print", {"csrf_token": client.token()}, follow=False)
    assert answer.mimetype != "application/pdf"
    client.get(f"/desk/reviews/{world.review.reference}/post/{world.letter.id}/")
    assert client.response.status_code == 404


def test_the_slip_asks_for_the_reviewer_whoever_wrote_the_letter(world: World) -> None:
    client = Client(world.app).sign_in(world.support)
    client.get(f"/desk/reviews/{world.review.reference}/circle/{world.letter.id}/")
    client.press("Write this down", how="rang")
    client.get(f"/desk/reviews/{world.review.reference}/post/{world.letter.id}/")
    client.press("A letter with a code")
    client.get("/post/")
    client.press("Print it")
    letter = " ".join(words_of(client.response.get_data()).split())
    assert "Sam Placeholder from NHS Fenmarsh" in letter
    assert "Ruth Sample may read what I send back with this slip" in letter


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


def test_whom_we_could_not_reach_by_phone_gets_a_letter_without_a_code(any_world: World) -> None:
    with any_world.app.extensions["database"].transaction() as session:
        contact = session.get_one(Contact, any_world.letter.id)
        task = session.get_one(Task, any_world.letter.task)
        staff = Actor(id=any_world.support.id, kind=Kind.STAFF, area_id=any_world.support.area_id)
        assert contact.channel is Channel.LETTER
        for _time in range(2):
            promises.tried(session, staff, task, base_url="http://127.0.0.1")
    while Worker(any_world.app).once():
        pass
    client = desk(any_world)
    assert "we rang and did not reach them" in client.response.get_data(as_text=True)
    client.press("Print it")
    letter = " ".join(words_of(client.response.get_data()).split())
    assert "We tried two times and did not reach you" in letter
    assert not CODE.findall(letter)
    assert all_of(any_world, LetterCode) == []
