"""A finished review in the demo: what the group agreed, what was done, what is late, what will not be done."""

from datetime import timedelta

from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.circle.people.models import Contact
from portal.circle.reviews.models import CirclePlace, Relationship, Review
from portal.clock import today
from portal.demo.alone import Alone, open_with
from portal.foundation.identity.actor import Actor, Assurance, Kind
from portal.taking_part.actions import services as actions
from portal.taking_part.actions import translating as in_other_words
from portal.taking_part.actions.models import ActionState, Staying
from portal.taking_part.actions.translating import Written
from portal.taking_part.comments import answering, commenting
from portal.taking_part.comments.answering import Answer
from portal.taking_part.comments.models import CommentKind, Outcome
from portal.taking_part.completion import services as completing
from portal.taking_part.drafts import offering, translating
from portal.taking_part.drafts.completion_models import Meeting
from portal.taking_part.drafts.models import CameBy, DraftVersion, Mark
from portal.taking_part.drafts.opening import open_version
from portal.taking_part.drafts.translating import Screen
from portal.taking_part.drafts.versions import PartIn, SectionIn, bring_in

SECTIONS = (
    SectionIn("Who she was", [PartIn("Edith was 63. She grew tomatoes and gave them all away.")], "Her garden."),
    SectionIn(
        "Her care",
        [
            PartIn("Her sister was asked each time, and her words stand in the notes.", mark=Mark.GOOD_PRACTICE),
            PartIn("Her yearly health check was late by five months.", mark=Mark.CONCERN),
        ],
        "What went well. What was late.",
    ),
)
EASY = (
    Screen("a-person", "Edith grew tomatoes.\nShe gave them away."),
    Screen("doctor", "Her health check was late."),
)
SAID = "It was not five months. She waited since the winter."
RECORDS = "The surgery wrote down the day on which it asked her. From that day it was five months."
AGAIN = "She had asked them herself before that. Nobody wrote it down."
STILL = "We believe you that she asked. We found no other day to count from."
DIFFERENTLY = "Edie asked for her check in the winter. For us she waited nine months."
AGREED = (
    ("Health checks that are late are asked for by telephone.", "Fenmarsh Surgery", -20, ActionState.DONE, ""),
    ("A letter about health checks in easy read.", "NHS Fenmarsh and Vale", -3, ActionState.AGREED, ""),
    ("Somebody brings people to their health check.", "Fenmarsh Day Services", 40, ActionState.AGREED, ""),
    (
        "A second nurse for health checks.",
        "Fenmarsh Surgery",
        10,
        ActionState.NOT_DONE,
        "There was no money for it this year. It is asked for again in April.",
    ),
)

IN_EASY_WORDS = {"NHS Fenmarsh and Vale": "They write a letter about health checks. It is easy to read."}


def fill(app: Flask, session: Session, first: Review, reviewer: Actor) -> tuple[Review, Contact]:
    """A review that is finished, with one contact who stays in touch."""
    wanted = Alone(
        "Edith Specimen",
        190,
        "Grace Specimen",
        "grace@specimen.example",
        Relationship.SISTER,
        "Edie",
        address="2 Example Row, Fenmarsh",
    )
    review, contact = open_with(session, app.extensions["lookup"], first, wanted)
    session.flush()
    key = app.extensions["settings"].seal_key
    version = bring_in(session, key, reviewer, review, SECTIONS, came_by=CameBy.WRITTEN, form_key="demo finished")
    translating.keep_screens(session, key, reviewer, version, "en_GB", "Ruth Sample", EASY)
    open_version(session, key, reviewer, review, version)
    offered = offering.offer(session, reviewer, review, contact, copy=True)
    offering.say_how(session, reviewer, offered, Meeting.ALONE)
    place = session.scalars(select(CirclePlace.id).where(CirclePlace.contact_id == contact.id)).one()
    sister = Actor(
        id=contact.id,
        kind=Kind.CONTACT,
        area_id=review.area_id,
        review_scope={review.id: place},
        assurance=Assurance.FULL,
    )
    _sees_differently(session, reviewer, review, sister, version)
    completing.complete(session, key, reviewer, review, same_text_by=reviewer.known_id())
    for what, who, days, state, why in AGREED:
        told = actions.Agreed(what, who, today() + timedelta(days=days))
        row, _new = actions.agree(session, reviewer, review, told, f"demo {what}")
        actions.became(session, reviewer, review, row, state, why)
        if (told_easily := IN_EASY_WORDS.get(who)) is not None:
            told_in = Written("en_GB", True, "Ruth Sample", told_easily, who)
            in_other_words.write(session, reviewer, review, row, told_in)
    actions.choose(session, sister, review, Staying.STAY)
    return review, contact


def _sees_differently(session: Session, reviewer: Actor, review: Review, sister: Actor, version: DraftVersion) -> None:
    """She said it, was answered, said it once more, was answered again: her own words stand beside ours (F115)."""
    said = commenting.comment(
        session, sister, review, version.id, 3, commenting.Said(CommentKind.WRONG, SAID), "demo finished said"
    )
    answering.answer(session, reviewer, review, [said.id], Answer(Outcome.NOT_CHANGED, RECORDS), "demo finished one")
    commenting.reply(session, sister, said, AGAIN)
    answering.answer(session, reviewer, review, [said.id], Answer(Outcome.NOT_CHANGED, STILL), "demo finished two")
    commenting.see_differently(session, sister, said, DIFFERENTLY)
