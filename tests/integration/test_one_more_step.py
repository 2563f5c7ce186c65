"""Step-up, and the way out of the limited room: by a second, confirmed way, a letter, or a call."""

import json
from datetime import timedelta

import time_machine
from flask import url_for
from sqlalchemy import func, select

from portal.circle.access import codes, surer
from portal.circle.access.models import SignIn
from portal.circle.access.surer_models import ChannelConfirmed, ConfirmedHow
from portal.circle.access.tokens import hashed
from portal.circle.people.models import Contact
from portal.clock import now
from portal.foundation.audit.models import TrailEntry
from portal.foundation.identity.actor import Actor, Assurance, Kind
from portal.foundation.outbox.models import Channel, Notice
from tests.client import Client
from tests.factories import World
from tests.integration.links import live_link

TEN = timedelta(minutes=10)


def last_code(world: World, channel: Channel = Channel.EMAIL) -> str:
    """The code of the newest message."""
    with world.app.extensions["database"].reading() as session:
        notice = session.scalars(select(Notice).order_by(Notice.id.desc()).limit(1)).one()
        assert (notice.template, notice.channel) == ("code", channel)
        return str(json.loads(notice.context)["code"])


def sure(world: World, client: Client) -> int:
    """How sure the portal is of this browser's sign-in, now."""
    with world.app.extensions["database"].reading() as session:
        return int(surer.assurance_of(session.get_one(SignIn, hashed(client.cookie("here") or ""))))


def with_phone(world: World, *, confirmed: bool) -> None:
    """The sister has a phone too; this installation sends texts."""
    settings = world.app.extensions["settings"]
    object.__setattr__(settings, "notify_api_key", "a-key")
    object.__setattr__(settings, "notify_text_template", "a-template")
    lookup = world.app.extensions["lookup"]
    with world.app.extensions["database"].transaction() as session:
        contact = session.get_one(Contact, world.sister.id)
        contact.phone, contact.phone_token = "+44 1632 960199", lookup.phone("+44 1632 960199")
        session.flush()
        if confirmed:
            surer.confirm(session, contact, Channel.TEXT, ConfirmedHow.CALL)


def test_a_code_of_the_last_ten_minutes_makes_this_sign_in_surer_for_ten(any_world: World) -> None:
    world, client = any_world, Client(any_world.app)
    client.sign_in(world.sister)
    client.get("/one-more-step/?next=/looks")
    client.press("Send a code to my email")
    client.press("Go on", code=last_code(world))
    assert client.at == "/looks"
    assert sure(world, client) == Assurance.STEPPED_UP
    with time_machine.travel(now() + TEN + timedelta(seconds=1)):
        assert sure(world, client) == Assurance.FULL
    with time_machine.travel(now() - timedelta(hours=1)):
        assert sure(world, client) == Assurance.FULL, "a clock set back gives no hour more"


def test_a_code_is_of_one_sign_in_one_use_ten_minutes_and_five_tries(world: World, client: Client) -> None:
    client.sign_in(world.sister)
    client.get("/one-more-step/")
    client.press("Send a code to my email")
    code = last_code(world)
    other = Client(world.app).sign_in(world.sister)
    other.get("/one-more-step/code")
    other.press("Go on", code=code)
    assert other.response.status_code == 422, "another browser of theirs"
    for minutes in (-60, 11):
        with time_machine.travel(now() + timedelta(minutes=minutes)):
            client.get("/one-more-step/code")
            client.press("Go on", code=code)
            assert client.response.status_code == 422, minutes
    for wrong in ("000000", "111111", "222222", "444444", "555555"):
        client.press("Go on", code=wrong if wrong != code.replace(" ", "") else "333333")
    client.press("Go on", code=code)
    assert client.response.status_code == 422, "five tries were used"
    client.get("/one-more-step/")
    client.press("Send a code to my email")
    client.press("Go on", code=last_code(world))
    assert client.response.status_code == 200
    assert sure(world, client) == Assurance.STEPPED_UP


def test_in_the_limited_room_the_first_way_proves_nothing_and_there_is_always_a_person(world: World) -> None:
    with_phone(world, confirmed=False)
    client = Client(world.app).sign_in(world.sister, Assurance.LIMITED)
    client.get("/one-more-step/")
    assert "Send a code" not in client.page.main
    assert "Please ring me" in client.page.main
    assert "960199" not in client.page.main
    for channel in ("email", "text", "phone", "x"):
        client.post("/one-more-step/", {"csrf_token": client.token(), "channel": channel})
        assert client.at.startswith("/one-more-step/")
    with world.app.extensions["database"].reading() as session:
        assert session.scalar(select(func.count()).select_from(Notice).where(Notice.template == "code")) == 0


def test_a_second_confirmed_way_opens_the_full_room(any_world: World) -> None:
    world = any_world
    with_phone(world, confirmed=True)
    client = Client(world.app).sign_in(world.sister, Assurance.LIMITED)
    client.get("/one-more-step/")
    assert "Send a code to my email" not in client.page.main
    client.press("Send a code to my phone")
    client.press("Go on", code=last_code(world, Channel.TEXT))
    assert client.at == f"/reviews/{world.review.reference}/"
    with time_machine.travel(now() + TEN + timedelta(minutes=1)):
        assert sure(world, client) == Assurance.FULL, "it stays the full room"


def test_a_number_that_changed_has_to_be_confirmed_anew(world: World) -> None:
    with_phone(world, confirmed=True)
    with world.app.extensions["database"].transaction() as session:
        contact = session.get_one(Contact, world.sister.id)
        contact.phone_token = world.app.extensions["lookup"].phone("+44 1632 960188")
        session.flush()
        assert surer.confirmed(session, contact) == set()


def test_a_letters_code_is_a_second_way_of_whoever_it_was_written_to(world: World) -> None:
    with world.app.extensions["database"].transaction() as session:
        own = codes.make_letter_code(session, world.sister.id, None)
        others = codes.make_letter_code(session, world.mother.id, None)
    client = Client(world.app).sign_in(world.sister, Assurance.LIMITED)
    client.get("/one-more-step/code")
    client.press("Go on", code=others)
    assert client.response.status_code == 422
    client.press("Go on", code=own)
    assert sure(world, client) == Assurance.STEPPED_UP


def test_a_code_read_out_on_the_phone_needs_no_memory_and_the_contact_is_told(world: World) -> None:
    lookup, staff = world.app.extensions["lookup"], Actor(id=world.support.id, kind=Kind.STAFF)
    client = Client(world.app).sign_in(world.sister, Assurance.LIMITED)
    with world.app.extensions["database"].transaction() as session:
        digits = surer.read_out(session, lookup, staff, session.get_one(Contact, world.sister.id))
    with world.app.extensions["database"].reading() as session:
        entry = session.scalars(select(TrailEntry).where(TrailEntry.event == "access.code_read_out")).one()
        assert (entry.actor_id, entry.thing_id) == (staff.id, world.sister.id)
        notice = session.scalars(select(Notice).order_by(Notice.id.desc()).limit(1)).one()
        assert notice.template == "code_read_out"
        assert digits not in notice.context
    mother = Client(world.app).sign_in(world.mother)
    mother.get("/one-more-step/code")
    mother.press("Go on", code=digits)
    assert mother.response.status_code == 422
    client.get("/one-more-step/code")
    client.press("Go on", code=digits)
    assert sure(world, client) == Assurance.STEPPED_UP


def test_pressing_a_link_confirms_the_address_it_went_to(world: World, client: Client) -> None:
    token = live_link(world, world.sister)
    for _twice in range(2):
        client.get(f"/l/{token}")
        if "Open my page" in client.page.main:
            client.press("Open my page")
    with world.app.extensions["database"].reading() as session:
        row = session.scalars(select(ChannelConfirmed)).one()
        assert (row.channel, row.how) == (Channel.EMAIL, ConfirmedHow.LINK)


def test_a_new_address_is_told_after_one_more_step_and_the_form_waits_behind_it(world: World, client: Client) -> None:
    with world.app.test_request_context():
        new, told = (url_for(f"my_wishes.{name}") for name in ("new_address", "tell_new_address"))
    client.sign_in(world.sister)
    client.get(new)
    assert client.page.heading == "One more step"
    client.post(told, {"csrf_token": client.token(), "words": "From May: 2 New Lane.", "form_key": "k"})
    assert client.page.heading == "One more step"
    client.press("Send a code to my email")
    client.press("Go on", code=last_code(world))
    assert "2 New Lane" in client.response.get_data(as_text=True)


def test_whoever_is_sure_enough_is_not_asked(world: World, client: Client) -> None:
    with world.app.test_request_context():
        new = url_for("my_wishes.new_address")
    client.sign_in(world.sister, Assurance.STEPPED_UP)
    client.get(new)
    assert client.page.heading == "A new address or number"
    client.get("/one-more-step/")
    assert client.page.heading != "One more step"
