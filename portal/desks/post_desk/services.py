"""What somebody sent on paper becomes their own story; others read it only when their slip says so."""

from sqlalchemy.orm import Session

from portal.circle.people.models import Contact
from portal.circle.post import arriving
from portal.circle.post import services as post
from portal.circle.post.arriving import Envelope
from portal.circle.post.models import ArrivedPost
from portal.circle.post.queries import CODE
from portal.circle.reviews import inviting, members
from portal.circle.reviews.models import CirclePlace, CircleStepKind, Review
from portal.foundation.identity.actor import Actor, Assurance, Kind
from portal.foundation.media.clean import CleanPhoto
from portal.foundation.media.papers import CleanPaper
from portal.foundation.media.store import FileStore
from portal.taking_part.stories import services as stories
from portal.taking_part.stories.models import Card, Story, StoryState


def write(session: Session, actor: Actor, review: Review, place: CirclePlace, template: str) -> None:
    """Put a first letter, or one with a code, in the queue. Raises ``inviting.NotNow``."""
    _make_sure(session, review, place, template)
    contact = session.get_one(Contact, place.contact_id)
    try:
        post.write(session, actor, contact, template, {"review_id": str(review.id)})
    except post.HeldBack as why:
        raise inviting.HeldBack from why
    except post.NoAddress as why:
        raise inviting.NoAddress from why
    if template == CODE:
        members.write_down(session, actor, review, place, CircleStepKind.INVITED_BY_LETTER)


def why_no_letter(session: Session, review: Review, place: CirclePlace, template: str) -> str:
    """Why no such letter goes to them now, in words for staff; empty: it may."""
    try:
        _make_sure(session, review, place, template)
    except inviting.NotNow as why:
        return why.words
    return "" if session.get_one(Contact, place.contact_id).address else inviting.NoAddress.words


def _make_sure(session: Session, review: Review, place: CirclePlace, template: str) -> None:
    """A first letter is itself the first contact; one with a code comes after it."""
    if template == CODE:
        inviting.make_sure(session, review, place)
    else:
        inviting.may_be_written_to(session, review, place)


def on_behalf(actor: Actor, review: Review, place: CirclePlace) -> Actor:
    """The contact, with the name of whoever types for them."""
    return Actor(
        id=place.contact_id,
        kind=Kind.CONTACT,
        area_id=review.area_id,
        review_scope={review.id: place.id},
        assurance=Assurance.FULL,
        assisted_by=actor.known_id(),
    )


def put_in(session: Session, actor: Actor, review: Review, place: CirclePlace, envelope: Envelope) -> ArrivedPost:
    """Put in an envelope: what was written becomes a story of the contact, a receipt goes into the queue."""
    if (already := arriving.found_before(session, actor, envelope.form_key)) is not None:
        return already
    contact = session.get_one(Contact, place.contact_id)
    row = arriving.put_in(session, actor, review, contact, envelope)
    if row.words:
        teller = on_behalf(actor, review, place)
        story = _story(session, teller, review, row)
        stories.save_words(session, teller, story, Card.JUST_SAY_IT, row.words, 0)
        _share_if_asked(session, teller, story, row)
    arriving.receipt(session, actor, contact, row)
    return row


def add_photo(
    session: Session,
    actor: Actor,
    files: FileStore,
    review: Review,
    place: CirclePlace,
    row: ArrivedPost,
    clean: CleanPhoto,
    token: bytes,
) -> None:
    """Add a photo that came on paper; the same scan twice is there once."""
    teller = on_behalf(actor, review, place)
    story = _story(session, teller, review, row)
    stories.add_photo(session, teller, files, story, clean, token)
    _share_if_asked(session, teller, story, row)


def add_paper(
    session: Session,
    actor: Actor,
    files: FileStore,
    review: Review,
    place: CirclePlace,
    row: ArrivedPost,
    clean: CleanPaper,
    name: str,
    token: bytes,
) -> None:
    """Add a paper that came, scanned; the same scan twice is there once."""
    teller = on_behalf(actor, review, place)
    story = _story(session, teller, review, row)
    stories.add_paper(session, teller, files, story, clean, name, token)
    _share_if_asked(session, teller, story, row)


def _story(session: Session, teller: Actor, review: Review, row: ArrivedPost) -> Story:
    """The story that this envelope became; of one press, one story."""
    story = stories.begin(session, teller, review, f"post|{row.id}")
    row.story_id = story.id
    return story


def _share_if_asked(session: Session, teller: Actor, story: Story, row: ArrivedPost) -> None:
    """Share it if the slip says so: their own choice, on paper. Nobody else can make it."""
    if row.asked_to_share and story.state is not StoryState.TAKEN_BACK:
        stories.share(session, teller, story)
        row.shared = True
    session.flush()
