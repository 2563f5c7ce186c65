"""One request: who asks, its one session, and what the guards ask of the rooms above."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol
from uuid import UUID

from flask import abort
from sqlalchemy.orm import Session

from portal.foundation.db.engine import Database
from portal.foundation.identity.actor import VISITOR, Actor
from portal.foundation.identity.permissions import Permission
from portal.foundation.web import noted
from portal.foundation.web.read_back import ReadsBack


@dataclass(frozen=True, slots=True)
class Access:
    """Who may use an endpoint. ``permission`` None: everybody."""

    permission: Permission | None
    records_read: str | None = None
    fragment: bool = False
    loads_thing: bool = True
    stepped_up: bool = False
    needs_yes: ReadsBack | None = None
    made_sure: bool = False


class Gatekeeper(Protocol):
    """What the application hands to this lower room, so that it need not know the rooms above."""

    def load_actor(self, session: Session) -> Actor:
        """Who sends this request."""

    def may_at_all(self, actor: Actor, permission: Permission) -> bool:
        """Whether this sort of actor can ever have the permission."""

    def may(self, actor: Actor, permission: Permission, thing: Any) -> bool:
        """Whether the actor has it for this thing."""

    def load_review(self, session: Session, actor: Actor, reference: str) -> Any:
        """The review of an address, or None for an outsider."""

    def signed_out(self) -> Any:
        """The answer to somebody who has to sign in first."""

    def step_up(self, actor: Actor) -> Any:
        """The answer to a contact who has to be made sure of once more."""

    def form_taken(self, session: Session, actor: Actor) -> None:
        """A form that was kept for somebody was sent once more and taken."""

    def has_seen(self, session: Session, actor: Actor, kind: str, thing: Any) -> None:
        """Write once an hour that this actor has seen this thing."""

    def instead(self, actor: Actor, access: Access) -> Any:
        """Another answer than the view's: nobody may do this for somebody else, or they are written for no more."""

    def read_back(self, session: Session, actor: Actor, needs_yes: ReadsBack, arguments: dict[str, Any]) -> Any:
        """The page that is read out to somebody on the phone; nothing once they have said yes to just this."""

    def reads_for_caller(self, actor: Actor, arguments: dict[str, Any]) -> None:
        """Write that a member of staff opens what belongs to somebody on the phone."""

    def done_for_caller(self, session: Session, actor: Actor, arguments: dict[str, Any]) -> Any:
        """Write down what was done and their yes, in the same transaction; an answer where it must not be done."""


class Work:
    """One request: its actor, and its one session, opened when first used."""

    def __init__(self, database: Database, gate: Gatekeeper, writes: bool) -> None:
        self.database = database
        self.gate = gate
        self.writes = writes
        self.actor = VISITOR
        self.remembered: list[Callable[[Session], object]] = []
        self._session: Session | None = None

    @property
    def session(self) -> Session:
        """Reads on GET, writes on POST."""
        if self._session is None:
            self._session = self.database.writing() if self.writes else self.database.reading()
        return self._session

    def find_actor(self) -> None:
        """Find out who asks. On a POST in a short session of its own, so that no lock is held by it."""
        if self.writes:
            with self.database.reading() as session:
                self.actor = self.gate.load_actor(session)
        else:
            self.actor = self.gate.load_actor(self.session)

    def review(self, reference: str, permission: Permission | None) -> Any:
        """The review of an address; an outsider gets 404, never a hint."""
        review = self.gate.load_review(self.session, self.actor, reference)
        if review is None or (permission and not self.gate.may(self.actor, permission, review)):
            noted.refused("review")
            abort(404)
        return review

    def record_read(self, kind: str, arguments: dict[str, Any]) -> None:
        """Write who reads what before the answer is sent, in a transaction of its own."""
        ids = [value for value in arguments.values() if isinstance(value, UUID)]
        thing = ids[0] if ids else arguments["review"].id
        with self.database.transaction() as session:
            self.gate.has_seen(session, self.actor, kind, (arguments["review"], thing))

    def for_caller(self, access: Access, arguments: dict[str, Any]) -> Any:
        """The page to be read out where a decision is the caller's own; nothing where it may be done."""
        if access.needs_yes is None:
            return None
        return self.gate.read_back(self.session, self.actor, access.needs_yes, arguments)

    def close(self) -> None:
        """Give the connection back; anything not committed is undone."""
        if self._session is not None:
            self._session.close()
            self._session = None
