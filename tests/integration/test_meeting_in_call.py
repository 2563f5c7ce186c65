"""A meeting booked, moved or cancelled for a caller is named in the record of the call: which, and when."""

from portal.circle.calls.models import CallLine, LineKind
from portal.foundation.web.words import Reading, words_for
from portal.taking_part.meetings.models import Meeting
from tests.client import Client
from tests.factories import World
from tests.integration.acting_steps import open_call, rows
from tests.integration.draft_steps import change
from tests.integration.everybody import be
from tests.integration.test_meeting_pages import a_day, first_day, reviewer  # noqa: F401  a fixture


def when(world: World) -> str:
    """How, on which day and at what time the one meeting is, as staff read it."""
    [meeting] = rows(world, Meeting)
    return f"By phone, {words_for(Reading()).day_and_time(meeting.starts_at)}"


def record(world: World, client: Client) -> str:
    """The open call, as its page shows it."""
    client.get(f"/phone/calls/{world.call}")
    return client.page.main


def done(world: World) -> list[str]:
    with change(world):
        return [one.what for one in rows(world, CallLine) if one.kind is LineKind.DONE and "meeting" in one.what]


def test_what_is_booked_for_a_caller_is_named_with_day_and_time(world: World, reviewer: Client) -> None:  # noqa: F811
    support = be(world, "support_acting")
    first_day(support, world)
    support.follow_link("10:00")
    support.press("Yes, book this", phone="01632 960 150")
    assert "01632 960 150" in support.page.main  # the number that was typed is read out, too
    support.press("They said yes")
    here, first = support.at.partition("?")[0], when(world)
    assert f"booked a meeting for them: they said yes: {first}" in record(world, support)
    support.get(here)
    support.follow_link("Change the time")
    a_day(support)
    support.press("14:00")
    support.press("They said yes")
    second = when(world)
    assert second != first
    assert f"changed the time of a meeting for them: they said yes: {second}" in record(world, support)
    support.get(here)
    support.follow_link("Cancel the meeting")
    support.press("Yes, cancel it")
    support.press("They said yes")
    said = record(world, support)
    assert f"cancelled a meeting for them: they said yes: {second}" in said
    assert f"booked a meeting for them: they said yes: {first}" in said  # what was done before still stands there
    assert said.count("for them: they said yes") == 3


def test_what_a_family_books_itself_stands_in_no_call(world: World, reviewer: Client) -> None:  # noqa: F811
    mother = Client(world.app).sign_in(world.mother)
    first_day(mother, world)
    mother.follow_link("10:00")
    before = len(rows(world, CallLine))
    mother.press("Yes, book this", phone="01632 960 150")
    assert len(rows(world, Meeting)) == 1
    assert len(rows(world, CallLine)) == before


def test_booked_by_staff_in_their_name_during_the_call(world: World, reviewer: Client) -> None:  # noqa: F811
    support = Client(world.app).sign_in(world.support)
    call = open_call(world, support)
    support.get(f"/desk/reviews/{world.review.reference}/meetings/{world.mother.id}/?next=/phone/calls/{call}")
    button = next(one for one in support.page.all("button") if one.get("name") == "at")
    support.press("".join(button.itertext()))
    [made] = rows(world, Meeting)
    support.get(f"/phone/calls/{call}")
    assert f"booked a meeting: {when(world)}" in support.page.main
    with change(world) as session:
        [line] = [one for one in rows(world, CallLine) if one.what == "meeting_booked"]
        assert session.get_one(CallLine, line.id).words == when(world)
        assert (line.thing_id, line.staff_id) == (made.id, world.support.id)


def test_who_rings_to_ask_when_their_meeting_is_can_be_told(world: World, reviewer: Client) -> None:  # noqa: F811
    support = be(world, "support_acting")
    first_day(support, world)
    support.follow_link("10:00")
    support.press("Yes, book this", phone="01632 960 150")
    support.press("They said yes")
    here = support.at.partition("?")[0]
    how, _, moment = when(world).partition(", ")
    assert f"Their meeting: {moment}, {how}" in record(world, support)
    support.get(here)
    support.follow_link("Cancel the meeting")
    support.press("Yes, cancel it")
    support.press("They said yes")
    assert f"Cancelled: {moment}, {how}" in record(world, support)
