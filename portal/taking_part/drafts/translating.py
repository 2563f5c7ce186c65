"""A draft in other languages beside the same numbers, and as easy-read screens (F59, F65): sealed, and signed."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from portal.foundation.audit import services as audit
from portal.foundation.identity.actor import Actor
from portal.taking_part.drafts import heads
from portal.taking_part.drafts import seal as seals
from portal.taking_part.drafts.heads import Heads
from portal.taking_part.drafts.models import DraftSeal, DraftTranslation, DraftVersion, EasySummary, SealKind
from portal.taking_part.drafts.opening import add_seal
from portal.taking_part.drafts.versions import one_at_a_time, paragraphs

NO_HEADS = Heads()
_NUMBERED = re.compile(r"(\d{1,5})[.):]?\s+(.+)", re.DOTALL)
_PICTURED = re.compile(r"([a-z-]{2,40}):\s*(.+)", re.DOTALL)


class Sealed(Exception):
    """The circle was given this language already: it can never be changed; a next version can have another one."""


class NotWhole(Exception):
    """Paragraphs without a translation, or numbers that the version has not; ``numbers``."""

    def __init__(self, numbers: list[int]) -> None:
        super().__init__("the translation and the draft have not the same numbers")
        self.numbers = numbers


@dataclass(frozen=True, slots=True)
class Screen:
    """One easy-read screen: the name of a picture, a sentence or two."""

    picture: str
    words: str
    by_whom: str = ""


def read_numbered(words: str) -> dict[int, str]:
    """Paragraphs that each begin with their number, an empty line between them."""
    found: dict[int, str] = {}
    for block in re.split(r"\n\s*\n", words.replace("\r\n", "\n")):
        if (one := _NUMBERED.match(block.strip())) is not None:
            found[int(one[1])] = one[2].strip()
    return found


def read_screens(words: str) -> list[Screen]:
    """Screens as ``picture: words``, an empty line between them; a block without a picture's name has none."""
    found = []
    for block in re.split(r"\n\s*\n", words.replace("\r\n", "\n")):
        told = block.strip()
        one = _PICTURED.match(told)
        if told:
            found.append(Screen(one[1], one[2].strip()) if one else Screen("", told))
    return found


def keep_paragraphs(
    session: Session,
    key: bytes,
    actor: Actor,
    version: DraftVersion,
    language: str,
    by_whom: str,
    told: Mapping[int, str],
    beside_them: Heads = NO_HEADS,
) -> None:
    """Keep a whole translation, in place of one that nobody was given, with what stands beside its paragraphs.

    Raises ``Sealed``, ``NotWhole`` or ``heads.NoSuchPart``.
    """
    _may_write(session, version, language, easy=False)
    here = paragraphs(session, version.id)
    dumb = {one.number for one in here if not one.words}  # a picture that says nothing
    differs = sorted(({one.number for one in here} - dumb) ^ (told.keys() - dumb))
    if differs:
        raise NotWhole(differs)
    heads.hold_to(session, version, beside_them)
    mine = DraftTranslation.version_id == version.id, DraftTranslation.language == language
    session.execute(delete(DraftTranslation).where(*mine, DraftTranslation.easy.is_(False)))
    for number, words in told.items():
        row = DraftTranslation(
            version_id=version.id, review_id=version.review_id, number=number, language=language, by_whom=by_whom
        )
        row.words, row.words_mac = words, seals.mac(key, words)
        session.add(row)
    heads.keep(session, key, version, language, beside_them)
    _kept(session, key, actor, version, language, easy=False)


def keep_screens(
    session: Session,
    key: bytes,
    actor: Actor,
    version: DraftVersion,
    language: str,
    by_whom: str,
    told: Sequence[Screen],
) -> None:
    """Keep the easy-read screens, in place of those that nobody was given. Raises ``Sealed``."""
    _may_write(session, version, language, easy=True)
    mine = EasySummary.version_id == version.id, EasySummary.language == language
    session.execute(delete(EasySummary).where(*mine))
    for place, one in enumerate(told):
        row = EasySummary(
            version_id=version.id,
            review_id=version.review_id,
            language=language,
            place=place,
            picture=one.picture,
            by_whom=by_whom,
        )
        row.words, row.words_mac = one.words, seals.mac(key, one.words)
        session.add(row)
    _kept(session, key, actor, version, language, easy=True)


def _may_write(session: Session, version: DraftVersion, language: str, *, easy: bool) -> None:
    one_at_a_time(session, version.review_id)
    sealed = select(DraftSeal.id).where(
        DraftSeal.version_id == version.id, DraftSeal.language == language, DraftSeal.easy.is_(easy)
    )
    if session.scalars(sealed).first() is not None:
        raise Sealed


def _kept(session: Session, key: bytes, actor: Actor, version: DraftVersion, language: str, *, easy: bool) -> None:
    session.flush()
    audit.record(
        session,
        "drafts.translated",
        actor,
        review_id=version.review_id,
        thing_id=version.id,
        language=language,
        easy=easy,
    )
    if version.opened_at is not None:  # given in this moment; else with the version
        add_seal(session, key, actor, version, SealKind.TRANSLATION, language=language, easy=easy)


def beside(session: Session, version: DraftVersion, language: str) -> dict[int, DraftTranslation]:
    """The translation of each paragraph by its number; empty when there is none in this language."""
    query = select(DraftTranslation).where(
        DraftTranslation.version_id == version.id,
        DraftTranslation.language == language,
        DraftTranslation.easy.is_(False),
    )
    return {one.number: one for one in session.scalars(query)}


def screens(session: Session, version: DraftVersion, language: str) -> list[Screen]:
    """The easy-read screens of a version in a language, in their order."""
    query = select(EasySummary).where(EasySummary.version_id == version.id, EasySummary.language == language)
    return [Screen(one.picture, one.words, one.by_whom) for one in session.scalars(query.order_by(EasySummary.place))]
