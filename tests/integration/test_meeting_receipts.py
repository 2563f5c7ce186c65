"""A receipt after each step (F98): on the page, on their channel, on paper for the print queue, by staff for them."""

import pytest
from sqlalchemy import select

from portal.circle.people.models import Contact
from portal.foundation.outbox.models import Channel, Notice
from tests.client import Client
from tests.factories import World
from tests.integration.draft_steps import change
from tests.integration.mail import send
from tests.integration.test_meeting_pages import a_day, first_day, reviewer  # noqa: F401  a fixture


def letters(world: World) -> list[tuple[str, str]]:
    """What waits to be printed or posted."""
    with change(world) as session:
        found = session.scalars(select(Notice).where(Notice.channel == Channel.LETTER).order_by(Notice.id))
        return [(one.template, one.state.value) for one in found]


def lives_somewhere(world: World, **more: object) -> None:
    with change(world) as session:
        mother = session.get_one(Contact, world.mother.id)
        mother.address = "7 Mothers Lane"
        for name, value in more.items():
            setattr(mother, name, value)


def booked_by(world: World) -> Client:
    """The mother, just after she booked by phone."""
    mother = Client(world.app).sign_in(world.mother)
    first_day(mother, world)
    mother.follow_link("10:00")
    mother.press("Yes, book this", phone="01632 960 150")
    return mother


def test_the_page_says_what_happened_and_how_it_comes_again(world: World, reviewer: Client) -> None:  # noqa: F811
    mother = booked_by(world)
    assert "It is booked." in mother.page.text
    assert "We send it to you by email too." in mother.page.text
    mother.get(mother.at.partition("?")[0])
    assert "It is booked." not in mother.page.text
    mother.follow_link("Change the time")
    a_day(mother)
    mother.press("11:00")
    assert "The time is changed." in mother.page.text
    mother.follow_link("Cancel the meeting")
    mother.press("Yes, cancel it")
    assert "The meeting is cancelled. You do not have to do anything more." in mother.page.text
    mother.get(mother.at.partition("?")[0] + "?done=booked")
    assert "It is booked." not in mother.page.text  # an address can be typed: the page never says what is not so


def test_the_receipt_comes_on_paper_once(world: World, reviewer: Client) -> None:  # noqa: F811
    lives_somewhere(world)
    mother = booked_by(world)
    for _double_press in range(2):
        mother.press("Post it to me on paper")
        assert "We post it to you. It takes some days." in mother.page.text
    send(world.app)
    assert letters(world) == [("meeting_booked", "for_staff")]
    mother.follow_link("Cancel the meeting")
    mother.press("Yes, cancel it")
    mother.press("Post it to me on paper")
    send(world.app)
    assert letters(world) == [("meeting_booked", "for_staff"), ("meeting_cancelled", "for_staff")]


@pytest.mark.parametrize("channel", [Channel.LETTER, Channel.PHONE])
def test_somebody_without_email_gets_it_on_their_way(world: World, reviewer: Client, channel: Channel) -> None:  # noqa: F811
    lives_somewhere(world, channel=channel, email=None)
    mother = booked_by(world)
    said = {"letter": "We post it to you too.", "phone": "We ring you, and say it once more."}[channel.value]
    assert said in mother.page.text
    send(world.app)
    with change(world) as session:
        found = session.scalars(select(Notice).where(Notice.owner_id == world.mother.id)).all()
        assert [(one.template, one.channel) for one in found] == [("meeting_booked", channel)]


def test_staff_have_it_posted_for_somebody(world: World, reviewer: Client) -> None:  # noqa: F811
    booked_by(world)
    support = Client(world.app).sign_in(world.support)
    support.get(f"/desk/reviews/{world.review.reference}/meetings/{world.mother.id}/")
    [press] = [one for one in support.page.all("button") if "Post it to them" in "".join(one.itertext())]
    name = " ".join("".join(press.itertext()).split())
    support.press(name)
    assert "We have no address of theirs." in support.page.text
    lives_somewhere(world)
    support.press(name)
    assert "A letter is in the print queue." in support.page.text
    send(world.app)
    assert letters(world) == [("meeting_booked", "for_staff")]
