"""Codes in letters: for people without email; printed by a reviewer, in their language and in English."""

import re
from datetime import timedelta

import pytest
import time_machine
from flask import Flask

from portal.circle.access import codes
from portal.circle.access.models import LetterCode
from portal.clock import now
from tests.client import Client
from tests.factories import World
from tests.integration.test_reviewers_page import rang
from tests.integration.test_ways_in import home, only


def letter_code(world: World, key: str = "letter") -> str:
    """A code as it stands in a printed letter."""
    with world.app.extensions["database"].transaction() as session:
        return codes.make_letter_code(session, world.contacts[key].id, world.reviewer.id)


@pytest.mark.parametrize(
    "change", [str, str.lower, lambda code: code.replace("-", " "), lambda code: code.replace("-", "")]
)
def test_a_letters_code_opens_the_page_of_somebody_without_email(world: World, client: Client, change: object) -> None:
    code = letter_code(world)
    client.get("/letter")
    client.press("Open my page", code=change(code))  # type: ignore[operator]
    assert client.at == home(world)


def test_a_letters_code_works_once_for_ninety_days_and_locks_after_five(any_world: World) -> None:
    code = letter_code(any_world)
    client = Client(any_world.app)
    client.get("/letter")
    with time_machine.travel(now() + timedelta(days=91)):
        client.get("/letter")
        client.press("Open my page", code=code)
        assert client.response.status_code == 422
    client.get("/letter")
    for _try in range(4):
        client.press("Open my page", code=code[:5] + "CCCC-CCCC")
        assert client.response.status_code == 422
    assert only(any_world, LetterCode).wrong == 5  # type: ignore[attr-defined]
    client.press("Open my page", code=code)
    assert client.response.status_code == 422, "locked"
    again = letter_code(any_world)
    client.press("Open my page", code=again)
    assert client.at == home(any_world)
    other = Client(any_world.app)
    other.get("/letter")
    other.press("Open my page", code=again)
    assert other.response.status_code == 422, "used"


def test_a_reviewer_prints_a_letter_in_both_languages_and_its_code_works(world: World, app: Flask) -> None:
    rang(world, "urdu")
    staff = Client(app).sign_in(world.reviewer)
    staff.get(f"/desk/reviews/{world.review.reference}/")
    staff.press("Print a letter with a code for Nasreen Made")
    page = staff.response.get_data(as_text=True)
    assert 'lang="ur"' in page
    assert 'lang="en-GB"' in page
    [code] = set(re.findall(r"\b[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}\b", page))
    for secret in ("Thomas", "Thom-ji", "died"):
        assert secret not in page
    client = Client(app)
    client.get("/letter")
    client.press("Open my page", code=code)
    assert client.at == home(world)


@pytest.mark.parametrize("easy", [False, True])
def test_from_the_letter_and_from_the_link_there_is_a_way_back(client: Client, easy: bool) -> None:
    client.read_as("en_GB", easy=easy).get("/letter")
    client.follow_link("Back")
    assert client.at == "/link"
    client.follow_link("Back")
    assert client.at == "/"
