"""Times of readers abroad, a waiting list for sooner, meetings that were missed, a call that gets a time."""

from datetime import timedelta

import pytest
import time_machine
from sqlalchemy import select

from portal.circle.access.doors import Ways
from portal.circle.promises.models import Task
from portal.clock import now
from portal.foundation.outbox.models import Notice
from portal.taking_part.meetings import booking, sooner
from portal.taking_part.meetings.models import Meeting
from tests.client import Client
from tests.factories import World
from tests.integration.draft_steps import change
from tests.integration.mail import send
from tests.integration.test_booking import bookable, booked, wish
from tests.integration.test_meeting_pages import a_day, first_day, page, reviewer  # noqa: F401  a fixture
from tests.smtp import MailServer


def test_a_relative_abroad_sees_both_times(world: World, reviewer: Client, smtp: MailServer) -> None:  # noqa: F811
    mother = Client(world.app).sign_in(world.mother)
    mother.get(page(world))
    mother.follow_link("By phone")
    mother.follow_link("India")
    a_day(mother)
    mother.get(next(one.get("href") for one in mother.page.all("a") if "at=" in (one.get("href") or "")))
    assert "(UK time). Where you are:" in mother.page.text
    mother.press("Yes, book this", phone="01632 960 150")
    assert "(UK time). Where you are:" in mother.page.text
    assert ":30" in mother.page.text
    send(world.app)
    [arrived] = smtp.arrived
    assert "That is UK time. Where you are:" in arrived.text


def test_a_zone_that_there_is_not_is_the_uk(world: World, reviewer: Client) -> None:  # noqa: F811
    mother = Client(world.app).sign_in(world.mother)
    mother.get(page(world) + "phone/days?zone=Mars/Olympus&instead=x")
    assert mother.response.status_code == 200
    assert "Where you are:" not in mother.page.text


@pytest.mark.parametrize("way_out", ["cancel", "move"])
def test_who_waits_longest_hears_of_a_sooner_time(any_world: World, way_out: str) -> None:
    ways = Ways(any_world.app.extensions["lookup"], "http://127.0.0.1")
    with change(any_world) as session:
        who = bookable(session, any_world)
        soon = (now() + timedelta(days=5)).replace(minute=0, second=0, microsecond=0)
        early = booked(session, any_world, wish(who, soon), key="a")
        late = booked(session, any_world, wish(who, soon + timedelta(days=9)), key="b", who="sister")
        later = booked(session, any_world, wish(who, soon + timedelta(days=10)), key="c", who="polish")
        for meeting, days in ((late, 1), (later, 2)):
            sooner.wish(session, any_world.mother.actor, meeting, sooner=True)
            meeting.sooner_from = now() - timedelta(days=days)
        if way_out == "cancel":
            booking.cancel(session, any_world.mother.actor, early)
        else:
            booking.move(session, any_world.mother.actor, early, soon + timedelta(days=1))
        assert sooner.came_free(session, early, soon, ways) is later
        assert sooner.came_free(session, early, soon, ways) is late
        assert later.starts_at == soon + timedelta(days=10)
        assert sooner.came_free(session, early, soon + timedelta(days=12), ways) is None
        assert sooner.came_free(session, early, now(), ways) is None
        told = session.scalars(select(Notice).where(Notice.template == "meeting_sooner")).all()
        assert {one.owner_id for one in told} == {later.contact_id, late.contact_id}


def test_a_sooner_time_by_press(world: World, reviewer: Client, smtp: MailServer) -> None:  # noqa: F811
    mother, sister = Client(world.app).sign_in(world.mother), Client(world.app).sign_in(world.sister)
    first_day(mother, world)
    mother.follow_link("10:00")
    mother.press("Yes, book this", phone="01632 960 150")
    mother.press("Tell me when a sooner time comes free")
    assert "We tell you when a sooner time comes free. Your time stands." in mother.page.text
    sister.get(page(world))
    sister.follow_link("By phone")
    days = [" ".join("".join(one.itertext()).split()) for one in sister.page.all("a")]
    sister.follow_link(next(one for one in days if one.endswith(" times")))
    sister.follow_link("11:00")
    sister.press("Yes, book this", phone="01632 960 150")
    with change(world) as session:
        for one in session.scalars(select(Meeting)):
            if one.sooner_from is None:
                whom = booking.claimed_by(session, one)
                booking.let_go(session, one)
                one.starts_at += timedelta(days=1)  # two days from now, so that there is time to get ready
                one.ends_at += timedelta(days=1)
                session.flush()
                booking.claim(session, one, whom)
    sister.get(sister.at)
    sister.follow_link("Cancel the meeting")
    sister.press("Yes, cancel it")
    send(world.app)
    assert "A sooner time with Ruth Sample is free" in {one.message["Subject"] for one in smtp.arrived}
    mother.press("I do not need a sooner time any more")
    assert "Tell me when a sooner time comes free" in mother.page.text


def test_missed_is_no_blame_and_again_is_one_press(world: World, reviewer: Client) -> None:  # noqa: F811
    mother = Client(world.app).sign_in(world.mother)
    first_day(mother, world)
    mother.follow_link("10:00")
    mother.press("Yes, book this", phone="01632 960 150")
    with change(world) as session:
        meeting = session.scalars(select(Meeting)).one()
        booking.let_go(session, meeting)
        meeting.starts_at, meeting.ends_at = now() - timedelta(hours=2), now() - timedelta(hours=1)
    reviewer.get("/desk/meetings/")
    reviewer.press("They were not there")
    mother.get(mother.at)
    assert "We waited for you at this time. That is all right, and nothing is lost." in mother.page.text
    assert "We are sorry" not in mother.page.main
    mother.follow_link("I would like to meet again")
    assert mother.page.heading == "Which day suits you?"


def test_a_promised_call_gets_a_time_and_nobody_rings_twice(world: World, reviewer: Client) -> None:  # noqa: F811
    mother = Client(world.app).sign_in(world.mother)
    mother.get("/call-me?about=draft")
    mother.press("Ask for a call", name="Joan", phone="01632 960 199", part="morning")
    mother.get(page(world))
    mother.follow_link("Choose the time of the call yourself")
    assert " rings you on " in mother.page.main  # which call gets the time
    a_day(mother)
    mother.follow_link("10:00")
    mother.press("Yes, book this")  # on the number that she gave for the call
    with change(world) as session:
        made = session.scalars(select(Meeting)).one()
        assert (made.place, made.about) == ("01632 960 199", "From the page “draft”.\nnote-of-mother")
        waits = select(Task).where(Task.contact_id == world.mother.id, Task.done_at.is_(None))
        assert [one.kind.value for one in session.scalars(waits) if one.kind.value == "call_back"] == []
    mother.get(f"/reviews/{world.review.reference}/")
    assert " rings you on " not in mother.page.main
    assert "Done on" not in mother.page.main  # nobody rang: the call is the meeting now
    reviewer.get("/desk/meetings/")
    assert "They asked: From the page “draft”." in reviewer.page.main


@time_machine.travel("2026-10-20T09:00:00Z", tick=False)
def test_the_change_of_the_clocks_is_named(world: World) -> None:
    with change(world) as session:
        who = bookable(session, world)
        meeting = booked(session, world, wish(who, now() + timedelta(days=8)), who="mother")
        meeting_id = meeting.id
    mother = Client(world.app).sign_in(world.mother)
    mother.get(page(world) + str(meeting_id))
    assert "The clocks change on Sunday 25 October." in mother.page.text
