"""Making sure of a caller: nobody hears anything of a review before, and no guess helps."""

import re
from datetime import timedelta

import time_machine
from sqlalchemy import select

from portal.circle.access.codes import make_letter_code
from portal.circle.calls.models import CallCode, CheckedHow
from portal.circle.reviews.models import CirclePlace
from portal.clock import now
from portal.foundation.audit.models import TrailEntry
from tests.factories import World
from tests.integration.mail import send
from tests.integration.phone_steps import rows, section, taking, this_call, told_now, with_found
from tests.smtp import MailServer

SAYS = re.compile(r"LR-|Testrow|Our-Tom|Cousin-Tom|mother|cousin|reviewer is|hope to finish|six months", re.I)


def test_whoever_is_not_made_sure_of_hears_the_same(any_world: World) -> None:
    """Unknown; right name; right name and wrong reference; no place in any circle any more: the same words."""
    unknown = taking(any_world)
    words = told_now(unknown)
    unknown.press("Find", typed="Nobody Atall")
    assert "Nobody found" in unknown.page.text
    assert told_now(unknown) == words
    unknown.press("Find", typed="LR-3333-3333")
    assert told_now(unknown) == words
    unknown.press("Find", typed="Joan Testrow")
    unknown.press("It may be Joan Testrow")
    assert told_now(unknown) == words
    assert 'id="know"' not in unknown.response.get_data(as_text=True)
    assert SAYS.search(section(unknown)) is None
    with any_world.app.extensions["database"].transaction() as session:
        for place in session.scalars(select(CirclePlace).where(CirclePlace.contact_id == any_world.mother.id)):
            place.ended_at = now()
    in_review = section(unknown)
    unknown.get(unknown.at.partition("?")[0])
    assert section(unknown) == in_review
    assert told_now(unknown) == words
    page = unknown.page.main
    assert any_world.review.reference not in page
    assert "Our-Tom" not in page


def test_who_looked_is_written_down(world: World) -> None:
    with_found(world, "Joan Testrow")
    events = [one.event for one in rows(world, TrailEntry) if one.actor_id == world.support.id]
    assert [one for one in events if one in {"calls.begun", "seen.found", "calls.found"}][-3:] == [
        "calls.begun",
        "seen.found",
        "calls.found",
    ]


def test_the_first_signs_of_a_letter_find_and_never_make_sure(world: World) -> None:
    with world.app.extensions["database"].transaction() as session:
        code = make_letter_code(session, world.urdu.id, None)
    client = taking(world)
    client.press("Find", typed=code[:4])
    client.press("It may be Nasreen Made")
    assert this_call(world).checked_at is None
    client.press("Send a code")
    client.press("This is what they read out", code=code)
    assert client.response.status_code == 422
    assert this_call(world).checked_at is None


def test_ringing_back_on_the_number_we_hold_makes_sure(any_world: World) -> None:
    client = with_found(any_world, "Arthur Testrow")
    assert "01632 960 150" in client.page.main
    client.press("I rang this number and they answered")
    assert "We are sure who it is." in client.page.text
    assert "Cousin-Tom" in client.page.main
    assert any_world.review.reference in client.page.main
    call = this_call(any_world)
    assert (call.checked_how, call.checked_by) == (CheckedHow.RANG_BACK, any_world.support.id)


def test_nobody_is_sure_of_somebody_whose_number_we_do_not_hold(world: World) -> None:
    client = with_found(world, "Joan Testrow")
    assert "I rang this number" not in client.page.main
    client.post(f"/phone/calls/{this_call(world).id}/check/rang-back", {"csrf_token": client.token()})
    assert client.response.status_code == 422
    assert this_call(world).checked_at is None


def test_a_code_goes_to_what_we_hold_and_is_read_out(any_world: World, smtp: MailServer) -> None:
    client = with_found(any_world, "Joan Testrow")
    client.press("Send a code")
    assert "A code is on its way." in client.page.text
    send(any_world.app)
    digits = re.search(r"^(\d{3} \d{3})$", smtp.arrived[-1].text.replace("\r", ""), re.M)
    assert digits is not None
    assert smtp.arrived[-1].recipients == ("joan@testrow.example",)
    wrong = f"{(int(digits[1].replace(' ', '')) + 1) % 1_000_000:06}"
    client.press("This is what they read out", code=wrong)
    assert client.response.status_code == 422
    assert "It is not your fault" in client.page.text
    client.press("This is what they read out", code=digits[1])
    assert this_call(any_world).checked_how is CheckedHow.CODE


def test_three_wrong_codes_are_counted_though_each_press_is_refused(any_world: World) -> None:
    client = with_found(any_world, "Joan Testrow")
    client.press("Send a code")
    for _ in range(3):
        client.press("This is what they read out", code="no code")
        assert client.response.status_code == 422
    assert rows(any_world, CallCode)[-1].wrong == 3


def test_at_most_five_codes_an_hour_go_to_one_contact(world: World) -> None:
    client = with_found(world, "Joan Testrow")
    for _ in range(5):
        client.press("Send a code")
        assert client.response.status_code == 200
    client.press("Send a code")
    assert client.response.status_code == 422
    assert len(rows(world, CallCode)) == 5
    with time_machine.travel(now() + timedelta(minutes=61)):
        again = with_found(world, "Joan Testrow")
        again.press("Send a code")
        assert again.response.status_code == 200


def test_no_code_is_on_its_way_when_nothing_may_go(any_world: World) -> None:
    client = with_found(any_world, "Joan Testrow")
    client.press("End every link: it reached somebody else")
    for gone in ("Send a code", "Send a link"):
        assert gone not in client.page.main
    client.post(f"/phone/calls/{this_call(any_world).id}/check/code", {"csrf_token": client.token()})
    assert client.response.status_code == 422
    assert "Nothing can go to them." in client.page.text
    assert rows(any_world, CallCode) == []
