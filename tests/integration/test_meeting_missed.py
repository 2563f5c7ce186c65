"""A meeting at which we did not meet: sorry and a new time where it was we, no blame where it was they."""

from datetime import timedelta

import pytest
import time_machine
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from portal.foundation.outbox.models import Notice
from portal.taking_part.meetings import booking, notices
from portal.taking_part.meetings.models import Meeting, MeetingState
from tests.client import Client
from tests.factories import World
from tests.integration.draft_steps import change, staff
from tests.integration.mail import send
from tests.integration.test_meeting_mails import is_as_kept
from tests.integration.test_meeting_messages import START, meets, ways
from tests.integration.test_meeting_pages import WEEK, reviewer  # noqa: F401  a fixture
from tests.integration.test_meeting_receipts import booked_by
from tests.smtp import MailServer

SORRY = "We were not there at this time. We are sorry. You did nothing wrong."


def test_we_did_not_come_and_say_sorry_with_new_times(world: World, reviewer: Client) -> None:  # noqa: F811
    here = booked_by(world).at.partition("?")[0]
    with change(world) as session:
        after = session.scalars(select(Meeting)).one().ends_at
    with time_machine.travel(after, tick=False):
        desk, mother = (Client(world.app).sign_in(one) for one in (world.reviewer, world.mother))
        desk.get("/desk/meetings/")
        desk.press("We did not come, or did not ring")
        assert "They are told that we are sorry, and can choose another time." in desk.page.main
        assert "missed: we did not come" in desk.page.main
        mother.get(here)
        assert SORRY in mother.page.main
        assert "These are the next times that are free:" in mother.page.main
        offered = [one.get("href") or "" for one in mother.page.all("a") if "/over?at=" in (one.get("href") or "")]
        assert 1 <= len(offered) <= 3
        mother.get(offered[0])
        mother.press("Yes, book this", phone="01632 960 150")
        assert "It is booked." in mother.page.text
        mother.get(here)
        assert SORRY in mother.page.main
        assert "These are the next times that are free:" not in mother.page.main


def test_the_mail_says_sorry_word_by_word(world: World, smtp: MailServer) -> None:
    with time_machine.travel("2026-12-01T09:00:00Z", tick=False):
        meeting_id = meets(world)
    with time_machine.travel(START + timedelta(hours=1), tick=False):
        with change(world) as session:
            meeting = session.get_one(Meeting, meeting_id)
            booking.happened(session, staff(world), meeting, held=False, by_us=True)
            notices.missed(session, meeting, ways(world))
        send(world.app)
    [arrived] = [one for one in smtp.arrived if one.message["Subject"] == "We did not meet"]
    is_as_kept("missed-by-us", arrived)


def test_what_was_pressed_by_mistake_is_put_right(any_world: World) -> None:
    world = any_world
    published = Client(world.app).sign_in(world.reviewer)
    published.get("/desk/meetings/")
    published.press("Keep my times", ways=["phone", "at_home"], most="3", **WEEK)
    here = booked_by(world).at.partition("?")[0]
    with change(world) as session:
        meeting = session.scalars(select(Meeting)).one()
        meeting_id, after = meeting.id, meeting.ends_at
    with time_machine.travel(after, tick=False):
        desk, mother = (Client(world.app).sign_in(one) for one in (world.reviewer, world.mother))
        desk.get("/desk/meetings/")
        desk.post(f"/desk/meetings/{meeting_id}", {"csrf_token": desk.token(), "do": "right_held"})
        assert desk.response.status_code == 409, "nothing was said of it yet"
        desk.get("/desk/meetings/")
        desk.press("They were not there")
        mother.get(here)
        assert "We waited for you at this time." in mother.page.main
        desk.press("It was we who did not come")
        assert "They are told that it was we who did not come" in desk.page.main
        mother.get(here)
        assert SORRY in mother.page.main
        desk.press("It was held")
        assert "Ring them, and say that it was our mistake." in desk.page.main
        mother.get(here)
        assert SORRY not in mother.page.main
        assert "We waited for you" not in mother.page.main
    with change(world) as session:
        templates = session.scalars(select(Notice.template).where(Notice.template == "meeting_missed")).all()
        assert len(templates) == 2, "told twice: that we waited, then that we are sorry"


def test_what_happened_has_to_be_said(world: World, reviewer: Client) -> None:  # noqa: F811
    booked_by(world)
    with change(world) as session:
        meeting = session.scalars(select(Meeting)).one()
        meeting_id, after = meeting.id, meeting.ends_at
    with time_machine.travel(after, tick=False):
        desk = Client(world.app).sign_in(world.reviewer)
        desk.get("/desk/meetings/")
        desk.post(f"/desk/meetings/{meeting_id}", {"csrf_token": desk.token(), "do": "nothing-known"})
        assert desk.response.status_code == 422
    with change(world) as session:
        assert session.get_one(Meeting, meeting_id).state is MeetingState.BOOKED


def test_a_meeting_of_which_nothing_was_said_waits_however_long_ago_it_was(world: World, reviewer: Client) -> None:  # noqa: F811
    booked_by(world)
    with change(world) as session:
        after = session.scalars(select(Meeting)).one().ends_at
    for days in (0, 13, 40):
        with time_machine.travel(after + timedelta(days=days), tick=False):
            desk = Client(world.app).sign_in(world.reviewer)
            desk.get("/desk/")
            assert f"The meeting with {world.mother.name} on" in desk.page.main
            assert "say how it went" in desk.page.main
            desk.get("/desk/meetings/")
            assert world.mother.name in desk.page.main
    with time_machine.travel(after + timedelta(days=40), tick=False):
        desk.press("They were not there")
        desk.press("It was held")
        desk.press(f"Keep the note for {world.mother.name}", words="We talked about his songs.")
        assert "The note is kept." in desk.page.main
        desk.get("/desk/")
        assert "say how it went" not in desk.page.main


def test_only_a_missed_meeting_was_missed_by_us(any_world: World) -> None:
    with time_machine.travel("2026-12-01T09:00:00Z", tick=False):
        meets(any_world)
    with pytest.raises(DBAPIError, match="only a missed meeting"), change(any_world) as session:
        session.execute(text("UPDATE meeting SET missed_by_us = (1 = 1)"))
    with time_machine.travel(START + timedelta(hours=1), tick=False), change(any_world) as session:
        meeting = session.scalars(select(Meeting)).one()
        booking.happened(session, staff(any_world), meeting, held=False, by_us=True)
    with change(any_world) as session:
        meeting = session.scalars(select(Meeting)).one()
        assert (meeting.state, meeting.missed_by_us) == (MeetingState.MISSED, True)
