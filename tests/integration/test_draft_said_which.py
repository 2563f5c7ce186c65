"""Saying which earlier paragraph one is: nothing typed beside it is lost, and what was said can be put right."""

from typing import Any

from sqlalchemy import select

from portal.taking_part.drafts.models import DraftParagraph, DraftSection, DraftVersion, Mark
from tests.factories import World
from tests.integration.test_draft_prepared import at_the_desk

CARE = "His mother asked the day centre each Monday how he ate. Nobody wrote it down."
FIRST = f"# His care\n\nThe doctor asked for a blood test. It was not taken.\n\n{CARE}\n"
HALF = "The doctor asked for a blood test. The laboratory has no result of it at all."
REWRITTEN = "She rang every week to hear whether he had eaten, and no note was made."
SECOND = f"# His care\n\n{HALF}\n\n{REWRITTEN}\n"


def newer(world: World) -> Any:
    """A reviewer with a second version: one paragraph that may be the first, and one written anew."""
    one = at_the_desk(world)
    one.press("Bring this in", words=FIRST)
    one.press("Show it to the circle and seal it", reason="They asked for it today.")
    one = at_the_desk(world)
    one.press("Bring this in", words=SECOND)
    return one


def standing(world: World) -> list[tuple[int, str, Mark | None]]:
    """Number, first words and mark of each paragraph of the second version."""
    with world.app.extensions["database"].reading() as session:
        query = select(DraftParagraph).join(DraftVersion, DraftVersion.id == DraftParagraph.version_id)
        rows = session.scalars(query.where(DraftVersion.number == 2).order_by(DraftParagraph.place))
        return [(one.number, one.words.split()[0], one.mark) for one in rows]


def test_what_was_typed_stays_when_the_reviewer_says_which_paragraph_one_is(any_world: World) -> None:
    one = newer(any_world)
    one.press(
        "Yes, it is paragraph 1",
        **{"mark-3": "concern", "note-0": "How it was missed.", "changes": "Paragraph 1.", "reason": "They asked."},
    )
    shown = dict(one.page.fields(one.page.button("Show it to the circle and seal it").form))
    assert (shown["changes"], shown["reason"], shown["note-0"]) == ("Paragraph 1.", "They asked.", "How it was missed.")
    assert standing(any_world) == [(1, "The", None), (3, "She", Mark.CONCERN)]
    with any_world.app.extensions["database"].reading() as session:
        assert "How it was missed." in [row.note for row in session.scalars(select(DraftSection))]
    one.press("Show it to the circle and seal it")
    with any_world.app.extensions["database"].reading() as session:
        newest = session.scalars(select(DraftVersion).where(DraftVersion.number == 2)).one()
        assert newest.opened_at is not None
        assert newest.changes == "Paragraph 1."


def test_a_new_paragraph_can_be_said_to_be_one_that_is_gone(any_world: World) -> None:
    one = newer(any_world)
    assert "Say first which paragraph this is: 1." in one.page.text
    one.press("Yes, it is paragraph 1")
    assert "Say first" not in one.page.text
    button = next(one.page.by_id("match-3").iter("button"))
    assert (button.text, button.get("value")) == (
        "It is paragraph 2: His mother asked the day centre each Monday how he ate. …",
        "3-2",
    )
    one.post(button.get("formaction"), {"csrf_token": one.token(), "which": "3-2"})
    assert [number for number, _words, _mark in standing(any_world)] == [1, 2]


def test_a_no_pressed_by_mistake_can_be_taken_back(any_world: World) -> None:
    one = newer(any_world)
    one.press("No, it is a new paragraph")
    assert [number for number, _words, _mark in standing(any_world)] == [4, 3]
    one.press("It is paragraph 1: The doctor asked for a blood test. It was not taken.")
    assert standing(any_world)[0][:2] == (1, "The")


def test_nonsense_for_a_match_is_nowhere(any_world: World) -> None:
    one = newer(any_world)
    for said in ("", "1", "x-y", "99-1", "1-99", "-", "1-2-3"):
        one = at_the_desk(any_world)
        token = one.token()
        path = f"/desk/reviews/{any_world.review.reference}/draft/match"
        assert one.post(path, {"csrf_token": token, "which": said}, follow=False).status_code == 404, said
