"""What each contact calls the person who died, he, she or they, and their own word for the death (F116).

Our pages say the name and never he, she or they: that is for whoever speaks with somebody, in any language. Their own
word for the death is said back as they wrote it, after a colon: inside a sentence it would not fit each language.
"""

from sqlalchemy.orm import Session

from portal.circle.reviews.models import CirclePlace, Review, SpokenOf
from portal.foundation.audit import services as audit
from portal.foundation.identity.actor import Actor


def spoken_of(place: CirclePlace, review: Review) -> SpokenOf | None:
    """How this contact speaks of the person; where they say nothing, as the review does."""
    said: str | None = place.spoken_of or review.spoken_of
    return SpokenOf(said) if said else None


def say_name(session: Session, actor: Actor, review: Review, place: CirclePlace, called: str | None) -> None:
    """Keep what they call the person; nothing: their pages say the name of the review."""
    place.called = called
    _told(session, actor, review, place)


def say_spoken_of(session: Session, actor: Actor, review: Review, place: CirclePlace, said: SpokenOf | None) -> None:
    """Keep how they speak of the person; nothing: by the name only, or as the review says."""
    place.spoken_of = said.value if said else None
    _told(session, actor, review, place)


def say_own_word(session: Session, actor: Actor, review: Review, place: CirclePlace, words: str | None) -> None:
    """Keep how they say that somebody died; nothing: our pages say "died"."""
    place.word_for_death = words
    _told(session, actor, review, place)


def say_for_all(session: Session, actor: Actor, review: Review, said: SpokenOf | None) -> None:
    """Keep how the person is spoken of with whoever has said nothing themselves."""
    if review.spoken_of == (said.value if said else None):
        return
    review.spoken_of = said.value if said else None
    session.flush()
    audit.record(session, "reviews.naming_said", actor, area_id=review.area_id, review_id=review.id)


def _told(session: Session, actor: Actor, review: Review, place: CirclePlace) -> None:
    session.flush()
    audit.record(
        session, "reviews.naming_said", actor, area_id=review.area_id, review_id=review.id, thing_id=place.contact_id
    )
