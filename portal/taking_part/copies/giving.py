"""Making a copy, and writing down that it was given: to whom, when, in which form, by whom, and the file's SHA-256."""

import hashlib
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.circle.areas import queries as areas
from portal.circle.reviews import queries as reviews
from portal.circle.reviews.models import CirclePlace, Review
from portal.clock import now
from portal.foundation.audit import services as audit
from portal.foundation.identity.actor import Actor
from portal.foundation.media.store import FileStore
from portal.foundation.paper.sheet import Sheet
from portal.foundation.web.words import Reading
from portal.taking_part.copies import contents, layout
from portal.taking_part.copies.contents import Contents
from portal.taking_part.copies.models import CopyForm, CopyGiven, CopyHow
from portal.taking_part.drafts.models import DraftVersion

CHECKED_AT = "/check-a-copy"
LARGE = "large_print"


@dataclass(frozen=True, slots=True)
class Made:
    """A copy that is ready to be set, and what will be written down of it."""

    contents: Contents
    form: CopyForm
    reading: Reading
    sheet: Sheet


def make(
    session: Session,
    files: FileStore,
    review: Review,
    place: CirclePlace,
    version: DraftVersion,
    form: CopyForm,
    reading: Reading,
    base_url: str,
    *,
    needs: list[str],
) -> Made:
    """The copy of an opened version for one of the circle. Raises ``contents.NoSuchForm``. Writes nothing."""
    card = areas.card(session, review.area_id)
    told = contents.of_version(session, version, form, reading.language, files)
    sheet = layout.sheet(
        told,
        form,
        reading,
        reviews.called_by(place, review),
        (card.name, card.phone) if card else ("", ""),
        base_url + CHECKED_AT,
        large=form is CopyForm.EASY and LARGE in needs,
    )
    return Made(told, form, reading, sheet)


def write_down(
    session: Session,
    actor: Actor,
    review: Review,
    contact_id: UUID,
    made: Made,
    file: bytes,
    *,
    notice_id: UUID | None = None,
) -> CopyGiven:
    """Keep what makes this very file known again. Printed for the post when there is a letter that it goes with."""
    version = made.contents.version
    row = CopyGiven(
        version_id=version.id,
        contact_id=contact_id,
        form=made.form,
        file_hash=hashlib.sha256(file).digest(),
        given_at=now(),
        seal=made.contents.seal,
        language=made.reading.language,
        how=CopyHow.PRINTED if notice_id else CopyHow.DOWNLOADED,
        given_by=actor.known_id() if notice_id else None,
        notice_id=notice_id,
    )
    session.add(row)
    session.flush()
    audit.record(
        session,
        "copies.given",
        actor,
        area_id=review.area_id,
        review_id=review.id,
        thing_id=row.id,
        number=version.number,
        form=made.form.value,
        how=row.how.value,
        seal=row.seal,
    )
    return row


def given_to(session: Session, review_id: UUID, contact_id: UUID | None = None) -> list[tuple[CopyGiven, int]]:
    """Copies of this review's versions with the number of each version, the newest first."""
    query = select(CopyGiven, DraftVersion.number).join(DraftVersion, DraftVersion.id == CopyGiven.version_id)
    query = query.where(DraftVersion.review_id == review_id)
    if contact_id is not None:
        query = query.where(CopyGiven.contact_id == contact_id)
    return [(one, number) for one, number in session.execute(query.order_by(CopyGiven.given_at.desc(), CopyGiven.id))]
