"""The message with a link for a member of staff. Sealed with the area's key; no family is named in it."""

from sqlalchemy.orm import Session

from portal.circle.areas.models import Area, StaffMember
from portal.foundation.outbox import services as outbox
from portal.foundation.outbox.models import Channel
from portal.foundation.web.words import Reading


def link(session: Session, staff: StaffMember, address: str, *, days: int) -> None:
    """Send a link; ``days`` is how long it lasts, 0 for an hour."""
    area = session.get_one(Area, staff.area_id)
    outbox.enqueue(
        session,
        area_id=area.id,
        owner=("area", area.id),
        channel=Channel.EMAIL,
        address=staff.email,
        template="staff_link",
        reading=Reading("en_GB", False),
        context={
            "link": address,
            "days": days,
            "name": staff.name,
            "area_name": area.public_name,
            "area_phone": area.phone,
        },
    )
