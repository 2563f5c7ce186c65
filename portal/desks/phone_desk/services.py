"""What the phone desk writes besides the call itself: who looked, what was promised, what goes out afterwards."""

from collections import Counter
from collections.abc import Collection, Sequence
from datetime import timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.circle.areas import queries as areas
from portal.circle.areas.models import StaffMember
from portal.circle.calls import acting, notices, queries
from portal.circle.calls import services as calls
from portal.circle.calls.models import Call, LineKind
from portal.circle.people.models import Contact
from portal.circle.promises import queries as promise_queries
from portal.circle.promises import services as promises
from portal.clock import now
from portal.desks.phone_desk.queries import Found
from portal.foundation.audit import services as audit
from portal.foundation.audit.models import TrailEntry
from portal.foundation.db.lookup import normal_phone
from portal.foundation.identity.actor import Actor, Role

SEEN_ONCE_IN = timedelta(hours=1)
# What may stand in a message about a call; what else was done is told where somebody has come in.
TOLD_IN_SUMMARY = frozenset({"link_sent", "letter_made", "code_read_out"})


def has_looked(session: Session, actor: Actor, area_ids: Collection[UUID], found: Sequence[Found]) -> None:
    """Write for each area that was searched who looked and how many they saw; never what was typed."""
    seen = Counter(one.area_id for one in found)
    for area_id in area_ids:
        audit.record(session, "seen.found", actor, area_id=area_id, found=seen[area_id])


def has_read(session: Session, actor: Actor, call: Call) -> None:
    """Write who reads the record of a call, once an hour."""
    earlier = select(TrailEntry.id).where(
        TrailEntry.event == "seen.call",
        TrailEntry.actor_id == actor.id,
        TrailEntry.thing_id == call.id,
        TrailEntry.at > now() - SEEN_ONCE_IN,
    )
    if session.scalars(earlier.limit(1)).first() is None:
        audit.record(session, "seen.call", actor, area_id=call.area_id, review_id=call.review_id, thing_id=call.id)


def promise_call(session: Session, actor: Actor, call: Call, wanted: promises.CallBack, form_key: str) -> None:
    """Promise a call back in a call, once for each form.

    It stands on the list of a contact only when we are sure of them, or ring the number that we hold: a caller
    whom we do not know must not send our calls, in their name, to another number.
    """
    contact = session.get(Contact, call.contact_id) if call.contact_id else None
    held = normal_phone(contact.phone) if contact and contact.phone else None
    theirs = contact is not None and (call.checked or (held is not None and held == normal_phone(wanted.phone)))
    task = promises.promise_call(
        session,
        actor,
        wanted,
        area_id=call.area_id,
        form_key=form_key,
        review_id=call.review_id if theirs else None,
        contact_id=contact.id if contact and theirs else None,
        call_id=call.id,
    )
    if not any(one.thing_id == task.id for one in queries.lines(session, call.id)):
        calls.write_line(session, actor, call, LineKind.PROMISED, "call_back", thing_id=task.id)


def end(session: Session, actor: Actor, call: Call, base_url: str, *, pause: bool) -> None:
    """End a call; whoever we are sure of gets in writing what we did and promised."""
    if call.ended_at is not None:
        return
    calls.end(session, actor, call, pause=pause)
    if not call.checked:
        return
    done = [one.what for one in queries.lines(session, call.id) if one.kind is LineKind.DONE]
    told = [one for one in dict.fromkeys(done) if one in TOLD_IN_SUMMARY]
    made = [one for one in promise_queries.made_in_call(session, call.id) if one.contact_id == call.contact_id]
    if not told and not made and acting.told_in(session, call):
        return  # what was written for them in this call is on its way already: one message a call is enough
    contact = session.get_one(Contact, call.contact_id)
    notices.call_summary(session, contact, call, actor.known_id(), told, made, f"{base_url}/link")


def may_take(actor: Actor, call: Call) -> bool:
    """Whether somebody may take up a call that is not ended: whose it is now, or the lead of its area."""
    return call.ended_at is None and (queries.whose(call) == actor.id or actor.has_role(Role.AREA_LEAD, call.area_id))


def names_on(session: Session, calls_shown: Sequence[Call]) -> dict[UUID, StaffMember]:
    """Who took these calls, and who took them over."""
    who = {one.staff_id for one in calls_shown} | {one.handed_to for one in calls_shown if one.handed_to}
    return areas.names_of(session, who)
