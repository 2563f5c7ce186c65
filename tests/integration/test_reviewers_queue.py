"""The reviewer's one list: for them, promised, near six months, for a family; never whether somebody looked."""

from datetime import timedelta

from sqlalchemy import update

from portal.circle.people.models import Contact, ContactHold, HoldKind
from portal.circle.reviews.models import Review
from portal.clock import now, today
from portal.foundation.identity.actor import Actor, Kind
from portal.taking_part.drafts.completion_models import Meeting
from portal.taking_part.drafts.offering import offer, say_how
from portal.taking_part.drafts.queries import opened_version
from portal.taking_part.focused import services as focused
from portal.taking_part.focused.models import TalkKind
from tests.client import Client
from tests.factories import World
from tests.integration.draft_steps import change, completed, says

DRAFT = "# Who he was\n\nHe sang in the kitchen on Sundays.\n"


def queue(world: World) -> Client:
    one = Client(world.app).sign_in(world.reviewer)
    one.get("/desk/")
    return one


def parts(client: Client) -> dict[str, str]:
    """The words under each heading of the list."""
    found: dict[str, str] = {}
    main = client.page.main
    heads = ["Waits for you", "What we promised", "Near six months", "Waits for a family", "Your reviews"]
    places = [main.index(one) for one in heads] + [len(main)]
    for head, begins, ends in zip(heads, places, places[1:], strict=False):
        found[head] = main[begins:ends]
    return found


def shown(world: World) -> Client:
    one = Client(world.app).sign_in(world.reviewer)
    one.get(f"/desk/reviews/{world.review.reference}/draft/")
    one.press("Bring this in", words=DRAFT)
    one.press("Show it to the circle and seal it", reason="They asked for it today.")
    return one


def staff(world: World) -> Actor:
    return Actor(id=world.reviewer.id, kind=Kind.STAFF, area_id=world.reviewer.area_id)


def test_whoever_was_offered_the_draft_is_waited_for_until_they_say_how(any_world: World) -> None:
    shown(any_world)
    waits = parts(queue(any_world))["Waits for a family"]
    assert f"{any_world.mother.name} was told on" in waits
    mother = Client(any_world.app).sign_in(any_world.mother)
    mother.get(f"/reviews/{any_world.review.reference}/draft/parts")
    mother.get(f"/reviews/{any_world.review.reference}/draft/parts/0")
    assert parts(queue(any_world))["Waits for a family"] == waits, "that she read it changes nothing here"
    with any_world.app.extensions["database"].transaction() as session:
        review = session.get_one(Review, any_world.review.id)
        row = offer(session, staff(any_world), review, session.get_one(Contact, any_world.mother.id), copy=True)
        say_how(session, any_world.mother.actor, row, Meeting.LATER)
    assert f"{any_world.mother.name} said “later”" in parts(queue(any_world))["Waits for a family"]
    with any_world.app.extensions["database"].transaction() as session:
        review = session.get_one(Review, any_world.review.id)
        row = offer(session, staff(any_world), review, session.get_one(Contact, any_world.mother.id), copy=True)
        say_how(session, any_world.mother.actor, row, Meeting.ALONE)
    assert any_world.mother.name not in parts(queue(any_world))["Waits for a family"]


def test_what_is_said_of_a_finished_review_waits_for_its_reviewer_too(any_world: World) -> None:
    completed(any_world)
    name = any_world.review.person
    assert f"about the draft of {name}" not in parts(queue(any_world))["Waits for you"]
    with change(any_world) as session:
        version = opened_version(session, any_world.review.id)
        assert version is not None
        says(session, any_world, version, 1, "And since then?")
    desk = queue(any_world)
    assert f"1 comment on the draft about {name}" in parts(desk)["Waits for you"]
    assert name not in parts(desk)["Your reviews"], "it stays finished"


def test_whoever_stopped_is_not_waited_for(any_world: World) -> None:
    shown(any_world)
    with any_world.app.extensions["database"].transaction() as session:
        session.add(ContactHold(contact_id=any_world.mother.id, kind=HoldKind.STOPPED, begins_at=now()))
    assert any_world.mother.name not in parts(queue(any_world))["Waits for a family"]


def test_a_closer_look_waits_until_it_is_decided(any_world: World) -> None:
    with any_world.app.extensions["database"].transaction() as session:
        review = session.get_one(Review, any_world.review.id)
        focused.ask(session, any_world.mother.actor, review, "one")
    desk = queue(any_world)
    assert f"{any_world.mother.name} asked for a closer look" in parts(desk)["Waits for you"]
    with any_world.app.extensions["database"].transaction() as session:
        review = session.get_one(Review, any_world.review.id)
        focused.write_talk(
            session,
            staff(any_world),
            review,
            TalkKind.TALKED,
            contact_id=any_world.mother.id,
            on_day=today(),
            other_ways_told=True,
            summary=None,
        )
        told = focused.Decided(True, (), "Because of the test.", "We ask the ward by May.")
        focused.decide(session, staff(any_world), review, told, "one")
    assert "asked for a closer look" not in parts(queue(any_world))["Waits for you"]


def test_a_version_that_nobody_was_shown_waits_for_the_reviewer(world: World) -> None:
    one = Client(world.app).sign_in(world.reviewer)
    one.get(f"/desk/reviews/{world.review.reference}/draft/")
    one.press("Bring this in", words=DRAFT)
    assert "Version 1 about" in parts(queue(world))["Waits for you"]


def test_near_six_months_counts_from_the_telling_and_from_the_opening(any_world: World) -> None:
    before = parts(queue(any_world))["Near six months"]
    assert any_world.review.reference not in before
    for due, opened, words in (
        (today() + timedelta(days=3), now(), "3 days left."),
        (today() - timedelta(days=1), now(), "1 day over. Tell the family why it is later."),
        (today() + timedelta(days=200), now() - timedelta(days=190), "over."),
    ):
        with any_world.app.extensions["database"].transaction() as session:
            session.execute(update(Review).where(Review.id == any_world.review.id).values(due_on=due, opened_at=opened))
        near = parts(queue(any_world))["Near six months"]
        assert any_world.review.reference in near
        assert words in near


def test_what_is_on_hold_says_so_where_its_six_months_are_near(world: World) -> None:
    with world.app.extensions["database"].transaction() as session:
        session.execute(update(Review).where(Review.id == world.review.id).values(due_on=today()))
    one = Client(world.app).sign_in(world.reviewer)
    one.get(f"/desk/reviews/{world.review.reference}/hold/")
    one.press("Put it on hold and tell the circle", waits_for="police", since=today().strftime("%d/%m/%Y"))
    found = parts(queue(world))
    assert "On hold, which moves neither." in found["Near six months"]
    assert "the police since" in found["Your reviews"]
