"""Handing a message to the mail server, with an end to waiting: one that never answers must not stop the others."""

import re
import smtplib
import ssl
from uuid import UUID

from flask import current_app
from flask_mail import Connection
from flask_mail import Message as Letter

from portal.foundation.outbox.channels.outcome import TAKEN, How, Outcome, Parcel
from portal.foundation.outbox.render import render
from portal.settings import Settings

ANSWERS_WITHIN = 30.0  # seconds for each step; MAIL_TIMEOUT of the application changes it
_OUR_ID = re.compile(r"<([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@([^<>@\s]+)>")


class ImpatientConnection(Connection):
    """Flask-Mail's connection waits for ever; this one does not."""

    def configure_host(self) -> smtplib.SMTP:
        """Connect, encrypt and sign in as the settings say. Raises ``OSError`` or ``SMTPException``."""
        seconds = current_app.config.get("MAIL_TIMEOUT", ANSWERS_WITHIN)
        host = smtplib.SMTP(self.mail.server, self.mail.port, timeout=seconds)
        if self.mail.use_tls:
            # A server that cannot prove who it is gets nothing.
            host.starttls(context=ssl.create_default_context())
        if self.mail.username and self.mail.password:
            host.login(self.mail.username, self.mail.password)
        return host


def hand_over(parcel: Parcel) -> Outcome:
    """Send one message by SMTP."""
    settings: Settings = current_app.extensions["settings"]
    letter = _letter(parcel, settings)
    try:
        with ImpatientConnection(current_app.extensions["mail"]) as connection:
            connection.send(letter, envelope_from=settings.bounces_to)
    except smtplib.SMTPRecipientsRefused as error:
        return _of_recipient(*next(iter(error.recipients.values())))
    except smtplib.SMTPDataError as error:
        # The words were not wanted, by a filter perhaps: that says nothing of the address.
        how = How.NOT_TAKEN if error.smtp_code >= 500 else How.LATER
        return Outcome(how, f"smtp {error.smtp_code}")
    except smtplib.SMTPResponseException as error:
        # Sign-in or sender refused: that is ours to put right, and no message may be lost by it.
        return Outcome(How.LATER, f"smtp {error.smtp_code}")
    except (OSError, smtplib.SMTPException) as error:
        return Outcome(How.LATER, type(error).__name__)
    return TAKEN


def _of_recipient(code: int, said: bytes) -> Outcome:
    """5.7 is a rule against us (RFC 3463), not a word about the address: such rules go again."""
    for_good = code >= 500 and not said.lstrip().startswith(b"5.7.")
    return Outcome(How.REFUSED if for_good else How.LATER, f"smtp {code}")


def message_id(notice_id: UUID, mail_from: str) -> str:
    """The same id on every try, so that a mail sent twice by a crash shows once; and by which a bounce is known."""
    return f"<{notice_id}@{mail_from.rpartition('@')[2].rstrip('>')}>"


def notice_of(header: str, mail_from: str) -> UUID | None:
    """The message that a Message-ID was given to, if we gave it."""
    found = _OUR_ID.search(header)
    if found is None:
        return None
    notice_id = UUID(found[1])
    return notice_id if message_id(notice_id, mail_from).lower() == found[0].lower() else None


def _letter(parcel: Parcel, settings: Settings) -> Letter:
    message = render(parcel.template, parcel.reading, parcel.context)
    letter = Letter(
        subject=message.subject,
        recipients=[parcel.address],
        body=message.text,
        html=message.html,
        sender=settings.mail_from,
        extra_headers={"Auto-Submitted": "auto-generated"},
    )
    if "calendar" in parcel.context:
        letter.attach(
            "meeting.ics",
            f"text/calendar; charset=utf-8; method={_method(parcel)}",
            parcel.context["calendar"].encode(),
        )
    letter.msgId = message_id(parcel.id, settings.mail_from)
    return letter


def _method(parcel: Parcel) -> str:
    """The method of a calendar file, which its part of the mail has to name as well (RFC 6047)."""
    found = re.search(r"(?m)^METHOD:([A-Z]+)", parcel.context["calendar"])
    return found[1] if found else "PUBLISH"
