"""Versions before the newest: each stays within reach of the circle, each of its seals says what it is."""

import json

from sqlalchemy import select

from portal.circle.people.models import Contact
from portal.circle.post.queries import ENCLOSING
from portal.foundation.outbox.models import Notice
from portal.taking_part.copies.models import CopyGiven
from portal.taking_part.drafts import offering, translating
from portal.taking_part.drafts.completion_models import DraftOffer
from portal.taking_part.drafts.models import DraftVersion
from portal.taking_part.drafts.translating import Screen
from portal.taking_part.drafts.versions import PartIn, SectionIn
from tests.client import Client
from tests.factories import Contacted, World
from tests.integration.acting_steps import write_for
from tests.integration.draft_steps import ABOUT, ATE, KEY, change, completed, offered, opened, staff
from tests.integration.test_copies_by_post import number_in
from tests.page import words_of as text_of
from tests.unit.letters_to_try import words_of

SPLIT = (SectionIn("Who he was", [PartIn(ABOUT), PartIn("He sang every Sunday, in the kitchen.")]),)


def copies(world: World, version: int | None = None) -> str:
    return f"/reviews/{world.review.reference}/copies/" + (f"?version={version}" if version else "")


def two_versions(world: World) -> None:
    with change(world) as session:
        first = opened(session, world, (SectionIn("Who he was", [PartIn(ABOUT), PartIn(ATE)]),))
        screen = [Screen("report", "He was ill.")]
        translating.keep_screens(session, KEY, staff(world), first, "en_GB", "Edna Easy", screen)
        opened(session, world, SPLIT, "second")
        offered(session, world)


def offer(world: World, who: Contacted) -> DraftOffer:
    with world.app.extensions["database"].reading() as session:
        found = offering.offer_to(session, world.review.id, who.id)
        assert found is not None
        return found


def test_the_version_that_they_read_stays_theirs_when_a_newer_one_is_shown(any_world: World) -> None:
    two_versions(any_world)
    mother = Client(any_world.app).sign_in(any_world.mother)
    mother.get(f"/reviews/{any_world.review.reference}/draft/parts")
    mother.follow_link("Earlier versions")
    assert any(one.get("href") == copies(any_world, 1) for one in mother.page.all("a"))
    mother.get(copies(any_world, 1))
    assert "This is version 1, shown on" in mother.page.main
    before = offer(any_world, any_world.mother).copy_given_at
    mother.press("Download it (PDF)", how="print_14")
    pdf = words_of(mother.response.get_data())
    assert "he was eating less" in pdf, "gone from the newest, and still theirs"
    assert "He sang every Sunday" not in pdf
    with any_world.app.extensions["database"].reading() as session:
        [number] = session.scalars(select(DraftVersion.number).join(CopyGiven, CopyGiven.version_id == DraftVersion.id))
    assert number == 1
    assert offer(any_world, any_world.mother).copy_given_at == before, "that of the newest is still owed"


def test_an_earlier_version_comes_by_post_and_answers_no_offer(any_world: World) -> None:
    two_versions(any_world)
    with change(any_world) as session:
        session.get_one(Contact, any_world.letter.id).address = "1 Example Row\nFenmarsh"
    client = Client(any_world.app).sign_in(any_world.letter)
    client.get(copies(any_world, 1))
    client.press("Post it to me", how="print_18")
    assert "Somebody prints your copy" in client.page.text
    assert "This is version 1" in client.page.main, "they come back to the version that they asked for"
    with any_world.app.extensions["database"].reading() as session:
        [told] = [
            json.loads(one.context) for one in session.scalars(select(Notice).where(Notice.template == ENCLOSING))
        ]
        [first] = session.scalars(select(DraftVersion.id).where(DraftVersion.number == 1))
    assert told["version_id"] == str(first)
    assert offer(any_world, any_world.letter).copy_asked_at is None
    support = Client(any_world.app).sign_in(any_world.support)
    support.get("/post/")
    number = number_in(support)
    support.press(f"Print {number}")
    assert "he was eating less" in words_of(support.response.get_data())
    support.get("/post/")
    support.press(f"Posted: {number}")
    after = offer(any_world, any_world.letter)
    assert (after.letter_on, after.copy_given_at) == (None, None), "the offer of the newest is not answered by it"


def test_only_what_the_circle_was_shown_is_an_earlier_version(world: World) -> None:
    with change(world) as session:
        opened(session, world)
    mother = Client(world.app).sign_in(world.mother)
    mother.get(copies(world))
    assert "Earlier versions" not in mother.page.main
    for never in ("2", "0", "-1", "x", "1 "):
        mother.get(copies(world) + f"?version={never}")
        assert mother.response.status_code == 404, never
    mother.get(copies(world, 1))
    assert mother.response.status_code == 200


def test_what_is_new_is_called_new_and_what_changed_changed(world: World) -> None:
    with change(world) as session:
        opened(session, world)
    mother = Client(world.app).sign_in(world.mother)
    mother.get(f"/reviews/{world.review.reference}/draft/")
    mother.press("Read it by myself In parts, in any order. Stop when you like.")
    with change(world) as session:
        changed = PartIn(ABOUT.replace("eleven", "twelve"))
        opened(
            session, world, (SectionIn("Who he was", [changed, PartIn("He sang every Sunday, in the kitchen.")]),), "b"
        )
    mother.get(f"/reviews/{world.review.reference}/draft/")
    mother.press("Read it by myself In parts, in any order. Stop when you like.")
    mother.get(f"/reviews/{world.review.reference}/draft/parts/0")
    heads = [text_of(one) for one in mother.page.all("h2") if one.get("id")]
    assert heads == ["Paragraph 1 Changed since you read it", "Paragraph 5 New since you read it"]


def test_each_seal_of_a_finished_review_says_what_it_is(any_world: World) -> None:
    with change(any_world) as session:
        first = opened(session, any_world, SPLIT, "early")
        translating.keep_screens(
            session, KEY, staff(any_world), first, "pl", "Edna Easy", [Screen("report", "He was ill.")]
        )
    completed(any_world)
    reviewer = Client(any_world.app).sign_in(any_world.reviewer)
    reviewer.get(f"/desk/reviews/{any_world.review.reference}/draft/completion")
    said = [said for one in reviewer.page.all("li") if "Seal" in (said := text_of(one))]
    starts = [
        "Version 2, the finished review, as everybody in the circle was offered it: sealed on",
        "Version 2, the draft, as the circle was shown it: sealed on",
        "Version 1, its short version in easy read, for those who read",
        "Version 1, the draft, as the circle was shown it: sealed on",
    ]
    assert len(said) == len(starts)
    assert [one for one, start in zip(said, starts, strict=True) if not one.startswith(start)] == []
    assert "Everybody was offered version 2." in reviewer.page.main
    assert reviewer.page.main.index("Earlier versions") < reviewer.page.main.index("Version 1,")


def test_an_earlier_version_is_asked_for_on_the_phone_too(world: World) -> None:
    two_versions(world)
    with change(world) as session:
        session.get_one(Contact, world.mother.id).address = "1 Example Row\nFenmarsh"
    support = Client(world.app).sign_in(world.support)
    write_for(world, support)
    support.get(copies(world, 1))
    support.press("Post it to me", how="print_14")
    assert "Version 1" in support.page.main, "it is read back which one"
    support.press("They said yes")
    assert "This is version 1" in support.page.main
    with world.app.extensions["database"].reading() as session:
        [told] = [
            json.loads(one.context) for one in session.scalars(select(Notice).where(Notice.template == ENCLOSING))
        ]
        first = session.scalars(select(DraftVersion.id).where(DraftVersion.number == 1)).one()
    assert told["version_id"] == str(first)
