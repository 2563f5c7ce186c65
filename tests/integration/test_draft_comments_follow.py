"""Forty open comments and a new version, reordered, split, merged, half rewritten and cut: none lost, none on the wrong
paragraph without the reviewer's word."""

import random
from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.taking_part.comments import by_paragraph
from portal.taking_part.comments import queries as comments
from portal.taking_part.comments.commenting import Said, comment
from portal.taking_part.comments.models import CommentKind
from portal.taking_part.drafts.matching import How, normal
from portal.taking_part.drafts.models import CameBy, DraftGone, DraftParagraph, DraftVersion
from portal.taking_part.drafts.opening import StillUnsure, open_version
from portal.taking_part.drafts.saying_which import say_which
from portal.taking_part.drafts.versions import PartIn, SectionIn, bring_in, paragraphs
from tests.factories import World
from tests.factories.long_review import pieces
from tests.integration.test_draft_versions import KEY, change, opened, review_of, staff

COMMENTS = 40
TEXTS = [piece.words for piece in pieces() if piece.kind == "text" and len(piece.words) > 120][4:][:COMMENTS]
KINDS = ("keep", "keep", "word", "half", "split", "merge", "cut", "new")


class Undone(Exception):
    """Raised at the end of each example: nothing of it stays."""


def rewritten(words: str, chance: random.Random) -> str:
    """Half of the words are other ones."""
    told = words.split()
    kept = told[: len(told) // 2]
    return " ".join([*kept, *(f"other{chance.randrange(10**6)}" for _ in told[len(kept) :])])


def edited(actions: list[str], chance: random.Random) -> list[str]:
    """The paragraphs of the next version."""
    after: list[str] = []
    held = ""
    for words, action in zip(TEXTS, actions, strict=True):
        told, held = (f"{held} {words}" if held else words), ""
        middle = told.find(" ", len(told) // 3)
        if action == "merge":
            held = told
        elif action == "word":
            after.append(told.replace(" the ", " that "))
        elif action == "half":
            after.append(rewritten(told, chance))
        elif action == "split":
            after += [told[:middle], told[middle + 1 :]]
        elif action == "new":
            after += [told, f"Nobody wrote this before: {rewritten('', chance)} {chance.randrange(10**6)}."]
        elif action == "keep":
            after.append(told)
    after += [held] if held else []
    chance.shuffle(after)
    return after or ["Nothing of it is left."]


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(KINDS), min_size=COMMENTS, max_size=COMMENTS), st.randoms(use_true_random=False))
def test_no_comment_is_lost_or_stands_on_a_paragraph_that_nobody_looked_at(
    world: World, actions: list[str], chance: random.Random
) -> None:
    try:
        with change(world) as session:
            follow(session, world, edited(actions, chance))
            raise Undone
    except Undone:
        return


def follow(session: Session, world: World, after: list[str]) -> None:
    """Forty comments on one version, the next one brought in, looked at and opened."""
    review, actor, mother = review_of(session, world), staff(world), world.mother.actor
    first = opened(session, world, (SectionIn("All", [PartIn(one) for one in TEXTS]),))
    read = {one.number: one.words for one in paragraphs(session, first.id)}
    made = {
        number: comment(session, mother, review, first.id, number, Said(CommentKind.WRONG, f"No {number}"), f"{number}")
        for number in read
    }
    sections = (SectionIn("All", [PartIn(one) for one in after]),)
    second = bring_in(session, KEY, actor, review, sections, came_by=CameBy.PASTED, form_key="next")
    looked_at = said_by_the_reviewer(session, world, second)
    session.flush()

    everything = by_paragraph.everything(session, review.id)
    assert sorted(one.number for one in everything) == sorted(read)
    assert {one.words for one in everything} == {f"No {number}" for number in read}
    now = {one.number: one for one in paragraphs(session, second.id)}
    gone = set(session.scalars(select(DraftGone.number).where(DraftGone.version_id == second.id)))
    for one in comments.comments_of(session, review.id, world.mother.id):
        assert made[one.number].version_id == first.id  # bound to the words that she read
        assert one.still_there == (one.number in now)
        assert (one.number in now) != (one.number in gone)
        if one.number in now and one.number not in looked_at:
            carried_unasked(read[one.number], now[one.number])
    assert not {one.number for one in now.values() if one.how in {How.NEW, How.SPLIT_OFF}} & set(read)


def said_by_the_reviewer(session: Session, world: World, version: DraftVersion) -> set[int]:
    """It cannot be opened before the reviewer has said of each doubtful one what it is: every other is a new one."""
    unsure = [one.number for one in paragraphs(session, version.id) if one.how is How.UNSURE]
    if unsure:
        with pytest.raises(StillUnsure) as told:
            open_version(session, KEY, staff(world), review_of(session, world), version)
        assert told.value.numbers == unsure
        for place, number in enumerate(unsure):
            say_which(session, staff(world), version, number, number if place % 2 else None)
    open_version(session, KEY, staff(world), review_of(session, world), version)
    return set(unsure)


def carried_unasked(before: str, now: DraftParagraph) -> None:
    """Nobody was asked: the words are the same, or by far the most of one are in the other."""
    if now.how is How.SAME:
        assert normal(now.words) == normal(before)
        return
    assert now.how is How.CHANGED
    old, new = Counter(normal(before).split()), Counter(normal(now.words).split())
    assert 2 * (old & new).total() / (old.total() + new.total()) > 0.7
