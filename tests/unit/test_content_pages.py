"""Content pages and facts: what comes out for each reader, and what a writer is told about a slip."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from portal.foundation.content.facts import fact, load_facts
from portal.foundation.content.pages import Page, load_page, load_pages

PAGE = """title = "Who we are"
easy_title = "Who we are"
picture = "family"
public = true
owner = "area lead"
checked = 2026-01-10
stale_after_days = 90
sources = ["the leaflet"]
state = "to be checked"

[[screen]]
heading = "Our work"
[[screen.block]]
kind = "text"
picture = "family"
plain = \"\"\"We work
with families.\"\"\"
easy = "We work with you.\\nYou are family."
[[screen.block]]
kind = "list"
picture = "phone"
plain = ["Ring us", "Write to us", "Come and see us"]
easy = ["Ring us.", "", "Come to us."]
[[screen.block]]
kind = "text"
plain = "The law says so."
easy = ""

[[screen]]
easy_heading = "Reach us"
[[screen.block]]
kind = "contact"
picture = "phone"
fact = "cqc"
plain = "The CQC is on {phone}. We are on {area_phone}."
easy = "Ring {phone}."
[[screen.block]]
kind = "link"
plain = "What a review is"
easy = "What a review is"
endpoint = "content.page"
page = "what-a-review-is"

[[screen]]
heading = "For lawyers"
[[screen.block]]
kind = "warning"
plain = "Ask a solicitor."
easy = ""
"""
FACT = """[fact.cqc]
name = "Care Quality Commission"
phone = "03000 616161"
time_limit = "about a year"
source = "cqc.org.uk"
checked = 2026-01-10
stale_after_days = 90
state = "confirmed"
"""


def page_of(folder: Path, old: str = "", new: str = "") -> Page:
    assert old in PAGE
    path = folder / "who-we-are.toml"
    path.write_text(PAGE.replace(old, new, 1) if old else PAGE, encoding="utf-8")
    return load_page(path)


def test_standard_readers_get_every_block(tmp_path: Path) -> None:
    screens = page_of(tmp_path).shown(easy=False)
    assert [screen.heading for screen in screens] == ["Our work", "", "For lawyers"]
    assert [block.kind for screen in screens for block in screen.blocks] == [
        "text", "list", "text", "contact", "link", "warning",
    ]  # fmt: skip
    assert screens[0].blocks[0].plain == "We work with families."
    assert screens[0].blocks[1].items == ("Ring us", "Write to us", "Come and see us")


def test_easy_readers_get_only_what_has_easy_words(tmp_path: Path) -> None:
    screens = page_of(tmp_path).shown(easy=True)
    assert [screen.heading for screen in screens] == ["Our work", "Reach us"]
    assert [block.kind for block in screens[0].blocks] == ["text", "list"]
    assert screens[0].blocks[0].easy.splitlines() == ["We work with you.", "You are family."]
    assert screens[0].blocks[1].items == ("Ring us", "Come and see us")


def test_every_word_of_a_page_is_a_message(tmp_path: Path) -> None:
    messages = {message.plain: message.easy for message in page_of(tmp_path).messages()}
    assert messages["We work with families."] == "We work with you.\nYou are family."
    assert messages["Write to us"] == ""
    assert messages["Reach us"] == "Reach us"
    assert len(messages) == 12


def test_a_page_is_stale_the_day_after_its_time_is_over(tmp_path: Path) -> None:
    page = page_of(tmp_path)
    assert not page.stale(date(2026, 4, 10))
    assert page.stale(date(2026, 4, 11))
    assert page.to_be_checked


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('owner = "area lead"\n', "", "who-we-are.toml: owner: is missing"),
        ('owner = "area lead"', 'ovner = "x"\nowner = "x"', "nobody reads: ovner"),
        ("checked = 2026-01-10", 'checked = "2026-01-10"', "checked: must be a date"),
        ("public = true", 'public = "yes"', "public: must be true or false"),
        ("stale_after_days = 90", "stale_after_days = 0", "stale_after_days: must be a whole number"),
        ('state = "to be checked"', 'state = "maybe"', "must be one of: confirmed, to be checked"),
        ('kind = "warning"', 'kind = "alarm"', "screen 3: block 1: kind: is 'alarm'"),
        ('easy = ["Ring us.", "", "Come to us."]', 'easy = ["Ring us."]', "has 1 points, plain has 3"),
        ('endpoint = "content.page"\n', "", "screen 2: block 2: endpoint: is missing"),
        ('fact = "cqc"\n', "", "nobody fills in phone"),
        ('easy = "Ring {phone}."', 'easy = "Ring {web}."', "easy has web in braces"),
        ("on {phone}.", "on {phone.", "screen 2: block 1"),
        ('plain = "Ask a solicitor."', 'plain = ""', "plain: must not be empty"),
        ('title = "Who we are"', 'title = "Who', "who-we-are.toml: "),
    ],
)
def test_a_slip_is_told_with_its_place(tmp_path: Path, old: str, new: str, says: str) -> None:
    with pytest.raises(ValueError, match=r"who-we-are\.toml") as told:
        page_of(tmp_path, old, new)
    assert says in str(told.value)


def test_more_than_five_screens_are_too_many(tmp_path: Path) -> None:
    screen = '[[screen]]\n[[screen.block]]\nkind = "text"\nplain = "More."\neasy = "More."\n'
    path = tmp_path / "long.toml"
    path.write_text(PAGE + screen * 3, encoding="utf-8")
    with pytest.raises(ValueError, match="6 screens"):
        load_page(path)


def test_a_folder_is_read_once_and_by_name(tmp_path: Path) -> None:
    page_of(tmp_path)
    assert list(load_pages(tmp_path)) == ["who-we-are"]
    assert load_pages(tmp_path) is load_pages(tmp_path)


def test_a_fact_gives_its_numbers_as_they_are_and_its_words_translated(tmp_path: Path) -> None:
    path = tmp_path / "facts.toml"
    path.write_text(FACT, encoding="utf-8")
    found = load_facts(path)["cqc"]
    values = found.values(lambda words: {"about a year": "około roku"}.get(words, words))
    assert values["phone"] == "03000 616161"
    assert values["time_limit"] == "około roku"
    assert values["web"] == ""
    assert found.stale(date(2026, 4, 11))
    assert not found.to_be_checked


def test_a_fact_that_is_not_there_is_told_with_those_that_are() -> None:
    assert fact("samaritans").phone == "116 123"
    with pytest.raises(KeyError, match="samaritans"):
        fact("nobody")


def test_a_slip_in_a_fact_is_told_with_its_place(tmp_path: Path) -> None:
    path = tmp_path / "facts.toml"
    path.write_text(FACT.replace('"confirmed"', '"sure"'), encoding="utf-8")
    with pytest.raises(ValueError, match=r"facts\.toml: fact\.cqc: state"):
        load_facts(path)
