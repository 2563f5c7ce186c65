"""Who may do what, on one page: each permission with the predicates (actor, thing) that grant it.

``AT_ALL`` says which sort of actor can ever have a permission; ``FOR_THING`` says for which review or area.
What is not here is refused.
"""

from collections.abc import Callable
from typing import Any

from portal.circle.areas.policy import leads, reviews_in, works_in
from portal.circle.calls.policy import leads_area_of_call, reviews_whom_it_is_about, supports_area_of_call
from portal.circle.reviews.policy import (
    in_its_circle,
    in_its_open_circle,
    is_its_reviewer,
    leads_its_area,
    reviews_in_its_area,
    supports_its_area,
    surely_in_its_circle,
)
from portal.foundation.identity.actor import Actor, Assurance, Kind, Role
from portal.foundation.identity.permissions import Permission as P
from portal.taking_part.drafts.policy import may_read_draft

Predicate = Callable[[Actor, Any], bool]


def _contact(actor: Actor) -> bool:
    return actor.kind is Kind.CONTACT


def _surely_contact(actor: Actor) -> bool:
    """Not in the limited room, where somebody else may be reading: names and numbers of others stand there."""
    return actor.kind is Kind.CONTACT and actor.assurance >= Assurance.FULL


def _signed_in(actor: Actor) -> bool:
    return actor.signed_in


def _works_as(*roles: Role) -> Callable[[Actor], bool]:
    wanted = frozenset(roles)

    def works(actor: Actor) -> bool:
        return actor.kind is Kind.STAFF and any(held & wanted for held in actor.roles_by_area.values())

    return works


AT_ALL: dict[P, Callable[[Actor], bool]] = {
    P.SEE_OWN_START: _signed_in,
    P.SEE_REVIEW: _contact,
    P.SEE_OWN_RECORD: _contact,
    P.SET_OWN_WISHES: _contact,
    P.NAME_HELPER: _surely_contact,
    P.HAND_ON: _contact,
    P.CHOOSE_INVOLVEMENT: _contact,
    P.TELL_STORY: _contact,
    P.READ_OWN_STORY: _contact,
    P.READ_SHARED_STORY: _contact,
    P.READ_DRAFT: _contact,
    P.COMMENT_ON_DRAFT: _contact,
    P.ASK_FOCUSED: _contact,
    P.MEET: _contact,
    P.OPEN_REVIEW: _works_as(Role.REVIEWER, Role.AREA_LEAD),
    P.ADD_TO_CIRCLE: _works_as(Role.REVIEWER, Role.SUPPORT_WORKER, Role.AREA_LEAD),
    P.CHANGE_CIRCLE: _works_as(Role.REVIEWER, Role.AREA_LEAD),
    P.SAY_SECOND_YES: _works_as(Role.REVIEWER, Role.AREA_LEAD),
    P.ASK_FOR_SENIOR: _works_as(Role.REVIEWER, Role.SUPPORT_WORKER, Role.AREA_LEAD),
    P.CLOSE_REVIEW: _works_as(Role.AREA_LEAD),
    P.HOLD_REVIEW: _works_as(Role.REVIEWER, Role.AREA_LEAD),
    P.HAND_REVIEW_OVER: _works_as(Role.AREA_LEAD),
    P.USE_REVIEW_DESK: _works_as(Role.REVIEWER),
    P.READ_STORIES_OF_REVIEW: _works_as(Role.REVIEWER, Role.AREA_LEAD),
    P.THANK_FOR_STORY: _works_as(Role.REVIEWER, Role.AREA_LEAD),
    P.WRITE_TO_CIRCLE: _works_as(Role.REVIEWER, Role.AREA_LEAD),
    P.WRITE_DRAFT: _works_as(Role.REVIEWER, Role.AREA_LEAD),
    P.ANSWER_COMMENT: _works_as(Role.REVIEWER, Role.AREA_LEAD),
    P.BOOK_FOR: _works_as(Role.REVIEWER, Role.SUPPORT_WORKER, Role.AREA_LEAD),
    P.KEEP_TIMES: _works_as(Role.REVIEWER, Role.SUPPORT_WORKER, Role.AREA_LEAD),
    P.KEEP_CALENDARS: _works_as(Role.REVIEWER, Role.SUPPORT_WORKER, Role.AREA_LEAD),
    P.DECIDE_FOCUSED: _works_as(Role.REVIEWER, Role.AREA_LEAD),
    P.COMPLETE_REVIEW: _works_as(Role.REVIEWER, Role.AREA_LEAD),
    P.USE_PHONE_DESK: _works_as(Role.SUPPORT_WORKER, Role.AREA_LEAD),
    P.USE_POST_DESK: _works_as(Role.REVIEWER, Role.SUPPORT_WORKER, Role.AREA_LEAD),
    P.SEE_CALL: _works_as(Role.SUPPORT_WORKER, Role.AREA_LEAD, Role.REVIEWER),
    # Of which call is decided in circle/calls/acting.py: their own, open, and sure of who is on the phone.
    P.ACT_FOR_CALLER: _works_as(Role.SUPPORT_WORKER, Role.AREA_LEAD),
    # Whose words is decided in circle/triage/queries.py: of their own review, of whom they stand in for, of their area.
    P.LOOK_AT_FLAGGED_WORDS: _works_as(Role.SUPPORT_WORKER, Role.AREA_LEAD, Role.REVIEWER),
    P.KEEP_PROMISE: _works_as(Role.SUPPORT_WORKER, Role.AREA_LEAD, Role.REVIEWER),
    P.USE_AREA_DESK: _works_as(Role.AREA_LEAD),
    P.MANAGE_AREA: _works_as(Role.AREA_LEAD),
}

FOR_THING: dict[P, tuple[Predicate, ...]] = {
    P.SEE_REVIEW: (in_its_circle,),
    P.SEE_OWN_RECORD: (in_its_circle,),
    P.HAND_ON: (surely_in_its_circle,),  # names of others stand there
    # A review that goes no further asks for nothing more; what was told stays theirs to read.
    P.CHOOSE_INVOLVEMENT: (in_its_open_circle,),
    P.TELL_STORY: (in_its_open_circle,),
    P.READ_OWN_STORY: (in_its_circle,),
    # Which of the stories is decided in taking_part/stories/policy.py: their own, or shared with them by name.
    P.READ_SHARED_STORY: (in_its_circle, surely_in_its_circle),
    P.READ_DRAFT: (may_read_draft,),
    P.COMMENT_ON_DRAFT: (may_read_draft,),
    P.ASK_FOCUSED: (in_its_circle,),
    P.MEET: (in_its_circle,),
    P.OPEN_REVIEW: (reviews_in, leads),
    # A support worker adds people and writes down that they rang; where messages go is for who answers for the review.
    P.ADD_TO_CIRCLE: (is_its_reviewer, supports_its_area, leads_its_area),
    P.CHANGE_CIRCLE: (is_its_reviewer, leads_its_area),
    # They see what waits for them and no more of the review; whoever proposed it is refused when they press.
    P.SAY_SECOND_YES: (reviews_in_its_area, leads_its_area),
    P.ASK_FOR_SENIOR: (works_in,),
    P.CLOSE_REVIEW: (leads_its_area,),
    P.HOLD_REVIEW: (is_its_reviewer, leads_its_area),
    P.HAND_REVIEW_OVER: (leads_its_area,),
    # A support worker rings families back; what they wrote to the reviewer is not theirs to read.
    P.READ_STORIES_OF_REVIEW: (is_its_reviewer, leads_its_area),
    P.THANK_FOR_STORY: (is_its_reviewer, leads_its_area),
    P.WRITE_TO_CIRCLE: (is_its_reviewer, leads_its_area),
    # A reviewer who left: the area lead writes, answers and completes, and never skips.
    P.WRITE_DRAFT: (is_its_reviewer, leads_its_area),
    P.ANSWER_COMMENT: (is_its_reviewer, leads_its_area),
    P.BOOK_FOR: (is_its_reviewer, supports_its_area, leads_its_area),
    # Of interpreters, signers and rooms: whoever works in the area keeps them.
    P.KEEP_CALENDARS: (works_in,),
    P.DECIDE_FOCUSED: (is_its_reviewer, leads_its_area),
    P.COMPLETE_REVIEW: (is_its_reviewer, leads_its_area),
    P.USE_PHONE_DESK: (supports_its_area, leads_its_area),
    # Which letters of the queue is decided in circle/post/queries.py: of the area, or of the circles of own reviews.
    P.USE_POST_DESK: (is_its_reviewer, supports_its_area, leads_its_area),
    # What was said on the phone is for those who answer it, and for the reviewer of the review that it was about.
    P.SEE_CALL: (supports_area_of_call, leads_area_of_call, reviews_whom_it_is_about),
    P.MANAGE_AREA: (leads,),
}


def may_at_all(actor: Actor, permission: P) -> bool:
    """Whether this sort of actor can ever have the permission."""
    check = AT_ALL.get(permission)
    return check is not None and check(actor)


def may(actor: Actor, permission: P, thing: Any) -> bool:
    """Whether the actor has the permission for this thing."""
    return may_at_all(actor, permission) and any(grants(actor, thing) for grants in FOR_THING.get(permission, ()))
