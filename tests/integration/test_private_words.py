"""Words, names and notes of one person never stand on the pages of another."""

import pytest

from portal.gate import DESKS
from tests.client import Client
from tests.factories import World
from tests.factories.people import SHOWING
from tests.integration.endpoint_people import EVERYBODY
from tests.integration.everybody import MOTHERS_ADDRESS, address, be, endpoints, values_for

NEAR = {"sister", "mother", "easy", "urdu", "polish", "letter", "father", "aunt"}
# Whose shared story, and whose call-back note, each may see besides what is their own.
STORIES = {"reader": {"mother"}, "reviewer": {"mother"}, "lead": {"mother", "other"}}
STORIES |= {"second_reviewer": {"other"}, "far_reviewer": {"far"}, "far_lead": {"far"}}
NOTES = {"support": NEAR | {"other"}, "lead": NEAR | {"other"}, "far_support": {"far"}, "far_lead": {"far"}}
# On the page of somebody in the circle and on a letter, opened here for the mother only, staff see where to
# write to her.
ADDRESSES = {key: {"joan@testrow.example", MOTHERS_ADDRESS} for key in ("reviewer", "lead", "support")}
# A call that nobody owns may be taken by any reviewer of the area; these are all owned by whoever is on duty.
# Who writes for the mother sees at the desks what any support worker sees, and on the pages of families what she sees.
SELF = {"mother_in_limited_room": "mother", "reader": "polish", "support_acting": "mother"}


def _everything(world: World, client: Client, role: str) -> str:
    """Every page that this browser can open, for every review, as one text."""
    left_out = DESKS if role == "support_acting" else set()
    pages = []
    for about in (world.mother, world.sister, world.polish, world.other, world.far):
        values = values_for(
            world,
            reference=about.review.reference,
            story_id=about.story,
            photo_id=about.photo,
            paper_id=about.paper,
            task_id=about.task,
        )
        for one in endpoints(world.app, "GET"):
            if one["endpoint"].partition(".")[0] in left_out:
                continue
            answer = client.get(address(world.app, one["endpoint"], values), follow=False)
            if answer.mimetype == "text/html":
                pages.append(answer.get_data(as_text=True))
    return "\n".join(pages)


@pytest.mark.parametrize("role", sorted(EVERYBODY))
def test_what_is_private_stays_with_its_people(world: World, role: str) -> None:
    seen = _everything(world, be(world, role), role)
    me = SELF.get(role, role)
    for key, one in world.contacts.items():
        story = key == me or key in STORIES.get(role, set())
        found = [mark in seen for mark in (one.marker, f"photo-of-{key}", f"paper-of-{key}", f"note-of-{key}")]
        assert found == [story, story, story, key in NOTES.get(role, set())], f"{role} and the words of {key}"
    addresses = {one.email for one in world.contacts.values() if one.email}
    private = {"1 Example Row", MOTHERS_ADDRESS, "01632 960 150", *addresses} - ADDRESSES.get(role, set())
    assert [one for one in sorted(private) if one in seen] == []
    if role == "visitor" or me in world.contacts:
        _names_only_those_who_show_themselves(world, me, seen)


def _names_only_those_who_show_themselves(world: World, me: str, seen: str) -> None:
    circle = NEAR if me in NEAR else set()
    for key, one in world.contacts.items():
        named, called = one.name in seen, one.called in seen
        # A reader by name knows whose story it is.
        assert key == me or (key in circle and key in SHOWING) or not named, f"{me} sees the name of {key}"
        assert key == me or not called, f"{me} sees what {key} calls the person"
    # Each reads the name that they themselves use.
    assert [review.person for review in world.reviews.values() if review.person in seen] == []
