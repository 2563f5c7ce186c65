"""Links of contacts, made by the portal's services; and what the database holds about them."""

from datetime import timedelta

from sqlalchemy import func, select

from portal.circle.access.models import SignIn, SignInLink
from portal.circle.access.services import make_link
from portal.circle.access.tokens import hashed
from portal.circle.people.models import Contact
from tests.factories import Contacted, World


def live_link(
    world: World, contact: Contacted, *, browser: str | None = None, lasts: timedelta = timedelta(hours=1)
) -> str:
    """A link that was just sent, for ``browser`` if that asked for it; its token."""
    with world.app.extensions["database"].transaction() as session:
        return make_link(
            session,
            session.get_one(Contact, contact.id),
            lasts=lasts,
            sent_for=world.reviewer.id,
            browser_hash=hashed(browser) if browser else None,
        )


def used(world: World, token: str) -> bool:
    """Whether the link was used."""
    with world.app.extensions["database"].reading() as session:
        return (
            session.scalars(select(SignInLink).where(SignInLink.token_hash == hashed(token))).one().used_at is not None
        )


def sign_ins(world: World) -> int:
    """How many sign-ins there have been."""
    with world.app.extensions["database"].reading() as session:
        return session.scalar(select(func.count()).select_from(SignIn)) or 0
