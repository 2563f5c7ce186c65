"""An action in another language or in easy words stands beside the English ones (F68, F65)."""

from typing import Any

import pytest

from portal.foundation.web.looks import Looks
from portal.taking_part.actions.models import ActionWords, GroupAction
from tests.client import Client
from tests.factories import World
from tests.integration.test_actions import WHAT, agree, all_of, desk, finish, page
from tests.integration.test_copies_by_post import shown as shown

URDU = {
    "language": "ur",
    "by_whom": "Sana Example",
    "what": "ڈے سینٹر اور ڈاکٹر طے کرتے ہیں کہ کون کس کو بتائے گا۔",
    "who": "فین مارش ڈے سروسز",
}
IN_ENGLISH = "These words are in English."


@pytest.fixture
def agreed(shown: World) -> World:
    finish(shown)
    agree(shown)
    return shown


def reads(world: World, language: str, *, easy: bool = False) -> Client:
    client = Client(world.app).sign_in(world.mother)
    client.set_cookie("looks", Looks(language, easy).dump())
    client.get(f"/reviews/{world.review.reference}/afterwards/")
    return client


def other_words(world: World) -> Client:
    reviewer = desk(world)
    reviewer.follow_link("Action 1 in another language, or in easy words")
    return reviewer


def with_lang(client: Client, language: str) -> list[str]:
    return ["".join(one.itertext()) for one in client.page.having("lang") if one.get("lang") == language]


def test_who_reads_urdu_reads_it_beside_the_english(agreed: World) -> None:
    before = reads(agreed, "ur")
    assert WHAT in with_lang(before, "en-GB")
    reviewer = other_words(agreed)
    reviewer.press("Keep these words", **URDU)
    assert "That is kept." in reviewer.page.main
    mother = reads(agreed, "ur")
    assert URDU["what"] in with_lang(mother, "ur")
    assert URDU["who"] in with_lang(mother, "ur")
    assert WHAT in with_lang(mother, "en-GB")
    assert "Sana Example" in mother.page.main
    sister = page(agreed, "sister")
    assert URDU["what"] not in sister.page.main
    assert WHAT in sister.page.main


def test_words_that_are_not_there_yet_say_so_in_the_readers_language(agreed: World) -> None:
    polish = reads(agreed, "pl")
    said = {one.get("href", "") for one in polish.page.all("a")}
    assert any("call-me" in one or "calls" in one for one in said)
    assert WHAT in with_lang(polish, "en-GB")
    assert IN_ENGLISH not in polish.page.main  # said in Polish


def test_easy_words_stand_for_who_reads_easily_and_for_nobody_else(agreed: World) -> None:
    reviewer = other_words(agreed)
    easy = {"by_whom": "Ruth Sample", "what": "The day centre tells the doctor.", "who": "The day centre"}
    reviewer.press("Keep these words", language="en_GB", **easy)
    assert reviewer.response.status_code == 422
    assert "tick easy words" in reviewer.page.main
    reviewer.press("Keep these words", language="en_GB", easy="y", **easy)
    assert easy["what"] in reads(agreed, "en_GB", easy=True).page.main
    assert easy["what"] not in reads(agreed, "en_GB").page.main


def test_why_goes_when_what_became_of_it_changes(agreed: World) -> None:
    reviewer = desk(agreed)
    reviewer.press("Write down what became of action 1", state="not_done", why="There is no money.")
    reviewer.follow_link("Action 1 in another language, or in easy words")
    reviewer.press("Keep these words", **URDU, why="پیسے نہیں ہیں۔")
    told = reads(agreed, "ur")
    assert "پیسے نہیں ہیں۔" in told.page.main
    assert with_lang(told, "en-GB").count("There is no money.") == 1, "the English words are the ones that count"
    reviewer = desk(agreed)
    reviewer.press("Write down what became of action 1", state="agreed")
    reviewer.press("Write down what became of action 1", state="not_done", why="The lead left.")
    mother = reads(agreed, "ur")
    assert "پیسے نہیں ہیں۔" not in mother.page.main
    assert "The lead left." in with_lang(mother, "en-GB")


def test_written_twice_it_stands_once(agreed: World) -> None:
    reviewer = other_words(agreed)
    reviewer.press("Keep these words", **URDU)
    reviewer.press("Keep these words", **{**URDU, "by_whom": "Omar Example"})
    rows: list[Any] = all_of(agreed, ActionWords)
    assert [(one.by_whom, one.language) for one in rows] == [("Omar Example", "ur")]
    assert len(all_of(agreed, GroupAction)) == 1
