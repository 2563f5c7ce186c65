"""The tools that check, build and lengthen the words of the portal."""

from __future__ import annotations

import re
import subprocess
import sys
from gettext import GNUTranslations

import pytest
from babel.messages.catalog import Message

from portal.foundation.content.toml_fields import placeholders
from tools import catalogue
from tools import catalogue_files as files
from tools.catalogue_checks import DIGITS, TAG, balanced, problems
from tools.pseudo_language import GROWTH, pseudo


@pytest.mark.parametrize(
    ("english", "translation", "says"),
    [
        ("Ring {phone}.", "Zadzwoń: {telefon}.", "in braces"),
        ("Ring {phone}.", "Zadzwoń: {phone.", "'}'"),
        ("Ring <b>us</b>.", "Zadzwoń do <b>nas.", "tags"),
        ("Ring 116 123.", "Zadzwoń: 116 132.", "numbers"),
        ("Ring us.", " ", "is empty"),
        ("Ring us.", "Zadzwoń do nas. ", "other space"),
        ("Ring us.", "\u2066Zadzwoń do nas.", "direction"),
    ],
)
def test_a_broken_translation_is_found(english: str, translation: str, says: str) -> None:
    found = problems(Message(english, translation), Message(english, english), 3)
    assert len(found) == 1
    assert says in found[0]


def test_a_sound_translation_is_left_alone() -> None:
    english = Message("Ring <b>{phone}</b>, or 116 123.", "Ring <b>{phone}</b>, or 116 123.")
    assert problems(Message(english.id, "Telefon: <b>{phone}</b> albo 116 123."), english, 3) == []


def test_a_plural_form_too_few_is_found() -> None:
    english = Message(("one day", "{n} days"), ("one day", "{n} days"))
    assert problems(Message(english.id, ("jeden dzień", "{n} dni", "{n} dni")), english, 3) == []
    assert "3" in problems(Message(english.id, ("jeden dzień", "{n} dni")), english, 3)[0]


def test_direction_marks_are_counted_a_line() -> None:
    assert balanced("فون \u20660300\u2069\nفون")
    assert not balanced("\u2066فون\n\u2069")
    assert not balanced("\u202aفون\u202c")


def test_built_catalogues_say_what_the_po_files_say() -> None:
    catalogue.build()
    assert catalogue.build() == []
    for locale in files.locales():
        with files.mo_path(locale).open("rb") as file:
            built = GNUTranslations(file)
        words = {files.key(one)[1]: one.string for one in files.messages(files.read(locale)) if not one.context}
        for known, string in words.items():
            if isinstance(string, str) and string:
                assert built.gettext(known) == string
        assert built.info()["plural-forms"].startswith(f"nplurals={files.empty(locale).num_plurals};")


def test_easy_english_is_what_the_pages_say_in_easy_words() -> None:
    catalogue.build()
    with files.mo_path(files.easy_of(files.ENGLISH)).open("rb") as file:
        built = GNUTranslations(file)
    for (_, plain), easy in files.easy_of_pages().items():
        assert built.gettext(plain) == easy


def test_catalogues_can_be_built_where_only_babel_is_installed() -> None:
    script = (
        "import sys\n"
        "for name in ('flask', 'jinja2', 'sqlalchemy', 'wtforms'): sys.modules[name] = None\n"
        f"sys.path.insert(0, {str(files.ROOT)!r})\n"
        "from tools import catalogue\n"
        "catalogue.build()\n"
    )
    run = subprocess.run([sys.executable, "-I", "-c", script], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr


def test_test_language_is_longer_and_keeps_placeholders_tags_and_numbers() -> None:
    for message in files.messages(files.extract()):
        for words in message.id if message.pluralizable else (message.id,):
            made = pseudo(words)
            assert len(made) >= len(words) + GROWTH * len(re.sub(r"\{[^{}]*\}|<[^<>]*>|&#?\w+;", "", words))
            assert placeholders(made) == placeholders(words)
            assert TAG.findall(made) == TAG.findall(words)
            assert DIGITS.findall(made) == DIGITS.findall(words)
