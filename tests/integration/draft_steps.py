"""Steps of tests about drafts: open a version, say something about it, complete the review."""

from typing import Any

from sqlalchemy.orm import Session

from portal.circle.people.models import Contact
from portal.circle.reviews.models import Review
from portal.foundation.identity.actor import Actor, Assurance, Kind, Role
from portal.taking_part.comments.commenting import Said, comment
from portal.taking_part.comments.models import CommentKind, DraftComment
from portal.taking_part.completion.services import complete
from portal.taking_part.drafts.completion_models import Meeting
from portal.taking_part.drafts.models import CameBy, DraftVersion, Mark
from portal.taking_part.drafts.offering import offer, say_how
from portal.taking_part.drafts.opening import open_version
from portal.taking_part.drafts.versions import PartIn, SectionIn, bring_in
from tests.factories import World

KEY = b"s" * 32
ABOUT = "He lived at Mill House for eleven years and had his own front door key."
ATE = "In March the day centre saw that he was eating less and told his key worker by telephone."
TEST = "The doctor asked for a blood test on the fourth of April, which was not taken by anybody."
NURSE = "A learning disability nurse visited him on each day that he was in hospital."
FIRST = (
    SectionIn("Who he was", [PartIn(ABOUT)]),
    SectionIn(
        "His last spring", [PartIn(ATE, mark=Mark.CONCERN), PartIn(TEST), PartIn(NURSE, mark=Mark.GOOD_PRACTICE)]
    ),
)


def staff(world: World, key: str = "reviewer") -> Actor:
    one = world.staff[key]
    roles = {one.area_id: frozenset({Role(one.role)})}
    return Actor(one.id, Kind.STAFF, one.area_id, roles_by_area=roles, assurance=Assurance.FULL)


def change(world: World) -> Any:
    return world.app.extensions["database"].transaction()


def review_of(session: Session, world: World) -> Review:
    return session.get_one(Review, world.review.id)


def opened(session: Session, world: World, sections: Any = FIRST, form_key: str = "first") -> DraftVersion:
    review = review_of(session, world)
    version = bring_in(session, KEY, staff(world), review, sections, came_by=CameBy.PASTED, form_key=form_key)
    open_version(session, KEY, staff(world), review, version)
    return version


def says(
    session: Session, world: World, version: DraftVersion, number: int, words: str, who: str = "mother"
) -> DraftComment:
    said = Said(CommentKind.WRONG, words)
    return comment(session, world.contacts[who].actor, review_of(session, world), version.id, number, said, words)


def offered(session: Session, world: World, but: str = "") -> None:
    review = review_of(session, world)
    for key, one in world.contacts.items():
        if key != but and one.review.id == review.id:
            row = offer(session, staff(world), review, session.get_one(Contact, one.id), copy=True)
            say_how(session, one.actor, row, Meeting.ALONE)


def completed(world: World) -> None:
    """The review is complete: its draft was opened and offered to everybody, who read it alone."""
    with change(world) as session:
        opened(session, world)
        offered(session, world, but="")
        complete(session, KEY, staff(world), review_of(session, world), same_text_by=staff(world).known_id())
