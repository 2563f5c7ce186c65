"""A closer look: asked in one press, talked about before anything is decided, decided in writing."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from portal.circle.reviews.models import Review
from portal.taking_part.focused.services import Decided, TalkFirst, ask, decide
from tests.client import Client
from tests.factories import World
from tests.integration.draft_steps import change, staff


def page(world: World) -> str:
    return f"/reviews/{world.review.reference}/closer-look/"


def desk(world: World) -> str:
    return f"/desk/reviews/{world.review.reference}/closer-look/"


def test_one_press_promises_a_talk_by_a_name_and_a_day(world: World) -> None:
    mother = Client(world.app).sign_in(world.mother)
    mother.get(page(world))
    assert "a family asks. You do not have to give a reason" in mother.page.text
    mother.press("Ask for a closer look")
    assert "Ruth Sample rings you by" in mother.page.text
    mother.get(f"/reviews/{world.review.reference}/")
    assert "Ruth Sample" in mother.page.text
    mother.get(page(world))
    mother.press("I changed my mind. Take it back")
    assert "Ruth Sample rings you by" not in mother.page.text


def test_nothing_is_decided_before_the_talk(world: World) -> None:
    mother = Client(world.app).sign_in(world.mother)
    mother.get(page(world))
    mother.press("Ask for a closer look", reason="He was never seen by a nurse.")
    reviewer = Client(world.app).sign_in(world.reviewer)
    reviewer.get(desk(world))
    assert "He was never seen by a nurse." in reviewer.page.text
    said = {"focused": "no", "reasons": "The care was looked at closely.", "next": "I ring you on Monday."}
    reviewer.press("Decide and tell the circle", **said)
    assert reviewer.response.status_code == 409
    assert "The care was looked at closely." in reviewer.page.text  # nothing typed is lost
    reviewer.press("Write the talk down", kind="talked", on_day="01/11/2026")
    assert reviewer.response.status_code == 422
    assert "Choose with whom you talked" in reviewer.page.text
    reviewer.press("Write the talk down", kind="talked", contact=str(world.mother.id), on_day="01/01/2050")
    assert reviewer.response.status_code == 422
    talked = {"kind": "talked", "contact": str(world.mother.id), "other_ways": "y"}
    reviewer.press("Write the talk down", **talked, on_day="01/11/2026")
    assert "Decide anew" not in reviewer.page.text
    reviewer.press("Decide and tell the circle", **said)
    assert reviewer.response.status_code == 200
    assert "Decide anew" in reviewer.page.text
    mother.get(page(world))
    assert "There is no focused review, and this is why." in mother.page.text
    assert "I ring you on Monday." in mother.page.text
    assert mother.page.link("Find another way to raise a concern")


def test_the_service_and_the_database_refuse_a_decision_before_the_talk(any_world: World) -> None:
    with change(any_world) as session:
        review = session.get_one(Review, any_world.review.id)
        row = ask(session, any_world.mother.actor, review, "a")
        assert ask(session, any_world.mother.actor, review, "b") is row
        with pytest.raises(TalkFirst):
            decide(session, staff(any_world), review, Decided(True, (), "Yes.", "Soon."), "d")
    with pytest.raises(DatabaseError, match=r"talked|other ways"), change(any_world) as session:
        session.execute(
            text(
                "INSERT INTO focused_decision (id, review_id, place, focused, criteria, decided_by, decided_at,"
                " made_once, reasons_sealed, next_sealed)"
                " SELECT id, id, 1, true, '[]', reviewer_id, opened_at, 'x', person_sealed, person_sealed FROM review"
            )
        )
