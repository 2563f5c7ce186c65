"""Headings, notes and what changed in the reader's language, with the English under them (F59, F65)."""

from typing import Any

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DatabaseError

from portal.taking_part.drafts import heads, preparing, translating
from portal.taking_part.drafts import seal as seals
from portal.taking_part.drafts.heads import Heads, NoSuchPart, read_heads
from portal.taking_part.drafts.models import CameBy, DraftHeadTranslation, DraftVersion
from portal.taking_part.drafts.opening import open_version
from portal.taking_part.drafts.versions import PartIn, SectionIn, bring_in, latest
from tests.client import Client
from tests.factories import World
from tests.integration.draft_steps import KEY, change, opened, review_of, staff
from tests.page import words_of
from tests.unit.letters_to_try import words_of as words_of_paper

SECTIONS = (
    SectionIn("Who he was", [PartIn("He sang in the choir.")], "His songs."),
    SectionIn("His last spring", [PartIn("A blood test was asked for.")], "What was missed."),
)
POLISH = {1: "Śpiewał w chórze.", 2: "Poproszono o badanie krwi."}
BOTH = """# 1. Kim był

> 1. Jego piosenki.

1. Śpiewał w chórze.

# 2. Ostatnia wiosna

2. Poproszono o badanie krwi."""


def prepared(session: Any, world: World, form_key: str = "a", sections: Any = SECTIONS) -> DraftVersion:
    key = world.app.extensions["settings"].seal_key
    return bring_in(
        session, key, staff(world), review_of(session, world), sections, came_by=CameBy.PASTED, form_key=form_key
    )


def show(world: World, beside_them: Heads, changes: str | None = None, sections: Any = SECTIONS) -> None:
    key = world.app.extensions["settings"].seal_key
    with change(world) as session:
        version = prepared(session, world, "shown" + str(changes), sections)
        told = {number: POLISH.get(number, "Nowe.") for number in (1, 2)}
        translating.keep_paragraphs(session, key, staff(world), version, "pl", "Ewa Sample", told, beside_them)
        open_version(session, key, staff(world), review_of(session, world), version, changes=changes)


def in_polish(world: World) -> Client:
    mother = Client(world.app).sign_in(world.mother)
    return mother.read_as("pl")


def in_language(reader: Client, tag: str) -> list[str]:
    """What a page marks as being in this language, without the page itself."""
    [main] = reader.page.all("main")
    return [words_of(one) for one in main.iter() if one.get("lang") == tag]


def explained(reader: Client) -> int:
    """How often a page offers that somebody rings about the draft."""
    return [one.attrib["href"] for one in reader.page.having("href")].count("/call-me?about=draft")


def test_they_are_read_by_their_signs_and_the_paragraphs_by_their_numbers() -> None:
    told = read_heads(BOTH + "\n\n+ Dopisano\njedno zdanie.")
    assert told == Heads({0: "Kim był", 1: "Ostatnia wiosna"}, {0: "Jego piosenki."}, "Dopisano\njedno zdanie.")
    assert translating.read_numbered(BOTH) == POLISH
    assert read_heads("1. Nothing but this.") == Heads()


def test_they_are_sealed_with_the_translation_and_stay(any_world: World) -> None:
    with change(any_world) as session:
        version = opened(session, any_world, SECTIONS)
        review, actor = version.review_id, staff(any_world)
        with pytest.raises(NoSuchPart) as unknown:
            translating.keep_paragraphs(session, KEY, actor, version, "pl", "Ewa", POLISH, Heads({6: "Nie ma"}))
        assert unknown.value.numbers == [7]
    with change(any_world) as session:
        version = session.scalars(select(DraftVersion)).one()
        told = Heads({0: "Kim był"}, {1: "Co przeoczono."}, "Jedno zdanie.")
        translating.keep_paragraphs(session, KEY, actor, version, "pl", "Ewa Sample", POLISH, told)
        assert heads.of_version(session, version, "pl") == told
        assert seals.problems(session, KEY) == []
    inserted = (
        "INSERT INTO draft_head_translation (id, version_id, review_id, language, what, place, words_mac, words_sealed)"
        " SELECT :id, version_id, review_id, language, what, 9, words_mac, words_sealed FROM draft_head_translation"
        " WHERE what = 'title'"
    )
    for statement in (
        "UPDATE draft_head_translation SET place = 5",
        "DELETE FROM draft_head_translation",
        inserted,
    ):
        values = {"id": review.hex if any_world.app.extensions["database"].engine.name == "sqlite" else review}
        with pytest.raises(DatabaseError), change(any_world) as session:
            session.execute(text(statement), values if ":id" in statement else {})


def test_words_changed_behind_the_seal_are_found(any_world: World) -> None:
    with change(any_world) as session:
        version = opened(session, any_world, SECTIONS)
        told = Heads({0: "Kim był"})
        translating.keep_paragraphs(session, KEY, staff(any_world), version, "pl", "Ewa Sample", POLISH, told)
        session.scalars(select(DraftHeadTranslation)).one().words = "Someone else"
        session.flush()
        [found] = seals.problems(session, KEY)
        assert "draft_head_translation" in found


def test_a_note_that_says_something_else_is_not_shown_with_the_old_translation(world: World) -> None:
    with change(world) as session:
        version = prepared(session, world)
        told = Heads({0: "Kim był"}, {0: "Jego piosenki."})
        translating.keep_paragraphs(session, KEY, staff(world), version, "pl", "Ewa Sample", POLISH, told)
        preparing.keep_notes(session, KEY, version, {"note-0": "His songs.", "note-1": "What was late."})
        assert heads.of_version(session, version, "pl") == told
        preparing.keep_notes(session, KEY, version, {"note-0": "His songs and his bus."})
        assert heads.of_version(session, version, "pl") == Heads({0: "Kim był"})


def test_the_reviewer_brings_them_with_the_translation(world: World) -> None:
    with change(world) as session:
        prepared(session, world)
    reviewer = Client(world.app).sign_in(world.reviewer)
    reviewer.get(f"/desk/reviews/{world.review.reference}/draft/languages/")
    assert "# 1. Who he was" in reviewer.page.text
    assert "> 2. What was missed." in reviewer.page.text
    given = {"what": "whole", "language": "pl", "by_whom": "Ewa Sample"}
    reviewer.press("Keep this", **given, words=BOTH.replace("# 2.", "# 3."))
    assert reviewer.response.status_code == 422
    assert "no part with this number: 3." in reviewer.page.text
    reviewer.press("Keep this", **given, words=BOTH)
    assert "Kept." in reviewer.page.text
    with change(world) as session:
        version = latest(session, world.review.id)
        assert version is not None
        assert heads.of_version(session, version, "pl").titles == {0: "Kim był", 1: "Ostatnia wiosna"}


def test_a_reader_has_them_in_their_language_with_the_english_under_it(world: World) -> None:
    show(world, Heads({0: "Kim był"}, {0: "Jego piosenki."}))
    mother = in_polish(world)
    mother.get(f"/reviews/{world.review.reference}/draft/parts")
    assert in_language(mother, "pl") == ["Kim był", "Jego piosenki."]
    assert in_language(mother, "en-GB") == ["Who he was", "His songs.", "His last spring", "What was missed."]
    assert explained(mother) == 2, "somebody explains what is in English"
    mother.get(f"/reviews/{world.review.reference}/draft/parts/0")
    assert mother.page.heading == "Kim był"
    assert in_language(mother, "pl") == ["Kim był", "Jego piosenki.", "Śpiewał w chórze."]
    assert explained(mother) == 1, "nothing is in English only here"
    assert "Ostatnia wiosna" not in mother.page.text
    mother.get(f"/reviews/{world.review.reference}/draft/parts/1")
    assert in_language(mother, "en-GB")[0] == "His last spring"
    assert explained(mother) == 2


def test_what_changed_is_in_their_language_too(world: World) -> None:
    show(world, Heads())
    mother = in_polish(world)
    mother.get(f"/reviews/{world.review.reference}/draft/")
    mother.press("how")
    longer = (SECTIONS[0], SectionIn("His last spring", [PartIn("A blood test was asked for on a Monday.")]))
    show(world, Heads(changes="Dopisano dzień."), changes="The day stands there now.", sections=longer)
    mother.get(f"/reviews/{world.review.reference}/draft/parts")
    assert "Dopisano dzień." in in_language(mother, "pl")
    assert "The day stands there now." in in_language(mother, "en-GB")


def test_a_copy_has_them_too(world: World) -> None:
    show(world, Heads({0: "Kim był"}, {0: "Jego piosenki."}))
    mother = in_polish(world)
    mother.get(f"/reviews/{world.review.reference}/copies/")
    mother.post(f"{mother.at}download", {"csrf_token": mother.token(), "how": "print_14"})
    said = words_of_paper(mother.response.get_data())
    for words in ("Kim był", "Who he was", "Jego piosenki.", "His songs.", "His last spring"):
        assert words in said, words
