"""Paragraphs keep their numbers: a new version is matched to the one before, and nothing is lost on the way."""

import random

from hypothesis import given
from hypothesis import strategies as st

from portal.taking_part.drafts.matching import Earlier, How, Matching, match

TEXT = [
    "Thomas lived at Mill House for eleven years and had his own front door key.",
    "In March the day centre noticed that he was eating less and told his key worker by telephone.",
    "The doctor saw him on the fourth of April and asked for a blood test, which was not taken.",
    "His sister asked twice for an ambulance before one was called.",
    "The hospital passport came with him and was read by the ward on the first evening.",
    "A learning disability nurse visited him every day that he was in hospital.",
]
words = st.lists(
    st.sampled_from(
        ["care", "home", "doctor", "ward", "sister", "bus", "tea", "night", "test", "rang", "wrote", "saw"]
    ),
    max_size=14,
)
paragraphs = st.lists(words.map(" ".join), max_size=12)


def earlier(*texts: str) -> list[Earlier]:
    return [Earlier(number, text) for number, text in enumerate(texts, start=1)]


def numbers(found: Matching) -> list[int | None]:
    return [one.number for one in found.matches]


@given(paragraphs, paragraphs)
def test_every_earlier_number_is_in_one_place_or_said_to_be_gone(before: list[str], after: list[str]) -> None:
    found = match(earlier(*before), after)
    assert len(found.matches) == len(after)
    kept = [one.number for one in found.matches if one.number is not None]
    assert sorted([*kept, *(one.number for one in found.gone)]) == list(range(1, len(before) + 1))


@given(st.lists(words.map(" ".join), max_size=12, unique=True), st.randoms(use_true_random=False))
def test_what_was_only_moved_keeps_its_number(before: list[str], chance: random.Random) -> None:
    told = earlier(*before)
    moved = list(told)
    chance.shuffle(moved)
    found = match(told, [one.words for one in moved])
    assert numbers(found) == [one.number for one in moved]
    assert {one.how for one in found.matches} <= {How.SAME}
    assert not found.gone


@given(paragraphs, paragraphs)
def test_a_number_is_carried_unasked_only_by_words_that_are_mostly_the_same(
    before: list[str], after: list[str]
) -> None:
    by_number = {one.number: set(one.words.split()) for one in earlier(*before)}
    for text, one in zip(after, match(earlier(*before), after).matches, strict=True):
        if one.how is How.CHANGED and one.number is not None:
            both = by_number[one.number] & set(text.split())
            assert both, (text, one)
        if one.how is How.NEW:
            assert one.number is None


def test_small_changes_capitals_and_quotes_are_the_same_paragraph() -> None:
    found = match(earlier("He said “I want to go home”."), ['he said "I want to go  home"'])
    assert found.matches[0].how is How.SAME
    found = match(earlier(*TEXT), [TEXT[1].replace("eating less", "hardly eating"), *TEXT[2:], TEXT[0]])
    assert numbers(found) == [2, 3, 4, 5, 6, 1]
    assert found.matches[0].how is How.CHANGED


def test_one_half_rewritten_is_offered_to_the_reviewer_and_not_decided() -> None:
    rewritten = "The doctor saw him on the fourth of April; nobody can say today why no blood was taken then."
    found = match(earlier(*TEXT), [*TEXT[:2], rewritten, *TEXT[3:]])
    assert found.matches[2].number == 3
    assert found.matches[2].how is How.UNSURE


def test_one_split_in_two_keeps_its_number_on_the_larger_part_and_names_where_the_other_came_from() -> None:
    one, two = "The doctor saw him on the fourth of April", "and asked for a blood test, which was not taken at all."
    found = match(earlier(*TEXT), [*TEXT[:2], one, two, *TEXT[3:]])
    parts = found.matches[2:4]
    assert {part.number for part in parts} == {3, None}
    assert {part.came_from for part in parts} == {None, 3}


def test_two_merged_into_one_say_where_the_other_went() -> None:
    found = match(earlier(*TEXT), [TEXT[0], f"{TEXT[1]} {TEXT[2]}", *TEXT[3:]])
    assert [(one.number, one.merged_into) for one in found.gone] in ([(2, 3)], [(3, 2)])


def test_one_taken_out_is_gone_and_nothing_takes_its_number() -> None:
    found = match(earlier(*TEXT), [*TEXT[:3], *TEXT[4:], "The new care plan was never printed."])
    assert numbers(found) == [1, 2, 3, 5, 6, None]
    assert [(one.number, one.merged_into) for one in found.gone] == [(4, None)]


def test_the_same_sentence_twice_keeps_both_numbers_in_their_order() -> None:
    found = match(earlier("No concern.", "Tea at four.", "No concern."), ["No concern.", "No concern.", "Tea at four."])
    assert numbers(found) == [1, 3, 2]
