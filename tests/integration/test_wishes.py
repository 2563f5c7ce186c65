"""What a contact says about themselves: asked once, kept to, seen by staff, changed by nobody else."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from sqlalchemy import select

from portal.circle.people import queries as people
from portal.circle.people.models import READS_NOTHING, Contact, Hours, Pace
from portal.circle.promises.models import Task, TaskKind
from portal.clock import now, today
from portal.foundation.audit.models import TrailEntry
from portal.foundation.identity.actor import Assurance
from portal.foundation.outbox.models import Channel
from tests.client import Client
from tests.factories import World
from tests.integration.test_easy_read_screens import EXPLAIN
from tests.integration.test_kept_forms import come_in, kept

PAGES = ["", "helps", "how", "new-address", "promised", "quiet/", "pause/", "helpers/"]


def of(world: World, key: str, read: Any) -> Any:
    """What stands in the database of a contact."""
    with world.app.extensions["database"].reading() as session:
        return read(session.get_one(Contact, world.contacts[key].id))


@pytest.fixture
def sister(world: World, client: Client) -> Client:
    return client.sign_in(world.sister, Assurance.STEPPED_UP)


def test_what_helps_is_asked_once_and_kept(world: World, sister: Client) -> None:
    sister.get("/mine/helps")
    sister.press(
        "Keep this", speaks="pa", reads=READS_NOTHING, easy="yes", needs=["bsl", "makaton"], note="Ring twice."
    )
    assert "Everybody from our team" in sister.page.main
    kept = of(world, "sister", lambda one: (one.speaks_language, one.reads, one.easy, one.needs, one.needs_note))
    assert kept == ("pa", "none", True, ["bsl", "makaton"], "Ring twice.")
    sister.get("/mine/helps")
    fields = dict(sister.page.fields(sister.page.button("Keep this").form))
    assert (fields["speaks"], fields["reads"], fields["note"]) == ("pa", "none", "Ring twice.")


def test_what_somebody_reads_decides_in_which_language_we_write(world: World, sister: Client) -> None:
    sister.get("/mine/helps")
    sister.press("Keep this", reads="pl")
    assert of(world, "sister", lambda one: one.language) == "pl"
    sister.get("/mine/helps")
    sister.press("Keep this", reads="bn")  # no pages of ours: nothing is taken away
    assert of(world, "sister", lambda one: (one.language, one.reads)) == ("pl", "bn")


def test_an_answer_that_is_not_on_the_list_changes_nothing(world: World, sister: Client) -> None:
    sister.get("/mine/helps")
    sister.press("Keep this", reads="klingon", note="still here")
    assert sister.response.status_code == 422
    assert "still here" in sister.response.get_data(as_text=True)
    assert of(world, "sister", lambda one: one.needs_told_at) is None


def test_channel_pace_and_hours_are_kept(world: World, sister: Client) -> None:
    sister.get("/mine/how")
    sister.press("Keep this", pace="weekly", hours="evening")
    kept = of(world, "sister", lambda one: (one.channel, one.next_channel, one.pace, one.hours))
    assert kept == (Channel.EMAIL, None, Pace.WEEKLY, Hours.EVENING)


def test_a_way_is_offered_only_where_an_address_is_known(world: World, sister: Client, client: Client) -> None:
    sister.get("/mine/how")
    offered = {one.get("value") for one in sister.page.all("input") if one.get("name") == "channel"}
    assert offered == {"email"}
    sister.press("Keep this", channel="letter")
    assert sister.response.status_code == 422
    assert of(world, "sister", lambda one: one.channel) is Channel.EMAIL
    client.sign_in(world.letter).get("/mine/how")
    client.press("Keep this", channel="phone", next_channel="letter")
    assert of(world, "letter", lambda one: (one.channel, one.next_channel)) == (Channel.PHONE, Channel.LETTER)


def test_no_address_is_shown_where_somebody_else_may_be_reading(world: World, client: Client) -> None:
    client.sign_in(world.mother, Assurance.LIMITED)
    for page in ("", "how", "new-address"):
        client.get(f"/mine/{page}")
        assert "joan@" not in client.response.get_data(as_text=True)
    assert client.get("/mine/helpers/").status_code == 404


def test_a_new_address_waits_for_somebody_who_makes_sure(world: World, sister: Client) -> None:
    sister.get("/mine/new-address")
    sister.press("Tell us", words="marta@new.example")
    assert "Sam Placeholder makes sure of your new address" in sister.page.main
    assert of(world, "sister", lambda one: one.email) == "marta@testrow.example"
    with world.app.extensions["database"].reading() as session:
        task = session.scalars(select(Task).where(Task.kind == TaskKind.NEW_ADDRESS)).one()
        assert (task.note, task.contact_id, task.due_on > today()) == ("marta@new.example", world.sister.id, True)
    sister.get("/start")
    assert "makes sure of your new address" in sister.page.main


def test_the_same_new_address_sent_twice_is_one_task(world: World, sister: Client) -> None:
    sister.get("/mine/new-address")
    fields = {**dict(sister.page.fields(sister.page.button("Tell us").form)), "words": "1 New Row"}
    for _one in range(2):
        assert sister.post("/mine/new-address", fields).status_code == 200
    with world.app.extensions["database"].reading() as session:
        assert len(session.scalars(select(Task).where(Task.kind == TaskKind.NEW_ADDRESS)).all()) == 1


def test_quiet_days_are_added_taken_away_and_put_back(world: World, sister: Client) -> None:
    def days() -> list[Any]:
        with world.app.extensions["database"].reading() as session:
            found = people.quiet_dates(session, world.sister.id)
            return [(one.from_day.isoformat(), one.until_day.isoformat(), one.yearly, one.words) for one in found]

    her_birthday = ("2027-07-01", "2027-07-01", True, "her birthday")
    sister.get("/mine/quiet/")
    sister.press("Keep this day", words="her birthday", first="1/7/2027", yearly="yes")
    sister.press("Keep this day", words="Ramadan", first="8/2/2027", last="9/3/2027")
    ramadan = ("2027-02-08", "2027-03-09", False, "Ramadan")
    assert days() == [ramadan, her_birthday]
    assert "Every year on 1 July" in sister.page.main
    sister.press("Take this day away Every year on 1 July")
    assert days() == [ramadan]
    sister.press("Put it back")
    assert days() == [ramadan, her_birthday]


@pytest.mark.parametrize(
    ("first", "last"), [("", ""), ("soon", ""), ("31/2/2027", ""), ("2/7/2027", "1/7/2027"), ("1/1/2027", "1/1/2029")]
)
def test_days_that_cannot_be_kept_are_said_kindly_and_the_words_stay(
    world: World, sister: Client, first: str, last: str
) -> None:
    sister.get("/mine/quiet/")
    sister.press("Keep this day", words="a day of ours", first=first, last=last)
    assert sister.response.status_code == 422
    assert "a day of ours" in sister.response.get_data(as_text=True)


def test_nobody_takes_away_the_days_of_another(world: World, sister: Client, app: Any) -> None:
    sister.get("/mine/quiet/")
    sister.press("Keep this day", first="1/7/2027")
    with world.app.extensions["database"].reading() as session:
        quiet_id = people.quiet_dates(session, world.sister.id)[0].id
    other = Client(app).sign_in(world.mother)
    other.get("/mine/quiet/")
    other.post(f"/mine/quiet/{quiet_id}/end", {"csrf_token": other.token()})
    with world.app.extensions["database"].reading() as session:
        assert len(people.quiet_dates(session, world.sister.id)) == 1


def test_the_trail_says_that_it_was_said_and_not_what(world: World, sister: Client) -> None:
    sister.get("/mine/helps")
    sister.press("Keep this", note="secret words")
    sister.get("/mine/quiet/")
    sister.press("Keep this day", words="secret day", first="1/7/2027", yearly="yes")
    with world.app.extensions["database"].reading() as session:
        mine = select(TrailEntry).where(TrailEntry.actor_id == world.sister.id, TrailEntry.event.like("people.%"))
        told = {one.event: one.detail for one in session.scalars(mine) if one.at <= now()}
    assert told["people.needs_said"] == {}
    assert told["people.quiet_kept"] == {"yearly": True}


@pytest.mark.parametrize("page", PAGES)
def test_easy_read_shows_it_with_somebody_who_explains(world: World, client: Client, page: str) -> None:
    client.sign_in(world.mother, Assurance.STEPPED_UP).read_as("en_GB", easy=True).get(f"/mine/{page}")
    assert client.page.link(EXPLAIN) == "/call-me?about=wishes"


def test_easy_read_asks_one_thing_and_keeps_the_others(world: World, client: Client) -> None:
    client.sign_in(world.mother).read_as("en_GB", easy=True)
    client.get("/mine/helps?thing=needs")
    client.press("Keep this", needs=["bsl"])
    client.get("/mine/helps?thing=speaks")
    asked = {one.get("name") for one in client.page.all("select", "textarea")}
    assert asked == {"speaks"}
    client.press("Keep this", speaks="so")
    assert of(world, "mother", lambda one: (one.needs, one.speaks_language)) == (["bsl"], "so")


@pytest.mark.parametrize(
    ("page", "button", "field"),
    [("/mine/helps", "Keep this", "note"), ("who-else", "Tell us", "who")],
)
def test_what_was_sent_too_late_waits_in_its_box(
    world: World, client: Client, page: str, button: str, field: str
) -> None:
    path = page if page.startswith("/") else f"/reviews/{world.review.reference}/{page}"
    client.sign_in(world.sister).get(path)
    client.signed_in = False
    with time_machine.travel(now() + timedelta(hours=3)):
        client.press(button, **{field: "Una from the day centre"})
        assert "What you wrote is safe" in client.page.main
        come_in(world, client, world.sister)
        assert client.at == path
        assert dict(client.page.fields(client.page.button(button).form))[field] == "Una from the day centre"
        client.press(button)
        assert client.response.status_code == 200
        assert kept(world) == 0


def test_how_says_why_a_way_is_missing_and_how_to_get_it(world: World) -> None:
    client = Client(world.app).sign_in(world.mother)
    with world.app.extensions["database"].transaction() as session:
        contact = session.get_one(Contact, world.mother.id)
        contact.email, contact.phone, contact.address = "joan@testrow.example", None, None
    client.get("/mine/how")
    assert "By phone or text message: we have no phone number of yours." in client.page.main
    assert "By letter: we have no address of yours." in client.page.main
    assert "we have no email address" not in client.page.main
    client.read_as("en_GB", easy=True).get("/mine/how")
    assert "no phone number" not in client.page.main, "one idea a screen: the doors first"
    client.get("/mine/how?thing=channel")
    assert "/mine/new-address" in {one.get("href") for one in client.page.all("a")}
    client.read_as("en_GB").get("/mine/how")
    client.press("Keep this", channel="no such way")
    assert client.response.status_code == 422
    assert "By letter: we have no address of yours." in client.page.main
