"""Contacts, what makes contact possible for them, and what holds messages back from them."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from portal.foundation.db.base import Base, Row
from portal.foundation.db.sealed import Sealed, SealedBytes
from portal.foundation.outbox.models import Channel
from portal.foundation.web.words import Reading

LARGE_PRINT = "large_print"  # of what somebody needs: letters in 18 point
READS_NOTHING = "none"  # of what somebody reads: letters and mail are no way to them, a voice is


class Pace(StrEnum):
    """How often news comes: as it happens, or once a week."""

    AT_ONCE = "at_once"
    WEEKLY = "weekly"


class Hours(StrEnum):
    """In which part of the day news comes."""

    ANY = "any"
    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"


class Contact(Row):
    """Somebody who is invited to take part. Nothing here requires an email address."""

    __tablename__ = "contact"

    area_id: Mapped[UUID] = mapped_column(ForeignKey("area.id"), index=True)
    language: Mapped[str] = mapped_column(default="en_GB")
    easy: Mapped[bool] = mapped_column(default=False)
    looks: Mapped[str] = mapped_column(default="")
    channel: Mapped[Channel]
    # Only a way that they agreed to: used when the first one does not reach them.
    next_channel: Mapped[Channel | None] = mapped_column(default=None)
    pace: Mapped[Pace] = mapped_column(default=Pace.AT_ONCE)
    hours: Mapped[Hours] = mapped_column(default=Hours.ANY)
    needs: Mapped[list[str]] = mapped_column(JSON, default=list)  # words of ours: interpreter, bsl, large_print
    speaks_language: Mapped[str | None] = mapped_column(default=None)  # a code like pa; bfi is British Sign Language
    reads: Mapped[str | None] = mapped_column(default=None)  # a code like pl, or READS_NOTHING; None: never asked
    needs_told_at: Mapped[datetime | None] = mapped_column(default=None)  # they said themselves what helps
    added_at: Mapped[datetime]
    merged_into: Mapped[UUID | None] = mapped_column(default=None)  # the contact that is the same person
    email_token: Mapped[bytes | None] = mapped_column(index=True, default=None)
    phone_token: Mapped[bytes | None] = mapped_column(index=True, default=None)
    name_sealed: Mapped[bytes] = mapped_column(SealedBytes)
    email_sealed: Mapped[bytes | None] = mapped_column(SealedBytes, default=None)
    phone_sealed: Mapped[bytes | None] = mapped_column(SealedBytes, default=None)
    address_sealed: Mapped[bytes | None] = mapped_column(SealedBytes, default=None)
    needs_note_sealed: Mapped[bytes | None] = mapped_column(SealedBytes, default=None)

    name = Sealed("name_sealed", owner=lambda row: ("contact", row.id))
    email = Sealed("email_sealed", owner=lambda row: ("contact", row.id))
    phone = Sealed("phone_sealed", owner=lambda row: ("contact", row.id))
    address = Sealed("address_sealed", owner=lambda row: ("contact", row.id))
    needs_note = Sealed("needs_note_sealed", owner=lambda row: ("contact", row.id))

    @property
    def reading(self) -> Reading:
        """What they read."""
        return Reading(self.language, self.easy)

    @property
    def letters_large(self) -> bool:
        """Whether letters to them are printed large."""
        return LARGE_PRINT in self.needs


class ContactNameKey(Base):
    """What a contact's name is looked up by: keyed hashes of its words as written, as mistyped and as heard.

    The area is inside the hash, so a key of one area never meets one of another. No row tells which kind of key it is.
    """

    __tablename__ = "contact_name_key"
    __table_args__ = ({"sqlite_with_rowid": False},)  # kept once, in the order of its key

    token: Mapped[bytes] = mapped_column(primary_key=True)  # 16 bytes
    contact_id: Mapped[UUID] = mapped_column(ForeignKey("contact.id"), primary_key=True, index=True)
    words: Mapped[int]  # of the name: who has just the words that were typed comes before who has more


class HoldKind(StrEnum):
    """Why messages are held back."""

    STOPPED = "stopped"
    PAUSED = "paused"
    WRONG_PERSON = "wrong_person"
    REFUSED = "refused"  # the person who died did not want family involved
    DIED = "died"
    MERGED = "merged"  # the same person as another contact, to whom everything goes


# Nobody is written to while one of these holds, not even when a message was asked for.
FOR_GOOD = frozenset({HoldKind.WRONG_PERSON, HoldKind.REFUSED, HoldKind.DIED, HoldKind.MERGED})


class ContactHold(Row):
    """From when until when nothing but the answer to their own request goes to a contact."""

    __tablename__ = "contact_hold"

    contact_id: Mapped[UUID] = mapped_column(ForeignKey("contact.id"), index=True)
    kind: Mapped[HoldKind]
    begins_at: Mapped[datetime]
    ends_at: Mapped[datetime | None] = mapped_column(default=None)


class QuietDates(Row):
    """A day, or a span of days, on which no news goes to a contact; each year again if they say so."""

    __tablename__ = "quiet_dates"
    __table_args__ = (CheckConstraint("until_day >= from_day", name="in_order"),)

    contact_id: Mapped[UUID] = mapped_column(ForeignKey("contact.id"), index=True)
    from_day: Mapped[date]
    until_day: Mapped[date]
    yearly: Mapped[bool] = mapped_column(default=False)
    made_at: Mapped[datetime]
    words_sealed: Mapped[bytes | None] = mapped_column(SealedBytes, default=None)

    words = Sealed("words_sealed", owner=lambda row: ("contact", row.contact_id))  # their own: her birthday


class TroubleKind(StrEnum):
    """How we know that an address or a number does not work."""

    REFUSED = "refused"  # the mail server, or GOV.UK Notify, took nothing for it
    BOUNCED = "bounced"  # taken, and a mail came back that it could not be delivered
    LETTER_RETURNED = "letter_returned"
    WRONG_NUMBER = "wrong_number"


class ContactTrouble(Row):
    """An address that does not work, from when until somebody put it right. Nothing is sent there meanwhile."""

    __tablename__ = "contact_trouble"

    contact_id: Mapped[UUID] = mapped_column(ForeignKey("contact.id"), index=True)
    channel: Mapped[Channel]
    kind: Mapped[TroubleKind]
    since: Mapped[datetime]
    ended_at: Mapped[datetime | None] = mapped_column(default=None)


class HelperKind(StrEnum):
    """What somebody's helper is to them."""

    RELATIVE = "relative"
    ADVOCATE = "advocate"
    SUPPORT_WORKER = "support_worker"
    INTERPRETER = "interpreter"
    RELAY = "relay"  # an operator who speaks or signs for them
    OTHER = "other"


class HelperMay(StrEnum):
    """What a contact chose for their helper."""

    SIT_WITH_ME = "sit_with_me"
    COPIES = "copies"
    RING_FOR_ME = "ring_for_me"


class Helper(Row):
    """Who helps a contact: no way in of their own, and nothing but what the contact chose."""

    __tablename__ = "helper"

    contact_id: Mapped[UUID] = mapped_column(ForeignKey("contact.id"), index=True)
    kind: Mapped[HelperKind]
    may: Mapped[list[str]] = mapped_column(JSON, default=list)  # of HelperMay
    named_at: Mapped[datetime]
    ended_at: Mapped[datetime | None] = mapped_column(default=None)
    made_once: Mapped[str | None] = mapped_column(unique=True, default=None)  # key of the form
    name_sealed: Mapped[bytes] = mapped_column(SealedBytes)
    phone_sealed: Mapped[bytes | None] = mapped_column(SealedBytes, default=None)
    email_sealed: Mapped[bytes | None] = mapped_column(SealedBytes, default=None)

    name = Sealed("name_sealed", owner=lambda row: ("contact", row.contact_id))
    phone = Sealed("phone_sealed", owner=lambda row: ("contact", row.contact_id))
    email = Sealed("email_sealed", owner=lambda row: ("contact", row.contact_id))
