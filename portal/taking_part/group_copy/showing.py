"""The text as staff look at it while they decide, and what they might put in the place of a name."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.circle.areas.models import StaffMember
from portal.circle.people.models import Contact
from portal.circle.reviews.models import CirclePlace, Relationship, Review
from portal.foundation.db.keys import KeyGone
from portal.taking_part.group_copy.dates import SEASON, Sort
from portal.taking_part.group_copy.deciding import Copy, Open
from portal.taking_part.group_copy.folding import key_of
from portal.taking_part.group_copy.replacing import pieces, shielded
from portal.taking_part.group_copy.texts import TextPart

_OF_PERSON = {
    Relationship.OTHER_FAMILY: "a relative",
    Relationship.FRIEND: "a friend",
    Relationship.PAID_CARER: "a carer",
    Relationship.ADVOCATE: "an advocate",
}
_PLACES = {
    "hospital": "a hospital",
    "infirmary": "a hospital",
    "ward": "a ward",
    "surgery": "a surgery",
    "school": "a school",
    "college": "a college",
    "hospice": "a hospice",
    "house": "their home",
    "home": "a home",
    "street": "their road",
    "road": "their road",
    "lane": "their road",
    "church": "a place of worship",
    "mosque": "a place of worship",
    "temple": "a place of worship",
}


@dataclass(frozen=True, slots=True)
class Seen:
    """Some words of a part: ``state`` is plain, open, kept or replaced; ``was`` what stood there before."""

    state: str
    words: str
    was: str = ""


def seen(copy: Copy) -> list[tuple[TextPart, list[Seen]]]:
    """Every part with what is decided and what is open in it."""
    return [(part, _seen(part.words, copy, place)) for place, part in enumerate(copy.parts)]


def _seen(words: str, copy: Copy, place: int) -> list[Seen]:
    found, at = [], 0
    marks = [(one.start, one.end) for one in copy.marks[place]]
    for piece in pieces(shielded(words, copy.stays[place])[0], copy.decided):
        end = at + len(piece.written)
        if piece.decided is None:
            found += _plain(words, at, end, marks)
        else:
            state = "kept" if piece.decided.instead is None else "replaced"
            found.append(Seen(state, piece.becomes, piece.written))
        at = end
    return found


def _plain(words: str, start: int, end: int, marks: list[tuple[int, int]]) -> list[Seen]:
    cuts = {start, end, *(place for mark in marks for place in mark if start < place < end)}
    return [
        Seen("open" if any(first <= one < last for first, last in marks) else "plain", words[one:following])
        for one, following in pairwise(sorted(cuts))
    ]


def suggestions(session: Session, review: Review, copy: Copy) -> dict[str, str]:
    """What may stand instead of each open name; a person decides, and changes it first if it does not fit."""
    people = _people(session, review)
    return {one.key: _suggested(one, people) for one in copy.open}


def _suggested(one: Open, people: Mapping[str, str]) -> str:
    words = one.key.split(" ")
    if one.key in people:
        return people[one.key]
    if one.sort is Sort.PLACE:
        return next((_PLACES[word] for word in words if word in _PLACES), "a place")
    if one.sort is Sort.DATE:
        return next(
            (f"a day in the {SEASON[word]}" if len(words) > 1 else SEASON[word] for word in words if word in SEASON), ""
        )
    return ""


def _people(session: Session, review: Review) -> dict[str, str]:
    found: dict[str, str] = {}
    for staff in session.scalars(select(StaffMember.name).where(StaffMember.area_id == review.area_id)).all():
        _put(found, staff, "a member of staff")
    query = select(CirclePlace, Contact).join(Contact, Contact.id == CirclePlace.contact_id)
    for place, contact in session.execute(query.where(CirclePlace.review_id == review.id)).all():
        try:
            _put(found, contact.name, _OF_PERSON.get(place.relationship, f"the person’s {place.relationship.value}"))
            _put(found, place.called or "", "the person")
        except KeyGone:
            continue
    _put(found, review.person, "the person")
    return found


def _put(found: dict[str, str], name: str, instead: str) -> None:
    whole = key_of(name)
    words = whole.split(" ")
    found.update(dict.fromkeys((whole, words[0]), instead))
