"""Wherever staff receive what a family types, words that sound like crisis or danger come to a person."""

from collections.abc import Callable
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.circle.calls import services as calls
from portal.circle.calls.models import Call
from portal.circle.promises import services as promises
from portal.circle.promises.models import PartOfDay, TaskKind
from portal.circle.triage.things import Thing
from portal.foundation.identity.actor import Actor, Kind
from portal.taking_part.comments import commenting
from portal.taking_part.comments.answering import Answer, answer
from portal.taking_part.comments.models import DraftComment, Outcome
from portal.taking_part.focused import services as focused
from portal.taking_part.meetings import notes
from portal.taking_part.meetings.models import Meeting, MeetingNote
from portal.taking_part.stories import services as stories
from portal.taking_part.stories.models import Story, StoryPhoto
from tests.client import Client
from tests.factories import World
from tests.integration.draft_steps import change, opened, review_of, says, staff
from tests.integration.drafted import drafted
from tests.integration.test_flagged_words import CRISIS, flagged

Received = Callable[[Session, World], None]


def a_comment(session: Session, world: World) -> None:
    says(session, world, opened(session, world), 1, CRISIS)


def a_reply(session: Session, world: World) -> None:
    said = says(session, world, opened(session, world), 1, "He sang.")
    answer(session, staff(world), review_of(session, world), [said.id], Answer(Outcome.NOT_CHANGED, "Thank you."), "a")
    commenting.reply(session, world.mother.actor, said, CRISIS)


def seeing_it_differently(session: Session, world: World) -> None:
    said = says(session, world, opened(session, world), 1, "He sang.")
    for number, words in enumerate(("It was not so.", "")):
        told = Answer(Outcome.NOT_CHANGED, "Thank you.")
        answer(session, staff(world), review_of(session, world), [said.id], told, f"a{number}")
        if words:
            commenting.reply(session, world.mother.actor, said, words)
    commenting.see_differently(session, world.mother.actor, said, CRISIS)


def a_closer_look(session: Session, world: World) -> None:
    focused.ask(session, world.mother.actor, review_of(session, world), "look", reason=CRISIS)


def a_question(session: Session, world: World) -> None:
    asked = promises.Asked(world.mother.id, CRISIS, review_id=world.review.id)
    promises.ask_staff(session, world.mother.actor, TaskKind.WHO_ELSE, asked, form_key="asked")


def a_call_asked_for(session: Session, world: World) -> None:
    wanted = promises.CallBack("M", "01632 960 120", PartOfDay.MORNING, CRISIS)
    promises.promise_call(session, world.mother.actor, wanted, area_id=world.review.area_id, form_key="ring me")


def a_call_asked_for_again(session: Session, world: World) -> None:
    wanted = promises.CallBack("M", "01632 960 120", PartOfDay.MORNING, "About the date.")
    promises.promise_call(session, world.mother.actor, wanted, area_id=world.review.area_id, form_key="one")
    a_call_asked_for(session, world)


def the_note_of_a_call(session: Session, world: World) -> None:
    call = session.get_one(Call, world.call)
    calls.note(session, call, CRISIS)
    calls.end(session, Actor(world.support.id, Kind.STAFF, world.support.area_id), call)


def words_under_a_photo(session: Session, world: World) -> None:
    story = session.get_one(Story, world.sister.story)
    stories.describe(session, session.get_one(StoryPhoto, world.sister.photo), CRISIS)
    stories.share(session, world.sister.actor, story)


@pytest.mark.parametrize(
    ("received", "thing"),
    [
        (a_comment, Thing.COMMENT),
        (a_reply, Thing.COMMENT),
        (seeing_it_differently, Thing.COMMENT),
        (a_closer_look, Thing.CLOSER_LOOK),
        (a_question, Thing.ASKED),
        (a_call_asked_for, Thing.ASKED),
        (a_call_asked_for_again, Thing.ASKED),
        (the_note_of_a_call, Thing.CALL),
        (words_under_a_photo, Thing.STORY),
    ],
)
def test_it_comes_to_the_reviewer_who_reads_it_there(world: World, received: Received, thing: Thing) -> None:
    with change(world) as session:
        received(session, world)
    [task] = flagged(world)
    assert task.owner_id == world.reviewer.id
    reviewer = Client(world.app).sign_in(world.reviewer)
    reviewer.get(f"/desk/flagged/{task.id}")
    assert CRISIS in reviewer.page.main
    with world.app.extensions["database"].reading() as session:
        note = session.get_one(type(task), task.id).note or ""
        assert note.split()[:2] == ["crisis", thing.value]


def test_what_they_say_of_the_note_of_a_meeting(any_world: World) -> None:
    meeting_id: UUID = drafted(any_world, any_world.mother)["meeting_id"]
    with change(any_world) as session:
        meeting = session.get_one(Meeting, meeting_id)
        note = session.scalars(select(MeetingNote).where(MeetingNote.meeting_id == meeting_id)).one()
        notes.correct(session, any_world.mother.actor, meeting, note, CRISIS)
    [task] = flagged(any_world)
    reviewer = Client(any_world.app).sign_in(any_world.reviewer)
    reviewer.get(f"/desk/flagged/{task.id}")
    assert CRISIS in reviewer.page.main


def test_a_comment_that_was_taken_back_is_read_no_more(world: World) -> None:
    with change(world) as session:
        a_comment(session, world)
        commenting.withdraw(session, world.mother.actor, session.scalars(select(DraftComment)).one())
    [task] = flagged(world)
    reviewer = Client(world.app).sign_in(world.reviewer)
    reviewer.get(f"/desk/flagged/{task.id}")
    assert CRISIS not in reviewer.page.main
    assert "They took it back" in reviewer.page.main


def test_each_form_shows_help_to_who_wrote_in_it(world: World) -> None:
    mother = Client(world.app).sign_in(world.mother)
    mother.get(f"/reviews/{world.review.reference}/who-else")
    mother.press("Tell us", who=CRISIS)
    assert mother.page.having("data-help-now")
    mother.get(f"/reviews/{world.review.reference}/")
    assert not mother.page.having("data-help-now")


def test_words_of_staff_at_their_own_desk_bring_no_help_box(world: World) -> None:
    reviewer = Client(world.app).sign_in(world.reviewer)
    reviewer.get(f"/desk/reviews/{world.review.reference}/stories/{world.mother.story}/")
    reviewer.press("Send your answer", words="You wrote that you want to die. I want to die is what we heard.")
    assert not reviewer.page.having("data-help-now")
