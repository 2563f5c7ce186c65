"""F10: a form sent after the sign-in ran out is kept for its contact, in this browser, behind a new sign-in."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
import time_machine
from sqlalchemy import func, select

from portal.circle.access.models import KeptForm
from portal.clock import now
from portal.foundation.audit.models import TrailEntry
from tests.client import Client
from tests.factories import Contacted, World
from tests.integration.links import live_link

WORDS = "She waited for the bus with me, every day.\nŁ ٹ “and” <b> \u200f end"


def card(who: Contacted) -> str:
    """The address of a card that nothing stands on yet."""
    return f"/reviews/{who.review.reference}/stories/{who.story}/cards/laugh"


def come_in(world: World, client: Client, who: Contacted) -> None:
    """Sign in by a link, in this browser."""
    token = live_link(world, who, browser=client.cookie("browser"))
    client.get(f"/l/{token}")
    client.press("Open my page")


def kept(world: World) -> int:
    """How many forms are kept."""
    with world.app.extensions["database"].reading() as session:
        return session.scalar(select(func.count()).select_from(KeptForm)) or 0


@pytest.fixture
def late(world: World, client: Client) -> Iterator[Client]:
    """The sister's browser, three hours after she opened a card; she has just pressed *Save and carry on*."""
    client.sign_in(world.sister)
    client.get(card(world.sister))
    client.signed_in = False
    with time_machine.travel(now() + timedelta(hours=3)):
        client.press("Save and carry on", words=WORDS)
        yield client


def test_the_words_wait_behind_a_new_sign_in(world: World, late: Client) -> None:
    assert late.page.heading == "Come in again"
    assert "What you wrote is safe" in late.page.main
    come_in(world, late, world.sister)
    assert late.at == card(world.sister)
    box = dict(late.page.fields(late.page.button("Save and carry on").form))
    assert box["words"] == WORDS
    late.press("Save and carry on")
    assert late.response.status_code == 200
    late.get(card(world.sister))
    assert dict(late.page.fields(late.page.button("Save and carry on").form))["words"] == WORDS
    assert kept(world) == 0


def test_another_contact_in_the_same_browser_sees_nothing(world: World, late: Client) -> None:
    come_in(world, late, world.easy)
    assert late.at == f"/reviews/{world.review.reference}/"
    late.get(card(world.easy))
    assert "every day" not in late.response.get_data(as_text=True)
    assert late.get(card(world.sister)).status_code == 404
    assert kept(world) == 1


def test_another_browser_of_the_same_contact_sees_nothing(world: World, late: Client) -> None:
    elsewhere = Client(world.app).sign_in(world.sister)
    elsewhere.get(card(world.sister))
    assert "every day" not in elsewhere.response.get_data(as_text=True)
    assert late.cookie("browser") != elsewhere.cookie("browser")


def test_after_seven_days_it_is_gone(world: World, late: Client) -> None:
    with time_machine.travel(now() + timedelta(days=7, minutes=1)):
        late.sign_in(world.sister)
        late.get(card(world.sister))
        assert "every day" not in late.response.get_data(as_text=True)


def test_the_trail_knows_that_a_form_was_kept_and_no_word_of_it(world: World, late: Client) -> None:
    with world.app.extensions["database"].reading() as session:
        entry = session.scalars(select(TrailEntry).where(TrailEntry.event == "access.form_kept")).one()
        assert entry.actor_id == world.sister.id
        assert "bus" not in str(entry.detail)


def test_without_a_former_sign_in_nothing_is_kept_and_the_words_come_back(world: World, client: Client) -> None:
    client.get("/link")
    client.post(card(world.sister), {"csrf_token": client.token(), "words": WORDS, "version": "0"})
    assert client.response.status_code == 401
    assert any(WORDS in dict(client.page.fields(form)).values() for form in client.page.all("form"))
    assert kept(world) == 0


def test_three_a_browser_then_the_words_come_back(world: World, client: Client) -> None:
    client.sign_in(world.sister)
    client.get(card(world.sister))
    form = {"csrf_token": client.token(), "words": WORDS, "version": "0"}
    client.signed_in = False
    with time_machine.travel(now() + timedelta(hours=3)):
        for name in ("laugh", "good-day", "helped"):
            client.post(card(world.sister).replace("laugh", name), form)
            assert client.page.heading == "Come in again"
        client.post(card(world.sister).replace("laugh", "went-wrong"), form)
    assert client.response.status_code == 401
    assert any(WORDS in dict(client.page.fields(form)).values() for form in client.page.all("form"))
    assert kept(world) == 3


def test_after_signing_out_in_another_tab_the_words_are_kept_for_the_same_contact(world: World, client: Client) -> None:
    client.sign_in(world.sister)
    client.get(card(world.sister))
    form = {"csrf_token": client.token(), "words": WORDS, "version": "0"}
    client.signed_in = False
    client.press("Sign out")
    client.post(card(world.sister), form)
    assert client.page.heading == "Come in again"
    assert kept(world) == 1
    come_in(world, client, world.sister)
    assert client.at == card(world.sister)
    assert dict(client.page.fields(client.page.button("Save and carry on").form))["words"] == WORDS


def test_a_sign_in_ended_in_one_browser_keeps_nothing_from_another(world: World, client: Client) -> None:
    client.sign_in(world.sister)
    client.get(card(world.sister))
    cookie = client.cookie("here")
    client.signed_in = False
    client.press("Sign out")
    thief = Client(world.app)
    thief.get("/link")
    thief.set_cookie("here", cookie or "")
    thief.set_cookie("browser", "another browser")
    thief.post(card(world.sister), {"csrf_token": thief.token(), "words": WORDS, "version": "0"})
    assert thief.response.status_code == 401
    assert kept(world) == 0


def send_late(client: Client, world: World, path: str, button: str, **values: object) -> None:
    """Press a button of a page three hours too late, come in again, and be back on the page."""
    client.get(path)
    with time_machine.travel(now() + timedelta(hours=3)):
        client.press(button, **values)
        assert client.page.heading == "Come in again"
        come_in(world, client, world.sister)
        assert client.at == path


def test_choices_of_each_thing_come_back_and_do_not_lead_back_for_ever(world: World, client: Client) -> None:
    client.sign_in(world.sister)
    path = f"/reviews/{world.review.reference}/involvement/each"
    with time_machine.travel(now()):
        send_late(client, world, path, "Save my answers", news="yes", meeting="no")
    with time_machine.travel(now() + timedelta(hours=3, minutes=1)):
        button = client.page.button("Save my answers")
        assert {"news": "yes", "meeting": "no"}.items() <= dict(client.page.fields(button.form)).items()
        client.press("Save my answers")
        assert client.page.heading != "Come in again"
        assert kept(world) == 0


def test_who_may_read_it_comes_back(world: World, client: Client) -> None:
    client.sign_in(world.sister)
    path = f"/reviews/{world.review.reference}/stories/{world.sister.story}/who"
    readers = [world.mother.id.hex, world.polish.id.hex]
    send_late(client, world, path, "Read it as they will", readers=readers, may_quote="no")
    form = client.page.button("Read it as they will").form
    assert [value for name, value in client.page.fields(form) if name == "readers"] == readers
    assert dict(client.page.fields(form))["may_quote"] == "no"


def test_a_level_in_one_press_does_not_lead_back_for_ever(world: World, client: Client) -> None:
    client.sign_in(world.sister)
    path = f"/reviews/{world.review.reference}/involvement/"
    client.get(path)
    token = client.token()
    with time_machine.travel(now() + timedelta(hours=3)):
        client.post(path, {"csrf_token": token, "level": "everything"})
        come_in(world, client, world.sister)
        assert client.at == path
        client.post(path, {"csrf_token": client.token(), "level": "everything"})
        assert kept(world) == 0
