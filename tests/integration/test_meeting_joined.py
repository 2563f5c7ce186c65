"""The address of a meeting by video: kept by staff, on the family's page, in calendar and messages, nowhere else."""

from datetime import timedelta

import pytest
from sqlalchemy import text, update
from sqlalchemy.exc import DBAPIError, IntegrityError

from portal.clock import now
from portal.foundation.audit.models import TrailEntry
from portal.taking_part.meetings import joining, notices
from portal.taking_part.meetings.models import Meeting, Way
from tests.client import Client
from tests.factories import World
from tests.integration.acting_steps import rows
from tests.integration.draft_steps import change, staff
from tests.integration.everybody import be
from tests.integration.mail import send
from tests.integration.test_booking import bookable, booked, wish
from tests.integration.test_meeting_calendars import downloaded
from tests.integration.test_meeting_messages import ways
from tests.integration.test_meeting_pages import WEEK, a_day, page
from tests.smtp import MailServer

LINK = "https://video.fenmarsh.example/join/123-456?pin=7"
OTHER = "https://video.fenmarsh.example/join/999"
WAITS = "Ruth Sample sends you a link before the time."


@pytest.fixture
def reviewer(world: World) -> Client:
    """The reviewer, who can be met by video."""
    one = Client(world.app).sign_in(world.reviewer)
    one.get("/desk/meetings/")
    one.press("Keep my times", ways=["video", "phone"], most="9", **WEEK)
    return one


def books(client: Client, world: World, way: str = "video") -> str:
    """Book a time; the address of the meeting."""
    client.get(page(world) + f"{way}/days")
    a_day(client)
    client.follow_link("10:00")
    client.press("Yes, book this", **({"phone": "01632 960 150"} if way == "phone" else {}))
    assert "Your meeting" in client.page.heading, client.page.main
    return client.at.partition("?")[0]


def gives(client: Client, link: str) -> None:
    """Staff write the link into its box."""
    client.get("/desk/meetings/")
    client.press("Keep the link, and tell them", link=link)


def test_given_shown_changed_and_taken_away(world: World, reviewer: Client, smtp: MailServer) -> None:
    mother = Client(world.app).sign_in(world.mother)
    here = books(mother, world)
    assert WAITS in mother.page.text
    reviewer.get("/desk/meetings/")
    assert "No link yet: they wait for it" in reviewer.page.text
    gives(reviewer, f"  {LINK}\n")
    assert "The link is kept, and they are told." in reviewer.page.text
    assert "No link yet" not in reviewer.page.text
    mother.get(here)
    assert mother.page.link("Join here") == LINK
    assert LINK in mother.page.text
    assert WAITS not in mother.page.text
    event = downloaded(mother, here, "PUBLISH")
    assert event.says("URL") == LINK
    assert LINK in event.says("LOCATION")
    assert event.line("SEQUENCE").value == "1"
    send(world.app)
    first, told = smtp.arrived
    assert "Join by video here:" not in first.text
    assert told.message["Subject"] == "How you join your meeting with Ruth Sample"
    assert LINK in told.text
    gives(reviewer, LINK)
    send(world.app)
    assert len(smtp.arrived) == 2, "nothing changed, nobody is told"
    gives(reviewer, OTHER)
    mother.get(here)
    assert mother.page.link("Join here") == OTHER
    gives(reviewer, "")
    assert "The link is taken away" in reviewer.page.text
    mother.get(here)
    assert WAITS in mother.page.text
    send(world.app)
    assert len(smtp.arrived) == 4
    assert "is not right any more. You get another one before the time." in " ".join(smtp.arrived[-1].text.split())
    assert rows(world, Meeting)[0].link_sealed is None
    assert len([one for one in rows(world, TrailEntry) if one.event == "meetings.link_kept"]) == 3


@pytest.mark.parametrize(
    "link",
    [
        "http://video.fenmarsh.example/join/123",
        "video.fenmarsh.example/join/123",
        "javascript:alert(1)",
        "https://",
        "https://localhost/join",
        "https://ruth:secret@video.fenmarsh.example/",
        "https://video.fenmarsh.example:nine/",
        "https://[video/",
        "https://video.fenmarsh.example/a b",
        'https://video.fenmarsh.example/"onclick',
        "https://vídeo.fenmarsh.example/",
        "https://video.fenmarsh.example/" + "x" * joining.LONGEST,
    ],
)
def test_what_is_no_safe_address_is_not_kept_and_stays_in_its_box(world: World, reviewer: Client, link: str) -> None:
    books(Client(world.app).sign_in(world.mother), world)
    gives(reviewer, link)
    assert reviewer.response.status_code == 422
    assert "Copy the whole link here" in reviewer.page.text
    box = dict(reviewer.page.fields(reviewer.page.button("Keep the link, and tell them").form))["link"]
    assert box == link
    assert rows(world, Meeting)[0].link_sealed is None


def test_a_meeting_by_phone_has_no_link(world: World, reviewer: Client) -> None:
    books(Client(world.app).sign_in(world.mother), world, "phone")
    reviewer.get("/desk/meetings/")
    assert "Link to the video meeting" not in reviewer.page.text
    [meeting] = rows(world, Meeting)
    token = reviewer.token()
    reviewer.post(f"/desk/meetings/{meeting.id}", {"csrf_token": token, "do": "link", "link": LINK})
    assert reviewer.response.status_code == 422
    assert "not by video" in reviewer.page.text


def test_the_reminder_holds_it_and_the_cancelled_meeting_does_not(world: World, smtp: MailServer) -> None:
    with change(world) as session:
        wanted = wish(bookable(session, world), now() + timedelta(days=3), way=Way.VIDEO)
        meeting = booked(session, world, wanted)
        joining.give(session, staff(world), meeting, LINK)
        notices.reminder(session, meeting, ways(world))
    send(world.app)
    [reminder] = smtp.arrived
    assert f"Join by video here:\n{LINK}" in reminder.text.replace("\r\n", "\n")
    assert f'href="{LINK}"' in (reminder.html or "")
    mother = Client(world.app).sign_in(world.mother)
    mother.get(page(world) + f"{meeting.id}")
    here = mother.at
    mother.follow_link("Cancel the meeting")
    mother.press("Yes, cancel it")
    assert LINK not in mother.response.get_data(as_text=True)
    event = downloaded(mother, here, "CANCEL")
    assert not [one for one in event.lines if LINK in one.value]


def test_easy_read_shows_one_plain_link_and_who_reads_it_out_the_whole(world: World, reviewer: Client) -> None:
    mother = Client(world.app).sign_in(world.mother)
    here = books(mother, world)
    gives(reviewer, LINK)
    mother.read_as("en_GB", easy=True).get(here)
    assert [one.get("href") for one in mother.page.all("a")].count(LINK) == 1
    assert LINK not in mother.page.text
    support = be(world, "support_acting")
    support.get(here)
    assert LINK in support.page.text


def test_nobody_else_and_nobody_outside_sees_it(world: World, reviewer: Client) -> None:
    here = books(Client(world.app).sign_in(world.mother), world)
    gives(reviewer, LINK)
    for client in (Client(world.app), Client(world.app).sign_in(world.sister)):
        client.get(here)
        assert LINK not in client.response.get_data(as_text=True)
        client.get(f"{here}/calendar.ics")
        assert LINK not in client.response.get_data(as_text=True)


def test_the_database_keeps_it_with_meetings_by_video(any_world: World) -> None:
    with change(any_world) as session:
        wanted = wish(bookable(session, any_world), now() + timedelta(days=3), way=Way.VIDEO)
        meeting = booked(session, any_world, wanted)
        joining.give(session, staff(any_world), meeting, LINK)
        session.flush()
        assert LINK.encode() not in session.execute(text("SELECT link_sealed FROM meeting")).scalar_one()
        with pytest.raises((IntegrityError, DBAPIError)), session.begin_nested():
            session.execute(update(Meeting).values(way=Way.PHONE))
        meeting.link = None
        session.flush()
        session.execute(update(Meeting).values(way=Way.PHONE))
        with pytest.raises((IntegrityError, DBAPIError)), session.begin_nested():
            session.execute(update(Meeting).values(link_sealed=b"v1|x"))
