"""What the pages of a circle show: for each member how they were told and invited, and whether they came in."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from portal.circle.access import queries as access
from portal.circle.areas import queries as areas
from portal.circle.reviews import queries as reviews
from portal.circle.reviews.members import FIRST_CONTACT, INVITED
from portal.circle.reviews.models import FAMILY, CircleStepKind, Relationship, Review
from portal.circle.reviews.queries import Member
from portal.foundation.identity.actor import Actor, Role

NOT_FAMILY = frozenset(Relationship) - FAMILY


@dataclass(frozen=True, slots=True)
class Noted:
    """A step towards somebody: what, when, by whom."""

    kind: CircleStepKind
    on_day: date
    by: str


@dataclass(frozen=True, slots=True)
class Told:
    """A member of the circle. ``has_come_in`` is all that staff may know of what they do here."""

    member: Member
    first_contact: tuple[Noted, ...]
    invited: tuple[Noted, ...]
    told_what_they_read: tuple[Noted, ...]
    has_come_in: bool

    @property
    def not_told_what_they_read(self) -> bool:
        """A key contact who is not family, and nobody has told them yet what they will be able to read (F16)."""
        return self.member.key_contact and self.member.relationship in NOT_FAMILY and not self.told_what_they_read


def told(session: Session, review: Review) -> list[Told]:
    """Everybody of the circle, the key contact first."""
    circle = reviews.circle(session, review)
    steps = reviews.steps_to_contacts(session, review)
    names = areas.names_of(session, {one.by_staff for one in steps if one.by_staff})
    inside = access.come_in(session, {one.contact_id for one in circle})
    noted: dict[UUID, list[Noted]] = {}
    for one in steps:
        by = names[one.by_staff].name if one.by_staff else ""
        noted.setdefault(one.contact_id, []).append(Noted(one.kind, one.on_day, by))
    return [
        Told(
            member,
            tuple(one for one in noted.get(member.contact_id, ()) if one.kind in FIRST_CONTACT),
            tuple(one for one in noted.get(member.contact_id, ()) if one.kind in INVITED),
            tuple(one for one in noted.get(member.contact_id, ()) if one.kind is CircleStepKind.TOLD_WHAT_THEY_READ),
            member.contact_id in inside,
        )
        for member in circle
    ]


def open_reviews(session: Session, actor: Actor) -> list[reviews.Listed]:
    """The open reviews whose circle somebody may add to: their own, and all of areas where they support or lead."""
    whole = {
        area_id
        for area_id in actor.roles_by_area
        if actor.has_role(Role.SUPPORT_WORKER, area_id) or actor.has_role(Role.AREA_LEAD, area_id)
    }
    found = {one.id: one for one in reviews.of_areas(session, whole)} if whole else {}
    found |= {one.id: one for one in reviews.of_reviewer(session, actor.known_id())}
    return sorted(found.values(), key=lambda one: (one.due_on, one.id))


def closed_reviews(session: Session, actor: Actor) -> list[reviews.Listed]:
    """Reviews that went no further, in the areas that somebody leads."""
    led = {area_id for area_id in actor.roles_by_area if actor.has_role(Role.AREA_LEAD, area_id)}
    return reviews.closed_in(session, led) if led else []


def reviewers(session: Session, area_id: UUID) -> list[tuple[str, str]]:
    """Everybody who reviews in an area, as the answers of a list."""
    return [(str(one.id), one.name) for one in areas.staff_with_role(session, area_id, Role.REVIEWER)]


def may_open_in(actor: Actor) -> Iterable[UUID]:
    """The areas in which somebody may open a review."""
    return {
        area_id
        for area_id in actor.roles_by_area
        if actor.has_role(Role.REVIEWER, area_id) or actor.has_role(Role.AREA_LEAD, area_id)
    }
