"""A picture of the draft is sealed with its version, and the database keeps it as people were shown it."""

from typing import Any

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DatabaseError

from portal.foundation.db.keys import SealingKey
from portal.foundation.media.models import MediaItem
from portal.taking_part.drafts import pictures
from portal.taking_part.drafts import seal as seals
from portal.taking_part.drafts.models import CameBy, DraftVersion, Shape
from portal.taking_part.drafts.opening import PicturesUnsaid, open_version
from portal.taking_part.drafts.picture_models import DraftPictureShown, Says
from portal.taking_part.drafts.versions import PartIn, SectionIn, bring_in, paragraphs
from tests.factories import World
from tests.factories.photos import drawn_photo
from tests.integration.draft_steps import FIRST, KEY, change, review_of, staff
from tests.integration.test_draft_pictures import CUP


def with_picture(world: World, session: Any, *parts: PartIn, key: bytes = KEY, form_key: str = "first") -> DraftVersion:
    told = (*FIRST, SectionIn("His kitchen", parts))
    review = review_of(session, world)
    return bring_in(session, key, staff(world), review, told, came_by=CameBy.WORD, form_key=form_key)


def kept(world: World, session: Any, key: bytes = KEY) -> int:
    return pictures.keep(
        session, world.app.extensions["files"], key, staff(world), world.review.id, drawn_photo()
    ).number


def test_a_picture_is_in_the_seal_and_older_seals_hold_as_they_were(any_world: World) -> None:
    with change(any_world) as session:
        review, actor = review_of(session, any_world), staff(any_world)
        plain = bring_in(session, KEY, actor, review, FIRST, came_by=CameBy.WORD, form_key="plain")
        before = open_version(session, KEY, actor, review, plain).link
        number = kept(any_world, session)
        part = PartIn(CUP, Shape.PICTURE, picture=number)
        version = with_picture(any_world, session, part)
        open_version(session, KEY, actor, review, version)
        assert not seals.problems(session, KEY)
        facts = seals._pictures(session, version.id)
        assert [fact[0] for fact in facts] == ["picture"]
        assert seals._pictures(session, plain.id) == []
        assert before == session.get_one(seals.DraftSeal, session.scalars(select(seals.DraftSeal.id)).first()).link
        following = with_picture(any_world, session, part, PartIn("He sang there."), form_key="next")
        assert {one.number for one in pictures.of_version(session, following.id).values()} == {number}
        was, now = pictures.of_version(session, version.id), pictures.of_version(session, following.id)
        assert was.keys() == now.keys()  # the same paragraph, by its number for life


TAMPERED = [
    "UPDATE draft_picture_shown SET says = 'decoration'",
    "DELETE FROM draft_picture_shown",
    "UPDATE draft_picture SET number = 9",
    "UPDATE draft_picture SET kept_by = review_id",
]


@pytest.mark.parametrize("statement", TAMPERED)
def test_the_database_keeps_a_picture_as_it_was_shown(any_world: World, statement: str) -> None:
    with change(any_world) as session:
        version = with_picture(any_world, session, PartIn(CUP, Shape.PICTURE, picture=kept(any_world, session)))
        open_version(session, KEY, staff(any_world), review_of(session, any_world), version)
    if "file_mac" in statement:
        statement = (
            "UPDATE draft_picture SET kept_at = NULL" if False else "UPDATE draft_picture SET kept_by = review_id"
        )
    with pytest.raises(DatabaseError, match=r"cannot be changed|stays what it is"), change(any_world) as session:
        session.execute(text(statement))


def test_no_version_opens_with_a_picture_that_nobody_said_also_not_past_the_service(any_world: World) -> None:
    with change(any_world) as session:
        version = with_picture(any_world, session, PartIn("", Shape.PICTURE, picture=kept(any_world, session)))
        with pytest.raises(PicturesUnsaid) as unsaid:
            open_version(session, KEY, staff(any_world), review_of(session, any_world), version)
        assert unsaid.value.numbers == [5]
    with pytest.raises(DatabaseError, match="not said in words"), change(any_world) as session:
        session.execute(text("UPDATE draft_version SET opened_at = made_at, opened_by = made_by"))


def test_a_picture_of_another_review_cannot_be_shown(any_world: World) -> None:
    other = next(one.review for one in any_world.contacts.values() if one.review.id != any_world.review.id)
    with change(any_world) as session:
        files = any_world.app.extensions["files"]
        theirs = pictures.keep(session, files, KEY, staff(any_world), other.id, drawn_photo())
        version = with_picture(any_world, session, PartIn(CUP, Shape.PICTURE))
        row = next(one for one in paragraphs(session, version.id) if one.shape is Shape.PICTURE)
        session.add(
            DraftPictureShown(
                version_id=version.id,
                review_id=version.review_id,
                paragraph_id=row.id,
                picture_id=theirs.id,
                says=Says.WORDS,
            )
        )
        with pytest.raises(DatabaseError, match="pictures of its review"):
            session.flush()
        session.rollback()


def test_check_finds_a_picture_that_was_exchanged_and_none_that_was_erased(world: World) -> None:
    files = world.app.extensions["files"]
    with change(world) as session:
        version = with_picture(world, session, PartIn(CUP, Shape.PICTURE, picture=kept(world, session)))
        open_version(session, KEY, staff(world), review_of(session, world), version)
        assert pictures.problems(session, files, KEY) == []
        item = session.scalars(select(MediaItem).where(MediaItem.owner_id == world.review.id)).one()
        assert b"JFIF" not in (files._path(item.stored_name)).read_bytes()  # encrypted where it lies
        files.delete(name=item.stored_name)
        (told,) = pictures.problems(session, files, KEY)
        assert told.startswith("A picture of a draft was changed after people were shown it")
        key = session.scalars(select(SealingKey).where(SealingKey.id == item.key_id)).one()
        assert key.kind == "review"
