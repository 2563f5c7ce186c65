"""Into the right review, one person instead of two and two again, put right, died, looked for."""

from uuid import UUID

import pytest
from sqlalchemy import select

from portal.circle.people.models import Contact
from portal.circle.people.queries import MessageKind, may_contact
from portal.circle.reviews.models import CirclePlace
from portal.clock import now
from portal.foundation.db.keys import SealingKey
from portal.foundation.media.models import MediaItem
from portal.taking_part.stories import files_follow
from portal.taking_part.stories import shown as stories
from portal.taking_part.stories.models import Story, StoryPhoto, StoryReader
from tests.client import Client
from tests.factories import World
from tests.integration.everybody import let_read
from tests.integration.links import live_link
from tests.integration.pair_steps import base, be, confirm, propose
from tests.integration.refusal_steps import look


def places(world: World, contact_id: UUID) -> set[UUID]:
    with world.app.extensions["database"].reading() as session:
        query = select(CirclePlace.review_id).where(CirclePlace.contact_id == contact_id)
        return set(session.scalars(query.where(CirclePlace.ended_at.is_(None))))


def words_of(world: World, story_id: UUID) -> list[str]:
    with world.app.extensions["database"].reading() as session:
        return [one.words for one in stories.passages(session, session.get_one(Story, story_id))]


def test_a_contact_in_the_wrong_review_is_moved_by_two(any_world: World) -> None:
    world = any_world
    let_read(world)
    token = live_link(world, world.mother)
    propose(
        be(world, "reviewer"),
        f"{base(world)}/circle/{world.mother.id}/move",
        review=world.other_review.reference.lower(),
        words="She is Pippin's mother.",
    )
    assert places(world, world.mother.id) == {world.review.id}
    reviewer = be(world, "reviewer")
    look(reviewer, "Somebody belongs to another review")
    assert "Yes, I confirm this" not in reviewer.page.main
    confirm(world, "Somebody belongs to another review", "second_reviewer")
    assert places(world, world.mother.id) == {world.other_review.id}
    assert Client(world.app).get(f"/l/{token}").status_code == 410
    with world.app.extensions["database"].reading() as session:
        story = session.get_one(Story, world.mother.story)
        assert story.review_id == world.other_review.id
        assert session.scalars(select(StoryReader).where(StoryReader.story_id == story.id)).all() == []
    old = be(world, "reviewer").get(f"{base(world)}/stories/{world.mother.story}/")
    assert old.status_code == 404
    new = be(world, "second_reviewer")
    new.get(f"/desk/reviews/{world.other_review.reference}/stories/{world.mother.story}/")
    assert world.mother.marker in new.page.main
    family = Client(world.app).sign_in(world.mother)
    assert family.get(f"/reviews/{world.review.reference}/").status_code == 404
    assert family.get(f"/reviews/{world.other_review.reference}/").status_code == 200


@pytest.mark.parametrize("reference", ["LR-3333-3333", "far_review", "review", ""])
def test_only_another_review_of_the_area_is_taken(world: World, reference: str) -> None:
    named = world.reviews[reference].reference if reference in world.reviews else reference
    client = be(world, "reviewer")
    propose(client, f"{base(world)}/circle/{world.mother.id}/move", review=named, words="Because.")
    assert client.response.status_code == 422
    assert "the right review" in client.page.main or "no review with this reference" in client.page.main
    assert "Quillon" not in client.page.text


def test_a_story_is_moved_only_where_its_teller_is(any_world: World) -> None:
    world = any_world
    client = be(world, "reviewer")
    path = f"{base(world)}/stories/{world.mother.story}/move"
    fields = {"review": world.other_review.reference, "words": "It is about Pippin."}
    propose(client, path, **fields)
    assert client.response.status_code == 422
    assert "Who told it is not in the circle of that review" in client.page.main
    with world.app.extensions["database"].transaction() as session:
        place = session.scalars(select(CirclePlace).where(CirclePlace.contact_id == world.mother.id)).one()
        more = CirclePlace(
            review_id=world.other_review.id,
            contact_id=world.mother.id,
            relationship=place.relationship,
            invited_at=place.invited_at,
        )
        session.add(more)
    propose(client, path, **fields)
    confirm(world, "A story belongs to another review")
    with world.app.extensions["database"].reading() as session:
        assert session.get_one(Story, world.mother.story).review_id == world.other_review.id
    assert world.mother.marker in words_of(world, world.mother.story)[0]


def key_of_photo(world: World) -> UUID:
    """Whose key seals the bytes of the aunt's photo."""
    with world.app.extensions["database"].reading() as session:
        item = session.get_one(MediaItem, session.get_one(StoryPhoto, world.aunt.photo).media_id)
        return session.get_one(SealingKey, item.key_id).owner_id


def test_two_entries_become_one_person_and_two_again(any_world: World) -> None:
    world = any_world
    token = live_link(world, world.aunt)
    propose(
        be(world, "reviewer"),
        f"{base(world)}/circle/{world.aunt.id}/same-person",
        stays=str(world.father.id),
        words="One form was sent twice.",
    )
    confirm(world, "Two entries are one person")
    assert places(world, world.aunt.id) == set()
    assert Client(world.app).get(f"/l/{token}").status_code == 410
    father = Client(world.app).sign_in(world.father)
    father.get(f"/reviews/{world.review.reference}/stories/{world.aunt.story}/read")
    assert world.aunt.marker in father.page.main
    photo = f"/reviews/{world.review.reference}/stories/{world.aunt.story}/photos/{world.aunt.photo}.jpg"
    seen = father.get(photo)
    assert seen.status_code == 200
    assert key_of_photo(world) == world.aunt.id
    files_follow(world.app)  # as the worker does
    assert key_of_photo(world) == world.father.id, "erased with the one whose it is now"
    assert father.get(photo).data == seen.data
    reviewer = be(world, "reviewer")
    reviewer.get(f"{base(world)}/stories/{world.aunt.story}/")
    assert f"{world.aunt.photo}.jpg" not in reviewer.response.text, "it is not shared"
    with world.app.extensions["database"].reading() as session:
        assert session.get_one(Contact, world.aunt.id).email_token is None
        assert not may_contact(session, world.aunt.id, MessageKind.ASKED_FOR, now())
    reviewer = be(world, "reviewer")
    reviewer.get(f"{base(world)}/circle/")
    assert "The same person as another entry" in reviewer.page.main
    reviewer.post(f"{base(world)}/circle/{world.aunt.id}/add-again", {"csrf_token": reviewer.token()})
    assert "somebody else after all" in reviewer.page.main
    reviewer.press("Ask a second person to confirm", words="They are two sisters.")
    confirm(world, "two people after all")
    assert places(world, world.aunt.id) == {world.review.id}
    aunt = Client(world.app).sign_in(world.aunt)
    aunt.get(f"/reviews/{world.review.reference}/stories/{world.aunt.story}/read")
    assert world.aunt.marker in aunt.page.main
    father = Client(world.app).sign_in(world.father)
    assert father.get(f"/reviews/{world.review.reference}/stories/{world.aunt.story}/read").status_code == 404
    assert words_of(world, world.father.story) != words_of(world, world.aunt.story)
    with world.app.extensions["database"].reading() as session:
        assert session.get_one(Contact, world.aunt.id).email_token is not None
        assert may_contact(session, world.aunt.id, MessageKind.ASKED_FOR, now())


def test_what_has_changed_meanwhile_is_said_and_nothing_is_done(world: World) -> None:
    client = be(world, "reviewer")
    path = f"{base(world)}/circle/{world.mother.id}"
    propose(client, path + "/move", review=world.other_review.reference, words="Because.")
    client.get(path + "/end")
    client.press("They have left the circle")
    lead = confirm(world, "Somebody belongs to another review")
    assert lead.response.status_code == 409
    assert "Something has changed" in lead.page.main
    lead.press("No, I do not agree")
    assert places(world, world.mother.id) == set()
