"""A portal with rows in it: one area for each size, so that all sizes stand side by side in one database."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

from flask import Flask
from sqlalchemy.orm import Session

from portal.app import create_app
from portal.circle.access import services as access
from portal.circle.areas import services as areas
from portal.circle.people import services as people
from portal.circle.promises import services as promises
from portal.circle.promises.models import PartOfDay
from portal.circle.reviews import services as reviews
from portal.circle.reviews.models import Relationship, StepKind
from portal.clock import today
from portal.foundation.identity.actor import SYSTEM, Actor, Assurance, Kind, Role
from portal.foundation.migrations.run import upgrade
from portal.foundation.outbox.models import Channel
from portal.settings import Settings
from portal.taking_part.stories import services as stories
from portal.taking_part.stories.models import Card, Quoting
from tests.factories.settings import environment_for

WORDS = (
    "He sang in the kitchen every Sunday, always the same three songs, and he knew every bus driver by name. "
    "When the number 14 came late he told the driver off, and then he hugged him. "
) * 2
SIZES = (1, 20, 40)


@dataclass
class Crowd:
    """One area: ``rows`` reviews and as many open calls; a quarter of them with a shared story."""

    rows: int
    area_id: Any = None
    staff: dict[str, Any] = field(default_factory=dict)
    family: Actor | None = None  # in the circle of the first review
    reference: str = ""
    story: Any = None  # begun, not shared: the one that is written on
    link: str = ""  # token of a link that was not used yet
    cookies: dict[str, str] = field(default_factory=dict)  # who -> sign-in cookie


@dataclass
class Filled:
    """The application, its environment for a server of its own, and its areas by size."""

    app: Flask
    environment: dict[str, str]
    crowds: dict[int, Crowd]
    writers: list[tuple[str, str]]  # sign-in cookie and card of somebody who writes, one each


def fill(folder: Path, database_url: str, sizes: tuple[int, ...] = SIZES, writers: int = 8) -> Filled:
    """Migrate the database and fill it by the portal's own services."""
    folder.mkdir(parents=True, exist_ok=True)
    environment = environment_for(folder, database_url, 9)  # nothing is sent: the port of nobody
    upgrade(database_url)
    app = create_app(Settings.from_environment(environment))
    made = Filled(app, environment, {}, [])
    with app.extensions["database"].transaction() as session:
        for rows in sizes:
            made.crowds[rows] = _crowd(app, session, rows)
        for number in range(writers):
            made.writers.append(_writer(app, session, made.crowds[sizes[0]], number))
    return made


def signed_in(session: Session, *, contact: Any = None, staff: Any = None) -> str:
    """A sign-in cookie that lasts for the whole measurement."""
    return access.begin_sign_in(
        session, Assurance.FULL, None, contact_id=contact, staff_id=staff, idle=timedelta(hours=12)
    )


def _crowd(app: Flask, session: Session, rows: int) -> Crowd:
    crowd = Crowd(rows)
    area = areas.open_area(
        session,
        public_name=f"NHS Fenmarsh {rows} (made up)",
        phone="01632 960 100",
        email="circle@fenmarsh.example",
        controller="NHS Fenmarsh board (made up)",
        checked=today(),
    )
    crowd.area_id = area.id
    for role in (Role.REVIEWER, Role.SUPPORT_WORKER):
        crowd.staff[role.value] = areas.add_staff(
            session,
            app.extensions["lookup"],
            area_id=area.id,
            name="Ruth Sample" if role is Role.REVIEWER else "Sam Placeholder",
            title="LeDeR reviewer" if role is Role.REVIEWER else "Support worker",
            phone="01632 960 101",
            email=f"{role.value}{rows}@fenmarsh.example",
            roles={role},
        )
        crowd.cookies[role.value] = signed_in(session, staff=crowd.staff[role.value].id)
    for number in range(rows):
        _row(app, session, crowd, number)
    _family(session, crowd)
    return crowd


def _row(app: Flask, session: Session, crowd: Crowd, number: int) -> None:
    review = reviews.open_review(
        session,
        SYSTEM,
        area_id=crowd.area_id,
        reviewer_id=crowd.staff["reviewer"].id,
        person=f"Thomas Rowan {number}",
        told_on=today() - timedelta(days=35),
    )
    actor = _contact(app, session, review, f"Marta Rowan {number}", f"marta{crowd.rows}.{number}@rowan.example")
    if number == 0:
        crowd.family, crowd.reference = actor, review.reference
    if number % 4 == 0:
        _shared_story(session, actor, review, f"shared {crowd.rows} {number}")
    wanted = promises.CallBack("Marta Rowan", "01632 960 120", PartOfDay.MORNING, "After ten, please.", "home")
    owner = crowd.staff["reviewer" if number % 4 == 0 else "support_worker"]
    promises.promise_call(
        session, actor, wanted, area_id=crowd.area_id, form_key=f"call {crowd.rows} {number}", owner_id=owner.id
    )


def _contact(app: Flask, session: Session, review: Any, name: str, email: str) -> Actor:
    contact = people.add_contact(
        session,
        app.extensions["lookup"],
        SYSTEM,
        area_id=review.area_id,
        name=name,
        channel=Channel.EMAIL,
        email=email,
    )
    place = reviews.invite(session, SYSTEM, review, contact, Relationship.SISTER, called="Tommy")
    return Actor(
        id=contact.id,
        kind=Kind.CONTACT,
        area_id=review.area_id,
        review_scope={review.id: place.id},
        assurance=Assurance.FULL,
    )


def _shared_story(session: Session, actor: Actor, review: Any, key: str) -> Any:
    story = stories.begin(session, actor, review, key)
    stories.save_words(session, actor, story, Card.JUST_SAY_IT, WORDS, 0)
    stories.choose_readers(session, actor, story, set(), Quoting.ASK_FIRST)
    stories.share(session, actor, story)
    return story


def _family(session: Session, crowd: Crowd) -> None:
    """Their own page grows too: a quarter of ``rows`` as stories, promises and steps."""
    actor = crowd.family
    assert actor is not None
    review = session.get_one(reviews.Review, next(iter(actor.review_scope)))
    for number in range(crowd.rows // 4):
        _shared_story(session, actor, review, f"own {crowd.rows} {number}")
        reviews.write_step(session, review, StepKind.SPOKE_WITH_CARER, today(), crowd.staff["reviewer"].id)
        wanted = promises.CallBack("Marta Rowan", "01632 960 120", PartOfDay.MORNING)
        key = f"own {crowd.rows} {number}"
        made = promises.promise_call(session, actor, wanted, area_id=crowd.area_id, form_key=key)
        promises.keep(session, actor, made)
    crowd.story = stories.begin(session, actor, review, f"writing {crowd.rows}")
    crowd.cookies["family"] = signed_in(session, contact=actor.id)
    contact = session.get_one(people.Contact, actor.id)
    crowd.link = access.make_link(
        session, contact, lasts=timedelta(days=7), sent_for=crowd.staff["reviewer"].id, browser_hash=None
    )


def _writer(app: Flask, session: Session, crowd: Crowd, number: int) -> tuple[str, str]:
    assert crowd.family is not None
    review = session.get_one(reviews.Review, next(iter(crowd.family.review_scope)))
    actor = _contact(app, session, review, f"Writer {number}", f"writer{number}@rowan.example")
    story = stories.begin(session, actor, review, f"writer {number}")
    card = f"/reviews/{review.reference}/stories/{story.id}/cards/{Card.JUST_SAY_IT.value}"
    return signed_in(session, contact=actor.id), card


Say = Callable[[str], None]
