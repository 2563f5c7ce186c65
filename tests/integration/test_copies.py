"""A copy of what was shown: tagged PDF in three forms, its seal on each page, written down when it is given."""

import hashlib
import io
from typing import Any

import pikepdf
import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from portal.circle.reviews.models import Review
from portal.foundation.audit.models import TrailEntry
from portal.foundation.identity.actor import Actor, Kind
from portal.taking_part.copies.models import CopyForm, CopyGiven, CopyHow
from portal.taking_part.drafts import translating
from portal.taking_part.drafts.models import CameBy, Mark, Shape
from portal.taking_part.drafts.opening import open_version
from portal.taking_part.drafts.translating import Screen
from portal.taking_part.drafts.versions import PartIn, SectionIn, bring_in
from tests.client import Client
from tests.factories import World
from tests.unit.letters_to_try import pages_of, words_of

LONG = "He sang every Sunday, and he knew each driver of the number 14 bus. " * 900  # more than one block can hold
SECTIONS = (
    SectionIn("Who he was", [PartIn("He sang in the choir."), PartIn(LONG + "The end of it.")], "Happy things."),
    SectionIn(
        "His last spring",
        [
            PartIn("The doctor asked for a test.", mark=Mark.CONCERN),
            PartIn("Day\tWeight\n1 March\t61 kg", shape=Shape.TABLE),
        ],
    ),
)


def reviewer_of(world: World) -> Actor:
    return Actor(id=world.reviewer.id, kind=Kind.STAFF, area_id=world.reviewer.area_id)


def show(world: World, sections: tuple[SectionIn, ...] = SECTIONS, form_key: str = "one") -> None:
    """Bring a version in, in Urdu and easy read too, and show it to the circle."""
    key = world.app.extensions["settings"].seal_key
    with world.app.extensions["database"].transaction() as session:
        review, actor = session.get_one(Review, world.review.id), reviewer_of(world)
        version = bring_in(session, key, actor, review, sections, came_by=CameBy.PASTED, form_key=form_key)
        numbers = range(1, 1 + sum(len(one.parts) for one in sections))
        urdu = {number: f"پیراگراف {number}" for number in numbers}
        translating.keep_paragraphs(session, key, actor, version, "ur", "Uzma Sample", urdu)
        easy = [Screen("report", "He was ill."), Screen("doctor", "The doctor asked for a test.")]
        translating.keep_screens(session, key, actor, version, "en_GB", "Edna Easy", easy)
        open_version(session, key, actor, review, version)


@pytest.fixture
def shown(any_world: World) -> World:
    show(any_world)
    return any_world


def take(world: World, form: CopyForm, key: str = "mother", language: str = "en_GB") -> bytes:
    """The copy that somebody downloads."""
    client = Client(world.app).sign_in(world.contacts[key]).read_as(language)
    client.get(f"/reviews/{world.review.reference}/copies/")
    client.post(f"{client.at}download", {"csrf_token": client.token(), "how": form.value})
    assert client.response.mimetype == "application/pdf", client.page.text
    assert client.response.headers["Cache-Control"] == "no-store"
    return client.response.get_data()


def given(world: World) -> list[CopyGiven]:
    with world.app.extensions["database"].reading() as session:
        return list(session.scalars(select(CopyGiven).order_by(CopyGiven.given_at)))


def each_word(pdf: bytes) -> list[str]:
    return words_of(pdf).split()


def test_a_copy_has_every_word_its_numbers_and_the_seal_on_each_page(shown: World) -> None:
    file = take(shown, CopyForm.PRINT_14)
    [row] = given(shown)
    said = " ".join(each_word(file))
    assert said.count("number 14 bus.") == 900
    for words in (
        "1. He sang in the choir.",
        "The end of it.",
        "A concern",
        "61 kg",
        "Happy things.",
        "His last spring",
    ):
        assert words in said, words
    assert words_of(file).count(f"Version 1 · {row.seal}") == pages_of(file)
    assert "/check-a-copy" in said


def test_it_is_tagged_by_the_rules_of_pdf_ua(shown: World) -> None:
    with pikepdf.open(io.BytesIO(take(shown, CopyForm.PRINT_18))) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert pdf.open_metadata()["{http://www.aiim.org/pdfua/ns/id/}part"] == "1"
        assert str(pdf.Root.Lang).startswith("en")
        kinds = tags(pdf.Root.StructTreeRoot)
    assert {"/H1", "/H2", "/Table", "/TR"} <= kinds


def tags(node: pikepdf.Object) -> set[str]:
    """Every kind of tag of a document."""
    found = {str(node.S)} if "/S" in node else set()
    below: Any = node.get("/K", [])
    for one in below if isinstance(below, pikepdf.Array) else [below]:
        if isinstance(one, pikepdf.Dictionary):
            found |= tags(one)
    return found


def test_large_print_is_larger_and_easy_read_has_its_pictures(shown: World) -> None:
    small, large, easy = (take(shown, one) for one in (CopyForm.PRINT_14, CopyForm.PRINT_18, CopyForm.EASY))
    assert pages_of(large) > pages_of(small) > pages_of(easy)
    assert "He was ill." in words_of(easy)
    assert "choir" not in words_of(easy)
    assert "Written by Edna Easy." in words_of(easy)


def test_in_another_language_each_paragraph_stands_beside_the_english_one(shown: World) -> None:
    file = take(shown, CopyForm.PRINT_14, "urdu", "ur")
    said = " ".join(each_word(file))
    assert "He sang in the choir." in said
    assert "Uzma" in said
    [row] = given(shown)
    assert words_of(file).count(f"Version 1 · {row.seal}") == pages_of(file), "the mark stands whole at each foot"
    with pikepdf.open(io.BytesIO(file)) as pdf:
        assert {"ur", "en"} <= languages(pdf.Root.StructTreeRoot)


def languages(node: pikepdf.Object) -> set[str]:
    found = {str(node.Lang).partition("-")[0]} if "/Lang" in node else set()
    below: Any = node.get("/K", [])
    for one in below if isinstance(below, pikepdf.Array) else [below]:
        if isinstance(one, pikepdf.Dictionary):
            found |= languages(one)
    return found


def test_what_was_given_is_written_down_with_the_file_itself(shown: World) -> None:
    file = take(shown, CopyForm.PRINT_18)
    [row] = given(shown)
    assert row.file_hash == hashlib.sha256(file).digest()
    assert (row.contact_id, row.form, row.how, row.given_by) == (
        shown.mother.id,
        CopyForm.PRINT_18,
        CopyHow.DOWNLOADED,
        None,
    )
    with shown.app.extensions["database"].reading() as session:
        [entry] = session.scalars(select(TrailEntry).where(TrailEntry.event == "copies.given"))
    assert (entry.actor_id, entry.thing_id) == (shown.mother.id, row.id)
    assert entry.detail == {"number": 1, "form": "print_18", "how": "downloaded", "seal": row.seal}
    client = Client(shown.app).sign_in(shown.mother)
    client.get(f"/reviews/{shown.review.reference}/copies/")
    assert row.seal in client.page.text
    sister = Client(shown.app).sign_in(shown.sister)
    sister.get(f"/reviews/{shown.review.reference}/copies/")
    assert row.seal not in sister.page.text


@pytest.mark.parametrize("does", ["UPDATE draft_copy SET file_hash = seal", "DELETE FROM draft_copy"])
def test_nobody_changes_or_removes_what_was_given(shown: World, does: str) -> None:
    take(shown, CopyForm.PRINT_14)
    if shown.app.extensions["database"].url.get_backend_name() == "postgresql":
        does = does.replace("= seal", "= seal::bytea")
    with (
        pytest.raises(DBAPIError, match="stays in the list"),
        shown.app.extensions["database"].transaction() as session,
    ):
        session.execute(text(does))
    assert len(given(shown)) == 1


def test_nothing_chosen_is_said_and_nothing_is_given(world: World) -> None:
    show(world)
    client = Client(world.app).sign_in(world.mother)
    client.get(f"/reviews/{world.review.reference}/copies/")
    client.press("Download it (PDF)")
    assert client.response.status_code == 422
    assert "Choose how you would like it" in client.page.text
    assert not given(world)


def test_a_copy_waits_behind_the_same_further_check_as_the_pages(world: World) -> None:
    show(world)
    client = Client(world.app).sign_in(world.mother, made_sure=False)
    client.get(f"/reviews/{world.review.reference}/copies/")
    assert client.at.startswith("/one-more-step/")
    client.post(f"/reviews/{world.review.reference}/copies/download", {"csrf_token": client.token(), "how": "print_14"})
    assert client.at.startswith("/one-more-step/")
    assert not given(world)
