"""The worker: sends what is due, chains the trail, drops old counts. Killed at any moment it loses nothing."""

import json
import smtplib
import threading
import time
from datetime import timedelta
from uuid import UUID

import structlog
from flask import Flask, current_app
from flask_mail import Message as Letter

from portal.clock import now
from portal.foundation.audit import anchor
from portal.foundation.audit import queries as trail
from portal.foundation.audit import services as audit
from portal.foundation.db.engine import Database
from portal.foundation.media.staging import discard_abandoned
from portal.foundation.outbox import services
from portal.foundation.outbox.by_hand import give_to_staff
from portal.foundation.outbox.models import Channel, Notice
from portal.foundation.outbox.post import hand_over
from portal.foundation.outbox.render import render
from portal.foundation.web.words import Reading

log = structlog.get_logger()
PAUSE_SECONDS = 2.0
TIDY_SECONDS = 3600.0
ABANDONED_AFTER = timedelta(hours=1)


class Worker:
    """Works through the outbox of one installation."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self.database: Database = app.extensions["database"]
        self.stopping = threading.Event()
        self.tidies_at = 0.0

    def run(self) -> None:
        """Until told to stop."""
        while not self.stopping.is_set():
            try:
                self.tidy()
                busy = self.once()
            except Exception as error:  # a bad day of the database must not end the worker
                log.error("worker_broke", error=type(error).__name__)
                busy = False
            if not busy:
                self.stopping.wait(PAUSE_SECONDS)

    def once(self) -> bool:
        """One round; whether anything was sent."""
        with self.database.transaction() as session:
            due = services.lease_due(session)
        with self.app.app_context():
            for notice_id in due:
                try:
                    self._send(notice_id)
                except Exception as error:  # one that cannot be written must not hold back the others
                    self._tried(notice_id, type(error).__name__, for_good=False)
        settings = self.app.extensions["settings"]
        with self.database.transaction() as session:
            chained = audit.chain_new_entries(session, settings.seal_key)
            head = trail.head(session) if chained else None
        if head is not None:
            anchor.drop(settings.data_directory, head)
        return bool(due)

    def tidy(self) -> None:
        """Once an hour: drop counts whose window is over, and uploads that a killed process left behind."""
        if time.monotonic() < self.tidies_at:
            return
        self.tidies_at = time.monotonic() + TIDY_SECONDS
        self.app.extensions["limits"].forget_old()
        quarantine = self.app.extensions["settings"].data_directory / "quarantine"
        discard_abandoned(quarantine, before=now() - ABANDONED_AFTER)

    def _send(self, notice_id: UUID) -> None:
        with self.database.reading() as session:
            notice = session.get_one(Notice, notice_id)
            goes_at = self.app.extensions["may_go_at"](session, notice)
            may_go = goes_at is not None and goes_at <= now()
            letter = _letter(notice) if may_go and notice.channel is Channel.EMAIL else None
        if letter is None:
            with self.database.transaction() as session:
                if may_go:
                    give_to_staff(session, session.get_one(Notice, notice_id))
                else:
                    services.put_off(session, notice_id, goes_at)
            return
        try:
            hand_over(letter)
        except smtplib.SMTPRecipientsRefused as error:
            code = next(iter(error.recipients.values()))[0]
            self._tried(notice_id, f"smtp {code}", for_good=code >= 500)
        except smtplib.SMTPResponseException as error:
            self._tried(notice_id, f"smtp {error.smtp_code}", for_good=500 <= error.smtp_code < 600)
        except (OSError, smtplib.SMTPException) as error:
            self._tried(notice_id, type(error).__name__, for_good=False)
        else:
            with self.database.transaction() as session:
                services.mark_sent(session, notice_id)

    def _tried(self, notice_id: UUID, answer: str, *, for_good: bool) -> None:
        log.warning("mail_not_taken", notice=str(notice_id), answer=answer, for_good=for_good)
        with self.database.transaction() as session:
            services.mark_tried(session, notice_id, answer, for_good=for_good)


def _letter(notice: Notice) -> Letter:
    message = render(notice.template, Reading(notice.locale, notice.easy), json.loads(notice.context))
    settings = current_app.extensions["settings"]
    letter = Letter(
        subject=message.subject,
        recipients=[notice.address],
        body=message.text,
        html=message.html,
        sender=settings.mail_from,
        extra_headers={"Auto-Submitted": "auto-generated"},
    )
    # The same id on every try, so that a mail sent twice by a crash shows once.
    letter.msgId = f"<{notice.id}@{settings.mail_from.rpartition('@')[2].rstrip('>')}>"
    return letter
