"""One more check before the draft opens (F8): once in a sign-in, never in the way of reading, never by memory alone."""

import json
from datetime import timedelta

import pytest
import time_machine
from sqlalchemy import select

from portal.circle.access import surer
from portal.circle.people.models import Contact
from portal.clock import now
from portal.foundation.identity.actor import Actor, Assurance, Kind
from portal.foundation.outbox.models import Channel, Notice
from tests.client import Client
from tests.factories import World
from tests.integration.drafted import drafted
from tests.integration.links import live_link

FIRST_WORDS = "He sang in the choir."
MOST_PRESSES = 6


@pytest.fixture
def draft(world: World) -> str:
    """The address of a draft that the circle was shown."""
    drafted(world, world.mother)
    return f"/reviews/{world.review.reference}/draft/"


def last_code(world: World) -> str:
    with world.app.extensions["database"].reading() as session:
        notice = session.scalars(select(Notice).where(Notice.template == "code").order_by(Notice.id.desc())).first()
        assert notice is not None
        assert notice.channel is Channel.EMAIL
        return str(json.loads(notice.context)["code"])


def test_from_the_message_to_the_first_paragraph_at_most_six_presses(world: World, draft: str) -> None:
    client, presses = Client(world.app), 1
    client.set_cookie("browser", "her own browser")  # she asked for the message with it, so she is surely known
    client.get(f"/l/{live_link(world, world.mother, browser='her own browser')}")
    client.press("Open my page")
    client.follow_link("There is something to read, if you like")
    client.press("Read it by myself In parts, in any order. Stop when you like.")
    presses += 3
    assert client.at.startswith("/one-more-step/code")
    assert FIRST_WORDS not in client.page.text
    client.press("Go on", code=last_code(world))
    client.follow_link("Who he was")
    presses += 2
    assert FIRST_WORDS in client.page.text
    assert presses <= MOST_PRESSES


def test_made_sure_of_once_it_stays_open_for_this_sign_in_and_for_no_other(world: World, draft: str) -> None:
    client = Client(world.app).sign_in(world.mother, made_sure=False)
    for page in (f"{draft}parts", f"{draft}parts/0"):
        client.get(page)
        assert client.at.startswith("/one-more-step/")
        assert FIRST_WORDS not in client.page.text
    client.press("Send a code to my email")
    client.press("Go on", code=last_code(world))
    assert FIRST_WORDS in client.page.text, "back where they were"
    with time_machine.travel(now() + timedelta(minutes=25)):
        client.get(f"{draft}parts/0")
        assert FIRST_WORDS in client.page.text, "reading takes longer than ten minutes"
    other = Client(world.app).sign_in(world.mother, made_sure=False)
    other.get(f"{draft}parts/0")
    assert FIRST_WORDS not in other.page.text


def test_a_call_opens_it_too_and_nothing_has_to_be_remembered(world: World, draft: str) -> None:
    client = Client(world.app).sign_in(world.mother, made_sure=False)
    client.get(f"{draft}parts/0")
    assert client.page.link("Please ring me")
    client.follow_link("I have a code from a letter or from the phone")
    with world.app.extensions["database"].transaction() as session:
        staff = Actor(world.support.id, Kind.STAFF, world.support.area_id)
        contact = session.get_one(Contact, world.mother.id)
        code = surer.read_out(session, world.app.extensions["lookup"], staff, contact)
    client.press("Go on", code=code)
    assert FIRST_WORDS in client.page.text


def test_words_about_a_paragraph_wait_behind_the_check(world: World, draft: str) -> None:
    sure = Client(world.app).sign_in(world.mother)
    sure.get(f"{draft}parts/0")
    address = sure.page.link("Say something about paragraph 1")
    client = Client(world.app).sign_in(world.mother, made_sure=False)
    client.get("/looks")
    fields = {"csrf_token": client.token(), "kind": "question", "words": "Which choir was it?", "form_key": "kept"}
    client.post(address, fields)
    assert client.at.startswith("/one-more-step/")
    client.press("Send a code to my email")
    client.press("Go on", code=last_code(world))
    assert "Which choir was it?" in client.response.get_data(as_text=True), "what was written was kept"


def test_the_limited_room_leads_to_the_check_and_not_to_the_draft(world: World, draft: str) -> None:
    client = Client(world.app).sign_in(world.mother, Assurance.LIMITED)
    client.get(f"{draft}parts/0")
    assert FIRST_WORDS not in client.page.text
    client.get(f"/reviews/{world.review.reference}/")
    client.follow_link("There is something to read, if you like")
    assert client.at.startswith("/one-more-step/")
    assert client.response.status_code == 200
