"""A real area stands up from an empty database: no demo data, one command after the other, then pages only."""

from pathlib import Path

import pytest
import time_machine
from click.testing import CliRunner, Result
from flask import Flask
from sqlalchemy import select

from portal.app import create_app
from portal.circle.areas.models import StaffMember
from portal.cli import main
from portal.settings import Settings
from tests.client import Client
from tests.factories.settings import environment_for
from tests.integration.staff_steps import ask_for_link, code, link_sent_to, set_up
from tests.smtp import MailServer

AREA = ["--name", "NHS Realshire", "--phone", "01632 960 400", "--email", "circle@realshire.example"]
LEAD = ["--name", "Leona Real", "--phone", "01632 960 401", "--email", "leona@realshire.example", "--role", "area_lead"]


@pytest.fixture
def environment(tmp_path: Path, smtp: MailServer) -> dict[str, str]:
    return environment_for(tmp_path, f"sqlite:///{tmp_path / 'real.sqlite'}", smtp.port)


def portal(environment: dict[str, str], *words: str) -> Result:
    return CliRunner().invoke(main, list(words), env=environment)


@pytest.fixture
def real(environment: dict[str, str]) -> Flask:
    """After migrate, area add and staff invite."""
    for words in (
        ("migrate",),
        ("area", "add", *AREA, "--controller", "NHS Realshire Integrated Care Board"),
        ("staff", "invite", "--area", "NHS Realshire", *LEAD),
    ):
        done = portal(environment, *words)
        assert done.exit_code == 0, done.output
        assert "/staff/l/" not in done.output, "a link is for its reader, not for the operator"
    return create_app(Settings.from_environment(environment))


def test_from_an_empty_database_to_a_team(real: Flask, smtp: MailServer) -> None:
    lead = Client(real)
    with time_machine.travel("2026-11-23 09:00:00+00:00") as clock:
        secret = set_up(lead, link_sent_to(real, smtp, "leona@realshire.example"))
        lead.signed_in = True
        assert lead.page.heading == "Your area"
        lead.follow_link("The team of NHS Realshire")
        lead.follow_link("Invite somebody")
        lead.press(
            "Send the invitation",
            name="Rosa Real",
            title="LeDeR reviewer",
            phone="01632 960 402",
            email="rosa@realshire.example",
            roles=["reviewer"],
        )
        assert "The invitation is on its way" in lead.page.main

        rosa = Client(real)
        set_up(rosa, link_sent_to(real, smtp, "rosa@realshire.example"))
        rosa.signed_in = True
        assert rosa.at.startswith("/desk")

        # A role that is taken away is gone with the next page, one that is given is there with it.
        lead.follow_link("Rosa Real, LeDeR reviewer")
        lead.press("Keep these roles", roles=["support_worker"])
        assert rosa.get("/desk/", follow=False).status_code == 404
        assert rosa.get("/phone/").status_code == 200

        # She leaves: her browser is out at once, and her address opens nothing any more.
        lead.follow_link("Rosa Real, LeDeR reviewer")
        lead.follow_link("They leave: see what is open in their name")
        lead.press("They have left")
        assert "They have left" in lead.page.main
        rosa.signed_in = False
        rosa.get("/phone/")
        assert rosa.page.heading == "Sign in for work"
        sent = len(smtp.arrived)
        ask_for_link(rosa, "rosa@realshire.example")
        ask_for_link(lead, "leona@realshire.example")
        link = link_sent_to(real, smtp, "leona@realshire.example")
        assert len(smtp.arrived) == sent + 1

        # The lead comes in again on another day, in another browser, with the app's next code.
        clock.move_to("2026-11-24 09:00:00+00:00")
        assert Client(real).get(link).status_code == 410
        again = Client(real)
        ask_for_link(again, "leona@realshire.example")
        again.get(link_sent_to(real, smtp, "leona@realshire.example"))
        again.press("Go on")
        again.press("Sign in", code=code(secret))
        assert again.page.heading == "Your area"


def test_the_last_lead_stays_until_there_is_another(real: Flask, smtp: MailServer) -> None:
    lead = Client(real)
    set_up(lead, link_sent_to(real, smtp, "leona@realshire.example"))
    lead.follow_link("The team of NHS Realshire")
    lead.follow_link("Leona Real, Local area contact")
    lead.press("Keep these roles", roles=["reviewer"])
    assert lead.response.status_code == 422
    assert "An area needs a lead" in lead.page.main
    lead.follow_link("They leave: see what is open in their name")
    lead.press("They have left")
    assert lead.response.status_code == 422
    with real.extensions["database"].reading() as session:
        assert session.scalars(select(StaffMember)).one().left_at is None


def test_what_the_command_line_refuses(environment: dict[str, str]) -> None:
    not_migrated = portal(environment, "area", "add", *AREA, "--controller", "A board")
    assert not_migrated.exit_code == 1
    assert portal(environment, "migrate").exit_code == 0
    nowhere = portal(environment, "staff", "invite", "--area", "Nowhere", *LEAD)
    assert "There is no area of this name" in nowhere.output
    assert portal(environment, "area", "add", *AREA, "--controller", "A board").exit_code == 0
    twice = portal(environment, "area", "add", *AREA, "--controller", "A board")
    assert "There is an area of this name already" in twice.output
    assert portal(environment, "staff", "invite", "--area", "NHS Realshire", *LEAD).exit_code == 0
    # A lead who cannot come in is invited anew; a second lead is not made by an operator.
    assert portal(environment, "staff", "invite", "--area", "NHS Realshire", *LEAD).exit_code == 0
    other = [*LEAD[:5], "other@realshire.example"]
    second = portal(environment, "staff", "invite", "--area", "NHS Realshire", *other)
    assert second.exit_code == 1
    assert "This area has a lead" in second.output
    reviewer = portal(environment, "staff", "invite", "--area", "NHS Realshire", *other, "--role", "reviewer")
    assert reviewer.exit_code == 2
    for phone, email in (("12", "a@b.example"), ("01632 960 403", "nobody")):
        wrong = ["--name", "NHS Else", "--phone", phone, "--email", email, "--controller", "A board"]
        assert portal(environment, "area", "add", *wrong).exit_code == 1
