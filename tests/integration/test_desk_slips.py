"""Slips at the desks: nothing typed is lost, what need not be asked is not, one message a call, who never came."""

import pytest

from portal.circle.reviews.closing_models import ReviewClosing
from portal.circle.reviews.models import ClosingKind
from portal.foundation.outbox.models import Notice
from portal.taking_part.focused.models import FocusedTalk
from tests.client import Client
from tests.factories import World
from tests.integration.acting_steps import rows, write_for
from tests.integration.mail import send
from tests.smtp import MailServer


@pytest.fixture
def look(world: World, client: Client) -> Client:
    """The reviewer, before the page of a closer look."""
    client.sign_in(world.reviewer).get(f"/desk/reviews/{world.review.reference}/closer-look/")
    return client


TALK = {"kind": "not_wanted", "on_day": "01/11/2026", "summary": "She did not wish to talk."}


def box(client: Client, name: str) -> str:
    """The words in a large box."""
    found = client.page.by_id(name)
    assert found is not None
    return "".join(found.itertext()).strip()


def test_writing_the_talk_down_keeps_what_was_begun_of_the_decision(world: World, look: Client) -> None:
    look.press("Write the talk down", **TALK, contact=str(world.mother.id), focused="yes", reasons="A concern.")
    assert "The talk is written down." in look.page.main
    assert box(look, "reasons") == "A concern."
    assert box(look, "summary") == ""
    look.press("Decide and tell the circle", next="Ruth Sample, by December.")
    assert "That is decided." in look.page.main
    assert "A concern." in look.page.main


def test_the_talk_alone_is_answered_too_and_sent_twice_is_once(world: World, look: Client) -> None:
    for _ in range(2):
        look.press("Write the talk down", **TALK, contact=str(world.mother.id))
        assert "The talk is written down." in look.page.main
    assert len(rows(world, FocusedTalk)) == 1


def test_a_mistake_in_one_half_keeps_the_other(world: World, look: Client) -> None:
    look.press("Write the talk down", summary="She asked why.", reasons="A concern.")
    assert look.response.status_code == 422
    assert (box(look, "summary"), box(look, "reasons")) == ("She asked why.", "A concern.")
    look.press("Decide and tell the circle", focused="yes")
    assert look.response.status_code == 422
    assert (box(look, "summary"), box(look, "reasons")) == ("She asked why.", "A concern.")


@pytest.mark.parametrize("kind", [ClosingKind.UNDER_18, ClosingKind.OPENED_IN_ERROR, ClosingKind.DUPLICATE])
def test_where_the_page_always_says_why_nobody_is_asked_whether(kind: ClosingKind, world: World) -> None:
    lead = Client(world.app).sign_in(world.lead)
    lead.get(f"/desk/reviews/{world.review.reference}/close/")
    lead.press("Close this review", kind=kind.value, why="The dates came from the hospital.")
    assert "This review is closed" in lead.page.main
    assert [(one.kind, one.reason_told) for one in rows(world, ReviewClosing)] == [(kind, True)]


def test_where_the_lead_decides_it_is_asked(world: World) -> None:
    lead = Client(world.app).sign_in(world.lead)
    lead.get(f"/desk/reviews/{world.review.reference}/close/")
    lead.press("Close this review", kind="not_eligible", why="He had no learning disability.")
    assert lead.response.status_code == 422
    assert "Choose whether they are told the reason" in lead.page.text
    assert rows(world, ReviewClosing) == []


def test_after_writing_for_somebody_one_message_goes(world: World, client: Client, smtp: MailServer) -> None:
    client.sign_in(world.support)
    call_id = write_for(world, client)
    client.get(f"/reviews/{world.review.reference}/stories/{world.mother.story}/cards/laugh")
    client.press("Save and finish", words="He laughed at trams.")
    client.get("/start")
    client.press("Stop writing for them")
    client.press("End the call")
    assert client.at.startswith(f"/phone/records/{call_id}/")
    send(world.app)
    assert [one.template for one in rows(world, Notice)] == ["done_for_you"]
    assert len(smtp.arrived) == 1


def test_what_was_promised_besides_is_still_told(world: World, client: Client, smtp: MailServer) -> None:
    client.sign_in(world.support)
    write_for(world, client)
    client.get("/start")
    client.press("Stop writing for them")
    client.press("Promise it", part="morning", ask_for="Joan Testrow", ring_on="01632 960 155")
    client.press("End the call")
    send(world.app)
    assert [one.template for one in rows(world, Notice)] == ["done_for_you", "call_summary"]


def test_who_was_invited_and_never_came_is_not_said_to_be_here(world: World) -> None:
    lead = Client(world.app).sign_in(world.lead)
    Client(world.app).sign_in(world.support)
    lead.get(f"/area/{world.lead.area_id}/staff/")
    told = {row.split("\n")[0]: row for row in lead.page.main.split("Support worker")}
    assert lead.page.main.count("invited, has not come in yet") == 2, told  # both reviewers
