"""What to think of before a version is opened (F93): hard dates, Fridays, holidays, needs not met."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.circle.areas.queries import AreaCard
from portal.circle.areas.working_days import works_on
from portal.circle.people import queries as people
from portal.circle.people.models import Contact
from portal.circle.people.queries import MessageKind
from portal.circle.reviews import queries as reviews
from portal.circle.reviews.models import Review
from portal.clock import in_england
from portal.taking_part.drafts.models import DraftSeal, DraftTranslation, DraftVersion, EasySummary

FRIDAY_NOON = time(12)


class WarningKind(StrEnum):
    """Why it may be the wrong moment, or not ready for somebody."""

    FRIDAY = "friday"
    EVE = "eve"
    CLOSED = "closed"
    QUIET_DATE = "quiet_date"
    NO_EASY_READ = "no_easy_read"
    NO_TRANSLATION = "no_translation"


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
    found = [*_of_the_day(card, moment)]
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
    tomorrow = here.date() + timedelta(days=1)
    if tomorrow.weekday() < 5 and not works_on(tomorrow, card.closed_days):
        return [Warned(WarningKind.EVE)]
    return []


def _of_contact(
    session: Session, contact: Contact, moment: datetime, easy: set[str], languages: set[str]
) -> list[Warned]:
    found = []
    if people.held(session, contact.id, moment) == [] and not people.may_contact(
        session, contact.id, MessageKind.NEWS, moment
    ):
        found.append(Warned(WarningKind.QUIET_DATE, contact.id, contact.name))
    if contact.easy and contact.language not in easy:
        found.append(Warned(WarningKind.NO_EASY_READ, contact.id, contact.name))
    if contact.language not in languages:
        found.append(Warned(WarningKind.NO_TRANSLATION, contact.id, contact.name))
    return found


def sealed_translations(session: Session, version_id: UUID) -> set[tuple[str, bool]]:
    """Languages (and easy read or not) in which a version was given, whole and sealed."""
    query = select(DraftSeal.language, DraftSeal.easy).where(
        DraftSeal.version_id == version_id, DraftSeal.language != ""
    )
    return {(language, easy) for language, easy in session.execute(query)}
