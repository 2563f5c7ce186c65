"""Which tasks a member of staff can say are done. The others are done by answering, where they are answered."""

from portal.circle.promises.models import Task, TaskKind
from portal.circle.promises.queries import Promise
from portal.foundation.identity.actor import Actor, Role

BY_PHONE = frozenset(
    {
        TaskKind.CALL_BACK,
        TaskKind.TELL_BY_PHONE,
        TaskKind.BOUNCED,
        TaskKind.LETTER_RETURNED,
        TaskKind.WRONG_NUMBER,
        TaskKind.NEW_ADDRESS,
        TaskKind.NOT_FOR_ME,
        TaskKind.CALL_HANDED,
        TaskKind.FIND_FOR_MEETING,
        TaskKind.MEETING_NOT_MOVED,
        TaskKind.MEETING_WITHOUT_STAFF,
        TaskKind.LOOK_AGAIN,
    }
)
# A decision about the circle or the review: whoever answers for it says that it was taken.
# The link of a meeting: they told it in another way.
BY_REVIEWER = frozenset({TaskKind.KEY_CONTACT, TaskKind.REFUSAL_AGAIN, TaskKind.NOTE_CORRECTED, TaskKind.LINK_MISSING})


def may_say_done(actor: Actor, task: Promise | Task) -> bool:
    """Whether pressing Done is theirs: a family reads it, so nobody says it of what they cannot do themselves."""
    if task.kind in BY_PHONE:
        return True
    roles = (Role.REVIEWER, Role.AREA_LEAD)
    area_id = task.area_id
    return task.kind in BY_REVIEWER and area_id is not None and any(actor.has_role(role, area_id) for role in roles)
