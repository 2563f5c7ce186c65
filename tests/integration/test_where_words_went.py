"""Where somebody's words went: the teller is led from the story to the paragraph and back; nobody else sees it."""

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DatabaseError

from portal.foundation.audit.models import TrailEntry
from portal.taking_part.drafts.models import Shape
from portal.taking_part.drafts.versions import PartIn, SectionIn
from portal.taking_part.stories.use_models import StoryUse
from tests.client import Client
from tests.factories import World
from tests.integration.draft_steps import change, opened
from tests.page import words_of

DRAFT = "# Who he was\n\nHe sang in the kitchen on Sundays.\n\n# His care\n\nThe doctor asked for a blood test.\n"


def desk(world: World) -> str:
    return f"/desk/reviews/{world.review.reference}/draft/"


def story_field(client: Client, world: World) -> str:
    """The name of the button that keeps the mother's story: the last listed is story 1."""
    found = [one for one in client.page.all("form") if str(world.mother.story) in (one.get("action") or "")]
    assert len(found) == 1
    return next(" ".join(each.itertext()).strip() for each in found[0].iter("button"))


def linked(world: World, numbers: str) -> Client:
    """The reviewer, who has said which paragraphs use the mother's story."""
    one = Client(world.app).sign_in(world.reviewer)
    one.get(desk(world) + "stories/")
    one.press(story_field(one, world), numbers=numbers)
    return one


def brought_in(world: World, words: str = DRAFT) -> Client:
    one = Client(world.app).sign_in(world.reviewer)
    one.get(desk(world))
    one.press("Bring this in", words=words)
    return one


def show(world: World, words: str = "") -> None:
    one = Client(world.app).sign_in(world.reviewer)
    one.get(desk(world))
    if words:
        one.press("Bring this in", words=words)
    one.press("Show it to the circle and seal it", reason="They asked for it today.")
    assert "cannot change any more" in one.page.text


def mothers_story(world: World) -> Client:
    mother = Client(world.app).sign_in(world.mother)
    mother.get(f"/reviews/{world.review.reference}/stories/{world.mother.story}/read")
    return mother


def test_the_teller_is_led_from_the_story_to_the_paragraph_and_back(any_world: World) -> None:
    brought_in(any_world)
    assert "Kept." in linked(any_world, "1").page.text
    assert "Your words are in paragraph" not in mothers_story(any_world).page.text, "nobody was shown it yet"
    show(any_world)
    mother = mothers_story(any_world)
    mother.follow_link("Your words are in paragraph 1")
    assert mother.at.endswith("/draft/parts/0") or "/draft/parts/0" in mother.at
    mother.follow_link("You told us this. Your story for paragraph 1")
    assert f"/stories/{any_world.mother.story}/read" in mother.at


def test_nobody_else_of_the_circle_sees_whose_words_they_are(any_world: World) -> None:
    brought_in(any_world)
    linked(any_world, "1, 2")
    show(any_world)
    sister = Client(any_world.app).sign_in(any_world.sister)
    for place in (0, 1):
        sister.get(f"/reviews/{any_world.review.reference}/draft/parts/{place}")
        assert sister.response.status_code == 200
        assert "You told us this" not in sister.page.text
        assert str(any_world.mother.story) not in sister.response.get_data(as_text=True)


def test_what_is_no_number_of_a_paragraph_is_said_and_kept_in_the_box(world: World) -> None:
    brought_in(world)
    for typed in ("1, 99", "first", "١", "-1"):
        one = linked(world, typed)
        assert one.response.status_code == 422
        assert "There is no paragraph" in one.page.text
        assert typed in one.response.get_data(as_text=True)
    with world.app.extensions["database"].reading() as session:
        assert session.scalars(select(StoryUse)).all() == []


def test_taken_off_again_it_is_seen_no_more_and_the_trail_has_both(any_world: World) -> None:
    brought_in(any_world)
    linked(any_world, "1 2")
    show(any_world)
    linked(any_world, "2")
    text_now = mothers_story(any_world).page.text
    assert "Your words are in paragraph 2" in text_now
    assert "Your words are in paragraph 1" not in text_now
    linked(any_world, "")
    assert "Your words are in" not in mothers_story(any_world).page.text
    with any_world.app.extensions["database"].reading() as session:
        entries = session.scalars(select(TrailEntry).where(TrailEntry.event == "stories.used").order_by(TrailEntry.at))
        assert [(one.actor_id, one.detail) for one in entries] == [
            (any_world.reviewer.id, {"paragraphs": number}) for number in (2, 1, 0)
        ]


def test_it_follows_the_number_and_leaves_with_the_paragraph(any_world: World) -> None:
    brought_in(any_world)
    linked(any_world, "1, 2")
    show(any_world)
    show(any_world, "# His care\n\nThe doctor asked for a blood test in May.\n")
    told = mothers_story(any_world).page.text
    assert "Your words are in paragraph 2" in told
    assert "Your words are in paragraph 1" not in told


def test_a_text_that_is_replaced_before_anybody_saw_it_takes_no_words_to_a_wrong_paragraph(any_world: World) -> None:
    brought_in(any_world)
    linked(any_world, "1, 2")
    brought_in(any_world, "# Who he was\n\nHe sang in the kitchen on Sundays.\n\nQuite another thing about trains.\n")
    with any_world.app.extensions["database"].reading() as session:
        query = select(StoryUse.number).where(StoryUse.ended_at.is_(None))
        assert list(session.scalars(query)) == [1]


def test_only_a_shared_story_of_the_review_in_the_database_too(any_world: World) -> None:
    brought_in(any_world)
    linked(any_world, "1")
    database = any_world.app.extensions["database"]
    with database.transaction() as session:
        session.execute(text("DELETE FROM story_use"))
        session.execute(text("UPDATE story SET state = 'taken_back'"))
    row = """INSERT INTO story_use (id, story_id, review_id, number, linked_by, linked_at)
             SELECT s.id, s.id, s.review_id, 1, v.made_by, v.made_at FROM story s, draft_version v
             WHERE s.review_id = v.review_id"""
    with pytest.raises(DatabaseError, match="a shared story of its review"), database.transaction() as session:
        session.execute(text(row))


def test_the_numbers_stand_under_their_headings_and_a_table_as_a_table(world: World) -> None:
    sections = (
        SectionIn("Who he was", [PartIn("He sang in the kitchen.")]),
        SectionIn("His weight", [PartIn("Day\tWeight\n1 March\t61 kg", Shape.TABLE)]),
    )
    with change(world) as session:
        opened(session, world, sections)
    one = Client(world.app).sign_in(world.reviewer)
    one.get(desk(world) + "stories/")
    assert [words_of(each) for each in one.page.all("h3")] == ["Who he was", "His weight"]
    assert [words_of(each) for each in one.page.all("td")] == ["Day", "Weight", "1 March", "61 kg"]
