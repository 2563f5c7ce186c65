"""A call: one at a time, its words sealed, nobody made sure of by what they know."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from portal.circle.calls import checking, queries, services
from portal.circle.calls.models import Call, CheckedHow, LineKind
from portal.circle.people.models import Contact
from portal.clock import now
from portal.foundation.db.keys import KeyGone
from portal.foundation.identity.actor import Actor, Assurance, Kind, Role
from tests.factories import World


def worker(world: World, sign_in: bytes = b"a sign-in", key: str = "support") -> Actor:
    """A support worker at one sign-in."""
    staff = world.staff[key]
    roles = {staff.area_id: frozenset({Role.SUPPORT_WORKER})}
    return Actor(staff.id, Kind.STAFF, staff.area_id, roles, assurance=Assurance.FULL, session_id=sign_in)


def opened(world: World, session: Any, *, found: str | None = "mother") -> tuple[Actor, Call]:
    """A call that is open, with somebody found in it."""
    actor = worker(world)
    call = services.begin(session, actor, actor.area_id)
    if found:
        services.found(session, actor, call, session.get_one(Contact, world.contacts[found].id))
    return actor, call


def test_one_call_is_open_at_one_sign_in(any_world: World) -> None:
    with any_world.app.extensions["database"].transaction() as session:
        actor = worker(any_world)
        first = services.begin(session, actor, actor.area_id)
        assert services.begin(session, actor, actor.area_id) is first
        elsewhere = services.begin(session, replace(actor, session_id=b"another"), actor.area_id)
        assert elsewhere is not first
        assert queries.open_call(session, actor) is first
        services.end(session, actor, first)
        assert queries.open_call(session, actor) is None
        assert services.begin(session, actor, actor.area_id) is not first


def test_the_database_itself_keeps_a_second_open_call_out(any_world: World) -> None:
    database = any_world.app.extensions["database"]
    with database.transaction() as session:
        actor, _call = opened(any_world, session)
        second = Call(area_id=actor.area_id, staff_id=actor.id, sign_in=actor.session_id, begun_at=now())
    with pytest.raises(IntegrityError), database.transaction() as session:
        session.add(second)


def test_the_database_itself_knows_nobody_as_checked_whom_we_have_not_found(any_world: World) -> None:
    database = any_world.app.extensions["database"]
    with database.transaction() as session:
        _actor, call = opened(any_world, session, found=None)
    with pytest.raises(IntegrityError), database.transaction() as session:
        session.execute(text("UPDATE call SET checked_at = begun_at, checked_how = 'code', checked_by = staff_id"))
    with database.transaction() as session:
        assert session.get_one(Call, call.id).checked is False


def test_what_was_written_before_is_sealed_with_the_key_of_whom_we_found(any_world: World) -> None:
    database = any_world.app.extensions["database"]
    with database.transaction() as session:
        actor, call = opened(any_world, session, found=None)
        services.note(session, call, "She asks what happens now")
        services.write_line(session, actor, call, LineKind.ASKED, words="When does it end?")
        by_area = call.note_sealed
        services.found(session, actor, call, session.get_one(Contact, any_world.mother.id))
    with database.transaction() as session:
        kept = session.get_one(Call, call.id)
        assert kept.note_sealed.split(b"|")[1] != by_area.split(b"|")[1]
        database.keys.destroy(session, "contact", any_world.mother.id)
        database.keys.forget()
        with pytest.raises(KeyGone):
            assert kept.note
        with pytest.raises(KeyGone):
            assert queries.lines(session, call.id)[0].words


def test_a_note_written_on_in_two_windows_loses_neither_text(any_world: World) -> None:
    with any_world.app.extensions["database"].transaction() as session:
        _actor, call = opened(any_world, session)
        assert services.note(session, call, "from one", 0) == 1
        with pytest.raises(services.NoteChanged):
            services.note(session, call, "from the other", 0)
        assert call.note == "from one"
        assert services.note(session, call, "from one and the other", 1) == 2


def test_a_code_makes_sure_of_them_once_within_ten_minutes(any_world: World) -> None:
    lookup = any_world.app.extensions["lookup"]
    with any_world.app.extensions["database"].transaction() as session:
        actor, call = opened(any_world, session)
        digits = checking.start_check(session, lookup, actor, call)
        assert digits.isdecimal()
        assert len(digits) == 6
        assert not call.checked
        assert checking.check(session, lookup, actor, call, f" {digits[:3]} {digits[3:]} ")
        assert (call.checked_how, call.checked_by) == (CheckedHow.CODE, actor.id)
        assert not checking.check(session, lookup, actor, call, digits)
        late = checking.start_check(session, lookup, actor, call)
        with time_machine.travel(now() + timedelta(minutes=10, seconds=1)):
            assert not checking.check(session, lookup, actor, call, late)


def test_after_three_wrong_codes_the_right_one_no_longer_helps(any_world: World) -> None:
    lookup = any_world.app.extensions["lookup"]
    with any_world.app.extensions["database"].transaction() as session:
        actor, call = opened(any_world, session)
        digits = checking.start_check(session, lookup, actor, call)
        wrong = f"{(int(digits) + 1) % 1_000_000:06}"
        for _ in range(checking.CODE_TRIES):
            assert not checking.check(session, lookup, actor, call, wrong)
            checking.count_wrong(session, call.id)
        assert not checking.check(session, lookup, actor, call, digits)
        assert not call.checked


def test_nobody_is_checked_before_somebody_is_found_and_choosing_another_begins_anew(any_world: World) -> None:
    lookup = any_world.app.extensions["lookup"]
    with any_world.app.extensions["database"].transaction() as session:
        actor, call = opened(any_world, session, found=None)
        with pytest.raises(checking.NobodyFound):
            checking.start_check(session, lookup, actor, call)
        with pytest.raises(checking.NobodyFound):
            checking.rang_back(session, actor, call)
        services.found(session, actor, call, session.get_one(Contact, any_world.mother.id))
        hers = checking.start_check(session, lookup, actor, call)
        checking.rang_back(session, actor, call)
        assert call.checked
        services.found(session, actor, call, session.get_one(Contact, any_world.father.id))
        assert not call.checked
        assert not checking.check(session, lookup, actor, call, hers)
