"""A member of staff with somebody on the phone: the call, sure of them, and writing for them."""

from typing import Any
from uuid import UUID

from sqlalchemy import select, update

from portal.circle.access.doors import Ways
from portal.circle.access.tokens import hashed
from portal.circle.calls import acting, checking, services
from portal.circle.calls.acting_models import WhyActing
from portal.circle.calls.models import Call, Speaker
from portal.circle.people.models import Contact
from portal.foundation.identity.actor import Actor, Assurance, Kind
from tests.client import Client
from tests.factories import World


def staff_actor(world: World, client: Client, key: str = "support") -> Actor:
    """Who is signed in in this browser."""
    staff = world.staff[key]
    cookie = client.cookie("here") or ""
    roles = {staff.area_id: frozenset({staff.role})}
    return Actor(staff.id, Kind.STAFF, staff.area_id, roles, assurance=Assurance.FULL, session_id=hashed(cookie))


def open_call(world: World, client: Client, whose: str = "mother", *, key: str = "support", sure: bool = True) -> UUID:
    """An open call of this browser with somebody found in it, and made sure of."""
    actor = staff_actor(world, client, key)
    with world.app.extensions["database"].transaction() as session:
        call = services.begin(session, actor, actor.area_id)
        services.found(session, actor, call, session.get_one(Contact, world.contacts[whose].id))
        if sure:
            checking.rang_back(session, actor, call)
        call.speaker = Speaker.CONTACT
        return call.id


def ways(world: World) -> Ways:
    """What a message needs."""
    told = world.app.extensions
    return Ways(told["lookup"], told["settings"].public_base_url)


def write_for(world: World, client: Client, whose: str = "mother", *, key: str = "support") -> UUID:
    """This browser writes for somebody from now on; the id of the call."""
    call_id = open_call(world, client, whose, key=key)
    with world.app.extensions["database"].transaction() as session:
        actor, call = staff_actor(world, client, key), session.get_one(Call, call_id)
        acting.begin(session, actor, call, WhyActing.ASKED_ON_PHONE, None, ways(world))
    return call_id


def rows(world: World, model: Any) -> list[Any]:
    """Every row of a table."""
    with world.app.extensions["database"].reading() as session:
        return list(session.scalars(select(model).order_by(model.id)))


def change_call(world: World, call_id: object, **changed: object) -> None:
    """As the room of calls would do it."""
    with world.app.extensions["database"].transaction() as session:
        session.execute(update(Call).where(Call.id == call_id).values(**changed))
