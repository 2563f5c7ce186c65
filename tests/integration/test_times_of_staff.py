"""The page of staff for their times: each mistake names its day, nothing typed is lost, each press is answered."""

import pytest

from portal.taking_part.meetings.models import SpecialHours, WeeklyHours
from tests.client import Client
from tests.factories import World
from tests.integration.acting_steps import rows


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
