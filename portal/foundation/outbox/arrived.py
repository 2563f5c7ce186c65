"""Asking GOV.UK Notify what became of texts and letters that it took: they may still not arrive."""

from datetime import timedelta
from uuid import UUID

import structlog
from notifications_python_client.errors import APIError
from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.clock import now
from portal.foundation.outbox import services
from portal.foundation.outbox.by_hand import give_to_staff
from portal.foundation.outbox.models import Channel, Notice, State
from portal.foundation.outbox.sending import Sender

log = structlog.get_logger()
EVERY = 600.0  # seconds
ASKED_FOR = timedelta(days=4)  # Notify tries a text for three days
AT_ONCE = 50
_KINDS = {Channel.TEXT: "sms", Channel.LETTER: "letter"}


def ask_after(sender: Sender) -> int:
    """Ask after everything that Notify took lately and of which it has not said that it arrived; how many."""
    if sender.notify is None:
        return 0
    with sender.database.reading() as session:
        waiting = session.execute(
            select(Notice.id, Notice.channel)
            .where(
                Notice.state == State.SENT,
                Notice.channel.in_(_KINDS),
                Notice.handled_by.is_(None),
                Notice.arrived_at.is_(None),
                Notice.sent_at > now() - ASKED_FOR,
            )
            .order_by(Notice.sent_at)
            .limit(AT_ONCE)
        ).all()
    for notice_id, channel in waiting:
        try:
            status = sender.notify.status_of(str(notice_id), _KINDS[channel])
        except (APIError, ValueError):
            return 0  # away: asked again with the next round
        if status:
            with sender.database.transaction() as session:
                _take(session, notice_id, status)
    return len(waiting)


def _take(session: Session, notice_id: UUID, status: str) -> None:
    notice = session.get_one(Notice, notice_id, with_for_update=True)
    if notice.state is not State.SENT or notice.arrived_at is not None:
        return
    if status in {"delivered", "received"}:
        notice.arrived_at = now()
    elif status == "permanent-failure":
        notice.last_answer = status
        services.give_up(session, notice, "refused")
    elif status == "temporary-failure":  # a phone that was off for three days: the number may be right
        notice.last_answer = status
        services.give_up(session, notice, "gave_up")
    elif status == "technical-failure":
        services.send_again(session, notice, status)
    elif status in {"validation-failed", "virus-scan-failed", "cancelled"}:  # of a letter: staff print it
        log.warning("letter_not_printed", notice=str(notice_id), answer=status)
        notice.sent_at = None
        give_to_staff(session, notice)
