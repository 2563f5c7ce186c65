"""Writing for somebody on the phone (F87): who may begin, for whom, and how it ends."""

from datetime import timedelta

import pytest
import time_machine
from sqlalchemy import delete
from sqlalchemy.exc import DatabaseError

from portal.circle.areas.models import StaffRole
from portal.circle.calls import services as calls
from portal.circle.calls.acting_models import Acting, EndedHow
from portal.circle.calls.models import Call, Speaker
from portal.clock import now
from tests.client import Client
from tests.factories import World
from tests.integration.acting_steps import change_call, open_call, rows, staff_actor, write_for
from tests.integration.mail import send
from tests.smtp import MailServer


@pytest.fixture
def support(world: World, client: Client) -> Client:
    """The support worker's browser."""
    return client.sign_in(world.support)


def is_mother(client: Client, world: World) -> bool:
    """Whether this browser is shown the mother's pages."""
    return client.get(f"/reviews/{world.review.reference}/", follow=False).status_code == 200


def test_the_reason_is_asked_once_a_call(world: World, support: Client) -> None:
    call_id = open_call(world, support)
    support.get(f"/phone/calls/{call_id}/act/")
    support.press("Begin to write for them")
    assert support.response.status_code == 422
    assert "Choose why you write for them" in support.page.main
    assert rows(world, Acting) == []
    support.press("Begin to write for them", why="cannot_use_the_page", words="Her hands shake.")
    assert support.at.startswith("/reviews/")
    assert "Our-Tom" in support.page.main
    support.press("Stop writing for them")
    assert "Somebody is on the phone" in support.page.heading
    support.press("Write for them: tell, choose, answer")
    support.press("Write for them again")
    assert support.at.startswith("/reviews/")
    assert [one.why.value for one in rows(world, Acting)] == ["cannot_use_the_page"] * 2


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"checked_at": None, "checked_how": None, "checked_by": None}, "First make sure who is on the phone"),
        ({"speaker": Speaker.HELPER}, "A helper is on the phone"),
    ],
)
def test_nobody_is_written_for_before_we_are_sure_of_them(
    world: World, support: Client, changed: dict[str, object], said: str
) -> None:
    call_id = open_call(world, support)
    change_call(world, call_id, **changed)
    support.get(f"/phone/calls/{call_id}/act/")
    assert said in support.page.main
    support.post(f"/phone/calls/{call_id}/act/", {"csrf_token": support.token(), "why": "asked_on_phone"})
    assert support.response.status_code == 422
    assert rows(world, Acting) == []
    assert not is_mother(support, world)


def test_only_in_the_call_that_is_open_here(world: World, support: Client) -> None:
    call_id = open_call(world, support)
    elsewhere = Client(world.app).sign_in(world.support)
    assert elsewhere.get(f"/phone/calls/{call_id}/act/").status_code == 404
    lead = Client(world.app).sign_in(world.lead)
    assert lead.get(f"/phone/calls/{call_id}/act/").status_code == 404


@pytest.mark.parametrize(
    "row",
    [
        {"contact_id": "sister"},
        {"sign_in": b"another browser"},
        {"call_id": "other"},
    ],
    ids=["somebody else", "another browser", "a call that is over"],
)
def test_the_database_itself_lets_nobody_else_be_written_for(any_world: World, row: dict[str, object]) -> None:
    browser = Client(any_world.app).sign_in(any_world.support)
    over = open_call(any_world, browser)
    change_call(any_world, over, ended_at=now())
    call_id, actor = open_call(any_world, browser), staff_actor(any_world, browser)
    values = {
        "call_id": call_id,
        "area_id": any_world.support.area_id,
        "staff_id": actor.id,
        "sign_in": actor.session_id,
        "contact_id": any_world.mother.id,
        "why": "asked_on_phone",
        "begun_at": now(),
    }
    if row.get("contact_id"):
        values["contact_id"] = any_world.sister.id
    if row.get("call_id"):
        values["call_id"] = over
    values |= {key: value for key, value in row.items() if key == "sign_in"}
    database = any_world.app.extensions["database"]
    with pytest.raises(DatabaseError, match="nobody can be written for"), database.transaction() as session:
        session.add(Acting(**values))
    with database.transaction() as session:  # and as it should be it can
        session.add(
            Acting(**{**values, "contact_id": any_world.mother.id, "call_id": call_id, "sign_in": actor.session_id})
        )


def test_two_at_a_time_are_impossible(any_world: World) -> None:
    browser = Client(any_world.app).sign_in(any_world.support)
    write_for(any_world, browser)
    first = rows(any_world, Acting)[0]
    values = {column.name: getattr(first, column.name) for column in Acting.__table__.columns if column.name != "id"}
    with pytest.raises(DatabaseError), any_world.app.extensions["database"].transaction() as session:
        session.add(Acting(**values))


@pytest.mark.parametrize("how", ["ended", "handed on", "a helper speaks", "idle", "role taken", "signed out"])
def test_it_ends_with_what_it_stands_on(world: World, support: Client, smtp: MailServer, how: str) -> None:
    call_id = write_for(world, support)
    assert is_mother(support, world)
    moment = now()
    if how == "ended":
        with world.app.extensions["database"].transaction() as session:
            calls.end(session, staff_actor(world, support), session.get_one(Call, call_id))
    elif how == "handed on":
        change_call(world, call_id, sign_in=None)
    elif how == "a helper speaks":
        change_call(world, call_id, speaker=Speaker.HELPER)
    elif how == "idle":
        moment += timedelta(minutes=16)
    elif how == "role taken":
        with world.app.extensions["database"].transaction() as session:
            session.execute(delete(StaffRole).where(StaffRole.staff_id == world.support.id))
    else:
        support.get("/start")
        support.press("Sign out")
        support.signed_in = False
    with time_machine.travel(moment):
        assert not is_mother(support, world)
        send(world.app)
    ended = EndedHow.SIGNED_OUT if how == "signed out" else EndedHow.OVER
    assert [(one.ended_how, one.told_at is not None) for one in rows(world, Acting)] == [(ended, True)]
    assert len(smtp.arrived) == 1
    assert smtp.arrived[0].recipients == ("joan@testrow.example",)


def test_what_is_theirs_alone_is_said_before_anybody_tries(world: World, support: Client) -> None:
    write_for(world, support)
    support.get(f"/reviews/{world.review.reference}/stories/{world.mother.story}/photos/")
    assert "A photo or a paper cannot be given over the phone" in support.page.text
    assert "They can post it to us" in support.page.text
    support.get(f"/reviews/{world.review.reference}/stories/")
    assert "On this page:" not in support.page.text
