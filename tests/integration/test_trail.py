"""The trail: what is written, that no words get into it, that a change is found."""

import json
from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from sqlalchemy import delete, select, text, update
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session

from portal.checks import problems
from portal.circle.people.models import Contact
from portal.clock import now
from portal.foundation.audit.events import EVENTS
from portal.foundation.audit.models import TrailEntry
from portal.foundation.audit.services import chain_new_entries, first_broken, record
from portal.foundation.identity.actor import SYSTEM
from portal.foundation.migrations.guards import missing, of_trail
from portal.foundation.outbox.worker import Worker
from tests.client import Client
from tests.factories import World
from tests.integration.links import live_link

KEY = b"k" * 32


def events(world: World, actor_id: object = None) -> list[str]:
    """What was written, oldest first; of one actor, if given."""
    with world.app.extensions["database"].reading() as session:
        query = select(TrailEntry).order_by(TrailEntry.id)
        return [one.event for one in session.scalars(query) if actor_id in (None, one.actor_id)]


def test_the_main_job_leaves_its_trail(world: World) -> None:
    family, sister, base = Client(world.app), world.sister, f"/reviews/{world.review.reference}"
    before = len(events(world, sister.id))
    family.get(f"/l/{live_link(world, sister)}")
    family.press("Open my page")
    family.get(f"{base}/involvement/")
    family.post(f"{base}/involvement/", {"csrf_token": family.token(), "level": "everything"})
    family.get(f"{base}/stories/{sister.story}/cards/laugh")
    family.press("Save and finish", words="He laughed at trains.")
    family.press("Read it as they will", may_quote="yes")
    family.press("Share it")
    assert family.response.status_code == 200
    wanted = [
        "access.channel_confirmed",
        "access.signed_in",
        "involvement.chosen",
        "stories.saved",
        "stories.audience_chosen",
        "stories.shared",
    ]
    wanted += ["promises.made"]  # an answer
    assert events(world, sister.id)[before:] == wanted
    reviewer = Client(world.app).sign_in(world.reviewer)
    reviewer.get(f"/desk/reviews/{world.review.reference}/stories/{sister.story}/")
    reviewer.press("Send your answer", words="Thank you.")
    assert events(world, world.reviewer.id) == ["seen.story", "stories.thanked", "promises.kept"]


def test_reading_is_written_once_an_hour_and_before_the_answer(world: World) -> None:
    reviewer = Client(world.app).sign_in(world.reviewer, idle=timedelta(hours=3))
    path = f"/desk/reviews/{world.review.reference}/stories/{world.mother.story}/"
    begun = now()
    for minutes in (0, 5, 59, 61):
        with time_machine.travel(begun + timedelta(minutes=minutes)):
            reviewer.get(path)
    assert events(world, world.reviewer.id) == ["seen.story"] * 2


def test_a_story_is_not_shown_to_staff_when_the_trail_cannot_be_written(world: World) -> None:
    reviewer = Client(world.app).sign_in(world.reviewer)
    with world.app.extensions["database"].transaction() as session:
        session.connection().exec_driver_sql("DROP TABLE trail_entry")
    reviewer.get(f"/desk/reviews/{world.review.reference}/stories/{world.mother.story}/")
    assert reviewer.response.status_code == 503
    shown = world.mother.marker in reviewer.response.get_data(as_text=True)
    assert not shown
    family = Client(world.app).sign_in(world.mother)
    family.get(f"/reviews/{world.review.reference}/stories/{world.mother.story}/read")
    assert world.mother.marker in family.page.main  # a family's own reads go on


@pytest.mark.parametrize(
    "detail",
    [
        {"words": "He sang"},
        {"card": "free text with spaces"},
        {"card": "marta@testrow.example, ring her"},
        {"card": "x" * 61},
    ],
)
def test_words_and_unknown_details_are_refused(world: World, detail: dict[str, str]) -> None:
    with (
        world.app.extensions["database"].reading() as session,
        pytest.raises(ValueError, match=r"may not carry|free text"),
    ):
        record(session, "stories.saved", SYSTEM, **detail)


def test_an_unknown_event_is_refused(world: World) -> None:
    with world.app.extensions["database"].reading() as session, pytest.raises(KeyError):
        record(session, "stories.invented", SYSTEM)
    assert all("." in one for one in EVENTS)


def test_no_private_word_is_in_the_trail(world: World) -> None:
    with world.app.extensions["database"].reading() as session:
        held = json.dumps([[one.event, one.detail] for one in session.scalars(select(TrailEntry))])
        names = [one.name for one in session.scalars(select(Contact))]
    assert [one for one in [*names, "only-", "@", "01632"] if one in held] == []


def without_guards(session: Session) -> None:
    """As somebody with every right on the database would begin."""
    for name in of_trail(session.connection()):
        on = "" if session.connection().dialect.name == "sqlite" else " ON trail_entry"
        session.connection().exec_driver_sql(f"DROP TRIGGER {name}{on}")


def _change(session: Session) -> None:
    session.execute(update(TrailEntry).where(TrailEntry.place == 5).values(detail={"card": "helped"}))


def _remove(session: Session) -> None:
    session.execute(delete(TrailEntry).where(TrailEntry.place == 5))


def _swap_actor(session: Session) -> None:
    session.execute(update(TrailEntry).where(TrailEntry.place == 5).values(actor_id=None, actor_kind="visitor"))


def _backdate(session: Session) -> None:
    session.execute(update(TrailEntry).where(TrailEntry.place == 5).values(at=now() - timedelta(days=400)))


@pytest.mark.parametrize("tamper", [_change, _remove, _swap_actor, _backdate])
def test_whatever_is_changed_or_removed_is_found(any_world: World, tamper: Callable[[Session], None]) -> None:
    database = any_world.app.extensions["database"]
    with database.transaction() as session:
        assert chain_new_entries(session, KEY, limit=7) == 7
        assert chain_new_entries(session, KEY) > 20
    with database.reading() as session:
        assert first_broken(session, KEY) is None
        assert first_broken(session, b"another key, as a thief would have") is not None
    with database.transaction() as session:
        without_guards(session)
        tamper(session)
    with database.reading() as session:
        assert first_broken(session, KEY) is not None


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM trail_entry",
        "UPDATE trail_entry SET event = 'stories.shared'",
        "UPDATE trail_entry SET actor_id = NULL",
        "UPDATE trail_entry SET place = 99 WHERE place = 5",
        "UPDATE trail_entry SET link = NULL WHERE place = 5",
    ],
)
def test_the_database_itself_refuses_to_change_the_trail(any_world: World, statement: str) -> None:
    database = any_world.app.extensions["database"]
    with database.transaction() as session:
        chain_new_entries(session, KEY)
    before = events(any_world)
    with pytest.raises(DatabaseError, match="the trail cannot be changed"), database.transaction() as session:
        session.execute(text(statement))
    assert events(any_world) == before


def test_a_guard_that_was_taken_away_is_named(any_world: World) -> None:
    database = any_world.app.extensions["database"]
    with database.engine.connect() as connection:
        assert missing(connection) == []
    with database.transaction() as session:
        without_guards(session)
    with database.engine.connect() as connection:
        assert missing(connection) == ["trail_entry_fixed", "trail_entry_stays"]


def test_an_end_that_was_cut_off_is_found_by_the_head_outside(world: World) -> None:
    app = world.app
    settings, database = app.extensions["settings"], app.extensions["database"]
    Worker(app).once()
    assert [one for one in problems(settings) if "trail" in one] == []
    with database.transaction() as session:
        without_guards(session)
        last = session.scalars(select(TrailEntry).order_by(TrailEntry.place.desc()).limit(1)).one()
        session.delete(last)
    found = [one for one in problems(settings) if "end" in one]
    assert found == [f"The trail lost its end: entry number {last.place}, which was there, is not there any more."]
