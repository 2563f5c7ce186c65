"""Plain choices, no grid (F37): not this week, mornings, afternoons, after work; and the reader's own clock."""

from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine

from portal.clock import LONDON
from portal.taking_part.meetings.choosing import in_part
from portal.taking_part.meetings.times import in_utc
from tests.client import Client
from tests.factories import World
from tests.integration.free_time import free_day
from tests.integration.test_meeting_pages import page

Fits = Callable[[datetime], bool]
LATE = {f"opens-{day}": "09:00" for day in range(5)} | {f"closes-{day}": "19:00" for day in range(5)}
PARTS: list[tuple[str, Fits]] = [
    ("Mornings", lambda one: one.hour < 12),
    ("Afternoons", lambda one: 12 <= one.hour < 17),
    ("After work", lambda one: one.hour >= 16),
]


@pytest.fixture
def late_reviewer(world: World) -> Client:
    """The reviewer, who can be rung until seven in the evening."""
    one = Client(world.app).sign_in(world.reviewer)
    one.get("/desk/meetings/")
    one.press("Keep my times", ways=["phone"], most="9", **LATE)
    return one


def times_of(client: Client) -> list[datetime]:
    """Every time of the day that is shown last, by the clock of England."""
    days = [one.get("href") or "" for one in client.page.all("a") if "day=" in (one.get("href") or "")]
    client.get(next(one for one in reversed(days) if "zone=" not in one))
    named = [one.get("href") or "" for one in client.page.all("a") if "at=" in (one.get("href") or "")]
    found = [one.partition("at=")[2][:14] for one in named]
    return [datetime.strptime(one, "%Y%m%dT%H%MZ").replace(tzinfo=UTC).astimezone(LONDON) for one in found]


@pytest.mark.parametrize(("choice", "fits"), PARTS, ids=[choice for choice, _fits in PARTS])
def test_a_choice_shows_these_times_and_no_others(world: World, late_reviewer: Client, choice: str, fits: Fits) -> None:
    mother = Client(world.app).sign_in(world.mother)
    mother.get(page(world) + "phone/days")
    everything = times_of(mother)
    mother.get(page(world) + "phone/days")
    mother.follow_link(choice)
    shown = times_of(mother)
    assert shown
    assert {one.time() for one in shown} == {one.time() for one in everything if fits(one)}
    assert {one.time() for one in everything if not fits(one)}


@pytest.mark.parametrize("today", ["2026-11-25", "2026-12-28"], ids=["in a week", "over the new year"])
def test_not_this_week_is_from_monday_on(today: str) -> None:
    with time_machine.travel(f"{today}T09:00:00Z", tick=False):
        day = datetime.fromisoformat(today).date()
        for ahead in range(15):
            moment = in_utc(day + timedelta(days=ahead), time(10))
            monday = day - timedelta(days=day.weekday()) + timedelta(days=7)
            assert in_part(moment, "next-week") is (moment.date() >= monday)


def test_a_choice_that_leaves_nothing_says_so_kindly(world: World, late_reviewer: Client) -> None:
    late_reviewer.get("/desk/meetings/")
    late_reviewer.press("Keep my times", **{f"closes-{day}": "11:00" for day in range(5)})
    mother = Client(world.app).sign_in(world.mother)
    mother.get(page(world) + "phone/days")
    mother.follow_link("After work")
    assert "There is no time like that in the next eight weeks." in mother.page.text
    mother.follow_link("All times")
    assert times_of(mother)


def test_days_later_than_any_are_said_with_the_way_back(world: World, late_reviewer: Client) -> None:
    mother = Client(world.app).sign_in(world.mother)
    mother.get(page(world) + "phone/days?later=99&zone=Asia/Kolkata")
    assert not day_links(mother)
    assert "There are no days as late as that yet." in mother.page.text
    mother.follow_link("Show me the first days")
    assert day_links(mother)
    assert "zone=Asia/Kolkata" in mother.at
    assert "Show me the first days" not in names(mother)
    mother.follow_link("Later days")
    assert "Show me the first days" in names(mother)
    mother.get(page(world) + "phone/days?later=99")
    mother.follow_link("None of these suits me")
    assert mother.at.startswith("/call-me")


@pytest.mark.parametrize("zone", ["Asia/Kathmandu", "Asia/Kolkata", "Australia/Adelaide"])
def test_a_clock_with_odd_minutes_is_shown_beside_that_of_the_uk(
    world: World, late_reviewer: Client, zone: str
) -> None:
    mother = Client(world.app).sign_in(world.mother)
    day = free_day()
    mother.get(page(world) + f"phone/days?zone={zone}&day={day.isoformat()}")
    theirs = in_utc(day, time(10)).astimezone(ZoneInfo(zone))
    assert theirs.minute in {15, 30, 45}
    mother.follow_link(next(said for said in names(mother) if said.startswith("10:00 (")))
    assert f"10:00 (UK time). Where you are: {theirs:%A} {theirs.day} {theirs:%B}, {theirs:%H:%M}" in mother.page.text


def test_who_is_abroad_sees_their_own_time_at_each_step(world: World, late_reviewer: Client) -> None:
    mother = Client(world.app).sign_in(world.mother)
    mother.get(page(world) + f"phone/days?zone=Asia/Kolkata&day={free_day().isoformat()}")
    mother.follow_link(next(said for said in names(mother) if said.startswith("10:00 (")))
    assert "From 10:00 to 10:45 (UK time). Where you are: From 15:30 to 16:15" in mother.page.text
    mother.press("Yes, book this", phone="01632 960 150")
    here, theirs = mother.at.partition("?")[0], "15:30"
    assert mother.page.text.count(f", {theirs}") == 2  # the meeting, and when we remind them of it
    mother.follow_link("Change the time")
    assert "Where you are:" in mother.page.text
    mother.follow_link(next(said for said in names(mother) if said.endswith(" times")))
    assert "where you are)" in mother.page.text
    mother.get(f"{here}/cancel")
    mother.follow_link("Change the time")
    assert "Where you are:" in mother.page.text


@pytest.mark.parametrize("zone", ["Europe/London", "Asia/Kolkata"])
@pytest.mark.parametrize("at", ["00010101T0000Z", "90000101T1200Z", "99991231T2359Z", "20200101T1000Z"])
def test_a_time_that_nobody_can_mean_leads_to_the_days(world: World, late_reviewer: Client, at: str, zone: str) -> None:
    mother = Client(world.app).sign_in(world.mother)
    mother.get(page(world) + f"phone/over?at={at}&zone={zone}")
    assert mother.response.status_code == 200
    assert mother.page.heading == "Which day suits you?"


def day_links(client: Client) -> list[str]:
    """The words of each day that can be chosen."""
    return [one for one in names(client) if one.endswith((" times", ": one time"))]


def names(client: Client) -> list[str]:
    """The words of every link."""
    return [" ".join("".join(one.itertext()).split()) for one in client.page.all("a")]
