"""Somebody is added to a circle, told by a person, invited, put right, and leaves: all on pages."""

from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from portal.circle.people import services as people
from portal.circle.people.models import Contact, HoldKind
from portal.circle.reviews.models import ReviewStep, StepKind
from portal.foundation.audit.models import TrailEntry
from tests.client import Client
from tests.factories import World
from tests.integration.circle_steps import SISTER, add, key_contacts, links_to, page_of, told
from tests.integration.links import live_link
from tests.integration.mail import invited
from tests.smtp import MailServer

ADDRESS = "Sally@Opened.example"


@pytest.fixture
def reviewer(world: World, client: Client) -> Client:
    return client.sign_in(world.reviewer)


@pytest.fixture
def circle(world: World) -> str:
    return f"/desk/reviews/{world.review.reference}/circle/"


def named(app: Flask, name: str) -> list[Contact]:
    with app.extensions["database"].reading() as session:
        return [one for one in session.scalars(select(Contact)) if one.name == name]


def test_one_is_rung_first_and_the_other_is_no_longer(world: World, reviewer: Client, circle: str) -> None:
    assert key_contacts(world) == ["Joan Testrow"]
    add(reviewer, circle)
    assert key_contacts(world) == ["Sally Opened"]
    reviewer.follow_link("Put details right")
    form = dict(reviewer.page.fields(reviewer.page.button("Keep this").form))
    assert (form["key_contact"], form["email"], form["called"]) == ("yes", ADDRESS, "our Terry")
    reviewer.press("Keep this", key_contact=[])
    assert key_contacts(world) == []


def test_the_same_form_twice_adds_one(world: World, reviewer: Client, circle: str) -> None:
    reviewer.get(circle + "new")
    fields = {"csrf_token": reviewer.token(), "form_key": "same", **SISTER}
    addresses = {reviewer.post(reviewer.at, fields, follow=False).headers["Location"] for _ in range(2)}
    assert len(addresses) == 1
    assert len(named(world.app, "Sally Opened")) == 1


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"name": ""}, "Write their name"),
        ({"relationship": ""}, "Choose what they were to the person"),
        ({"relationship": "enemy"}, "That answer is not in the list"),
        ({"language": []}, "Choose the language that they read"),
        ({"channel": []}, "Ask them: nothing is chosen for them"),
        ({"channel": "text"}, "That answer is not in the list"),
        ({"email": ""}, "Write their email address"),
        ({"email": "sally at opened"}, "Write their email address"),
        ({"channel": "letter", "address": " "}, "Write the address that letters go to"),
        ({"channel": "phone", "phone": ""}, "Write the whole phone number"),
        ({"phone": "12"}, "Write the whole phone number"),
        ({"needs": ["a throne"]}, "That answer is not in the list"),
    ],
)
def test_what_to_put_right_and_nothing_is_lost(
    world: World, reviewer: Client, circle: str, changed: dict[str, Any], words: str
) -> None:
    before = len(named(world.app, changed.get("name", "Sally Opened")))
    add(reviewer, circle, **changed)
    assert reviewer.response.status_code == 422
    assert words in reviewer.page.main
    kept = dict(reviewer.page.fields(reviewer.page.button("Add them").form))
    for name in {"name", "called", "email", "phone"} - changed.keys():
        assert kept[name] == SISTER[name]
    assert len(named(world.app, changed.get("name", "Sally Opened"))) == before


def test_nothing_is_chosen_for_them(reviewer: Client, circle: str) -> None:
    reviewer.get(circle + "new")
    form = dict(reviewer.page.fields(reviewer.page.button("Add them").form))
    assert not form.keys() & {"channel", "language", "needs", "easy", "key_contact"}


def test_no_email_is_kept_where_none_was_chosen(world: World, reviewer: Client, circle: str, smtp: MailServer) -> None:
    page = add(reviewer, circle, channel="letter", address="2 Example Row\nFenmarsh")
    with world.app.extensions["database"].reading() as session:
        kept = next(one for one in session.scalars(select(Contact)) if one.name == "Sally Opened")
        assert (kept.email, kept.email_token, kept.address) == (None, None, "2 Example Row\nFenmarsh")
    told(reviewer, page)
    fields = {"csrf_token": reviewer.token()}
    reviewer.post(page + "invite", fields)
    assert reviewer.response.status_code == 422
    assert "They did not choose email" in reviewer.page.main
    reviewer.press("Print a letter with a code")
    assert "2 Example Row" in reviewer.page.main
    reviewer.get(page)
    assert "Invited by a letter with a code on" in reviewer.page.main
    assert smtp.arrived == []


def test_a_person_comes_before_the_link(world: World, reviewer: Client, circle: str, smtp: MailServer) -> None:
    page = add(reviewer, circle)
    assert "Send the invitation by email" not in reviewer.page.main
    reviewer.post(page + "invite", {"csrf_token": reviewer.token()})
    assert reviewer.response.status_code == 422
    assert "Ring them first" in reviewer.page.main
    reviewer.press("Write this down", on_day="1/1/2999", how="wrote")
    assert reviewer.response.status_code == 422
    assert "Write a day that has been" in reviewer.page.main
    assert links_to(world.app, smtp, ADDRESS) == []
    told(reviewer, page)
    reviewer.press("Send the invitation by email")
    assert len(links_to(world.app, smtp, ADDRESS)) == 1
    with world.app.extensions["database"].reading() as session:
        steps = session.scalars(select(ReviewStep.kind).where(ReviewStep.review_id == world.review.id)).all()
        trail = session.scalars(select(TrailEntry).where(TrailEntry.event == "reviews.step_to_contact")).all()
    assert steps.count(StepKind.INVITED) == 1
    assert [one.detail for one in trail] == [{"kind": "rang"}, {"kind": "invited_by_email"}]


def test_two_presses_send_one_invitation(world: World, reviewer: Client, circle: str, smtp: MailServer) -> None:
    page = add(reviewer, circle)
    told(reviewer, page)
    fields = dict(reviewer.page.fields(reviewer.page.button("Send the invitation by email").form))
    for _ in range(2):
        reviewer.post(page + "invite", fields)
        assert "The invitation is on its way" in reviewer.page.main
    assert len(links_to(world.app, smtp, ADDRESS)) == 1


def test_who_asked_us_to_stop_is_not_invited_again(
    world: World, reviewer: Client, circle: str, smtp: MailServer
) -> None:
    page = add(reviewer, circle)
    told(reviewer, page)
    with world.app.extensions["database"].transaction() as session:
        people.hold(session, named(world.app, "Sally Opened")[0].id, HoldKind.STOPPED)
    reviewer.press("Send the invitation by email")
    assert reviewer.response.status_code == 422
    assert "They asked us not to write to them" in reviewer.page.main
    assert links_to(world.app, smtp, ADDRESS) == []


def test_a_new_address_ends_old_links_and_a_new_invitation_is_offered(
    world: World, reviewer: Client, circle: str, smtp: MailServer
) -> None:
    page = add(reviewer, circle, email="wrong@opened.example")
    told(reviewer, page)
    reviewer.press("Send the invitation by email")
    [old] = links_to(world.app, smtp, "wrong@opened.example")
    stranger = Client(world.app)
    stranger.get(old)
    stranger.press("This was not for me")

    reviewer.get(page)
    reviewer.follow_link("Put details right")
    reviewer.press("Keep this", email=ADDRESS)
    assert "Every old link of theirs has ended" in reviewer.page.main
    assert Client(world.app).get(old).status_code == 410
    reviewer.press("Send a new invitation by email")
    [link] = links_to(world.app, smtp, ADDRESS)
    family = Client(world.app)
    family.get(link)
    family.press("Open my page")
    assert "our Terry" in family.page.text
    # What waits for an address that is not theirs any more does not go there.
    invited(world, world.mother)
    reviewer.get(page_of(world, world.mother) + "details")
    reviewer.press("Keep this", email="joan@new.example")
    assert links_to(world.app, smtp, "joan@testrow.example") == []


def test_another_name_ends_no_link(world: World, reviewer: Client) -> None:
    token = live_link(world, world.mother)
    reviewer.get(page_of(world, world.mother) + "details")
    reviewer.press("Keep this", name="Joanna Testrow", needs=["large_print"])
    assert "That is kept." in reviewer.page.main
    assert "Large print." in reviewer.page.main
    assert Client(world.app).get(f"/l/{token}").status_code == 200
