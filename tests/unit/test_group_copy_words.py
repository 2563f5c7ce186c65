"""Names that were decided: gone from the copy in every case, with an ’s, a plural, an accent, across a line's end."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.taking_part.group_copy.dates import Sort
from portal.taking_part.group_copy.finding import Known, marks, nearly_same, small_words, undecided
from portal.taking_part.group_copy.folding import fold, key_of
from portal.taking_part.group_copy.replacing import Decided, anonymous, pieces, survivors

NAMES = st.text(alphabet="abcdeéïoklmnrst", min_size=3, max_size=9).filter(lambda one: key_of(one) == fold(one).text)
FILLERS = st.sampled_from(["he", "went", "to", "the", "sea.", "It", "was", "2", "—", "“so”", "and\nthen", "x-y"])


def as_written(draw: st.DrawFn, name: str) -> str:
    """A name as somebody might have written it."""
    words = name.split(" ")
    between = draw(st.sampled_from([" ", "\n", "  ", "-", "\u00a0", " \n "]))
    changed = between.join(draw(st.sampled_from([str.upper, str.title, str.lower, str]))(one) for one in words)
    if draw(st.booleans()):
        place = draw(st.integers(1, len(changed) - 1))
        if changed[place - 1].isalpha() and changed[place].isalpha():
            changed = changed[:place] + draw(st.sampled_from(["-\n", "\u00ad", "\u200b"])) + changed[place:]
    return changed + draw(st.sampled_from(["", "'s", "’s", "s", ".", ",", "’", "!", "\n"]))


@st.composite
def told(draw: st.DrawFn) -> tuple[str, list[Decided]]:
    """A text with names in it, and what was decided of them."""
    one, two = draw(NAMES), draw(NAMES)
    names = {key_of(one), key_of(two), key_of(f"{one} {two}")}
    decided = [Decided(name, draw(st.sampled_from(["the person", "a friend", "x"]))) for name in sorted(names)]
    decided = [each for each in decided if not survivors(each.instead or "", decided)]
    written = [as_written(draw, each.key) for each in decided] * 2
    around = draw(st.lists(FILLERS, min_size=len(written) + 1, max_size=len(written) + 1))
    return " ".join(bit for pair in zip(around, [*written, ""], strict=True) for bit in pair), decided


@given(told())
def test_no_decided_name_survives(case: tuple[str, list[Decided]]) -> None:
    words, decided = case
    became = fold(anonymous(words, decided)).text
    plain = re.sub(r"-\s*\n\s*", "", became)
    for one in decided:
        spaced = re.escape(one.key).replace(r"\ ", r"[\s-]+")
        for text in (became, plain):
            assert re.search(rf"(?<![^\W_]){spaced}(?:'s|s)?(?![^\W_])", text) is None, (one.key, became)
    assert [one for one in decided if survivors(anonymous(words, decided), [one])] == []


@given(st.text(max_size=200), st.lists(NAMES, max_size=4))
def test_what_was_not_decided_stays_as_it_was(words: str, names: list[str]) -> None:
    kept = [Decided(key_of(one), None) for one in names]
    assert anonymous(words, kept) == words
    assert "".join(one.written for one in pieces(words, [*kept, Decided("ann", "a friend")])) == words


@pytest.mark.parametrize(
    ("words", "became"),
    [
        ("Joan’s dog", "His mother’s dog"),
        ("I saw JOAN.", "I saw his mother."),
        ("with Jo-\nan again", "with his mother again"),
        ("Aunt Joan rang.", "His mother rang."),
        ("the Joans of it", "the his mother of it"),
        ("‘Joan’ said it", "‘His mother’ said it"),
        ("joanna stays", "joanna stays"),
        ("He may, as May said in MAY.", "He may, as a nurse said in a nurse."),
        ("José's and Jose\u0301’s", "A friend’s and a friend’s"),
        ("Mill\nHouse", "Their home"),
        ("mill-house", "Their home"),
    ],
)
def test_words_become(words: str, became: str) -> None:
    decided = [
        Decided("joan", "his mother"),
        Decided("may", "a nurse", capital_only=True),
        Decided("jose", "a friend"),
        Decided("mill house", "their home"),
    ]
    assert anonymous(words, decided) == became


def test_a_name_made_by_two_replacements_is_replaced_again() -> None:
    decided = [Decided("bee cee", "amber"), Decided("amber dee", "a friend")]
    assert anonymous("It was bee cee dee.", decided) == "It was a friend."


def test_a_kept_phrase_never_keeps_a_name_in_it() -> None:
    decided = [Decided("rose", "a friend"), Decided("rose garden", None)]
    assert "Rose" not in anonymous("In the Rose Garden.", decided)


def test_what_is_decided_is_open_no_more_and_what_is_half_decided_is() -> None:
    words = "Then Joan Rowan-Smith came, and Joan."
    found = marks(words, Known({"joan": Sort.NAME}), small_words([words]))
    assert {one.key for one in undecided(words, found, [])} == {"joan rowan smith", "joan"}
    assert {one.key for one in undecided(words, found, [Decided("joan", "x")])} == {"joan rowan smith"}
    both = [Decided("joan", "x"), Decided("joan rowan smith", "y")]
    assert undecided(words, found, both) == []


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("thomas", "thoams", True),
        ("thomas", "thomaas", True),
        ("thomas", "tomas", True),
        ("thomas", "thomes", True),
        ("thomas", "tomsa", False),
        ("rowan", "woman", False),
    ],
)
def test_nearly_the_same_word(one: str, other: str, same: bool) -> None:
    assert nearly_same(one, other) is same
    assert nearly_same(other, one) is same


@pytest.mark.parametrize(
    ("words", "marked"),
    [
        ("A test was asked for on 4 April. It was not taken.", "4 April"),
        ("He died on 4 Apr. It rained.", "4 Apr"),
        ("He died on 4 Apr. 1950 at home.", "4 Apr. 1950"),
        ("Since Apr. 4 he sang.", "Apr. 4"),
    ],
)
def test_the_full_stop_behind_a_date_ends_its_sentence(words: str, marked: str) -> None:
    assert marked in {words[one.start : one.end] for one in marks(words, Known(), frozenset())}
