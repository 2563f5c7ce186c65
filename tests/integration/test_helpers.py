"""F112: a helper is named by the contact, may what was chosen, sees nothing private, and ends in one press."""

from sqlalchemy import select

from portal.circle.people.helpers import helpers_of
from portal.circle.people.models import Contact, ContactTrouble, Helper
from portal.circle.people.queries import MessageKind
from portal.circle.people.services import notify
from portal.circle.promises.models import Task, TaskKind
from portal.foundation.events import NoticeNotDelivered, bus
from portal.foundation.outbox.models import Notice
from tests.client import Client
from tests.factories import World
from tests.integration.mail import send
from tests.smtp import MailServer

SAID = {"page": "p", "area_name": "A", "area_phone": "1", "staff_name": "B", "staff_phone": "2"}


def may(world: World) -> dict[str, list[str]]:
    with world.app.extensions["database"].reading() as session:
        return {one.name: one.may for one in helpers_of(session, world.sister.id)}


def name(world: World, client: Client) -> Client:
    client.sign_in(world.sister).get("/mine/helpers/")
    client.press(
        "Keep this helper",
        name="Hana Helper",
        kind="advocate",
        may=["copies", "ring_for_me"],
        email="hana@help.example",
    )
    return client


def news(world: World, kind: MessageKind = MessageKind.NEWS) -> None:
    with world.app.extensions["database"].transaction() as session:
        notify(session, session.get_one(Contact, world.sister.id), "tried_to_call", SAID, kind=kind)


def test_a_helper_is_named_ended_and_put_back(world: World, client: Client) -> None:
    name(world, client)
    assert may(world) == {"Hana Helper": ["copies", "ring_for_me"]}
    client.press("End this: Hana Helper helps me no more")
    assert may(world) == {}
    assert "Hana Helper may do nothing for you any more" in client.page.main
    client.press("Put it back")
    assert may(world) == {"Hana Helper": ["copies", "ring_for_me"]}


def test_the_same_form_sent_twice_names_one(world: World, client: Client) -> None:
    client.sign_in(world.sister).get("/mine/helpers/")
    fields = {**dict(client.page.fields(client.page.button("Keep this helper").form)), "name": "H", "kind": "other"}
    for _one in range(2):
        client.post("/mine/helpers/", {**fields, "may": "sit_with_me"})
    with world.app.extensions["database"].reading() as session:
        mine = select(Helper).where(Helper.contact_id == world.sister.id)
        assert len(session.scalars(mine).all()) == 1


def test_a_helper_is_told_that_we_wrote_and_never_what(world: World, client: Client, smtp: MailServer) -> None:
    name(world, client)
    news(world)
    send(world.app)
    copies = [one for one in smtp.arrived if one.message["To"] == "hana@help.example"]
    assert len(copies) == 1
    assert "Marta Testrow asked us to tell you" in copies[0].text
    assert "ring you" not in copies[0].text
    client.get("/mine/helpers/")
    client.press("End this: Hana Helper helps me no more")
    news(world)
    send(world.app)
    assert len([one for one in smtp.arrived if one.message["To"] == "hana@help.example"]) == 1


def test_a_way_in_is_never_told_to_a_helper(world: World, client: Client, smtp: MailServer) -> None:
    name(world, client)
    news(world, MessageKind.ASKED_FOR)
    send(world.app)
    assert [one.message["To"] for one in smtp.arrived] == ["marta@testrow.example"]


def test_copies_need_an_address_and_words_stay(world: World, client: Client) -> None:
    client.sign_in(world.sister).get("/mine/helpers/")
    client.press("Keep this helper", name="Hana Helper", kind="advocate", may=["copies"])
    assert client.response.status_code == 422
    assert "Hana Helper" in client.response.get_data(as_text=True)
    assert may(world) == {}


def test_nobody_sees_or_ends_the_helper_of_another(world: World, client: Client) -> None:
    name(world, client)
    with world.app.extensions["database"].reading() as session:
        helper = helpers_of(session, world.sister.id)[0].id
    mother = Client(world.app).sign_in(world.mother)
    mother.get(f"/mine/helpers/?told=ended&helper={helper}")
    assert "Hana" not in mother.page.main
    mother.post(f"/mine/helpers/{helper}/end", {"csrf_token": mother.token()})
    assert may(world) == {"Hana Helper": ["copies", "ring_for_me"]}


def test_staff_see_who_helps_before_anything_else(world: World, client: Client) -> None:
    name(world, client)
    client.sign_in(world.support).get(f"/desk/reviews/{world.review.reference}/circle/{world.sister.id}/")
    assert "Helped by Hana Helper (advocate)" in client.page.main
    assert "may ring for them" in client.page.main


def test_a_copy_that_does_not_arrive_changes_nothing_for_the_contact(world: World, client: Client) -> None:
    name(world, client)
    news(world)
    with world.app.extensions["database"].transaction() as session:
        copy = session.scalars(select(Notice).where(Notice.template == "copy")).one()
        bus.announce(session, NoticeNotDelivered(copy.id, "refused"))
    with world.app.extensions["database"].reading() as session:
        assert session.scalars(select(ContactTrouble)).all() == []
        assert session.scalars(select(Task).where(Task.kind == TaskKind.BOUNCED)).all() == []
        assert len(session.scalars(select(Notice).where(Notice.template == "copy")).all()) == 1
