"""Before anybody is invited: a person spoke first, the review goes on, they may be written to."""

from sqlalchemy.orm import Session

from portal.circle.people import queries as people
from portal.circle.people.models import Contact
from portal.circle.people.queries import MessageKind
from portal.circle.reviews import members, queries
from portal.circle.reviews.members import FIRST_CONTACT
from portal.circle.reviews.models import FAMILY, CirclePlace, CircleStepKind, Review
from portal.clock import now
from portal.foundation.identity.actor import Actor


class NotNow(Exception):
    """They are not invited now; ``words`` say why, to staff and in English."""

    words = ""


class NotToldYet(NotNow):
    """Nobody has spoken or written to them yet: the first contact is a person's (F108)."""

    words = (
        "Ring them first, or write to them, and write it down on their page. Then what comes from us is no surprise."
    )


class Closed(NotNow):
    """The review goes no further: nobody is invited any more."""

    words = "This review is closed, so nobody is invited any more. If something is owed to them, ring them."


class Refused(NotNow):
    """The person did not want family involved, and they are family."""

    words = "The person did not want family involved, and that stands. So nothing is written to them."


class Left(NotNow):
    """They are not in this circle any more."""

    words = "They are not in this circle any more, so nothing is written to them. Add them again first."


class HeldBack(NotNow):
    """They asked us not to write, or what we sent reached somebody else."""

    words = "They asked us not to write to them, or our last message reached somebody else. Ring them first."


class NoAddress(NotNow):
    """Nobody has written down where a letter to them would go."""

    words = "Nobody has written down where letters to them go. Put their details right first."


def may_be_written_to(session: Session, review: Review, place: CirclePlace) -> None:
    """Raises ``NotNow`` where nothing of a review may go to them, not even a first letter."""
    if review.closed_as is not None:
        raise Closed
    if place.refused_by or (place.relationship in FAMILY and queries.standing_refusal(session, review.id)):
        raise Refused
    if place.ended_at is not None:
        raise Left
    # An invitation is news, however it is sent: who asked us to stop is not invited again.
    if not people.may_contact(session, place.contact_id, MessageKind.NEWS, now()):
        raise HeldBack


def make_sure(session: Session, review: Review, place: CirclePlace) -> None:
    """Raises ``NotNow`` where nobody may invite them now."""
    may_be_written_to(session, review, place)
    steps = queries.steps_to_contacts(session, review)
    if not any(one.contact_id == place.contact_id and one.kind in FIRST_CONTACT for one in steps):
        raise NotToldYet


def by_letter(session: Session, actor: Actor, review: Review, place: CirclePlace) -> None:
    """Write down that a letter with a code is made for them. Raises ``NotNow``."""
    make_sure(session, review, place)
    if not session.get_one(Contact, place.contact_id).address:
        raise NoAddress
    members.write_down(session, actor, review, place, CircleStepKind.INVITED_BY_LETTER)
