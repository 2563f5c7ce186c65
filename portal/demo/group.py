"""What the demo's governance group would see: names decided, read and signed by the reviewer, shown to the circle."""

from sqlalchemy.orm import Session

from portal.circle.reviews.models import Review
from portal.foundation.identity.actor import Actor
from portal.taking_part.group_copy import deciding, giving
from portal.taking_part.group_copy.deciding import Told

INSTEAD = {
    "thomas": "the person",
    "mill house": "his home",
    "okafor": "a member of staff",
    "march": "spring",
    "51": "in his fifties",
    "number 14": "local",
    "4 april": "a day in the spring",
}


def show(session: Session, key: bytes, actor: Actor, review: Review) -> None:
    """Decide of each name in the draft that the circle was shown, sign it, show it to them."""
    copy = deciding.now_of(session, review)
    for one in copy.open if copy else ():
        deciding.decide(session, key, actor, review, Told(one.name, one.sort, INSTEAD.get(one.key)))
    copy = deciding.now_of(session, review)
    if copy is not None:
        deciding.sign(session, key, actor, review, deciding.digest(key, copy))
        giving.show(session, key, actor, review)
