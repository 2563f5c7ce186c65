"""What else is kept (F10): files, what staff wrote, what came from a device that had lost its way in, what is typed."""

import io
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from sqlalchemy import func, insert, select
from sqlalchemy.exc import IntegrityError

from portal.circle.access import purge_kept, services
from portal.circle.access.models import KeptFile, KeptForm
from portal.clock import now
from portal.foundation.identity.actor import SYSTEM
from portal.ids import uuid7
from tests.client import Client
from tests.factories import World
from tests.factories.photos import drawn_photo
from tests.integration.test_kept_forms import WORDS, card, come_in

LATE = timedelta(hours=3)


def rows(world: World, model: Any) -> int:
    """How many there are."""
    with world.app.extensions["database"].reading() as session:
        return session.scalar(select(func.count()).select_from(model)) or 0


def stored(world: World) -> set[str]:
    """Names of the files in the store."""
    folder = Path(world.app.extensions["settings"].data_directory) / "files"
    return {one.name for one in folder.rglob("*") if one.is_file()}


def photos(world: World) -> str:
    """The page of photos of the sister's story."""
    return f"/reviews/{world.review.reference}/stories/{world.sister.story}/photos/"


def test_a_photo_sent_too_late_waits_sealed_and_is_added_by_one_press(any_world: World) -> None:
    world, client, data = any_world, Client(any_world.app), drawn_photo().jpeg
    before = stored(world)
    client.sign_in(world.sister)
    client.get(photos(world))
    pictures = client.page.main.count("Take photo")
    client.signed_in = False
    with time_machine.travel(now() + LATE):
        client.press("Add this photo", files={"photo": [(io.BytesIO(data), "Żółw <cup>.jpg")]})
        assert client.page.heading == "Come in again"
        folder = Path(world.app.extensions["settings"].data_directory)
        (kept,) = stored(world) - before
        assert data not in next((folder / "files").rglob(kept)).read_bytes()
        assert not list((folder / "quarantine").glob("*.quarantine"))
        come_in(world, client, world.sister)
        assert client.at == photos(world)
        assert "Żółw <cup>.jpg" in client.page.main
        assert client.page.main.count("Take photo") == pictures, "nothing is added by itself"
        client.press("Add Żółw <cup>.jpg now")
        assert client.page.main.count("Take photo") == pictures + 1
        assert "Żółw" not in client.page.main
    assert rows(world, KeptFile) == 0
    assert kept not in stored(world)


def test_a_kept_file_that_is_no_photo_says_so_and_can_be_thrown_away(world: World, client: Client) -> None:
    before = stored(world)
    with time_machine.travel(now() + LATE):
        client.sign_in(world.sister)
        client.get(photos(world))
    client.signed_in = False
    with time_machine.travel(now() + 2 * LATE):
        client.press("Add this photo", files={"photo": [(io.BytesIO(b"no photo at all"), "cup.jpg")]})
        come_in(world, client, world.sister)
        client.press("Add cup.jpg now")
        assert client.response.status_code == 422
        client.press("Throw cup.jpg away")
        assert rows(world, KeptFile) == 0
    assert stored(world) == before


def test_nobody_else_gets_a_kept_file(world: World, client: Client) -> None:
    client.sign_in(world.sister)
    client.get(photos(world))
    client.signed_in = False
    with time_machine.travel(now() + LATE):
        client.press("Add this photo", files={"photo": [(io.BytesIO(drawn_photo().jpeg), "cup.jpg")]})
        with world.app.extensions["database"].reading() as session:
            kept_id = session.scalars(select(KeptFile.id)).one()
        mother = Client(world.app).sign_in(world.mother)
        mother.get(photos(world).replace(str(world.sister.story), str(world.mother.story)))
        assert "cup.jpg" not in mother.page.main
        path = f"/reviews/{world.review.reference}/stories/{world.mother.story}/photos/kept/{kept_id}"
        assert mother.post(path, {"csrf_token": mother.token(), "then": "add"}).status_code == 404
        elsewhere = Client(world.app).sign_in(world.sister)
        elsewhere.get(photos(world))
        assert "cup.jpg" not in elsewhere.page.main
    assert rows(world, KeptFile) == 1


def test_words_about_a_photo_wait_on_a_page_of_their_own_and_are_sent_from_there(world: World, client: Client) -> None:
    client.sign_in(world.sister)
    client.get(photos(world))
    client.signed_in = False
    with time_machine.travel(now() + LATE):
        client.press("Keep these words with photo 1", description="The red cup, on Sundays.")
        assert client.page.heading == "Come in again"
        come_in(world, client, world.sister)
        assert client.page.heading == "What you wrote is here"
        assert "The red cup, on Sundays." in client.page.main
        client.press("Send it now")
        assert "The red cup, on Sundays." in client.response.get_data(as_text=True)
        assert client.at.startswith(photos(world))
    assert rows(world, KeptForm) == 0


def test_what_staff_wrote_waits_behind_their_sign_in(world: World, client: Client) -> None:
    path = f"/desk/reviews/{world.review.reference}/stories/{world.mother.story}/"
    client.sign_in(world.reviewer)
    client.get(path)
    client.signed_in = False
    with time_machine.travel(now() + timedelta(minutes=16)):
        client.press("Send your answer", words="Thank you for the bus.")
        assert client.page.heading == "Sign in for work"
        assert "What you wrote is safe" in client.page.main
        client.sign_in(world.reviewer)
        client.get(path)
        box = dict(client.page.fields(client.page.button("Send your answer").form))
        assert box["words"] == "Thank you for the bus."
        other = Client(world.app).sign_in(world.lead)
        other.get(path)
        assert "for the bus" not in other.page.main
        client.press("Send your answer")
    assert rows(world, KeptForm) == 0


def revoked(world: World, client: Client) -> None:
    """The sister's way in is closed while a card is open; then it is sent."""
    client.sign_in(world.sister)
    client.get(card(world.sister))
    form = {"csrf_token": client.token(), "words": WORDS, "version": "0"}
    with world.app.extensions["database"].transaction() as session:
        services.end_all(session, SYSTEM, world.sister.id, why="moved")
    client.signed_in = False
    client.post(card(world.sister), form)
    assert client.page.heading == "Come in again"


def test_from_a_device_that_lost_its_way_in_nobody_reads_it_until_the_writer_says_yes(any_world: World) -> None:
    world, lost, client = any_world, Client(any_world.app), Client(any_world.app)
    revoked(world, lost)
    with time_machine.travel(now() + timedelta(days=29)):
        client.get("/link")
        client.set_cookie("browser", "a browser of its own")
        come_in(world, client, world.sister)
        assert client.page.heading == "Was that you?"
        assert "every day" not in client.page.main
        client.get(card(world.sister))
        assert "every day" not in client.response.get_data(as_text=True)
        client.get("/kept/whose")
        client.press("Yes, that was me")
        assert client.at == card(world.sister)
        assert dict(client.page.fields(client.page.button("Save and carry on").form))["words"] == WORDS


def test_the_device_that_lost_its_way_in_gets_nothing_back(world: World, client: Client) -> None:
    revoked(world, client)
    client.get(card(world.sister))
    assert "every day" not in client.response.get_data(as_text=True)
    come_in(world, client, world.easy)
    assert client.page.heading != "Was that you?"


def test_thrown_away_is_gone_unread(world: World, client: Client) -> None:
    revoked(world, client)
    client.sign_in(world.sister)
    client.get("/kept/whose")
    client.press("No, throw it away")
    assert client.at == f"/reviews/{world.review.reference}/"
    assert rows(world, KeptForm) == 0


def test_it_is_forgotten_after_seven_and_after_thirty_days(world: World, client: Client) -> None:
    before = stored(world)
    revoked(world, client)
    late = Client(world.app).sign_in(world.mother)
    late.get(photos(world).replace(str(world.sister.story), str(world.mother.story)))
    late.signed_in = False
    with time_machine.travel(now() + LATE):
        late.press("Add this photo", files={"photo": [(io.BytesIO(drawn_photo().jpeg), "cup.jpg")]})
    for days, forms, files in ((6, 1, 1), (8, 1, 0), (29, 1, 0), (31, 0, 0)):
        with time_machine.travel(now() + timedelta(days=days)):
            purge_kept(world.app)
            assert (rows(world, KeptForm), rows(world, KeptFile)) == (forms, files), days
    assert stored(world) == before


def test_what_is_typed_is_saved_and_stands_there_again(world: World, client: Client) -> None:
    path = f"/desk/reviews/{world.review.reference}/stories/{world.mother.story}/"
    client.sign_in(world.reviewer)
    client.get(path)
    form = client.page.button("Send your answer").form
    fields = {**dict(client.page.fields(form)), "words": "Thank you for the b"}
    client.checks = False  # one sentence, not a page
    for words in ("Thank you for the b", "Thank you for the bus"):
        answer = client.post(form.get("data-autosave"), {**fields, "words": words}, headers={"X-Autosave": "1"})
        assert answer.status_code == 200
        assert "Saved at" in answer.get_data(as_text=True)
    assert rows(world, KeptForm) == 1
    client.checks = True
    client.get(path)
    assert dict(client.page.fields(client.page.button("Send your answer").form))["words"] == "Thank you for the bus"
    client.press("Send your answer")
    assert rows(world, KeptForm) == 0


def test_nobody_signed_in_saves_nothing(world: World, client: Client) -> None:
    client.get("/call-me")
    client.checks = False
    answer = client.post("/kept/typed?page=/call-me", {"csrf_token": client.token(), "note": "x"})
    assert answer.status_code == 401
    assert rows(world, KeptForm) == 0


@pytest.mark.parametrize(("contact", "staff", "area"), [(False, False, True), (True, True, True), (False, True, False)])
def test_the_database_itself_keeps_nothing_without_one_writer(
    any_world: World, contact: bool, staff: bool, area: bool
) -> None:
    row = {
        "id": uuid7(),
        "contact_id": any_world.sister.id if contact else None,
        "staff_id": any_world.reviewer.id if staff else None,
        "area_id": any_world.reviewer.area_id if area else None,
        "browser_hash": b"b",
        "path": "/",
        "kept_at": now(),
        "ends_at": now(),
        "asks": False,
        "typed": False,
        "fields_sealed": b"v1|nothing",
    }
    with pytest.raises(IntegrityError), any_world.app.extensions["database"].engine.begin() as connection:
        connection.execute(insert(KeptForm.__table__).values(**row))  # type: ignore[arg-type]
