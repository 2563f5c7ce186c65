"""Two versions side by side: nothing is left out, and only what changed is marked."""

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from portal.taking_part.drafts.comparing import MOST_PIECES, Became, compare

WORDS = st.text(alphabet="ab \n", max_size=30)


@dataclass
class P:
    number: int
    words: str


VERSION = st.dictionaries(st.integers(1, 9), WORDS).map(lambda found: [P(*one) for one in found.items()])


@given(VERSION, VERSION)
def test_every_word_of_both_versions_stands_there_once(before: list[P], after: list[P]) -> None:
    found = compare(before, after)
    assert sorted(one.number for one in found) == sorted({one.number for one in before} | {one.number for one in after})
    left = {one.number: "".join(each.words for each in one.before) for one in found}
    right = {one.number: "".join(each.words for each in one.after) for one in found}
    assert {one.number: one.words for one in before} == {n: left[n] for n in {one.number for one in before}}
    assert {one.number: one.words for one in after} == {n: right[n] for n in {one.number for one in after}}
    assert [one.number for one in found if one.became is not Became.GONE] == [one.number for one in after]


def test_only_the_words_that_changed_are_marked() -> None:
    found = compare([P(1, "A test was asked for in April.")], [P(1, "A test was asked for in May.")])
    assert [piece.words for piece in found[0].before if piece.marked] == ["April."]
    assert [piece.words for piece in found[0].after if piece.marked] == ["May."]


def test_what_is_gone_stands_where_it_stood() -> None:
    found = compare([P(1, "a"), P(2, "b"), P(3, "c")], [P(3, "c"), P(1, "a")])
    assert [(one.number, one.became) for one in found] == [
        (3, Became.SAME),
        (1, Became.SAME),
        (2, Became.GONE),
    ]


def test_very_long_paragraphs_are_shown_whole_and_at_once() -> None:
    long = "word " * MOST_PIECES
    found = compare([P(1, long)], [P(1, long + "more")])
    assert (len(found[0].before), len(found[0].after)) == (1, 1)
