"""A draft about Thomas with names in it, and the copy for the group that was made of it."""

from typing import Any

from sqlalchemy.orm import Session

from portal.circle.reviews.models import Review
from portal.foundation.identity.actor import Actor, Assurance, Kind, Role
from portal.taking_part.drafts.models import CameBy, DraftVersion
from portal.taking_part.drafts.opening import open_version
from portal.taking_part.drafts.versions import PartIn, SectionIn, bring_in
from portal.taking_part.group_copy import deciding, giving
from portal.taking_part.group_copy.models import GroupAnswer, GroupCopy, Opinion
from tests.factories import World

TEXT = (
    SectionIn("Who he was", [PartIn("Thomas lived at Mill House. He may have liked May best.")], "His home."),
    SectionIn("His last spring", [PartIn("On 4 April the doctor rang. Thomas’s friend May was with him.")]),
)
DECIDED = {"Thomas": "the person", "Mill House": "their home", "May": "a friend", "4 April": "a day in the spring"}


def staff(world: World, key: str = "reviewer") -> Actor:
    """A member of staff of the review's area."""
    one = world.staff[key]
    roles = {one.area_id: frozenset({Role(one.role)})}
    return Actor(one.id, Kind.STAFF, one.area_id, roles_by_area=roles, assurance=Assurance.FULL)


def change(world: World) -> Any:
    """One transaction."""
    return world.app.extensions["database"].transaction()


def seal_key(world: World) -> bytes:
    """The key of the seals."""
    key: bytes = world.app.extensions["settings"].seal_key
    return key


def shown_draft(session: Session, world: World, text: Any = TEXT, form_key: str = "for the group") -> DraftVersion:
    """A version that the circle was shown."""
    review = session.get_one(Review, world.review.id)
    made = bring_in(session, seal_key(world), staff(world), review, text, came_by=CameBy.PASTED, form_key=form_key)
    open_version(session, seal_key(world), staff(world), review, made)
    return made


def decide_all(session: Session, world: World) -> None:
    """Decide of each name in ``TEXT``; whatever else is open is kept."""
    review = session.get_one(Review, world.review.id)
    for name, instead in DECIDED.items():
        told = deciding.Told(name, deciding.Sort.NAME, instead, capital_only=name == "May")
        deciding.decide(session, seal_key(world), staff(world), review, told)
    copy = deciding.now_of(session, review)
    assert copy is not None
    for one in copy.open:
        deciding.decide(session, seal_key(world), staff(world), review, deciding.Told(one.name, one.sort, None))


def signed_copy(session: Session, world: World, key: str = "reviewer") -> GroupCopy:
    """The text that ``key`` read and signed just now."""
    review = session.get_one(Review, world.review.id)
    copy = deciding.now_of(session, review)
    assert copy is not None
    digest = deciding.digest(seal_key(world), copy)
    return deciding.sign(session, seal_key(world), staff(world, key), review, digest)


def shown_copy(session: Session, world: World) -> GroupCopy:
    """A signed copy of the newest draft that the circle is shown; what was open in it is kept."""
    shown = giving.newest_shown(session, world.review.id)
    if shown is None:
        review = session.get_one(Review, world.review.id)
        copy = deciding.now_of(session, review)
        assert copy is not None
        for one in copy.open:
            deciding.decide(session, seal_key(world), staff(world), review, deciding.Told(one.name, one.sort, None))
        signed_copy(session, world)
        shown = giving.show(session, seal_key(world), staff(world), review)
    return shown


def says(
    session: Session, world: World, key: str = "mother", opinion: Opinion = Opinion.STILL_SHOWS, words: str = ""
) -> GroupAnswer:
    """What somebody of the circle says of the copy."""
    review, row = session.get_one(Review, world.review.id), shown_copy(session, world)
    return giving.say(session, world.contacts[key].actor, review, row, opinion, words, f"{key} {opinion} {words}")
