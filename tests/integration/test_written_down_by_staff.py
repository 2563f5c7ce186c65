"""What staff write down for somebody of a circle: a pause by phone or letter, what they will be able to read."""

from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select

from portal.circle.people.models import ContactHold, HoldKind
from portal.circle.promises.models import Task
from portal.circle.reviews.models import CirclePlace, CircleStep, CircleStepKind, Review
from portal.clock import now
from portal.foundation.audit.models import TrailEntry
from tests.client import Client
from tests.factories import World
from tests.integration.acting_steps import rows
from tests.integration.test_refusals import refused


def page_of(world: World, key: str, who: str = "support") -> Client:
    """The page of somebody of the circle, before a member of staff."""
    client = Client(world.app).sign_in(world.staff[who])
    client.get(f"/desk/reviews/{world.review.reference}/circle/{world.contacts[key].id}/")
    return client


def change_place(world: World, key: str, **changed: Any) -> None:
    """As the room of reviews would do it."""
    with world.app.extensions["database"].transaction() as session:
        query = select(CirclePlace).where(CirclePlace.contact_id == world.contacts[key].id)
        for name, value in changed.items():
            setattr(session.scalars(query).one(), name, value)


@pytest.mark.parametrize(("press", "told_by"), [("They rang: pause", "phone"), ("They wrote: pause", "letter")])
def test_a_pause_is_written_down_as_they_told_it_and_ends_in_one_press(
    press: str, told_by: str, any_world: World
) -> None:
    client = page_of(any_world, "mother")
    client.press(press, how_long="a_month")
    assert "They have a pause." in client.page.main
    assert "They have a pause until" in client.page.main
    hold = rows(any_world, ContactHold)[-1]
    assert (hold.kind, hold.contact_id) == (HoldKind.PAUSED, any_world.mother.id)
    assert hold.ends_at is not None
    assert 29 <= (hold.ends_at - now()).days <= 30
    kept = [one.detail for one in rows(any_world, TrailEntry) if one.event == "involvement.paused"]
    assert kept == [{"how_long": "a_month", "told_by": told_by}]
    client.press("They want to hear from us again")
    assert "They hear from us again." in client.page.main
    assert "They rang: pause" in client.response.text


def test_a_pause_without_how_long_changes_nothing(world: World) -> None:
    client = page_of(world, "mother")
    client.press("They rang: pause")
    assert "Choose for how long" in client.page.main
    assert rows(world, ContactHold) == []


def test_a_promised_call_is_made_in_a_pause(world: World) -> None:
    page_of(world, "mother").press("They rang: pause", how_long="until_i_say")
    assert [one.let_go for one in rows(world, Task) if one.id == world.mother.task] == [False]


def test_staff_write_down_that_they_told_a_friend_what_they_will_read(any_world: World) -> None:
    change_place(any_world, "polish", key_contact=True)
    told = "I told them what they will read, and why"
    client = page_of(any_world, "polish")
    assert "They are not family." in client.page.main
    client.press(told)
    assert "they know what they will be able to read, and why" in client.page.main
    assert "Told what they will be able to read, and why, on" in client.page.main
    assert "by Sam Placeholder" in client.page.main
    assert told not in client.response.text
    step = next(one for one in rows(any_world, CircleStep) if one.contact_id == any_world.polish.id)
    assert (step.kind, step.by_staff) == (CircleStepKind.TOLD_WHAT_THEY_READ, any_world.support.id)
    path = f"/desk/reviews/{any_world.review.reference}/circle/{any_world.polish.id}/told-what-they-read"
    client.post(path, {"csrf_token": client.token()})
    assert len(rows(any_world, CircleStep)) == 1
    client.get(f"/desk/reviews/{any_world.review.reference}/circle/")
    assert "Told what they will be able to read" in client.page.main


def test_the_circle_names_who_was_not_told_yet_and_family_is_never_asked(world: World) -> None:
    change_place(world, "mother", key_contact=True)
    assert "not family" not in page_of(world, "mother").page.main
    change_place(world, "mother", key_contact=False)
    change_place(world, "polish", key_contact=True)
    client = Client(world.app).sign_in(world.reviewer)
    client.get(f"/desk/reviews/{world.review.reference}/circle/")
    assert client.page.main.count("Not told yet what they will be able to read, and why.") == 1


def test_being_told_is_no_invitation(world: World) -> None:
    change_place(world, "polish", key_contact=True)
    client = page_of(world, "polish", "reviewer")
    client.press("I told them what they will read, and why")
    assert "Not invited yet." in client.page.main
    assert "Nobody has rung or written yet." in client.page.main


def in_another_circle(world: World, key: str) -> None:
    """They stand in the circle of the other review too."""
    with world.app.extensions["database"].transaction() as session:
        place = session.scalars(select(CirclePlace).where(CirclePlace.contact_id == world.contacts[key].id)).one()
        session.add(
            CirclePlace(
                review_id=world.other_review.id,
                contact_id=place.contact_id,
                relationship=place.relationship,
                invited_at=place.invited_at,
            )
        )


def promised_for(world: World, review_id: UUID) -> None:
    """The call that we promised the mother is about this review."""
    with world.app.extensions["database"].transaction() as session:
        session.get_one(Review, review_id)
        session.get_one(Task, world.mother.task).review_id = review_id


@pytest.mark.parametrize(("about", "kept"), [("other_review", True), ("review", False)])
def test_who_is_refused_in_one_review_is_rung_for_the_other_only(about: str, kept: bool, any_world: World) -> None:
    in_another_circle(any_world, "mother")
    promised_for(any_world, any_world.reviews[about].id)
    refused(any_world)
    task = next(one for one in rows(any_world, Task) if one.id == any_world.mother.task)
    assert (task.done_at is None, task.let_go) == (kept, not kept)
    assert HoldKind.REFUSED not in {
        one.kind for one in rows(any_world, ContactHold) if one.contact_id == any_world.mother.id
    }
