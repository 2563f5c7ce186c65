"""Links made, claimed and ended; sign-ins begun and ended."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.engine import CursorResult
from sqlalchemy.orm import Session

from portal.circle.access import codes, doors, inbox, notices, surer
from portal.circle.access.models import Device, Door, EndedBy, LetterCode, SignIn, SignInCode, SignInLink
from portal.circle.access.surer_models import ConfirmedHow, SurerCode
from portal.circle.access.tokens import hashed, new_token
from portal.circle.people import queries as people
from portal.circle.people import services as people_services
from portal.circle.people.models import Contact, HoldKind
from portal.circle.promises import services as promises
from portal.circle.promises.models import TaskKind
from portal.clock import in_a_moment, now
from portal.foundation.audit import services as audit
from portal.foundation.db.lookup import Lookup
from portal.foundation.events import AccessEnded, bus
from portal.foundation.identity.actor import SYSTEM, Actor, Assurance, Kind
from portal.foundation.web.looks import Looks

ASKED_FOR_LASTS = timedelta(minutes=60)
INVITATION_LASTS = timedelta(days=7)
FAMILY_IDLE, FAMILY_LASTS = timedelta(hours=2), timedelta(hours=24)
BORROWED_IDLE = timedelta(minutes=10)  # "this is not my computer"
STAFF_IDLE, STAFF_LASTS = timedelta(minutes=15), timedelta(hours=12)


@dataclass(frozen=True, slots=True)
class Claimed:
    """A browser was signed in: its cookie, and whose it is. No cookie: two people share the inbox, and nobody is in."""

    cookie: str
    contact_id: UUID
    looks: str


def make_link(
    session: Session, contact: Contact, *, lasts: timedelta, sent_for: UUID | None, browser_hash: bytes | None
) -> str:
    """A new link for a contact; every older one that was not used ends. Returns the token, kept nowhere."""
    session.execute(
        update(SignInLink)
        .where(SignInLink.contact_id == contact.id, SignInLink.used_at.is_(None), SignInLink.ended_at.is_(None))
        .values(ended_at=now())
    )
    token = new_token()
    session.add(
        SignInLink(
            token_hash=hashed(token),
            contact_id=contact.id,
            sent_for=sent_for,
            made_at=now(),
            expires_at=now() + lasts,
            browser_hash=browser_hash,
        )
    )
    session.flush()
    return token


def invite(session: Session, lookup: Lookup, contact: Contact, staff_id: UUID, base_url: str) -> None:
    """Send the first link, which lasts seven days."""
    token = make_link(session, contact, lasts=INVITATION_LASTS, sent_for=staff_id, browser_hash=None)
    door = doors.address(session, lookup, contact.id, base_url)
    ways = notices.WaysIn(link=f"{base_url}/l/{token}", door=door, code="", days=INVITATION_LASTS.days)
    notices.ways_in(session, contact, ways, staff_id)


def come_in(session: Session, contact_id: UUID, browser_hash: bytes, *, how: str, borrowed: bool = False) -> Claimed:
    """Sign in by a code in the browser that waits, by a letter, or by door and remembered device: the full room."""
    contact = session.get_one(Contact, contact_id)
    return _signed_in(session, contact, Assurance.FULL, browser_hash, how=how, borrowed=borrowed)


def claim(session: Session, token: str, browser_hash: bytes, *, borrowed: bool = False) -> Claimed | None:
    """Use a link: of many presses at once exactly one wins. In the browser that asked: full; else the limited room."""
    moment = now()
    won = session.execute(
        update(SignInLink)
        .where(
            SignInLink.token_hash == hashed(token),
            SignInLink.used_at.is_(None),
            SignInLink.ended_at.is_(None),
            SignInLink.expires_at > moment,
            SignInLink.made_at <= in_a_moment(),
        )
        .values(used_at=moment)
    )
    assert isinstance(won, CursorResult)  # noqa: S101  tells the type checker what UPDATE returns
    if won.rowcount != 1:
        return None
    link = session.scalars(select(SignInLink).where(SignInLink.token_hash == hashed(token))).one()
    assurance = Assurance.FULL if link.browser_hash == browser_hash else Assurance.LIMITED
    contact = session.get_one(Contact, link.contact_id)
    surer.confirm(session, contact, contact.channel, ConfirmedHow.LINK)
    if inbox.is_shared(session, contact):
        return Claimed("", contact.id, "")
    return _signed_in(session, contact, assurance, browser_hash, how="link", borrowed=borrowed)


def _signed_in(
    session: Session, contact: Contact, assurance: Assurance, browser: bytes, *, how: str, borrowed: bool = False
) -> Claimed:
    idle = BORROWED_IDLE if borrowed else None
    cookie = begin_sign_in(session, assurance, browser, contact_id=contact.id, idle=idle)
    actor = Actor(id=contact.id, kind=Kind.CONTACT, area_id=contact.area_id)
    audit.record(session, "access.signed_in", actor, assurance=assurance.name.lower(), how=how)
    # Nothing chosen yet: the language, and easy read, that the invitation was written in.
    return Claimed(cookie, contact.id, contact.looks or Looks(contact.language, contact.easy).dump())


def make_letter_code(session: Session, actor: Actor, contact_id: UUID, review_id: UUID | None) -> str:
    """A code for a letter, made by staff; it stands in the letter and nowhere else. Raises ``NotToBeWrittenTo``."""
    people.make_sure_may_be_sent(session, contact_id)
    code = codes.make_letter_code(session, contact_id, actor.id)
    audit.record(session, "access.letter_code_made", actor, review_id=review_id, thing_id=contact_id)
    return code


def begin_sign_in(
    session: Session,
    assurance: Assurance,
    browser_hash: bytes | None,
    *,
    contact_id: UUID | None = None,
    staff_id: UUID | None = None,
    idle: timedelta | None = None,
) -> str:
    """Sign a browser in and return its cookie."""
    cookie = ("c." if contact_id else "s.") + new_token()
    moment = now()
    session.add(
        SignIn(
            id_hash=hashed(cookie),
            contact_id=contact_id,
            staff_id=staff_id,
            assurance=int(assurance),
            made_at=moment,
            last_seen_at=moment,
            idle_seconds=int((idle or (FAMILY_IDLE if contact_id else STAFF_IDLE)).total_seconds()),
            ends_at=moment + (FAMILY_LASTS if contact_id else STAFF_LASTS),
            browser_hash=browser_hash,
        )
    )
    session.flush()
    return cookie


def end_sign_in(session: Session, cookie: str) -> None:
    """End what a browser was signed in with before, since it comes in anew (ASVS 5.0, 7.2.4)."""
    if cookie:
        before = update(SignIn).where(SignIn.id_hash == hashed(cookie), SignIn.ended_at.is_(None))
        session.execute(before.values(ended_at=now()))


def sign_out(session: Session, actor: Actor) -> None:
    """End this browser's sign-in; its row is dead at once. Who writes for a caller goes out as themselves."""
    if actor.session_id is not None:
        ended = {"ended_at": now(), "ended_by": EndedBy.SIGN_OUT}
        whose = actor if actor.assisted_by is None else Actor(actor.assisted_by, Kind.STAFF, actor.area_id)
        session.execute(update(SignIn).where(SignIn.id_hash == actor.session_id).values(**ended))
        audit.record(session, "access.signed_out", whose)


def not_me(session: Session, token: str) -> None:
    """The link reached the wrong person: every link and sign-in of its contact ends, and staff are told."""
    link = session.scalars(select(SignInLink).where(SignInLink.token_hash == hashed(token))).first()
    if link is None:
        return
    not_them(session, link.contact_id)


def not_them(session: Session, contact_id: UUID) -> None:
    """What was sent to this contact reached somebody else."""
    contact = session.get_one(Contact, contact_id)
    end_all(session, SYSTEM, contact.id, why="not_me")
    people_services.hold(session, contact.id, HoldKind.WRONG_PERSON)
    promises.add_task(session, SYSTEM, TaskKind.NOT_FOR_ME, area_id=contact.area_id, contact_id=contact.id, urgent=True)
    audit.record(session, "access.not_me", SYSTEM, area_id=contact.area_id, thing_id=contact.id)


def end_all(
    session: Session, actor: Actor, contact_id: UUID, *, why: str, way_back: bool = False, but: bytes | None = None
) -> None:
    """End every link and sign-in of a contact at once (F4).

    With a ``way_back`` their door stays: it opens nothing, it sends a link to the address we hold. ``but`` is the
    sign-in in which they pressed it themselves.
    """
    moment = now()
    for table in (SignInLink, SignIn, SignInCode, Device, LetterCode, SurerCode, *(() if way_back else (Door,))):
        ends = [table.contact_id == contact_id, table.ended_at.is_(None)]
        ended: dict[str, object] = {"ended_at": moment}
        if table is SignIn:
            ended["ended_by"] = EndedBy.ACCESS_ENDED
            if but is not None:
                ends.append(SignIn.id_hash != but)
        session.execute(update(table).where(*ends).values(**ended))
    bus.announce(session, AccessEnded(actor, contact_id, why))
