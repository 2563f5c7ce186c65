"""F99: who of the phone team opened my details is named to me, and to nobody else; a story taken back says so."""

from portal.circle.calls import services as calls
from portal.circle.people.models import Contact
from portal.foundation.identity.actor import Actor, Assurance, Kind, Role
from tests.client import Client
from tests.factories import World


def somebody_rings(world: World) -> None:
    """The support worker takes a call and opens the sister's details."""
    area = world.support.area_id
    actor = Actor(
        id=world.support.id,
        kind=Kind.STAFF,
        area_id=area,
        roles_by_area={area: frozenset({Role.SUPPORT_WORKER})},
        assurance=Assurance.FULL,
        session_id=b"one sign-in",
    )
    with world.app.extensions["database"].transaction() as session:
        call = calls.begin(session, actor, area)
        calls.found(session, actor, call, session.get_one(Contact, world.sister.id))


def test_who_opened_my_details_when_somebody_rang_is_named_to_me_alone(any_world: World) -> None:
    somebody_rings(any_world)
    page = f"/reviews/{any_world.review.reference}/my-record/seen"
    sister = Client(any_world.app).sign_in(any_world.sister)
    sister.get(page)
    assert "Sam Placeholder, Support worker, opened your details when somebody rang us." in sister.page.main
    other = Client(any_world.app).sign_in(any_world.polish)
    other.get(page)
    assert "Sam Placeholder" not in other.page.main


def test_a_story_taken_back_says_so_and_never_that_nobody_has_read_it(world: World) -> None:
    mother = Client(world.app).sign_in(world.mother)
    mother.get(f"/reviews/{world.review.reference}/stories/{world.mother.story}/read")
    mother.press("Take my story back")
    assert "You took your story back. Nobody can open it here any more." in mother.page.main
    assert "Nobody has read it yet" not in mother.page.main
