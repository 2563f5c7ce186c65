"""Whoever died gets nothing ever, a name is put right in the open, and no family is said only after a look."""

from sqlalchemy import select

from portal.circle.people import services as people
from portal.circle.people.models import Contact
from portal.circle.people.queries import MessageKind, may_contact
from portal.circle.reviews.closing_models import LookedFor, ReviewCorrection
from portal.circle.reviews.models import Review
from portal.clock import now
from portal.foundation.audit.models import TrailEntry
from portal.foundation.outbox.models import Notice, State
from tests.client import Client
from tests.factories import World
from tests.integration.links import live_link
from tests.integration.mail import invited
from tests.integration.pair_steps import base, be


def test_somebody_of_the_circle_who_died_gets_nothing_ever(any_world: World) -> None:
    world = any_world
    token = live_link(world, world.mother)
    invited(world, world.mother)
    support = be(world, "support")
    support.get(f"{base(world)}/circle/{world.mother.id}/")
    support.follow_link("They have died")
    assert support.page.heading == f"Has {world.mother.name} died?"
    with world.app.extensions["database"].reading() as session:
        assert may_contact(session, world.mother.id, MessageKind.ASKED_FOR, now())
    support.press("Yes, they have died")
    for wrong in ("reached somebody else", "Write this down", "They rang: stop everything"):
        assert wrong not in support.page.main
    assert "The others of the circle are not told by us" in support.page.main
    assert Client(world.app).get(f"/l/{token}").status_code == 410
    with world.app.extensions["database"].transaction() as session:
        states = set(session.scalars(select(Notice.state).where(Notice.owner_id == world.mother.id)))
        assert states == {State.CANCELLED}
        mother = session.get_one(Contact, world.mother.id)
        assert people.notify(session, mother, "link", {}, kind=MessageKind.ASKED_FOR) is None
    reviewer = be(world, "reviewer")
    reviewer.get(f"{base(world)}/circle/{world.mother.id}/")
    assert "Print a letter" not in reviewer.page.main
    path = f"{base(world)}/letters/{world.mother.id}"
    assert reviewer.post(path, {"csrf_token": reviewer.token()}).status_code == 422
    sister = Client(world.app).sign_in(world.sister)
    sister.get(f"/reviews/{world.review.reference}/")
    assert "have died" not in sister.page.main
    reviewer.get(f"{base(world)}/circle/{world.mother.id}/")
    reviewer.press("It was a mistake: they are alive")
    assert "send them an invitation again" in reviewer.page.main
    with world.app.extensions["database"].reading() as session:
        assert may_contact(session, world.mother.id, MessageKind.ASKED_FOR, now())


def test_a_name_put_right_stands_struck_through(any_world: World) -> None:
    world = any_world
    client = be(world, "reviewer")
    client.get(f"{base(world)}/about")
    client.press("Keep this", person="Tomas Testrow", born="1/3/1961", told_on="1/10/2026")
    assert "That is put right" in client.page.main
    assert "Tomas Testrow" in client.page.main
    assert "six months on 1 April 2027" in client.page.main
    client.get(f"{base(world)}/about")
    struck = ["".join(one.itertext()) for one in client.page.all("del")]
    assert struck.count("Thomas Testrow") == 1
    assert "nothing" in struck
    with world.app.extensions["database"].reading() as session:
        rows = list(session.scalars(select(ReviewCorrection)))
        trail = session.scalars(select(TrailEntry).where(TrailEntry.event == "reviews.corrected")).all()
        assert session.get_one(Review, world.review.id).born == "1961-03-01"
    assert {one.field for one in rows} == {"person", "born", "told_on"}
    assert all(b"Thomas" not in (one.before_sealed or b"") for one in rows)
    assert sorted(one.detail["field"] for one in trail) == ["born", "person", "told_on"]
    client.press("Keep this", born="1/3/2015", died="1/9/2026")
    assert client.response.status_code == 422
    assert "before they were 18" in client.page.main


def test_no_family_is_said_only_after_somebody_looked(any_world: World) -> None:
    world = any_world
    client = be(world, "reviewer")
    path = f"{base(world)}/looked-for"
    client.get(path)
    client.post(f"{base(world)}/no-family", {"csrf_token": client.token()})
    assert client.response.status_code == 422
    assert "Write down first who was looked for" in client.page.main
    client.press("Write this down", whom="", how="", result="", on_day="1/1/2999")
    assert client.response.status_code == 422
    client.press(
        "Write this down", whom="A cousin in Leeds", how="asked_gp", result="not_known_there", on_day="3/11/2026"
    )
    fields = {
        "csrf_token": client.token(),
        "whom": "A niece",
        "how": "rang",
        "result": "no_answer",
        "on_day": "4/11/2026",
    }
    for _ in range(2):
        client.post(path, fields | {"form_key": "same"})
    client.get(path)
    client.press("No family was found")
    assert "Invite somebody else who knew the person well" in client.page.main
    client.get(f"{base(world)}/circle/")
    assert "No family was found" in client.page.main
    with world.app.extensions["database"].reading() as session:
        assert [one.whom for one in session.scalars(select(LookedFor).order_by(LookedFor.on_day))] == [
            "A cousin in Leeds",
            "A niece",
        ]
    support = be(world, "support")
    support.get(path)
    assert "A cousin in Leeds" in support.page.main
