"""Six-digit codes in messages, and codes in letters: for browsers that cannot open a link, and people without email."""

import secrets
import unicodedata
from base64 import b64encode
from datetime import datetime, timedelta
from uuid import UUID

from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError
from sqlalchemy import ColumnElement, select, update
from sqlalchemy.orm import Session

from portal.circle.access.models import LetterCode, SignInCode
from portal.clock import in_a_moment, now
from portal.foundation.db.lookup import Lookup
from portal.ids import SIGNS

CODE_LASTS, CODE_TRIES = timedelta(minutes=10), 5
LETTER_LASTS, LETTER_TRIES = timedelta(days=90), 5
_HASHER = PasswordHasher()


def _of_no_letter() -> str:
    """A hash that no code has, so that an unknown code takes as long as a known one.

    Put together, not worked out: that would take a quarter of the whole start.
    """
    salt, made = (
        b64encode(secrets.token_bytes(size)).decode().rstrip("=") for size in (_HASHER.salt_len, _HASHER.hash_len)
    )
    return f"$argon2id$v=19$m={_HASHER.memory_cost},t={_HASHER.time_cost},p={_HASHER.parallelism}${salt}${made}"


_NOBODYS = _of_no_letter()


def make_code(session: Session, lookup: Lookup, contact_id: UUID, browser_hash: bytes) -> str:
    """Six digits for this contact in this browser; an older one ends. Kept only as HMAC."""
    session.execute(
        update(SignInCode)
        .where(SignInCode.contact_id == contact_id, SignInCode.used_at.is_(None), SignInCode.ended_at.is_(None))
        .values(ended_at=now())
    )
    digits = f"{secrets.randbelow(1_000_000):06}"
    session.add(
        SignInCode(
            contact_id=contact_id,
            browser_hash=browser_hash,
            code_hash=_code_hash(lookup, browser_hash, digits),
            made_at=now(),
            expires_at=now() + CODE_LASTS,
        )
    )
    session.flush()
    return digits


def use_code(session: Session, lookup: Lookup, browser_hash: bytes, typed: str) -> UUID | None:
    """Whose code it is; used once. Two people at one address each have their own."""
    moment = now()
    query = (
        update(SignInCode)
        .where(
            SignInCode.browser_hash == browser_hash,
            SignInCode.code_hash == _code_hash(lookup, browser_hash, plain(typed)),
            *_waiting(moment),
        )
        .values(used_at=moment)
        .returning(SignInCode.contact_id)
    )
    return session.scalars(query).first()


def count_wrong_code(session: Session, browser_hash: bytes) -> None:
    """A wrong code counts against every code that waits in this browser."""
    session.execute(
        update(SignInCode)
        .where(SignInCode.browser_hash == browser_hash, *_waiting(now()))
        .values(wrong=SignInCode.wrong + 1)
    )


def _waiting(moment: datetime) -> tuple[ColumnElement[bool], ...]:
    return (
        SignInCode.used_at.is_(None),
        SignInCode.ended_at.is_(None),
        SignInCode.expires_at > moment,
        SignInCode.made_at <= in_a_moment(),
        SignInCode.wrong < CODE_TRIES,
    )


def _code_hash(lookup: Lookup, browser_hash: bytes, digits: str) -> bytes:
    return lookup.token("code", f"{browser_hash.hex()}|{digits}")


def make_letter_code(session: Session, contact_id: UUID, made_by: UUID | None) -> str:
    """A code for a letter, like ``FKJM-7XQ3-PRWC``; shown once, older ones end."""
    session.execute(
        update(LetterCode)
        .where(LetterCode.contact_id == contact_id, LetterCode.used_at.is_(None), LetterCode.ended_at.is_(None))
        .values(ended_at=now())
    )
    first, secret = new_letter_signs(session)
    session.add(
        LetterCode(
            contact_id=contact_id,
            first_signs=first,
            secret_hash=secret_hash(secret),
            made_by=made_by,
            made_at=now(),
            expires_at=now() + LETTER_LASTS,
        )
    )
    session.flush()
    return f"{first}-{secret[:4]}-{secret[4:]}"


def new_letter_signs(session: Session) -> tuple[str, str]:
    """Signs of a new code: four that find it and that no other code has, and eight that are secret."""
    return _free_first_signs(session), "".join(secrets.choice(SIGNS) for _ in range(8))


def secret_hash(secret: str) -> str:
    """How the secret signs are kept (argon2id)."""
    return _HASHER.hash(secret)


def _free_first_signs(session: Session) -> str:
    while True:
        first = "".join(secrets.choice(SIGNS) for _ in range(4))
        if session.scalars(select(LetterCode.id).where(LetterCode.first_signs == first)).first() is None:
            return first


def letter_of(session: Session, typed: str) -> LetterCode | None:
    """The letter whose code this is, live or not; the secret is checked in the same time for an unknown one."""
    signs = plain(typed)
    letter = session.scalars(select(LetterCode).where(LetterCode.first_signs == signs[:4])).first()
    live = letter is not None and letter.used_at is None and letter.ended_at is None
    usable = letter if live and letter is not None and letter.expires_at > now() else None
    usable = usable if usable is not None and usable.wrong < LETTER_TRIES else None
    try:
        _HASHER.verify(usable.secret_hash if usable else _NOBODYS, signs[4:])
    except VerifyMismatchError:
        return None
    return usable


def use_letter(session: Session, letter: LetterCode) -> bool:
    """Use a letter's code; of several at once one wins."""
    won = session.scalars(
        update(LetterCode)
        .where(LetterCode.id == letter.id, LetterCode.used_at.is_(None))
        .values(used_at=now())
        .returning(LetterCode.id)
    )
    return won.first() is not None


def count_wrong_letter(session: Session, typed: str) -> None:
    """A wrong secret counts against the letter that the first four signs find; after five it is locked."""
    session.execute(
        update(LetterCode).where(LetterCode.first_signs == plain(typed)[:4]).values(wrong=LetterCode.wrong + 1)
    )


def plain(typed: str) -> str:
    """What was meant: case, spaces, hyphens and full-width signs are forgiven."""
    return "".join(sign for sign in unicodedata.normalize("NFKC", typed).upper() if sign.isalnum())[:40]
