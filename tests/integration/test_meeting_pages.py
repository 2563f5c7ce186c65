"""Booking a meeting by press: a day, a time, read it over and done; changed, cancelled, proposed, noted."""

import pytest
import time_machine

from portal.clock import now
from portal.taking_part.meetings.models import Meeting
from tests.client import Client
from tests.factories import World
from tests.integration.draft_steps import change
from tests.integration.free_time import far_day

WEEK = {f"opens-{day}": "09:00" for day in range(5)} | {f"closes-{day}": "16:00" for day in range(5)}


def page(world: World) -> str:
    return f"/reviews/{world.review.reference}/meetings/"


@pytest.fixture
def reviewer(world: World) -> Client:
    """The reviewer, who has published times."""
    one = Client(world.app).sign_in(world.reviewer)
    one.get("/desk/meetings/")
    one.press("Keep my times", ways=["phone", "at_home"], most="3", **WEEK)
    assert one.response.status_code == 200
    return one


def a_day(client: Client) -> str:
    """Go to the last of the days shown, which is free all day; its words."""
    listed = [" ".join("".join(one.itertext()).split()) for one in client.page.all("a")]
    client.follow_link([one for one in listed if one.endswith(" times")][-1])
    return client.page.heading


def first_day(client: Client, world: World, way: str = "By phone") -> str:
    """Choose how, then a day."""
    client.get(page(world))
    client.follow_link(way)
    return a_day(client)


def test_booked_in_four_presses_and_seen_by_the_reviewer(world: World, reviewer: Client) -> None:
    mother = Client(world.app).sign_in(world.mother)
    first_day(mother, world)
    mother.follow_link("10:00")
    assert "From 10:00 to 10:45" in mother.page.text, "how long it takes is said before they book"
    mother.press("Yes, book this", phone="01632 960 150")
    assert "From 10:00 to 10:45" in mother.page.text
    assert "Your meeting" in mother.page.heading
    assert "10:00, By phone" in mother.page.text
    reviewer.get("/desk/meetings/")
    assert world.mother.name in reviewer.page.text
    reviewer.get("/desk/")
    assert "Your next meeting:" in reviewer.page.main
    assert f"with {world.mother.name}" in reviewer.page.main
    mother.get(mother.at.partition("?")[0] + "/calendar.ics")
    assert mother.response.mimetype == "text/calendar"
    assert b"Thomas" not in mother.response.data


def test_whoever_presses_twice_finds_their_meeting(world: World, reviewer: Client) -> None:
    mother = Client(world.app).sign_in(world.mother)
    first_day(mother, world)
    mother.follow_link("10:00")
    here, form = mother.at, mother.page.button("Yes, book this").form
    typed = {**dict(mother.page.fields(form)), "phone": "01632 960 150"}
    arrived = set()
    for _double_press in range(2):
        mother.post(here, typed)
        assert "Your meeting" in mother.page.heading
        arrived.add(mother.at)
    assert len(arrived) == 1
    with change(world) as session:
        assert session.query(Meeting).count() == 1


def both_at_ten(world: World, *clients: Client) -> None:
    """Each has the page open on which ten o'clock of the first day is booked."""
    for one in clients:
        first_day(one, world)
        one.follow_link("10:00")


def test_a_second_page_of_the_same_time_leads_to_their_meeting(world: World, reviewer: Client) -> None:
    mother, beside = Client(world.app).sign_in(world.mother), Client(world.app).sign_in(world.mother)
    both_at_ten(world, mother, beside)
    again = mother.at
    mother.press("Yes, book this", phone="01632 960 150")
    beside.press("Yes, book this", phone="01632 960 150")
    assert beside.at == mother.at
    mother.get(again)
    assert mother.page.heading == "Your meeting"
    with change(world) as session:
        assert session.query(Meeting).count() == 1


def test_a_second_page_with_other_answers_says_that_it_is_booked_and_keeps_them(world: World, reviewer: Client) -> None:
    mother, beside = Client(world.app).sign_in(world.mother), Client(world.app).sign_in(world.mother)
    both_at_ten(world, mother, beside)
    mother.press("Yes, book this", phone="01632 960 150")
    beside.press("Yes, book this", phone="01632 960 150", company="My brother Dev")
    assert beside.response.status_code == 409
    assert "It is booked." in beside.page.text
    assert "That time is gone." not in beside.page.text
    [form] = [one for one in beside.page.root.iter() if one.get("id") == "book"]
    assert dict(beside.page.fields(form))["company"] == "My brother Dev"
    beside.follow_link("Your meeting")
    assert beside.at == mother.at.partition("?")[0]


def test_a_time_that_went_meanwhile_keeps_what_was_written(world: World, reviewer: Client) -> None:
    mother, sister = Client(world.app).sign_in(world.mother), Client(world.app).sign_in(world.sister)
    both_at_ten(world, mother, sister)
    sister.press("Yes, book this", phone="01632 960 150")
    mother.press("Book it with these answers", phone="01632 960 150", company="My brother Dev")
    assert mother.response.status_code == 409
    assert "That time is gone." in mother.page.text
    assert (
        dict(mother.page.fields(mother.page.button("Book it with these answers").form))["company"] == "My brother Dev"
    )


def test_changed_and_cancelled_by_press(world: World, reviewer: Client) -> None:
    mother = Client(world.app).sign_in(world.mother)
    first_day(mother, world)
    mother.follow_link("10:00")
    mother.press("Yes, book this", phone="01632 960 150")
    meeting = mother.at.partition("?")[0]
    mother.follow_link("Change the time")
    a_day(mother)
    mother.press("11:00")
    assert "11:00, By phone" in mother.page.text
    mother.get(meeting)
    mother.follow_link("Cancel the meeting")
    mother.press("Yes, cancel it")
    assert "This meeting is cancelled" in mother.page.heading
    assert "11:00, By phone" in mother.page.text
    assert mother.get(meeting).status_code == 200  # an old link leads to the meeting as it is


def test_staff_propose_and_the_family_says(world: World, reviewer: Client) -> None:
    mother = Client(world.app).sign_in(world.mother)
    first_day(mother, world)
    mother.follow_link("10:00")
    mother.press("Yes, book this", phone="01632 960 150")
    reviewer.get("/desk/meetings/")
    reviewer.press("Ask them: could it be this time?", day=far_day(), at="14:00")
    mother.get(mother.at)
    assert "Your old time stands until you say yes." in mother.page.text
    mother.press("No, that does not suit me")
    assert "Could it be another time?" not in mother.page.text
    assert "Thank you, we have it" in mother.page.text
    reviewer.get("/desk/")
    assert "The time that you proposed does not suit them" in reviewer.page.main
    reviewer.get("/desk/meetings/")
    reviewer.press("Ask them: could it be this time?", day="28/03/2027", at="01:30")
    assert "clocks go forward" in reviewer.page.text, (reviewer.response.status_code, reviewer.page.main[:600])


def test_the_note_is_agreed_or_put_right(world: World, reviewer: Client) -> None:
    mother = Client(world.app).sign_in(world.mother)
    first_day(mother, world)
    mother.follow_link("10:00")
    mother.press("Yes, book this", phone="01632 960 150")
    with change(world) as session:
        meeting = session.query(Meeting).one()
        after = meeting.ends_at
    with time_machine.travel(after, tick=False):
        again = Client(world.app).sign_in(world.reviewer)
        again.get("/desk/meetings/")
        again.press("It was held")
        again.press(f"Keep the note for {world.mother.name}", words="He loved the sea.")
        reader = Client(world.app).sign_in(world.mother)
        reader.get(mother.at)
        assert "He loved the sea." in reader.page.text
        reader.press("That is not right", words="The hills, not the sea.")
        assert "The hills, not the sea." in reader.page.text
    assert now() < after


def test_nobody_is_booked_without_a_number_to_ring(world: World, reviewer: Client) -> None:
    sister = Client(world.app).sign_in(world.sister)
    first_day(sister, world)
    sister.follow_link("10:00")
    sister.press("Yes, book this", phone="", company="My aunt")
    assert sister.response.status_code == 422
    assert "Write the number on which we shall ring you" in sister.page.text
    sister.press("Yes, book this", phone="01632 960 177")
    assert "01632 960 177" in sister.page.text


def test_who_stops_is_not_visited_and_the_first_page_names_what_is_booked(world: World, reviewer: Client) -> None:
    mother = Client(world.app).sign_in(world.mother)
    first_day(mother, world)
    mother.follow_link("10:00")
    mother.press("Yes, book this", phone="01632 960 150")
    meeting = mother.at.partition("?")[0]
    mother.get(f"/reviews/{world.review.reference}/")
    listed = [" ".join("".join(one.itertext()).split()) for one in mother.page.all("a")]
    mother.follow_link(next(one for one in listed if one.endswith(", 10:00")))
    assert mother.at == meeting
    mother.get("/mine/pause/")
    mother.get("/mine/pause/stop")
    mother.press("Yes, stop everything")
    with change(world) as session:
        assert session.query(Meeting).one().state == "cancelled"
