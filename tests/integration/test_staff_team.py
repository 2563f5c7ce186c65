"""The area lead's pages: team, roles in more than one area, away and deputies, rota, hours, closed days, card."""

from datetime import date, timedelta

import pytest
import time_machine
from sqlalchemy import select

from portal.circle.areas import queries
from portal.circle.areas.models import Area, StaffMember
from portal.clock import today
from tests.client import Client
from tests.factories import World
from tests.smtp import MailServer


@pytest.fixture
def lead(world: World, client: Client) -> Client:
    return client.sign_in(world.lead)


def team(world: World) -> str:
    return f"/area/{world.lead.area_id}/staff/"


def settings(world: World) -> str:
    return f"/area/{world.lead.area_id}/settings/"


def on_duty(world: World) -> str:
    with world.app.extensions["database"].reading() as session:
        found = queries.on_duty(session, world.lead.area_id)
        return found.name if found else "nobody"


def test_an_invitation_says_what_to_put_right(world: World, lead: Client, smtp: MailServer) -> None:
    lead.get(team(world) + "invite")
    lead.press("Send the invitation", name="", title="Reviewer", phone="12", email="no address")
    assert lead.response.status_code == 422
    for words in ("Write their name", "Write the whole phone number", "Write your email", "Choose at least one"):
        assert words in lead.page.main, words
    filled = {"name": "Rae New", "title": "Reviewer", "phone": "01632 960 140", "roles": ["reviewer"]}
    lead.press("Send the invitation", email="reviewer@fenmarsh.example", **filled)
    assert "Ruth Sample has this address and is in your team already" in lead.page.main


def test_somebody_may_work_in_two_areas(world: World, lead: Client) -> None:
    far = Client(world.app).sign_in(world.far_support)
    here = world.lead.area_id
    lead.get(team(world) + "invite")
    lead.press(
        "Send the invitation",
        name="Stan Far",
        title="Support worker",
        phone="01632 960 141",
        email="far_support@fenmarsh.example",
        roles=["support_worker"],
    )
    assert "They work in another area already" in lead.page.main
    lead.follow_link("Stan Far, Support worker")
    assert "far_support@" not in lead.page.main, "their address is their own area's"
    assert "They belong to another area, NHS Farland (made up)." in lead.page.main
    assert "ring 01632 960 100. Take the roles away" in lead.page.main
    for press in ("leave", "invite-again"):
        token = {"csrf_token": lead.token()}
        assert lead.post(f"{team(world)}{world.far_support.id}/{press}", token).status_code == 404
    far.get("/phone/")
    assert world.mother.name in far.page.main
    lead.get(f"{team(world)}{world.far_support.id}/")
    lead.press("Keep these roles", roles=[])
    far.get("/phone/")
    assert world.mother.name not in far.page.main, f"nothing of {here} any more"
    assert lead.get(f"{team(world)}{world.far_support.id}/").status_code == 404


def test_who_left_another_area_is_invited_by_it_and_the_lead_reads_whom_to_ring(world: World, lead: Client) -> None:
    far = Client(world.app).sign_in(world.far_lead)
    far.get(f"/area/{world.far_lead.area_id}/staff/{world.far_support.id}/leave")
    far.press("They have left")
    lead.get(team(world) + "invite")
    filled = {"name": "Stan Far", "title": "Support worker", "phone": "01632 960 141", "roles": ["support_worker"]}
    lead.press("Send the invitation", email="far_support@fenmarsh.example", **filled)
    assert lead.response.status_code == 422
    assert "has left NHS Farland (made up). Only its lead can invite them: ring 01632 960 100." in lead.page.main


def test_a_leaver_moves_nothing_and_the_page_says_what_is_open(world: World, lead: Client) -> None:
    lead.get(f"{team(world)}{world.reviewer.id}/leave")
    assert world.review.reference in lead.page.main
    assert world.review.person not in lead.page.main
    lead.press("They have left")
    lead.follow_link("Ruth Sample, Reviewer")
    assert "Has left" in lead.page.main
    lead.follow_link("What is open in their name")
    assert world.review.reference in lead.page.main


def test_away_with_a_deputy(world: World, lead: Client) -> None:
    until = today() + timedelta(days=3)
    lead.get(f"{team(world)}{world.reviewer.id}/")
    lead.press("Keep this", until="soon", deputy="")
    assert lead.response.status_code == 422
    lead.press("Keep this", until=until.strftime("%d/%m/%Y"), deputy=str(world.second_reviewer.id))
    with world.app.extensions["database"].reading() as session:
        told = queries.person_to_call(session, world.reviewer.id, world.lead.area_id)
    assert told is not None
    assert (told.name, told.away_until, told.covered_by) == ("Ruth Sample", until, "Rhys Second")


def test_the_rota_says_who_takes_calls(world: World, lead: Client) -> None:
    assert on_duty(world) == "Sam Placeholder"
    monday, tuesday = "2026-11-23 10:00:00+00:00", "2026-11-24 10:00:00+00:00"
    with time_machine.travel(monday) as clock:
        lead = Client(world.app).sign_in(world.lead)
        lead.get(settings(world))
        lead.press("Keep this rota", day0=str(world.second_reviewer.id), day1=str(world.lead.id))
        assert on_duty(world) == "Rhys Second"
        # The one named is away and has a deputy: the deputy; without one whoever is there.
        lead.get(f"{team(world)}{world.second_reviewer.id}/")
        lead.press("Keep this", until="23/11/2026", deputy=str(world.reviewer.id))
        assert on_duty(world) == "Ruth Sample"
        lead.get(f"{team(world)}{world.second_reviewer.id}/")
        lead.press("Keep this", until="23/11/2026", deputy="")
        assert on_duty(world) == "Sam Placeholder"
        clock.move_to(tuesday)
        assert on_duty(world) == "Lena Specimen"


def test_a_rota_names_nobody_of_another_area(world: World, lead: Client) -> None:
    lead.get(settings(world))
    lead.press("Keep this rota", day0=str(world.far_support.id))
    assert lead.response.status_code == 422


def test_hours_closed_days_and_card_reach_families(world: World, lead: Client) -> None:
    lead.get(settings(world))
    lead.press("Keep these hours", opens="17:00", closes="9")
    assert lead.response.status_code == 422
    assert "later than the first one" in lead.page.main
    lead.press("Keep these hours", opens="8.30", closes="16:15")
    lead.press("Close on this day", day="24 12 2030")
    assert "24 December 2030" in lead.page.main
    lead.press("Close on this day", day="01/01/2020")
    assert lead.response.status_code == 422
    lead.get(settings(world))
    lead.press("Open after all on 24 December 2030")
    assert "24 December 2030" not in lead.page.main
    lead.press(
        "Keep this card",
        name="NHS Fenmarsh anew",
        phone="01632 960 199",
        email="new@fenmarsh.example",
        controller="The new board",
        checked="01/02/2026",
    )
    family = Client(world.app).sign_in(world.sister)
    family.get("/call-me")
    assert "NHS Fenmarsh anew" in family.page.text
    assert "08:30 to 16:15" in family.page.text
    with world.app.extensions["database"].reading() as session:
        area = session.get_one(Area, world.lead.area_id)
        assert (area.controller, area.controller_checked) == ("The new board", date(2026, 2, 1))


def test_bank_holidays_of_england_are_shown(world: World) -> None:
    with time_machine.travel("2026-11-23 10:00:00+00:00"):
        lead = Client(world.app).sign_in(world.lead)
        lead.get(settings(world))
        assert "25 December 2026" in lead.page.main
        assert "28 December 2026" in lead.page.main, "the day instead of Boxing Day, a Saturday"


def test_what_a_lead_changes_stands_in_the_trail_without_names(world: World, lead: Client) -> None:
    lead.get(f"{team(world)}{world.support.id}/")
    lead.press("Keep these roles", roles=["support_worker", "reviewer"])
    with world.app.extensions["database"].reading() as session:
        from portal.foundation.audit.models import TrailEntry

        entry = session.scalars(select(TrailEntry).where(TrailEntry.event == "areas.roles_changed")).one()
        assert (entry.actor_id, entry.thing_id) == (world.lead.id, world.support.id)
        assert entry.detail == {"roles": "reviewer.support_worker"}
        assert session.get_one(StaffMember, world.support.id).name not in str(entry.detail)
