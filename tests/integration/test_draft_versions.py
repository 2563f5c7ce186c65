"""Drafts: what was shown stays as it was shown, comments are never lost, completion waits for everybody."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from portal.checks import problems
from portal.taking_part.comments.answering import Answer, NothingToAnswer, WhereNow, answer, answers_to, open_comments
from portal.taking_part.comments.commenting import (
    NoSuchParagraph,
    NotNow,
    Said,
    WordsNeeded,
    comment,
    reply,
    see_differently,
)
from portal.taking_part.comments.models import CommentKind, Outcome
from portal.taking_part.drafts import seal as seals
from portal.taking_part.drafts.models import CameBy
from portal.taking_part.drafts.opening import StillUnsure, open_version
from portal.taking_part.drafts.saying_which import say_which
from portal.taking_part.drafts.versions import (
    AlreadyOpened,
    NothingInIt,
    PartIn,
    SectionIn,
    bring_in,
    forget,
    paragraphs,
)
from tests.factories import World
from tests.integration.draft_steps import ABOUT, ATE, FIRST, KEY, NURSE, change, opened, review_of, says, staff


def test_numbers_are_for_life(any_world: World) -> None:
    with change(any_world) as session:
        version = opened(session, any_world)
        assert [one.number for one in paragraphs(session, version.id)] == [1, 2, 3, 4]
        later = (
            SectionIn("His last spring", [PartIn(NURSE), PartIn(ATE.replace("eating less", "hardly eating"))]),
            SectionIn("Who he was", [PartIn(ABOUT), PartIn("He sang in the choir at Saint Anne.")]),
        )
        second = opened(session, any_world, later, "second")
        assert second.number == 2
        assert [one.number for one in paragraphs(session, second.id)] == [4, 2, 1, 5]
        third = opened(
            session, any_world, (*FIRST[:1], SectionIn("New", [PartIn("Nobody asked his sister.")])), "third"
        )
        assert [one.number for one in paragraphs(session, third.id)] == [1, 6]  # 5 is gone, and never given again


def test_a_version_that_nobody_saw_is_replaced_and_one_that_was_shown_never(any_world: World) -> None:
    with change(any_world) as session:
        review, actor = review_of(session, any_world), staff(any_world)
        first = bring_in(session, KEY, actor, review, FIRST, came_by=CameBy.WORD, form_key="a")
        again = bring_in(session, KEY, actor, review, FIRST, came_by=CameBy.WORD, form_key="a")
        assert again is first
        second = bring_in(session, KEY, actor, review, FIRST[:1], came_by=CameBy.WORD, form_key="b")
        assert second.number == 1
        open_version(session, KEY, actor, review, second)
        with pytest.raises(AlreadyOpened):
            forget(session, second)
        with pytest.raises(AlreadyOpened):
            say_which(session, actor, second, 1, None)
        with pytest.raises(NothingInIt):
            bring_in(session, KEY, actor, review, (SectionIn("Empty"),), came_by=CameBy.WORD, form_key="c")


def test_a_match_that_nobody_is_sure_of_waits_for_the_reviewer(any_world: World) -> None:
    with change(any_world) as session:
        opened(session, any_world)
        review, actor = review_of(session, any_world), staff(any_world)
        half = "The doctor asked for a blood test; today nobody can say why it was forgotten that week."
        told = (FIRST[0], SectionIn("His last spring", [PartIn(ATE), PartIn(half), PartIn(NURSE)]))
        version = bring_in(session, KEY, actor, review, told, came_by=CameBy.PASTED, form_key="second")
        with pytest.raises(StillUnsure) as waits:
            open_version(session, KEY, actor, review, version)
        assert waits.value.numbers == [3]
        say_which(session, actor, version, 3, None)
        assert [one.number for one in paragraphs(session, version.id)] == [1, 2, 5, 4]
        say_which(session, actor, version, 5, 3)
        assert [one.number for one in paragraphs(session, version.id)] == [1, 2, 3, 4]
        open_version(session, KEY, actor, review, version)
        assert not seals.problems(session, KEY)


TAMPERED = [
    "UPDATE draft_paragraph SET number = 9 WHERE number = 2",
    "UPDATE draft_paragraph SET mark = NULL WHERE number = 2",
    "UPDATE draft_version SET number = 7",
    "UPDATE draft_version SET opened_at = NULL, opened_by = NULL",
    "UPDATE draft_section SET place = 5 WHERE place = 1",
    "UPDATE draft_seal SET place = 5",
    "DELETE FROM draft_paragraph",
    "DELETE FROM draft_version",
    "DELETE FROM draft_seal",
    "DELETE FROM draft_comment",
    "UPDATE draft_comment SET number = 1",
    "UPDATE draft_comment SET version_id = review_id",
]


@pytest.mark.parametrize("statement", TAMPERED)
def test_the_database_lets_nobody_change_what_was_shown(any_world: World, statement: str) -> None:
    with change(any_world) as session:
        version = opened(session, any_world)
        says(session, any_world, version, 2, "It was February.")
    with pytest.raises(DatabaseError, match=r"cannot be changed|never lost"), change(any_world) as session:
        session.execute(text(statement))


def test_check_finds_words_that_somebody_changed_behind_the_guards(world: World) -> None:
    with change(world) as session:
        version = opened(session, world)
        assert not seals.problems(session, KEY)
        rows = {one.number: one for one in paragraphs(session, version.id)}
        stolen = rows[1].words_sealed
        session.execute(
            text("UPDATE draft_paragraph SET words_sealed = :words WHERE id = :id"),
            {"words": stolen, "id": rows[3].id.hex},
        )
        session.expire_all()
        assert any("Words of a draft were changed" in one for one in seals.problems(session, KEY))
    with change(world) as session:
        session.execute(text("DROP TRIGGER draft_paragraph_fixed"))
        session.execute(text("UPDATE draft_paragraph SET mark = 'learning' WHERE number = 2"))
        assert any("does not hold" in one for one in seals.problems(session, KEY))


def test_portal_check_says_that_a_draft_was_changed(world: World) -> None:
    settings = world.app.extensions["settings"]
    with change(world) as session:
        review, actor = review_of(session, world), staff(world)
        version = bring_in(session, settings.seal_key, actor, review, FIRST, came_by=CameBy.WORD, form_key="a")
        open_version(session, settings.seal_key, actor, review, version)
    assert not any("draft" in one for one in problems(settings))
    with change(world) as session:
        session.execute(text("DROP TRIGGER draft_paragraph_fixed"))
        session.execute(text("UPDATE draft_paragraph SET mark = 'learning' WHERE number = 2"))
    found = problems(settings)
    assert any("A draft was changed after people were shown it" in one for one in found)
    assert any("The database lost a guard: draft_paragraph_fixed" in one for one in found)


def test_a_comment_stays_with_the_paragraph_as_it_was_read(any_world: World) -> None:
    with change(any_world) as session:
        first = opened(session, any_world)
        opened(session, any_world, (FIRST[0],), "second")
        late = says(session, any_world, first, 3, "It was taken, in May.")
        assert (late.version_id, late.number) == (first.id, 3)
        assert says(session, any_world, first, 3, "It was taken, in May.") is late
        with pytest.raises(NoSuchParagraph):
            says(session, any_world, first, 99, "Where?")
        with pytest.raises(WordsNeeded):
            says(session, any_world, first, 3, "")
        review = review_of(session, any_world)
        hurt = comment(session, any_world.mother.actor, review, first.id, 3, Said(CommentKind.HURTS), "hurt")
        assert hurt.words is None


def test_one_answer_serves_several_and_a_reply_opens_once(any_world: World) -> None:
    with change(any_world) as session:
        review, actor = review_of(session, any_world), staff(any_world)
        version = opened(session, any_world)
        one, two = (
            says(session, any_world, version, 2, "It was May."),
            says(session, any_world, version, 3, "No.", "sister"),
        )
        with pytest.raises(NotNow):
            reply(session, any_world.mother.actor, one, "Too early.")
        with pytest.raises(WhereNow):
            answer(session, actor, review, [one.id], Answer(Outcome.CHANGED, "Done.", number=99), "x")
        given = answer(session, actor, review, [one.id, two.id], Answer(Outcome.CHANGED, "We put May.", number=2), "y")
        assert answer(session, actor, review, [one.id], Answer(Outcome.NOT_CHANGED, "Twice"), "y") is given
        assert {key: [a.words for a in found] for key, found in answers_to(session, [one.id, two.id]).items()} == {
            one.id: ["We put May."],
            two.id: ["We put May."],
        }
        with pytest.raises(NothingToAnswer):
            answer(session, actor, review, [one.id], Answer(Outcome.NOT_CHANGED, "Again."), "z")
        reply(session, any_world.mother.actor, one, "I meant the other test.")
        assert open_comments(session, review.id) == [one]
        answer(session, actor, review, [one.id], Answer(Outcome.NOT_CHANGED, "The notes say May."), "w")
        with pytest.raises(NotNow):
            reply(session, any_world.mother.actor, one, "Once more.")
        own = see_differently(session, any_world.mother.actor, one, "I was there. It was April.")
        assert own.number == 2
