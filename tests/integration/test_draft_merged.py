"""What somebody said of the draft, what they were offered and where they were follow when two contacts are one."""

from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select, text, update
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session

from portal.circle.people.models import Contact
from portal.circle.promises.models import Task, TaskKind
from portal.clock import now
from portal.foundation.db.keys import KeyGone, SealingKey
from portal.foundation.events import ContactsMerged, ContactsParted, bus
from portal.foundation.media import services as media
from portal.foundation.media.models import MediaItem
from portal.foundation.media.sounds import CleanSound
from portal.taking_part.comments import answering, commenting, promised, recordings, sounds_follow
from portal.taking_part.comments.models import CommentKind, DraftComment, Outcome, SeenDifferently
from portal.taking_part.comments.recording_models import DraftRecording
from portal.taking_part.comments.recordings import Heard
from portal.taking_part.drafts import offering
from portal.taking_part.drafts.completion_models import DraftOffer, Meeting
from portal.taking_part.drafts.models import DraftVersion
from portal.taking_part.reading import marking, queries
from tests.client import Client
from tests.factories import Contacted, World
from tests.integration.draft_steps import change, opened, review_of, says, staff
from tests.integration.pair_steps import base, be, confirm, propose


def offer_to(session: Session, world: World, who: Contacted) -> DraftOffer:
    return offering.offer(session, staff(world), review_of(session, world), session.get_one(Contact, who.id), copy=True)


def answered(session: Session, world: World, said: DraftComment, key: str) -> None:
    told = answering.Answer(Outcome.NOT_CHANGED, "We read it.")
    answering.answer(session, staff(world), review_of(session, world), [said.id], told, key)


def said_by_aunt(world: World) -> dict[str, UUID]:
    """A comment that waits, one seen differently after its second answer, and a recording."""
    with change(world) as session:
        version = opened(session, world)
        waits = says(session, world, version, 3, "Nobody took it.", "aunt")
        differs = says(session, world, version, 2, "It was May.", "aunt")
        answered(session, world, differs, "one")
        commenting.reply(session, world.aunt.actor, differs, "I meant the year.")
        answered(session, world, differs, "two")
        commenting.see_differently(session, world.aunt.actor, differs, "It was May for us.")
        heard, files = Heard(CommentKind.QUESTION, CleanSound(b"\0\0\0\x18ftypM4A ", 3)), world.app.extensions["files"]
        spoken = recordings.speak(
            session, files, world.aunt.actor, review_of(session, world), version.id, 1, heard, "spoken"
        )
        marking.keep(session, world.aunt.actor, review_of(session, world), queries.Marks(place=1, version=1))
        return {"waits": waits.id, "differs": differs.id, "spoken": spoken.id}


def merge(world: World) -> None:
    propose(
        be(world, "reviewer"),
        f"{base(world)}/circle/{world.aunt.id}/same-person",
        stays=str(world.father.id),
        words="One form was sent twice.",
    )
    confirm(world, "Two entries are one person")


def part(world: World) -> None:
    reviewer = be(world, "reviewer")
    reviewer.get(f"{base(world)}/circle/{world.aunt.id}/another-person")
    if reviewer.response.status_code != 200:
        reviewer.get(f"{base(world)}/circle/")
        reviewer.post(f"{base(world)}/circle/{world.aunt.id}/add-again", {"csrf_token": reviewer.token()})
    reviewer.press("Ask a second person to confirm", words="They are two sisters.")
    confirm(world, "two people after all")


def whose(world: World, ids: Any) -> set[UUID]:
    with world.app.extensions["database"].reading() as session:
        comments = select(DraftComment.contact_id).where(DraftComment.id.in_(ids))
        differing = select(SeenDifferently.contact_id).where(SeenDifferently.comment_id.in_(ids))
        tasks = select(Task.contact_id).where(Task.kind == TaskKind.DRAFT_COMMENT)
        return {one for query in (comments, differing, tasks) for one in session.scalars(query) if one is not None}


def test_what_was_said_goes_along_is_answered_there_and_comes_back(any_world: World) -> None:
    world, said = any_world, said_by_aunt(any_world)
    merge(world)
    assert whose(world, said.values()) == {world.father.id}
    father = Client(world.app).sign_in(world.father)
    draft = f"/reviews/{world.review.reference}/draft"
    for key, words in (
        ("waits", "Nobody took it."),
        ("differs", "It was May for us."),
        ("differs", "I meant the year."),
    ):
        father.get(f"{draft}/comments/{said[key]}")
        assert words in father.page.main
    father.get(f"{draft}/comments/{said['spoken']}")
    assert father.page.all("audio"), "a recording follows its comment"
    assert father.get(father.page.all("audio")[0].attrib["src"]).status_code == 200
    with change(world) as session:
        waits = session.get_one(DraftComment, said["waits"])
        answered(session, world, waits, "three")
        task = promised.of(session, waits)
        assert task is not None
        assert task.done_at is not None, "the promise of before is kept"
        assert task.contact_id == world.father.id
        assert queries.marks_of(session, world.review.id, world.father.id).place == 1
    part(world)
    assert whose(world, said.values()) == {world.aunt.id}
    assert father.get(f"{draft}/comments/{said['waits']}").status_code == 404
    aunt = Client(world.app).sign_in(world.aunt)
    aunt.get(f"{draft}/comments/{said['differs']}")
    assert "It was May for us." in aunt.page.main


def test_two_offers_become_one_the_more_settled(any_world: World) -> None:
    world = any_world
    with change(world) as session:
        opened(session, world)
        aunt, father = offer_to(session, world, world.aunt), offer_to(session, world, world.father)
        offering.say_how(session, world.aunt.actor, aunt, Meeting.WITH_ME)
        offering.give_more_time(session, world.aunt.actor, aunt, None)
        father.copy_asked_at = now()
        until = aunt.more_time_until
    merge(world)
    with change(world) as session:
        one = offering.offer_to(session, world.review.id, world.father.id)
        assert one is not None
        assert one.answer is Meeting.WITH_ME
        assert one.more_time_until == until
        assert one.copy_asked_at is not None, "a copy that waits for the post is not lost"
        assert not offering.is_settled(one)
        one.copy_given_at = now()
        assert offering.is_settled(one)


def test_an_offer_that_only_one_had_goes_along_and_comes_back(any_world: World) -> None:
    world = any_world
    with change(world) as session:
        opened(session, world)
        offering.say_how(session, world.aunt.actor, offer_to(session, world, world.aunt), Meeting.ALONE)
    for event, whose_now, nobody in (
        (ContactsMerged, world.father, world.aunt),
        (ContactsParted, world.aunt, world.father),
    ):
        with world.app.app_context(), change(world) as session:
            bus.announce(session, event(staff(world), world.aunt.id, world.father.id))
        with change(world) as session:
            assert offering.is_settled(offering.offer_to(session, world.review.id, whose_now.id))
            assert offering.offer_to(session, world.review.id, nobody.id) is None


def test_nothing_else_makes_a_comment_another_ones(any_world: World) -> None:
    world = any_world
    with change(world) as session:
        version = opened(session, world)
        said = says(session, world, version, 2, "It was May.", "aunt").id
        assert session.get_one(DraftVersion, version.id)
    values = {"father": world.father.id, "aunt": world.aunt.id, "mother": world.mother.id, "said": said}
    if world.app.extensions["database"].engine.name == "sqlite":
        values = {name: one.hex for name, one in values.items()}  # type: ignore[misc]  # as SQLite keeps them
    here = " WHERE id = :said AND :father <> :aunt AND :mother <> :aunt"

    def refused(statement: str) -> None:
        with pytest.raises(DatabaseError), change(world) as session:
            session.execute(text(statement + here), values)

    refused("UPDATE draft_comment SET contact_id = :father")
    refused("UPDATE draft_comment SET contact_id = :father, told_as = :aunt")
    refused("UPDATE draft_comment SET told_as = :father")
    merge(world)
    refused("UPDATE draft_comment SET contact_id = :mother, told_as = NULL")
    refused("UPDATE draft_comment SET contact_id = :mother, told_as = :father")
    refused("UPDATE draft_comment SET told_as = NULL")


def sound_of(world: World, comment_id: UUID) -> tuple[bytes, str, UUID, str | None]:
    """The sound of a recording, where its bytes lie, whose key seals them, and what staff wrote down of it."""
    with world.app.extensions["database"].reading() as session:
        [row] = session.scalars(select(DraftRecording).where(DraftRecording.comment_id == comment_id))
        item = session.get_one(MediaItem, row.media_id)
        sealed_by = session.get_one(SealingKey, item.key_id).owner_id
        return (
            media.file_bytes(session, world.app.extensions["files"], item.id),
            item.stored_name,
            sealed_by,
            row.transcript,
        )


def test_a_recording_is_sealed_as_theirs_whose_it_is_now_and_goes_with_them(any_world: World) -> None:
    world, said = any_world, said_by_aunt(any_world)
    assert sounds_follow in [work for _, _, work in world.app.extensions["rounds"]], "the worker does it"
    with change(world) as session:
        row = recordings.of(session, [said["spoken"]])[said["spoken"]]
        recordings.write_down(session, staff(world), review_of(session, world), row, "Who was told?")
    before = sound_of(world, said["spoken"])
    assert before[2:] == (world.aunt.id, "Who was told?")
    merge(world)
    sounds_follow(world.app)
    after = sound_of(world, said["spoken"])
    assert after[0] == before[0]
    assert after[2:] == (world.father.id, "Who was told?")
    files, keys = world.app.extensions["files"], world.app.extensions["database"].keys
    assert not files.delete(name=before[1]), "nothing is left behind where it was"
    father = Client(world.app).sign_in(world.father)
    father.get(f"/reviews/{world.review.reference}/draft/comments/{said['spoken']}")
    assert father.get(father.page.all("audio")[0].attrib["src"]).data == before[0]
    part(world)
    sounds_follow(world.app)
    again = sound_of(world, said["spoken"])
    assert (again[0], again[2], again[3]) == (before[0], world.aunt.id, "Who was told?")
    with change(world) as session:
        keys.destroy(session, "contact", world.aunt.id)
    with pytest.raises(KeyGone):
        sound_of(world, said["spoken"])
    sounds_follow(world.app)  # there is nothing to seal anew, and the worker goes on


def test_the_database_gives_a_recording_to_nobody_else(any_world: World) -> None:
    world, _said = any_world, said_by_aunt(any_world)
    taken = text("UPDATE draft_recording SET contact_id = (SELECT contact_id FROM draft_comment ORDER BY id LIMIT 1)")
    other = select(Contact.id).where(Contact.id != DraftRecording.contact_id).limit(1).scalar_subquery()
    with change(world) as session:
        session.execute(taken)  # whose it is already
    with pytest.raises(DatabaseError, match="never lost or changed"), change(world) as session:
        session.execute(update(DraftRecording).values(contact_id=other))
