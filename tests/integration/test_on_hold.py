"""A review that waits for another process: told, seen, ended; nothing is lost, no date moves, completing waits."""

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import DatabaseError

from portal.circle.reviews import holds
from portal.circle.reviews.hold_models import Process, ReviewHold
from portal.circle.reviews.models import Review, ReviewStep, StepKind
from portal.clock import now, today
from portal.foundation.audit.models import TrailEntry
from portal.foundation.identity.actor import Actor, Kind
from portal.foundation.outbox.models import Notice
from tests.client import Client
from tests.factories import World

NOTE = "Rang the coroner’s office. note-marker"


def desk(world: World) -> str:
    return f"/desk/reviews/{world.review.reference}/hold/"


def hold(world: World, process: str = "inquest", *, called: str = "", since: str = "") -> Client:
    one = Client(world.app).sign_in(world.reviewer)
    one.get(desk(world))
    day = since or today().strftime("%d/%m/%Y")
    one.press("Put it on hold and tell the circle", waits_for=process, called=called, since=day, note=NOTE)
    return one


def staff(world: World) -> Actor:
    return Actor(id=world.reviewer.id, kind=Kind.STAFF, area_id=world.reviewer.area_id)


def told(world: World) -> int:
    """How many messages of this kind wait or went to the mother."""
    with world.app.extensions["database"].reading() as session:
        query = select(func.count()).select_from(Notice)
        found = session.scalar(query.where(Notice.owner_id == world.mother.id, Notice.template == "answered"))
        return found or 0


KINDS = [
    ("inquest", "", "the review waits for the coroner"),
    ("safeguarding", "", "the review waits for a safeguarding enquiry"),
    ("police", "", "the review waits for the police"),
    ("other", "a child death review", "the review waits for this: a child death review"),
]


@pytest.mark.parametrize(("process", "called", "words"), KINDS)
def test_the_family_sees_why_it_waits_what_they_can_do_and_that_other_dates_do_not(
    world: World, process: str, called: str, words: str
) -> None:
    hold(world, process, called=called)
    mother = Client(world.app).sign_in(world.mother)
    mother.get(f"/reviews/{world.review.reference}/")
    assert words in mother.page.main
    assert "We hope to finish by" not in mother.page.main
    mother.follow_link("What you can still do while it waits")
    for said in (words, "Nothing is lost.", "Tell us about", "Meet somebody", "Other dates do not wait"):
        assert said in mother.page.main
    assert "We aimed to finish by" in mother.page.main
    assert ("the coroner or the police may ask us" in mother.page.main) is (process in {"inquest", "police"})
    assert mother.page.link("Find another way to raise a concern") == "/pages/other-ways"
    assert "note-marker" not in mother.response.get_data(as_text=True)


def test_the_circle_is_told_once_and_again_when_it_goes_on(any_world: World) -> None:
    before = told(any_world)
    reviewer = hold(any_world)
    assert "It is on hold." in reviewer.page.main
    assert any_world.reviewer.name in reviewer.page.main
    assert told(any_world) == before + 1
    reviewer.press("This is over: A coroner’s inquest")
    assert "That is over." in reviewer.page.main
    assert told(any_world) == before + 2
    with any_world.app.extensions["database"].reading() as session:
        row = session.scalars(select(ReviewHold)).one()
        assert (row.ended_on, row.ended_by) == (today(), any_world.reviewer.id)
        again = session.scalars(
            select(TrailEntry.event).where(TrailEntry.thing_id == row.id).order_by(TrailEntry.at)
        ).all()
        assert again == ["reviews.hold_begun", "reviews.hold_ended"]
        steps = select(ReviewStep.kind, ReviewStep.on_day, ReviewStep.by_staff).where(
            ReviewStep.kind.in_({StepKind.WAITS_FOR_INQUEST, StepKind.GOES_ON})
        )
        found = session.execute(steps.order_by(ReviewStep.id)).all()
        assert [tuple(one) for one in found] == [
            (StepKind.WAITS_FOR_INQUEST, today(), any_world.reviewer.id),
            (StepKind.GOES_ON, today(), any_world.reviewer.id),
        ]
        hold_id = row.id
    reviewer.post(f"{desk(any_world)}{hold_id}/over", {"csrf_token": reviewer.token()})
    assert "That is over." in reviewer.page.main
    assert told(any_world) == before + 2, "pressed twice, told once"
    mother = Client(any_world.app).sign_in(any_world.mother)
    mother.get(f"/reviews/{any_world.review.reference}/")
    for step in ("The review began to wait for the coroner.", "The review went on.", "We hope to finish by"):
        assert step in mother.page.main
    mother.get(f"/reviews/{any_world.review.reference}/on-hold")
    assert "The review does not wait for anything else now." in mother.page.main


def test_two_processes_may_run_side_by_side_and_the_review_goes_on_after_both(world: World) -> None:
    hold(world, "inquest")
    reviewer = hold(world, "police")
    reviewer.press("This is over: The police")
    mother = Client(world.app).sign_in(world.mother)
    mother.get(f"/reviews/{world.review.reference}/")
    assert "One of the things that it waited for was over." in mother.page.main
    assert "The review went on." not in mother.page.main
    assert "the review waits for the coroner" in mother.page.main


def test_what_cannot_be_is_said_and_nothing_typed_is_lost(world: World) -> None:
    hold(world, "inquest")
    for data, status, words in (
        ({"waits_for": "inquest"}, 409, "It waits for this already"),
        ({"waits_for": "police", "since": "01/01/2099"}, 422, "That day is still to come"),
        ({"waits_for": "police", "since": "the first"}, 422, "Write the day, like"),
        ({"waits_for": "other"}, 422, "Write what it is called"),
        ({}, 422, "Choose what it waits for"),
    ):
        reviewer = Client(world.app).sign_in(world.reviewer)
        reviewer.get(desk(world))
        form = {"since": today().strftime("%d/%m/%Y"), "note": "kept-words", **data}
        reviewer.press("Put it on hold and tell the circle", **form)
        assert (reviewer.response.status_code, words in reviewer.page.main) == (status, True), words
        assert "kept-words" in reviewer.response.get_data(as_text=True)
    reviewer.post(f"{desk(world)}{world.mother.id}/over", {"csrf_token": reviewer.token()})
    assert reviewer.response.status_code == 404


def test_no_date_of_ours_moves(world: World) -> None:
    with world.app.extensions["database"].reading() as session:
        due = session.get_one(Review, world.review.id).due_on
    hold(world)
    with world.app.extensions["database"].reading() as session:
        assert session.get_one(Review, world.review.id).due_on == due


COMPLETED = """INSERT INTO review_completion (id, review_id, version_id, completed_by, completed_at, same_text_by)
               SELECT v.id, v.review_id, v.id, v.made_by, v.made_at, v.made_by FROM draft_version v"""
TRIED = [
    ("UPDATE review_hold SET since = '2020-01-01'", "stays as it was written"),
    ("DELETE FROM review_hold", "stays as it was written"),
    ("UPDATE review_hold SET ended_on = NULL, ended_at = NULL, ended_by = NULL", "stays as it was written"),
]


@pytest.mark.parametrize(("statement", "said"), TRIED)
def test_that_it_waited_is_kept_in_the_database(any_world: World, statement: str, said: str) -> None:
    hold(any_world).press("This is over: A coroner’s inquest")
    with pytest.raises(DatabaseError, match=said), any_world.app.extensions["database"].transaction() as session:
        session.execute(text(statement))


def test_it_ends_by_somebody_on_a_day_or_not_at_all(any_world: World) -> None:
    hold(any_world)
    with pytest.raises(DatabaseError), any_world.app.extensions["database"].transaction() as session:
        session.execute(text("UPDATE review_hold SET ended_at = begun_at"))


def test_the_same_process_does_not_stand_twice_in_the_database(any_world: World) -> None:
    hold(any_world)
    row = ReviewHold(
        review_id=any_world.review.id,
        process=Process.INQUEST,
        since=today(),
        begun_at=now(),
        begun_by=any_world.reviewer.id,
    )
    with pytest.raises(DatabaseError), any_world.app.extensions["database"].transaction() as session:
        session.add(row)


def test_a_review_on_hold_is_not_completed_not_even_past_the_service(any_world: World) -> None:
    reviewer = Client(any_world.app).sign_in(any_world.reviewer)
    draft = f"/desk/reviews/{any_world.review.reference}/draft/"
    reviewer.get(draft)
    reviewer.press("Bring this in", words="# Who he was\n\nHe sang.\n")
    reviewer.press("Show it to the circle and seal it", reason="They asked for it today.")
    with any_world.app.extensions["database"].transaction() as session:
        session.execute(text("UPDATE draft_offer SET answer = 'alone'"))
    hold(any_world)
    reviewer.get(draft + "completion")
    assert "This review is on hold." in reviewer.page.main
    reviewer.press("Complete the review", same_text="yes")
    assert reviewer.response.status_code == 409
    with (
        pytest.raises(DatabaseError, match="the review is on hold"),
        any_world.app.extensions["database"].transaction() as session,
    ):
        session.execute(text(COMPLETED))
    reviewer.get(desk(any_world))
    reviewer.press("This is over: A coroner’s inquest")
    reviewer.get(draft + "completion")
    reviewer.press("Complete the review", same_text="yes")
    assert "This review is complete." in reviewer.page.main
    with any_world.app.extensions["database"].reading() as session:
        review = session.get_one(Review, any_world.review.id)
        with pytest.raises(holds.GoesNoFurther):
            holds.begin(session, staff(any_world), review, Process.POLICE, today())
