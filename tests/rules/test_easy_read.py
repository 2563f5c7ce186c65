"""Every page and every easy message keeps the rules of easy read that a machine can check.

`python tools/easy_read.py NAME` says the same for one page while it is being written.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable, Iterator

import pytest

from portal.foundation.content.facts import PLACEHOLDERS, load_facts
from portal.foundation.content.pages import MOST_SCREENS, Block
from portal.foundation.content.toml_fields import placeholders
from tools import catalogue_files as files
from tools import easy_read
from tools.catalogue_checks import forms
from tools.easy_read_words import FORBIDDEN, MOST, WARN, Line, count_words, length_problems, wording_problems

PAGES = tuple(sorted(easy_read.pages()))
FACTS = load_facts(files.ROOT / "easyread" / "facts.toml")
#: Where only staff read; there "case" may stand in its everyday sense.
STAFF = re.compile(r"staff|_desk/")


class LongSentenceWarning(UserWarning):
    """Easy sentences that are still allowed, but long."""


def held(problems: Iterable[str]) -> None:
    """Fails with one problem a line."""
    found = list(problems)
    assert not found, f"{len(found)} found:\n" + "\n".join(found)


def easy_messages() -> list[Line]:
    """Easy English of templates and code, written by hand."""
    locale = files.easy_of(files.ENGLISH)
    return [
        Line(f"{locale}: {message.id!r}", words)
        for message in files.messages(files.read(locale))
        for words in forms(message)
    ]


def all_easy_english() -> list[Line]:
    """Every easy English line: of pages, and of templates."""
    return [line for name in PAGES for line in easy_read.lines(easy_read.pages()[name])] + easy_messages()


def easy_translations(language: str) -> list[Line]:
    """What a language says in easy read for each message that has easy words in English."""
    plain, easy = (
        {files.key(one): one for one in files.messages(files.read(locale)) if files.translated(one)}
        for locale in (language, files.easy_of(language))
    )
    wanted = files.easy_english().keys() | files.easy_of_pages().keys()
    found = {known: easy.get(known) or plain.get(known) for known in sorted(wanted)}
    return [
        Line(f"{files.easy_of(language)}: {known[1]!r}", words)
        for known, message in found.items()
        if message
        for words in forms(message)
    ]


def blocks() -> Iterator[tuple[str, Block]]:
    """Every block with the place where it stands."""
    for name in PAGES:
        for number, screen in enumerate(easy_read.pages()[name].screens, 1):
            for block_number, block in enumerate(screen.blocks, 1):
                yield f"{name}.toml: screen {number}: block {block_number} ({block.kind})", block


@pytest.mark.parametrize("name", PAGES)
def test_easy_sentences_are_short_and_one_a_line(name: str) -> None:
    held(problem for line in easy_read.lines(easy_read.pages()[name]) for problem in length_problems(line))


@pytest.mark.parametrize("name", PAGES)
def test_easy_words_are_plain(name: str) -> None:
    held(problem for line in easy_read.lines(easy_read.pages()[name]) for problem in wording_problems(line))


@pytest.mark.parametrize("name", PAGES)
def test_hard_words_are_explained_and_in_the_glossary(name: str) -> None:
    page = easy_read.pages()[name]
    held([*easy_read.unexplained(page), *easy_read.hard_words(page)])


@pytest.mark.parametrize("name", PAGES)
def test_each_idea_has_a_picture_that_exists(name: str) -> None:
    held(easy_read.picture_problems(easy_read.pages()[name]))


@pytest.mark.parametrize("name", PAGES)
def test_page_is_not_too_long_in_easy_read(name: str) -> None:
    screens = easy_read.pages()[name].shown(easy=True)
    assert 1 <= len(screens) <= MOST_SCREENS, f"{name}.toml: {len(screens)} screens, at most {MOST_SCREENS}"


@pytest.mark.parametrize("name", PAGES)
def test_page_reads_at_the_grade_we_promise(name: str) -> None:
    held(easy_read.grade_problems(easy_read.pages()[name]))


def test_easy_words_of_templates_keep_the_same_rules() -> None:
    lines = easy_messages()
    held(problem for line in lines for problem in (*length_problems(line), *wording_problems(line)))


@pytest.mark.parametrize("language", files.languages())
def test_easy_sentences_are_short_in_every_language(language: str) -> None:
    held(problem for line in easy_translations(language) for problem in length_problems(line))


def test_long_easy_sentences_are_told() -> None:
    lines = all_easy_english() + [line for one in files.languages() for line in easy_translations(one)]
    long = [problem for line in lines for problem in length_problems(line, WARN) if "words, at most" in problem]
    if long:
        warnings.warn(LongSentenceWarning("\n".join(["long for easy read:", *long])), stacklevel=1)
    assert len(long) < len(lines) / 10, "more than one easy message in ten is long:\n" + "\n".join(long)


def test_no_message_uses_words_we_do_not_say_to_people() -> None:
    found = []
    for message in files.messages(files.extract()):
        places = [place for place, _ in message.locations]
        for words in message.id if message.pluralizable else (message.id,):
            bad = {match[0].lower() for match in FORBIDDEN.finditer(words)}
            if all(STAFF.search(place) for place in places):
                bad -= {"case", "cases"}
            found += [f"{', '.join(places)}: {word!r} in {words!r}" for word in sorted(bad)]
    held(found)


def test_contact_blocks_have_the_facts_that_they_tell() -> None:
    found = []
    for where, block in blocks():
        if not block.fact:
            continue
        if block.fact not in FACTS:
            found.append(f"{where}: there is no fact {block.fact!r} in easyread/facts.toml")
            continue
        values = FACTS[block.fact].values()
        empty = {one for one in placeholders(block.plain) & PLACEHOLDERS if not values[one]}
        found += [f"{where}: fact {block.fact!r} has no {name}" for name in sorted(empty)]
    held(found)


def test_links_between_pages_lead_to_pages() -> None:
    held(
        f"{where}: there is no page {block.page!r}"
        for where, block in blocks()
        if block.page and block.page not in PAGES
    )


def test_a_page_with_facts_that_nobody_confirmed_says_so() -> None:
    found = []
    for name in PAGES:
        page = easy_read.pages()[name]
        told = {block.fact for screen in page.screens for block in screen.blocks if block.fact in FACTS}
        open_facts = sorted(one for one in told if FACTS[one].to_be_checked)
        if open_facts and not page.to_be_checked:
            found.append(f'{name}.toml: state must be "to be checked", for it tells {", ".join(open_facts)}')
    held(found)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("We look at the life of the person and at the care that they got at home.", "17 words"),
        ("We ring you. You can talk.", "2 sentences in one line"),
        ("Bring a friend and/or a helper.", "'and/or'"),
        ("You cannot say nothing.", "2 negatives"),
        ("Ask the DHSC.", "'DHSC' is not in"),
        ("We ring you in two days.", "'two'"),
        ("Tell us who is deceased.", "'deceased'"),
        ("We look at your case.", "'case'"),
    ],
)
def test_hard_english_is_found(words: str, says: str) -> None:
    line = Line("here", words)
    found = [*length_problems(line), *wording_problems(line)]
    assert len(found) == 1
    assert says in found[0]


@pytest.mark.parametrize(
    "words",
    [
        "Ring 0808 808 1677 or {area_phone}.\nIt is free.",
        "Bring somebody in case you want help.",
        "You can say yes or no.",
        "2. The reviewer finds out more",
        "The CQC checks care.",
        "آپ ہمیں فون کر سکتے ہیں۔\nیہ مفت ہے۔",
    ],
)
def test_easy_english_is_left_alone(words: str) -> None:
    line = Line("here", words)
    assert [*length_problems(line), *wording_problems(line)] == []


def test_words_are_counted_as_people_read_them() -> None:
    assert count_words("Ring 0808 808 1677, day or night.") == 5
    assert count_words("Ring {area_name} – now.") == 3
    assert count_words("آپ ہمیں فون کر سکتے ہیں۔") == 6
    assert MOST > WARN


def test_grade_leaves_out_names_numbers_and_glossary_words() -> None:
    assert easy_read.graded(["The coroner rang Maria on 0300 111 2141.", "{area_name} helps."]) == (
        "The rang on. helps."
    )
    hard = ["Organisational considerations necessitated comprehensive investigatory deliberation."] * 30
    assert (easy_read.grade(hard) or 0) > easy_read.GRADE_STANDARD
    assert easy_read.grade(hard[:2]) is None
