"""Before a version is shown: what speaks against it, each by itself; going on needs a reason, which stays beside it."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
import time_machine
from sqlalchemy import func, select, text
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session

from portal.circle.areas import queries as areas
from portal.circle.people.models import READS_NOTHING, Contact, ContactHold, HoldKind, QuietDates
from portal.circle.reviews.models import Review
from portal.foundation.audit.models import TrailEntry
from portal.taking_part.drafts import versions
from portal.taking_part.drafts.models import CameBy, DraftVersion
from portal.taking_part.drafts.opening import ReasonNeeded, open_version
from portal.taking_part.drafts.warnings import before_opening
from portal.taking_part.reading.models import DraftPlace
from tests.client import Client
from tests.factories import World
from tests.integration.group_copies import TEXT, change, seal_key, staff

TUESDAY = datetime(2026, 11, 24, 10, tzinfo=UTC)
DRAFT = "# Who he was\n\nThomas lived at Mill House.\n"


def brought_in(session: Session, world: World) -> DraftVersion:
    review = session.get_one(Review, world.review.id)
    key = seal_key(world)
    return versions.bring_in(session, key, staff(world), review, TEXT, came_by=CameBy.PASTED, form_key="warned")


def kinds(session: Session, world: World, moment: datetime = TUESDAY, who: str = "") -> set[str]:
    """What speaks against showing it at this moment, of everybody or of one of the circle."""
    review = session.get_one(Review, world.review.id)
    card = areas.card(session, review.area_id)
    assert card is not None
    found = before_opening(session, review, brought_in(session, world), card, moment)
    wanted = world.contacts[who].id if who else None
    return {one.kind.value for one in found if one.contact_id == wanted}


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        (TUESDAY, set()),
        (datetime(2026, 11, 27, 11, 59, tzinfo=UTC), set()),
        (datetime(2026, 11, 27, 12, tzinfo=UTC), {"friday"}),
        (datetime(2026, 11, 28, 10, tzinfo=UTC), {"closed"}),
        (datetime(2026, 12, 24, 10, tzinfo=UTC), {"eve"}),
        (datetime(2026, 12, 25, 10, tzinfo=UTC), {"closed"}),
        (datetime(2027, 4, 30, 9, tzinfo=UTC), {"eve"}),  # a Friday; the Monday after it is a bank holiday
        (datetime(2027, 4, 30, 11, 30, tzinfo=UTC), {"friday"}),  # half past twelve in England
    ],
)
def test_the_day(world: World, moment: datetime, expected: set[str]) -> None:
    with change(world) as session:
        assert kinds(session, world, moment) == expected


@pytest.mark.parametrize(
    ("born", "died", "expected"),
    [
        ("1971-11-24", None, {"birthday"}),
        ("1971-11-26", None, {"birthday"}),
        ("1971-11-27", None, set()),
        ("1971-11-23", None, set()),
        (None, "2026-03-24", set()),
        (None, "2025-11-25", {"day_of_death"}),
        ("1971-11-24", "2025-11-24", {"birthday", "day_of_death"}),
    ],
)
def test_days_of_the_person(world: World, born: str | None, died: str | None, expected: set[str]) -> None:
    with change(world) as session:
        review = session.get_one(Review, world.review.id)
        review.born, review.died = born, died
        session.flush()
        assert kinds(session, world) == expected


def test_who_was_born_on_the_day_that_comes_every_four_years(world: World) -> None:
    with change(world) as session:
        session.get_one(Review, world.review.id).born = "1972-02-29"
        session.flush()
        assert kinds(session, world, datetime(2027, 2, 26, 10, tzinfo=UTC)) == {"birthday"}


def quiet(session: Session, world: World, day: date, *, yearly: bool = False) -> None:
    session.add(QuietDates(contact_id=world.mother.id, from_day=day, until_day=day, yearly=yearly, made_at=TUESDAY))
    session.flush()


@pytest.mark.parametrize(
    ("day", "yearly", "expected"),
    [
        (date(2026, 11, 24), False, {"quiet_date"}),
        (date(2020, 11, 24), True, {"quiet_date"}),
        (date(2020, 11, 26), True, {"quiet_soon"}),
        (date(2026, 11, 27), False, set()),
        (date(2026, 11, 23), False, set()),
    ],
)
def test_quiet_dates_of_one_of_them(world: World, day: date, yearly: bool, expected: set[str]) -> None:
    with change(world) as session:
        quiet(session, world, day, yearly=yearly)
        assert kinds(session, world, who="mother") == expected
        session.add(ContactHold(contact_id=world.mother.id, kind=HoldKind.STOPPED, begins_at=TUESDAY))
        session.flush()
        assert kinds(session, world, who="mother") == set()


@pytest.mark.parametrize(
    ("needs", "expected"),
    [
        ({"easy": True}, {"no_easy_read"}),
        ({"language": "ur"}, {"no_translation"}),
        ({"language": "ur", "easy": True}, {"no_translation", "no_easy_read"}),
        ({"reads": "pa"}, {"no_translation"}),
        ({"reads": "en"}, set()),
        ({"reads": READS_NOTHING}, {"reads_nothing"}),
    ],
)
def test_needs_that_are_not_met(world: World, needs: dict[str, Any], expected: set[str]) -> None:
    with change(world) as session:
        contact = session.get_one(Contact, world.mother.id)
        for name, value in needs.items():
            setattr(contact, name, value)
        session.flush()
        assert kinds(session, world, who="mother") == expected


def test_it_goes_with_a_reason_and_the_reason_stays_in_the_record(world: World) -> None:
    with time_machine.travel(datetime(2026, 11, 27, 14, tzinfo=UTC)):
        reviewer = Client(world.app).sign_in(world.reviewer)
        reviewer.get(f"/desk/reviews/{world.review.reference}/draft/")
        reviewer.press("Bring this in", words=DRAFT)
        assert "It is Friday afternoon" in reviewer.page.text
        reviewer.press("Show it to the circle and seal it", reason="")
        assert reviewer.response.status_code == 422
        reviewer.press("Show it to the circle and seal it", reason="They asked for it today.")
        assert "It went although: it was Friday afternoon" in reviewer.page.text
        assert "The reason:" in reviewer.page.text
        assert "They asked for it today." in reviewer.page.text


def test_no_reason_no_opening_in_the_service_and_in_the_database(any_world: World) -> None:
    with change(any_world) as session:
        version, review = brought_in(session, any_world), session.get_one(Review, any_world.review.id)
        with pytest.raises(ReasonNeeded):
            open_version(session, seal_key(any_world), staff(any_world), review, version, warned=["friday"])
    opened = "UPDATE draft_version SET opened_at = made_at, opened_by = made_by, despite = 'friday'"
    with pytest.raises(DatabaseError, match="goes with a reason"), change(any_world) as session:
        session.execute(text(opened))
    with change(any_world) as session:
        review = session.get_one(Review, any_world.review.id)
        version = session.scalars(select(DraftVersion)).one()
        warned = ["friday", "birthday"]
        open_version(session, seal_key(any_world), staff(any_world), review, version, warned=warned, reason="Asked.")
        assert (version.despite, version.reason) == ("birthday friday", "Asked.")
    with pytest.raises(DatabaseError, match="spoke against it stays"), change(any_world) as session:
        session.execute(text("UPDATE draft_version SET despite = ''"))


def test_a_look_as_each_of_them_and_as_the_group_keeps_nothing(world: World) -> None:
    with change(world) as session:
        brought_in(session, world)
        contact = session.get_one(Contact, world.mother.id)
        contact.language, contact.easy = "ur", True
    reviewer = Client(world.app).sign_in(world.reviewer)
    reviewer.get(f"/desk/reviews/{world.review.reference}/draft/")
    with world.app.extensions["database"].reading() as session:
        before = session.scalar(select(func.count()).select_from(TrailEntry))
    reviewer.follow_link("Look at it first as each of them would, and as the group")
    listed = reviewer.at
    reviewer.follow_link(f"As {world.mother.name}")
    assert 'lang="ur"' in reviewer.response.get_data(as_text=True)
    assert 'dir="rtl"' in reviewer.response.get_data(as_text=True)
    assert "Thomas lived at Mill House." in reviewer.page.text
    assert reviewer.page.all("form") == [] or all(
        "draft" not in (one.get("action") or "") for one in reviewer.page.all("form")
    )
    reviewer.get(listed)
    reviewer.follow_link("As the governance group")
    assert "Not checked by a person." in reviewer.page.text
    assert "names are not decided yet" in reviewer.page.text
    with world.app.extensions["database"].reading() as session:
        assert session.scalar(select(func.count()).select_from(TrailEntry)) == before
        assert session.scalars(select(DraftPlace)).all() == []
    other = f"/desk/reviews/{world.review.reference}/draft/preview/{world.far.id}"
    assert reviewer.get(other).status_code == 404
