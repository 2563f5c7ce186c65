"""A review is opened on a page, by a reviewer or a lead; a child's is not; another reviewer takes it over."""

from pathlib import Path

import pytest
import time_machine
from click.testing import CliRunner
from flask import Flask
from sqlalchemy import func, select

from portal.app import create_app
from portal.circle.reviews.models import Review
from portal.cli import main
from portal.foundation.audit.models import TrailEntry
from portal.settings import Settings
from tests.client import Client
from tests.factories import World
from tests.factories.settings import environment_for
from tests.integration.circle_steps import add, links_to, open_review
from tests.integration.staff_steps import link_sent_to, set_up
from tests.smtp import MailServer


@pytest.fixture(autouse=True)
def clock() -> object:
    with time_machine.travel("2026-11-23 09:00:00+00:00", tick=True) as travelled:
        yield travelled


def opened(app: Flask, person: str) -> list[Review]:
    with app.extensions["database"].reading() as session:
        return [one for one in session.scalars(select(Review)) if one.person == person]


def test_from_an_empty_area_to_a_family_who_comes_in(tmp_path: Path, smtp: MailServer) -> None:
    environment = environment_for(tmp_path, f"sqlite:///{tmp_path / 'real.sqlite'}", smtp.port)
    area = ["--name", "NHS Newshire", "--phone", "01632 960 500", "--email", "circle@newshire.example"]
    lead_of_it = ["--name", "Lou New", "--phone", "01632 960 501", "--email", "lou@newshire.example"]
    for words in (
        ["migrate"],
        ["area", "add", *area, "--controller", "NHS Newshire board"],
        ["staff", "invite", "--area", "NHS Newshire", *lead_of_it, "--role", "area_lead"],
    ):
        done = CliRunner().invoke(main, words, env=environment)
        assert done.exit_code == 0, done.output
    app = create_app(Settings.from_environment(environment))

    lead = Client(app)
    set_up(lead, link_sent_to(app, smtp, "lou@newshire.example"))
    lead.signed_in = True
    lead.follow_link("Open a review; all circles")
    lead.follow_link("Open a review in NHS Newshire")
    assert "Nobody in this area is a reviewer yet" in lead.page.main
    lead.get("/area/")
    lead.follow_link("The team of NHS Newshire")
    lead.follow_link("Invite somebody")
    rae = {"name": "Rae New", "title": "LeDeR reviewer", "phone": "01632 960 502", "email": "rae@newshire.example"}
    lead.press("Send the invitation", roles=["reviewer"], **rae)

    reviewer = Client(app)
    set_up(reviewer, link_sent_to(app, smtp, "rae@newshire.example"))
    reviewer.signed_in = True
    reviewer.follow_link("Open a review; all circles")
    circle = open_review(reviewer, leder_reference="LeDeR-123")
    assert reviewer.page.heading == "The circle of Terence Opened"
    assert "in LeDeR LeDeR-123" in reviewer.page.main
    sister = add(reviewer, circle)
    assert "Nothing was sent to them yet" in reviewer.page.main
    assert "British Sign Language. A place without steps." in reviewer.page.main
    assert links_to(app, smtp, "Sally@Opened.example") == []

    reviewer.press("Write this down", how="rang")
    assert "Rung on 23 November 2026 by Rae New." in reviewer.page.main
    reviewer.press("Send the invitation by email")
    assert "Invited by email on 23 November 2026 by Rae New." in reviewer.page.main
    assert "Has not come in yet." in reviewer.page.main

    family = Client(app)
    family.get(links_to(app, smtp, "Sally@Opened.example")[0])
    for name in ("Opened", "Terry"):
        assert name not in family.page.text, "a link's page names nobody"
    family.press("Open my page")
    family.signed_in = True
    assert "our Terry" in family.page.text
    assert "Rae New" in family.page.text

    reviewer.get(sister)
    assert "Has come in." in reviewer.page.main


def test_a_lead_chooses_who_reviews_and_both_see_when_it_changes(world: World) -> None:
    lead, ruth, rhys = (Client(world.app).sign_in(one) for one in (world.lead, world.reviewer, world.second_reviewer))
    lead.get(f"/desk/areas/{world.lead.area_id}/reviews/new")
    lead.press("Open this review", person="Paula Given", told_on="2/11/2026")
    assert "Choose who reviews" in lead.page.main
    lead.press("Open this review", reviewer=str(world.reviewer.id))
    assert "Ruth Sample reviews." in lead.page.main
    circle = lead.at
    assert ruth.get(circle).status_code == 200
    assert rhys.get(circle).status_code == 404

    lead.press("Give them this review")
    assert lead.response.status_code == 422
    assert "Choose who reviews then" in lead.page.main
    lead.press("Give them this review", reviewer=str(world.second_reviewer.id), from_day="23/11/2026", why_today="ill")
    assert "Rhys Second is the reviewer now" in lead.page.main
    assert rhys.get(circle).status_code == 200
    assert ruth.get(circle).status_code == 404
    for one in (ruth, rhys):
        one.get("/desk/")
        assert "from Ruth Sample to Rhys Second on 23 November 2026" in one.page.main
    assert "Paula Given" not in ruth.page.text


def test_a_reviewer_cannot_open_for_somebody_else_or_elsewhere(world: World, client: Client) -> None:
    client.sign_in(world.reviewer)
    path = f"/desk/areas/{world.reviewer.area_id}/reviews/new"
    client.get(path)
    client.press("Open this review", person="Pat Own", told_on="2/11/2026", reviewer=str(world.second_reviewer.id))
    assert opened(world.app, "Pat Own")[0].reviewer_id == world.reviewer.id
    assert client.get(f"/desk/areas/{world.far_lead.area_id}/reviews/new").status_code == 404
    lead = Client(world.app).sign_in(world.lead)
    lead.get(path)
    lead.press("Open this review", person="Pat Far", told_on="2/11/2026", reviewer=str(world.far_reviewer.id))
    assert lead.response.status_code == 422
    assert opened(world.app, "Pat Far") == []


def test_the_same_form_twice_opens_one_review(world: World, client: Client) -> None:
    client.sign_in(world.reviewer)
    client.get(f"/desk/areas/{world.reviewer.area_id}/reviews/new")
    fields = {"csrf_token": client.token(), "person": "Twice Pressed", "told_on": "2/11/2026", "form_key": "same"}
    addresses = {client.post(client.at, fields, follow=False).headers["Location"] for _ in range(2)}
    assert len(addresses) == 1
    assert len(opened(world.app, "Twice Pressed")) == 1


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"person": "  "}, "Write the name of the person"),
        ({"told_on": ""}, "Write the day on which LeDeR was told"),
        ({"told_on": "24/11/2026"}, "Write a day that has been"),
        ({"told_on": "31/02/2026"}, "Write a day that has been"),
        ({"died": "1/1/1950"}, "This is before the day of birth"),
        ({"died": "10/11/2026"}, "This is after the day on which LeDeR was told"),
        ({"born": "٣"}, "Write a day that has been"),
        ({"leder_reference": "x" * 201}, "There is too much in this box"),
    ],
)
def test_what_to_put_right_and_nothing_is_lost(
    world: World, client: Client, changed: dict[str, str], words: str
) -> None:
    client.sign_in(world.reviewer)
    open_review(client, **{"person": "Kept Typed", **changed})
    assert client.response.status_code == 422
    assert words in client.page.main
    form = client.page.button("Open this review").form
    sent = dict(client.page.fields(form))
    kept = {"person": "Kept Typed", "told_on": "01/11/2026", "born": "3/4/1961", "died": "30.10.2026", **changed}
    assert {name: sent[name] for name in kept} == {name: value.strip() for name, value in kept.items()}
    assert opened(world.app, "Kept Typed") == []


def test_a_childs_review_is_not_opened_and_dates_can_be_put_right(world: World, client: Client) -> None:
    client.sign_in(world.reviewer)
    before = count(world.app)
    open_review(client, person="Young Person", born="31/10/2008", died="30/10/2026")
    assert client.response.status_code == 422
    assert client.page.heading == "The child death review comes first"
    assert count(world.app) == before
    client.press("Open this review", born="30/10/2008")  # 18 on the day
    assert client.page.heading == "The circle of Young Person"
    # Without the day of death the day on which LeDeR was told decides.
    open_review(client, person="Other Young Person", born="2/11/2008", died="")
    assert client.page.heading == "The child death review comes first"


def test_names_and_dates_are_sealed_and_the_trail_holds_ids_only(world: World, client: Client) -> None:
    client.sign_in(world.reviewer)
    open_review(client, person="Sealed Name", leder_reference="SEALED-77")
    review = opened(world.app, "Sealed Name")[0]
    with world.app.extensions["database"].reading() as session:
        kept = session.get_one(Review, review.id)
        assert (kept.leder_reference, kept.born, kept.died) == ("SEALED-77", "1961-04-03", "2026-10-30")
        assert b"SEALED-77" not in (kept.leder_reference_sealed or b"")
        told = session.scalars(select(TrailEntry).where(TrailEntry.review_id == review.id))
        assert {one.event: one.detail for one in told} == {"reviews.opened": {}, "seen.review": {}}


def count(app: Flask) -> int:
    with app.extensions["database"].reading() as session:
        return session.scalar(select(func.count()).select_from(Review)) or 0
