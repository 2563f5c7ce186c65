"""A day is read as people write it: with numbers of any script, or with the month in words."""

from datetime import date

import pytest

from portal.foundation.web.days import next_day_of, read_day

THIRD = date(2026, 12, 3)
TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    "typed",
    [
        "3/12/2026", "03.12.2026", "3-12-2026", " 3 12 2026 ", "2026-12-03",
        "۳/۱۲/۲۰۲۶", "٣/١٢/٢٠٢٦", "３/１２/２０２６",
        "3 December 2026", "3rd of December, 2026", "December 3, 2026", "Thursday 3 Dec 2026", "3 DECEMBER 2026",
        "3 grudnia 2026", "3 grudzień 2026", "3 gru 2026", "czwartek, 3 grudnia 2026", "3 دسمبر 2026", "۳ دسمبر ۲۰۲۶",
        "\u200f3/12/2026\u200f", "۳ دسمبر، ۲۰۲۶",
    ],
)  # fmt: skip
def test_the_third_of_december(typed: str) -> None:
    assert read_day(typed) == THIRD


@pytest.mark.parametrize(
    "typed", ["3/12", "۳/۱۲", "٣/١٢", "3 December", "3rd Dec", "3 grudnia", "۳ دسمبر", "3 DECEMBER"]
)
def test_without_a_year_it_is_the_next_one(typed: str) -> None:
    assert read_day(typed) is None
    assert next_day_of(typed, TODAY) == THIRD
    assert next_day_of(typed, THIRD) == THIRD
    assert next_day_of(typed, date(2026, 12, 4)) == date(2027, 12, 3)


@pytest.mark.parametrize(
    ("typed", "day"),
    [("7 września", date(2027, 9, 7)), ("7 wrzesnia", date(2027, 9, 7)), ("29/2", date(2028, 2, 29)),
     ("1 مئی", date(2027, 5, 1)), ("5 października 2026", date(2026, 10, 5)), ("1/7/2026", date(2026, 7, 1))],
)  # fmt: skip
def test_other_days(typed: str, day: date) -> None:
    assert next_day_of(typed, TODAY) == day


@pytest.mark.parametrize(
    "typed",
    ["", "  ", None, "her birthday", "31/2/2026", "3", "Ju 3", "3/12/26", "3 ma 2026", "99/99/9999", "3/12/2026/1",
     "December", "3 December December", "0/0/0000", "3//", "-", "x" * 5000],
)  # fmt: skip
def test_what_is_no_day_is_none(typed: str | None) -> None:
    assert next_day_of(typed, TODAY) is None
