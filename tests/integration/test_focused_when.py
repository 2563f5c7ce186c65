"""When the decision about a closer look comes: not on a quiet date, not late because of a pace, and said beforehand."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import time_machine
from sqlalchemy import select

from portal.circle.people.models import Contact, ContactHold, HoldKind, Hours, Pace, QuietDates
from portal.clock import in_england, today
from portal.foundation.outbox.models import Notice
from portal.taking_part.focused.models import TalkKind
from portal.taking_part.focused.services import ask, write_talk
from tests.client import Client
from tests.factories import World
from tests.integration.draft_steps import change, review_of, staff

WEDNESDAY = datetime(2026, 11, 25, 10, tzinfo=UTC)


def asked(session: Any, world: World) -> None:
    review, told = review_of(session, world), {"on_day": today(), "other_ways_told": True, "summary": None}
    ask(session, world.mother.actor, review, "a")
    write_talk(session, staff(world), review, TalkKind.TALKED, contact_id=world.mother.id, **told)


def decided(world: World) -> Client:
    reviewer = Client(world.app).sign_in(world.reviewer)
    reviewer.get(f"/desk/reviews/{world.review.reference}/closer-look/")
    before = reviewer.page.main
    reviewer.press("Decide and tell the circle", focused="no", reasons="It was looked at.", next="I ring you.")
    assert "That is decided." in reviewer.page.main
    reviewer.before = before  # type: ignore[attr-defined]
    return reviewer


def goes_at(world: World, contact_id: UUID) -> list[datetime]:
    with change(world) as session:
        query = select(Notice.due_at).where(Notice.owner_id == contact_id, Notice.template == "answered")
        return list(session.scalars(query))


def test_it_waits_for_a_quiet_date_and_the_desk_says_so_before(any_world: World) -> None:
    with time_machine.travel(WEDNESDAY, tick=False):
        with change(any_world) as session:
            asked(session, any_world)
            until = today() + timedelta(days=1)
            quiet = QuietDates(contact_id=any_world.mother.id, from_day=today(), until_day=until, made_at=WEDNESDAY)
            session.add(quiet)
        reviewer = decided(any_world)
        assert "wishes to hear nothing now: the message waits until 27 November 2026" in reviewer.before  # type: ignore[attr-defined]
        [due] = goes_at(any_world, any_world.mother.id)
        assert in_england(due).date().isoformat() == "2026-11-27"
        mother = Client(any_world.app).sign_in(any_world.mother)
        mother.get(f"/reviews/{any_world.review.reference}/closer-look/")
        assert "It was looked at." in mother.page.main  # her own step: nothing waits on the page


def test_who_asked_does_not_hear_it_last_because_of_a_pace(any_world: World) -> None:
    with time_machine.travel(WEDNESDAY, tick=False):
        with change(any_world) as session:
            asked(session, any_world)
            for key in ("mother", "sister"):
                session.get_one(Contact, any_world.contacts[key].id).pace = Pace.WEEKLY
            session.get_one(Contact, any_world.mother.id).hours = Hours.EVENING
        decided(any_world)
        assert [in_england(one).strftime("%a %H:%M") for one in goes_at(any_world, any_world.mother.id)] == [
            "Wed 17:00"
        ]
        assert [in_england(one).strftime("%a") for one in goes_at(any_world, any_world.sister.id)] == ["Tue"]


def test_who_paused_gets_no_message_and_the_desk_says_so(any_world: World) -> None:
    with time_machine.travel(WEDNESDAY, tick=False):
        with change(any_world) as session:
            asked(session, any_world)
            session.add(ContactHold(contact_id=any_world.mother.id, kind=HoldKind.PAUSED, begins_at=WEDNESDAY))
        assert "hears nothing from us at present" in decided(any_world).before  # type: ignore[attr-defined]
        assert goes_at(any_world, any_world.mother.id) == []
