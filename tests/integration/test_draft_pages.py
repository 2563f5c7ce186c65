"""The draft on pages: brought in, shown, read, spoken about, answered, completed; by press, without scripts."""

import pytest
from sqlalchemy import select

from portal.taking_part.comments.models import CommentKind, DraftComment
from portal.taking_part.drafts.models import DraftParagraph, DraftSection, Mark
from tests.client import Client
from tests.factories import World
from tests.integration.mail import send

DRAFT = """# Who he was

He lived at Mill House for eleven years.

# His last spring

In March the day centre saw that he was eating less.

The doctor asked for a blood test, which was not taken.
"""


def desk(world: World) -> str:
    return f"/desk/reviews/{world.review.reference}/draft/"


def family(world: World) -> str:
    return f"/reviews/{world.review.reference}/draft/"


@pytest.fixture
def reviewer(world: World) -> Client:
    """The reviewer, who has shown a first version to the circle."""
    one = Client(world.app).sign_in(world.reviewer)
    one.get(desk(world))
    one.press("Bring this in", words=DRAFT)
    one.press("Keep marks and notes", **{"note-1": "Illness. Something was missed.", "mark-3": "concern"})
    one.press("Show it to the circle and seal it", reason="They asked for it today.")
    assert "cannot change any more" in one.page.text
    return one


def test_showing_a_version_keeps_the_marks_and_notes_that_stand_in_the_form(world: World) -> None:
    one = Client(world.app).sign_in(world.reviewer)
    one.get(desk(world))
    one.press("Bring this in", words=DRAFT)
    one.press("Keep marks and notes", reason="They asked for it today.", **{"mark-1": "good_practice"})
    assert "They asked for it today." in one.page.text
    fields = {"note-1": "Illness. Something was missed.", "mark-3": "concern"}
    one.press("Show it to the circle and seal it", reason="", **fields)
    assert one.response.status_code == 422
    assert ("mark-3", "concern") in one.page.fields(one.page.button("Keep marks and notes").form)
    one.press("Show it to the circle and seal it", reason="They asked for it today.")
    with world.app.extensions["database"].reading() as session:
        marks = {row.number: row.mark for row in session.scalars(select(DraftParagraph)) if row.mark}
        notes = [row.note for row in session.scalars(select(DraftSection)) if row.note]
    assert marks == {1: Mark.GOOD_PRACTICE, 3: Mark.CONCERN}
    assert notes == ["Illness. Something was missed."]


def test_a_draft_is_read_spoken_about_and_answered(world: World, reviewer: Client, smtp: object) -> None:
    send(world.app)
    mother = Client(world.app).sign_in(world.mother)
    mother.get(f"/reviews/{world.review.reference}/")
    mother.follow_link("There is something to read, if you like")
    assert "You do not have to read it" in mother.page.text
    mother.press("Read it by myself In parts, in any order. Stop when you like.")
    assert "Illness. Something was missed." in mother.page.text
    mother.follow_link("His last spring")
    assert "which was not taken" in mother.page.text
    mother.follow_link("Say something about paragraph 3")
    mother.press("Send it", kind="wrong", words="It was taken, in May.")
    assert "We have it." in mother.page.text
    reviewer.get(desk(world) + "comments")
    assert "It was taken, in May." in reviewer.page.text
    comment = mother.at.rstrip("/").rpartition("/")[2]
    reviewer.press("Send this answer", comment=comment, outcome="changed", number="3", words="We put May.")
    assert "We put May." in reviewer.page.text
    mother.get(mother.at)
    assert "We changed paragraph 3." in mother.page.text
    mother.press("Send it", words="I meant the other test.")
    assert "I meant the other test." in mother.page.text
    assert "We have it. Ruth Sample reads it and answers it here." in mother.page.text
    sister = Client(world.app).sign_in(world.sister)
    sister.get(family(world) + "comments/")
    assert "May" not in sister.page.text
    assert sister.get(family(world) + f"comments/{comment}").status_code == 404


def test_a_comment_without_words_comes_back_with_what_was_chosen(world: World, reviewer: Client) -> None:
    mother = Client(world.app).sign_in(world.mother)
    mother.get(family(world) + "parts/1")
    mother.follow_link("Say something about paragraph 2")
    mother.press("Send it", kind="question", words="")
    assert mother.response.status_code == 422
    assert "Write a few words" in mother.page.text
    mother.press("Send it", kind="hurts", words="")
    mother.press("Keep this", wish="just_know_it")
    assert "Nobody rings you because of this." in mother.page.text


def test_this_hurts_is_one_press_and_needs_no_words(world: World, reviewer: Client) -> None:
    mother = Client(world.app).sign_in(world.mother)
    for words in ("", "That night."):
        mother.get(family(world) + "parts/1")
        mother.follow_link("Say something about paragraph 2")
        mother.press("This hurts", words=words)
        assert mother.response.status_code == 200
        assert "We are sorry that this hurts." in mother.page.text
        assert words in mother.page.text
    with world.app.extensions["database"].reading() as session:
        assert [one.kind for one in session.scalars(select(DraftComment))] == [CommentKind.HURTS] * 2


def test_a_part_is_hidden_until_they_ask_and_a_place_is_kept(world: World, reviewer: Client) -> None:
    mother = Client(world.app).sign_in(world.mother)
    mother.get(family(world) + "parts")
    mother.press("Hide until I ask: His last spring")
    mother.get(family(world) + "parts/1")
    assert "blood test" not in mother.page.text
    mother.press("Show this part")
    assert "blood test" in mother.page.text
    mother.get(family(world) + "parts/0")
    mother.press("Next part: His last spring")
    mother.get(family(world) + "parts")
    mother.follow_link("Go on where you were")
    assert "blood test" in mother.page.text


def test_a_second_version_says_what_changed(world: World, reviewer: Client) -> None:
    mother = Client(world.app).sign_in(world.mother)
    mother.get(family(world) + "parts/0")
    mother.press("Stop here and keep my place")
    reviewer.get(desk(world))
    reviewer.press("Bring this in", words=DRAFT.replace("which was not taken", "which was taken in May"))
    reviewer.press("Show it to the circle and seal it", changes="The test was in May.", reason="They wait for it.")
    mother.get(family(world) + "parts")
    assert "Paragraph 3 was changed." in mother.page.text
    assert "The test was in May." in mother.page.text


def test_what_was_changed_stands_with_the_answer_and_its_name(world: World, reviewer: Client) -> None:
    mother = Client(world.app).sign_in(world.mother)
    mother.get(family(world) + "parts/1")
    mother.follow_link("Say something about paragraph 3")
    mother.press("Send it", kind="wrong", words="It was taken, in May.")
    comment = mother.at.rstrip("/").rpartition("/")[2]
    reviewer.get(desk(world))
    reviewer.press("Bring this in", words=DRAFT.replace("which was not taken", "which was taken in May"))
    reviewer.get(desk(world) + "comments")
    reviewer.press("Send this answer", comment=comment, outcome="changed", number="3", words="You are right.")
    mother.get(mother.at)
    assert "Written by Ruth Sample." in mother.page.main
    assert "which was taken in May" not in mother.page.main  # nobody was shown it yet
    reviewer.get(desk(world))
    reviewer.press("Show it to the circle and seal it", changes="The test was in May.", reason="They wait for it.")
    mother.get(mother.at)
    assert "which was not taken" in mother.page.main  # what they spoke of
    assert "which was taken in May" in mother.page.main  # as it now is


def test_more_time_is_confirmed_with_a_day_and_a_name(world: World, reviewer: Client) -> None:
    mother = Client(world.app).sign_in(world.mother)
    mother.get(family(world))
    mother.press("Read it by myself In parts, in any order. Stop when you like.")
    assert "You have more time" not in mother.page.main
    mother.press("I need more time")
    assert "You have more time: until" in mother.page.main
    assert "Ruth Sample can see that, and nobody asks you why." in mother.page.main


def test_who_does_not_want_to_read_it_is_not_shown_it_again_but_has_a_quiet_way_back(
    world: World, reviewer: Client
) -> None:
    home, mother = f"/reviews/{world.review.reference}/", Client(world.app).sign_in(world.mother)
    mother.get(home)
    assert "The draft of the review is written." in mother.page.main
    assert "gets to know" not in mother.page.main
    mother.get(family(world))
    mother.press("I do not want to read it We tell you only what you ask for.")
    assert "Read it by myself" not in mother.page.main
    mother.get(home)
    assert "There is something to read" not in mother.page.main
    mother.follow_link("The draft, if you change your mind")
    mother.follow_link("I changed my mind. Show me how I can read it")
    mother.press("Read it by myself In parts, in any order. Stop when you like.")
    mother.get(home)
    assert "There is something to read" in mother.page.main


def test_completing_waits_and_says_for_what(world: World, reviewer: Client) -> None:
    reviewer.get(desk(world) + "completion")
    reviewer.press("Complete the review")
    assert reviewer.response.status_code == 422
    reviewer.press("Complete the review", same_text="yes")
    assert reviewer.response.status_code == 409
    assert "Waits." in reviewer.page.text
    for key in ("mother", "sister", "reader"):
        if key in world.contacts:
            one = Client(world.app).sign_in(world.contacts[key])
            one.get(family(world))
            one.press("I do not want to read it We tell you only what you ask for.")
    reviewer.get(desk(world) + "completion")
    assert reviewer.response.status_code == 200


def test_more_time_is_given_and_said_also_to_who_never_chose_how_to_read(world: World, reviewer: Client) -> None:
    mother = Client(world.app).sign_in(world.mother)
    mother.get(family(world) + "parts")
    assert "You have more time" not in mother.page.text
    mother.press("I need more time")
    assert "You have more time: until" in mother.page.text


def test_a_comment_and_its_paragraph_lead_to_each_other(world: World, reviewer: Client) -> None:
    mother = Client(world.app).sign_in(world.mother)
    mother.get(family(world) + "parts/1")
    mother.follow_link("Say something about paragraph 3")
    mother.press("Send it", kind="wrong", words="It was taken, in May.")
    assert "which was not taken" in mother.page.text
    mother.follow_link("Paragraph 3 where it stands in the draft")
    assert mother.page.by_id("p3") is not None
    mother.follow_link("This is wrong")
    assert "It was taken, in May." in mother.page.text
    mother.get(family(world) + "comments/")
    assert "Paragraph 3: This is wrong" in mother.page.text


def test_what_changed_leads_to_each_changed_paragraph(world: World, reviewer: Client) -> None:
    mother = Client(world.app).sign_in(world.mother)
    mother.get(family(world) + "parts/0")
    mother.press("Stop here and keep my place")
    reviewer.get(desk(world))
    reviewer.press("Bring this in", words=DRAFT.replace("which was not taken", "which was taken in May"))
    reviewer.press("Show it to the circle and seal it", changes="The test was in May.", reason="They wait for it.")
    mother.get(family(world) + "parts")
    mother.follow_link("Paragraph 3 was changed.")
    assert "which was taken in May" in mother.page.text
