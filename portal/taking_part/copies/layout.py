"""A copy as it is set: numbered as on the screen, its seal and version at the foot of each page."""

from collections.abc import Iterator

from portal.foundation.paper import long
from portal.foundation.paper.sheet import Block, BlockKind, Part, Sheet
from portal.foundation.paper.signs import kept_together
from portal.foundation.web import words
from portal.foundation.web.lazy import lazy
from portal.foundation.web.words import Reading, Words
from portal.taking_part.copies.contents import ENGLISH, Contents, Printed
from portal.taking_part.copies.models import CopyForm
from portal.taking_part.drafts.models import DraftParagraph, DraftSection, Mark, Shape
from portal.taking_part.drafts.translating import Screen

HEADINGS = {
    "draft": lazy("The draft about {name}"),
    "portrait": lazy("Who {name} was"),
    "finished": lazy("The finished review about {name}"),
}
TITLE = lazy("Your copy, version {n}")
SHOWN = lazy("This is version {n}. You were shown it on {date}.")
FINISHED = lazy("The review was finished on {date}. These are its words.")
HARD = lazy("It can be hard to read. You can stop at any time.")
RING = lazy("To read it with somebody, or to ask about it, ring {phone}.")
SEAL = lazy("The mark {seal} stands at the foot of each page. Anybody can check a copy by it: {address}")
TRANSLATED = lazy("Translated by {name}. The English words are the ones that count.")
WRITTEN = lazy("Written by {name}.")
SAME_IN_ENGLISH = lazy("The same in English")
GONE = lazy("Paragraph {n} is gone.")
REMEMBERED = lazy("People remember this differently:")
SEEN_DIFFERENTLY = lazy("Somebody who knew {name} sees this differently:")
NO_EASY = lazy("These words are in English. Somebody can read them to you in your language. Ask us to ring you.")
BEGINNING = lazy("Beginning")
FOOT = lazy("Version {n}")
MARKS = {
    Mark.GOOD_PRACTICE: lazy("Good care"),
    Mark.LEARNING: lazy("Something to learn"),
    Mark.CONCERN: lazy("A concern"),
}
ENGLISH_LANG, ENGLISH_DIR = "en", "ltr"
WIDEST_MM, HIGHEST_MM, MM_OF_PIXEL = 140.0, 120.0, 0.25


def sheet(
    told: Contents, form: CopyForm, reading: Reading, person: str, area: tuple[str, str], address: str, *, large: bool
) -> Sheet:
    """A copy for one reader. ``area``: its name and number. ``address``: where a copy is checked."""
    reading = Reading(reading.language, easy=form is CopyForm.EASY)
    with words.speaking(reading) as spoken:
        number = told.version.number
        blocks = (*_opening(told, spoken, person, area, address), *_body(told, reading, spoken, person))
        parts = [Part(reading, blocks)]
        title = spoken.plain(TITLE.message, n=number)
    foot = words.words_for(Reading()).plain(FOOT.message, n=number)  # a script from the right would tear the mark apart
    if told.easy_english:
        parts.append(Part(Reading(easy=True), tuple(_screens(told.easy_english))))
    return Sheet(
        title=title,
        sender=(area[0], kept_together(area[1])),
        to=(),
        day="",
        parts=tuple(parts),
        large=large or form is CopyForm.PRINT_18,
        foot=f"{foot} · {told.seal}",
        mark=told.seal,
    )


def _opening(told: Contents, spoken: Words, person: str, area: tuple[str, str], address: str) -> Iterator[Block]:
    kind = "finished" if told.finished_on else "portrait" if told.version.portrait else "draft"
    yield Block(BlockKind.HEADING, spoken.plain(HEADINGS[kind].message, name=person))
    shown = spoken.plain(SHOWN.message, n=told.version.number, date=spoken.short_date(told.shown_on))
    yield Block(BlockKind.SAID, shown, picture="date")
    if told.finished_on:
        finished = spoken.plain(FINISHED.message, date=spoken.short_date(told.finished_on))
        yield Block(BlockKind.SAID, finished, picture="report")
    if not told.version.portrait:
        yield Block(BlockKind.SAID, spoken.plain(HARD.message), picture="stop")
    yield Block(BlockKind.SAID, spoken.plain(RING.message, phone=kept_together(area[1])), picture="call")
    yield Block(BlockKind.SAID, spoken.plain(SEAL.message, seal=told.seal, address=address), picture="check")


def _body(told: Contents, reading: Reading, spoken: Words, person: str) -> Iterator[Block]:
    if told.translator:
        by = TRANSLATED if told.beside else WRITTEN
        yield Block(BlockKind.SAID, spoken.plain(by.message, name=told.translator), picture="language")
    if told.easy:
        yield from _screens(told.easy)
        yield from _differently_after(told, spoken, person)
        return
    if reading.language != ENGLISH and not told.beside:
        yield Block(BlockKind.SAID, spoken.plain(NO_EASY.message))
    for section, listed in told.sections:
        yield from _head(told, section, spoken)
        for one in listed:
            yield from _paragraph(told, one, spoken, person)
    yield from _differently_after(told, spoken, person)


def _head(told: Contents, section: DraftSection, spoken: Words) -> Iterator[Block]:
    """Title and note of a part in the reader's language where they are there; the English words under them."""
    own, note = told.heads.titles.get(section.place, ""), told.heads.notes.get(section.place, "")
    if own or not section.title:
        yield Block(BlockKind.SECTION, own or spoken.plain(BEGINNING.message))
    else:
        yield Block(BlockKind.SECTION, section.title, lang=ENGLISH_LANG, dir=ENGLISH_DIR)
    if own and section.title:
        yield Block(BlockKind.PARAGRAPH, section.title, lang=ENGLISH_LANG, dir=ENGLISH_DIR)
    if section.note:
        yield from long.paragraphs(note, 0, "") if note else ()
        yield from long.paragraphs(section.note, 0, "", lang=ENGLISH_LANG, way=ENGLISH_DIR)


def _differently_after(told: Contents, spoken: Words, person: str) -> Iterator[Block]:
    """What somebody sees differently of paragraphs that this copy has not: it is short, or they are gone."""
    for one in told.differently_after:
        if one.place is None:
            yield Block(BlockKind.SAID, spoken.plain(GONE.message, n=one.number), picture="about")
        heard = spoken.plain(SEEN_DIFFERENTLY.message, name=person)
        yield from long.paragraphs(one.words, one.number, heard, way=long.way_of(one.words))


def _screens(screens: tuple[Screen, ...]) -> Iterator[Block]:
    for one in screens:
        yield Block(BlockKind.SAID, one.words, picture=one.picture)


def _paragraph(told: Contents, one: DraftParagraph, spoken: Words, person: str) -> Iterator[Block]:
    label = spoken.plain(MARKS[one.mark].message) if one.mark else ""
    if (own := told.beside.get(one.number)) is not None:
        yield from long.paragraphs(own, one.number, label)
        english = words.words_for(Reading()).plain(SAME_IN_ENGLISH.message)
        yield from _english(told, one, 0, english)
    else:
        yield from _english(told, one, one.number, label)
    for said in told.remembered.get(one.number, ()):
        yield from long.paragraphs(said, 0, spoken.plain(REMEMBERED.message), way=long.way_of(said))
    for said in told.differently.get(one.number, ()):
        heard = spoken.plain(SEEN_DIFFERENTLY.message, name=person)
        yield from long.paragraphs(said, 0, heard, way=long.way_of(said))


def _english(told: Contents, one: DraftParagraph, number: int, label: str) -> Iterator[Block]:
    if (picture := told.pictures.get(one.number)) is not None:
        yield Block(
            BlockKind.PARAGRAPH,
            one.words,
            number=number,
            label=label,
            lang=ENGLISH_LANG,
            dir=ENGLISH_DIR,
            image=picture.jpeg,
            image_mm=_printed_mm(picture),
        )
    elif one.shape is Shape.TABLE:
        yield long.table(one.words, number, label, ENGLISH_LANG, ENGLISH_DIR)
    else:
        yield from long.paragraphs(one.words, number, label, lang=ENGLISH_LANG, way=ENGLISH_DIR)


def _printed_mm(picture: Printed) -> tuple[float, float]:
    """As wide and high as a picture is printed: whole, at most half a page, never blown up."""
    scale = min(WIDEST_MM / picture.width, HIGHEST_MM / picture.height, MM_OF_PIXEL)
    return round(picture.width * scale, 1), round(picture.height * scale, 1)
