"""The way by phone in docs/ways.toml says what portal/for_callers.py does: the same, read back, or theirs alone.

That each of these pages opens for staff who write for somebody is walked in tests/integration/test_who_may_what.py
(``support_acting``), that nothing is done without their yes in tests/integration/test_acting_every_yes.py.
"""

import pytest
from flask import Flask

from portal import for_callers
from tests.tables import ROOT
from tools import tables

WAYS = tables.read(ROOT / "docs" / "ways.toml")["way"]


def by_phone(app: Flask, endpoint: str) -> str:
    """What becomes of a press or page when staff do it for somebody."""
    needs_yes = getattr(app.view_functions[endpoint], "access").needs_yes is not None  # noqa: B009  set by a decorator
    if for_callers.refusal(endpoint, needs_yes=needs_yes) is not None:
        return "refused"
    return "yes" if needs_yes else "same"


@pytest.mark.parametrize("way", WAYS, ids=[f"{one['row']} {one['what']}" for one in WAYS])
def test_the_table_says_what_staff_can_do(app: Flask, way: dict[str, object]) -> None:
    endpoints = way["endpoints"]
    assert isinstance(endpoints, list)
    found = {by_phone(app, endpoint) for endpoint in endpoints}
    said = str(way["phone_desk"])
    if said == "same":
        assert found <= {"same"}
    if "read back and done with their yes" in said:
        assert "yes" in found
        assert "refused" not in found
    if "theirs alone" in said:
        assert found == {"refused"}
