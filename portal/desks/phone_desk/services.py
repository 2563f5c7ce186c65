"""What the phone desk writes: that somebody looked for a caller."""

from collections import Counter
from collections.abc import Collection, Sequence
from uuid import UUID

from sqlalchemy.orm import Session

from portal.desks.phone_desk.queries import Found
from portal.foundation.audit import services as audit
from portal.foundation.identity.actor import Actor


def has_looked(session: Session, actor: Actor, area_ids: Collection[UUID], found: Sequence[Found]) -> None:
    """Write for each area that was searched who looked and how many they saw; never what was typed."""
    seen = Counter(one.area_id for one in found)
    for area_id in area_ids:
        audit.record(session, "seen.found", actor, area_id=area_id, found=seen[area_id])
