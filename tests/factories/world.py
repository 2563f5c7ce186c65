"""Two areas with staff, three reviews with their circles, a story of each person with words only they have."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import UUID

from flask import Flask
from sqlalchemy.orm import Session

from portal.circle.areas import services as areas
from portal.circle.calls import services as calls
from portal.circle.people import helpers
from portal.circle.people import services as people
from portal.circle.people.models import Contact, HelperKind, HelperMay
from portal.circle.promises import services as promises
from portal.circle.promises.models import PartOfDay
from portal.circle.reviews import importing, second_yes
from portal.circle.reviews import services as reviews
from portal.circle.reviews.csv_reading import CsvRow
from portal.circle.reviews.second_models import YesKind
from portal.clock import today
from portal.foundation.identity.actor import SYSTEM, Actor, Assurance, Kind, Role
from portal.foundation.outbox.models import Channel
from portal.ids import uuid7
from portal.taking_part.stories import services as stories
from portal.taking_part.stories.models import Card, Quoting
from tests.factories.papers import written_paper
from tests.factories.people import CIRCLE, FAR, OTHER, SHOWING
from tests.factories.photos import drawn_photo


@dataclass(frozen=True)
class Staff:
    """A member of staff."""

    id: UUID
    name: str
    area_id: UUID
    role: Role


@dataclass(frozen=True)
class Reviewed:
    """A review with the name of the person who died."""

    id: UUID
    reference: str
    person: str
    area_id: UUID


@dataclass(frozen=True)
class Contacted:
    """A contact with their place, one story of theirs, and the words that nobody else has."""

    key: str
    id: UUID
    name: str
    called: str
    email: str | None
    review: Reviewed
    actor: Actor
    marker: str
    story: UUID
    photo: UUID
    paper: UUID
    task: UUID


@dataclass(frozen=True)
class Proposal:
    """What waits for a second person, or for the press that opens a list."""

    id: UUID


@dataclass
class World:
    """Everybody, by a short key."""

    app: Flask
    contacts: dict[str, Contacted] = field(default_factory=dict)
    staff: dict[str, Staff] = field(default_factory=dict)
    reviews: dict[str, Reviewed] = field(default_factory=dict)
    proposals: dict[str, Proposal] = field(default_factory=dict)
    call: UUID = field(default_factory=uuid7)  # with the mother, taken by the support worker, nobody made sure of
    helper_id: UUID | None = None  # who helps the mother

    def __getattr__(self, key: str) -> Any:
        for group in (self.contacts, self.staff, self.reviews, self.proposals):
            if key in group:
                return group[key]
        raise AttributeError(key)


def make_world(app: Flask) -> World:
    """Fill the database of ``app``; the mother's and the other families' stories are shared, the rest is private."""
    world = World(app)
    with app.extensions["database"].transaction() as session:
        near, far = _area(session, "NHS Fenmarsh (made up)"), _area(session, "NHS Farland (made up)")
        _staff(world, session, near.id, "reviewer", "Ruth Sample", Role.REVIEWER)
        _staff(world, session, near.id, "second_reviewer", "Rhys Second", Role.REVIEWER)
        _staff(world, session, near.id, "support", "Sam Placeholder", Role.SUPPORT_WORKER)
        _staff(world, session, near.id, "lead", "Lena Specimen", Role.AREA_LEAD)
        for key, name, role in (
            ("far_reviewer", "Rita Far", Role.REVIEWER),
            ("far_support", "Stan Far", Role.SUPPORT_WORKER),
            ("far_lead", "Lars Far", Role.AREA_LEAD),
        ):
            _staff(world, session, far.id, key, name, role)
        _review(world, session, "review", "Thomas Testrow", world.reviewer)
        _review(world, session, "other_review", "Philippa Elsewhere", world.second_reviewer)
        _review(world, session, "far_review", "Quillon Faraway", world.far_reviewer)
        for told in CIRCLE:
            _contact(world, session, world.review, told)
        _contact(world, session, world.other_review, OTHER)
        _contact(world, session, world.far_review, FAR)
        for key in ("mother", "other", "far"):
            one = world.contacts[key]
            stories.share(session, one.actor, session.get_one(stories.Story, one.story))
        _proposal(world, session)
        _call(world, session)
        mother = session.get_one(Contact, world.mother.id)
        helper = helpers.Named("Hilda Helping", HelperKind.ADVOCATE, [HelperMay.SIT_WITH_ME])
        world.helper_id = helpers.name_helper(session, world.mother.actor, mother, helper, form_key="h").id
    return world


def _proposal(world: World, session: Session) -> None:
    """Sam wrote down that Arthur was a friend, not family; Lena has sent a list. Nobody has pressed yet."""
    review = session.get_one(reviews.Review, world.review.id)
    actor = Actor(id=world.support.id, kind=Kind.STAFF, area_id=review.area_id)
    wanted = second_yes.Proposed(
        kind=YesKind.RELATIONSHIP,
        words="He said so on the phone. proposal-of-review",
        detail="friend",
        contact_id=world.letter.id,
        form_key="proposal",
    )
    row = CsvRow(2, "L-77", "Tabitha Listed", told_on="01/11/2026", reviewer="reviewer@fenmarsh.example")
    lead, lookup = Actor(id=world.lead.id, kind=Kind.STAFF), world.app.extensions["lookup"]
    world.proposals["listed"] = Proposal(importing.keep(session, lead, lookup, review.area_id, [row]).id)
    world.proposals["proposal"] = Proposal(second_yes.propose(session, actor, review, wanted).id)


def _call(world: World, session: Session) -> None:
    contact = session.get_one(people.Contact, world.contacts["mother"].id)
    support = world.staff["support"]
    actor = Actor(support.id, Kind.STAFF, support.area_id, session_id=b"another sign-in")
    call = calls.begin(session, actor, support.area_id)
    calls.found(session, actor, call, contact, world.review.id)
    calls.note(session, call, "call-of-mother")
    world.call = call.id


def _area(session: Session, name: str) -> Any:
    return areas.open_area(
        session,
        public_name=name,
        phone="01632 960 100",
        email="circle@fenmarsh.example",
        controller=f"{name} board",
        checked=today(),
    )


def _staff(world: World, session: Session, area_id: UUID, key: str, name: str, role: Role) -> None:
    made = areas.add_staff(
        session,
        world.app.extensions["lookup"],
        area_id=area_id,
        name=name,
        title=role.value.replace("_", " ").capitalize(),
        phone="01632 960 101",
        email=f"{key}@fenmarsh.example",
        roles={role},
    )
    world.staff[key] = Staff(made.id, name, area_id, role)


def _review(world: World, session: Session, key: str, person: str, reviewer: Staff) -> None:
    made = reviews.open_review(
        session,
        SYSTEM,
        area_id=reviewer.area_id,
        reviewer_id=reviewer.id,
        person=person,
        told_on=today() - timedelta(days=30),
    )
    world.reviews[key] = Reviewed(made.id, made.reference, person, reviewer.area_id)


def _contact(world: World, session: Session, review: Reviewed, told: tuple[Any, ...]) -> None:
    key, name, relationship, called, ways = told
    ways = dict(ways)
    contact = people.add_contact(
        session,
        world.app.extensions["lookup"],
        SYSTEM,
        area_id=review.area_id,
        name=name,
        channel=ways.pop("channel", Channel.EMAIL),
        **ways,
    )
    kept = session.get_one(reviews.Review, review.id)
    place = reviews.invite(session, SYSTEM, kept, contact, relationship, key_contact=key == "mother", called=called)
    place.shows_presence = key in SHOWING
    actor = Actor(
        id=contact.id,
        kind=Kind.CONTACT,
        area_id=review.area_id,
        review_scope={review.id: place.id},
        assurance=Assurance.FULL,
    )
    marker = f"only-{key}-knows-this"
    story = stories.begin(session, actor, kept, f"form of {key}")
    stories.save_words(session, actor, story, Card.JUST_SAY_IT, f"A song in the kitchen. {marker}", 0)
    photo = stories.add_photo(session, actor, world.app.extensions["files"], story, drawn_photo())
    stories.describe(session, photo, f"A cup. photo-of-{key}")
    paper = stories.add_paper(session, actor, world.app.extensions["files"], story, written_paper(), "A plan.pdf")
    stories.describe(session, paper, f"A plan. paper-of-{key}")
    stories.choose_readers(session, actor, story, set(), Quoting.ASK_FIRST)
    wanted = promises.CallBack(name, "01632 960 120", PartOfDay.MORNING, f"note-of-{key}")
    task = promises.promise_call(session, actor, wanted, area_id=review.area_id, form_key=f"call of {key}")
    world.contacts[key] = Contacted(
        key, contact.id, name, called, ways.get("email"), review, actor, marker, story.id, photo.id, paper.id, task.id
    )
