"""Who asked for news once a week gets one message a week; what they asked for comes at once; doors end with notice."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from sqlalchemy import select

from portal.circle.access import doors
from portal.circle.access.models import Door
from portal.circle.people import services as people
from portal.circle.people.models import Contact, HoldKind, Pace, QuietDates
from portal.circle.people.queries import MessageKind
from portal.circle.reaching import doors_ending
from portal.clock import now
from portal.foundation.outbox.models import Notice
from portal.foundation.outbox.worker import Worker
from tests.factories import World
from tests.integration.draft_steps import completed
from tests.integration.mail import invited, send
from tests.integration.test_mail_as_it_arrives import as_kept
from tests.smtp import MailServer

WEDNESDAY = datetime(2026, 11, 25, 10, 0, tzinfo=UTC)
TUESDAY = datetime(2026, 12, 1, 11, 0, tzinfo=UTC)


def sister(world: World, **changed: Any) -> None:
    """What the sister chose."""
    with world.app.extensions["database"].transaction() as session:
        contact = session.get_one(Contact, world.sister.id)
        for key, value in changed.items():
            setattr(contact, key, value)


def news(world: World, template: str = "answered") -> None:
    """Something that the sister did not ask for."""
    with world.app.extensions["database"].transaction() as session:
        context = {
            "page": "http://127.0.0.1/link",
            "area_name": "NHS Fenmarsh (made up)",
            "area_phone": "01632 960 100",
        }
        context |= {"staff_name": "Ruth Sample", "staff_phone": "2", "until": "2027-05-01"}
        people.notify(session, session.get_one(Contact, world.sister.id), template, context, kind=MessageKind.NEWS)


def states(world: World) -> list[str]:
    """Where each message is, oldest first."""
    with world.app.extensions["database"].reading() as session:
        return [one.state.value for one in session.scalars(select(Notice).order_by(Notice.id))]


def test_what_came_in_a_week_goes_as_one_message_that_names_nobody(any_world: World, smtp: MailServer) -> None:
    sister(any_world, pace=Pace.WEEKLY)
    with time_machine.travel(WEDNESDAY):
        for template in ("answered", "answered", "door_ends"):
            news(any_world, template)
        send(any_world.app)
        assert smtp.arrived == []
        invited(any_world, any_world.sister)
        send(any_world.app)
        assert len(smtp.arrived) == 1, "what somebody asked for does not wait for a Tuesday"
    with time_machine.travel(TUESDAY):
        send(any_world.app)
    assert states(any_world) == ["gathered"] * 3 + ["sent", "sent"]
    told = smtp.arrived[-1]
    assert "Ruth Sample" not in told.text
    assert told.text.count("Somebody has written to you.") == 1
    assert "Your private page closes soon." in told.text


def test_what_comes_after_the_message_of_the_week_waits_for_the_next_one(any_world: World, smtp: MailServer) -> None:
    sister(any_world, pace=Pace.WEEKLY)
    with time_machine.travel(TUESDAY):
        news(any_world)
        send(any_world.app)
        assert len(smtp.arrived) == 1
    with time_machine.travel(TUESDAY + timedelta(hours=2)):
        news(any_world)
        send(any_world.app)
        assert len(smtp.arrived) == 1
    with time_machine.travel(TUESDAY + timedelta(days=7)):
        send(any_world.app)
        assert len(smtp.arrived) == 2


def test_two_workers_gather_once(any_world: World, smtp: MailServer) -> None:
    sister(any_world, pace=Pace.WEEKLY)
    with time_machine.travel(WEDNESDAY):
        for _one in range(6):
            news(any_world)
    with time_machine.travel(TUESDAY):
        first, second = Worker(any_world.app), Worker(any_world.app)
        for _round in range(4):
            first.once()
            second.once()
    assert len(smtp.arrived) == 1
    assert states(any_world) == ["gathered"] * 6 + ["sent"]


def test_a_quiet_day_that_is_named_while_a_message_waits_holds_it(any_world: World, smtp: MailServer) -> None:
    with time_machine.travel(WEDNESDAY):
        news(any_world)
        day = WEDNESDAY.date()
        with any_world.app.extensions["database"].transaction() as session:
            session.add(QuietDates(contact_id=any_world.sister.id, from_day=day, until_day=day, made_at=now()))
        send(any_world.app)
        assert smtp.arrived == []
        assert states(any_world) == ["waiting"], "held back, not lost"
    with time_machine.travel(WEDNESDAY + timedelta(days=1)):
        send(any_world.app)
    assert len(smtp.arrived) == 1


@pytest.mark.parametrize("kind", [HoldKind.STOPPED, HoldKind.WRONG_PERSON])
def test_who_stops_gets_nothing_of_the_week(any_world: World, smtp: MailServer, kind: HoldKind) -> None:
    sister(any_world, pace=Pace.WEEKLY)
    with time_machine.travel(WEDNESDAY):
        news(any_world)
        news(any_world)
        with any_world.app.extensions["database"].transaction() as session:
            people.hold(session, any_world.sister.id, kind)
    with time_machine.travel(TUESDAY):
        send(any_world.app)
    assert smtp.arrived == []
    assert states(any_world) == ["cancelled", "cancelled"]


def door_of_sister(world: World, left: timedelta) -> None:
    """The sister's door ends that soon."""
    with world.app.extensions["database"].transaction() as session:
        doors.address(session, world.app.extensions["lookup"], world.sister.id, "http://127.0.0.1")
        session.scalars(select(Door).where(Door.contact_id == world.sister.id)).one().ends_at = now() + left


def looked_after(world: World) -> int:
    """The worker's round."""
    with world.app.extensions["database"].transaction() as session:
        return doors_ending.look_after(session, "http://127.0.0.1")


def test_a_door_stays_open_as_long_as_the_review(any_world: World, smtp: MailServer) -> None:
    door_of_sister(any_world, timedelta(days=29))
    assert looked_after(any_world) == 1
    assert looked_after(any_world) == 0
    with any_world.app.extensions["database"].reading() as session:
        assert session.scalars(select(Door)).one().ends_at > now() + timedelta(days=200)
    send(any_world.app)
    assert smtp.arrived == []


def test_thirty_days_before_a_door_ends_they_are_told_once(any_world: World, smtp: MailServer) -> None:
    completed(any_world)
    door_of_sister(any_world, timedelta(days=31))
    assert looked_after(any_world) == 0
    door_of_sister(any_world, timedelta(days=29))
    assert [looked_after(any_world) for _round in range(2)] == [1, 0]
    send(any_world.app)
    assert [one.message["Subject"] for one in smtp.arrived] == ["Your private page closes soon."]


def test_the_words_of_both_messages(world: World, smtp: MailServer) -> None:
    sister(world, pace=Pace.WEEKLY)
    with time_machine.travel(WEDNESDAY):
        news(world)
        news(world, "door_ends")
    with time_machine.travel(TUESDAY):
        send(world.app)
    sister(world, pace=Pace.AT_ONCE)
    with time_machine.travel(TUESDAY + timedelta(days=8)):
        news(world, "door_ends")
        send(world.app)
    for name, arrived in zip(("news-of-the-week", "door-ends"), smtp.arrived, strict=True):
        as_kept(arrived, f"{name}.en_GB")
        assert "Testrow" not in arrived.text + arrived.html
