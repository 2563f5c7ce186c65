"""Choosing how much to be involved."""

from sqlalchemy.orm import Session

from portal.circle.involvement import queries
from portal.circle.involvement.models import Activity, Answer, InvolvementChoice, Level
from portal.circle.reviews.models import CirclePlace
from portal.clock import now
from portal.foundation.audit import services as audit
from portal.foundation.identity.actor import Actor

Y, L, N = Answer.YES, Answer.NOT_NOW, Answer.NO
# What each plain answer means for each activity; *Talk to me first* answers nothing.
MEANS: dict[Level, dict[Activity, Answer]] = {
    Level.JUST_TELL_ME: {
        Activity.NEWS: Y, Activity.TELLING: L, Activity.MEETING: L, Activity.READING: L, Activity.ACTIONS: Y,
    },
    Level.TELL_YOU_ABOUT_THEM: {
        Activity.NEWS: Y, Activity.TELLING: Y, Activity.MEETING: L, Activity.READING: L, Activity.ACTIONS: L,
    },
    Level.EVERYTHING: dict.fromkeys(Activity, Y),
    Level.NOTHING_FOR_NOW: dict.fromkeys(Activity, L),
    Level.TALK_TO_ME_FIRST: {},
}  # fmt: skip


def choose(
    session: Session,
    actor: Actor,
    place: CirclePlace,
    level: Level,
    answers: dict[Activity, Answer] | None = None,
) -> InvolvementChoice:
    """Keep a choice. The same choice pressed twice is one; every earlier one stays in the history."""
    meant = {one.value: answer.value for one, answer in (answers or MEANS.get(level, {})).items()}
    before = queries.present(session, place.id)
    if before is not None and before.level is level and before.answers == meant:
        return before
    choice = InvolvementChoice(
        place_id=place.id, level=level, answers=meant, chosen_at=now(), assisted_by=actor.assisted_by
    )
    session.add(choice)
    session.flush()
    audit.record(session, "involvement.chosen", actor, review_id=place.review_id, thing_id=choice.id, level=level.value)
    return choice
