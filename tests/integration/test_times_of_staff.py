"""The page of staff for their times: each mistake names its day, nothing typed is lost, each press is answered."""

from datetime import date, time, timedelta

import pytest

from portal.clock import LONDON
from portal.foundation.audit.models import TrailEntry
from portal.foundation.outbox.models import Notice
from portal.foundation.web.words import Reading, words_for
from portal.taking_part.meetings.models import Meeting, MeetingState, SpecialHours, WeeklyHours
from portal.taking_part.meetings.times import in_utc
from tests.client import Client
from tests.factories import World
from tests.integration.acting_steps import rows
from tests.integration.draft_steps import change
from tests.integration.free_time import free_day
from tests.integration.test_meeting_pages import WEEK
from tests.integration.test_meeting_places import a_room, at_the_library
from tests.integration.test_meeting_receipts import booked_by


@pytest.fixture
def reviewer(world: World, client: Client) -> Client:
    """The reviewer, before the page of their times."""
    client.sign_in(world.reviewer).get("/desk/meetings/")
    return client


def value(client: Client, box: str, what: str = "value") -> str | None:
    """What stands in a box of the page."""
    found = client.page.by_id(box)
    assert found is not None
    return found.get(what)


MONDAY = {"opens-0": "09:00", "closes-0": "17:00"}


@pytest.mark.parametrize(
    ("typed", "said", "box"),
    [
        ({"opens-2": "nine", "closes-2": "17:00"}, "Wednesday: write from when until when", "opens-2"),
        ({"opens-2": "nine", "closes-2": "five"}, "Wednesday: write from when until when", "opens-2"),
        ({"opens-4": "10:00"}, "Friday: write until when", "closes-4"),
        ({"opens-6": "17:00", "closes-6": "09:00"}, "Sunday: the end comes after the beginning", "closes-6"),
        ({"travel": "half an hour"}, "Minutes on the way: write a number", "travel"),
        ({"most": "-1"}, "Most meetings in a day: write a number", "most"),
    ],
)
def test_a_mistake_names_its_day_and_leads_to_its_box(
    typed: dict[str, str], said: str, box: str, world: World, reviewer: Client
) -> None:
    reviewer.press("Keep my times", **MONDAY, ways="phone", **typed)
    assert reviewer.response.status_code == 422
    assert said in reviewer.page.text
    assert f'href="#{box}"' in reviewer.response.text
    for name, words in {**MONDAY, **typed}.items():
        assert value(reviewer, name) == words
    assert value(reviewer, "way-phone", "checked") is not None
    assert rows(world, WeeklyHours) == []
    reviewer.press("Keep my times", **MONDAY, ways="phone", **dict.fromkeys(typed, ""))
    assert "Your times are kept." in reviewer.page.main
    assert [one.weekday for one in rows(world, WeeklyHours)] == [0]


def test_a_day_that_differs_is_never_closed_by_a_slip(world: World, reviewer: Client) -> None:
    reviewer.press("Keep my times", **MONDAY, ways="phone")
    reviewer.press("Keep this day", **{"day": "24/12/2026", "from": "9 o'clock", "until": "12:00"})
    assert reviewer.response.status_code == 422
    assert "That day: write from when until when" in reviewer.page.text
    assert value(reviewer, "from") == "9 o'clock"
    assert rows(world, SpecialHours) == []
    reviewer.press("Keep this day", **{"from": "", "until": ""})
    assert "That day is kept." in reviewer.page.main
    assert [one.opens for one in rows(world, SpecialHours)] == [None]


def test_the_calendars_of_others_are_one_link_away(world: World, reviewer: Client) -> None:
    reviewer.follow_link("Interpreters, signers and places")
    assert reviewer.page.heading == "Interpreters, signers and places"


def test_no_day_is_no_day_and_weekly_times_come_first(world: World, reviewer: Client) -> None:
    reviewer.press("Keep this day", day="soon")
    assert "Write the day, like 24/12/2026." in reviewer.page.text
    assert "Keep your weekly times first." in reviewer.page.text
    assert rows(world, SpecialHours) == []


@pytest.fixture
def meeting(world: World, reviewer: Client) -> Client:
    """The mother, who has booked at ten on a day of the reviewer's."""
    reviewer.press("Keep my times", ways=["phone"], most="3", **WEEK)
    return booked_by(world)


def its_day(world: World) -> date:
    """The day of the one meeting there is."""
    [one] = rows(world, Meeting)
    return one.starts_at.astimezone(LONDON).date()


def test_a_day_that_differs_is_taken_back(world: World, reviewer: Client) -> None:
    reviewer.press("Keep my times", **MONDAY, ways="phone")
    reviewer.press("Keep this day", day="24/12/2050")
    assert "Saturday 24 December 2050: none" in reviewer.page.main
    form = dict(reviewer.page.fields(reviewer.page.button("As usual again on Saturday 24 December").form))
    for _double_press in range(2):
        reviewer.post("/desk/meetings/days", form)
        assert "That day is as usual again." in reviewer.page.main
    assert "Saturday 24 December" not in reviewer.page.main
    assert rows(world, SpecialHours) == []
    assert [one.event for one in rows(world, TrailEntry) if one.event == "meetings.day_as_usual"] == [
        "meetings.day_as_usual"
    ]


def test_a_day_off_on_a_booked_meeting_names_it_and_moves_nothing(
    world: World, reviewer: Client, meeting: Client
) -> None:
    day, before = its_day(world), len(rows(world, Notice))
    reviewer.press("Keep this day", day=f"{day:%d/%m/%Y}")
    assert (
        "One meeting stands outside your times now. Nobody moved anything, and nobody was told:" in reviewer.page.main
    )
    assert f"10:00, By phone, {world.mother.name}" in reviewer.page.main
    assert "Outside your times now. The meeting stands: nobody moved it." in reviewer.page.main
    assert "ask them about another time, or cancel it and they are told" in reviewer.page.main
    assert [one.state for one in rows(world, Meeting)] == [MeetingState.BOOKED]
    assert len(rows(world, Notice)) == before
    reviewer.press("Keep this day", **{"day": f"{day + timedelta(days=1):%d/%m/%Y}"})
    assert "meeting stands outside" not in reviewer.page.main
    reviewer.press(f"As usual again on {words_for(Reading()).day(day)}")
    assert "Outside your times now." not in reviewer.page.main


def test_weekly_times_that_leave_a_meeting_outside_name_it(world: World, reviewer: Client, meeting: Client) -> None:
    reviewer.press("Keep my times", **{f"opens-{day}": "12:00" for day in range(5)})
    assert "One meeting stands outside your times now." in reviewer.page.main
    meeting.get(meeting.at)
    assert "10:00, By phone" in meeting.page.text


def test_an_interpreter_whose_day_is_shorter_is_asked_first_and_then_somebody_looks(
    world: World, reviewer: Client
) -> None:
    with change(world) as session:
        room = a_room(session, world)
        made = at_the_library(session, world, room, starts=in_utc(free_day(), time(10)))
        stands = made.starts_at.astimezone(LONDON)
        here = f"/desk/areas/{world.reviewer.area_id}/calendars/{room.id}"
    reviewer.get(here)
    reviewer.press("Keep this day", **{"day": f"{stands:%d/%m/%Y}", "from": "15:00", "until": "16:00"})
    assert "One meeting stands outside these times now, and nobody was told." in reviewer.page.main
    reviewer.press("It cannot be used at those that I ticked")
    assert reviewer.response.status_code == 422
    assert "Tick the meetings first. Nothing was changed, and nobody was told." in reviewer.page.main
    reviewer.press("It cannot be used at those that I ticked", meeting=str(rows(world, Meeting)[0].id))
    assert "That is written down, and each family is told." in reviewer.page.main
    assert [(one.room_id, one.starts_at.astimezone(LONDON)) for one in rows(world, Meeting)] == [(None, stands)]
    reviewer.press(f"As usual again on {words_for(Reading()).day(stands.date())}")
    assert "That day is as usual again." in reviewer.page.main
