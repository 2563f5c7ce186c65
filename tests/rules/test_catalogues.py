"""Every translation is whole, keeps what it must keep of the English, and leaves no English behind.

Failing here means that somebody would read half a page in English, or a wrong phone number.
`python tools/catalogue.py missing LOCALE` prints what has to be translated.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import polib
import pytest
from babel.messages.catalog import Catalog, Message
from translate.filters.checks import CheckerConfig, StandardChecker
from translate.misc.multistring import multistring
from translate.storage.po import pounit

from tools import catalogue_files as files
from tools import catalogue_work
from tools.catalogue_checks import TAG, forms, problems

#: Easy read is whole in these beside English; elsewhere people get plain words and a sentence that says so.
EASY_LANGUAGES = ("pl", "ur")
LANGUAGES = tuple(files.languages())
TRANSLATIONS = (*LANGUAGES, *map(files.easy_of, EASY_LANGUAGES))

#: Words that stay as they are in every language, and why.
SAME_EVERYWHERE = {
    "LeDeR": "the name of the programme, also on the letters that families get",
    "NHS": "the name of the health service",
    "GP": "what people in England call their doctor's practice",
    "BSL": "the name of British Sign Language on its services",
    "CQC": "the name on its website and phone line",
    "PALS": "the name on hospital signs",
    "PHSO": "the name on its website",
    "LGSCO": "the name on its website",
    "GMC": "the name on its website",
    "NMC": "the name on its website",
    "ICO": "the name on its website",
    "Care Quality Commission": "the name that people have to look for",
    "Patient Advice and Liaison Service": "the name that people have to look for",
    "Parliamentary and Health Service Ombudsman": "the name that people have to look for",
    "Local Government and Social Care Ombudsman": "the name that people have to look for",
    "Information Commissioner's Office": "the name that people have to look for",
    "Equality Advisory and Support Service": "the name that people have to look for",
    "Coroners' Courts Support Service": "the name of a charity",
    "The Advocacy People": "the name of a charity",
    "Cruse Bereavement Support": "the name of a charity",
    "Cruse": "the name of a charity",
    "Mencap Learning Disability Helpline": "the name of a phone line",
    "Mencap": "the name of a charity",
    "Samaritans": "the name of a charity",
    "Shout": "the name of a charity",
    "InterpretersLive!": "the name of an interpreting service",
    "AvMA": "the name of a charity",
    "Action against Medical Accidents": "the name of a charity",
    "INQUEST": "the name of a charity",
    "HSSIB": "the name on its website",
    "SignVideo": "the name of an interpreting service",
    "Relay UK": "the name of a phone service",
    "PDF": "the name of a kind of file",
    "Braille": "a name",
    "Nastaliq": "a name",
    "Atkinson Hyperlegible Next": "the name of a typeface",
    "Language / Język / زبان": "says the same thing in three languages already",
    "English": "a language calls itself by its own name",
    "Polski": "a language calls itself by its own name",
}
#: English words that no Polish sentence has.
ENGLISH = re.compile(r"\b(the|and|you|your|of|with|this|that|is|are|have|for|from|who|what)\b", re.IGNORECASE)
LATIN_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]+")
ADDRESS = re.compile(r"\S+@\S+|https?://\S+|\b[\w-]+(?:\.[\w-]+)+\b")

POFILTER = ("variables", "xmltags", "brackets", "numbers", "urls", "emails")


@cache
def source() -> Catalog:
    """Every message of the portal, in English."""
    return files.extract()


@cache
def pairs(locale: str) -> tuple[tuple[Message, Message], ...]:
    """Each message of a locale beside the English that it has to keep to."""
    english = {files.key(message): message for message in catalogue_work.wanted(locale, source())}
    mine = files.messages(files.read(locale))
    return tuple((one, english[files.key(one)]) for one in mine if files.key(one) in english)


def translations(locale: str) -> Iterator[tuple[Message, Message]]:
    """The pairs of a locale that are translated at all; what is missing has its own test."""
    return ((mine, english) for mine, english in pairs(locale) if any(forms(mine)))


def listed(found: list[str]) -> str:
    """What was found, one a line, as the message of a failed test."""
    more = f"\n… and {len(found) - 40} more" if len(found) > 40 else ""
    return f"{len(found)} found:\n" + "\n".join(found[:40]) + more


@pytest.mark.parametrize("locale", TRANSLATIONS)
def test_every_message_is_translated(locale: str) -> None:
    missing = [f"{message.id!r}" for message in files.messages(catalogue_work.missing(locale))]
    assert not missing, f"{locale}: {listed(missing)}"


@pytest.mark.parametrize("locale", [files.easy_of(files.ENGLISH), *TRANSLATIONS])
def test_po_file_holds_nothing_that_no_page_shows(locale: str) -> None:
    if locale == files.easy_of(files.ENGLISH):
        known = {files.key(message) for message in files.messages(source())} - files.easy_of_pages().keys()
    else:
        known = {files.key(message) for message in catalogue_work.wanted(locale, source())}
    extra = [f"{one.id!r}" for one in files.messages(files.read(locale)) if files.key(one) not in known]
    assert not extra, f"{locale}: run `python tools/catalogue.py update`; {listed(extra)}"


@pytest.mark.parametrize("locale", [files.easy_of(files.ENGLISH), *TRANSLATIONS])
def test_po_file_is_read_by_another_library_as_well(locale: str) -> None:
    found = polib.pofile(str(files.po_path(locale)), check_for_duplicates=True)
    assert found.metadata["Content-Type"] == "text/plain; charset=utf-8"
    assert not [entry.msgid for entry in found if entry.obsolete or entry.fuzzy]
    assert len(found) == len(files.read(locale))


@pytest.mark.parametrize("locale", TRANSLATIONS)
def test_translation_keeps_placeholders_tags_and_numbers(locale: str) -> None:
    count = files.empty(locale).num_plurals
    found = [
        f"{mine.id!r}: {problem}"
        for mine, english in translations(locale)
        for problem in problems(mine, english, count)
    ]
    assert not found, f"{locale}: {listed(found)}"


def test_easy_english_of_templates_adds_nothing_to_the_standard_english() -> None:
    locale = files.easy_of(files.ENGLISH)
    plain = {files.key(one): one for one in catalogue_work.wanted(files.ENGLISH, source())}
    found = [
        f"{mine.id!r}: {problem}"
        for mine in files.messages(files.read(locale))
        if files.key(mine) in plain
        for problem in problems(mine, plain[files.key(mine)], 2, shorter=True)
    ]
    assert not found, f"{locale}: {listed(found)}"


@pytest.mark.parametrize("locale", TRANSLATIONS)
def test_translation_passes_the_translate_toolkit(locale: str) -> None:
    config = CheckerConfig(targetlanguage=files.plain_of(locale), varmatches=[("{", "}")])
    checker = StandardChecker(checkerconfig=config, limitfilters=list(POFILTER))
    found = []
    for mine, english in translations(locale):
        unit = pounit(multistring(list(forms(english))))
        unit.target = multistring(list(forms(mine)))
        found += [f"{mine.id!r}: {name}: {why}" for name, why in checker.run_filters(unit).items()]
    assert not found, f"{locale}: {listed(found)}"


def english_left(words: str, locale: str, names: list[str]) -> list[str]:
    """The English in a translation: Latin words in another script, common English words in Latin script."""
    bare = ADDRESS.sub(" ", TAG.sub(" ", re.sub(r"\{[^{}]*\}", " ", words)))
    for name in names:
        bare = bare.replace(name, " ")
    if files.plain_of(locale) == "ur":
        return LATIN_WORD.findall(bare)
    return ENGLISH.findall(bare)


#: The same names, the longest first, so that a name is taken out before its parts.
NAMES = sorted(SAME_EVERYWHERE, key=len, reverse=True)


@pytest.mark.parametrize("locale", TRANSLATIONS)
def test_no_english_is_left_over(locale: str) -> None:
    found = []
    for mine, _ in translations(locale):
        english = mine.id if mine.pluralizable else (mine.id,)
        for words in filter(None, forms(mine)):
            left = english_left(words, locale, NAMES)
            if left or (words in english and english_left(words, "ur", NAMES)):
                found.append(f"{words!r}: {', '.join(left) or 'is the English itself'}")
    assert not found, f"{locale}: {listed(found)}"


def test_english_inside_a_translation_is_found() -> None:
    assert english_left("آپ reviewer سے بات کریں", "ur", []) == ["reviewer"]
    assert english_left("آپ LeDeR سے بات کریں", "ur", ["LeDeR"]) == []
    assert english_left("Zadzwoń to the team", "pl", []) == ["the"]
