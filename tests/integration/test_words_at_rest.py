"""Words at rest: found nowhere in the files, opened by no other row, gone with their key, readable after rotation."""

from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import Select, bindparam, insert, select, text, update

from portal.circle.people.models import Contact
from portal.clock import now
from portal.foundation.db.keys import Altered, KeyGone, SealingKey
from portal.foundation.db.rotation import reseal_everything, rewrap_area_keys
from portal.foundation.db.sealed import sealed_columns
from portal.foundation.media.models import MediaItem
from portal.foundation.media.services import file_bytes
from portal.models import TABLES
from portal.taking_part.stories.models import Card, Story, StoryPassage, StoryPhoto
from tests.factories import World
from tests.factories.photos import drawn_photo
from tests.integration.mail import invited


def all_words(world: World) -> list[tuple[str, str, str]]:
    """Every sealed word that can be opened: (table, row and column, words)."""
    found = []
    with world.app.extensions["database"].reading() as session:
        for model in {value for module in TABLES for value in vars(module).values() if isinstance(value, type)}:
            for sealed in sealed_columns(model) if hasattr(model, "__tablename__") else ():
                for row in session.scalars(select(model)):
                    words = getattr(row, sealed.name)
                    if words is not None:
                        found.append((row.__tablename__, f"{row.id} {sealed.name}", words))
    return sorted(found)


def _photo_of(world: World) -> Select[tuple[MediaItem]]:
    """The sister's photo."""
    return (
        select(MediaItem)
        .join(StoryPhoto, StoryPhoto.media_id == MediaItem.id)
        .where(StoryPhoto.id == world.sister.photo)
    )


def private_pieces(world: World) -> list[str]:
    """Words that only their people may read."""
    people = [piece for one in world.contacts.values() for piece in (one.name, one.marker, one.email) if piece]
    return [*people, *(one.person for one in world.reviews.values()), "1 Example Row", "photo-of-sister", "note-of-"]


def test_no_private_word_stands_in_the_files(world: World, tmp_path: Path) -> None:
    invited(world, world.sister)
    world.app.extensions["database"].dispose()
    files = [one for one in tmp_path.rglob("*") if one.is_file()]
    assert any(one.suffix == ".sqlite" for one in files)
    held = b"".join(one.read_bytes() for one in files)
    assert b"access.link_asked" in held or b"reviews.opened" in held  # words of ours are found, so the search works
    for piece in private_pieces(world):
        for encoding in ("utf-8", "utf-16-le"):
            assert piece.encode(encoding) not in held, piece
    assert drawn_photo().jpeg[:40] not in held


def test_no_private_word_stands_in_postgresql(any_world: World) -> None:
    with any_world.app.extensions["database"].reading() as session:
        rows = []
        for module in TABLES:
            for model in vars(module).values():
                if isinstance(model, type) and hasattr(model, "__table__"):
                    rows += [repr(tuple(row)) for row in session.execute(select(model.__table__))]
    held = "".join(rows)
    assert [piece for piece in private_pieces(any_world) if piece in held] == []


def test_words_moved_to_another_row_or_column_are_refused(any_world: World) -> None:
    database = any_world.app.extensions["database"]
    sister, mother = any_world.sister.id, any_world.mother.id
    with database.transaction() as session:
        theirs = session.scalars(select(Contact.name_sealed).where(Contact.id == mother)).one()
        own_email = session.scalars(select(Contact.email_sealed).where(Contact.id == sister)).one()
        session.execute(update(Contact).where(Contact.id == sister).values(name_sealed=theirs, phone_sealed=own_email))
    with database.reading() as session:
        contact = session.get_one(Contact, sister)
        with pytest.raises(Altered):
            _ = contact.name
        with pytest.raises(Altered):
            _ = contact.phone
        assert contact.email == "marta@testrow.example"


@pytest.mark.parametrize("place", [45, -1])
def test_one_changed_bit_is_noticed(world: World, place: int) -> None:
    database = world.app.extensions["database"]
    with database.transaction() as session:
        sealed = bytearray(session.scalars(select(Contact.name_sealed).where(Contact.id == world.sister.id)).one())
        sealed[place] ^= 1
        session.execute(update(Contact).where(Contact.id == world.sister.id).values(name_sealed=bytes(sealed)))
    with database.reading() as session, pytest.raises(Altered):
        _ = session.get_one(Contact, world.sister.id).name


def test_with_the_key_the_words_are_gone_everywhere(any_world: World) -> None:
    database = any_world.app.extensions["database"]
    with database.transaction() as session:
        database.keys.destroy(session, "contact", any_world.sister.id)
    database.keys.forget()
    with database.reading() as session:
        contact = session.get_one(Contact, any_world.sister.id)
        with pytest.raises(KeyGone):
            _ = contact.name
        key = session.scalars(select(SealingKey).where(SealingKey.owner_id == any_world.sister.id)).one()
        assert key.wrapped is None
        assert key.destroyed_at is not None
        item = session.scalars(_photo_of(any_world)).one()
        with pytest.raises(KeyGone):
            file_bytes(session, any_world.app.extensions["files"], item.id)
        assert session.get_one(Contact, any_world.mother.id).name == any_world.mother.name


def test_plain_words_cannot_be_written_past_the_seal(any_world: World) -> None:
    database = any_world.app.extensions["database"]
    story = any_world.sister.story
    values = {"story_id": story, "contact_id": any_world.sister.id, "version": 1, "saved_at": now()}
    writes = [
        update(Contact).values(name_sealed=b"plain words"),
        insert(StoryPassage).values(card=Card.LAUGH, id=story, words_sealed=b"plain words", **values),
        update(Contact).where(Contact.id == bindparam("x")).values(name_sealed=b"waiting to be sealed"),
    ]
    for write in writes:
        with pytest.raises(Exception, match="plain words may not be written"), database.transaction() as session:
            session.execute(write, {"x": any_world.sister.id} if "x" in write.compile().params else {})
    with database.reading() as session:
        assert session.get_one(Contact, any_world.sister.id).name == any_world.sister.name


def test_rotation_keeps_every_word_and_changes_every_seal(any_world: World) -> None:
    app: Flask = any_world.app
    database = app.extensions["database"]
    before = all_words(any_world)
    assert len(before) > 50
    assert rewrap_area_keys(database) == 2
    assert all_words(any_world) == before
    with database.reading() as session:
        old = set(session.scalars(select(StoryPassage.words_sealed)))
        story = session.get_one(Story, any_world.sister.story)
        assert story is not None
    changed = reseal_everything(database, batch=3)
    assert changed > 30
    assert all_words(any_world) == before
    with database.reading() as session:
        assert not old & set(session.scalars(select(StoryPassage.words_sealed)))
        item = session.scalars(_photo_of(any_world)).one()
        assert file_bytes(session, app.extensions["files"], item.id) == drawn_photo().jpeg


def test_rotation_goes_on_past_somebody_whose_words_were_erased(any_world: World) -> None:
    database = any_world.app.extensions["database"]
    invited(any_world, any_world.sister)
    with database.transaction() as session:
        database.keys.destroy(session, "contact", any_world.sister.id)
    database.keys.forget()
    assert reseal_everything(database, batch=5) > 30
    with database.reading() as session:
        assert session.get_one(Contact, any_world.mother.id).name == any_world.mother.name
        wrapped = select(SealingKey.wrapped).where(SealingKey.owner_id == any_world.sister.id)
        assert set(session.scalars(wrapped)) == {None}, "a destroyed key is not made anew"


def test_foreign_keys_and_the_settings_of_sqlite_hold(world: World) -> None:
    with world.app.extensions["database"].transaction() as session:
        pragmas = {
            name: session.scalar(text(f"PRAGMA {name}")) for name in ("foreign_keys", "journal_mode", "synchronous")
        }
    assert pragmas == {"foreign_keys": 1, "journal_mode": "wal", "synchronous": 2}
