"""The demo's draft in Polish and in easy read, who somebody was alone, and where a story went. All of it is made up."""

from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.circle.people.models import Contact
from portal.circle.reviews.models import Review
from portal.foundation.identity.actor import Actor
from portal.taking_part.drafts import translating
from portal.taking_part.drafts.heads import Heads
from portal.taking_part.drafts.models import CameBy, DraftVersion
from portal.taking_part.drafts.opening import comments_until, open_version
from portal.taking_part.drafts.translating import Screen
from portal.taking_part.drafts.versions import PartIn, SectionIn, bring_in
from portal.taking_part.stories import uses
from portal.taking_part.stories.models import Story, StoryState

BY_WHOM = "Tomasz Przykładowy, tłumacz (demo)"
POLISH = {
    1: "Tomek miał 51 lat. W niedziele śpiewał w kuchni i znał po imieniu kierowców autobusu numer 14.",
    2: "Jedenaście lat mieszkał w Mill House. Miał własny klucz do drzwi i był z niego dumny.",
    3: "Pani Okafor z ośrodka dziennego zapisywała wszystko z obrazkami, żeby wiedział, co będzie dalej.",
    4: "Jego paszport szpitalny był z nim, a oddział przeczytał go pierwszego wieczoru.",
    5: "W marcu w ośrodku zauważono, że je mniej. Przez dwa tygodnie nikt nie powiedział o tym lekarzowi.",
    6: "4 kwietnia zlecono badanie krwi. Nie zostało zrobione.",
    7: "Ośrodki i lekarze ustalają, kto komu mówi, kiedy ktoś je mniej.",
    8: "Jeśli zleconego badania nie zrobiono, w ciągu tygodnia prosi się o nie jeszcze raz.",
}
POLISH_AGAIN = {
    5: "W marcu w ośrodku zauważono, że je mniej. Przez trzy tygodnie nikt nie powiedział o tym lekarzowi.",
    9: (
        "Rysunek: trzy ramki w rzędzie. W pierwszej autobus, w drugiej filiżanka herbaty na stole, "
        "w trzeciej dom i klucz obok drzwi."
    ),
    10: "Jego matka co poniedziałek pytała w ośrodku, jak jadł. Nikt tego nie zapisał.",
}
HEADS = Heads(
    {0: "Kim był", 1: "Jego opieka", 2: "Co trzeba zmienić"},
    {
        0: "Jego dom, jego piosenki, jego autobus.",
        1: "Co poszło dobrze. Co przeoczono.",
        2: "Dwie rzeczy do zrobienia.",
    },
)
EASY = (
    Screen("family", "Thomas sang in the kitchen.\nHe knew the bus drivers."),
    Screen("good", "Some care was good.\nPeople used pictures, so he knew what came next."),
    Screen("not-good", "Some care was not good.\nHe ate less.\nNobody told his doctor for two weeks."),
    Screen("learning", "Now people agree who tells the doctor."),
)
PORTRAIT = "Sam was 34. They painted the sea from memory, and they laughed at every joke twice."


def readings(session: Session, key: bytes, reviewer: Actor, version: DraftVersion) -> None:
    """The whole draft in Polish, and its short version in easy read."""
    translating.keep_paragraphs(session, key, reviewer, version, "pl", BY_WHOM, POLISH, HEADS)
    translating.keep_screens(session, key, reviewer, version, "en_GB", "Ruth Sample", EASY)


def readings_of_second(session: Session, key: bytes, reviewer: Actor, version: DraftVersion) -> None:
    """The second version in both, with what changed."""
    changes = (
        "Akapit 5 mówi teraz o trzech tygodniach. Akapit 9 to rysunek dnia, jaki mu pokazywano. "
        "Akapit 10 jest nowy: pytała jego matka."
    )
    heads = replace(HEADS, changes=changes)
    translating.keep_paragraphs(session, key, reviewer, version, "pl", BY_WHOM, {**POLISH, **POLISH_AGAIN}, heads)
    longer = [replace(one, words=one.words.replace("two weeks", "three weeks")) for one in EASY]
    translating.keep_screens(session, key, reviewer, version, "en_GB", "Ruth Sample", longer)


def where_words_went(session: Session, reviewer: Actor, review: Review, mother: Contact) -> None:
    """What the mother told stands in the first paragraph, and she sees that it does."""
    query = select(Story).where(Story.review_id == review.id, Story.contact_id == mother.id)
    story = session.scalars(query.where(Story.state == StoryState.SHARED)).first()
    if story is not None:
        uses.link(session, reviewer, review, story, {1, 3})


def portrait(session: Session, key: bytes, reviewer: Actor, review: Review) -> None:
    """Who they were, shown early and alone."""
    sections = (SectionIn("Who they were", [PartIn(PORTRAIT)], "Their pictures, their laugh."),)
    version = bring_in(
        session, key, reviewer, review, sections, came_by=CameBy.WRITTEN, form_key="demo portrait", portrait=True
    )
    open_version(session, key, reviewer, review, version, comments_until=comments_until())
