"""A note at agreed intervals though there is no news (F95): silence is what families do not forgive.

The portal only asks the reviewer. Nothing goes to anybody before a person has confirmed it and said what we wait for.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import bindparam, exists, select
from sqlalchemy.orm import Session

from portal.circle.access.doors import Ways
from portal.circle.areas import queries as areas
from portal.circle.areas.models import StaffMember
from portal.circle.involvement import notices
from portal.circle.involvement.no_news_models import NewsEvery, NoNewsNote, WaitsFor
from portal.circle.people import queries as people
from portal.circle.people.models import Contact
from portal.circle.people.queries import MessageKind
from portal.circle.promises import services as promises
from portal.circle.promises.models import Task, TaskKind
from portal.circle.reviews.models import CirclePlace, Review, Stage
from portal.clock import now, today
from portal.foundation.audit import services as audit
from portal.foundation.db.engine import Database
from portal.foundation.db.once import add_once, key_of
from portal.foundation.identity.actor import SYSTEM, Actor, Kind

WEEKS = (2, 4, 8)
_TASK_OPEN = exists().where(
    Task.kind == TaskKind.NO_NEWS,
    Task.contact_id == CirclePlace.contact_id,
    Task.review_id == CirclePlace.review_id,
    Task.done_at.is_(None),
)
_GOES_ON = (CirclePlace.ended_at.is_(None), Review.closed_as.is_(None), Review.stage != Stage.COMPLETE)


class HeldBack(Exception):
    """They asked for a pause or stopped, died, or were refused: nothing is written to them now."""


@dataclass(frozen=True, slots=True)
class Last:
    """The last note to somebody: which day, by whom, what we waited for."""

    on_day: date
    by: str
    waits_for: WaitsFor


def agreed(session: Session, place: CirclePlace) -> NewsEvery | None:
    """What was agreed with them; nothing: no such notes."""
    return session.scalars(select(NewsEvery).where(NewsEvery.place_id == place.id)).first()


# Built once: building a query costs as much as running it.
_SHOWN = (
    select(NewsEvery, NoNewsNote, StaffMember.name)
    .select_from(CirclePlace)
    .outerjoin(NewsEvery, NewsEvery.place_id == CirclePlace.id)
    .outerjoin(
        NoNewsNote, (NoNewsNote.contact_id == CirclePlace.contact_id) & (NoNewsNote.review_id == CirclePlace.review_id)
    )
    .outerjoin(StaffMember, StaffMember.id == NoNewsNote.confirmed_by)
    .where(CirclePlace.id == bindparam("place_id"))
    .order_by(NoNewsNote.id.desc())
    .limit(1)
)


def shown(session: Session, place: CirclePlace) -> tuple[NewsEvery | None, Last | None]:
    """What was agreed with somebody, and the last note to them about this review; one query."""
    row, note, by = session.execute(_SHOWN, {"place_id": place.id}).one()
    return row, Last(note.on_day, by, note.waits_for) if note else None


def agree(session: Session, actor: Actor, review: Review, place: CirclePlace, weeks: int) -> None:
    """Keep what was agreed with them; 0 weeks: no such notes. Raises ``ValueError`` for weeks that are not offered."""
    if weeks and weeks not in WEEKS:
        raise ValueError("weeks that are not offered")
    row, by = agreed(session, place), _of_staff(actor)
    if not weeks:
        if row is not None:
            session.delete(row)
        _let_go(session, actor, place)
    elif row is None:
        next_on = today() + timedelta(weeks=weeks)
        session.add(NewsEvery(place_id=place.id, weeks=weeks, next_on=next_on, agreed_on=today(), agreed_by=by))
    elif row.weeks != weeks:
        row.weeks, row.next_on = weeks, today() + timedelta(weeks=weeks)
        row.agreed_on, row.agreed_by = today(), by
    else:
        return
    session.flush()
    _tell(session, "involvement.news_agreed", actor, review, place, weeks=weeks)


def going_on(session: Session, contact_id: UUID) -> list[tuple[CirclePlace, Review, int]]:
    """Where somebody may choose how often they hear from us, with the weeks they have now; 0: no such notes."""
    query = select(CirclePlace, Review, NewsEvery.weeks).join(Review, Review.id == CirclePlace.review_id)
    query = query.outerjoin(NewsEvery, NewsEvery.place_id == CirclePlace.id)
    found = session.execute(query.where(CirclePlace.contact_id == contact_id, *_GOES_ON).order_by(CirclePlace.id))
    return [(place, review, weeks or 0) for place, review, weeks in found]


def choose(session: Session, actor: Actor, weeks: int) -> None:
    """Somebody chooses for themselves, for each review that goes on; what is as it was stays. Raises ``ValueError``."""
    for place, review, now_weeks in going_on(session, actor.known_id()):
        if weeks != now_weeks:
            agree(session, actor, review, place, weeks)


def confirm(
    session: Session, actor: Actor, review: Review, place: CirclePlace, waits_for: WaitsFor, ways: Ways
) -> bool:
    """There is no news, and we wait for this: told on their channel; whether it was new. Raises ``HeldBack``."""
    if not people.may_contact(session, place.contact_id, MessageKind.NEWS, now()):
        raise HeldBack
    note = NoNewsNote(
        review_id=review.id,
        contact_id=place.contact_id,
        waits_for=waits_for,
        on_day=today(),
        confirmed_by=actor.known_id(),
        made_once=key_of(place.id, f"no news {today().isoformat()}"),
    )
    if add_once(session, note) is not note:
        return False
    _again(session, actor, place)
    contact = session.get_one(Contact, place.contact_id)
    signed = areas.signature(session, review.area_id, actor.known_id())
    row = agreed(session, place)
    next_on = row.next_on if row else None
    notices.no_news(session, contact, waits_for, next_on, {"page": ways.door(session, contact.id), **signed})
    _tell(session, "involvement.no_news_told", actor, review, place, waits_for=waits_for.value)
    return True


def heard_already(session: Session, actor: Actor, review: Review, place: CirclePlace) -> None:
    """They heard from us without a note: it is asked again after the same time, and nothing is sent."""
    _again(session, actor, place)
    _tell(session, "involvement.no_news_needed", actor, review, place)


def ask_reviewers(database: Database) -> None:
    """Give each reviewer whose note is due a task, once; never for somebody to whom nothing may go now."""
    with database.reading() as session:
        if not _due(session) and not _over(session):
            return
    with database.transaction() as session:
        for task in _over(session):
            promises.drop(session, SYSTEM, task)
        for place, review, next_on in _due(session):
            if people.may_contact(session, place.contact_id, MessageKind.NEWS, now()):
                ask_of(session, review, place, next_on)


def ask_of(session: Session, review: Review, place: CirclePlace, next_on: date) -> None:
    """Ask the reviewer whether there is news for somebody; for one day once."""
    task = promises.add_task(
        session,
        SYSTEM,
        TaskKind.NO_NEWS,
        area_id=review.area_id,
        contact_id=place.contact_id,
        review_id=review.id,
        owner_id=review.reviewer_id,
        due_on=_day(session, review),
        made_once=key_of(place.id, f"ask for news {next_on.isoformat()}"),
    )
    task.name = session.get_one(Contact, place.contact_id).name
    session.flush()


def _of_staff(actor: Actor) -> UUID | None:
    """Who of the staff wrote it down; nobody where a contact chose by themselves."""
    return actor.assisted_by if actor.kind is Kind.CONTACT else actor.known_id()


def _due(session: Session) -> list[tuple[CirclePlace, Review, date]]:
    query = select(CirclePlace, Review, NewsEvery.next_on).join(NewsEvery, NewsEvery.place_id == CirclePlace.id)
    query = query.join(Review, Review.id == CirclePlace.review_id)
    found = session.execute(query.where(NewsEvery.next_on <= today(), *_GOES_ON, ~_TASK_OPEN).limit(100))
    return [(place, review, next_on) for place, review, next_on in found]


def _over(session: Session) -> list[Task]:
    """Tasks for notes that nobody may write any more: the review ended, or they left the circle."""
    goes_on = (
        select(CirclePlace.id)
        .join(Review, Review.id == CirclePlace.review_id)
        .where(CirclePlace.contact_id == Task.contact_id, CirclePlace.review_id == Task.review_id, *_GOES_ON)
    )
    mine = Task.kind == TaskKind.NO_NEWS, Task.done_at.is_(None)
    return list(session.scalars(select(Task).where(*mine, ~goes_on.correlate(Task).exists())))


def _day(session: Session, review: Review) -> date:
    card = areas.card(session, review.area_id)
    return card.next_day() if card else today()


def _again(session: Session, actor: Actor, place: CirclePlace) -> None:
    row = agreed(session, place)
    if row is not None:
        row.next_on = today() + timedelta(weeks=row.weeks)
    for task in _tasks(session, place):
        promises.keep(session, actor, task)
    session.flush()


def _let_go(session: Session, actor: Actor, place: CirclePlace) -> None:
    for task in _tasks(session, place):
        promises.drop(session, actor, task)


def _tasks(session: Session, place: CirclePlace) -> list[Task]:
    mine = Task.kind == TaskKind.NO_NEWS, Task.contact_id == place.contact_id, Task.review_id == place.review_id
    return list(session.scalars(select(Task).where(*mine, Task.done_at.is_(None))))


def _tell(session: Session, event: str, actor: Actor, review: Review, place: CirclePlace, **detail: str | int) -> None:
    audit.record(
        session, event, actor, area_id=review.area_id, review_id=review.id, thing_id=place.contact_id, **detail
    )
