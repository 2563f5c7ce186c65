"""Whole letters: in the language of whoever gets it in front, in English behind; 18 point for whom 14 is too small."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from portal.circle.areas import queries as areas
from portal.circle.people.models import Contact
from portal.circle.post import wording
from portal.circle.post.wording import Writer
from portal.clock import today
from portal.foundation.outbox.models import Channel
from portal.foundation.outbox.render import render
from portal.foundation.paper.sheet import Part, Sheet
from portal.foundation.paper.signs import kept_together
from portal.foundation.web import words
from portal.foundation.web.lazy import lazy
from portal.foundation.web.words import Reading
from portal.ids import SIGNS

ENDS_WITH_NAME = ("staff_name", "area_name")


def slip_number(notice_id: UUID) -> str:
    """Six signs by which a slip that comes back is known, like ``KX4-7QP``: they open nothing and tell nothing."""
    left, signs = notice_id.int & (1 << 62) - 1, ""
    for _sign in range(6):
        left, which = divmod(left, len(SIGNS))
        signs += SIGNS[which]
    return f"{signs[:3]}-{signs[3:]}"


def writer_of(session: Session, staff_id: UUID | None, area_id: UUID) -> Writer:
    """Who writes: a member of staff, else whoever is on duty."""
    card = areas.card(session, area_id)
    staff = areas.names_of(session, {staff_id}).get(staff_id) if staff_id else areas.on_duty(session, area_id)
    return Writer(
        staff.name if staff else "",
        staff.phone if staff else "",
        card.name if card else "",
        card.phone if card else "",
    )


def readings(contact_reads: Reading) -> list[Reading]:
    """Their own reading, and English for whoever helps them: easy too if theirs is."""
    return list(dict.fromkeys([contact_reads, Reading(easy=contact_reads.easy)]))


def _sheet(contact: Contact, writer: Writer, number: str, reading: Reading, part: Callable[[Reading], Part]) -> Sheet:
    with words.speaking(reading) as spoken:
        title = spoken.plain(wording.TITLE.message, area=writer.area)
    address = [one.strip() for one in (contact.address or "").splitlines() if one.strip()]
    return Sheet(
        title=title,
        sender=(writer.area, kept_together(writer.area_phone)),
        to=(contact.name, *address),
        day=words.words_for(Reading()).short_date(today()),
        parts=(*(part(one) for one in readings(reading)), wording.slip_part(reading, writer)),
        number=number,
        large=contact.letters_large,
    )


def with_code(contact: Contact, writer: Writer, number: str, code: str, address: str, until: date) -> Sheet:
    """A letter with a code, which stands in it and nowhere else."""
    return _sheet(
        contact,
        writer,
        number,
        contact.reading,
        lambda reading: wording.code_part(reading, writer, code, address, until),
    )


def invitation(contact: Contact, writer: Writer, number: str) -> Sheet:
    """The first letter; the way in comes on the channel that they chose."""
    channel = Channel(contact.channel)
    return _sheet(
        contact, writer, number, contact.reading, lambda reading: wording.invitation_part(reading, writer, channel)
    )


def enclosing(contact: Contact, writer: Writer, number: str) -> Sheet:
    """The letter with which a longer paper goes."""
    return _sheet(contact, writer, number, contact.reading, lambda reading: wording.enclosed_part(reading, writer))


def receipt(contact: Contact, writer: Writer, number: str, came_on: date, had: list[tuple[lazy, int]]) -> Sheet:
    """What came by post, told back."""
    return _sheet(
        contact,
        writer,
        number,
        contact.reading,
        lambda reading: wording.receipt_part(reading, writer, came_on, had),
    )


def message(
    contact: Contact,
    writer: Writer,
    number: str,
    template: str,
    context: dict[str, object],
    code: tuple[str, str, date] | None,
) -> Sheet:
    """A message that others get by email. Addresses that only open after signing in give way to the code."""

    def part(reading: Reading) -> Part:
        rendered = render(template, reading, context)
        kept = _paragraphs(rendered.text, context, with_code=code is not None)
        return wording.message_part(reading, writer, rendered.subject, kept, code)

    return _sheet(contact, writer, number, contact.reading, part)


def _paragraphs(text: str, context: dict[str, object], *, with_code: bool) -> list[str]:
    """The paragraphs of a message without its signature, which a letter has below; with a code without addresses."""
    signed = {str(context.get(name)) for name in ENDS_WITH_NAME if context.get(name)}
    found = []
    for paragraph in text.strip().split("\n\n"):
        lines = [one.strip() for one in paragraph.strip().splitlines() if one.strip()]
        if not lines or all(any(one.startswith(name) for name in signed) for one in lines):
            continue
        if with_code and any("://" in one for one in lines):
            continue
        found.append("\n".join(lines))
    return found
