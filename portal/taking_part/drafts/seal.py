"""The seal of a version: chained HMAC with a key outside the database, over macs of the words, not the words.

So words can be erased at the end of their time, and the seal still says what was shown, when and by whom.
"""

import hashlib
import hmac
import json
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.foundation.db.keys import Altered, KeyGone
from portal.ids import SIGNS
from portal.taking_part.drafts.models import (
    DraftGone,
    DraftHeadTranslation,
    DraftParagraph,
    DraftSeal,
    DraftSection,
    DraftTranslation,
    DraftVersion,
    EasySummary,
    SealKind,
)
from portal.taking_part.drafts.picture_models import DraftPicture, DraftPictureShown

FIRST = b"first seal"
SHORT = 12  # signs of a fingerprint: 20 ** 12 is 51 bits, enough to tell copies apart, short enough to read out


def mac(key: bytes, *words: str | None) -> bytes:
    """The HMAC-SHA256 of some words as they are kept beside them."""
    return hmac.new(key, json.dumps(["words", *words], ensure_ascii=False).encode(), hashlib.sha256).digest()


def fingerprint(link: bytes) -> str:
    """A seal as it is printed on every copy: ``KJ4M-7XQ3-PRWC``."""
    value, signs = int.from_bytes(link, "big"), ""
    for _ in range(SHORT):
        value, rest = divmod(value, len(SIGNS))
        signs += SIGNS[rest]
    return f"{signs[:4]}-{signs[4:8]}-{signs[8:]}"


def next_link(session: Session, key: bytes, seal: DraftSeal) -> bytes:
    """The link for ``seal``, bound to the one before it in the same review's chain."""
    before = session.scalars(
        select(DraftSeal.link).where(DraftSeal.review_id == seal.review_id, DraftSeal.place == seal.place - 1)
    ).first()
    return _link(session, key, before or FIRST, seal)


def _link(session: Session, key: bytes, before: bytes, seal: DraftSeal) -> bytes:
    facts = [
        [
            seal.review_id.hex,
            str(seal.place),
            seal.kind.value,
            seal.version_id.hex,
            seal.language,
            str(seal.easy),
            seal.by_staff.hex,
            seal.sealed_at.isoformat(),
        ],
        *_facts(session, seal),
    ]
    return hmac.new(key, before + json.dumps(facts).encode(), hashlib.sha256).digest()


def _facts(session: Session, seal: DraftSeal) -> list[list[str]]:
    if seal.kind is SealKind.TRANSLATION:
        return _translated(session, seal)
    version = session.get_one(DraftVersion, seal.version_id)
    told = [version.number, version.came_by.value, version.made_by.hex, version.made_at.isoformat(), version.portrait]
    return [
        [str(one) for one in (*told, version.opened_by, version.opened_at and version.opened_at.isoformat())],
        *_sections(session, seal.version_id),
        *_paragraphs(session, seal.version_id),
        *_gone(session, seal.version_id),
        *_pictures(session, seal.version_id),
    ]


def _sections(session: Session, version_id: UUID) -> list[list[str]]:
    query = select(DraftSection).where(DraftSection.version_id == version_id).order_by(DraftSection.place)
    return [["section", str(one.place), one.words_mac.hex()] for one in session.scalars(query)]


def _paragraphs(session: Session, version_id: UUID) -> list[list[str]]:
    query = (
        select(DraftParagraph, DraftSection.place)
        .join(DraftSection, DraftSection.id == DraftParagraph.section_id)
        .where(DraftParagraph.version_id == version_id)
        .order_by(DraftParagraph.place)
    )
    return [
        [
            "paragraph",
            str(one.place),
            str(one.number),
            str(section),
            one.shape.value,
            one.mark.value if one.mark else "",
            one.how.value,
            str(one.came_from),
            one.words_mac.hex(),
        ]
        for one, section in session.execute(query)
    ]


def _gone(session: Session, version_id: UUID) -> list[list[str]]:
    query = select(DraftGone).where(DraftGone.version_id == version_id).order_by(DraftGone.number)
    return [["gone", str(one.number), str(one.merged_into)] for one in session.scalars(query)]


def _pictures(session: Session, version_id: UUID) -> list[list[str]]:
    """Each picture by its file's SHA-256; a version without pictures is sealed as it always was."""
    query = (
        select(DraftParagraph.place, DraftPicture.file_mac, DraftPictureShown.says)
        .join(DraftPictureShown, DraftPictureShown.paragraph_id == DraftParagraph.id)
        .join(DraftPicture, DraftPicture.id == DraftPictureShown.picture_id)
        .where(DraftPictureShown.version_id == version_id)
        .order_by(DraftParagraph.place)
    )
    return [["picture", str(place), file.hex(), says.value] for place, file, says in session.execute(query)]


def _translated(session: Session, seal: DraftSeal) -> list[list[str]]:
    of_language = (
        DraftTranslation.version_id == seal.version_id,
        DraftTranslation.language == seal.language,
        DraftTranslation.easy == seal.easy,
    )
    paragraphs = select(DraftTranslation).where(*of_language).order_by(DraftTranslation.number)
    found = [[str(one.number), one.by_whom, one.words_mac.hex()] for one in session.scalars(paragraphs)]
    if not seal.easy:
        heads = select(DraftHeadTranslation).where(
            DraftHeadTranslation.version_id == seal.version_id, DraftHeadTranslation.language == seal.language
        )
        listed = session.scalars(heads.order_by(DraftHeadTranslation.what, DraftHeadTranslation.place))
        found += [["head", one.what.value, str(one.place), one.words_mac.hex()] for one in listed]
    else:
        screens = select(EasySummary).where(
            EasySummary.version_id == seal.version_id, EasySummary.language == seal.language
        )
        found += [
            [str(one.place), one.picture, one.by_whom, one.words_mac.hex()]
            for one in session.scalars(screens.order_by(EasySummary.place))
        ]
    return found


def problems(session: Session, key: bytes) -> list[str]:
    """What does not hold any more, in words, for ``portal check``: broken seals, changed words, unsealed versions."""
    return [*_broken_links(session, key), *_changed_words(session, key), *_without_seal(session)]


def _broken_links(session: Session, key: bytes) -> list[str]:
    found, before, review_id, place = [], FIRST, None, 0
    for seal in session.scalars(select(DraftSeal).order_by(DraftSeal.review_id, DraftSeal.place)).all():
        if seal.review_id != review_id:
            before, review_id, place = FIRST, seal.review_id, 0
        place += 1
        if seal.place != place or not hmac.compare_digest(_link(session, key, before, seal), seal.link):
            found.append(f"A draft was changed after people were shown it: seal {seal.id} does not hold.")
            place = seal.place
        before = seal.link
    return found


def _changed_words(session: Session, key: bytes) -> list[str]:
    found = []
    models: tuple[Any, ...] = (DraftSection, DraftParagraph, DraftTranslation, DraftHeadTranslation, EasySummary)
    for model in models:
        rows = session.scalars(
            select(model)
            .join(DraftVersion, DraftVersion.id == model.version_id)
            .where(DraftVersion.opened_at.is_not(None))
        )
        for row in rows.all():
            try:
                words = (row.title, row.note) if isinstance(row, DraftSection) else (row.words,)
            except KeyGone:  # erased at the end of their time: the seal stands on the macs
                continue
            except Altered:
                words = ("", "changed")
            if not hmac.compare_digest(mac(key, *words), row.words_mac):
                found.append(
                    f"Words of a draft were changed after people were shown them: {model.__tablename__} {row.id}."
                )
    return found


def _without_seal(session: Session) -> list[str]:
    query = (
        select(DraftVersion.id)
        .outerjoin(DraftSeal, (DraftSeal.version_id == DraftVersion.id) & (DraftSeal.kind == SealKind.VERSION))
        .where(DraftVersion.opened_at.is_not(None), DraftSeal.id.is_(None))
    )
    return [f"A draft that people were shown has no seal any more: version {one}." for one in session.scalars(query)]
