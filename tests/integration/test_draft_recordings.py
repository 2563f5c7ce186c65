"""A recording as a comment: sent without scripts, heard by its reviewer, written down and answered."""

import io
from datetime import timedelta

import pytest
import time_machine
from sqlalchemy import select, text
from sqlalchemy.exc import DatabaseError

from portal.clock import now
from portal.foundation.identity.actor import Assurance
from portal.taking_part.comments.models import CommentKind, DraftComment
from portal.taking_part.comments.recording_models import DraftRecording
from portal.taking_part.comments.recordings import Heard, speak
from tests.client import Client
from tests.factories import World
from tests.factories.paper_files import pdf_bytes
from tests.factories.sounds import WHERE, cleaned_sound, recorded, wav
from tests.integration.draft_steps import change, opened, review_of
from tests.integration.mail import send
from tests.integration.test_draft_pages import desk, family, reviewer

__all__ = ["reviewer"]


def at_paragraph(world: World, number: int = 3) -> Client:
    mother = Client(world.app).sign_in(world.mother)
    mother.get(family(world) + "parts/1")
    mother.follow_link(f"Say something about paragraph {number}")
    mother.follow_link("I would rather say it aloud, as a recording")
    return mother


def sends(one: Client, data: bytes, name: str = "New recording 7.m4a", kind: str = "wrong") -> None:
    one.press("Send it", files={"recording": (io.BytesIO(data), name)}, kind=kind)


def test_a_recording_is_a_comment_from_sending_to_the_answer(world: World, reviewer: Client, smtp: object) -> None:
    mother = at_paragraph(world)
    assert "which was not taken" in mother.page.text
    sends(mother, recorded("mp4", "aac"))
    assert mother.response.status_code == 200
    assert "We have it." in mother.page.text
    comment = mother.at.rpartition("/")[2]
    heard = family(world) + f"recordings/{comment}.mp4"
    assert [one.get("src") for one in mother.page.all("audio")] == [heard]
    sound = mother.get(heard)
    assert sound.mimetype == "audio/mp4"
    assert WHERE.encode() not in sound.data
    assert "sandbox" in sound.headers["Content-Security-Policy"]
    assert sound.headers["Cache-Control"] == "no-store"
    piece = mother.get(heard, headers={"Range": "bytes=0-99"})
    assert (piece.status_code, len(piece.data)) == (206, 100)

    reviewer.get(desk(world) + "comments")
    assert reviewer.get(desk(world) + f"recordings/{comment}.mp4").data == sound.data
    reviewer.get(desk(world) + "comments")
    reviewer.follow_link("Write down what they say")
    reviewer.press("Keep these words", words="")
    assert reviewer.response.status_code == 422
    reviewer.press("Keep these words", words="It was taken, in May.")
    assert "It was taken, in May." in reviewer.page.text
    reviewer.press("Send this answer", comment=comment, outcome="changed", number="3", words="We put May.")
    mother.get(family(world) + f"comments/{comment}")
    assert "What we wrote down of it" in mother.page.text
    assert "It was taken, in May." in mother.page.text
    assert "We changed paragraph 3." in mother.page.text
    send(world.app)


def test_nobody_else_hears_it_and_it_lies_sealed(world: World, reviewer: Client) -> None:
    mother = at_paragraph(world)
    sends(mother, wav(1), kind="hurts")
    assert "Shall somebody ring you?" in mother.page.text
    comment = mother.at.rpartition("/")[2]
    heard = family(world) + f"recordings/{comment}.mp4"
    sound = mother.get(heard).data
    for who, assurance in ((world.sister, Assurance.FULL), (world.mother, Assurance.LIMITED)):
        assert Client(world.app).sign_in(who, assurance).get(heard).status_code == 404
    assert Client(world.app).sign_in(world.support).get(desk(world) + f"recordings/{comment}.mp4").status_code == 404
    assert Client(world.app).get(heard, follow=False).status_code != 200
    kept = [one.read_bytes() for one in world.app.extensions["settings"].data_directory.rglob("*") if one.is_file()]
    assert not any(sound[:200] in one for one in kept)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (pdf_bytes(), "We could not hear anything in that file."),
        (recorded("ogg", "libopus")[:60], "seems to be cut off or damaged"),
        (b"", "seems to be cut off or damaged"),
    ],
    ids=["a paper", "cut off", "empty"],
)
def test_what_cannot_be_heard_is_told_kindly_and_what_was_chosen_stays(
    world: World, reviewer: Client, data: bytes, told: str
) -> None:
    mother = at_paragraph(world)
    sends(mother, data, kind="question")
    assert mother.response.status_code == 422
    assert told in mother.page.text
    assert [one.get("value") for one in mother.page.all("input") if one.get("checked") is not None] == ["question"]
    mother.press("Send it", kind="question")
    assert "Record something first, or choose a recording." in mother.page.text
    sends(mother, wav(1), kind="question")
    assert "We have it." in mother.page.text


def test_a_recording_that_came_too_late_waits_and_is_sent_by_one_press(world: World, reviewer: Client) -> None:
    mother = at_paragraph(world)
    page = mother.at
    with time_machine.travel(now() + timedelta(hours=3)):
        sends(mother, wav(1))
        assert "We have it." not in mother.page.text
        mother.sign_in(world.mother)
        mother.get(page)
        assert "Your recording is safe. Nobody has it yet." in mother.page.text
        mother.press("Send it", kind="missing")
        assert "We have it." in mother.page.text
        mother.get(page)
        assert "Your recording is safe" not in mother.page.text


def test_the_same_form_twice_is_one_recording(any_world: World) -> None:
    heard = Heard(CommentKind.WRONG, cleaned_sound(wav(1)))
    with change(any_world) as session:
        version, files = opened(session, any_world), any_world.app.extensions["files"]
        for _ in range(2):
            speak(session, files, any_world.mother.actor, review_of(session, any_world), version.id, 2, heard, "once")
        assert len(session.scalars(select(DraftRecording)).all()) == 1
        assert [one.came_by for one in session.scalars(select(DraftComment))] == ["recording"]


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM draft_recording",
        "UPDATE draft_recording SET seconds = 99",
        "UPDATE draft_recording SET media_id = comment_id",
        "DELETE FROM media_item WHERE id IN (SELECT media_id FROM draft_recording)",
    ],
)
def test_the_database_loses_no_recording(any_world: World, statement: str) -> None:
    heard = Heard(CommentKind.WRONG, cleaned_sound(wav(1)))
    with change(any_world) as session:
        version, files = opened(session, any_world), any_world.app.extensions["files"]
        speak(session, files, any_world.mother.actor, review_of(session, any_world), version.id, 2, heard, "once")
    with pytest.raises(DatabaseError, match="never lost or changed"), change(any_world) as session:
        session.execute(text(statement))
    with change(any_world) as session:
        assert len(session.scalars(select(DraftRecording)).all()) == 1
