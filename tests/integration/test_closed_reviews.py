"""A review that goes no further: each kind has its own page, no telling, and their words stay theirs."""

from typing import Any

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DatabaseError

from portal.circle.reviews.closing_models import ReviewClosing
from portal.circle.reviews.models import ClosingKind, Review
from portal.foundation.audit.models import TrailEntry
from portal.foundation.outbox.models import Notice, State
from tests.client import Client
from tests.factories import World
from tests.integration.mail import invited

WHY = "Her brother said she had no learning disability. closing-marker"


def close(world: World, kind: ClosingKind, *, told: str = "yes", **more: str) -> Client:
    lead = Client(world.app).sign_in(world.lead)
    lead.get(f"/desk/reviews/{world.review.reference}/circle/")
    lead.follow_link("This review goes no further")
    lead.press("Close this review", kind=kind.value, why=WHY, told=told, **more)
    return lead


def family(world: World, key: str = "mother") -> Client:
    client = Client(world.app).sign_in(world.contacts[key])
    client.get(f"/reviews/{world.review.reference}/")
    return client


KINDS = [
    (ClosingKind.NOT_ELIGIBLE, "yes", "LeDeR reviews are for people with a learning disability"),
    (ClosingKind.NOT_ELIGIBLE, "no", "We are not able to say why on this page"),
    (ClosingKind.NATIONAL_OPT_OUT, "yes", "the national data opt-out"),
    (ClosingKind.NATIONAL_OPT_OUT, "no", "We are not able to say why on this page"),
    (ClosingKind.UNDER_18, "no", "the child death review"),
    (ClosingKind.OPENED_IN_ERROR, "no", "This page was opened by mistake"),
    (ClosingKind.DUPLICATE, "no", "There were two pages for the same review"),
]


@pytest.mark.parametrize(("kind", "told", "words"), KINDS)
def test_each_kind_has_its_own_page(world: World, kind: ClosingKind, told: str, words: str) -> None:
    close(world, kind, told=told)
    client = family(world)
    assert words in client.page.main
    others = {one for _kind, _told, one in KINDS} - {words}
    assert not [one for one in others if one in client.page.main]
    for always in ("You do not have to do anything", "You can always ring Ruth Sample", "Have somebody ring you"):
        assert always in client.page.main
    assert client.page.link("Find another way to raise a concern") == "/pages/other-ways"
    assert "closing-marker" not in client.response.get_data(as_text=True)


def test_in_easy_read_it_is_short_with_pictures(world: World) -> None:
    close(world, ClosingKind.UNDER_18, key_worker="Kay Worker", key_worker_phone="01632 960 188")
    client = Client(world.app).sign_in(world.easy).read_as("en_GB", easy=True)
    client.get(f"/reviews/{world.review.reference}/")
    pictures = [one for one in client.page.root.iter() if "app-picture" in (one.get("class") or "").split()]
    assert len(pictures) >= 5
    assert "Kay Worker" in client.page.main
    assert "01632 960 188" in client.page.main
    assert "Ask someone to explain" in client.page.main


def test_telling_and_choosing_end_and_their_words_stay(any_world: World) -> None:
    world = any_world
    base = f"/reviews/{world.review.reference}"
    close(world, ClosingKind.NOT_ELIGIBLE)
    client = family(world)
    client.follow_link("Read what you told us")
    assert "Tell us about" not in client.page.main
    story = f"{base}/stories/{world.mother.story}"
    assert world.mother.marker in client.get(f"{story}/read").get_data(as_text=True)
    assert "Change the words" not in client.page.main
    for path in (f"{base}/stories/tell", f"{story}/cards/just-say-it", f"{story}/photos/", f"{base}/involvement/"):
        assert client.get(path).status_code == 404
    token = {"csrf_token": client.get(f"{story}/read") and client.token()}
    assert client.post(f"{base}/stories/", token).status_code in {403, 404}
    assert client.post(f"{story}/cards/laugh", {**token, "words": "More.", "version": "0"}).status_code in {403, 404}
    client.get(f"{story}/read")
    client.press("Take my story back")
    assert client.response.status_code == 200


def test_nobody_is_invited_and_waiting_messages_are_called_back(world: World) -> None:
    invited(world, world.sister)
    close(world, ClosingKind.NATIONAL_OPT_OUT)
    with world.app.extensions["database"].reading() as session:
        states = set(session.scalars(select(Notice.state).where(Notice.owner_id == world.sister.id)))
    assert states == {State.CANCELLED}
    reviewer = Client(world.app).sign_in(world.reviewer)
    page = f"/desk/reviews/{world.review.reference}/circle/{world.polish.id}/"
    reviewer.get(page)
    assert "nobody is invited any more" in reviewer.page.main
    reviewer.post(page + "invite", {"csrf_token": reviewer.token()})
    assert reviewer.response.status_code == 422
    assert "This review is closed" in reviewer.page.main
    reviewer.get("/desk/")
    assert world.review.reference not in reviewer.page.main


def test_it_can_go_on_after_all(world: World) -> None:
    lead = close(world, ClosingKind.OPENED_IN_ERROR)
    lead.get("/desk/circles/")
    assert "Closed before they were complete" in lead.page.main
    lead.get(f"/desk/reviews/{world.review.reference}/close/")
    assert WHY in lead.page.main
    lead.press("Open it again")
    assert "This review goes on" in lead.page.main
    client = family(world)
    assert "What you can do now" in client.page.main
    with world.app.extensions["database"].reading() as session:
        trail = session.scalars(
            select(TrailEntry).where(TrailEntry.event.in_(["reviews.closed", "reviews.opened_again"]))
        )
        assert [(one.event, one.detail) for one in trail] == [
            ("reviews.closed", {"kind": "opened_in_error", "told": True}),
            ("reviews.opened_again", {}),
        ]


def test_what_is_missing_is_asked_for_and_two_closings_are_one(any_world: World) -> None:
    world = any_world
    lead = Client(world.app).sign_in(world.lead)
    path = f"/desk/reviews/{world.review.reference}/close/"
    lead.get(path)
    lead.press("Close this review")
    assert lead.response.status_code == 422
    for words in ("Choose why", "Write what you know"):
        assert words in lead.page.main
    fields: dict[str, Any] = {"csrf_token": lead.token(), "kind": "duplicate", "why": "Two.", "told": "yes"}
    lead.post(path, fields)
    lead.post(path, fields)
    assert lead.response.status_code == 409
    assert "Somebody closed this review meanwhile" in lead.page.main
    with world.app.extensions["database"].writing() as session:
        [one] = session.scalars(select(ReviewClosing))
        review = session.get_one(Review, world.review.id)
        assert (one.kind, review.closed_as) == (ClosingKind.DUPLICATE, ClosingKind.DUPLICATE)
        with pytest.raises(DatabaseError, match="ended_whole"):
            session.execute(text("UPDATE review_closing SET ended_by = closed_by"))


def test_a_reviewer_does_not_close(world: World) -> None:
    client = Client(world.app).sign_in(world.reviewer)
    client.get(f"/desk/reviews/{world.review.reference}/circle/")
    assert "This review goes no further" not in client.page.main
    assert client.get(f"/desk/reviews/{world.review.reference}/close/").status_code == 404
