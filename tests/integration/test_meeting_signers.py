"""Somebody who needs a signer is told of a signer, not of an interpreter; who needs both hears who is still missing."""

import pytest
import time_machine

from portal.circle.people.models import Contact
from portal.circle.reviews.models import Review
from portal.taking_part.meetings import booking, helping, notices, standing_in
from portal.taking_part.meetings.models import Meeting
from tests.client import Client
from tests.factories import World
from tests.integration.draft_steps import change, staff
from tests.integration.mail import send
from tests.integration.test_booking import bookable, wish
from tests.integration.test_meeting_helpers import TUESDAY, interpreter, published, times  # noqa: F401  a fixture
from tests.integration.test_meeting_messages import ways
from tests.integration.test_meeting_pages import first_day, page, reviewer  # noqa: F401  a fixture
from tests.smtp import MailServer

SPEAKS = "We are looking for an interpreter."
SIGNS = "We are looking for a British Sign Language interpreter."
EARLY = time_machine.travel("2026-12-01T09:00:00Z", tick=False)


@pytest.mark.parametrize(
    ("needs", "said"),
    [(["bsl"], {SIGNS}), (["interpreter"], {SPEAKS}), (["interpreter", "bsl"], {SPEAKS, SIGNS})],
    ids=["signer", "interpreter", "both"],
)
def test_page_and_message_say_for_whom_we_look(
    world: World,
    reviewer: Client,  # noqa: F811
    smtp: MailServer,
    needs: list[str],
    said: set[str],
) -> None:
    mother = Client(world.app).sign_in(world.mother)
    first_day(mother, world)
    mother.follow_link("10:00")
    mother.press("Book it with these answers", phone="01632 960 150", needs=needs)
    send(world.app)
    [arrived] = smtp.arrived
    for words in (mother.page.text, " ".join(arrived.text.split()), " ".join((arrived.html or "").split())):
        assert {one for one in (SPEAKS, SIGNS) if one in words} == said
    reviewer.get("/desk/meetings/")
    reviewer.press("Somebody is found: an interpreter or signer comes")
    mother.get(mother.at)
    assert not any(one in mother.page.text for one in (SPEAKS, SIGNS))


@pytest.mark.parametrize("needs", [["bsl"], ["interpreter"], ["interpreter", "bsl"]])
def test_the_days_say_for_whom_we_shall_look(world: World, reviewer: Client, needs: list[str]) -> None:  # noqa: F811
    with change(world) as session:
        session.get_one(Contact, world.mother.id).needs = needs
    mother = Client(world.app).sign_in(world.mother)
    mother.get(page(world) + "phone/days")
    assert ("You need a British Sign Language interpreter." in mother.page.text) is ("bsl" in needs)
    assert ("You need an interpreter." in mother.page.text) is ("interpreter" in needs)


@EARLY
def test_of_two_only_the_one_who_is_missing_is_looked_for(published: World) -> None:  # noqa: F811
    with change(published) as session:
        speaks = interpreter(session, published, 9, 12)
        found = times(session, published, "interpreter", "bsl")
        assert found.to_find == ("bsl",)
        contact = session.get_one(Contact, published.sister.id)
        wanted = wish(found.with_id, TUESDAY.replace(hour=10), needs=["interpreter", "bsl"], also=(speaks,))
        review = session.get_one(Review, published.review.id)
        meeting = booking.book(session, published.sister.actor, review, contact.id, wanted, "both")
        helping.look_for(session, published.sister.actor, published.reviewer.area_id, meeting)
        assert helping.looked_for(session, meeting) == {"bsl"}


@EARLY
@pytest.mark.parametrize("another", [True, False])
def test_a_signer_who_falls_ill_is_a_signer_in_the_message(world: World, smtp: MailServer, another: bool) -> None:
    with change(world) as session:
        whose, ill = bookable(session, world), interpreter(session, world, 9, 17, "bfi")
        if another:
            interpreter(session, world, 9, 17, "bfi")
        wanted = wish(whose, TUESDAY.replace(hour=10), needs=["bsl"], also=(ill,))
        review = session.get_one(Review, world.review.id)
        meeting = booking.book(session, world.sister.actor, review, world.sister.id, wanted, "signs")
        assert standing_in.fell_ill(session, staff(world), world.reviewer.area_id, meeting, ill) is another
        notices.helped(session, meeting, ways(world))
    with time_machine.travel("2026-12-01T09:01:00Z", tick=False):
        send(world.app)
    said = " ".join(smtp.arrived[0].text.split())
    cannot = (
        "The British Sign Language interpreter for your meeting with Ruth Sample cannot come. We look for another one."
    )
    assert ("Ewa Example comes to sign for you at your meeting with Ruth Sample." in said) is another
    assert (cannot in said) is not another
    assert "to interpret" not in said


@EARLY
def test_a_signer_without_a_calendar_comes_to_sign(world: World, smtp: MailServer) -> None:
    with change(world) as session:
        wanted = wish(bookable(session, world), TUESDAY.replace(hour=10), needs=["bsl"])
        review = session.get_one(Review, world.review.id)
        meeting: Meeting = booking.book(session, world.sister.actor, review, world.sister.id, wanted, "signs")
        helping.look_for(session, world.sister.actor, world.reviewer.area_id, meeting)
        assert helping.found(session, staff(world), meeting)
        notices.helped(session, meeting, ways(world))
    with time_machine.travel("2026-12-01T09:01:00Z", tick=False):
        send(world.app)
    assert "Somebody comes to sign for you at your meeting with Ruth Sample." in smtp.arrived[0].text
