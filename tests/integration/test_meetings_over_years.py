"""What is past makes neither a booking nor the search for free times dearer: both begin behind it in an index."""

import re

from sqlalchemy import text

from portal.foundation.migrations import meeting_guards
from tests.factories import World


def plan(world: World, query: str) -> str:
    """How SQLite goes about a query."""
    with world.app.extensions["database"].reading() as session:
        return " ".join(str(row[-1]) for row in session.execute(text(f"EXPLAIN QUERY PLAN {query}")))


def test_the_guards_of_a_booking_begin_where_it_begins(world: World) -> None:
    once = [one for one in meeting_guards.of_engine("sqlite") if one.name.startswith("meeting_once")]
    assert len(once) == 4
    for guard in once:
        found = re.search(r"> \((SELECT.*LIMIT 1)\)", re.sub(r"\s+", " ", guard.refuses).replace("( ", "("))
        assert found is not None  # one row is read, and nothing sorted, however many meetings are to come
        how = plan(world, re.sub(r"NEW\.\w+", "'1'", found[1]))
        assert re.fullmatch(r"SEARCH m USING INDEX ix_meeting_(whose|room) \(\w+=\? AND ends_at>\?\)", how), how


def test_the_search_for_free_times_begins_today(world: World) -> None:
    how = plan(
        world, "SELECT meeting_id FROM meeting_claim WHERE bookable_id IN ('1') AND quarter >= 1 AND quarter <= 2"
    )
    assert "(bookable_id=? AND quarter>? AND quarter<?)" in how
