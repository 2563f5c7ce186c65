"""Whether messages reach people: what did not arrive, which way is next, and what staff are told of."""

from flask import Flask


def register(app: Flask) -> None:
    """Listen to what becomes of messages, and do what is to be done each day."""
    from portal.circle.reaching import services
    from portal.foundation.events import NoticeForStaff, NoticeNotDelivered, NoticesCancelled, bus

    bus.subscribe(NoticeNotDelivered, services.not_delivered)
    bus.subscribe(NoticeForStaff, services.for_staff)
    bus.subscribe(NoticesCancelled, services.called_back)
