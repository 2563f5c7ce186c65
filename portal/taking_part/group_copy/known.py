"""The names and places of a review that we hold, so that they are found also where they are written small."""

from collections.abc import Callable, Iterable
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.circle.areas.models import Area, StaffMember
from portal.circle.people.models import Contact, Helper
from portal.circle.reviews.models import CirclePlace, Review
from portal.foundation.db.keys import KeyGone
from portal.taking_part.group_copy.dates import Sort
from portal.taking_part.group_copy.finding import Known
from portal.taking_part.group_copy.folding import key_of
from portal.taking_part.group_copy.models import GroupDecision

_NOT_A_NAME = frozenset({"", "nhs", "made up"})


def of_review(session: Session, review: Review) -> Known:
    """The person, what each calls them, contacts, helpers, staff, the area, its places; what was a name before."""
    places = list(session.scalars(select(CirclePlace).where(CirclePlace.review_id == review.id)).all())
    ids = {one.contact_id for one in places}
    contacts = list(session.scalars(select(Contact).where(Contact.id.in_(ids))).all())
    helpers = list(session.scalars(select(Helper).where(Helper.contact_id.in_(ids))).all())
    names = [lambda: review.person, *map(_called, places), *map(_name, contacts), *map(_name, helpers)]
    found: dict[str, Sort] = {}
    for name in _opened(names):
        found[key_of(name)] = Sort.NAME
    for staff in session.scalars(select(StaffMember.name).where(StaffMember.area_id == review.area_id)).all():
        found[key_of(staff)] = Sort.NAME
    area = session.get_one(Area, review.area_id)
    found[key_of(area.public_name.partition("(")[0].removeprefix("NHS "))] = Sort.PLACE
    found.update({key_of(place): Sort.PLACE for place in area.known_places.split("\n")})
    for address in _opened([_address(one) for one in contacts]):
        found.update({key_of(line): Sort.PLACE for line in address.replace(",", "\n").split("\n")})
    return Known({key: sort for key, sort in (found | _decided(session, review.id)).items() if key not in _NOT_A_NAME})


def _decided(session: Session, review_id: UUID) -> dict[str, Sort]:
    """A name that was replaced leads to somebody in each of its words, also where one stands alone."""
    query = select(GroupDecision).where(GroupDecision.review_id == review_id, GroupDecision.kept.is_(False))
    query = query.where(GroupDecision.sort.in_([Sort.NAME, Sort.PLACE]))
    return {key_of(one.name): one.sort for one in session.scalars(query).all()}


def _called(one: CirclePlace) -> Callable[[], str | None]:
    return lambda: one.called


def _name(one: Contact | Helper) -> Callable[[], str | None]:
    return lambda: one.name


def _address(one: Contact) -> Callable[[], str | None]:
    return lambda: one.address


def _opened(said: Iterable[Callable[[], str | None]]) -> Iterable[str]:
    """What can still be read: words of somebody that were erased are in no text of ours either."""
    for one in said:
        try:
            words = one()
        except KeyGone:
            continue
        if words:
            yield words
