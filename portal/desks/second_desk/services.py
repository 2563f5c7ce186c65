"""What each second yes sets off."""

from collections.abc import Callable
from uuid import UUID

from sqlalchemy.orm import Session

from portal.circle.areas import queries as areas
from portal.circle.promises import services as promises
from portal.circle.promises.models import PartOfDay, Task, TaskKind
from portal.circle.reviews import moving, refusals
from portal.circle.reviews.models import Review
from portal.circle.reviews.second_models import SecondYes, YesKind
from portal.clock import today
from portal.foundation.db.lookup import Lookup
from portal.foundation.db.once import key_of
from portal.foundation.identity.actor import Actor, Role
from portal.taking_part.stories.moving import move_story

Done = Callable[[Session, Actor, Review, SecondYes], object]
DONE: dict[YesKind, Done] = {
    YesKind.REFUSAL: refusals.begin,
    YesKind.REFUSAL_OVER: refusals.end,
    YesKind.RELATIONSHIP: refusals.change_relationship,
    YesKind.CONTACT_MOVE: moving.move_contact,
    YesKind.STORY_MOVE: move_story,
    YesKind.MERGE: moving.merge,
}


def confirm(session: Session, lookup: Lookup, actor: Actor, review: Review, row: SecondYes) -> None:
    """Say the second yes and do what was proposed. Raises ``SamePerson``, ``NotOpen`` and what each kind raises."""
    if row.kind is YesKind.PART:
        moving.part(session, actor, lookup, review, row)
        return
    DONE[row.kind](session, actor, review, row)


def ask_senior(
    session: Session, actor: Actor, area_id: UUID, *, name: str, phone: str, words: str, form_key: str
) -> Task:
    """A task for the lead of the area, by the next working day. It knows no review, so nobody learns of one."""
    leads = areas.staff_with_role(session, area_id, Role.AREA_LEAD)
    here = next((one for one in leads if areas.is_here(one)), None)
    card = areas.card(session, area_id)
    return promises.add_task(
        session,
        actor,
        TaskKind.LOOK_AGAIN,
        area_id=area_id,
        contact_id=None,
        owner_id=here.id if here else None,
        due_on=card.next_day() if card else today(),
        made_once=key_of(actor.id, f"{area_id}|senior|{form_key}"),
        told=promises.CallBack(name, phone, PartOfDay.MORNING, words),
    )
