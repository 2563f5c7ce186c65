"""An answer that somebody may have read cannot be changed, lost or taken from its comment, by nobody's hand."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from portal.foundation.migrations import answer_guards, guards
from portal.taking_part.comments.answering import Answer, OnlyHeard, ToWhom, answer
from portal.taking_part.comments.commenting import Said, comment
from portal.taking_part.comments.models import CommentKind, Outcome
from tests.client import Client
from tests.factories import World
from tests.integration.draft_steps import change, opened, review_of, says, staff

BEHIND_THEIR_BACK = (
    "UPDATE draft_answer SET outcome = 'heard'",
    "UPDATE draft_answer SET number = 1",
    "UPDATE draft_answer SET passed_to = 'nobody'",
    "UPDATE draft_answer SET answered_at = NULL",
    "DELETE FROM draft_comment_answered",
    "UPDATE draft_comment_answered SET comment_id = (SELECT id FROM draft_comment WHERE answered_at IS NULL)",
)


@pytest.mark.parametrize("statement", BEHIND_THEIR_BACK)
def test_no_raw_row_changes_an_answer(any_world: World, statement: str) -> None:
    with change(any_world) as session:
        version = opened(session, any_world)
        said = says(session, any_world, version, 2, "It was May.")
        says(session, any_world, version, 3, "By me.", "sister")
        told = Answer(Outcome.CHANGED, "It says May now.", number=2)
        answer(session, staff(any_world), review_of(session, any_world), [said.id], told, "one")
    with pytest.raises(DatabaseError, match="never changed or lost"), change(any_world) as session:
        session.execute(text(statement))


def test_an_answer_that_serves_nothing_is_kept_too(any_world: World) -> None:
    with change(any_world) as session:
        said = says(session, any_world, opened(session, any_world), 2, "It was May.")
        told = Answer(Outcome.NOT_CHANGED, "It was April.")
        answer(session, staff(any_world), review_of(session, any_world), [said.id], told, "one")
    with pytest.raises(DatabaseError, match="never changed or lost"), change(any_world) as session:
        session.execute(text("DELETE FROM draft_answer"))


def test_passed_on_to_nobody_is_refused_in_the_service_and_in_the_database(any_world: World) -> None:
    with change(any_world) as session:
        said = says(session, any_world, opened(session, any_world), 2, "It was May.")
        review, told = review_of(session, any_world), Answer(Outcome.PASSED_ON, "We told them.")
        with pytest.raises(ToWhom):
            answer(session, staff(any_world), review, [said.id], told, "one")
        answer(
            session, staff(any_world), review, [said.id], Answer(Outcome.PASSED_ON, "Told.", passed_to="the ward"), "b"
        )
    row = """INSERT INTO draft_answer (id, review_id, outcome, by_staff, answered_at, made_once, words_sealed)
             SELECT review_id, review_id, 'passed_on', by_staff, answered_at, 'raw', words_sealed FROM draft_answer"""
    with pytest.raises(DatabaseError, match="to which service"), change(any_world) as session:
        session.execute(text(row))


@pytest.mark.parametrize("kind", [CommentKind.WRONG, CommentKind.MISSING, CommentKind.QUESTION])
def test_what_is_said_to_be_wrong_is_not_only_heard(any_world: World, kind: CommentKind) -> None:
    with change(any_world) as session:
        version, review = opened(session, any_world), review_of(session, any_world)
        mother, actor = any_world.mother.actor, staff(any_world)
        said = comment(session, mother, review, version.id, 2, Said(kind, "It was May."), "said")
        hurt = comment(session, mother, review, version.id, 3, Said(CommentKind.HURTS, ""), "hurts")
        with pytest.raises(OnlyHeard):
            answer(session, actor, review, [hurt.id, said.id], Answer(Outcome.HEARD, "We read it."), "one")
        answer(session, actor, review, [hurt.id], Answer(Outcome.HEARD, "We are sorry."), "two")
        said_id = said.id
    row = """INSERT INTO draft_comment_answered (id, answer_id, comment_id)
             SELECT c.id, a.id, c.id FROM draft_answer a, draft_comment c WHERE c.kind <> 'hurts'"""
    with pytest.raises(DatabaseError, match="only thanks or a hurt"), change(any_world) as session:
        session.execute(text(row))
    desk = Client(any_world.app).sign_in(any_world.reviewer)
    desk.get(f"/desk/reviews/{any_world.review.reference}/draft/comments")
    desk.press("Send this answer", comment=[str(said_id)], outcome="heard", words="We read it.")
    assert desk.response.status_code == 422
    assert "Say of the others what becomes of them." in desk.page.main
    assert "We read it." in desk.response.text


def test_check_knows_the_guards_of_answers(any_world: World) -> None:
    names = {one.name for one in answer_guards.of_engine("sqlite")}
    with any_world.app.extensions["database"].engine.connect() as connection:
        assert names <= set(guards.of_engine(connection))
        assert names.isdisjoint(guards.missing(connection))
