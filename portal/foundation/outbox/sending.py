"""Sending one message: may it go now, by which way, and what became of it."""

import json
from collections.abc import Callable
from typing import cast
from uuid import UUID

import structlog
from flask import Flask

from portal.clock import now
from portal.foundation.db.engine import Database
from portal.foundation.outbox import services
from portal.foundation.outbox.by_hand import give_to_staff
from portal.foundation.outbox.channels import email
from portal.foundation.outbox.channels.notify import ANSWERS_WITHIN, Notify
from portal.foundation.outbox.channels.outcome import How, Outcome, Parcel
from portal.foundation.outbox.models import Channel, Notice, State
from portal.foundation.web.words import Reading
from portal.settings import Settings

log = structlog.get_logger()
Way = Callable[[Parcel], Outcome]


class Sender:
    """The ways out of one installation. Not for two threads at once."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self.database: Database = app.extensions["database"]
        self.settings: Settings = app.extensions["settings"]
        seconds = app.config.get("NOTIFY_TIMEOUT", ANSWERS_WITHIN)
        self.notify = Notify(self.settings, seconds) if self.settings.notify_api_key else None
        self.ways: dict[Channel, Way] = {Channel.EMAIL: email.hand_over}
        if self.notify is not None and self.settings.notify_text_template:
            self.ways[Channel.TEXT] = self.notify.send_text
        if self.notify is not None and self.settings.notify_letters:
            self.ways[Channel.LETTER] = self._send_letter

    def send(self, notice_id: UUID) -> None:
        """Send one message, and write down what became of it."""
        parcel = self._prepared(notice_id)
        if parcel is None:
            return
        outcome = self.ways[parcel.channel](parcel) if parcel.address else Outcome(How.REFUSED, "no address")
        if outcome.how is not How.TAKEN:
            log.warning("message_not_taken", notice=str(notice_id), answer=outcome.answer, how=outcome.how.value)
        self._written_down(notice_id, outcome)

    def broke(self, notice_id: UUID, error: Exception) -> None:
        """It could not even be written: later again, so that it holds back no other."""
        log.warning("message_broke", notice=str(notice_id), error=type(error).__name__)
        with self.database.transaction() as session:
            services.mark_tried(session, notice_id, type(error).__name__)

    def _prepared(self, notice_id: UUID) -> Parcel | None:
        """The message, if it goes now and a machine carries it; all else is settled here, in one transaction."""
        with self.database.transaction() as session:
            notice = session.get_one(Notice, notice_id)
            if notice.state is not State.WAITING:
                return None
            goes_at = self.app.extensions["may_go_at"](session, notice)
            if goes_at is None or goes_at > now():
                services.put_off(session, notice_id, goes_at)
                return None
            if self.app.extensions["gather"](session, notice):
                return None
            if notice.channel not in self.ways:
                give_to_staff(session, notice)
                return None
            return self._parcel(notice)

    def _parcel(self, notice: Notice) -> Parcel:
        context = {"base_url": self.settings.public_base_url, **json.loads(notice.context)}
        reading = Reading(notice.locale, notice.easy)
        again = notice.leases > 1
        return Parcel(notice.id, notice.channel, notice.address or "", notice.template, reading, context, again)

    def _send_letter(self, parcel: Parcel) -> Outcome:
        """As a PDF that we set ourselves."""
        return cast(Notify, self.notify).send_letter(parcel, self.app.extensions["letter_pdf"])

    def _written_down(self, notice_id: UUID, outcome: Outcome) -> None:
        with self.database.transaction() as session:
            match outcome.how:
                case How.TAKEN:
                    services.mark_sent(session, notice_id)
                case How.LATER:
                    services.mark_tried(session, notice_id, outcome.answer)
                case How.REFUSED:
                    services.mark_refused(session, notice_id, outcome.answer, "refused")
                case How.NOT_TAKEN:
                    services.mark_refused(session, notice_id, outcome.answer, "gave_up")
                case How.BY_HAND:
                    give_to_staff(session, session.get_one(Notice, notice_id))
