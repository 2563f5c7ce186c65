"""Before anybody is invited: a person spoke first, the review goes on, they may be written to."""

from sqlalchemy.orm import Session

from portal.circle.people import queries as people
from portal.circle.people.models import Contact
from portal.circle.people.queries import MessageKind
from portal.circle.reviews import members, queries
from portal.circle.reviews.members import FIRST_CONTACT
from portal.circle.reviews.models import CirclePlace, CircleStepKind, Review
from portal.clock import now
from portal.foundation.identity.actor import Actor


class NotToldYet(Exception):
    """Nobody has spoken or written to them yet: the first contact is a person's (F108)."""


class Closed(Exception):
    """The review goes no further: nobody is invited any more."""


class HeldBack(Exception):
    """They asked us not to write, or what we sent reached somebody else."""


class NoAddress(Exception):
    """Nobody has written down where a letter to them would go."""


def make_sure(session: Session, review: Review, place: CirclePlace) -> None:
    """Raises ``Closed``, ``NotToldYet`` or ``HeldBack`` where nobody may invite them now."""
    if review.closed_as is not None:
        raise Closed
    steps = queries.steps_to_contacts(session, review)
    if not any(one.contact_id == place.contact_id and one.kind in FIRST_CONTACT for one in steps):
        raise NotToldYet
    # An invitation is news, however it is sent: who asked us to stop is not invited again.
    if not people.may_contact(session, place.contact_id, MessageKind.NEWS, now()):
        raise HeldBack


def by_letter(session: Session, actor: Actor, review: Review, place: CirclePlace) -> None:
    """Write down that a letter with a code is made for them. Raises what ``make_sure`` raises, or ``NoAddress``."""
    make_sure(session, review, place)
    if not session.get_one(Contact, place.contact_id).address:
        raise NoAddress
    members.write_down(session, actor, review, place, CircleStepKind.INVITED_BY_LETTER)
