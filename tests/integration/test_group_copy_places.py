"""A name decided once for all, with *not here* for a single place, undone likewise; places that an area knows."""

from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from portal.circle.reviews.models import Review
from portal.taking_part.drafts.versions import PartIn, SectionIn
from portal.taking_part.group_copy import deciding, giving, known, placing
from portal.taking_part.group_copy.deciding import Copy
from portal.taking_part.group_copy.finding import marks
from portal.taking_part.group_copy.folding import key_of
from portal.taking_part.group_copy.models import GroupDecision
from tests.client import Client
from tests.factories import World
from tests.integration.group_copies import change, decide_all, seal_key, shown_draft, signed_copy, staff

MONTH = "Every May he went to the sea, and May came along."
TEXT = (SectionIn("Who he was", [PartIn(MONTH), PartIn("May is a month too.")]),)


def copy_of(session: Any, world: World) -> Copy:
    copy = deciding.now_of(session, session.get_one(Review, world.review.id))
    assert copy is not None
    return copy


def words_of(session: Any, world: World) -> list[str]:
    return [one.words for one in copy_of(session, world).text() if one.number]


def may(session: Any) -> GroupDecision:
    return next(one for one in session.query(GroupDecision) if key_of(one.name) == "may")


def ready(world: World) -> None:
    with change(world) as session:
        shown_draft(session, world, TEXT)
        decide_all(session, world)


def not_here(session: Any, world: World, nth: int = 0) -> None:
    copy = copy_of(session, world)
    placing.not_here(session, staff(world), may(session), placing.places(copy.parts, copy.decided, "may")[nth])


def test_a_name_stays_at_one_place_and_is_replaced_at_the_others(any_world: World) -> None:
    ready(any_world)
    with change(any_world) as session:
        assert words_of(session, any_world)[0] == "Every a friend he went to the sea, and a friend came along."
        not_here(session, any_world)
        not_here(session, any_world)
        assert words_of(session, any_world) == [
            "Every May he went to the sea, and a friend came along.",
            "A friend is a month too.",
        ]
        assert len(placing.exceptions(session, any_world.review.id)) == 1
        assert not copy_of(session, any_world).open
        signed_copy(session, any_world)


def test_it_falls_away_when_the_words_around_it_change(any_world: World) -> None:
    ready(any_world)
    with change(any_world) as session:
        not_here(session, any_world)
        shown_draft(session, any_world, (SectionIn("Who he was", [PartIn(MONTH.replace("Every", "One"))]),), "later")
        assert words_of(session, any_world) == ["One a friend he went to the sea, and a friend came along."]


def test_a_signature_ends_with_it_and_the_database_sees_that_too(any_world: World) -> None:
    ready(any_world)
    with change(any_world) as session:
        row = signed_copy(session, any_world)
        not_here(session, any_world)
        assert not deciding.holds(seal_key(any_world), copy_of(session, any_world), row)
        with pytest.raises(giving.NotNow):
            giving.show(session, seal_key(any_world), staff(any_world), session.get_one(Review, any_world.review.id))
    show = "UPDATE group_copy SET shown_at = signed_at, shown_by = signed_by, goes_on = '2030-01-01'"
    with pytest.raises(DatabaseError, match="after the signature"), change(any_world) as session:
        session.execute(text(show))
    with pytest.raises(DatabaseError, match="never lost"), change(any_world) as session:
        session.execute(text("DELETE FROM group_not_here"))
    with pytest.raises(DatabaseError, match="never lost"), change(any_world) as session:
        session.execute(text("UPDATE group_not_here SET made_at = '2020-01-01'"))


def test_it_is_said_and_undone_on_a_page(world: World) -> None:
    ready(world)
    reviewer = Client(world.app).sign_in(world.reviewer)
    reviewer.get(f"/desk/reviews/{world.review.reference}/group-copy/")
    reviewer.follow_link("Where “May” stands")
    reviewer.press("Not here: it stays, place 1")
    assert "Every May he went" in reviewer.page.main
    reviewer.press("Replace it here too, place 1")
    with change(world) as session:
        assert placing.exceptions(session, world.review.id) == []
    reviewer.press("Not here: it stays, place 1", place="gone")
    assert reviewer.response.status_code == 409
    assert "The words around that place changed meanwhile" in reviewer.page.main


def test_places_that_an_area_knows_are_marked_where_they_are_written_small(world: World) -> None:
    lead = Client(world.app).sign_in(world.lead)
    lead.get(f"/area/{world.lead.area_id}/settings/")
    lead.press("Keep these places", places="  Saltmere \n\nthe Wharf day centre\nSaltmere")
    with change(world) as session:
        held = known.of_review(session, session.get_one(Review, world.review.id))
        words = "He moved to saltmere and went to the wharf day centre."
        found = [words[one.start : one.end] for one in marks(words, held, frozenset())]
        assert found == ["saltmere", "wharf day centre"]
    lead.get(f"/area/{world.lead.area_id}/settings/")
    assert lead.page.by_id("places").text.strip() == "Saltmere\nthe Wharf day centre"  # type: ignore[union-attr]
