"""Clocks: hours that a night leaves out cannot be kept, and a caller abroad hears their own time too (F46)."""

import re
from datetime import date, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from portal.circle.areas.models import Area
from portal.clock import today
from portal.taking_part.meetings import keeping
from portal.taking_part.meetings.models import BookableKind, SpecialHours
from portal.taking_part.meetings.times import in_utc
from tests.client import Client
from tests.factories import World
from tests.integration.acting_steps import rows
from tests.integration.draft_steps import change, staff
from tests.integration.everybody import be
from tests.integration.free_time import free_day
from tests.integration.test_meeting_choices import names
from tests.integration.test_meeting_pages import page, reviewer  # noqa: F401  a fixture

LEFT_OUT = "the hour from 01:00 to 02:00 is left out"
NIGHT = [("01:15", "01:45", "#from"), ("01:00", "05:00", "#from"), ("00:30", "01:30", "#until")]


def spring_night() -> date:
    """The next last Sunday of March, when the clocks of England go forward."""
    first = today() + timedelta(days=1)
    days = [first + timedelta(days=n) for n in range(400)]
    return next(one for one in days if one.month == 3 and one.day > 24 and one.weekday() == 6)


@pytest.mark.parametrize(("opens", "closes", "box"), NIGHT)
def test_hours_that_the_night_leaves_out_are_not_kept(
    world: World,
    reviewer: Client,  # noqa: F811
    opens: str,
    closes: str,
    box: str,
) -> None:
    typed = {"day": f"{spring_night():%d/%m/%Y}", "from": opens, "until": closes}
    reviewer.get("/desk/meetings/")
    reviewer.press("Keep this day", **typed)
    assert reviewer.response.status_code == 422
    assert LEFT_OUT in reviewer.page.text
    assert box in [one.get("href") for one in reviewer.page.all("a")]
    assert {
        name: dict(reviewer.page.fields(reviewer.page.button("Keep this day").form))[name] for name in typed
    } == typed
    assert rows(world, SpecialHours) == []
    reviewer.press("Keep this day", **{**typed, "day": f"{spring_night() - timedelta(days=1):%d/%m/%Y}"})
    assert len(rows(world, SpecialHours)) == 1
    reviewer.press("Keep this day", **{**typed, "from": "02:00", "until": "05:00"})
    assert len(rows(world, SpecialHours)) == 2


def test_nor_are_those_of_an_interpreter(world: World, reviewer: Client) -> None:  # noqa: F811
    with change(world) as session:
        about = keeping.About(name="Ewa Example", languages=["pl"])
        area = world.reviewer.area_id
        made = keeping.add(session, staff(world), session.get_one(Area, area), BookableKind.INTERPRETER, about)
        here = f"/desk/areas/{area}/calendars/{made.id}"
    reviewer.get(here)
    reviewer.press("Keep this day", day=f"{spring_night():%d/%m/%Y}", **{"from": "01:15", "until": "01:45"})
    assert reviewer.response.status_code == 422
    assert LEFT_OUT in reviewer.page.text
    assert rows(world, SpecialHours) == []


def test_a_caller_abroad_hears_both_clocks_before_their_yes(world: World, reviewer: Client) -> None:  # noqa: F811
    support = be(world, "support_acting")
    support.get(page(world) + f"phone/days?zone=Asia/Kolkata&day={free_day().isoformat()}")
    support.follow_link(next(one for one in names(support) if one.startswith("10:00 (")))
    support.press("Yes, book this", phone="01632 960 150")
    assert "Shall we book this?" in support.page.main
    assert says_both(support, "10:00")
    support.press("They said yes")
    here = support.at.partition("?")[0]
    support.get(f"{here}/cancel")
    support.press("Yes, cancel it")
    assert "Do you want to cancel this meeting?" in support.page.main
    assert says_both(support, "10:00")
    support.get(here)
    support.follow_link("Change the time")
    support.follow_link(next(one for one in names(support) if one.startswith(f"{free_day():%A} {free_day().day} ")))
    support.press(next(one for one in presses(support) if one.startswith("11:00")))
    assert "Shall we change it to this time?" in support.page.main
    assert says_both(support, "11:00")
    support.press("They said yes")
    reviewer.get("/desk/meetings/")
    reviewer.press("Ask them: could it be this time?", day=f"{free_day():%d/%m/%Y}", at="14:00")
    support.get(here)
    support.press("Yes, change it")
    assert "Is this what you choose?" in support.page.main
    assert says_both(support, "14:00")


def test_a_caller_here_hears_one(world: World, reviewer: Client) -> None:  # noqa: F811
    support = be(world, "support_acting")
    support.get(page(world) + f"phone/days?day={free_day().isoformat()}")
    support.follow_link("10:00")
    support.press("Yes, book this", phone="01632 960 150")
    assert "Shall we book this?" in support.page.main
    assert "UK time" not in support.page.main


def says_both(client: Client, here: str) -> bool:
    """Whether this time in the UK stands there, and then the one in India."""
    hour, minute = (int(one) for one in here.split(":"))
    at = in_utc(free_day(), time(hour, minute)).astimezone(ZoneInfo("Asia/Kolkata"))
    return re.search(rf"{here} \(UK time\)\. Where you are: [^.]*, {at:%H:%M}", client.page.text) is not None


def presses(client: Client) -> list[str]:
    """The words of every button."""
    return [" ".join("".join(one.itertext()).split()) for one in client.page.all("button")]
