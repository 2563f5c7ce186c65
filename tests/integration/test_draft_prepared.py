"""Preparing a draft: what was there stays in the box, whoever is quicker overwrites nothing, who they were is alone."""

import re

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DatabaseError

from portal.taking_part.drafts.matching import How
from portal.taking_part.drafts.models import DraftParagraph, DraftVersion, Mark
from tests.client import Client
from tests.factories import World

PORTRAIT = "# Who he was\n\nHe sang in the kitchen on Sundays.\n"
DRAFT = PORTRAIT + "\n# His care\n\nThe doctor asked for a blood test, which was not taken.\n"
COMPLETED = """INSERT INTO review_completion (id, review_id, version_id, completed_by, completed_at, same_text_by)
               SELECT v.id, v.review_id, v.id, v.made_by, v.made_at, v.made_by FROM draft_version v"""


def desk(world: World) -> str:
    return f"/desk/reviews/{world.review.reference}/draft/"


def at_the_desk(world: World, who: str = "reviewer") -> Client:
    one = Client(world.app).sign_in(getattr(world, who))
    one.get(desk(world))
    return one


def in_the_box(client: Client) -> str:
    """What stands in the box for the text."""
    return next("".join(one.itertext()) for one in client.page.all("textarea") if one.get("name") == "words").strip()


def versions(world: World) -> list[tuple[int, bool]]:
    with world.app.extensions["database"].reading() as session:
        query = select(DraftVersion).order_by(DraftVersion.number)
        return [(one.number, one.opened_at is not None) for one in session.scalars(query)]


def test_coming_back_the_text_stands_in_the_box_with_its_marks_and_notes(any_world: World) -> None:
    one = at_the_desk(any_world)
    one.press("Bring this in", words=DRAFT)
    one.press("Keep marks and notes", **{"mark-2": "concern", "note-1": "What was missed."})
    one = at_the_desk(any_world)
    assert in_the_box(one) == DRAFT.strip()
    one.press("Bring this in", words=DRAFT.replace("Sundays", "Saturdays"))
    with any_world.app.extensions["database"].reading() as session:
        marked = session.scalars(select(DraftParagraph).where(DraftParagraph.mark.is_not(None))).all()
        assert [(row.words[:10], row.mark) for row in marked] == [("The doctor", Mark.CONCERN)]
    assert "What was missed." in one.response.get_data(as_text=True)


def test_a_paragraph_whose_words_change_stays_a_concern(any_world: World) -> None:
    one = at_the_desk(any_world)
    one.press("Bring this in", words=DRAFT)
    one.press("Keep marks and notes", **{"mark-2": "concern"})
    one.press("Show it to the circle and seal it", reason="They asked for it today.")
    one = at_the_desk(any_world)
    one.press("Bring this in", words=DRAFT.replace("was not taken.", "was never taken."))
    with any_world.app.extensions["database"].reading() as session:
        newest = select(DraftParagraph).join(DraftVersion, DraftVersion.id == DraftParagraph.version_id)
        rows = session.scalars(newest.where(DraftVersion.number == 2).order_by(DraftParagraph.place))
        assert [(row.how, row.mark) for row in rows] == [(How.SAME, None), (How.CHANGED, Mark.CONCERN)]


def test_what_nobody_was_shown_can_be_thrown_away_and_what_was_shown_never(any_world: World) -> None:
    one = at_the_desk(any_world)
    one.press("Bring this in", words=DRAFT)
    one.press("Throw it away")
    assert "That version is gone." in one.page.text
    assert versions(any_world) == []
    one.press("Bring this in", words=DRAFT)
    earlier = at_the_desk(any_world)
    one.press("Show it to the circle and seal it", reason="They asked for it today.")
    earlier.press("Throw it away")
    assert earlier.response.status_code == 409
    assert "was shown to the circle meanwhile" in earlier.page.text
    assert versions(any_world) == [(1, True)]


def test_two_bring_in_a_text_at_once_and_both_texts_stand_there(any_world: World) -> None:
    first, second = at_the_desk(any_world), at_the_desk(any_world, "lead")
    first.press("Bring this in", words=DRAFT)
    first = at_the_desk(any_world)
    second = at_the_desk(any_world, "lead")
    first.press("Bring this in", words=DRAFT + "\nWords of the first.\n")
    second.press("Bring this in", words=DRAFT + "\nWords of the second.\n")
    assert second.response.status_code == 409
    assert "A colleague was quicker" in second.page.text
    assert "Words of the first." in second.page.text
    assert "Words of the second." in in_the_box(second)
    second.press("Bring this in", words=in_the_box(second) + "\n\nWords of the first.\n")
    assert second.response.status_code == 200, "put together, it goes on"


def test_two_publish_at_once_and_the_second_shows_nothing_that_they_did_not_see(any_world: World) -> None:
    one = at_the_desk(any_world)
    one.press("Bring this in", words=DRAFT)
    second = at_the_desk(any_world, "lead")
    one.press("Show it to the circle and seal it", reason="They asked for it today.")
    second.press("Show it to the circle and seal it", reason="My reason.", changes="My words of what changed.")
    assert second.response.status_code == 409
    assert "A colleague was quicker" in second.page.text
    for mine in ("My reason.", "My words of what changed."):
        assert mine in second.page.text
    assert in_the_box(second) == DRAFT.strip()
    assert versions(any_world) == [(1, True)]


def test_whoever_saw_another_text_does_not_show_the_one_that_stands_there_now(any_world: World) -> None:
    one = at_the_desk(any_world)
    one.press("Bring this in", words=DRAFT)
    second = at_the_desk(any_world, "lead")
    at_the_desk(any_world).press("Bring this in", words=DRAFT + "\nAnother paragraph.\n")
    second.press("Show it to the circle and seal it", reason="My reason.", **{"note-0": "My note."})
    assert second.response.status_code == 409
    assert "Another text stands here now" in second.page.text
    assert "My note." in second.page.text
    assert versions(any_world) == [(1, False)]


def test_who_they_were_is_one_part_and_the_reviewer_says_which(any_world: World) -> None:
    one = at_the_desk(any_world)
    one.press("Bring this in", words=DRAFT, portrait="yes")
    assert one.response.status_code == 422
    assert "Who they were is one part, alone" in one.page.text
    assert 'value="yes" checked' in one.response.text  # the choice stays; the part is guessed by its heading
    one.press("Bring this in")
    assert one.response.status_code == 200
    assert "blood test" not in one.page.main
    one.press("Show it to the circle and seal it", reason="They asked for it today.")
    one.press("Bring this in", words=DRAFT, portrait="")
    one.press("Show it to the circle and seal it", reason="They asked for it today.")
    one.press("Bring this in", words=PORTRAIT, portrait="yes")
    assert one.response.status_code == 409
    assert "They were shown the draft already." in one.page.text


def _portrait(world: World) -> None:
    one = at_the_desk(world)
    one.press("Bring this in", words=PORTRAIT, portrait="yes")


def test_who_they_were_is_shown_alone_in_the_database_too(any_world: World) -> None:
    one = at_the_desk(any_world)
    one.press("Bring this in", words=DRAFT)
    database = any_world.app.extensions["database"]
    opened = "UPDATE draft_version SET portrait = true, opened_at = made_at, opened_by = made_by"
    with pytest.raises(DatabaseError, match="who they were is shown alone"), database.transaction() as session:
        session.execute(text(opened))
    one.press("Show it to the circle and seal it", reason="They asked for it today.")
    one.press("Bring this in", words=PORTRAIT)
    late = opened + " WHERE opened_at IS NULL"
    with pytest.raises(DatabaseError, match="who they were comes before the draft"), database.transaction() as session:
        session.execute(text(late))


def test_a_review_is_never_completed_with_who_they_were(any_world: World) -> None:
    _portrait(any_world)
    one = at_the_desk(any_world)
    one.press("Show it to the circle and seal it", reason="They asked for it today.")
    database = any_world.app.extensions["database"]
    with database.transaction() as session:
        session.execute(text("UPDATE circle_place SET ended_at = invited_at"))
    with pytest.raises(DatabaseError, match="with the draft that was shown"), database.transaction() as session:
        session.execute(text(COMPLETED))


def test_a_question_is_answered_and_nothing_else_is(any_world: World) -> None:
    one = at_the_desk(any_world)
    one.press("Bring this in", words=DRAFT)
    one.press("Show it to the circle and seal it", reason="They asked for it today.")
    for kind, words in (("question", "Who was told?"), ("wrong", "It was May.")):
        mother = Client(any_world.app).sign_in(any_world.mother)
        mother.get(f"/reviews/{any_world.review.reference}/draft/parts/0")
        mother.follow_link("Say something about paragraph 1")
        mother.press("Send it", kind=kind, words=words)
    one.get(desk(any_world) + "comments")
    waiting = [each.get("value") or "" for each in one.page.all("input") if each.get("name") == "comment"]
    assert len(waiting) == 2
    one.press("Send this answer", comment=waiting, outcome="answered", words="The night nurse was.")
    assert one.response.status_code == 422
    assert "“Answered” is for questions." in one.page.text
    assert "The night nurse was." in one.response.get_data(as_text=True)
    one.press("Send this answer", comment=waiting[0], outcome="answered", words="The night nurse was.")
    assert one.response.status_code == 200
    mother = Client(any_world.app).sign_in(any_world.mother)
    mother.get(f"/reviews/{any_world.review.reference}/draft/comments/")
    mother.follow_link("I have a question")
    assert re.search(r"This is the answer to your question:\s*The night nurse was\.", mother.page.text)
    database = any_world.app.extensions["database"]
    row = """INSERT INTO draft_comment_answered (id, answer_id, comment_id)
             SELECT c.id, a.id, c.id FROM draft_answer a, draft_comment c WHERE c.kind = 'wrong'"""
    with pytest.raises(DatabaseError, match="only a question"), database.transaction() as session:
        session.execute(text(row))


def test_all_of_a_text_can_be_who_they_were_as_one_part(any_world: World) -> None:
    one = at_the_desk(any_world)
    one.press("Bring this in", words=PORTRAIT + "\n# His house\n\nHe had a key.\n", portrait="yes")
    one.press("Bring this in", part="all")
    assert one.response.status_code == 200
    assert [words for words in ("His house", "He had a key.") if words not in one.page.main] == []
    one.press("Show it to the circle and seal it", reason="They asked for it today.")
    assert versions(any_world) == [(1, True)]
