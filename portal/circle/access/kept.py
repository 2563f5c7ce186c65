"""Words and files kept for who wrote them (F10): sent after the sign-in was over, or saved while they were typed.

They come back only to the same contact or member of staff in the same browser, within seven days. What came from a
device whose grant was revoked waits thirty days, and nobody reads it until the contact says that it was them.
"""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import bindparam, delete, func, select, update
from sqlalchemy.orm import Session

from portal.circle.access.models import KeptFile, KeptForm
from portal.clock import now
from portal.foundation.audit import services as audit
from portal.foundation.db.keys import KeyRing
from portal.foundation.identity.actor import Actor, Kind
from portal.foundation.media.store import FileStore, new_name

LASTS, ASKS_LAST = timedelta(days=7), timedelta(days=30)
MOST_BYTES = 5_000_000
MOST_A_BROWSER = 3  # sent too late
MOST_TYPED = 20  # pages that one writer has begun in one browser
Pairs = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Writer:
    """Whose words these are: a contact, or a member of staff of an area; and in which browser."""

    actor: Actor
    browser: bytes

    def owns(self, model: type[KeptForm]) -> tuple[object, ...]:
        """Which rows are theirs in this browser, and still there."""
        column = model.contact_id if self.actor.kind is Kind.CONTACT else model.staff_id
        return (
            column == self.actor.known_id(),
            model.browser_hash == self.browser,
            model.ends_at > now(),
            model.asks.is_(False),
        )


def keep(session: Session, writer: Writer, path: str, fields: Pairs, *, asks: bool = False) -> bool:
    """Keep a form that was sent too late; whether there was room for it."""
    waits = select(func.count()).select_from(KeptForm).where(KeptForm.browser_hash == writer.browser)
    room = (session.scalar(waits.where(KeptForm.typed.is_(False))) or 0) < MOST_A_BROWSER
    if not room or not _fits(path, fields):
        return False
    form = _new(writer, path, fields, asks=asks, typed=False)
    session.add(form)
    audit.record(session, "access.form_kept", writer.actor, thing_id=form.id, why="revoked" if asks else "over")
    session.flush()
    return True


def keep_typed(session: Session, writer: Writer, path: str, fields: Pairs) -> bool:
    """Save what stands in a form now, over what was saved of it before; whether there was room."""
    if not _fits(path, fields):
        return False
    mine = [*writer.owns(KeptForm), KeptForm.typed.is_(True)]
    form = session.scalars(select(KeptForm).where(*mine, KeptForm.path == path)).first()  # type: ignore[arg-type]
    if form is None:
        if (session.scalar(select(func.count()).select_from(KeptForm).where(*mine)) or 0) >= MOST_TYPED:  # type: ignore[arg-type]
            return False
        form = _new(writer, path, fields, asks=False, typed=True)
        session.add(form)
    form.fields, form.kept_at, form.ends_at = json.dumps(fields, ensure_ascii=False), now(), now() + LASTS
    session.flush()
    return True


def _fits(path: str, fields: Pairs) -> bool:
    return len(path) <= 500 and len(json.dumps(fields, ensure_ascii=False).encode()) <= MOST_BYTES


def _new(writer: Writer, path: str, fields: Pairs, *, asks: bool, typed: bool) -> KeptForm:
    of_contact = writer.actor.kind is Kind.CONTACT
    form = KeptForm(
        contact_id=writer.actor.id if of_contact else None,
        staff_id=None if of_contact else writer.actor.id,
        area_id=writer.actor.area_id,
        browser_hash=writer.browser,
        path=path,
        kept_at=now(),
        ends_at=now() + (ASKS_LAST if asks else LASTS),
        asks=asks,
        typed=typed,
    )
    form.fields = json.dumps(fields, ensure_ascii=False)
    return form


def keep_file(
    session: Session, files: FileStore, writer: Writer, path: str, name: str, data: bytes, *, asks: bool = False
) -> bool:
    """Keep a contact's file as it came, sealed, to be cleaned when they take it in; whether there was room."""
    contact_id = writer.actor.known_id()
    waits = select(func.count()).select_from(KeptFile).where(KeptFile.browser_hash == writer.browser)
    if len(path) > 500 or (session.scalar(waits) or 0) >= MOST_A_BROWSER:
        return False
    keys: KeyRing = session.info["keys"]
    key_id, key = keys.current(session, "contact", contact_id)
    file = KeptFile(
        contact_id=contact_id,
        browser_hash=writer.browser,
        path=path,
        kept_at=now(),
        ends_at=now() + (ASKS_LAST if asks else LASTS),
        asks=asks,
        key_id=key_id,
        stored_name=new_name(),
        size=len(data),
    )
    file.name = name[:200]
    session.add(file)
    session.flush()
    files.put(data, key=key, name=file.stored_name, bound_to=file.id.hex)
    audit.record(session, "access.file_kept", writer.actor, thing_id=file.id, why="revoked" if asks else "over")
    return True


def file_bytes(session: Session, files: FileStore, file: KeptFile) -> bytes:
    """The file as it was sent: not cleaned yet, to be shown to nobody."""
    keys: KeyRing = session.info["keys"]
    return files.get(key=keys.by_id(session, file.key_id), name=file.stored_name, bound_to=file.id.hex)


def waiting(session: Session, writer: Writer) -> KeptForm | KeptFile | None:
    """What was sent too late and waits for this writer in this browser, newest first."""
    sent = select(KeptForm).where(*writer.owns(KeptForm), KeptForm.typed.is_(False))  # type: ignore[arg-type]
    form = session.scalars(sent.order_by(KeptForm.id.desc()).limit(1)).first()
    return form or next(iter(files_for(session, writer)), None)


def files_for(session: Session, writer: Writer, under: str = "/") -> list[KeptFile]:
    """Files that wait for this contact in this browser, sent to pages whose path begins with ``under``."""
    if writer.actor.kind is not Kind.CONTACT:
        return []
    query = select(KeptFile).where(
        KeptFile.contact_id == writer.actor.known_id(),
        KeptFile.browser_hash == writer.browser,
        KeptFile.ends_at > now(),
        KeptFile.asks.is_(False),
        KeptFile.path.startswith(under, autoescape=True),
    )
    return list(session.scalars(query.order_by(KeptFile.id.desc())))


def one(session: Session, writer: Writer, form_id: UUID) -> KeptForm | None:
    """A form of this writer in this browser."""
    query = select(KeptForm).where(*writer.owns(KeptForm), KeptForm.id == form_id)  # type: ignore[arg-type]
    return session.scalars(query).first()


def pairs_of(form: KeptForm) -> Pairs:
    """The fields as they were sent: a name may stand there more than once."""
    return [(name, value) for name, value in json.loads(form.fields)]


def pairs_for(session: Session, actor: Actor, browser: bytes, path: str) -> Pairs:
    """What was kept for this page, as it was sent."""
    if actor.kind not in {Kind.CONTACT, Kind.STAFF} or not browser:
        return []
    mine = Writer(actor, browser).owns(KeptForm)
    query = select(KeptForm).where(*mine, KeptForm.path == path)  # type: ignore[arg-type]
    form = session.scalars(query.order_by(KeptForm.kept_at.desc()).limit(1)).first()
    return pairs_of(form) if form else []


def fields_for(session: Session, actor: Actor, browser: bytes, path: str) -> dict[str, str]:
    """The fields kept for this page, to be put back into its form as they were."""
    return dict(pairs_for(session, actor, browser, path))


# No row of it is held by this session, so none has to be looked for there.
_DROP = delete(KeptForm).where(KeptForm.path == bindparam("path"), KeptForm.asks.is_(False))
_DROP = _DROP.execution_options(synchronize_session=False)
_OF_CONTACT = _DROP.where(KeptForm.contact_id == bindparam("writer_id"))
_OF_STAFF = _DROP.where(KeptForm.staff_id == bindparam("writer_id"))


def drop(session: Session, actor: Actor, path: str) -> None:
    """The form was sent and taken: nothing has to be kept any more. What waits at home for a caller stays."""
    if actor.assisted_by is None and actor.kind in {Kind.CONTACT, Kind.STAFF}:
        of_them = _OF_CONTACT if actor.kind is Kind.CONTACT else _OF_STAFF
        session.execute(of_them, {"writer_id": actor.known_id(), "path": path})


def settle_file(session: Session, files: FileStore, actor: Actor, file: KeptFile, *, taken: bool) -> None:
    """A kept file was taken into a story, or is not wanted."""
    event = "access.kept_taken" if taken else "access.kept_thrown_away"
    audit.record(session, event, actor, thing_id=file.id, what="file")
    drop_file(session, files, file)


def drop_file(session: Session, files: FileStore, file: KeptFile) -> None:
    """Forget a kept file: row and bytes."""
    session.delete(file)
    session.flush()
    files.delete(name=file.stored_name)


def asking(session: Session, actor: Actor) -> datetime | None:
    """When something was sent from a device that had lost its grant, while the contact has not said whose it is."""
    if actor.kind is not Kind.CONTACT or actor.assisted_by is not None:
        return None
    found = []
    for model in (KeptForm, KeptFile):
        of_them = model.contact_id == actor.known_id(), model.asks.is_(True), model.ends_at > now()
        found.append(session.scalar(select(func.max(model.kept_at)).where(*of_them)))
    return max((one for one in found if one is not None), default=None)


def it_was_me(session: Session, writer: Writer) -> None:
    """The contact says yes: what waited comes to this browser, for seven days from now."""
    mine = {"browser_hash": writer.browser, "asks": False, "ends_at": now() + LASTS}
    for model in (KeptForm, KeptFile):
        of_them = model.contact_id == writer.actor.known_id(), model.asks.is_(True), model.ends_at > now()
        session.execute(update(model).where(*of_them).values(**mine))
    audit.record(session, "access.kept_taken", writer.actor, what="asked")


def throw_one_away(session: Session, actor: Actor, form: KeptForm) -> None:
    """They do not want this form any more."""
    audit.record(session, "access.kept_thrown_away", actor, thing_id=form.id, what="form")
    session.delete(form)


def throw_away(session: Session, files: FileStore, actor: Actor) -> None:
    """It was not them, or they do not want it: nobody ever reads it."""
    session.execute(delete(KeptForm).where(KeptForm.contact_id == actor.known_id(), KeptForm.asks.is_(True)))
    of_them = select(KeptFile).where(KeptFile.contact_id == actor.known_id(), KeptFile.asks.is_(True))
    for file in session.scalars(of_them).all():
        drop_file(session, files, file)
    audit.record(session, "access.kept_thrown_away", actor, what="asked")


def purge(session: Session, files: FileStore) -> int:
    """Forget what nobody came back for in its seven or thirty days; how much. The worker calls this every hour."""
    over = select(KeptFile).where(KeptFile.ends_at <= now())
    gone = session.scalars(over.limit(200)).all()
    for file in gone:
        drop_file(session, files, file)
    forms = session.execute(delete(KeptForm).where(KeptForm.ends_at <= now()).returning(KeptForm.id)).all()
    return len(gone) + len(forms)
