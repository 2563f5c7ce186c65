"""A contact as the services want to know them."""

from uuid import UUID

from portal.foundation.identity.actor import Actor, Assurance, Kind


def actor_of(contact_id: UUID) -> Actor:
    """The contact, fully signed in."""
    return Actor(id=contact_id, kind=Kind.CONTACT, assurance=Assurance.FULL)
