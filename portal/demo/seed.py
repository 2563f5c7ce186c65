"""Fills an empty demo database with a small fictional area."""

import json
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.circle.access.tokens import new_token
from portal.circle.areas import services as areas
from portal.circle.areas.models import Area, StaffMember
from portal.circle.involvement import services as involvement
from portal.circle.involvement.models import Level
from portal.circle.people import services as people
from portal.circle.people.models import Contact
from portal.circle.promises import services as promises
from portal.circle.promises.models import PartOfDay
from portal.circle.reviews import services as reviews
from portal.circle.reviews.models import CirclePlace, Relationship, Review, StepKind
from portal.clock import today
from portal.demo import afterwards, drawings, flagged, further, meeting, newer, post, reading, translated
from portal.foundation.db.lookup import Lookup
from portal.foundation.identity.actor import SYSTEM, Actor, Assurance, Kind, Role
from portal.foundation.outbox.models import Channel
from portal.taking_part.stories import services as stories
from portal.taking_part.stories.models import Card, Quoting, Story

STORY = (
    "He sang in the kitchen every Sunday, always the same three songs, and he knew every bus driver by name. "
    "When the number 14 came late he told the driver off, and then he hugged him."
)
HELPED = "Mrs Okafor at the day centre wrote things down with pictures. Then he knew what would happen next."


def fill(app: Flask, folder: Path) -> None:
    """Make the area, its staff, one review with six people in its circle, stories, a promise, and their links."""
    database, lookup = app.extensions["database"], app.extensions["lookup"]
    with database.transaction() as session:
        area = areas.open_area(
            session,
            public_name="NHS Fenmarsh and Vale (a demo)",
            phone="01632 960 100",  # a number kept for drama by Ofcom
            email="circle@fenmarsh.example",
            controller="NHS Fenmarsh and Vale Integrated Care Board (a demo)",
            checked=today(),
        )
        staff = {
            "reviewer": _staff(session, lookup, area, "Ruth Sample", "LeDeR reviewer", "01632 960 101", Role.REVIEWER),
            "support": _staff(
                session,
                lookup,
                area,
                "Sam Placeholder",
                "Support worker",
                "01632 960 102",
                Role.SUPPORT_WORKER,
            ),
            "area_lead": _staff(
                session, lookup, area, "Lena Specimen", "Local area contact", "01632 960 103", Role.AREA_LEAD
            ),
        }
        review = reviews.open_review(
            session,
            SYSTEM,
            area_id=area.id,
            reviewer_id=staff["reviewer"].id,
            person="Thomas Rowan",
            told_on=today() - timedelta(days=35),
        )
        reviews.write_step(session, review, StepKind.REVIEWER_NAMED, today() - timedelta(days=28), staff["reviewer"].id)
        contacts = _circle(session, lookup, area, review)
        told = _stories(app, session, review, contacts)
        _promise(session, area, contacts["family"], staff["support"])
        mother = contacts["key_contact"]
        place = session.scalars(select(CirclePlace).where(CirclePlace.contact_id == mother.id)).one()
        reading.fill(app, session, review, staff["reviewer"], mother, _as(mother, review, place.id))
        places = {one.contact_id: one.id for one in session.scalars(select(CirclePlace))}
        actors = {key: _as(one, review, places[one.id]) for key, one in contacts.items()}
        reviewer, seal_key = further.as_staff(staff["reviewer"].id, review), app.extensions["settings"].seal_key
        newer.fill(session, seal_key, reviewer, review, actors, app.extensions["files"])
        met = meeting.fill(session, review, staff["reviewer"], contacts, actors)
        met["flagged"] = flagged.fill(session, review, contacts["no_email"])
        post.fill(session, review, contacts["no_email"], staff["support"].id)
        further.waiting(session, review, contacts["no_email"], further.as_staff(staff["support"].id, review))
        further.first_contacts(session, review, contacts, reviewer)
        lead = further.as_staff(staff["area_lead"].id, review)
        closed, contacts["closed"] = further.closed(session, lookup, review, lead)
        further.no_news_due(session, review, contacts["family"], reviewer)
        held, contacts["on_hold"] = further.on_hold(session, lookup, review, reviewer)
        early, contacts["portrait"] = further.early(session, lookup, review)
        translated.portrait(session, seal_key, reviewer, early)
        finished, contacts["finished"] = afterwards.fill(app, session, review, reviewer)
    others = {"closed": closed, "on_hold": held, "finished": finished, "portrait": early}
    _write_links(folder, review, contacts, staff, told, met, {key: one.reference for key, one in others.items()})


def _staff(session: Session, lookup: Lookup, area: Area, name: str, title: str, phone: str, role: Role) -> StaffMember:
    email = f"{name.split()[0].lower()}@fenmarsh.example"
    return areas.add_staff(
        session,
        lookup,
        area_id=area.id,
        name=name,
        title=title,
        phone=phone,
        email=email,
        roles={role},
        photo="portrait-of-nobody" if role is Role.REVIEWER else None,  # drawn: nobody in the demo is real
    )


def _circle(session: Session, lookup: Lookup, area: Area, review: Review) -> dict[str, Contact]:
    told: list[tuple[str, str, Relationship, str, dict[str, Any]]] = [
        ("family", "Marta Rowan", Relationship.SISTER, "Tommy", {"email": "marta@rowan.example"}),
        ("key_contact", "Joan Rowan", Relationship.MOTHER, "my Thomas", {"email": "joan@rowan.example"}),
        (
            "easy_read",
            "Dev Rowan",
            Relationship.BROTHER,
            "Tommy",
            {"email": "dev@rowan.example", "easy": True},
        ),
        (
            "urdu",
            "Nasreen Example",
            Relationship.PAID_CARER,
            "Thomas",
            {"email": "nasreen@example.org", "language": "ur"},
        ),
        (
            "polish",
            "Zofia Przykład",
            Relationship.FRIEND,
            "Tomek",
            {"email": "zofia@przyklad.example", "language": "pl"},
        ),
        (
            "no_email",
            "Arthur Rowan",
            Relationship.OTHER_FAMILY,
            "Tom",
            {"phone": "01632 960 150", "address": "1 Example Row, Fenmarsh", "channel": Channel.LETTER},
        ),
    ]
    contacts = {}
    for key, name, relationship, called, ways in told:
        channel = ways.pop("channel", Channel.EMAIL)
        contact = people.add_contact(
            session,
            lookup,
            SYSTEM,
            area_id=area.id,
            name=name,
            channel=channel,
            **ways,
        )
        place = reviews.invite(
            session, SYSTEM, review, contact, relationship, key_contact=key == "key_contact", called=called
        )
        place.shows_presence = key in {"key_contact", "family", "polish"}
        contacts[key] = contact
    session.flush()
    return contacts


def _as(contact: Contact, review: Review, place: UUID) -> Actor:
    return Actor(
        id=contact.id,
        kind=Kind.CONTACT,
        area_id=contact.area_id,
        review_scope={review.id: place},
        assurance=Assurance.FULL,
    )


def _stories(app: Flask, session: Session, review: Review, contacts: dict[str, Contact]) -> dict[str, Story]:
    """Everybody has begun a story, so that each page has something to show; two have shared theirs."""
    told: dict[str, Story] = {}
    places = {one.contact_id: one for one in session.scalars(select(CirclePlace))}
    for key, contact in contacts.items():
        place = places[contact.id]
        actor = _as(contact, review, place.id)
        story = stories.begin(session, actor, review, f"demo {key}")
        told[key] = story
        if key in {"family", "key_contact"}:
            stories.save_words(session, actor, story, Card.JUST_SAY_IT, STORY, 0)
            stories.save_words(session, actor, story, Card.HELPED, HELPED, 0)
            stories.add_photo(session, actor, app.extensions["files"], story, drawings.by_the_window())
            stories.choose_readers(session, actor, story, {contacts["polish"].id}, Quoting.ASK_FIRST)
            stories.share(session, actor, story)
            involvement.choose(session, actor, place, Level.TELL_YOU_ABOUT_THEM)
    return told


def _promise(session: Session, area: Area, contact: Contact, support: StaffMember) -> None:
    actor = Actor(id=contact.id, kind=Kind.CONTACT, area_id=area.id, assurance=Assurance.FULL)
    wanted = promises.CallBack(contact.name, "01632 960 120", PartOfDay.MORNING, "", "what-a-review-is")
    promises.promise_call(session, actor, wanted, area_id=area.id, form_key="demo call", owner_id=support.id)


def _write_links(
    folder: Path,
    review: Review,
    contacts: dict[str, Contact],
    staff: dict[str, StaffMember],
    told: dict[str, Story],
    met: dict[str, UUID],
    references: dict[str, str],
) -> None:
    shared = told["family"].id
    people_told = {}
    for key, one in {**contacts, **staff}.items():
        people_told[key] = {
            "token": new_token(),
            "id": one.id.hex,
            "staff": key in staff,
            "ref": references.get(key, review.reference),
            "area": str(review.area_id),
            "place": str(met["place"]),
            "flagged": str(met["flagged"]),
            "time": f"{meeting.free_time():%Y%m%dT%H%MZ}",
            "contact": str(contacts["family"].id),
            "meeting": str(met.get(key, met["family"])),
            "story": str(told[key].id if key in told else shared),
        }
    path = folder / "people.json"
    path.write_text(json.dumps(people_told, indent=1), "utf-8")
    path.chmod(0o600)
