"""Whether messages reach people: what did not arrive, which way is next, and what staff are told of."""

from flask import Flask

EACH_MINUTE, EACH_HOUR = 60.0, 3600.0  # seconds


def register(app: Flask) -> None:
    """Listen to what becomes of messages, and do what is to be done each day."""
    from portal.circle.reaching import doors_ending, gathering, services, staff_mail
    from portal.clock import now
    from portal.foundation.events import NoticeForStaff, NoticeNotDelivered, NoticesCancelled, UrgentTask, bus
    from portal.foundation.outbox import rounds

    bus.subscribe(NoticeNotDelivered, services.not_delivered)
    bus.subscribe(NoticeForStaff, services.for_staff)
    bus.subscribe(NoticesCancelled, services.called_back)
    bus.subscribe(UrgentTask, staff_mail.tell_at_once)
    app.extensions["gather"] = gathering.gather
    database, base_url = app.extensions["database"], app.extensions["settings"].public_base_url

    def digests(_app: Flask) -> None:
        with database.transaction() as session:
            staff_mail.send_digests(session, now())

    def doors(_app: Flask) -> None:
        with database.transaction() as session:
            doors_ending.look_after(session, base_url)

    rounds.add(app, "digests", EACH_MINUTE, digests)
    rounds.add(app, "doors_ending", EACH_HOUR, doors)
