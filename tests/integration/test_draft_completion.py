"""A review is completed when each comment is answered and each person was offered the draft, and not before."""

from uuid import UUID

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from portal.circle.people.models import Contact
from portal.circle.reviews.models import Stage
from portal.taking_part.comments.answering import Answer, answer
from portal.taking_part.comments.commenting import withdraw
from portal.taking_part.comments.models import Outcome
from portal.taking_part.completion.services import CannotComplete, complete
from portal.taking_part.drafts import seal as seals
from portal.taking_part.drafts.completion_models import Meeting
from portal.taking_part.drafts.offering import offer, offer_to, say_how, tried_by_letter, tried_by_phone
from tests.factories import World
from tests.integration.draft_steps import KEY, change, offered, opened, review_of, says, staff


def test_completion_waits_for_each_comment_and_each_person(any_world: World) -> None:
    with change(any_world) as session:
        review, actor = review_of(session, any_world), staff(any_world)
        version = opened(session, any_world)
        said = says(session, any_world, version, 2, "It was May.")
        offered(session, any_world, but="sister")
        with pytest.raises(CannotComplete) as waits:
            complete(session, KEY, actor, review, same_text_by=actor.known_id())
        assert waits.value.waiting.comments == 1
        assert waits.value.waiting.not_reached == (any_world.sister.id,)
        answer(session, actor, review, [said.id], Answer(Outcome.NOT_CHANGED, "Thank you."), "a")
        sister = session.get_one(Contact, any_world.sister.id)
        row = offer(session, actor, review, sister, copy=True)
        say_how(session, any_world.sister.actor, row, Meeting.LATER)
        tried_by_letter(session, actor, row)
        tried_by_phone(session, actor, row)
        tried_by_phone(session, actor, row)  # on the same day: one call
        with pytest.raises(CannotComplete):
            complete(session, KEY, actor, review, same_text_by=actor.known_id())
        say_how(session, any_world.sister.actor, row, Meeting.NOT_AT_ALL)
        done = complete(session, KEY, actor, review, same_text_by=actor.known_id())
        assert complete(session, KEY, actor, review, same_text_by=actor.known_id()) is done
        assert review.stage is Stage.COMPLETE
        late = says(session, any_world, version, 1, "One more thing.")
        assert late.addendum
        assert not seals.problems(session, KEY)


COMPLETE = (
    "INSERT INTO review_completion (id, review_id, version_id, completed_by, completed_at, same_text_by) "
    "SELECT :id, v.review_id, v.id, v.made_by, v.made_at, v.made_by FROM draft_version v"
)


@pytest.mark.parametrize("waits", ["comment", "person", "nothing"])
def test_the_database_completes_nothing_too_early(any_world: World, waits: str) -> None:
    with change(any_world) as session:
        version = opened(session, any_world)
        said = says(session, any_world, version, 2, "It was May.")
        offered(session, any_world, but="sister" if waits == "person" else "")
        if waits != "comment":
            withdraw(session, any_world.mother.actor, said)
        assert offer_to(session, any_world.review.id, any_world.mother.id) is not None
    made = {"id": UUID(int=5).hex if any_world.app.extensions["database"].engine.name == "sqlite" else UUID(int=5)}
    if waits == "nothing":
        with change(any_world) as session:
            session.execute(text(COMPLETE), made)
        return
    with pytest.raises(DatabaseError, match=r"no answer|not everybody"), change(any_world) as session:
        session.execute(text(COMPLETE), made)
    with pytest.raises(DatabaseError, match="completed with its completion"), change(any_world) as session:
        session.execute(text("UPDATE review SET stage = 'complete'"))
