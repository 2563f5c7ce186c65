"""We see it differently: their own words stand with the paragraph on every page of the finished review (F115)."""

import pytest
from sqlalchemy.orm import Session

from portal.foundation.paper.long import way_of
from portal.foundation.web.words import Reading
from portal.taking_part.comments import commenting
from portal.taking_part.comments.answering import Answer, answer
from portal.taking_part.comments.models import DraftComment, Outcome
from portal.taking_part.completion.services import complete
from portal.taking_part.copies import contents
from portal.taking_part.copies.layout import sheet
from portal.taking_part.copies.models import CopyForm
from portal.taking_part.drafts import translating
from portal.taking_part.drafts.models import DraftVersion
from portal.taking_part.drafts.queries import opened_version
from portal.taking_part.drafts.versions import PartIn, SectionIn
from tests.client import Client
from tests.factories import World
from tests.integration.draft_steps import ABOUT, ATE, FIRST, KEY, change, offered, opened, review_of, says, staff

OWN, OF_GONE = "He ate well at home. I cooked it.", "He had that test. I drove him."
SECOND = (SectionIn("Who he was", [PartIn(ABOUT)]), SectionIn("His last spring", [PartIn(ATE)]))
POLISH = {1: "Mieszkał w Mill House.", 2: "W marcu jadł mniej."}
SHORT = [translating.Screen("home", "He had a home.")]


def differs(session: Session, world: World, version: DraftVersion, number: int, words: str) -> DraftComment:
    """The mother's comment on a paragraph, answered twice, and her own words for the finished review."""
    review, mother = review_of(session, world), world.mother.actor
    one = says(session, world, version, number, f"Not so: {number}.")
    answer(session, staff(world), review, [one.id], Answer(Outcome.NOT_CHANGED, "The notes say so."), f"a{number}")
    commenting.reply(session, mother, one, "I meant it otherwise.")
    answer(session, staff(world), review, [one.id], Answer(Outcome.NOT_CHANGED, "We keep it."), f"b{number}")
    commenting.see_differently(session, mother, one, words)
    return one


def ready(world: World) -> None:
    """Two versions; in the second one of the two paragraphs that she sees differently is gone."""
    with change(world) as session:
        version = opened(session, world)
        differs(session, world, version, 2, OWN)
        differs(session, world, version, 3, OF_GONE)
        newest = opened(session, world, SECOND, "second")
        offered(session, world)
        translating.keep_paragraphs(session, KEY, staff(world), newest, "pl", "Ewa Sample", POLISH)
        translating.keep_screens(session, KEY, staff(world), newest, "en_GB", "Ewa Sample", SHORT)


def finish(world: World) -> None:
    with change(world) as session:
        complete(session, KEY, staff(world), review_of(session, world), same_text_by=staff(world).known_id())


@pytest.mark.parametrize("who", ["mother", "sister"])
def test_everybody_of_the_circle_reads_it_in_every_reading(any_world: World, who: str) -> None:
    ready(any_world)
    reader = Client(any_world.app).sign_in(any_world.contacts[who])
    draft = f"/reviews/{any_world.review.reference}/draft/"
    if who == "sister":
        reader.get(draft + "parts/1")
        assert OWN not in reader.page.text, "it stands in the finished review"
    finish(any_world)
    reader.get(draft + "parts")
    assert OF_GONE in reader.page.text, "also where the paragraph is gone"
    assert OWN not in reader.page.text, "a part can be hidden until they ask"
    called = {"mother": "Our-Tom", "sister": "Tomsie"}[who]
    reader.follow_link(f"Somebody who knew {called} sees paragraph 2 differently.")
    assert "/parts/1?at=2" in reader.at
    for language, also in (("en_GB", ATE), ("pl", POLISH[2])):
        reader.read_as(language)
        reader.get(draft + "parts/1")
        assert also in reader.page.text
        assert reader.page.text.index(also) < reader.page.text.index(OWN)
        assert any_world.mother.name not in reader.page.main or who == "mother"
    reader.read_as("en_GB")
    reader.get(draft + "parts/1")
    reader.follow_link("Say something about paragraph 2")
    assert OWN in reader.page.text
    reader.read_as("en_GB", easy=True)
    reader.get(draft + "easy/0")
    assert OWN not in reader.page.text, "one idea a screen"
    reader.follow_link("Next")
    assert OWN in reader.page.text
    reader.follow_link("Paragraph 2")
    assert OWN in reader.page.text
    reader.get(draft + "easy/2")
    assert OF_GONE in reader.page.text
    reader.get(draft + "easy/3")
    assert reader.at.endswith("/parts")


def test_a_hidden_part_stays_hidden_and_what_was_taken_back_does_not_stand(any_world: World) -> None:
    with change(any_world) as session:
        version = opened(session, any_world, FIRST)
        differs(session, any_world, version, 2, OWN)
        gone = differs(session, any_world, version, 3, OF_GONE)
        commenting.withdraw(session, any_world.mother.actor, gone)
        offered(session, any_world)
    finish(any_world)
    reader = Client(any_world.app).sign_in(any_world.sister)
    draft = f"/reviews/{any_world.review.reference}/draft/"
    reader.get(draft + "parts/1")
    assert OF_GONE not in reader.page.text
    reader.get(draft + "parts")
    reader.press("Hide until I ask: His last spring")
    reader.get(draft + "parts/1")
    assert OWN not in reader.page.text
    reader.press("Show this part")
    assert OWN in reader.page.text


def test_a_copy_in_easy_read_has_it_too(any_world: World) -> None:
    ready(any_world)
    finish(any_world)
    with change(any_world) as session:
        version = opened_version(session, any_world.review.id)
        assert version is not None
        easy = contents.of_version(session, version, CopyForm.EASY, "en_GB")
        print_ = contents.of_version(session, version, CopyForm.PRINT_14, "en_GB")
    assert [one.words for one in easy.differently_after] == [OWN, OF_GONE]
    assert [one.words for one in print_.differently_after] == [OF_GONE]
    assert print_.differently == {2: (OWN,)}


def test_on_an_urdu_copy_their_words_run_as_they_were_written(world: World) -> None:
    ready(world)
    finish(world)
    with change(world) as session:
        version = opened_version(session, review_of(session, world).id)
        assert version is not None
        told = contents.of_version(session, version, CopyForm.PRINT_14, "ur")
        area = ("NHS Fenmarsh", "01632 960 100")
        paper = sheet(told, CopyForm.PRINT_14, Reading("ur"), "Tom", area, "https://example.org", large=False)
    ways = {one.text: one.dir for one in paper.parts[0].blocks}
    assert (ways[OWN], ways[OF_GONE]) == ("ltr", "ltr"), "or its full stop stands before the sentence"


@pytest.mark.parametrize(("words", "way"), [("It was five.", "ltr"), ("1. نہیں", "rtl"), ("12", "ltr"), ("", "ltr")])
def test_the_first_letter_says_which_way_words_run(words: str, way: str) -> None:
    assert way_of(words) == way
