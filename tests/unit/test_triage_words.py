"""The word lists, measured on planted sentences in three languages: what they find, and what they mark for nothing."""

import time
import tomllib
from pathlib import Path

import pytest

from portal.circle.triage.kinds import Sounds
from portal.circle.triage.looking import LOOKED_AT, look

PLANTED = tomllib.loads((Path(__file__).parent / "triage_sentences.toml").read_text("utf-8"))
# language, group -> the least that is found of crisis and danger together, and the most that is marked for nothing.
# Only "blind", written by somebody who has not seen the lists, says how much is found of what people write: measured on
# 2026-11-23, 49 of 76, and 2 of 45 marked for nothing. No list may be changed because of a sentence of it.
LEAST = {"mended": 0.98, "before": 1.0, "after": 0.9, "families": 0.95, "blind": 0.64}
MOST_FOR_NOTHING = {"mended": 1, "before": 1, "after": 0, "families": 4, "blind": 2}


def found_of(language: str, group: str) -> tuple[int, int]:
    """How many planted sentences sound like what they are planted as, of how many."""
    told = [(one, kind) for kind in Sounds for one in PLANTED[language][kind.value].get(group, ())]
    return sum(kind in look(one).sounds for one, kind in told), len(told)


def marked(group: str) -> list[str]:
    """Sentences of grief, memory and complaint that are marked though nobody is in crisis or danger."""
    return [one for kinds in PLANTED.values() for one in kinds["nothing"].get(group, ()) if look(one)]


@pytest.mark.parametrize("group", LEAST)
def test_recall_and_false_alarms(group: str, capsys: pytest.CaptureFixture[str]) -> None:
    counts = {language: found_of(language, group) for language in PLANTED}
    found, of = (sum(one[place] for one in counts.values()) for place in (0, 1))
    nothing = sum(len(kinds["nothing"].get(group, ())) for kinds in PLANTED.values())
    alarms = marked(group)
    assert of
    with capsys.disabled():
        each = ", ".join(f"{language} {one} of {many}" for language, (one, many) in counts.items())
        print(
            f"\nflagged words, {group}: found {found} of {of} ({each}); {len(alarms)} of {nothing} marked for nothing"
        )
    assert found / of >= LEAST[group]
    assert len(alarms) <= MOST_FOR_NOTHING[group], alarms


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("I can’t go on", "i cant go on"),
        ("I don't want to live", "I DON’T WANT TO LIVE!!"),
        ("I soooo want to die", "I want  —  to die"),
        ("Nie chcę żyć", "nie chce zyc"),
        ("میں مرنا چاہتی ہوں", "مين مرنا چاهتي هون"),
        ("خودکشی کر لوں", "خود کشی کر لوں"),
        ("میں مَرنا چاہتا ہوں", "میں مرنا چاہتا ہوں"),
    ],
)
def test_spellings_do_not_matter(one: str, other: str) -> None:
    assert look(one).sounds == look(other).sounds == {Sounds.CRISIS}


@pytest.mark.parametrize(
    ("words", "sounds"),
    [
        ("That rope in the garage, I keep looking at it", Sounds.CRISIS),
        ("I keep looking at the rope in the garage", Sounds.CRISIS),
        ("in wet beds all weekend they leave them", Sounds.DANGER),
        ("they leave them all weekend in wet beds", Sounds.DANGER),
    ],
)
def test_the_words_of_a_family_stand_in_any_order(words: str, sounds: Sounds) -> None:
    assert look(words).sounds == {sounds}


def test_what_is_told_of_the_past_alone_is_memory() -> None:
    assert not look("They left him in a wet bed and he was starving.")
    assert look("They left him in a wet bed and they still do it to the others.").sounds == {Sounds.DANGER}


@pytest.mark.parametrize(
    "words", ["skilled", "He was unskilled and killed time", "diet and livery", "studied suiciderock"]
)
def test_only_whole_words_count(words: str) -> None:
    assert not look(words)


def test_only_new_words_count_as_new() -> None:
    before = look("I want to die.")
    assert not look("He sang. I want to die. And more.").since(before)
    assert look("I want to die. Staff hit me.").since(before).sounds == {Sounds.DANGER}


def test_several_texts_are_not_read_as_one_sentence() -> None:
    assert not look("I want", "to die at last was hard for him")
    assert not look("", None, "  ")


def test_a_sentence_without_end_is_looked_at_everywhere() -> None:
    filler = "and he sang and we went to the river " * 200
    assert look(f"{filler} i want to die {filler}").sounds == {Sounds.CRISIS}


@pytest.mark.parametrize(
    "sentence",
    [
        "He sang. ",
        "i want to be there when they live here still and others die ",
        "i want my pills and they still leave them in wet beds and the voices say jump off the bridge tonight ",
        "وہ گاتا تھا۔ ",
    ],
)
def test_the_longest_text_costs_no_time_that_anybody_notices(sentence: str) -> None:
    words = (sentence * 100_000)[: 3 * LOOKED_AT]
    began = time.process_time()
    look(words)
    assert time.process_time() - began < 2  # seconds of a processor, for more than anybody writes
