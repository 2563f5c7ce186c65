"""F114: the circle is told beforehand who reviews from which day; the change is made on that day."""

from datetime import date, timedelta

import pytest
import time_machine
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from portal.circle.areas.models import StaffMember
from portal.circle.reviews import handing_over
from portal.circle.reviews.change_models import ReviewerChange, WhyToday
from portal.circle.reviews.models import Review, ReviewHandover
from portal.clock import now, today
from portal.foundation.audit.models import TrailEntry
from tests.client import Client
from tests.factories import World
from tests.integration.acting_steps import rows
from tests.integration.mail import send
from tests.integration.test_mail_as_it_arrives import as_kept
from tests.smtp import MailServer

GIVE = "Give them this review"
STAYS = "Take this back: Ruth Sample stays"
SOON = timedelta(days=10)


def circle_page(world: World) -> Client:
    lead = Client(world.app).sign_in(world.staff["lead"])
    lead.get(f"/desk/reviews/{world.review.reference}/circle/")
    return lead


def plan(world: World, **fields: str) -> Client:
    lead = circle_page(world)
    lead.press(GIVE, reviewer=str(world.second_reviewer.id), **fields)
    return lead


def written(day: date) -> str:
    return day.strftime("%d/%m/%Y")


def reviewer_is(world: World) -> str:
    with world.app.extensions["database"].reading() as session:
        review = session.get_one(Review, world.review.id)
        return session.get_one(StaffMember, review.reviewer_id).name


def first_page(world: World) -> str:
    mother = Client(world.app).sign_in(world.mother)
    mother.get(f"/reviews/{world.review.reference}/")
    return mother.page.main


def work(world: World) -> None:
    """What the worker does a few times a day; twice is once."""
    for _ in range(2):
        handing_over.change_due(world.app.extensions["database"])


def test_the_circle_knows_beforehand_and_the_change_comes_on_its_day(any_world: World, smtp: MailServer) -> None:
    lead = plan(any_world, from_day=written(today() + SOON))
    assert "Rhys Second reviews from" in lead.page.main
    assert "The circle is told now." in lead.page.main
    send(any_world.app)
    [mail] = [one for one in smtp.arrived if one.message["To"] == "joan@testrow.example"]
    assert mail.message["Subject"] == "Who is here for you"
    for said in ("Rhys Second is here for you.", "Until then you can ring Ruth Sample", "tell anything twice"):
        assert said in mail.text
    assert "You can always ring Ruth Sample" in first_page(any_world)
    assert ": Rhys Second" in first_page(any_world)
    work(any_world)
    assert reviewer_is(any_world) == "Ruth Sample"
    smtp.arrived.clear()
    with time_machine.travel(now() + SOON):
        work(any_world)
        assert reviewer_is(any_world) == "Rhys Second"
        send(any_world.app)
        assert smtp.arrived == [], "they were told before"
        assert "You can always ring Rhys Second" in first_page(any_world)
        assert ": Rhys Second" not in first_page(any_world)
    assert len(rows(any_world, ReviewHandover)) == 1
    told = [one.event for one in rows(any_world, TrailEntry)]
    assert told.count("reviews.reviewer_planned") == told.count("reviews.handed_over") == 1


def test_without_another_choice_it_is_in_three_working_days(world: World) -> None:
    with time_machine.travel("2026-11-20 10:00", tick=False):  # a Friday
        plan(world)
        assert rows(world, ReviewerChange)[0].from_day == date(2026, 11, 25)


def test_today_needs_a_reason_and_holds_at_once(any_world: World, smtp: MailServer) -> None:
    lead = plan(any_world, from_day=written(today()))
    assert lead.response.status_code == 422
    assert "Choose why it is today" in lead.page.main
    assert reviewer_is(any_world) == "Ruth Sample"
    lead.press(GIVE, reviewer=str(any_world.second_reviewer.id), from_day=written(today()), why_today="ill")
    assert reviewer_is(any_world) == "Rhys Second"
    assert rows(any_world, ReviewerChange)[0].why_today is WhyToday.ILL
    send(any_world.app)
    assert "Rhys Second is here for you now" in {one.message["Subject"] for one in smtp.arrived}


@pytest.mark.parametrize("day", ["some day", "21/11/2020", "01/01/2099"])
def test_a_day_that_cannot_be_changes_nothing(world: World, day: str) -> None:
    lead = plan(world, from_day=day)
    assert lead.response.status_code == 422
    assert day in lead.response.get_data(as_text=True)
    assert rows(world, ReviewerChange) == []


def test_taken_back_before_its_day_the_reviewer_stays_and_who_was_told_is_told(
    any_world: World, smtp: MailServer
) -> None:
    plan(any_world, from_day=written(today() + SOON))
    send(any_world.app)
    smtp.arrived.clear()
    lead = circle_page(any_world)
    again = circle_page(any_world)
    lead.press(STAYS)
    assert "Ruth Sample stays the reviewer." in lead.page.main
    again.press(STAYS)
    assert "No change was waiting any more" in again.page.main
    send(any_world.app)
    [mail] = [one for one in smtp.arrived if one.message["To"] == "joan@testrow.example"]
    assert "Ruth Sample stays and is here for you, as before." in mail.text
    assert ": Rhys Second" not in first_page(any_world)
    with time_machine.travel(now() + SOON):
        work(any_world)
    assert reviewer_is(any_world) == "Ruth Sample"


def test_who_has_left_cannot_wait_and_nobody_comes_who_has_left(world: World) -> None:
    plan(world, from_day=written(today() + SOON))
    with world.app.extensions["database"].transaction() as session:
        session.get_one(StaffMember, world.second_reviewer.id).left_at = now()
    with time_machine.travel(now() + SOON):
        work(world)
        assert reviewer_is(world) == "Ruth Sample"
    circle_page(world).press(STAYS)
    with world.app.extensions["database"].transaction() as session:
        session.get_one(StaffMember, world.second_reviewer.id).left_at = None
        session.get_one(StaffMember, world.reviewer.id).left_at = now()
    assert "From which day?" not in circle_page(world).page.main
    plan(world)
    assert reviewer_is(world) == "Rhys Second"


def test_one_change_waits_at_a_time(world: World) -> None:
    lead, late = circle_page(world), circle_page(world)
    for one in (lead, late):
        one.press(GIVE, reviewer=str(world.second_reviewer.id))
    assert late.response.status_code == 409
    assert "From " in late.page.main
    assert len(rows(world, ReviewerChange)) == 1


def test_the_database_keeps_the_rules_too(any_world: World) -> None:
    plan(any_world)
    for statement in (
        "UPDATE reviewer_change SET from_day = written_on",
        "UPDATE reviewer_change SET from_staff = to_staff",
        "UPDATE reviewer_change SET done_at = CURRENT_TIMESTAMP, ended_at = CURRENT_TIMESTAMP",
    ):
        with pytest.raises(DatabaseError), any_world.app.extensions["database"].transaction() as session:
            session.execute(text(statement))


def test_the_mail_as_it_is_kept(world: World, smtp: MailServer) -> None:
    with time_machine.travel("2027-03-01 10:00", tick=False):
        plan(world)
        send(world.app)
    [mail] = [one for one in smtp.arrived if one.message["To"] == "joan@testrow.example"]
    as_kept(mail, "new-reviewer-beforehand.en_GB")


def test_both_reviewers_see_on_their_desk_what_is_to_come(any_world: World) -> None:
    plan(any_world, from_day=written(today() + SOON))
    for who in (any_world.reviewer, any_world.second_reviewer):
        desk = Client(any_world.app).sign_in(who)
        desk.get("/desk/")
        assert "Reviews that will change hands" in desk.page.main
        assert "from Ruth Sample to Rhys Second" in desk.page.main
        assert "Nothing has to be done until then." in desk.page.main
    with any_world.app.extensions["database"].transaction() as session:
        session.get_one(StaffMember, any_world.second_reviewer.id).left_at = now()
    desk = Client(any_world.app).sign_in(any_world.reviewer)
    desk.get("/desk/")
    assert "Rhys Second has left since." in desk.page.main
    circle_page(any_world).press(STAYS)
    desk.get("/desk/")
    assert "Reviews that will change hands" not in desk.page.main
