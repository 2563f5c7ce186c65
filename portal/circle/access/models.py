"""Links, sign-ins and kept forms. Tokens stand here only as hashes."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from portal.foundation.db.base import Base, Row
from portal.foundation.db.sealed import Sealed, SealedBytes
from portal.foundation.identity.actor import Assurance


class SignInLink(Row):
    """A link in a message: used once, a new one ends the older ones. The token itself is nowhere."""

    __tablename__ = "sign_in_link"

    token_hash: Mapped[bytes] = mapped_column(unique=True)
    contact_id: Mapped[UUID] = mapped_column(ForeignKey("contact.id"), index=True)
    sent_for: Mapped[UUID | None] = mapped_column(ForeignKey("staff_member.id"))  # named on the link's page
    made_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None] = mapped_column(default=None)
    ended_at: Mapped[datetime | None] = mapped_column(default=None)
    browser_hash: Mapped[bytes | None] = mapped_column(default=None)  # the browser that asked for it


class Door(Row):
    """The door link in every message: leads to the ways in, signs nobody in, lives as long as the grant."""

    __tablename__ = "door"

    contact_id: Mapped[UUID] = mapped_column(ForeignKey("contact.id"), index=True)
    token_hash: Mapped[bytes] = mapped_column(unique=True)
    made_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    reminded_at: Mapped[datetime | None] = mapped_column(default=None)  # told that it ends soon
    ended_at: Mapped[datetime | None] = mapped_column(default=None)


class SignInCode(Row):
    """Six digits in the same message as a link, bound to the browser that waits."""

    __tablename__ = "sign_in_code"

    contact_id: Mapped[UUID] = mapped_column(ForeignKey("contact.id"), index=True)
    browser_hash: Mapped[bytes] = mapped_column(index=True)
    code_hash: Mapped[bytes]
    made_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    wrong: Mapped[int] = mapped_column(default=0)
    used_at: Mapped[datetime | None] = mapped_column(default=None)
    ended_at: Mapped[datetime | None] = mapped_column(default=None)


class Device(Row):
    """A browser that its owner asked us to remember: with a door link it comes in by one press."""

    __tablename__ = "device"

    contact_id: Mapped[UUID] = mapped_column(ForeignKey("contact.id"), index=True)
    key_hash: Mapped[bytes] = mapped_column(unique=True)
    made_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    ended_at: Mapped[datetime | None] = mapped_column(default=None)


class LetterCode(Row):
    """A code in a printed letter: the first four signs find it, the other eight are secret (argon2id)."""

    __tablename__ = "letter_code"

    contact_id: Mapped[UUID] = mapped_column(ForeignKey("contact.id"), index=True)
    first_signs: Mapped[str] = mapped_column(unique=True)
    secret_hash: Mapped[str]
    made_by: Mapped[UUID | None] = mapped_column(ForeignKey("staff_member.id"))
    made_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    wrong: Mapped[int] = mapped_column(default=0)
    used_at: Mapped[datetime | None] = mapped_column(default=None)
    ended_at: Mapped[datetime | None] = mapped_column(default=None)


class EndedBy(StrEnum):
    """What ended a sign-in before its time."""

    SIGN_OUT = "sign_out"
    ACCESS_ENDED = "access_ended"  # its contact's grant was revoked: whoever held the device may be somebody else


class SignIn(Base):
    """One signed-in browser, keyed by the SHA-256 of its cookie."""

    __tablename__ = "sign_in"

    id_hash: Mapped[bytes] = mapped_column(primary_key=True)
    contact_id: Mapped[UUID | None] = mapped_column(ForeignKey("contact.id"), index=True)
    staff_id: Mapped[UUID | None] = mapped_column(ForeignKey("staff_member.id"), index=True)
    assurance: Mapped[int] = mapped_column(default=int(Assurance.LIMITED))
    made_at: Mapped[datetime]
    last_seen_at: Mapped[datetime]
    idle_seconds: Mapped[int]
    ends_at: Mapped[datetime]
    ended_at: Mapped[datetime | None] = mapped_column(default=None)
    ended_by: Mapped[EndedBy | None] = mapped_column(default=None)
    stepped_up_at: Mapped[datetime | None] = mapped_column(default=None)  # a further code was right: for ten minutes
    browser_hash: Mapped[bytes | None] = mapped_column(default=None)
    # The session at the staff's provider, hashed: its end, told to us by the provider, ends this sign-in.
    provider_session: Mapped[bytes | None] = mapped_column(default=None, index=True)


class KeptForm(Row):
    """Words that wait for who wrote them: sent after the sign-in was over, or saved while they were typed.

    A contact's are sealed with their own key, those of staff with their area's. ``asks``: the device had lost its
    grant, so nobody reads them until the contact says that it was them.
    """

    __tablename__ = "kept_form"
    __table_args__ = (
        CheckConstraint("(contact_id IS NULL) <> (staff_id IS NULL)", name="one_writer"),
        CheckConstraint("staff_id IS NULL OR area_id IS NOT NULL", name="staff_have_an_area"),
    )

    contact_id: Mapped[UUID | None] = mapped_column(ForeignKey("contact.id"), index=True)
    staff_id: Mapped[UUID | None] = mapped_column(ForeignKey("staff_member.id"), index=True)
    area_id: Mapped[UUID | None] = mapped_column(ForeignKey("area.id"))
    browser_hash: Mapped[bytes]
    path: Mapped[str] = mapped_column(String(500))
    kept_at: Mapped[datetime]
    ends_at: Mapped[datetime] = mapped_column(index=True)
    asks: Mapped[bool] = mapped_column(default=False)
    typed: Mapped[bool] = mapped_column(default=False)  # saved while it was written: it was never sent
    fields_sealed: Mapped[bytes] = mapped_column(SealedBytes)

    fields = Sealed("fields_sealed", owner=lambda row: owner_of(row.contact_id, row.area_id))


class KeptFile(Row):
    """A file sent after the sign-in was over: its bytes lie in the store as they came, sealed."""

    __tablename__ = "kept_file"

    contact_id: Mapped[UUID] = mapped_column(ForeignKey("contact.id"), index=True)
    browser_hash: Mapped[bytes]
    path: Mapped[str] = mapped_column(String(500))
    kept_at: Mapped[datetime]
    ends_at: Mapped[datetime] = mapped_column(index=True)
    asks: Mapped[bool] = mapped_column(default=False)
    key_id: Mapped[UUID]
    stored_name: Mapped[str]
    size: Mapped[int]
    name_sealed: Mapped[bytes] = mapped_column(SealedBytes)

    name = Sealed("name_sealed", owner=lambda row: ("contact", row.contact_id))


def owner_of(contact_id: UUID | None, area_id: UUID | None) -> tuple[str, UUID]:
    """Whose key seals what is kept: the contact's own, or the area's for staff."""
    if contact_id is not None:
        return "contact", contact_id
    if area_id is None:
        raise ValueError("words of staff are sealed with the key of their area")
    return "area", area_id
