"""The circle sees what the group will see before it goes; who says that it still shows somebody is answered first."""

from datetime import timedelta

import pytest
import time_machine
from sqlalchemy import select, text
from sqlalchemy.exc import DatabaseError, IntegrityError

from portal.circle.areas.models import Area
from portal.circle.people.models import Contact
from portal.circle.promises.models import Task, TaskKind
from portal.circle.reviews.models import Review, Stage
from portal.clock import now
from portal.foundation.outbox.models import Notice
from portal.taking_part.drafts.completion_models import Meeting
from portal.taking_part.drafts.offering import offer, say_how
from portal.taking_part.group_copy import deciding, giving, offering
from portal.taking_part.group_copy.giving import NotNow, SomebodyWaits
from portal.taking_part.group_copy.models import Opinion
from tests.client import Client
from tests.factories import World
from tests.integration.group_copies import (
    TEXT,
    change,
    decide_all,
    says,
    seal_key,
    shown_copy,
    shown_draft,
    signed_copy,
    staff,
)


def family(world: World) -> str:
    return f"/reviews/{world.review.reference}/group-copy/"


def desk(world: World) -> str:
    return f"/desk/reviews/{world.review.reference}/group-copy/"


def ready(world: World) -> None:
    """A copy that the circle is shown."""
    with change(world) as session:
        shown_draft(session, world)
        decide_all(session, world)
        shown_copy(session, world)


def test_it_waits_for_the_days_of_the_area_or_for_everybody(any_world: World) -> None:
    ready(any_world)
    with change(any_world) as session:
        review = session.get_one(Review, any_world.review.id)
        with pytest.raises(SomebodyWaits) as waits:
            giving.give(session, seal_key(any_world), staff(any_world), review, "The group, 3 December")
        assert not waits.value.waiting.unanswered
        everybody = offering.to_be_told(session, review.id)
        keys = [key for key, one in any_world.contacts.items() if one.id in {each.id for each in everybody}]
        assert len(keys) > 2
        for key in keys:
            says(session, any_world, key, Opinion.FINE)
        row = giving.give(session, seal_key(any_world), staff(any_world), review, "The group, 3 December")
        assert (row.given_by, row.given_to) == (any_world.reviewer.id, "The group, 3 December")
        assert review.stage is Stage.WITH_THE_GROUP


def test_silence_holds_it_back_for_the_days_of_the_area_only(any_world: World) -> None:
    with change(any_world) as session:
        session.get_one(Area, any_world.review.area_id).group_copy_days = 3
    ready(any_world)
    with time_machine.travel(now() + timedelta(days=3)), change(any_world) as session:
        review = session.get_one(Review, any_world.review.id)
        assert giving.give(session, seal_key(any_world), staff(any_world), review, "The group").given_at is not None


def test_that_still_shows_who_he_was_is_answered_before_it_goes(any_world: World) -> None:
    ready(any_world)
    with change(any_world) as session:
        said = says(session, any_world, words="Everybody knows the choir.")
        task = session.scalars(select(Task).where(Task.kind == TaskKind.GROUP_COPY)).one()
        assert (task.owner_id, task.contact_id, task.done_at) == (any_world.reviewer.id, any_world.mother.id, None)
    with time_machine.travel(now() + timedelta(days=60)), change(any_world) as session:
        review = session.get_one(Review, any_world.review.id)
        with pytest.raises(SomebodyWaits):
            giving.give(session, seal_key(any_world), staff(any_world), review, "The group")
        said = session.merge(said)
        assert giving.answer(session, staff(any_world), said, "We wrote: a singing group.")
        assert not giving.answer(session, staff(any_world, "lead"), said, "Twice.")
        assert session.get_one(Task, task.id).done_at is not None
        giving.give(session, seal_key(any_world), staff(any_world), review, "The group")


def test_what_is_taken_back_holds_nothing_back(any_world: World) -> None:
    ready(any_world)
    with change(any_world) as session:
        said = says(session, any_world)
        giving.take_back(session, any_world.mother.actor, said)
        row = giving.newest_shown(session, any_world.review.id)
        assert row is not None
        waiting = giving.waits_for(session, row)
        assert waiting.unanswered == ()
        assert any_world.mother.id in waiting.silent


def test_after_a_change_it_is_signed_and_shown_once_more(any_world: World) -> None:
    ready(any_world)
    with change(any_world) as session:
        review = session.get_one(Review, any_world.review.id)
        told = deciding.Told("doctor", deciding.Sort.NAME, "nurse")
        deciding.decide(session, seal_key(any_world), staff(any_world), review, told)
        with pytest.raises(NotNow):
            giving.give(session, seal_key(any_world), staff(any_world), review, "The group")
        with pytest.raises(NotNow):
            giving.show(session, seal_key(any_world), staff(any_world), review)
        first = giving.newest_shown(session, review.id)
        assert first is not None
        assert giving.came_since(session, first)
        signed_copy(session, any_world)
        second = giving.show(session, seal_key(any_world), staff(any_world), review)
        assert second.number == first.number + 1


def test_who_does_not_want_to_read_is_not_told_and_holds_nothing_back(any_world: World) -> None:
    with change(any_world) as session:
        contact = session.get_one(Contact, any_world.sister.id)
        review = session.get_one(Review, any_world.review.id)
        made = offer(session, staff(any_world), review, contact, copy=True)
        say_how(session, any_world.sister.actor, made, Meeting.NOT_AT_ALL)
        assert any_world.sister.id not in {one.id for one in offering.to_be_told(session, review.id)}
        assert any_world.mother.id in {one.id for one in offering.to_be_told(session, review.id)}


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE group_copy SET given_at = signed_at, given_by = signed_by, given_to_sealed = text_sealed",
        (
            "UPDATE group_copy SET given_at = signed_at, given_by = signed_by, given_to_sealed = text_sealed,"
            " goes_on = '2020-01-01'"
        ),
        "UPDATE group_copy SET shown_at = NULL, shown_by = NULL, goes_on = NULL",
        "DELETE FROM group_answer",
        "UPDATE group_answer SET opinion = 'fine'",
        "UPDATE group_answer SET answered_at = made_at",
    ],
)
def test_the_database_refuses(any_world: World, statement: str) -> None:
    ready(any_world)
    with change(any_world) as session:
        says(session, any_world, words="The choir.")
    with pytest.raises((DatabaseError, IntegrityError)), change(any_world) as session:
        session.execute(text(statement))


def test_the_database_lets_nothing_go_that_changed_since_or_has_no_answer(any_world: World) -> None:
    ready(any_world)
    give = text(
        "UPDATE group_copy SET given_at = :late, given_by = signed_by, given_to_sealed = text_sealed"
    ).bindparams(late=(now() + timedelta(days=90)).replace(tzinfo=None))
    with change(any_world) as session:
        said = says(session, any_world, words="The choir.")
    with pytest.raises(DatabaseError, match="no answer"), change(any_world) as session:
        session.execute(give)
    with change(any_world) as session:
        giving.take_back(session, any_world.mother.actor, session.merge(said))
    with change(any_world) as session:
        shown_draft(session, any_world, TEXT[:1], "later")
    with pytest.raises(DatabaseError, match="after the signature"), change(any_world) as session:
        session.execute(give)


def test_from_the_first_page_to_the_answer(world: World) -> None:
    with change(world) as session:
        shown_draft(session, world)
        decide_all(session, world)
        signed_copy(session, world)
    mother = Client(world.app).sign_in(world.mother)
    assert mother.get(family(world)).status_code == 404
    reviewer = Client(world.app).sign_in(world.reviewer)
    reviewer.get(desk(world))
    reviewer.follow_link("the circle sees it, and then the group")
    reviewer.press("Show it to the circle")
    with world.app.extensions["database"].reading() as session:
        sent = list(session.scalars(select(Notice).where(Notice.template == "something_to_read")))
    assert len(sent) > 1
    reviewer.press("It goes to the group", to_whom="The group, 3 December")
    assert reviewer.response.status_code == 409
    assert "still has time" in reviewer.page.text
    mother.get(f"/reviews/{world.review.reference}/")
    mother.follow_link("What the group will read")
    assert "Ruth Sample read every word of it" in mother.page.text
    mother.follow_link("His last spring")
    assert "On a day in the spring the doctor rang." in mother.page.text
    mother.follow_link("Say what you think of it")
    mother.press("Send it")
    assert mother.response.status_code == 422
    mother.press("Send it", opinion="still_shows", words="There is one choir only.")
    assert "It does not go to the group before that." in mother.page.text
    mother.get(f"/reviews/{world.review.reference}/")
    assert "what you said about the copy for the group" in mother.page.text
    sister = Client(world.app).sign_in(world.sister)
    sister.get(family(world))
    assert "choir" not in sister.page.text
    reviewer.get(desk(world) + "circle")
    assert "There is one choir only." in reviewer.page.text
    reviewer.press("Send this answer", words="")
    assert reviewer.response.status_code == 422
    reviewer.press("Send this answer", words="We took the choir out.")
    mother.get(family(world))
    assert "We took the choir out." in mother.page.text
    with world.app.extensions["database"].reading() as session:
        assert session.scalars(select(Notice).where(Notice.template == "answered")).first() is not None
    with time_machine.travel(now() + timedelta(days=20)):
        reviewer = Client(world.app).sign_in(world.reviewer)
        reviewer.get(desk(world) + "circle")
        reviewer.press("It goes to the group", to_whom="The group, 3 December")
        assert "Ruth Sample let it go to the group on" in reviewer.page.text
        mother = Client(world.app).sign_in(world.mother)
        mother.get(family(world))
        assert "Ruth Sample gave this to the group on" in mother.page.text


def test_the_lead_says_for_how_many_days(world: World) -> None:
    lead = Client(world.app).sign_in(world.lead)
    lead.get(f"/area/{world.lead.area_id}/settings/")
    lead.press("Keep these days", days="many")
    assert lead.response.status_code == 422
    lead.press("Keep these days", days="21")
    with world.app.extensions["database"].reading() as session:
        assert session.get_one(Area, world.lead.area_id).group_copy_days == 21


def test_completing_tells_that_the_group_has_no_copy_yet_and_does_not_wait(any_world: World) -> None:
    ready(any_world)
    reviewer = Client(any_world.app).sign_in(any_world.reviewer)
    completing = f"/desk/reviews/{any_world.review.reference}/draft/completion"
    reviewer.get(completing)
    assert "The copy for the group has not been given yet." in reviewer.page.text
    assert "Complete the review" in reviewer.page.text
    with time_machine.travel(now() + timedelta(days=60)), change(any_world) as session:
        review = session.get_one(Review, any_world.review.id)
        giving.give(session, seal_key(any_world), staff(any_world), review, "The group")
    reviewer.get(completing)
    assert "has not been given yet" not in reviewer.page.text
