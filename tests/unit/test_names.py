"""How names are cut into words, how they are heard, and how alike two are."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.circle.people.names import alike, distance, together, words_of
from tests.factories.names import name_pairs


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("محمد", "Mohammed"),
        ("عائشة", "Aisha"),
        ("ذوالفقار", "Zulfiqar"),
        ("رضا", "Raza"),
        ("ਗੁਰਪ੍ਰੀਤ", "Gurpreet"),
        ("চৌধুরী", "Choudhury"),
        ("সালমা", "Salma"),
        ("સંજય", "Sanjay"),
        ("मोहन", "Mohan"),
        ("Catherine", "Katherine"),
        ("Smith", "Smyth"),
        ("Philip", "Filip"),
        ("Wiśniewska", "Vishnevska"),
        ("Ștefan", "Stefan"),
        ("Khan", "Kahn"),
        ("Qureshi", "Kureshy"),
        ("Zafar", "Jafar"),
    ],
)
def test_heard_alike(one: str, other: str) -> None:
    assert words_of(one)[0].sounds & words_of(other)[0].sounds


@pytest.mark.parametrize(("one", "other"), [("Ali", "Lee"), ("Smith", "Khan"), ("Rahim", "Karim"), ("Singh", "Gill")])
def test_heard_apart(one: str, other: str) -> None:
    assert not words_of(one)[0].sounds & words_of(other)[0].sounds


def test_words_are_parted_and_joined_as_people_write_them() -> None:
    assert [one.latin for one in words_of("Anne-Marie O’Brien, née D'Arcy")] == [
        "anne",
        "marie",
        "obrien",
        "nee",
        "darcy",
    ]
    assert [one.written for one in words_of("ＪＯＡＮ  Straße")] == ["joan", "strasse"]
    assert words_of("المصري")[0].sounds & words_of("Masri")[0].sounds
    assert words_of("أَحْمَد") == words_of("احمد")
    assert words_of(" -’ . ") == []


def test_the_family_name_may_be_first() -> None:
    assert together(words_of("Khan Imran")).sounds == together(words_of("Imran Khan")).sounds


@given(st.text(alphabet="abcdefghاحمدنਗਰਪকমন", min_size=3, max_size=9), st.data())
def test_one_letter_wrong_still_shares_a_way_of_writing(word: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(word) - 2))
    letter = data.draw(st.sampled_from("abmاਗক"))
    wrong = {
        word[:at] + word[at + 1 :],
        word[:at] + letter + word[at:],
        word[:at] + letter + word[at + 1 :],
        word[:at] + word[at + 1] + word[at] + word[at + 2 :],
    }
    mine = words_of(word)[0].edited
    for one in wrong:
        assert mine & words_of(one)[0].edited, one
        assert distance(word, one) <= 1


@given(st.text(max_size=60))
def test_no_text_breaks_it_and_everything_is_most_like_itself(text: str) -> None:
    words = words_of(text)
    assert len(words) <= 8
    assert all(one.latin for one in words)
    assert not words or alike(words, words) == pytest.approx(1.0)


@pytest.mark.parametrize(("one", "other", "letters"), [("", "ab", 2), ("abcd", "abdc", 1), ("kitten", "sitting", 3)])
def test_distance_counts_letters(one: str, other: str, letters: int) -> None:
    assert distance(one, other) == distance(other, one) == letters


def test_the_likest_name_is_ranked_first() -> None:
    typed = words_of("Jaswinder Singh")
    names = ["Jaswinder Singh", "Jasvinder Singh", "Jaswinder Kaur", "Manjit Kaur"]
    assert sorted(names, key=lambda one: -alike(typed, words_of(one))) == names


def test_the_pairs_are_three_hundred_with_thirty_in_each_script_that_matters() -> None:
    pairs = name_pairs()
    scripts = Counter(one.script for one in pairs)
    assert len(pairs) == len({one.written for one in pairs}) == 300
    assert min(scripts["arabic"], scripts["gurmukhi"], scripts["bengali"]) >= 30
    assert all(one.written != one.typed for one in pairs)
