"""The worker: sends what is due, chains the trail, drops old counts. Killed at any moment it loses nothing."""

import threading

import structlog
from flask import Flask

from portal.foundation.audit import anchor
from portal.foundation.audit import queries as trail
from portal.foundation.audit import services as audit
from portal.foundation.db.engine import Database
from portal.foundation.outbox import rounds, services
from portal.foundation.outbox.arrived import EVERY, ask_after
from portal.foundation.outbox.rounds import Round
from portal.foundation.outbox.sending import Sender

log = structlog.get_logger()
PAUSE_SECONDS = 2.0


class Worker:
    """Works through the outbox of one installation."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self.database: Database = app.extensions["database"]
        self.sender = Sender(app)
        self.stopping = threading.Event()
        self.rounds = [*rounds.of(app), Round("ask_after", EVERY, lambda _app: _asked(self.sender))]

    def run(self) -> None:
        """Until told to stop."""
        while not self.stopping.is_set():
            try:
                for one in self.rounds:
                    one.when_due(self.app)
                busy = self.once()
            except Exception as error:  # a bad day of the database must not end the worker
                log.error("worker_broke", error=type(error).__name__)
                busy = False
            if not busy:
                self.stopping.wait(PAUSE_SECONDS)

    def once(self) -> bool:
        """One round; whether anything was sent. Before it, what rooms want looked after all the time."""
        for look_after in self.app.extensions["each_round"]:
            look_after()
        with self.database.transaction() as session:
            due = services.lease_due(session)
        with self.app.app_context():
            for notice_id in due:
                try:
                    self.sender.send(notice_id)
                except Exception as error:  # one that cannot be written must not hold back the others
                    self.sender.broke(notice_id, error)
        settings = self.app.extensions["settings"]
        with self.database.transaction() as session:
            chained = audit.chain_new_entries(session, settings.seal_key)
            head = trail.head(session) if chained else None
        if head is not None:
            anchor.drop(settings.data_directory, head)
        return bool(due)


def _asked(sender: Sender) -> None:
    ask_after(sender)
