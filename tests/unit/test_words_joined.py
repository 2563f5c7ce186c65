"""What stands between the parts of a line is of the language: an Urdu date has no Latin comma in it."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
import time_machine
from markupsafe import Markup

from portal import resources
from portal.foundation.web.words import LANGUAGES, PSEUDO, Reading, words_for

COMMAS = {"en_GB": ", ", "pl": ", ", "ur": "، ", PSEUDO: "، "}
MOMENT = datetime(2026, 12, 1, 10, tzinfo=UTC)
#: A comma of ours between two values that are put in.
BETWEEN = re.compile(r"\}\}, (?:<bdi[^>]*>)?\{\{|%\}, (?:<bdi[^>]*>)?\{\{|~ \", \" ~")
#: Pages of staff are in English.
OF_STAFF = re.compile(
    r"^(?!emails/)(?:\w+_desk/|\w+/desk|calls/|demo/)|meetings/(?:calendars?|for_somebody|partials/one_of)"
)


def test_every_shipped_language_is_tried() -> None:
    assert {*LANGUAGES, PSEUDO} == set(COMMAS)


@pytest.mark.parametrize(("language", "comma"), COMMAS.items())
@pytest.mark.parametrize("easy", [False, True], ids=["plain", "easy"])
def test_the_comma_is_that_of_the_language(language: str, comma: str, easy: bool) -> None:
    spoken = words_for(Reading(language, easy))
    assert spoken.comma == comma
    assert spoken.day_and_time(MOMENT).endswith(f"{comma}10:00")
    assert spoken.joined(["<b>", Markup("<i>a</i>")]) == f"&lt;b&gt;{comma}<i>a</i>"


def test_no_page_or_message_of_a_family_has_a_comma_of_its_own() -> None:
    folder = Path(str(resources.templates()))
    found = [
        str(path.relative_to(folder))
        for path in sorted(folder.rglob("*.*"))
        if path.suffix in {".html", ".txt"} and not OF_STAFF.search(str(path.relative_to(folder)))
        if BETWEEN.search(path.read_text("utf-8"))
    ]
    assert found == []


def test_a_time_of_tomorrow_comes_with_its_day() -> None:
    said = words_for(Reading())
    with time_machine.travel(datetime(2026, 12, 1, 22, 30, tzinfo=UTC), tick=False):
        assert said.time_or_day(datetime(2026, 12, 1, 23, 30, tzinfo=UTC)) == "23:30"
        assert said.time_or_day(datetime(2026, 12, 2, 0, 30, tzinfo=UTC)) == "Wednesday 2 December, 00:30"
    with time_machine.travel(datetime(2026, 7, 1, 22, 30, tzinfo=UTC), tick=False):  # 23:30 in England
        assert said.time_or_day(datetime(2026, 7, 1, 23, 15, tzinfo=UTC)) == "Thursday 2 July, 00:15"
