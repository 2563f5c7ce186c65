"""A review goes to another area: one lead proposes, the other accepts, and nobody of the old area opens it again."""

from sqlalchemy import select

from portal.circle.people import name_keys
from portal.circle.people.models import Contact, ContactNameKey
from portal.circle.promises.models import Task
from portal.circle.reviews.models import CirclePlace, Review
from portal.foundation.audit.models import TrailEntry
from portal.foundation.db.keys import SealingKey
from portal.foundation.db.lookup import Lookup
from portal.foundation.outbox.models import Notice
from tests.client import Client
from tests.factories import World
from tests.integration.mail import invited
from tests.integration.test_closed_reviews import family

OLD = ("reviewer", "second_reviewer", "support", "lead")


def propose(world: World) -> None:
    lead = Client(world.app).sign_in(world.lead)
    lead.get(f"/desk/reviews/{world.review.reference}/circle/")
    lead.follow_link("This review belongs to another area")
    lead.press("Ask the other area", area=str(world.far_lead.area_id), words="She lived there.")
    assert "That is written down" in lead.page.main


def open_coming(world: World) -> Client:
    lead = Client(world.app).sign_in(world.far_lead)
    lead.get("/area/")
    lead.follow_link("Reviews that another area hands to NHS Farland (made up)")
    lead.follow_link(world.review.reference)
    return lead


def test_nobody_of_the_old_area_opens_it_again_and_nothing_is_lost(any_world: World) -> None:
    world = any_world
    invited(world, world.sister)
    propose(world)
    circle = f"/desk/reviews/{world.review.reference}/circle/"
    assert Client(world.app).sign_in(world.far_lead).get(circle).status_code == 404
    lead = open_coming(world)
    assert "She lived there." in lead.page.main
    assert "Thomas Testrow" not in lead.page.text
    lead.press("Accept this review", reviewer=str(world.far_reviewer.id))
    assert "Thomas Testrow" in lead.page.main
    story = f"/desk/reviews/{world.review.reference}/stories/{world.mother.story}/"
    for key in OLD:
        client = Client(world.app).sign_in(world.staff[key])
        assert client.get(circle).status_code == 404
        assert client.get(story).status_code == 404
        client.get("/desk/circles/")
        assert world.review.reference not in client.page.text
    far = Client(world.app).sign_in(world.far_reviewer)
    far.get(story)
    assert world.mother.marker in far.page.main
    mother = family(world)
    assert "You can always ring Rita Far" in mother.page.main


def test_its_keys_hang_on_the_new_area(any_world: World) -> None:
    world = any_world
    invited(world, world.sister)
    propose(world)
    open_coming(world).press("Accept this review", reviewer=str(world.far_reviewer.id))
    database, lookup = world.app.extensions["database"], world.app.extensions["lookup"]
    new = world.far_lead.area_id
    with database.transaction() as session:
        database.keys.destroy(session, "area", world.lead.area_id)
    database.keys.forget()
    with database.reading() as session:
        ids = set(session.scalars(select(CirclePlace.contact_id).where(CirclePlace.review_id == world.review.id)))
        contacts = session.scalars(select(Contact).where(Contact.id.in_(ids))).all()
        assert session.get_one(Review, world.review.id).person == "Thomas Testrow"
        assert {one.area_id for one in contacts} == {new}
        assert "Joan Testrow" in {one.name for one in contacts}
        owners = select(SealingKey.area_id).where(SealingKey.owner_id.in_({*ids, world.review.id}))
        assert set(session.scalars(owners)) == {new}
        for model, column in ((Task, Task.contact_id), (Notice, Notice.owner_id)):
            assert set(session.scalars(select(model.area_id).where(column.in_(ids)))) == {new}
        notes = {one.note for one in session.scalars(select(Task).where(Task.contact_id == world.mother.id))}
        assert "note-of-mother" in notes
        assert _found(session, lookup, world, new) == {world.mother.id}
        assert _found(session, lookup, world, world.lead.area_id) == set()
        trail = session.scalars(select(TrailEntry).where(TrailEntry.event == "reviews.area_moved")).all()
        assert {one.area_id for one in trail} == {new, world.lead.area_id}


def _found(session, lookup: Lookup, world: World, area_id) -> set:  # type: ignore[no-untyped-def]
    """Who is found by the mother's whole name in this area."""
    rows = name_keys.name_key_rows(lookup, world.mother.id, area_id, "Joan Testrow")
    tokens = {row["token"] for row in rows}
    query = select(ContactNameKey.contact_id).where(ContactNameKey.token.in_(tokens))
    return set(session.scalars(query.where(ContactNameKey.contact_id == world.mother.id)))


def test_the_new_area_may_send_it_back(world: World) -> None:
    propose(world)
    lead = open_coming(world)
    lead.press("It does not belong to us")
    assert "It stays with the other area" in lead.page.main
    circle = f"/desk/reviews/{world.review.reference}/circle/"
    assert Client(world.app).sign_in(world.lead).get(circle).status_code == 200
    assert Client(world.app).sign_in(world.far_lead).get(circle).status_code == 404


def test_somebody_who_is_in_another_circle_there_holds_it_up(any_world: World) -> None:
    world = any_world
    with world.app.extensions["database"].transaction() as session:
        place = session.scalars(select(CirclePlace).where(CirclePlace.contact_id == world.mother.id)).one()
        more = CirclePlace(
            review_id=world.other_review.id,
            contact_id=world.mother.id,
            relationship=place.relationship,
            invited_at=place.invited_at,
        )
        session.add(more)
    propose(world)
    lead = open_coming(world)
    lead.press("Accept this review", reviewer=str(world.far_reviewer.id))
    assert lead.response.status_code == 409
    assert "in the circle of another review there" in lead.page.main
    assert world.other_review.reference not in lead.page.text
    lead.press("Accept this review", reviewer="")
    assert lead.response.status_code == 422


def test_only_the_area_that_was_named_sees_it_come(world: World) -> None:
    propose(world)
    lead = open_coming(world)
    page = lead.at
    mine = Client(world.app).sign_in(world.lead)
    assert mine.get(page).status_code == 404
    assert mine.get(page.replace(str(world.far_lead.area_id), str(world.lead.area_id))).status_code == 404
