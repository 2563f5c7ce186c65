"""What the demo has to read: a draft that its circle was shown, and words about it."""

from collections.abc import Iterable
from dataclasses import replace

from flask import Flask
from sqlalchemy.orm import Session

from portal.circle.areas.models import StaffMember
from portal.circle.people.models import Contact
from portal.circle.reviews.models import Review
from portal.demo import translated
from portal.foundation.identity.actor import Actor, Kind
from portal.taking_part.comments import answering, commenting
from portal.taking_part.comments.models import CommentKind, Outcome
from portal.taking_part.drafts import offering
from portal.taking_part.drafts.models import CameBy, Mark
from portal.taking_part.drafts.opening import comments_until, open_version
from portal.taking_part.drafts.versions import PartIn, SectionIn, bring_in

PORTRAIT = (
    "Thomas was 51. He sang in the kitchen on Sundays, and he knew the drivers of the number 14 bus by name.",
    "He lived at Mill House for eleven years. He had his own front door key and was proud of it.",
)
CARE = (
    (
        "Mrs Okafor at the day centre wrote things down with pictures, so that he knew what came next.",
        Mark.GOOD_PRACTICE,
    ),
    ("His hospital passport came with him and was read by the ward on the first evening.", Mark.GOOD_PRACTICE),
    ("In March the day centre saw that he was eating less. Nobody told his doctor for two weeks.", Mark.CONCERN),
    ("A blood test was asked for on 4 April. It was not taken.", Mark.CONCERN),
)
NEXT = (
    "Day centres and doctors agree who tells whom when somebody eats less.",
    "A test that was asked for and not taken is asked for again within a week.",
)


def sections(care: Iterable[tuple[str, Mark]]) -> tuple[SectionIn, ...]:
    """The draft with these paragraphs of his care."""
    return (
        SectionIn("Who he was", [PartIn(one) for one in PORTRAIT], "His home, his songs, his bus."),
        SectionIn("His care", [PartIn(words, mark=mark) for words, mark in care], "What went well. What was missed."),
        SectionIn("What should change", [PartIn(one, mark=Mark.LEARNING) for one in NEXT], "Two things to do."),
    )


def with_drawing(told: tuple[SectionIn, ...], drawn: PartIn) -> tuple[SectionIn, ...]:
    """The same with a drawing under the paragraph about Mrs Okafor, who drew such ones for him."""
    who, care, *rest = told
    return (who, replace(care, parts=[care.parts[0], drawn, *care.parts[1:]]), *rest)


def fill(
    app: Flask, session: Session, review: Review, reviewer: StaffMember, mother: Contact, as_mother: Actor
) -> None:
    """Show the circle a short draft; the mother has said something of it and was answered."""
    key = app.extensions["settings"].seal_key
    actor = Actor(id=reviewer.id, kind=Kind.STAFF, area_id=review.area_id)
    version = bring_in(session, key, actor, review, sections(CARE), came_by=CameBy.WRITTEN, form_key="demo draft")
    translated.readings(session, key, actor, version)
    translated.where_words_went(session, actor, review, mother)
    open_version(session, key, actor, review, version, comments_until=comments_until())
    offering.offer(session, actor, review, mother, copy=True)
    said = commenting.Said(CommentKind.WRONG, "It was three weeks. I asked them every Monday.")
    made = commenting.comment(session, as_mother, review, version.id, 5, said, "demo comment")
    told = answering.Answer(Outcome.CHANGED, "Thank you. You are right, and it will say three weeks.", number=5)
    answering.answer(session, actor, review, [made.id], told, "demo answer")
