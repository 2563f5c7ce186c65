"""Who may be on the phone: contacts by name, number, review or letter, of certain areas only."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import BindParameter, bindparam, select
from sqlalchemy.orm import Session

from portal.circle.access.models import LetterCode
from portal.circle.people import finding
from portal.circle.people.models import Contact
from portal.circle.reviews.models import CirclePlace, Relationship, Review
from portal.clock import now
from portal.foundation.db.lookup import Lookup
from portal.foundation.identity.actor import Actor, Role
from portal.ids import SIGNS

_REFERENCE = re.compile(f"(?:LR)?([{SIGNS}]{{4}})([{SIGNS}]{{4}})")
_FIRST_SIGNS = re.compile(f"[{SIGNS}]{{4}}")
_AREAS: BindParameter[list[UUID]] = bindparam("area_ids", expanding=True)
_IN_REVIEW = (
    select(Contact)
    .join(CirclePlace, CirclePlace.contact_id == Contact.id)
    .join(Review, Review.id == CirclePlace.review_id)
    .where(Review.reference == bindparam("reference"), Review.area_id.in_(_AREAS), Contact.area_id.in_(_AREAS))
    .where(CirclePlace.ended_at.is_(None))
    .order_by(CirclePlace.key_contact.desc(), CirclePlace.id)
    .limit(finding.SHOWN)
)
_WITH_LETTER = (
    select(Contact)
    .join(LetterCode, LetterCode.contact_id == Contact.id)
    .where(LetterCode.first_signs == bindparam("signs"), Contact.area_id.in_(_AREAS))
    .where(LetterCode.ended_at.is_(None), LetterCode.used_at.is_(None), LetterCode.expires_at > bindparam("moment"))
)
_PLACES = (
    select(CirclePlace.contact_id, CirclePlace.relationship, Review.reference)
    .join(Review, Review.id == CirclePlace.review_id)
    .where(CirclePlace.contact_id.in_(bindparam("ids", expanding=True)), CirclePlace.ended_at.is_(None))
    .where(Review.area_id.in_(_AREAS))
    .order_by(CirclePlace.id)
)


@dataclass(frozen=True, slots=True)
class Found:
    """A contact as somebody with a caller on the line needs them."""

    contact_id: UUID
    area_id: UUID
    name: str
    language: str
    easy: bool
    needs: tuple[str, ...]
    places: tuple[tuple[Relationship, str], ...]  # what they were to the person, and the review's reference


def areas_of(actor: Actor) -> list[UUID]:
    """The areas in which somebody works at the phone desk; not those in which they only review."""
    wanted = {Role.SUPPORT_WORKER, Role.AREA_LEAD}
    return sorted(area_id for area_id, roles in actor.roles_by_area.items() if roles & wanted)


def find(session: Session, lookup: Lookup, area_ids: Collection[UUID], typed: str) -> list[Found]:
    """Contacts of these areas for a name, a phone number, a review reference or a letter's first four signs.

    What fits surely comes first, then the likest names; at most twenty. A caller who reads out a whole letter code
    is found by its first four signs only.
    """
    areas = list(area_ids)
    if not areas:
        return []
    signs = "".join(one for one in unicodedata.normalize("NFKC", typed).upper() if one.isalnum())
    found = [
        *_by_signs(session, areas, signs),
        *finding.by_phone(session, lookup, areas, typed),
        *finding.by_name(session, lookup, areas, typed),
    ]
    return _told(session, areas, list(dict.fromkeys(found))[: finding.SHOWN])


def _by_signs(session: Session, areas: list[UUID], signs: str) -> Iterable[Contact]:
    if whole := _REFERENCE.fullmatch(signs):
        reference = f"LR-{whole[1]}-{whole[2]}"
        yield from session.scalars(_IN_REVIEW, {"reference": reference, "area_ids": areas})
    if _FIRST_SIGNS.fullmatch(signs) or re.fullmatch(f"[{SIGNS}]{{12}}", signs):
        yield from session.scalars(_WITH_LETTER, {"signs": signs[:4], "area_ids": areas, "moment": now()})


def _told(session: Session, areas: list[UUID], contacts: list[Contact]) -> list[Found]:
    places: dict[UUID, list[tuple[Relationship, str]]] = defaultdict(list)
    ids = [one.id for one in contacts]
    for contact_id, relationship, reference in session.execute(_PLACES, {"ids": ids, "area_ids": areas}):
        places[contact_id].append((relationship, reference))
    return [
        Found(one.id, one.area_id, one.name, one.language, one.easy, tuple(one.needs), tuple(places[one.id]))
        for one in contacts
    ]
