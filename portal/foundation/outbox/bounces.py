"""Reading what a mail server sends back when it could not deliver (RFC 3464), and finding the message of ours in it."""

import email
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message
from uuid import UUID

from sqlalchemy.orm import Session

from portal.foundation.outbox import services
from portal.foundation.outbox.channels.email import notice_of
from portal.foundation.outbox.models import Channel, Notice, State

LARGEST = 5_000_000  # bytes; a report carries at most the mail that came back, and ours are small
# A report tells of the mail that came back in its third part: whole, or its heads only (RFC 3462).
_RETURNED = {"message/rfc822", "text/rfc822-headers", "message/global", "message/global-headers"}


class NotAReport(Exception):
    """This mail is no report about a mail of ours; the words say why, for whoever looks after the mail server."""


@dataclass(frozen=True, slots=True)
class Report:
    """What came back. ``failed``: for good; else it is only late, or arrived."""

    notice_id: UUID
    failed: bool
    status: str  # as in 5.1.1 (RFC 3463)


def read(raw: bytes, mail_from: str) -> Report:
    """Read a delivery status report. Raises ``NotAReport``."""
    if len(raw) > LARGEST:
        raise NotAReport("It is larger than a report ever is.")
    message = email.message_from_bytes(raw)
    if message.get_content_type() != "multipart/report":
        raise NotAReport("It is not a delivery report (multipart/report): an answer of a person, perhaps.")
    notice_id = _ours(message, mail_from)
    if notice_id is None:
        raise NotAReport("The mail that came back is none of ours: its Message-ID was not given by this portal.")
    told = list(_of_recipients(message))
    if not told:
        raise NotAReport("It does not say what became of the mail (no Action for any recipient).")
    failed = [status for action, status in told if action == "failed"]
    return Report(notice_id, bool(failed), (failed or [told[0][1]])[0])


def take(session: Session, report: Report) -> bool:
    """A mail that was sent came back for good; whether this was new. A late one may still arrive: nothing changes."""
    notice = session.get(Notice, report.notice_id, with_for_update=True)
    if notice is None or not report.failed:
        return False
    if notice.channel is not Channel.EMAIL or notice.state is not State.SENT:
        return False
    notice.last_answer = f"bounced {report.status}"[:60]
    notice.leased_until = None
    services.give_up(session, notice, "bounced")
    return True


def _ours(message: Message, mail_from: str) -> UUID | None:
    for part in message.walk():
        if part.get_content_type() not in _RETURNED:
            continue
        for header in _message_ids(part):
            if (found := notice_of(header, mail_from)) is not None:
                return found
    return None


def _message_ids(part: Message) -> Iterator[str]:
    """Message-IDs of the mail that came back, whether the parser sees a mail there or text."""
    payload = part.get_payload()
    if isinstance(payload, list):
        yield from (str(one.get("Message-ID", "")) for one in payload if isinstance(one, Message))
        return
    raw = part.get_payload(decode=True)
    if isinstance(raw, bytes):
        yield str(email.message_from_bytes(raw).get("Message-ID", ""))


def _of_recipients(message: Message) -> Iterator[tuple[str, str]]:
    """What became of it for each recipient: the action, and the status as a number."""
    for part in message.walk():
        if part.get_content_type() not in {"message/delivery-status", "message/global-delivery-status"}:
            continue
        blocks = part.get_payload()
        for block in blocks if isinstance(blocks, list) else []:
            action = str(block.get("Action", "")).strip().lower() if isinstance(block, Message) else ""
            if isinstance(block, Message) and action:
                digits = str(block.get("Status", "")).split("(")[0].strip()
                yield action, "".join(one for one in digits if one.isdigit() or one == ".")[:12] or "unknown"
