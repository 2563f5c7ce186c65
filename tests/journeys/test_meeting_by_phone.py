"""Somebody on the phone books a meeting, in a browser: made sure, written for, read back, their own yes; the receipt
goes the way they chose, also as a letter; a no to cancelling leaves everything as it is."""

import re
from datetime import time

import pytest
from playwright.sync_api import Browser, Page
from sqlalchemy import select

from portal.circle.areas.models import StaffMember
from portal.circle.calls.acting_models import SpokenYes
from portal.circle.people.models import Contact
from portal.foundation.outbox.models import Channel, Notice
from portal.taking_part.meetings import hours
from portal.taking_part.meetings.models import Meeting, MeetingState
from tests.factories import World
from tests.integration.acting_steps import rows
from tests.integration.draft_steps import change, staff
from tests.integration.mail import send
from tests.journeys.test_acting import LookedAt, banner, be_sure_of_the_mother, begin_to_write, heading
from tests.journeys.test_phone_desk import press, served, signed_in  # noqa: F401  (served is a fixture)
from tests.smtp import MailServer

NUMBER = "01632 960 150"


def times_are_published(world: World, channel: Channel) -> None:
    """The reviewer can be booked on weekdays; the mother gets what is sent to her on this channel."""
    week = {day: (time(9), time(16)) for day in range(5)}
    with change(world) as session:
        reviewer = session.get_one(StaffMember, world.reviewer.id)
        hours.publish(session, staff(world), reviewer, reviewer.area_id, week, ["phone"], 30, None)
        mother = session.get_one(Contact, world.mother.id)
        mother.address, mother.channel = "7 Mothers Lane", channel


def choose_a_time(page: Page) -> str:
    """From her first page to the time: what stands on the page that reads it over."""
    page.get_by_role("link", name="Meet somebody").click()
    page.get_by_role("link", name="By phone").click()
    page.locator("main ul.app-times a[href*='day=']").last.click()
    page.get_by_role("link", name="10:00", exact=True).click()
    assert heading(page) == "Read it over"
    found = re.search(r"(\w+day \d+ \w+, 10:00), By phone", page.inner_text("main"))
    assert found is not None
    return found[1]


def hear_yes_to_booking(page: Page, when: str) -> None:
    """What is read out is the day, the time and how; then her yes."""
    page.get_by_label("On which number shall we ring you?").fill(NUMBER)
    press(page, "Yes, book this")
    assert heading(page) == "Read this back to Joan Testrow"
    read_out = page.locator("main .app-read-back").inner_text()
    assert when in read_out
    assert "By phone" in read_out
    assert "Shall we book this?" in read_out
    press(page, "They said yes")
    assert "It is booked." in page.inner_text("main")


def hear_no_to_cancelling(page: Page) -> None:
    """The page that reads it over is read out too; her no changes nothing."""
    page.get_by_role("link", name="Cancel the meeting").click()
    assert "Nothing bad happens if you cancel." in page.inner_text("main")
    press(page, "Yes, cancel it")
    assert heading(page) == "Read this back to Joan Testrow"
    press(page, "They said no")
    assert heading(page) == "They said no. Nothing was done"


@pytest.mark.parametrize(
    ("scripts", "channel", "receipt"),
    [
        (True, Channel.EMAIL, "We send it to you by email too."),
        (False, Channel.LETTER, "We post it to you too."),
    ],
    ids=["scripts, by email", "no scripts, by letter"],
)
def test_a_meeting_is_booked_on_the_phone_with_their_own_yes(
    scripts: bool,
    channel: Channel,
    receipt: str,
    served: tuple[str, World],  # noqa: F811
    chromium: Browser,
    smtp: MailServer,
) -> None:
    base, world = served
    page = signed_in(chromium, base, world, "support", scripts=scripts)
    look = LookedAt(page, scripts)
    be_sure_of_the_mother(page, world, smtp, look)
    times_are_published(world, channel)
    begin_to_write(page, look)
    when = choose_a_time(page)
    look("read it over")
    hear_yes_to_booking(page, when)
    assert receipt in page.inner_text("main")
    assert "You write for Joan Testrow" in banner(page)
    look("booked")
    hear_no_to_cancelling(page)
    press(page, "Stop writing for them")
    press(page, "End the call")
    page.context.close()

    assert look.wrong() == {}
    [meeting] = rows(world, Meeting)
    assert (meeting.contact_id, meeting.assisted_by, meeting.state) == (
        world.mother.id,
        world.support.id,
        MeetingState.BOOKED,
    )
    [heard] = rows(world, SpokenYes)
    assert (heard.to_what, heard.contact_id, heard.heard_by) == ("meetings.book", world.mother.id, world.support.id)
    with change(world) as session:
        told = session.scalars(select(Notice).where(Notice.template == "meeting_booked")).one()
        assert (told.owner_id, told.channel) == (world.mother.id, channel)
    if channel is Channel.EMAIL:
        send(world.app)
        said = next(one.text for one in smtp.arrived if "You have a meeting with Ruth Sample." in one.text)
        assert when in said
