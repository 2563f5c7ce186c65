"""Who may read a story: its teller, whom they chose, the review's staff once it is shared."""

from portal.foundation.identity.actor import Actor, Assurance, Kind
from portal.taking_part.stories.models import Story, StoryState


def is_its_teller(actor: Actor, story: Story) -> bool:
    """The one who tells it."""
    return actor.kind is Kind.CONTACT and actor.id == story.contact_id


def may_be_read_by_circle(actor: Actor, story: Story, chosen: bool) -> bool:
    """Somebody of the circle reads it only when chosen by name, when shared, and when we are sure who they are.

    It was shared with them, not with the member of staff who writes for them on the phone.
    """
    sure = actor.assurance >= Assurance.FULL and actor.assisted_by is None
    return chosen and story.state is StoryState.SHARED and sure
