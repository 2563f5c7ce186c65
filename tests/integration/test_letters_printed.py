"""What stands in a letter that is printed: whose it is, how large, in which languages, and its code."""

import json
import re

from flask import Flask
from sqlalchemy import select

from portal.circle.access.models import LetterCode
from portal.circle.people.models import Contact
from portal.circle.post.letters import slip_number
from portal.circle.promises import services as promises
from portal.circle.promises.models import Task
from portal.foundation.audit.models import TrailEntry
from portal.foundation.identity.actor import Actor, Kind
from portal.foundation.outbox.models import Channel, Notice, State
from portal.foundation.outbox.worker import Worker
from tests.client import Client
from tests.factories import World
from tests.integration.post_steps import ADDRESS, CODE, all_of, desk, news_for, state_of
from tests.integration.test_ways_in import home
from tests.unit.letters_to_try import words_of


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
