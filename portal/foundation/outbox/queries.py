"""What of the outbox staff have to do by hand: letters to print and post, people to tell by phone."""

import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.foundation.outbox.models import Channel, Notice, State
from portal.foundation.outbox.render import Message, render
from portal.foundation.web.words import Reading

SHOWN = 200
BY_HAND = (State.FOR_STAFF, State.PRINTED)


@dataclass(frozen=True, slots=True)
class ByHand:
    """A message that somebody posts or says. ``contact_id`` is nobody's when it is not for a contact."""

    id: UUID
    area_id: UUID
    contact_id: UUID | None
    channel: Channel
    state: State
    template: str
    reading: Reading
    address: str  # lines of an address, or a number: as the channel says
    context: dict[str, Any]
    made_at: datetime
    printed_at: datetime | None

    @property
    def message(self) -> Message:
        """The words, in the reading of whoever gets it."""
        return render(self.template, self.reading, self.context)


def for_staff(session: Session, area_ids: Collection[UUID], channel: Channel | None = None) -> list[ByHand]:
    """What waits in these areas to be printed, posted or said, the oldest first; with ``channel`` only that.

    The worker puts a message here when its time has come: quiet dates and holds were looked at.
    """
    query = select(Notice).where(Notice.area_id.in_(list(area_ids)), Notice.state.in_(BY_HAND))
    if channel is not None:
        query = query.where(Notice.channel == channel)
    return [by_hand(one) for one in session.scalars(query.order_by(Notice.id).limit(SHOWN))]


def by_hand(notice: Notice) -> ByHand:
    """A notice as staff need it."""
    return ByHand(
        notice.id,
        notice.area_id,
        notice.owner_id if notice.owner_kind == "contact" else None,
        notice.channel,
        notice.state,
        notice.template,
        Reading(notice.locale, notice.easy),
        notice.address or "",
        json.loads(notice.context),
        notice.made_at,
        notice.printed_at,
    )
