"""Steps of tests about messages that go by GOV.UK Notify."""

from datetime import timedelta

from sqlalchemy import select

from portal.foundation.outbox.models import Notice
from tests.factories import World
from tests.integration.mail import send


def only(world: World) -> Notice:
    """The one message there is."""
    with world.app.extensions["database"].reading() as session:
        found: Notice = session.scalars(select(Notice).where(Notice.owner_kind == "contact")).one()
        return found


def travel(world: World, wait: timedelta) -> None:
    """The worker, later. The server's clock is the same: a token is good for 30 seconds."""
    with world.app.extensions["database"].transaction() as session:
        notice = session.scalars(select(Notice).where(Notice.owner_kind == "contact")).one()
        notice.due_at -= wait
        if notice.leased_until is not None:
            notice.leased_until -= timedelta(minutes=3)
    send(world.app)
