"""The copy as a file for the group: the text that a person signed and the circle saw, with its mark on each foot."""

import hashlib
import io
from uuid import UUID

import docx
from docx.document import Document
from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.clock import in_england, now
from portal.foundation.audit import services as audit
from portal.foundation.audit.models import TrailEntry
from portal.foundation.identity.actor import Actor
from portal.foundation.paper import long
from portal.foundation.paper.sheet import Block, BlockKind, Part, Sheet
from portal.foundation.web import words
from portal.foundation.web.words import Reading
from portal.taking_part.drafts.models import DraftVersion
from portal.taking_part.drafts.seal import fingerprint
from portal.taking_part.group_copy import texts
from portal.taking_part.group_copy.models import FileKind, GroupCopy, GroupFile
from portal.taking_part.group_copy.texts import TextPart

ENGLISH = Reading()
NO_PICTURE = "A picture stands here in the review. It is not in this copy."
HEADING = "A review, without names"
TYPES = {
    FileKind.PDF: "application/pdf",
    FileKind.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
_MARKS = {"good_practice": "Good care", "learning": "Something to learn", "concern": "A concern"}


class NotGiven(Exception):
    """It did not go to the group yet: the circle sees it first."""


def mark_of(row: GroupCopy) -> str:
    """The mark at the foot of each page: of just this text of just this version."""
    return fingerprint(row.text_mac)


def sheet(session: Session, row: GroupCopy, address: str) -> Sheet:
    """The copy as a paper that names nobody, staff neither. ``address``: where it is checked. Raises ``NotGiven``."""
    opening = [Block(BlockKind.SAID, said) for said in _opening(session, row, address)]
    body = [block for part in texts.read(row.text) for block in _blocks(part)]
    blocks = (Block(BlockKind.HEADING, HEADING), *opening, *body)
    foot = f"For the group · {mark_of(row)}"
    title = f"{HEADING}, version {_number(session, row)}"
    return Sheet(title, ("",), (), "", (Part(ENGLISH, blocks),), foot=foot, mark=mark_of(row))


def _opening(session: Session, row: GroupCopy, address: str) -> list[str]:
    if row.given_at is None:
        raise NotGiven
    signed = words.words_for(ENGLISH).short_date(in_england(row.signed_at).date())
    return [
        "This is for the local governance group. Names, places and dates that lead to somebody were taken out.",
        f"A member of staff read every word of it and signed it on {signed}. The family and friends saw it first.",
        f"It is version {_number(session, row)}. The mark {mark_of(row)} stands at the foot of each page. "
        f"Anybody can check a copy by it: {address}",
        "Do not try to find out who it is about. If a word still leads to somebody, tell whoever gave it to you.",
    ]


def _number(session: Session, row: GroupCopy) -> int:
    return session.get_one(DraftVersion, row.version_id).number


def _blocks(part: TextPart) -> list[Block]:
    if part.kind == texts.TITLE:
        return [Block(BlockKind.SECTION, part.words or "Beginning")]
    number, label = (part.number or 0) if part.kind == texts.PARAGRAPH else 0, _label(part)
    if part.shape == "table":
        return [long.table(part.words, number, label)]
    return list(long.paragraphs(part.words, number, label))


def _label(part: TextPart) -> str:
    return {
        texts.NOTE: "Before you read",
        texts.PARAGRAPH: f"{_MARKS.get(part.mark, '')} {NO_PICTURE if part.shape == 'picture' else ''}".strip(),
        texts.REMEMBERED: f"People remember paragraph {part.number} differently",
        texts.DIFFERENTLY: f"Somebody sees paragraph {part.number} differently",
    }[part.kind]


def as_docx(session: Session, row: GroupCopy, address: str) -> bytes:
    """The same as a Word file, with headings, tables and the mark in the foot. Raises ``NotGiven``."""
    paper = docx.Document()
    paper.core_properties.author = paper.core_properties.comments = ""
    paper.core_properties.title, paper.core_properties.keywords = HEADING, mark_of(row)
    paper.core_properties.language = "en-GB"
    paper.core_properties.created = paper.core_properties.modified = now().replace(tzinfo=None)
    paper.sections[0].footer.paragraphs[0].text = f"For the group · {mark_of(row)}"
    paper.add_heading(HEADING, level=1)
    for said in _opening(session, row, address):
        paper.add_paragraph(said)
    for part in texts.read(row.text):
        _write(paper, part)
    out = io.BytesIO()
    paper.save(out)
    return out.getvalue()


def _write(paper: Document, part: TextPart) -> None:
    said = "".join(one for one in part.words if one in "\n\t" or ord(one) >= 32)
    if part.kind == texts.TITLE:
        paper.add_heading(said or "Beginning", level=2)
        return
    number = f"{part.number}. " if part.kind == texts.PARAGRAPH and part.number else ""
    one = paper.add_paragraph()
    if head := f"{number}{_label(part)}".strip():
        one.add_run(f"{head} ").bold = True
    if part.shape != "table":
        one.add_run(said)
        return
    rows = [row.split("\t") for row in said.split("\n")]
    table = paper.add_table(rows=len(rows), cols=max(len(row) for row in rows))
    for at, row in enumerate(rows):
        for cell, words_of in zip(table.rows[at].cells, row, strict=False):
            cell.text = words_of


def write_down(session: Session, actor: Actor, row: GroupCopy, kind: FileKind, file: bytes) -> GroupFile:
    """Keep what makes this very file known again. Raises ``NotGiven``; the database refuses it too."""
    if row.given_at is None:
        raise NotGiven
    made = GroupFile(
        copy_id=row.id,
        kind=kind,
        file_hash=hashlib.sha256(file).digest(),
        seal=mark_of(row),
        made_by=actor.known_id(),
        made_at=now(),
    )
    session.add(made)
    session.flush()
    audit.record(
        session,
        "group_copy.filed",
        actor,
        review_id=row.review_id,
        thing_id=made.id,
        kind=kind.value,
        seal=made.seal,
    )
    return made


def files(session: Session, copy_id: UUID) -> list[GroupFile]:
    """Files that were made of a copy, the newest first."""
    query = select(GroupFile).where(GroupFile.copy_id == copy_id)
    return list(session.scalars(query.order_by(GroupFile.made_at.desc(), GroupFile.id)))


def of_hash(session: Session, file_hash: bytes) -> GroupFile | None:
    """The file with just these bytes."""
    query = select(GroupFile).where(GroupFile.file_hash == file_hash)
    return session.scalars(query.order_by(GroupFile.made_at, GroupFile.id).limit(1)).first()


def of_mark(session: Session, seal: str) -> GroupFile | None:
    """The first file with this mark."""
    query = select(GroupFile).where(GroupFile.seal == seal)
    return session.scalars(query.order_by(GroupFile.made_at, GroupFile.id).limit(1)).first()


def version_of(session: Session, made: GroupFile) -> DraftVersion:
    """Of which version a file is."""
    return session.get_one(DraftVersion, session.get_one(GroupCopy, made.copy_id).version_id)


def problems(session: Session) -> list[str]:
    """Files whose mark is of no signed copy, and files that the trail knows and the list does not; ``portal check``."""
    rows = session.execute(select(GroupFile.id, GroupFile.seal, GroupCopy).join(GroupCopy)).all()
    trail = select(TrailEntry.thing_id).where(TrailEntry.event == "group_copy.filed")
    gone = set(session.scalars(trail)) - {file_id for file_id, _seal, _row in rows}
    return [
        *(f"A file for the group has the mark of no copy: {one}." for one, seal, row in rows if seal != mark_of(row)),
        *(f"A file for the group is not in the list any more: {one}." for one in sorted(gone, key=str)),
    ]
