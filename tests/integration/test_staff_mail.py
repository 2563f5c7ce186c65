"""Mail to staff: at once when it is urgent, else once a working day; it names nobody (F121)."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta

import time_machine
from sqlalchemy import select

from portal.circle.areas import services as areas
from portal.circle.areas.models import Area, StaffMember
from portal.circle.promises import services as promises
from portal.circle.promises.models import Task, TaskKind
from portal.circle.reaching import staff_mail
from portal.clock import now
from portal.foundation.identity.actor import SYSTEM
from portal.foundation.outbox.worker import Worker
from tests.factories import World
from tests.integration.mail import invited, send
from tests.integration.test_mail_as_it_arrives import as_kept
from tests.smtp import Arrived, MailServer

MONDAY = datetime(2026, 11, 30, 8, 0, 30, tzinfo=UTC)  # winter: eight in England
PRIVATE = ("Thomas", "Testrow", "Tomsie", "Marta", "Arthur", "Ruth", "Sam", "Lena")


def urgent(world: World, owner: str) -> None:
    """A task that nobody should find tomorrow only."""
    with world.app.extensions["database"].transaction() as session:
        promises.add_task(
            session,
            SYSTEM,
            TaskKind.NOT_FOR_ME,
            area_id=world.review.area_id,
            contact_id=world.sister.id,
            owner_id=world.staff[owner].id,
            urgent=True,
        )


def digests(world: World, moment: datetime) -> int:
    """The worker's round at this moment."""
    with time_machine.travel(moment), world.app.extensions["database"].transaction() as session:
        written = staff_mail.send_digests(session, now())
    with time_machine.travel(moment + timedelta(seconds=5)):
        send(world.app)
    return written


def to(smtp: MailServer) -> list[str]:
    """Who was written to."""
    return sorted(one.recipients[0].partition("@")[0] for one in smtp.arrived)


def names_nobody(world: World, arrived: Arrived) -> None:
    """No name, no family, no review."""
    everything = f"{arrived.message['Subject']} {arrived.text} {arrived.html}"
    for private in (*PRIVATE, world.review.reference):
        assert private not in everything


def test_what_is_urgent_is_told_at_once_to_its_owner_and_whoever_is_on_duty(any_world: World, smtp: MailServer) -> None:
    urgent(any_world, "reviewer")
    send(any_world.app)
    assert to(smtp) == ["reviewer", "support"]
    for arrived in smtp.arrived:
        names_nobody(any_world, arrived)
        assert "http://127.0.0.1/staff/" in arrived.text
    as_kept(next(one for one in smtp.arrived if one.recipients[0].startswith("reviewer")), "staff-urgent.en_GB")


def test_one_person_who_is_both_hears_of_it_once(any_world: World, smtp: MailServer) -> None:
    urgent(any_world, "support")
    send(any_world.app)
    assert to(smtp) == ["support"]


def test_a_mail_that_bounced_with_no_other_way_is_urgent(any_world: World, smtp: MailServer) -> None:
    invited(any_world, any_world.sister)
    smtp.answer = "550 5.1.1 nobody here"
    Worker(any_world.app).once()
    smtp.answer = None
    send(any_world.app)
    assert to(smtp) == ["reviewer", "support"]


def test_who_is_away_is_not_written_to_their_deputy_is(any_world: World, smtp: MailServer) -> None:
    with any_world.app.extensions["database"].transaction() as session:
        reviewer = session.get_one(StaffMember, any_world.reviewer.id)
        until = now().date() + timedelta(days=3)
        areas.set_away(session, SYSTEM, reviewer, reviewer.area_id, until, any_world.second_reviewer.id)
    urgent(any_world, "reviewer")
    send(any_world.app)
    assert to(smtp) == ["second_reviewer", "support"]


def answered(world: World) -> None:
    """The stories that were shared have their answer: what is open then is with the support workers."""
    with world.app.extensions["database"].transaction() as session:
        for task in session.scalars(select(Task).where(Task.kind == TaskKind.STORY_ANSWER)):
            task.done_at = now()


def tasks_for_monday(world: World) -> None:
    """Three things for the reviewer, one late; what the world has open already is the support worker's."""
    answered(world)
    with world.app.extensions["database"].transaction() as session:
        for kind, day in (
            (TaskKind.BOUNCED, MONDAY.date()),
            (TaskKind.LETTER_RETURNED, MONDAY.date()),
            (TaskKind.LETTER_RETURNED, MONDAY.date() - timedelta(days=3)),
            (TaskKind.BOUNCED, MONDAY.date() + timedelta(days=1)),
        ):
            promises.add_task(
                session,
                SYSTEM,
                kind,
                area_id=world.review.area_id,
                contact_id=world.sister.id,
                owner_id=world.reviewer.id,
                due_on=day,
            )


def test_a_digest_comes_at_eight_on_a_working_day_once(any_world: World, smtp: MailServer) -> None:
    tasks_for_monday(any_world)
    assert digests(any_world, MONDAY - timedelta(minutes=2)) == 0
    # The reviewer and both areas' support workers, who have the calls that were promised.
    assert digests(any_world, MONDAY) == 3
    assert digests(any_world, MONDAY + timedelta(minutes=1)) == 0
    assert to(smtp) == ["far_support", "reviewer", "support"]
    for arrived in smtp.arrived:
        names_nobody(any_world, arrived)
    mine = next(one for one in smtp.arrived if one.recipients[0].startswith("reviewer"))
    as_kept(mine, "staff-digest.en_GB")


def test_two_workers_write_one_digest_to_each(any_world: World, smtp: MailServer) -> None:
    tasks_for_monday(any_world)
    database = any_world.app.extensions["database"]
    with time_machine.travel(MONDAY):
        for _worker in range(2):
            with database.transaction() as session:
                staff_mail.send_digests(session, now())
        send(any_world.app)
    assert Counter(to(smtp)) == Counter(["far_support", "reviewer", "support"])


def test_nothing_waits_nobody_is_written_to(any_world: World, smtp: MailServer) -> None:
    with any_world.app.extensions["database"].transaction() as session:
        for task in session.scalars(select(Task)):
            task.done_at = now()
    assert digests(any_world, MONDAY) == 0
    assert smtp.arrived == []


def test_no_digest_on_a_weekend_a_bank_holiday_or_a_closed_day(any_world: World, smtp: MailServer) -> None:
    answered(any_world)
    saturday, boxing_day = datetime(2026, 11, 28, 9, tzinfo=UTC), datetime(2026, 12, 28, 9, tzinfo=UTC)
    assert digests(any_world, saturday) == 0
    assert digests(any_world, boxing_day) == 0, "the day kept instead of Boxing Day, a Saturday"
    with any_world.app.extensions["database"].transaction() as session:
        area = session.get_one(Area, any_world.review.area_id)
        areas.close_on(session, SYSTEM, area, date(2026, 11, 30))
    assert digests(any_world, MONDAY) == 1
    assert to(smtp) == ["far_support"], "the other area is open"


def test_eight_in_summer_is_eight_by_a_clock_in_england(any_world: World) -> None:
    summer = datetime(2027, 6, 1, 7, 0, 30, tzinfo=UTC)
    assert digests(any_world, summer - timedelta(minutes=2)) == 0
    assert digests(any_world, summer) > 0


def test_letters_that_wait_are_counted_for_whoever_is_on_duty(any_world: World, smtp: MailServer) -> None:
    with time_machine.travel(MONDAY - timedelta(hours=2)):
        invited(any_world, any_world.letter)
        send(any_world.app)
    digests(any_world, MONDAY)
    mine = next(one for one in smtp.arrived if one.recipients[0].startswith("support"))
    assert "1 letter to print or post" in mine.text
