"""What each contact calls the person, and he, she or they: for themselves, and for whoever speaks with them (F116)."""

from sqlalchemy import select, text

from portal.circle.reviews import naming
from portal.circle.reviews.models import CirclePlace, Review, SpokenOf
from portal.foundation.audit.models import TrailEntry
from tests.client import Client
from tests.factories import World


def place_of(session: object, world: World, key: str) -> CirclePlace:
    query = select(CirclePlace).where(
        CirclePlace.contact_id == world.contacts[key].id, CirclePlace.review_id == world.review.id
    )
    return session.scalars(query).one()  # type: ignore[attr-defined]  # a session


def test_each_contact_says_it_for_themselves_and_staff_see_it(any_world: World) -> None:
    world = any_world
    mother = Client(world.app).sign_in(world.mother)
    mother.get(f"/reviews/{world.review.reference}/called/")
    mother.press("Keep this", called="  our Tommy ")
    assert "We keep that." in mother.page.text
    mother.press("They As we say it of somebody who is neither, or when you would rather not say.")
    assert "Now we say: They" in mother.page.text
    mother.get(f"/reviews/{world.review.reference}/")
    assert mother.page.heading == "our Tommy"
    with world.app.extensions["database"].reading() as session:
        assert place_of(session, world, "mother").spoken_of == "they"
        assert place_of(session, world, "sister").spoken_of is None, "each for themselves"
        query = select(TrailEntry).where(TrailEntry.event == "reviews.naming_said")
        assert [(one.actor_id, one.detail) for one in session.scalars(query)] == [(world.mother.id, {})] * 2
        kept = session.execute(text("SELECT spoken_of_sealed FROM circle_place WHERE spoken_of_sealed IS NOT NULL"))
        assert b"they" not in kept.scalar_one(), "it is sealed as their own words are"
    reviewer = Client(world.app).sign_in(world.reviewer)
    reviewer.get(f"/desk/reviews/{world.review.reference}/circle/{world.mother.id}/")
    assert "calls them our Tommy. Say they" in reviewer.page.main


def test_none_of_the_words_and_anything_else_change_nothing_or_take_it_back(world: World) -> None:
    mother = Client(world.app).sign_in(world.mother)
    address = f"/reviews/{world.review.reference}/called/as"
    mother.get(address)
    for said, kept in (("she", "she"), ("nonsense", "she"), ("", "she"), ("name", None)):
        mother.post(address, {"csrf_token": mother.token(), "said": said})
        with world.app.extensions["database"].reading() as session:
            assert place_of(session, world, "mother").spoken_of == kept, said


def test_the_name_can_be_left_out_again(world: World) -> None:
    mother = Client(world.app).sign_in(world.mother)
    address = f"/reviews/{world.review.reference}/called/"
    mother.get(address)
    mother.press("Keep this", called="a" * 200 + " " + "b " * 200)
    assert mother.response.status_code == 422
    mother.press("Keep this", called="")
    with world.app.extensions["database"].reading() as session:
        assert place_of(session, world, "mother").called is None


def test_their_own_words_for_the_death_are_said_back_and_staff_hear_them(any_world: World) -> None:
    world = any_world
    sister = Client(world.app).sign_in(world.sister)
    sister.get(f"/reviews/{world.review.reference}/called/word")
    sister.press("Keep this", word_for_death="b" * 100 + " " + "b " * 200)
    assert sister.response.status_code == 422
    sister.press("Keep this", word_for_death="  went home <to> God ")
    assert "Now we say: went home <to> God" in sister.page.text
    sister.get(f"/reviews/{world.review.reference}/")
    assert "We are very sorry about Tomsie . In your words: went home <to> God ." in sister.page.text
    reviewer = Client(world.app).sign_in(world.reviewer)
    contact = f"/desk/reviews/{world.review.reference}/circle/{world.sister.id}/"
    reviewer.get(contact)
    assert "For the death they say went home <to> God: say it so too" in reviewer.page.main
    reviewer.get(contact + "details")
    reviewer.press("Keep this", word_for_death="")
    sister.get(f"/reviews/{world.review.reference}/")
    assert "In your words" not in sister.page.text
    mother = Client(world.app).sign_in(world.mother)
    mother.get(f"/reviews/{world.review.reference}/called/word")
    mother.press("Keep this", word_for_death="fell asleep")
    with world.app.extensions["database"].reading() as session:
        assert place_of(session, world, "sister").word_for_death is None, "each for themselves"
        kept = session.execute(
            text("SELECT word_for_death_sealed FROM circle_place WHERE word_for_death_sealed IS NOT NULL")
        )
        assert b"asleep" not in kept.scalar_one(), "it is sealed as their own words are"


def test_staff_say_it_of_the_review_and_of_each_contact(world: World) -> None:
    reviewer = Client(world.app).sign_in(world.reviewer)
    reviewer.get(f"/desk/reviews/{world.review.reference}/about")
    reviewer.press("Keep this", spoken_of="he")
    contact = f"/desk/reviews/{world.review.reference}/circle/{world.sister.id}/"
    reviewer.get(contact)
    assert "Say he" in reviewer.page.text, "the review says it for whoever says nothing"
    reviewer.get(contact + "details")
    reviewer.press("Keep this", spoken_of="she")
    assert "Say she" in reviewer.page.main
    with world.app.extensions["database"].reading() as session:
        review = session.get_one(Review, world.review.id)
        assert naming.spoken_of(place_of(session, world, "sister"), review) is SpokenOf.SHE
        assert naming.spoken_of(place_of(session, world, "mother"), review) is SpokenOf.HE
