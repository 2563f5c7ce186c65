"""GET, HEAD and OPTIONS write no business data; a reading connection could not even if it tried."""

from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select, text
from sqlalchemy.exc import DatabaseError

from portal.circle.people.models import Contact
from portal.foundation.db.base import Base
from tests.factories import World
from tests.integration.endpoint_people import EVERYBODY
from tests.integration.everybody import address, be, endpoints, values_for
from tests.integration.links import live_link

# Who has seen what is written before the answer is sent, and a sign-in is kept alive: both are no business data.
BESIDE = {"trail_entry", "sign_in", "limit_count"}


def contents(app: Flask) -> dict[str, list[Any]]:
    """Every row of every business table, byte by byte."""
    with app.extensions["database"].reading() as session:
        return {
            table.name: sorted(repr(tuple(row)) for row in session.execute(select(table)))
            for table in Base.metadata.sorted_tables
            if table.name not in BESIDE
        }


@pytest.mark.parametrize("method", ["GET", "HEAD", "OPTIONS"])
def test_no_page_changes_anything(world: World, method: str) -> None:
    app = world.app
    browsers = [be(world, role) for role in sorted(EVERYBODY)]
    token = live_link(world, world.sister)
    values_for(world)  # what addresses name is made when first asked for
    before = contents(app)
    assert len(before) > 15
    for client in browsers:
        for about in (world.mother, world.sister):
            values = values_for(
                world, token=token, reference=about.review.reference, story_id=about.story, photo_id=about.photo
            )
            for one in endpoints(app, "GET"):
                client.send(method, address(app, one["endpoint"], values), follow=False)
    assert contents(app) == before


def test_a_reading_session_cannot_write(any_world: World) -> None:
    database = any_world.app.extensions["database"]
    with database.reading() as session, pytest.raises(DatabaseError):
        session.execute(text("UPDATE contact SET language = 'pl'"))
    with database.reading() as session:
        contact = session.get_one(Contact, any_world.sister.id)
        contact.language = "pl"
        with pytest.raises(DatabaseError):
            session.flush()
    with database.reading() as session:
        assert session.get_one(Contact, any_world.sister.id).language == "en_GB"
