"""More for the demo to show: a review that goes no further, and what waits for a second person."""

from datetime import timedelta
from uuid import UUID

from sqlalchemy.orm import Session

from portal.circle.involvement import no_news
from portal.circle.people.models import Contact
from portal.circle.reviews import closing, holds, looking, members, second_yes
from portal.circle.reviews import services as reviews
from portal.circle.reviews.closing_models import LookedHow, LookedResult
from portal.circle.reviews.hold_models import Process
from portal.circle.reviews.models import CircleStepKind, ClosingKind, Relationship, Review, StepKind
from portal.circle.reviews.queries import member
from portal.circle.reviews.second_models import YesKind
from portal.clock import today
from portal.demo.alone import Alone, open_with
from portal.foundation.db.lookup import Lookup
from portal.foundation.identity.actor import Actor, Kind
from portal.foundation.outbox.models import Channel


def closed(session: Session, lookup: Lookup, first: Review, lead: Actor) -> tuple[Review, Contact]:
    """A child's review, opened without dates and closed when they came; its one contact reads the kind page."""
    wanted = Alone("Robin Sample", 12, "Frances Sample", "frances@sample.example", Relationship.MOTHER, "Robin")
    review, contact = open_with(session, lookup, first, wanted)
    closed_so = closing.Closing(
        kind=ClosingKind.UNDER_18,
        why="The dates came from the hospital.",
        reason_told=True,
        key_worker="Kay Example",
        key_worker_phone="01632 960 188",
    )
    closing.close(session, lead, review, closed_so)
    return review, contact


def on_hold(session: Session, lookup: Lookup, first: Review, reviewer: Actor) -> tuple[Review, Contact]:
    """A review that waits for an inquest; its one contact can still tell, read and meet."""
    wanted = Alone("Alex Specimen", 80, "Iris Specimen", "iris@specimen.example", Relationship.OTHER_FAMILY, "Alex")
    review, contact = open_with(session, lookup, first, wanted)
    since, note = today() - timedelta(days=30), "The coroner’s officer rings us in January."
    holds.begin(session, reviewer, review, Process.INQUEST, since, note=note)
    return review, contact


def early(session: Session, lookup: Lookup, first: Review) -> tuple[Review, Contact]:
    """A review in which who they were is written down, and no draft yet (F117)."""
    wanted = Alone("Sam Beispiel", 60, "Nora Beispiel", "nora@beispiel.example", Relationship.SISTER, "Sammy")
    return open_with(session, lookup, first, wanted)


def first_contacts(session: Session, review: Review, contacts: dict[str, Contact], reviewer: Actor) -> None:
    """Each of the circle was rung or written to first, and invited after that."""
    reviews.write_step(session, review, StepKind.INVITED, today() - timedelta(days=25), reviewer.id)
    for contact in contacts.values():
        place = member(session, review, contact.id)
        if place is None:
            continue
        by_post = contact.channel is Channel.LETTER
        first = CircleStepKind.WROTE if by_post else CircleStepKind.RANG
        invited = CircleStepKind.INVITED_BY_LETTER if by_post else CircleStepKind.INVITED_BY_EMAIL
        members.write_down(session, reviewer, review, place, first, on_day=today() - timedelta(days=26))
        members.write_down(session, reviewer, review, place, invited, on_day=today() - timedelta(days=25))


def no_news_due(session: Session, review: Review, contact: Contact, reviewer: Actor) -> None:
    """The sister hears every four weeks, also when there is no news; the reviewer is asked for the next note."""
    place = member(session, review, contact.id)
    if place is None:
        raise LookupError("the sister is in the circle")
    no_news.agree(session, reviewer, review, place, 4)
    no_news.ask_of(session, review, place, today())


def waiting(session: Session, review: Review, contact: Contact, support: Actor) -> None:
    """Somebody wrote down another relationship, and that a cousin was looked for."""
    wanted = second_yes.Proposed(
        kind=YesKind.RELATIONSHIP,
        words="He said on the phone that they were neighbours.",
        detail=Relationship.FRIEND.value,
        contact_id=contact.id,
        form_key="demo",
    )
    second_yes.propose(session, support, review, wanted)
    looking.write_down(
        session,
        support,
        review,
        whom="A cousin in Leeds",
        how=LookedHow.ASKED_GP,
        result=LookedResult.NOT_KNOWN_THERE,
        on_day=today() - timedelta(days=9),
        form_key="demo",
    )


def as_staff(staff_id: UUID, review: Review) -> Actor:
    """Somebody of the staff, as the services want to know them."""
    return Actor(id=staff_id, kind=Kind.STAFF, area_id=review.area_id)
