"""A letter as a PDF for GOV.UK Notify, which prints and posts it. The same letter that staff would print."""

import structlog

from portal.circle.post import services
from portal.foundation.db.engine import Database
from portal.foundation.identity.actor import SYSTEM
from portal.foundation.outbox.channels.outcome import Parcel
from portal.foundation.outbox.models import Notice
from portal.foundation.paper import render

log = structlog.get_logger()


class LetterMaker:
    """Sets letters of one installation."""

    def __init__(self, database: Database, base_url: str) -> None:
        self.database = database
        self.base_url = base_url

    def __call__(self, parcel: Parcel) -> bytes | None:
        """The letter; nothing where it cannot be set here. A code in it is new, and older ones end."""
        try:
            with self.database.transaction() as session:
                return render.pdf(
                    [services.printed(session, SYSTEM, session.get_one(Notice, parcel.id), self.base_url)]
                )
        except render.PaperUnavailable as problem:
            log.error("paper_unavailable", why=str(problem))
            return None
