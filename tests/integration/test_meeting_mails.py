"""Each message about a meeting as it arrives, word by word (tests/emails); none says what the meeting is about."""

import os
import re
from datetime import timedelta
from pathlib import Path

import pytest
import time_machine

from portal.taking_part.meetings import booking, joining, keeping, notices, standing_in
from portal.taking_part.meetings.models import Meeting, Way
from tests.factories import World
from tests.integration.draft_steps import change, staff
from tests.integration.mail import send
from tests.integration.test_booking import bookable, booked, wish
from tests.integration.test_meeting_helpers import booked as with_interpreter
from tests.integration.test_meeting_helpers import interpreter
from tests.integration.test_meeting_messages import START, meets, ways
from tests.integration.test_meeting_places import a_room, at_the_library
from tests.smtp import Arrived, MailServer

SAYS_TOO_MUCH = r"\bdie[ds]?\b|\bdead\b|death|review|leder|bereave|disab|autis|thomas|testrow"
SUBJECTS = {
    "booked": "Your meeting with Ruth Sample",
    "proposed": "Ruth Sample asks about another time",
    "moved": "Your meeting with Ruth Sample has a new time",
    "reminder": "Soon: your meeting with Ruth Sample",
    "cancelled": "Your meeting with Ruth Sample is cancelled",
    "missed": "We did not meet",
    "sooner": "A sooner time with Ruth Sample is free",
}
EMAILS = Path(__file__).resolve().parents[1] / "emails"


def is_as_kept(kind: str, arrived: Arrived) -> None:
    """It says what the kept one says, and nothing of a review, a death or the person."""
    everything = f"{arrived.message['Subject']} {arrived.text} {arrived.html}"
    assert re.search(SAYS_TOO_MUCH, re.sub(r"(marta|joan)@testrow.example", "", everything), re.I) is None
    heads = "\n".join(f"{name}: {arrived.message[name]}" for name in ("From", "To", "Subject"))
    words = re.sub(r"/d/[\w-]+", "/d/TOKEN", arrived.text.replace("\r\n", "\n")).strip()
    path = EMAILS / f"meeting-{kind}.en_GB.txt"
    if os.environ.get("UPDATE_EMAILS"):
        path.write_text(f"{heads}\n\n{words}\n", "utf-8")
    assert path.read_text("utf-8") == f"{heads}\n\n{words}\n"


def test_every_message_as_it_arrives(world: World, smtp: MailServer) -> None:
    with time_machine.travel("2026-12-01T09:00:00Z", tick=False):
        meeting_id = meets(world)
        with change(world) as session:
            meeting, sister = session.get_one(Meeting, meeting_id), world.sister.actor
            booking.propose(session, staff(world), meeting, START + timedelta(hours=2))
            notices.proposed(session, meeting, ways(world))
            standing_in.accept(session, sister, world.reviewer.area_id, meeting)
            notices.moved(session, meeting, ways(world))
            notices.sooner(session, meeting, START - timedelta(days=5), ways(world))
            notices.reminder(session, meeting, ways(world))
            booking.cancel(session, sister, meeting)
            notices.cancelled(session, meeting, ways(world))
            notices.missed(session, meeting, ways(world))
        send(world.app)
    by_subject = {one.message["Subject"]: one for one in smtp.arrived}
    assert set(by_subject) == set(SUBJECTS.values())
    for kind, subject in SUBJECTS.items():
        is_as_kept(kind, by_subject[subject])


@pytest.mark.parametrize("another", [True, False], ids=["helped", "helper-looked-for"])
def test_who_comes_instead_or_by_when_we_say(world: World, smtp: MailServer, another: bool) -> None:
    with time_machine.travel("2026-12-01T09:00:00Z", tick=False), change(world) as session:
        bookable(session, world)
        ill = interpreter(session, world, 9, 17)
        if another:
            interpreter(session, world, 9, 17)
        meeting = with_interpreter(session, world, ill)
        assert standing_in.fell_ill(session, staff(world), world.reviewer.area_id, meeting, ill) is another
        notices.helped(session, meeting, ways(world))
    with time_machine.travel("2026-12-01T09:01:00Z", tick=False):
        send(world.app)
    [arrived] = smtp.arrived
    is_as_kept("helped" if another else "helper-looked-for", arrived)


@pytest.mark.parametrize("shut", [True, False], ids=["place-looked-for", "place"])
def test_where_it_is_or_that_we_look_for_another_place(world: World, smtp: MailServer, shut: bool) -> None:
    with time_machine.travel("2026-12-01T09:00:00Z", tick=False), change(world) as session:
        room = a_room(session, world)
        meeting = at_the_library(session, world, room)
        if shut:
            keeping.set_day(session, staff(world), room, START.date(), None, None)
            notices.placed(session, meeting, ways(world))
        else:
            notices.booked(session, meeting, ways(world))
    with time_machine.travel("2026-12-01T09:01:00Z", tick=False):
        send(world.app)
    [arrived] = smtp.arrived
    is_as_kept("place-looked-for" if shut else "place", arrived)


@pytest.mark.parametrize("kind", ["link", "link-taken-back", "reminder-with-link", "reminder-without-link"])
def test_how_they_join_a_meeting_by_video(world: World, smtp: MailServer, kind: str) -> None:
    with time_machine.travel("2026-12-01T09:00:00Z", tick=False), change(world) as session:
        wanted = wish(bookable(session, world), START, way=Way.VIDEO)
        meeting = booked(session, world, wanted, who="sister")
        if kind != "reminder-without-link":
            joining.give(session, staff(world), meeting, "https://video.fenmarsh.example/join/123-456")
        if kind == "link-taken-back":
            joining.give(session, staff(world), meeting, "")
        (notices.reminder if kind.startswith("reminder") else notices.joined)(session, meeting, ways(world))
    with time_machine.travel("2026-12-01T09:01:00Z", tick=False):
        send(world.app)
    [arrived] = smtp.arrived
    is_as_kept(kind, arrived)
