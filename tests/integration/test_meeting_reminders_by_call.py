"""A reminder that no message can bring in time is a call (F48): a task for staff, a line for the family, never lost."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from sqlalchemy import select

from portal.circle.areas.models import ClosedDay
from portal.circle.people import troubles
from portal.circle.people.models import QuietDates, TroubleKind
from portal.circle.promises.models import Task, TaskKind
from portal.clock import now
from portal.foundation.outbox.models import Channel
from portal.taking_part.meetings import booking
from portal.taking_part.meetings.models import Meeting, MeetingState
from tests.client import Client
from tests.factories import World
from tests.integration.draft_steps import change, staff
from tests.integration.test_meeting_messages import START, likes, made, meets, round_at

FRIDAY = datetime(2026, 12, 11, 9, tzinfo=UTC)  # the meeting is on Tuesday the 15th


@pytest.fixture
def soon(any_world: World) -> Iterator[World]:
    """Four days before the meeting: no letter is there in time."""
    with time_machine.travel(FRIDAY, tick=False):
        likes(any_world, channel=Channel.LETTER, address="1 High Street\nFenmarsh", phone="01632 960 333")
        yield any_world


def calls(world: World) -> list[tuple[date, str, str]]:
    """The calls to remind somebody that nobody made yet: the day, the number, what to say."""
    with change(world) as session:
        mine = Task.kind == TaskKind.TELL_BY_PHONE, Task.done_at.is_(None), Task.made_once.startswith("remind|")
        found = session.scalars(select(Task).where(*mine, Task.contact_id == world.sister.id))
        return [(one.due_on, one.phone or "", one.note or "") for one in found]


def quiet(world: World, first: date, last: date) -> None:
    with change(world) as session:
        span = {"from_day": first, "until_day": last, "made_at": now()}
        session.add(QuietDates(contact_id=world.sister.id, **span))


def test_no_letter_comes_in_time_so_somebody_rings(soon: World) -> None:
    meets(soon)
    [(day, number, note)] = calls(soon)
    assert (day, number) == (date(2026, 12, 14), "01632 960 333")
    assert "Remind them of their meeting with Ruth Sample: Tuesday 15 December 2026, 10:00." in note
    assert made(soon) == []


def test_the_family_sees_that_we_ring_and_the_desk_whom(soon: World) -> None:
    meeting_id = meets(soon)
    sister = Client(soon.app).sign_in(soon.sister)
    sister.get(f"/reviews/{soon.review.reference}/meetings/{meeting_id}")
    assert "We ring you to remind you, by Monday 14 December." in sister.page.main
    support = Client(soon.app).sign_in(soon.support)
    support.get("/phone/")
    assert "A message for somebody whom we ring: tell them." in support.page.main
    assert "Remind them of their meeting" in support.page.main


def test_who_wants_to_be_rung_reads_by_which_day_and_no_minute_at_which_nobody_rings(any_world: World) -> None:
    likes(any_world, channel=Channel.PHONE, phone="01632 960 333")
    with time_machine.travel("2026-12-01T09:00:00Z", tick=False):
        meeting_id = meets(any_world)
        sister = Client(any_world.app).sign_in(any_world.sister)
        sister.get(f"/reviews/{any_world.review.reference}/meetings/{meeting_id}")
        # The day before, and a day more for ringing, is a Sunday: staff ring on the Monday.
        assert "We ring you to remind you, by Monday 14 December." in sister.page.main
        assert "We remind you:" not in sister.page.main


@pytest.mark.parametrize("ends", ["moved", "cancelled", "held"])
def test_nobody_rings_about_a_meeting_that_is_not(soon: World, ends: str) -> None:
    meeting_id = meets(soon)
    after = START if ends == "held" else FRIDAY
    with time_machine.travel(after, tick=False), change(soon) as session:
        meeting = session.get_one(Meeting, meeting_id)
        if ends == "moved":
            booking.move(session, soon.sister.actor, meeting, START + timedelta(days=14))
        elif ends == "cancelled":
            booking.cancel(session, soon.sister.actor, meeting)
        else:
            booking.happened(session, staff(soon), meeting, held=True)
            assert meeting.state is MeetingState.HELD
    assert calls(soon) == []


def test_never_on_a_quiet_date_and_then_the_page_says_so(soon: World) -> None:
    quiet(soon, date(2026, 12, 11), date(2026, 12, 14))
    meeting_id = meets(soon)
    assert calls(soon) == []
    sister = Client(soon.app).sign_in(soon.sister)
    sister.get(f"/reviews/{soon.review.reference}/meetings/{meeting_id}")
    assert "We do not remind you of this meeting. Write the day and the time down" in sister.page.main


def test_before_a_quiet_date_somebody_rings(soon: World) -> None:
    quiet(soon, date(2026, 12, 14), date(2026, 12, 15))
    meets(soon)
    assert [day for day, _number, _note in calls(soon)] == [date(2026, 12, 11)]


def test_a_call_is_made_before_a_long_weekend_and_never_on_the_day_itself(any_world: World) -> None:
    likes(any_world, channel=Channel.PHONE, phone="01632 960 333")
    with change(any_world) as session:
        session.add(ClosedDay(area_id=any_world.reviewer.area_id, day=date(2026, 12, 14)))
    with time_machine.travel("2026-12-01T09:00:00Z", tick=False):
        meeting_id = meets(any_world)
        assert [day for day, _number, _note in calls(any_world)] == [date(2026, 12, 11)]
        sister = Client(any_world.app).sign_in(any_world.sister)
        sister.get(f"/reviews/{any_world.review.reference}/meetings/{meeting_id}")
        assert "We ring you to remind you, by Friday 11 December." in sister.page.main
    assert round_at(any_world, "2026-12-14T10:00:30Z") == 0


def test_who_wants_no_reminder_reads_that_none_comes(soon: World) -> None:
    meeting_id = meets(soon, remind_hours=None)
    assert calls(soon) == []
    sister = Client(soon.app).sign_in(soon.sister)
    sister.get(f"/reviews/{soon.review.reference}/meetings/{meeting_id}")
    assert "You chose that we do not remind you." in sister.page.main


def test_a_way_that_stopped_working_meanwhile_becomes_a_call(any_world: World) -> None:
    with time_machine.travel("2026-12-01T09:00:00Z", tick=False):
        meets(any_world)
    assert calls(any_world) == []
    with change(any_world) as session:
        troubles.mark(session, any_world.sister.id, Channel.EMAIL, TroubleKind.BOUNCED)
    assert round_at(any_world, "2026-12-14T10:00:30Z") == 0
    assert made(any_world) == []
    [(day, _number, note)] = calls(any_world)
    assert day == date(2026, 12, 14)
    assert "We know no number of theirs that works" in note
