"""An interpreter falls ill while staff's other time waits for a yes: the question stays, and says which time stands."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
import time_machine
from sqlalchemy import select

from portal.circle.access.doors import Ways
from portal.circle.promises.models import Task, TaskKind
from portal.taking_part.meetings import booking, helping, notices, standing_in
from portal.taking_part.meetings.models import Bookable, Meeting, MeetingState
from tests.client import Client
from tests.factories import World
from tests.integration.draft_steps import change, staff
from tests.integration.mail import send
from tests.integration.test_booking import bookable
from tests.integration.test_meeting_helpers import booked, claimed, interpreter
from tests.smtp import MailServer

EARLY = "2026-12-01T09:00:00Z"
STANDS = datetime(2026, 12, 15, 10, tzinfo=UTC)
ASKED = STANDS + timedelta(days=7)


def asked(world: World, *, another: bool) -> tuple[UUID, UUID, UUID | None]:
    """A meeting with an interpreter, another time that waits for a yes; who interprets, and who else could."""
    with change(world) as session:
        session.get_one(Bookable, bookable(session, world)).ways = ["phone"]
        ill = interpreter(session, world, 9, 17)
        other = interpreter(session, world, 9, 17) if another else None
        meeting = booked(session, world, ill)
        booking.propose(session, staff(world), meeting, ASKED)
        return meeting.id, ill, other


@time_machine.travel(EARLY, tick=False)
@pytest.mark.parametrize("another", [True, False], ids=["another is free", "nobody is"])
def test_the_question_and_both_times_stand(any_world: World, another: bool) -> None:
    meeting_id, _ill, other = asked(any_world, another=another)
    with change(any_world) as session:
        meeting = session.get_one(Meeting, meeting_id)
        assert standing_in.fell_ill(session, staff(any_world), any_world.reviewer.area_id, meeting) is another
        assert (meeting.state, meeting.starts_at, meeting.proposed_start) == (MeetingState.CHANGED, STANDS, ASKED)
        assert claimed(session, meeting) == {meeting.with_id, *([other] if other else [])}
        assert (meeting.find_by is None) is another


@time_machine.travel(EARLY, tick=False)
@pytest.mark.parametrize("another", [True, False], ids=["another is free", "nobody is"])
def test_a_yes_takes_whoever_can_come_then_and_ends_the_search(any_world: World, another: bool) -> None:
    meeting_id, ill, other = asked(any_world, another=another)
    with change(any_world) as session:
        meeting = session.get_one(Meeting, meeting_id)
        standing_in.fell_ill(session, staff(any_world), any_world.reviewer.area_id, meeting)
        assert standing_in.accept(session, any_world.sister.actor, any_world.reviewer.area_id, meeting)
        assert (meeting.state, meeting.starts_at) == (MeetingState.BOOKED, ASKED)
        assert claimed(session, meeting) == {meeting.with_id, other or ill}  # a week later they may be well again
        assert meeting.find_by is None
        open_tasks = select(Task).where(Task.kind == TaskKind.FIND_FOR_MEETING, Task.done_at.is_(None))
        assert session.scalars(open_tasks).all() == []


@time_machine.travel(EARLY, tick=False)
def test_a_no_keeps_the_old_time_and_the_search_goes_on(any_world: World) -> None:
    meeting_id, _ill, _other = asked(any_world, another=False)
    with change(any_world) as session:
        meeting = session.get_one(Meeting, meeting_id)
        standing_in.fell_ill(session, staff(any_world), any_world.reviewer.area_id, meeting)
        booking.keep_old(session, any_world.sister.actor, meeting)
        assert (meeting.state, meeting.starts_at) == (MeetingState.BOOKED, STANDS)
        assert helping.looked_for(session, meeting) == {"interpreter"}


def test_page_and_message_say_both_and_the_yes_is_one_press(world: World, smtp: MailServer) -> None:
    with time_machine.travel(EARLY, tick=False):
        meeting_id, _ill, _other = asked(world, another=False)
        desk = Client(world.app).sign_in(world.reviewer)
        desk.get("/desk/meetings/")
        desk.press("The interpreter or signer cannot come")
        assert "The time stands, and they are told" in desk.page.main
        send(world.app)
        said = smtp.arrived[-1].text
        assert "The interpreter for your meeting with Ruth Sample cannot come. We look for another one." in said
        assert "Tuesday 15 December, 10:00" in said
        assert "We asked you about another time too: Tuesday 22 December, 10:00." in said
        sister = Client(world.app).sign_in(world.sister)
        sister.get(f"/reviews/{world.review.reference}/meetings/{meeting_id}")
        assert "We are looking for an interpreter. You hear from us by" in sister.page.text
        assert "We would like to change it to Tuesday 22 December, 10:00." in sister.page.text
        sister.press("Yes, change it")
        assert "Tuesday 22 December, 10:00, By phone" in sister.page.text
        assert "Ewa Example comes to interpret for you." in sister.page.text


@time_machine.travel(EARLY, tick=False)
def test_who_comes_instead_is_told_by_name(world: World, smtp: MailServer) -> None:
    meeting_id, _ill, _other = asked(world, another=True)
    with change(world) as session:
        meeting = session.get_one(Meeting, meeting_id)
        booking.keep_old(session, world.sister.actor, meeting)
        standing_in.fell_ill(session, staff(world), world.reviewer.area_id, meeting)
        notices.helped(session, meeting, Ways(world.app.extensions["lookup"], "http://127.0.0.1"))
    send(world.app)
    assert "Ewa Example comes to interpret for you" in smtp.arrived[-1].text
    assert "We asked you about another time" not in smtp.arrived[-1].text


@time_machine.travel(EARLY, tick=False)
def test_of_a_meeting_that_was_cancelled_meanwhile_nobody_is_told(world: World, smtp: MailServer) -> None:
    meeting_id, _ill, _other = asked(world, another=False)
    desk = Client(world.app).sign_in(world.reviewer)
    desk.get("/desk/meetings/")
    with change(world) as session:
        booking.cancel(session, world.sister.actor, session.get_one(Meeting, meeting_id))
    before = len(smtp.arrived)
    desk.press("The interpreter or signer cannot come")
    assert desk.response.status_code == 409
    assert "That cannot be done with a meeting that is over, cancelled" in desk.page.text
    send(world.app)
    assert len(smtp.arrived) == before
    with change(world) as session:
        assert session.get_one(Meeting, meeting_id).find_by is None
        assert session.scalars(select(Task).where(Task.kind == TaskKind.FIND_FOR_MEETING)).all() == []
