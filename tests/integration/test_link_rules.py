"""The sign-in link: opening changes nothing, one press wins, everything else says the same kind words."""

import threading
from datetime import timedelta

import pytest
import time_machine
from sqlalchemy import select

from portal.circle.access import services as access
from portal.circle.access.models import SignIn, SignInLink
from portal.circle.access.tokens import hashed
from portal.circle.people.models import ContactHold, HoldKind
from portal.circle.promises.models import Task, TaskKind
from portal.clock import now
from tests.client import Client
from tests.factories import World
from tests.integration.links import live_link, sign_ins, used


def test_one_press_opens_the_page_and_takes_the_token_out_of_the_address(world: World, client: Client) -> None:
    token = live_link(world, world.sister)
    client.get(f"/l/{token}")
    assert client.page.heading == "Hello"
    assert "Ruth Sample asked us to send it to you" in client.page.main
    client.press("Open my page")
    assert client.at == f"/reviews/{world.review.reference}/"
    assert used(world, token)
    assert token not in client.response.get_data(as_text=True)


@pytest.mark.parametrize("method", ["GET", "HEAD", "OPTIONS"])
def test_opening_changes_nothing(world: World, client: Client, method: str) -> None:
    token = live_link(world, world.sister)
    for _once in range(3):
        client.send(method, f"/l/{token}")
    assert not used(world, token)
    assert sign_ins(world) == 0
    assert client.cookie("here") is None
    client.get(f"/l/{token}")
    client.press("Open my page")
    assert used(world, token)


@pytest.mark.parametrize("with_token", [False, True])
def test_a_scanner_that_posts_is_refused_and_the_link_still_works(
    world: World, client: Client, with_token: bool
) -> None:
    token = live_link(world, world.sister)
    client.get(f"/l/{token}")
    scanner = Client(world.app)  # has the page, but not this browser's cookie
    scanner.post(f"/l/{token}", {"csrf_token": client.token()} if with_token else {})
    assert scanner.response.status_code == 400
    assert "Nothing is your fault" in scanner.page.main
    assert not used(world, token)
    client.press("Open my page")
    assert client.response.status_code == 200
    assert used(world, token)


def test_a_press_from_another_site_is_refused(world: World, client: Client) -> None:
    token = live_link(world, world.sister)
    client.get(f"/l/{token}")
    client.headers["Sec-Fetch-Site"] = "cross-site"
    client.press("Open my page")
    assert client.response.status_code == 400
    assert not used(world, token)


def test_used_altered_expired_and_unknown_links_all_look_alike(world: World) -> None:
    spent, live, old = (live_link(world, one) for one in (world.sister, world.easy, world.polish))
    first = Client(world.app)
    first.get(f"/l/{spent}")
    first.press("Open my page")
    bodies, statuses = set(), set()
    with time_machine.travel(now() + timedelta(minutes=61)):
        for token in (spent, live[:-1] + ("A" if live[-1] != "A" else "B"), old, "x" * 43, "ü" * 43):
            client = Client(world.app)
            client.get(f"/l/{token}")
            bodies.add(client.page.main)
            statuses.add(client.response.status_code)
    assert len(bodies) == 1
    assert statuses == {410}
    assert "We can send you a new one" in bodies.pop()


def test_an_old_link_sends_a_new_one_to_the_address_already_held(world: World, client: Client) -> None:
    token = live_link(world, world.sister)
    with time_machine.travel(now() + timedelta(minutes=61)):
        client.get(f"/l/{token}")
        client.press("Send me a new link")
        assert client.page.heading == "Look in your messages"
        with world.app.extensions["database"].reading() as session:
            newest = session.scalars(select(SignInLink).order_by(SignInLink.made_at.desc())).first()
            assert newest is not None
            assert newest.contact_id == world.sister.id
            assert abs(newest.expires_at - newest.made_at - timedelta(minutes=60)) < timedelta(seconds=1)


def test_a_new_link_ends_the_older_one(world: World, client: Client) -> None:
    older = live_link(world, world.sister)
    newer = live_link(world, world.sister)
    assert client.get(f"/l/{older}").status_code == 410
    assert client.get(f"/l/{newer}").status_code == 200


def test_of_eight_presses_at_once_exactly_one_wins(any_world: World) -> None:
    token = live_link(any_world, any_world.sister)
    database = any_world.app.extensions["database"]
    start, won = threading.Barrier(8), []

    def press(number: int) -> None:
        start.wait()
        with database.transaction() as session:
            won.append(access.claim(session, token, hashed(f"browser {number}")))

    pressing = [threading.Thread(target=press, args=(number,)) for number in range(8)]
    for one in pressing:
        one.start()
    for one in pressing:
        one.join()
    assert len(won) == 8
    assert len([one for one in won if one is not None]) == 1
    assert sign_ins(any_world) == 1


def test_not_me_ends_everything_tells_staff_and_shows_nothing(world: World, client: Client) -> None:
    signed_in = Client(world.app).sign_in(world.sister)
    token = live_link(world, world.sister)
    client.get(f"/l/{token}")
    client.press("This was not for me")
    assert client.page.heading == "Thank you for telling us"
    assert world.sister.name not in client.response.get_data(as_text=True)
    with world.app.extensions["database"].reading() as session:
        assert all(one.ended_at for one in session.scalars(select(SignInLink)))
        assert all(one.ended_at for one in session.scalars(select(SignIn)))
        assert session.scalars(select(ContactHold.kind)).all() == [HoldKind.WRONG_PERSON]
        task = session.scalars(select(Task).where(Task.kind == TaskKind.NOT_FOR_ME)).one()
        assert task.contact_id == world.sister.id
    assert client.get(f"/l/{token}").status_code == 410
    signed_in.get("/start")
    assert signed_in.at == "/link"


def test_people_find_their_language_and_easy_read_when_they_come_in(world: World) -> None:
    for who, language, easy in ((world.urdu, "ur", "no"), (world.easy, "en-GB", "yes"), (world.polish, "pl", "no")):
        client = Client(world.app)
        token = live_link(world, who)
        client.get(f"/l/{token}")
        fields = dict(client.page.fields(client.page.all("main")[0]))
        client.post(f"/l/{token}", {"csrf_token": fields["csrf_token"]})
        assert client.response.status_code == 200
        assert (client.page.root.get("lang"), client.page.root.get("data-easy")) == (language, easy)


@pytest.mark.parametrize(("who", "lang"), [("polish", "pl"), ("urdu", "ur")])
def test_a_links_page_speaks_the_language_of_whoever_was_invited(world: World, who: str, lang: str) -> None:
    client, token = Client(world.app), live_link(world, world.contacts[who])
    client.get(f"/l/{token}")
    assert f'<html lang="{lang}"' in client.response.get_data(as_text=True)
    chosen = Client(world.app).read_as("en_GB")
    chosen.get(f"/l/{token}")
    assert '<html lang="en-GB"' in chosen.response.get_data(as_text=True), "what this browser chose comes first"
