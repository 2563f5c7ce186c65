"""Two remember it differently: both are answered with that, the paragraph says so, and nobody referees (F63)."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from portal.taking_part.comments.answering import Answer, WhereNow, answer
from portal.taking_part.comments.models import Outcome
from portal.taking_part.copies import contents
from portal.taking_part.copies.models import CopyForm
from portal.taking_part.drafts.queries import opened_version
from tests.client import Client
from tests.factories import World
from tests.integration.draft_steps import change, opened, review_of, says, staff

BOTH = "Some remember that he ate well. Others remember that he ate little."

ELSEWHERE = "UPDATE draft_answer SET number = CAST(:number AS INTEGER)"
AGAIN = """INSERT INTO draft_answer
    (id, review_id, outcome, number, by_staff, answered_at, made_once, words_sealed)
    SELECT review_id, review_id, outcome, CAST(:number AS INTEGER), by_staff, answered_at, 'again', words_sealed
    FROM draft_answer"""


def test_both_are_answered_and_the_paragraph_says_so(any_world: World) -> None:
    with change(any_world) as session:
        version = opened(session, any_world)
        hers = says(session, any_world, version, 2, "He ate well.").id
        theirs = says(session, any_world, version, 2, "He ate nearly nothing.", "sister").id
    review = any_world.review.reference
    desk = Client(any_world.app).sign_in(any_world.reviewer)
    desk.get(f"/desk/reviews/{review}/draft/comments")
    chosen = {"comment": [str(hers), str(theirs)], "outcome": "remembered_differently", "words": BOTH}
    desk.press("Send this answer", **chosen)
    assert desk.response.status_code == 422, "it is said at a paragraph"
    assert BOTH in desk.page.text
    desk.press("Send this answer", **chosen, number="2")
    desk.get(f"/desk/reviews/{review}/draft/comments.csv")
    assert desk.response.text.count("Remembered differently, said in paragraph 2") == 2
    for who, comment_id, others in (("mother", hers, "nearly nothing"), ("sister", theirs, "He ate well.")):
        reader = Client(any_world.app).sign_in(any_world.contacts[who])
        reader.get(f"/reviews/{review}/draft/comments/{comment_id}")
        assert "People remember this differently. Paragraph 2 says so:" in reader.page.text
        assert BOTH in reader.page.text
        reader.get(f"/reviews/{review}/draft/parts/1")
        assert "People remember this differently:" in reader.page.text
        assert BOTH in reader.page.text
        assert others not in reader.page.text
    with change(any_world) as session:
        newest = opened_version(session, any_world.review.id)
        assert newest is not None
        assert contents.of_version(session, newest, CopyForm.PRINT_14, "en_GB").remembered == {2: (BOTH,)}


def test_the_database_wants_a_paragraph_for_it(any_world: World) -> None:
    with change(any_world) as session:
        version = opened(session, any_world)
        review, one = review_of(session, any_world), says(session, any_world, version, 2, "He ate well.")
        with pytest.raises(WhereNow):
            answer(session, staff(any_world), review, [one.id], Answer(Outcome.REMEMBERED, BOTH, number=99), "a")
        answer(session, staff(any_world), review, [one.id], Answer(Outcome.REMEMBERED, BOTH, number=2), "b")
    for wrong in (None, 99):
        for statement in (ELSEWHERE, AGAIN):
            with pytest.raises(DatabaseError, match=r"said at a paragraph|never changed"), change(any_world) as session:
                session.execute(text(statement), {"number": wrong})
