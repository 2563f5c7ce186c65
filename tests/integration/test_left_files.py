"""Sealed files that a killed worker left: `portal check` names them, and after a day the worker removes them."""

import signal
import sys
from datetime import timedelta

import time_machine
from sqlalchemy import select

from portal.checks import problems
from portal.clock import now
from portal.foundation.media import left
from portal.foundation.media.models import MediaItem
from portal.foundation.media.store import LocalFileStore, new_name
from portal.foundation.outbox import rounds
from portal.taking_part.comments import sounds_follow
from tests.factories import World
from tests.integration.draft_steps import change
from tests.integration.running import started
from tests.integration.test_draft_merged import merge, said_by_aunt, sound_of
from tests.integration.test_killed import Installed
from tests.integration.test_killed import installed as installed

KEY = b"k" * 32
DIES = """
import os, signal
from portal.app import create_app
from portal.foundation.media.handing import hand_on
from portal.foundation.media.store import LocalFileStore
from portal.settings import Settings
from portal.taking_part.comments.recording_models import DraftRecording

class Dies(LocalFileStore):
    def put(self, data, **told):
        super().put(data, **told)
        os.kill(os.getpid(), signal.SIGKILL)

app = create_app(Settings.from_environment(os.environ))
hand_on(app.extensions["database"], Dies(app.extensions["settings"].data_directory / "files"), DraftRecording)
"""


def store(world: World) -> LocalFileStore:
    found: LocalFileStore = world.app.extensions["files"]
    return found


def lying(world: World) -> set[str]:
    return {one.name for folder in store(world).lying() for one in folder}


def named(world: World) -> set[str]:
    with change(world) as session:
        return set(session.scalars(select(MediaItem.stored_name)))


def told(world: World) -> list[str]:
    return [one for one in problems(world.app.extensions["settings"]) if "nothing" in one]


def test_what_a_killed_worker_left_is_named_and_in_a_day_removed(installed: Installed) -> None:
    world, environment = installed
    spoken = said_by_aunt(world)["spoken"]
    merge(world)
    before = sound_of(world, spoken)
    with started(environment, sys.executable, "-c", DIES) as process:
        assert process.wait(60) == -signal.SIGKILL
    [lost] = lying(world) - named(world)
    assert sound_of(world, spoken) == before, "the row names what it named"
    rounds.tidy(world.app)
    assert told(world) == [], "a young file may be on its way into its row"
    assert lost in lying(world)
    with time_machine.travel(now() + timedelta(hours=3, minutes=1)):
        assert told(world) == [f"A file that nothing names was left behind: {lost}, 3 hours old."]
        rounds.tidy(world.app)
        assert lost in lying(world)
    with time_machine.travel(now() + timedelta(hours=24, minutes=1)):
        rounds.tidy(world.app)
        assert told(world) == []
    assert lying(world) == named(world)
    sounds_follow(world.app)
    assert sound_of(world, spoken)[0] == before[0], "the next one seals it anew"
    assert sound_of(world, spoken)[2] == world.father.id


def test_a_file_that_was_not_written_to_its_end_is_removed_too(any_world: World) -> None:
    name, files = new_name(), store(any_world)
    files.put(b"whole", key=KEY, name=name, bound_to="x")
    part = files._path(name).with_name(f"{name}.0123abcd.part")
    files._path(name).rename(part)
    stranger = part.with_name("README")
    stranger.write_text("Somebody put this here.")
    with time_machine.travel(now() + timedelta(days=3, minutes=1)):
        assert told(any_world) == [f"A file that nothing names was left behind: {part.name}, 3 days old."]
        rounds.tidy(any_world.app)
    assert (part.exists(), stranger.exists()) == (False, True)


def test_with_the_wrong_database_nothing_is_removed(world: World) -> None:
    names = [new_name() for _ in range(len(named(world)) + 1)]
    for name in names:
        store(world).put(b"of another database", key=KEY, name=name, bound_to="x")
    with time_machine.travel(now() + timedelta(days=9)):
        rounds.tidy(world.app)
        assert lying(world) >= set(names)
        [said] = told(world)
    assert said.startswith(f"{len(names)} sealed files lie in the folder of files")
    assert "Is it the database of this folder? Nothing is removed." in said


def test_every_table_that_names_stored_files_is_asked(any_world: World) -> None:
    with change(any_world) as session:
        assert left.naming_tables(session) == ["kept_file", "media_item"]


def test_two_workers_at_once_and_a_folder_that_is_not_there_yet(world: World) -> None:
    nothing = LocalFileStore(world.app.extensions["settings"].data_directory / "nothing yet")
    assert left.forget_left(world.app.extensions["database"], nothing) == 0
    assert not nothing.delete(name=f"{new_name()}.0123abcd.part")
