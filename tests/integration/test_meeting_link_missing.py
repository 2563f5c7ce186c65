"""A meeting by video without its link on the last working day before: a task for who holds it, and the truth told."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import time_machine
from sqlalchemy import select

from portal.circle.areas.models import ClosedDay
from portal.circle.promises.models import Task, TaskKind
from portal.clock import now
from portal.foundation.events import StaffLeft
from portal.foundation.identity.actor import Actor
from portal.foundation.outbox import rounds
from portal.taking_part.meetings import booking, joining, leaving, notices, without_link
from portal.taking_part.meetings.models import Bookable, Meeting, Way
from tests.client import Client
from tests.factories import World
from tests.integration.draft_steps import change, staff
from tests.integration.mail import send
from tests.integration.test_booking import bookable, booked, wish
from tests.integration.test_meeting_messages import START, meets, ways
from tests.smtp import MailServer

LINK = "https://video.fenmarsh.example/join/123-456"
EARLY = "2026-12-01T09:00:00Z"
DAY_BEFORE = "2026-12-14T00:05:00Z"  # the meeting is on Tuesday the 15th
NOTE = "15/12/2026 10:00, by video"


def meets_by_video(world: World) -> Any:
    """The sister's meeting, booked two weeks before; its id."""
    with time_machine.travel(EARLY, tick=False):
        return meets(world, way=Way.VIDEO)


def looked(world: World, moment: str) -> int:
    """How many are new when the worker looks at a moment."""
    with time_machine.travel(moment, tick=False), change(world) as session:
        return without_link.ask_for_links(session)


def waiting(world: World) -> list[tuple[date, Any, str, bool]]:
    with change(world) as session:
        query = select(Task).where(Task.kind == TaskKind.LINK_MISSING, Task.done_at.is_(None))
        return [(one.due_on, one.owner_id, one.note or "", one.urgent) for one in session.scalars(query)]


def gives(world: World, meeting_id: Any, link: str, moment: str) -> None:
    with time_machine.travel(moment, tick=False), change(world) as session:
        joining.give(session, staff(world), session.get_one(Meeting, meeting_id), link)


def test_the_day_before_it_becomes_a_task_once_and_ends_with_the_link(any_world: World) -> None:
    meeting_id = meets_by_video(any_world)
    assert looked(any_world, "2026-12-13T23:55:00Z") == 0
    assert looked(any_world, DAY_BEFORE) == 1
    assert looked(any_world, "2026-12-14T09:00:00Z") == 0
    assert waiting(any_world) == [(date(2026, 12, 14), any_world.reviewer.id, NOTE, True)]
    gives(any_world, meeting_id, LINK, "2026-12-14T10:00:00Z")
    assert waiting(any_world) == []
    assert looked(any_world, "2026-12-14T10:05:00Z") == 0
    gives(any_world, meeting_id, "", "2026-12-15T08:00:00Z")
    assert looked(any_world, "2026-12-15T08:01:00Z") == 1, "it was taken back: another one is missing"
    assert waiting(any_world)[0][0] == date(2026, 12, 15)
    assert looked(any_world, "2026-12-15T10:30:00Z") == 0


def test_over_a_weekend_and_closed_days_the_last_working_day_counts(any_world: World) -> None:
    with time_machine.travel(EARLY, tick=False), change(any_world) as session:
        session.add(ClosedDay(area_id=any_world.reviewer.area_id, day=date(2026, 12, 11)))
        monday = START - timedelta(days=1)
        booked(session, any_world, wish(bookable(session, any_world), monday, way=Way.VIDEO))
    assert looked(any_world, "2026-12-09T23:30:00Z") == 0
    assert looked(any_world, "2026-12-10T00:30:00Z") == 1
    assert waiting(any_world)[0][0] == date(2026, 12, 10)


@pytest.mark.parametrize("way", [Way.PHONE, Way.AT_HOME])
def test_only_a_meeting_by_video_needs_a_link(any_world: World, way: Way) -> None:
    with time_machine.travel(EARLY, tick=False):
        meets(any_world, way=way)
    assert looked(any_world, DAY_BEFORE) == 0


@pytest.mark.parametrize("ends", ["moved", "cancelled", "missed", "left"])
def test_nobody_is_asked_for_the_link_of_a_meeting_that_is_not(any_world: World, ends: str) -> None:
    meeting_id = meets_by_video(any_world)
    looked(any_world, DAY_BEFORE)
    after = "2026-12-15T11:00:00Z" if ends == "missed" else "2026-12-14T09:00:00Z"
    with time_machine.travel(after, tick=False), change(any_world) as session:
        _ends(ends, session, any_world, session.get_one(Meeting, meeting_id), staff(any_world))
    assert waiting(any_world) == []
    assert looked(any_world, "2026-12-14T09:05:00Z") == 0
    if ends == "moved":
        assert looked(any_world, "2026-12-23T09:05:00Z") == 0
        assert looked(any_world, "2026-12-24T09:05:00Z") == 1, "nobody works from Christmas until the meeting"


def _ends(how: str, session: Any, world: World, meeting: Meeting, by: Actor) -> None:
    if how == "moved":
        booking.move(session, world.sister.actor, meeting, START + timedelta(days=14))
    elif how == "cancelled":
        booking.cancel(session, world.sister.actor, meeting)
    elif how == "missed":
        booking.happened(session, by, meeting, held=False)
    else:
        leaving.staff_left(session, StaffLeft(by, world.reviewer.id))
        assert session.get_one(Bookable, meeting.with_id).ended_at == now()


def test_the_desk_says_whose_link_by_when_and_leads_to_its_box(world: World) -> None:
    meets_by_video(world)
    looked(world, DAY_BEFORE)
    with time_machine.travel("2026-12-14T09:00:00Z", tick=False):
        reviewer = Client(world.app).sign_in(world.reviewer)
        reviewer.get("/desk/")
        assert "A meeting by video has no link yet: write it on the page of your meetings." in reviewer.page.text
        assert "by Monday 14 December" in reviewer.page.text
        reviewer.follow_link(f"The meeting on {NOTE}")
        assert "No link yet: they wait for it. Write it by Monday 14 December" in reviewer.page.text
        reviewer.press("Keep the link, and tell them", link=LINK)
        assert "The link is kept" in reviewer.page.text
        reviewer.get("/desk/")
        assert NOTE not in reviewer.page.text


def test_somebody_who_stands_in_can_say_that_it_is_done_and_nobody_else(world: World) -> None:
    """The link can be told in another way: then no box is filled, and nobody is asked a second time."""
    meets_by_video(world)
    looked(world, DAY_BEFORE)
    with time_machine.travel("2026-12-14T09:00:00Z", tick=False):
        with change(world) as session:
            [task_id] = session.scalars(select(Task.id).where(Task.kind == TaskKind.LINK_MISSING)).all()
        support = Client(world.app).sign_in(world.support)
        support.get("/phone/")
        support.post(f"/phone/{task_id}", {"csrf_token": support.token(), "how": "done"})
        assert len(waiting(world)) == 1
        lead = Client(world.app).sign_in(world.lead)
        lead.get("/phone/")
        assert NOTE in lead.page.text
        lead.post(f"/phone/{task_id}", {"csrf_token": lead.token(), "how": "done"})
    assert waiting(world) == []
    assert looked(world, "2026-12-14T10:00:00Z") == 0


@pytest.mark.parametrize("template", ["reminder", "booked"])
def test_while_it_is_missing_messages_say_that_it_comes(world: World, smtp: MailServer, template: str) -> None:
    says = "Ruth Sample sends you a link before the time."
    with time_machine.travel(EARLY, tick=False), change(world) as session:
        meeting = booked(session, world, wish(bookable(session, world), START, way=Way.VIDEO), who="sister")
        getattr(notices, template)(session, meeting, ways(world))
        joining.give(session, staff(world), meeting, LINK)
        getattr(notices, template)(session, meeting, ways(world))
    with time_machine.travel("2026-12-01T09:01:00Z", tick=False):
        send(world.app)
    without, with_it = sorted(smtp.arrived, key=lambda one: LINK in one.text)
    assert says in " ".join(without.text.split())
    assert says in (without.html or "")
    assert says not in with_it.text + (with_it.html or "")


def test_the_worker_looks(world: World) -> None:
    soon = datetime(2026, 12, 14, 9, tzinfo=UTC)
    meets_by_video(world)
    with time_machine.travel(soon, tick=False):
        [look] = [one for one in rounds.of(world.app) if one.name == "missing_links"]
        look.work(world.app)
    assert len(waiting(world)) == 1
