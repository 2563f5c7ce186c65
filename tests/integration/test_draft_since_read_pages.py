"""The pages say what changed since this reader read it: online, by phone, in another language, after who they were."""

from datetime import UTC, datetime

import time_machine

from portal.foundation.media.clean import CleanPhoto
from portal.taking_part.comments.commenting import Said, comment
from portal.taking_part.comments.models import CommentKind
from portal.taking_part.drafts import pictures, translating
from portal.taking_part.drafts.heads import Heads
from portal.taking_part.drafts.models import CameBy, DraftVersion, Shape
from portal.taking_part.drafts.opening import open_version
from portal.taking_part.drafts.versions import PartIn, SectionIn, bring_in, paragraphs
from portal.taking_part.reading import marking
from portal.taking_part.reading.queries import Marks
from tests.client import Client
from tests.factories import World
from tests.integration.acting_steps import write_for
from tests.integration.draft_steps import ABOUT, ATE, NURSE, TEST, change, opened, review_of, staff
from tests.page import words_of

LATER = TEST.replace("fourth of April", "fifth of April")
ALONE = "Read it by myself In parts, in any order. Stop when you like."
HEADING = "What changed since you read it"
FIRST, SECOND, THIRD = (ABOUT, TEST, NURSE), (ABOUT, LATER, NURSE), (ABOUT, LATER, ATE)


def show(
    world: World, words: tuple[str, ...], changes: str | None = None, *, portrait: bool = False, told: str | None = None
) -> None:
    key = world.app.extensions["settings"].seal_key
    with change(world) as session:
        review, parts = review_of(session, world), (SectionIn("His spring", [PartIn(one) for one in words]),)
        version = bring_in(
            session, key, staff(world), review, parts, came_by=CameBy.PASTED, form_key=f"{words}", portrait=portrait
        )
        if told:
            polish = {one.number: "Po polsku." for one in paragraphs(session, version.id)}
            whole = Heads(titles={0: "Wiosna"}, changes=told)
            translating.keep_paragraphs(session, key, staff(world), version, "pl", "Ewa Sample", polish, whole)
        open_version(session, key, staff(world), review, version, changes=changes)


def reads(world: World, who: str = "mother") -> Client:
    """Somebody goes on to read what there is."""
    one = Client(world.app).sign_in(world.contacts[who])
    one.get(draft(world))
    one.press(ALONE)
    return one


def draft(world: World, path: str = "") -> str:
    return f"/reviews/{world.review.reference}/draft/{path}"


def heads_of(one: Client) -> list[str]:
    return [words_of(each) for each in one.page.all("h2") if each.get("id")]


def three_versions(world: World) -> Client:
    """Three versions of which the mother read the first: she missed the second."""
    show(world, FIRST)
    mother = reads(world)
    with time_machine.travel(datetime(2027, 1, 11, 10, tzinfo=UTC), tick=False):
        show(world, SECOND, "The test was asked for on the fifth.")
    with time_machine.travel(datetime(2027, 2, 3, 23, 30, tzinfo=UTC), tick=False):
        show(world, THIRD, "The nurse stands in the next report.")
    return mother


def test_who_missed_a_version_is_told_of_both_before_and_after_they_go_on(any_world: World) -> None:
    mother = three_versions(any_world)
    sister = reads(any_world, "sister")
    for press in (False, True):
        mother.get(draft(any_world))
        if press:
            mother.press(ALONE)
        mother.get(draft(any_world, "parts"))
        said = mother.page.main
        assert HEADING in said
        for line in ("Paragraph 2 was changed.", "Paragraph 3 is gone.", "Paragraph 4 is new."):
            assert line in said
        assert "Paragraph 1 was changed." not in said
        newest = said.index("Ruth Sample wrote on 3 February 2027: The nurse stands in the next report.")
        assert newest < said.index("Ruth Sample wrote on 11 January 2027: The test was asked for on the fifth.")
        mother.get(draft(any_world, "parts/0"))
        assert heads_of(mother) == [
            "Paragraph 1",
            "Paragraph 2 Changed since you read it",
            "Paragraph 4 New since you read it",
        ]
    sister.get(draft(any_world, "parts"))
    assert HEADING not in sister.page.main, "who never read one is told what is there"
    sister.get(draft(any_world, "parts/0"))
    assert heads_of(sister) == ["Paragraph 1", "Paragraph 2", "Paragraph 4"]


def test_what_was_changed_and_changed_back_is_said_in_words_and_nothing_is_marked(world: World) -> None:
    show(world, FIRST)
    mother = reads(world)
    show(world, SECOND, "It was the fifth.")
    show(world, (*FIRST[:2], NURSE.upper()), "It was the fourth after all.")
    mother.get(draft(world, "parts"))
    assert "It was the fourth after all." in mother.page.main
    assert "It was the fifth." in mother.page.main
    assert "was changed." not in mother.page.main
    mother.get(draft(world, "parts/0"))
    assert heads_of(mother) == ["Paragraph 1", "Paragraph 2", "Paragraph 3"], "capital letters are no change"


def test_in_easy_read_it_is_a_screen_of_its_own(world: World) -> None:
    mother = three_versions(world).read_as("en_GB", easy=True)
    mother.get(draft(world, "parts"))
    mother.follow_link("What is new")
    assert "The test was asked for on the fifth." in mother.page.main
    assert "We changed paragraph 2." in mother.page.main


def test_each_of_the_versions_missed_is_told_in_their_language(world: World) -> None:
    show(world, FIRST)
    mother = reads(world).read_as("pl")
    show(world, SECOND, "The fifth.", told="Piątego.")
    show(world, THIRD, "The next report.", told="Następny raport.")
    mother.get(draft(world, "parts"))
    said = mother.page.main
    assert said.index("Następny raport.") < said.index("The next report.") < said.index("Piątego.")


def test_who_said_something_of_a_version_read_it(any_world: World) -> None:
    show(any_world, FIRST)
    with change(any_world) as session:
        version = session.query(DraftVersion).one()
        said = Said(CommentKind.WRONG, "It was the fifth.")
        comment(session, any_world.mother.actor, review_of(session, any_world), version.id, 2, said, "one")
    show(any_world, SECOND)
    show(any_world, THIRD)
    mother = Client(any_world.app).sign_in(any_world.mother)
    mother.get(f"/reviews/{any_world.review.reference}/")
    assert "There is a newer version than the one that you read." in mother.page.main
    mother.get(draft(any_world, "parts"))
    assert "Paragraph 2 was changed." in mother.page.main


def test_who_is_read_to_on_the_phone_is_told_the_same(world: World) -> None:
    show(world, FIRST)
    support = Client(world.app).sign_in(world.support)
    write_for(world, support)
    support.get(draft(world))
    support.press(ALONE)
    support.press("Stop writing for them")
    show(world, SECOND, "The fifth.")
    show(world, THIRD, "The next report.")
    write_for(world, support)
    support.get(draft(world, "parts"))
    for line in (HEADING, "The fifth.", "The next report.", "Paragraph 2 was changed.", "Paragraph 4 is new."):
        assert line in support.page.main
    support.get(draft(world, "parts/0"))
    assert "Paragraph 2 Changed since you read it" in heads_of(support)


def test_after_who_they_were_only_what_changed_of_it_is_told(world: World) -> None:
    show(world, (ABOUT, NURSE), portrait=True)
    mother = Client(world.app).sign_in(world.mother)
    mother.get(draft(world))
    mother.press("Read it by myself Say what is wrong or missing, beside each paragraph.")
    show(world, (ABOUT.replace("eleven", "twelve"), TEST, NURSE, ATE))
    mother.get(draft(world, "parts"))
    assert "Paragraph 1 was changed." in mother.page.main
    assert "is new." not in mother.page.main, "all of the draft is new to them"
    mother.get(draft(world, "parts/0"))
    assert heads_of(mother) == ["Paragraph 1 Changed since you read it", "Paragraph 3", "Paragraph 2", "Paragraph 4"]


def test_more_versions_and_changes_do_not_ask_more_of_the_database(world: World) -> None:
    show(world, FIRST)
    mother, most = reads(world), {"parts": 26, "parts/0": 19}
    counted = []
    for number in range(1, 7):
        show(world, (ABOUT, TEST.replace("fourth", f"{number}th"), f"{NURSE} {number}"), f"Version {number}.")
        counted.append({path: queries(world, mother, path) for path in most})
    assert counted[0] == counted[-1]
    assert {path: asked for path, asked in counted[-1].items() if asked > most[path]} == {}


def queries(world: World, reader: Client, path: str) -> int:
    reader.get(draft(world, path))
    with reader.queries() as seen:
        reader.get(draft(world, path))
    return len(seen)


def test_marks_of_a_version_that_there_is_not_tell_nothing(world: World) -> None:
    show(world, FIRST)
    show(world, SECOND)
    with change(world) as session:
        marking.keep(session, world.mother.actor, review_of(session, world), Marks(version=2, before=7))
    mother = Client(world.app).sign_in(world.mother)
    mother.get(draft(world, "parts"))
    assert HEADING not in mother.page.main


def test_another_picture_with_the_same_words_is_a_change(world: World) -> None:
    show(world, FIRST)
    kept = []
    with change(world) as session:
        told = world.app.extensions
        for data in (b"\xff\xd8 one", b"\xff\xd8 two"):
            photo, review_id = CleanPhoto(data, 4, 3), world.review.id
            kept.append(
                pictures.keep(session, told["files"], told["settings"].seal_key, staff(world), review_id, photo).number
            )
    for number, picture in enumerate(kept):
        with change(world) as session:
            parts = [
                PartIn("The ward as it was in the week in which he came.", shape=Shape.PICTURE, picture=picture),
                PartIn(ABOUT),
            ]
            opened(session, world, (SectionIn("", parts),), f"picture {number}")
        if number == 0:
            mother = reads(world)
    mother.get(draft(world, "parts"))
    assert "Paragraph 4 was changed." in mother.page.main
    mother.get(draft(world, "parts/0"))
    assert heads_of(mother) == ["Paragraph 4 Changed since you read it", "Paragraph 1"]
