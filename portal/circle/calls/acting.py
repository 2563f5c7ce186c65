"""Writing for somebody on the phone (F87): begun in a call that has made sure of them, ended, told afterwards.

Staff never sign in as anybody. They stay who they are; what they write is written as theirs who is on the phone, and
the trail names both. A yes is the caller's own: staff write down that they heard it.
"""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import and_, exists, select
from sqlalchemy.orm import Session

from portal.circle.access.doors import Ways
from portal.circle.calls import acting_notices
from portal.circle.calls.acting_models import Acting, EndedHow, SpokenYes, WhyActing
from portal.circle.calls.models import Call, CallLine, LineKind, Speaker
from portal.clock import now
from portal.foundation.audit import services as audit
from portal.foundation.db import once
from portal.foundation.db.keys import KeyGone
from portal.foundation.identity.actor import Actor, Role

FOR_THEM = "for_them."  # how the lines of a call begin that say what was done for the caller
ROLES = frozenset({Role.SUPPORT_WORKER, Role.AREA_LEAD})
# The call from which somebody is written for: open at this sign-in, sure of them, and they speak for themselves.
# Whoever reads an Acting row asks this too, so that it is over in the moment in which the call is.
OF_OPEN_CALL = and_(
    Call.id == Acting.call_id,
    Call.ended_at.is_(None),
    Call.sign_in == Acting.sign_in,
    Call.contact_id == Acting.contact_id,
    Call.checked_at.is_not(None),
    Call.speaker != Speaker.HELPER,
)


class NotNow(Exception):
    """Nobody can be written for in this call; ``why`` is a word of ours: over, nobody, not_checked, helper."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


def told_in(session: Session, call: Call) -> bool:
    """Whether the caller was written to about what was done for them in this call."""
    query = select(Acting.id).where(Acting.call_id == call.id, Acting.contact_id == call.contact_id)
    return session.scalars(query.where(Acting.told_at.is_not(None)).limit(1)).first() is not None


def hindrance(actor: Actor, call: Call) -> str | None:
    """What stands in the way of writing for the caller in this call, as a word of ours; nothing: go on."""
    if call.ended_at is not None or call.sign_in is None or call.sign_in != actor.session_id:
        return "over"
    if call.contact_id is None:
        return "nobody"
    if not call.checked:
        return "not_checked"
    return "helper" if call.speaker is Speaker.HELPER else None


def why_in(session: Session, call: Call) -> Acting | None:
    """The first time in this call, which has the reason: it is asked for once."""
    query = select(Acting).where(Acting.call_id == call.id, Acting.contact_id == call.contact_id)
    return session.scalars(query.order_by(Acting.id).limit(1)).first()


def live(session: Session, sign_in: bytes | None) -> Acting | None:
    """What is going on at this sign-in, or nothing."""
    query = select(Acting).join(Call, OF_OPEN_CALL).where(Acting.sign_in == sign_in, Acting.ended_at.is_(None))
    return session.scalars(query).first()


def begin(session: Session, actor: Actor, call: Call, why: WhyActing, words: str | None, ways: Ways) -> Acting:
    """Begin to write for the caller. One at a time: what was going on at this sign-in ends. Raises ``NotNow``."""
    if (hindered := hindrance(actor, call)) is not None:
        raise NotNow(hindered)
    before = _not_ended(session, actor.session_id)
    if before is not None:
        if before.call_id == call.id and before.contact_id == call.contact_id:
            return before
        end(session, actor, before, EndedHow.OVER, ways)
    acting = Acting(
        call_id=call.id,
        area_id=call.area_id,
        staff_id=actor.known_id(),
        sign_in=actor.session_id,
        contact_id=call.contact_id,
        why=why,
        begun_at=now(),
    )
    acting.words = words or None
    session.add(acting)
    session.flush()
    audit.record(
        session, "acting.begun", actor, area_id=acting.area_id, thing_id=acting.contact_id, why=acting.why.value
    )
    return acting


def did(session: Session, actor: Actor, acting_id: UUID, what: str) -> bool:
    """Write in the call what was done for the caller, each kind of thing once; whether they may still be written for.

    The row is taken, so that nothing is done for them after the end, also when both come at the same moment.
    """
    query = select(Acting).join(Call, OF_OPEN_CALL).where(Acting.id == acting_id, Acting.ended_at.is_(None))
    acting = session.scalars(query.with_for_update(of=Acting)).first()
    if acting is None:
        return False
    already = exists().where(
        CallLine.call_id == acting.call_id, CallLine.what == FOR_THEM + what, CallLine.at >= acting.begun_at
    )
    if what and not session.scalar(select(already)):
        line = CallLine(
            call_id=acting.call_id,
            area_id=acting.area_id,
            contact_id=acting.contact_id,
            staff_id=acting.staff_id,
            kind=LineKind.DONE,
            what=FOR_THEM + what,
            at=now(),
        )
        session.add(line)
    session.flush()
    return True


@dataclass(frozen=True, slots=True)
class Heard:
    """A yes as it was heard: to what, about which thing of which review. ``key`` is of the form that was read back."""

    to_what: str
    word: str
    review_id: UUID | None
    thing_id: UUID | None
    key: str


def heard_yes(session: Session, actor: Actor, acting_id: UUID, heard: Heard) -> SpokenYes:
    """Write down that the caller said yes. The same press twice is one yes."""
    key = once.key_of(actor.id, heard.key)
    if (already := once.found_by(session, SpokenYes, key)) is not None:
        return already
    acting = session.get_one(Acting, acting_id)
    yes = SpokenYes(
        acting_id=acting.id,
        call_id=acting.call_id,
        contact_id=acting.contact_id,
        review_id=heard.review_id,
        to_what=heard.to_what,
        word=heard.word,
        thing_id=heard.thing_id,
        through=session.get_one(Call, acting.call_id).speaker,
        heard_by=acting.staff_id,
        heard_at=now(),
        made_once=key,
    )
    if (won := once.add_once(session, yes)) is yes:
        audit.record(
            session,
            "acting.yes_heard",
            actor,
            area_id=acting.area_id,
            review_id=heard.review_id,
            thing_id=heard.thing_id,
            to_what=heard.to_what,
            through=yes.through.value,
        )
    return won


def end(session: Session, actor: Actor, acting: Acting, how: EndedHow, ways: Ways) -> None:
    """Stop writing for them, and tell them what was done; each yes they said is confirmed by the same message.

    Ending twice changes nothing.
    """
    if acting.ended_at is not None:
        return
    acting.ended_at, acting.ended_how = now(), how
    session.flush()
    yeses = list(session.scalars(select(SpokenYes).where(SpokenYes.acting_id == acting.id).order_by(SpokenYes.id)))
    page = ways.door(session, acting.contact_id)
    try:
        said = list(dict.fromkeys(one.word for one in yeses))
        done = [one for one in _done_in(session, acting) if one not in said]
        told = acting_notices.done_for_you(session, acting, done, said, page)
    except KeyGone:  # their words were erased, and where to write to with them
        told = False
    if told:
        acting.told_at = now()
        for yes in yeses:
            yes.confirmed_at = acting.told_at
    session.flush()
    audit.record(
        session,
        "acting.ended",
        actor,
        area_id=acting.area_id,
        thing_id=acting.contact_id,
        how=how.value,
        yeses=len(yeses),
        told=told,
    )


def _done_in(session: Session, acting: Acting) -> list[str]:
    """What was done, in words of ours, in the order in which it was first done."""
    query = select(CallLine.what).where(CallLine.call_id == acting.call_id, CallLine.kind == LineKind.DONE)
    found = session.scalars(
        query.where(CallLine.at >= acting.begun_at, CallLine.what.startswith(FOR_THEM)).order_by(CallLine.id)
    )
    return list(dict.fromkeys(one.removeprefix(FOR_THEM) for one in found))


def _not_ended(session: Session, sign_in: bytes | None) -> Acting | None:
    return session.scalars(select(Acting).where(Acting.sign_in == sign_in, Acting.ended_at.is_(None))).first()
