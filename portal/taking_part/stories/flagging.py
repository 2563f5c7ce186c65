"""Words of a story that somebody may have to read soon (F36): of a shared one only. What is not shared is nobody's."""

from uuid import UUID

from sqlalchemy.orm import Session

from portal.circle.reviews.models import Review
from portal.circle.triage import services as triage
from portal.circle.triage.things import Opened, Thing
from portal.foundation.identity.actor import Actor
from portal.taking_part.stories import shown
from portal.taking_part.stories.models import Story, StoryState


def shared(session: Session, actor: Actor, story: Story) -> None:
    """A story was just shared: all of it is looked at."""
    triage.look_at(session, actor, _received(story), *words_of(session, story))


def changed(session: Session, actor: Actor, story: Story, words: str | None, before: str | None) -> None:
    """Words were saved. Only those of a story that staff can read already are looked at, and only what is new."""
    if story.state is StoryState.SHARED:
        triage.look_at(session, actor, _received(story), words, before=(before,))


def words_of(session: Session, story: Story) -> list[str]:
    """Everything that its teller wrote in it."""
    written: list[str | None] = [one.words for one in shown.passages(session, story)]
    written += [one.description for one in shown.photos(session, story)]
    written += [one.description for one in shown.papers(session, story)]
    return [one for one in written if one]


def opened(session: Session, story_id: UUID) -> Opened:
    """A story for whoever looks at it, wherever they have to read it; nothing of one that was taken back."""
    story = session.get(Story, story_id)
    if story is None or story.state is not StoryState.SHARED:
        return Opened()
    review = session.get_one(Review, story.review_id)
    page = (("reference", review.reference), ("story_id", str(story.id)))
    return Opened(tuple(words_of(session, story)), "stories_staff.read", page, "story")


def _received(story: Story) -> triage.Received:
    return triage.Received(Thing.STORY, story.id, story.contact_id, story.review_id)
