"""What to think of before a version is opened (F93): hard dates, Fridays, holidays, needs not met."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.circle.areas.queries import AreaCard
from portal.circle.areas.working_days import works_on
from portal.circle.people import queries as people
from portal.circle.people.models import READS_NOTHING, Contact
from portal.circle.people.moments import span_of
from portal.circle.reviews import queries as reviews
from portal.circle.reviews.models import Review
from portal.clock import in_england
from portal.taking_part.drafts.models import DraftSeal, DraftTranslation, DraftVersion, EasySummary

FRIDAY_NOON = time(12)
SOON = 2  # days: what is opened now is read on them


class WarningKind(StrEnum):
    """Why it may be the wrong moment, or not ready for somebody."""

    FRIDAY = "friday"
    EVE = "eve"
    CLOSED = "closed"
    QUIET_DATE = "quiet_date"
    QUIET_SOON = "quiet_soon"
    BIRTHDAY = "birthday"
    DAY_OF_DEATH = "day_of_death"
    NO_EASY_READ = "no_easy_read"
    NO_TRANSLATION = "no_translation"
    READS_NOTHING = "reads_nothing"


@dataclass(frozen=True, slots=True)
class Warned:
    """One thing to think of, and for whom."""

    kind: WarningKind
    contact_id: UUID | None = None
    name: str = ""


def before_opening(
    session: Session, review: Review, version: DraftVersion, card: AreaCard, moment: datetime
) -> list[Warned]:
    """Everything to think of, in the order in which it matters."""
    found = [*_of_the_day(card, moment), *_of_the_person(review, in_england(moment).date())]
    easy = set(session.scalars(select(EasySummary.language).where(EasySummary.version_id == version.id)))
    of_version = select(DraftTranslation.language).where(
        DraftTranslation.version_id == version.id, DraftTranslation.easy.is_(False)
    )
    languages = {"en_GB", *session.scalars(of_version)}
    for contact in reviews.contacts(session, review):
        found += _of_contact(session, contact, moment, easy, languages)
    return found


def _of_the_day(card: AreaCard, moment: datetime) -> list[Warned]:
    here = in_england(moment)
    if not works_on(here.date(), card.closed_days):
        return [Warned(WarningKind.CLOSED)]
    if here.weekday() == 4 and here.time() >= FRIDAY_NOON:
        return [Warned(WarningKind.FRIDAY)]
    following = here.date() + timedelta(days=1)
    while not works_on(following, card.closed_days):
        if following.weekday() < 5:  # a holiday comes before we are back, also behind a weekend
            return [Warned(WarningKind.EVE)]
        following += timedelta(days=1)
    return []


def _of_the_person(review: Review, day: date) -> list[Warned]:
    """Their birthday and the day on which they died, in each year, when it is now or in the next days."""
    hard = ((WarningKind.BIRTHDAY, review.born), (WarningKind.DAY_OF_DEATH, review.died))
    return [Warned(kind) for kind, said in hard if said and _comes_soon(date.fromisoformat(said), day)]


def _comes_soon(first: date, day: date) -> bool:
    """Whether the day of the year comes now or soon; who was born on 29 February is thought of on the 28th too."""
    coming = {(one.month, one.day) for one in (day + timedelta(days=ahead) for ahead in range(SOON + 1))}
    days = {(first.month, first.day)} | ({(2, 28)} if (first.month, first.day) == (2, 29) else set())
    return bool(days & coming)


def _of_contact(
    session: Session, contact: Contact, moment: datetime, easy: set[str], languages: set[str]
) -> list[Warned]:
    kinds = []
    if not people.held(session, contact.id, moment):
        kinds += _of_quiet_days(session, contact, in_england(moment).date())
    if contact.easy and contact.language not in easy:
        kinds.append(WarningKind.NO_EASY_READ)
    if contact.reads == READS_NOTHING:
        kinds.append(WarningKind.READS_NOTHING)
    elif not {contact.language, contact.reads or contact.language} <= _codes(languages):
        kinds.append(WarningKind.NO_TRANSLATION)
    return [Warned(one, contact.id, contact.name) for one in kinds]


def _codes(languages: set[str]) -> set[str]:
    """Languages as pages and as people name them: ``en_GB`` is ``en`` too."""
    return languages | {one.partition("_")[0] for one in languages}


def _of_quiet_days(session: Session, contact: Contact, day: date) -> list[WarningKind]:
    spans = [span_of(one) for one in people.quiet_dates(session, contact.id)]
    if any(one.holds(day) for one in spans):
        return [WarningKind.QUIET_DATE]
    soon = any(one.holds(day + timedelta(days=ahead)) for one in spans for ahead in range(1, SOON + 1))
    return [WarningKind.QUIET_SOON] if soon else []


def sealed_translations(session: Session, version_id: UUID) -> set[tuple[str, bool]]:
    """Languages (and easy read or not) in which a version was given, whole and sealed."""
    query = select(DraftSeal.language, DraftSeal.easy).where(
        DraftSeal.version_id == version_id, DraftSeal.language != ""
    )
    return {(language, easy) for language, easy in session.execute(query)}
