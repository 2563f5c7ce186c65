"""What a caller of whom we are sure hears of where the review is: the same as on their own page."""

from sqlalchemy.orm import Session

from portal.circle.reviews.closing import Closing, close
from portal.circle.reviews.hold_models import Process
from portal.circle.reviews.holds import begin
from portal.circle.reviews.models import ClosingKind, Review
from portal.clock import today
from portal.foundation.identity.actor import Actor, Kind
from tests.factories import World
from tests.integration.drafted import drafted
from tests.integration.phone_steps import give_number, sure_of

GETTING_TO_KNOW = "the reviewer is getting to know the person"


def _hears(world: World) -> str:
    give_number(world, "mother", "01632 960 151")
    return sure_of(world, "Joan Testrow").page.main


def _review(session: Session, world: World) -> tuple[Actor, Review]:
    actor = Actor(id=world.reviewer.id, kind=Kind.STAFF, area_id=world.reviewer.area_id)
    return actor, session.get_one(Review, world.review.id)


def test_before_there_is_a_draft_the_reviewer_gets_to_know_the_person(world: World) -> None:
    said = _hears(world)
    assert GETTING_TO_KNOW in said
    assert "They are the person’s mother." in said
    assert "on hold" not in said


def test_a_draft_that_was_shown_is_not_kept_from_a_caller(any_world: World) -> None:
    drafted(any_world, any_world.mother)
    said = _hears(any_world)
    assert "the draft is written, and they can read it, if they like" in said
    assert GETTING_TO_KNOW not in said


def test_a_review_that_waits_says_for_what(world: World) -> None:
    with world.app.extensions["database"].transaction() as session:
        begin(session, *_review(session, world), Process.INQUEST, today())
    assert "It is on hold. It waits for: the coroner." in _hears(world)


def test_a_review_that_goes_no_further_promises_no_end(world: World) -> None:
    with world.app.extensions["database"].transaction() as session:
        close(
            session, *_review(session, world), Closing(kind=ClosingKind.NOT_ELIGIBLE, why="A test.", reason_told=False)
        )
    said = _hears(world)
    assert "it goes no further" in said
    assert "hope to finish by" not in said
    assert "eligible" not in said
