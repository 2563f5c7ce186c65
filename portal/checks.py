"""What is wrong with an installation, said in words: for ``portal check``."""

import smtplib
import ssl

from sqlalchemy import select

from portal.foundation.audit import anchor
from portal.foundation.audit.queries import holds
from portal.foundation.audit.services import first_broken
from portal.foundation.db.engine import Database
from portal.foundation.db.keys import Altered, KeyGone, KeyRing, SealingKey
from portal.foundation.media import left
from portal.foundation.media.store import LocalFileStore
from portal.foundation.migrations import guards
from portal.foundation.migrations import run as migrations
from portal.settings import Settings
from portal.taking_part.copies import telling_apart as copies
from portal.taking_part.drafts import pictures
from portal.taking_part.drafts import seal as drafts


def problems(settings: Settings) -> list[str]:
    """One sentence for each thing that is wrong; nothing when all is well."""
    return [*_database(settings), *_mail(settings), *_storage(settings)]


def _database(settings: Settings) -> list[str]:
    database = Database(settings.database_url, KeyRing(settings.master_keys))
    try:
        if away := database.problem():
            return [away]
        if shape := migrations.problem(settings.database_url):
            return [shape]
        return [*_keys(database), *_guards(database), *_trail(database, settings)]
    finally:
        database.dispose()


def _keys(database: Database) -> list[str]:
    """Whether the master keys of the settings open what was sealed with them."""
    areas = select(SealingKey.id).where(SealingKey.kind == "area", SealingKey.wrapped.is_not(None))
    with database.reading() as session:
        for key_id in session.scalars(areas).all():
            try:
                database.keys.by_id(session, key_id)
            except (KeyGone, Altered):
                return ["MASTER_KEYS does not open the words in this database: the key that sealed them is missing."]
    return []


def _trail(database: Database, settings: Settings) -> list[str]:
    found = []
    with database.reading() as session:
        broken = first_broken(session, settings.seal_key)
        if broken is not None:
            found.append(f"The trail was changed: it no longer holds from entry {broken} on.")
        head = anchor.raised(settings.data_directory)
        if head is not None and not holds(session, head):
            found.append(f"The trail lost its end: entry number {head.place}, which was there, is not there any more.")
        found += drafts.problems(session, settings.seal_key)
        files = LocalFileStore(settings.data_directory / "files")
        found += pictures.problems(session, files, settings.seal_key)
        found += left.problems(session, files)
        found += copies.problems(session)
    return found


def _guards(database: Database) -> list[str]:
    """What the database itself has to make impossible."""
    with database.engine.connect() as connection:
        gone = guards.missing(connection)
    return [f"The database lost a guard: {name}. Somebody took it away or switched it off." for name in gone]


def _mail(settings: Settings) -> list[str]:
    try:
        with smtplib.SMTP(settings.smtp_host, settings.smtp_port, timeout=10) as server:
            server.ehlo()
            if settings.smtp_tls:
                server.starttls(context=ssl.create_default_context())
            if settings.smtp_username and settings.smtp_password:
                server.login(settings.smtp_username, settings.smtp_password)
    except (OSError, smtplib.SMTPException) as error:
        return [f"Mail: {settings.smtp_host} port {settings.smtp_port} does not answer as it should: {error}"]
    return []


def _storage(settings: Settings) -> list[str]:
    return [f"Storage: {one}" for one in LocalFileStore(settings.data_directory / "files").check()]
