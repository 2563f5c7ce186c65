"""Messages about meetings: when, how, with whom, and how to change it. Never what the meeting is about (F6)."""

from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.circle.access.doors import Ways
from portal.circle.areas import queries as areas
from portal.circle.people.models import Contact
from portal.circle.people.queries import MessageKind, next_moment
from portal.circle.people.services import notify
from portal.clock import now
from portal.foundation.identity.actor import Actor
from portal.foundation.outbox.models import Channel, Notice, State
from portal.foundation.web import words
from portal.taking_part.meetings import helping, places
from portal.taking_part.meetings.calendar_file import Told, calendar_file
from portal.taking_part.meetings.models import Bookable, Meeting, MeetingState
from portal.taking_part.meetings.wording import WAYS


def booked(session: Session, meeting: Meeting, ways: Ways) -> None:
    """It is booked: they asked for it, so it goes at once."""
    _tell(session, meeting, "meeting_booked", ways, MessageKind.ASKED_FOR)


def moved(session: Session, meeting: Meeting, ways: Ways) -> None:
    """It has a new time, to which they said yes."""
    _tell(session, meeting, "meeting_moved", ways, MessageKind.ASKED_FOR)


def cancelled(session: Session, meeting: Meeting, ways: Ways, *, by_staff: bool = False) -> None:
    """It is cancelled, by them or by staff."""
    kind = _in_time(session, meeting) if by_staff else MessageKind.ASKED_FOR
    _tell(session, meeting, "meeting_cancelled", ways, kind)


def proposed(session: Session, meeting: Meeting, ways: Ways) -> None:
    """Staff would like another time, which needs a yes: never silent (F47)."""
    _tell(session, meeting, "meeting_proposed", ways, _in_time(session, meeting))


def helped(session: Session, meeting: Meeting, ways: Ways) -> None:
    """An interpreter or signer is found, or cannot come and we look for another one."""
    _tell(session, meeting, "meeting_helped", ways, _in_time(session, meeting))


def placed(session: Session, meeting: Meeting, ways: Ways) -> None:
    """Its place is another one, or cannot be used and we look for another."""
    _tell(session, meeting, "meeting_placed", ways, _in_time(session, meeting))


def joined(session: Session, meeting: Meeting, ways: Ways) -> None:
    """The address at which they join is there, is another one, or was taken back."""
    _tell(session, meeting, "meeting_link", ways, _in_time(session, meeting))


def sooner(session: Session, meeting: Meeting, starts: datetime, ways: Ways) -> None:
    """A sooner time is free, for which they waited. Theirs stands until they change it."""
    more = {"proposed": starts.isoformat(), "not_after": starts.isoformat()}
    _tell(session, meeting, "meeting_sooner", ways, MessageKind.TIMED, more)


def missed(session: Session, meeting: Meeting, ways: Ways) -> None:
    """We did not meet. No blame, another time if they like; and that we are sorry where it was we who did not come."""
    _tell(session, meeting, "meeting_missed", ways, MessageKind.TIMED, {"by_us": meeting.missed_by_us})


def noted(session: Session, actor: Actor, meeting: Meeting, ways: Ways) -> None:
    """What was said is summed up on their page, to read if they like: news, at the pace that they chose."""
    contact = session.get_one(Contact, meeting.contact_id)
    told = {"page": ways.door(session, contact.id), **areas.signature(session, contact.area_id, actor.known_id())}
    notify(session, contact, "something_to_read", told, kind=MessageKind.NEWS)


def by_post(session: Session, meeting: Meeting, ways: Ways) -> bool:
    """The receipt on paper (F98), for who wants it so, whatever else they chose; whether one is on its way now.

    Pressed twice while the first waits to be printed, one letter goes. Nothing for who has no address or stopped.
    """
    contact = session.get_one(Contact, meeting.contact_id)
    template = "meeting_cancelled" if meeting.state is MeetingState.CANCELLED else "meeting_booked"
    if not contact.address:
        return False
    waits = select(Notice.id).where(
        Notice.owner_id == contact.id,
        Notice.channel == Channel.LETTER,
        Notice.template == template,
        Notice.state.in_([State.WAITING, State.FOR_STAFF]),
        Notice.made_at >= meeting.booked_at,
    )
    if session.scalars(waits).first() is not None:
        return True
    return _tell(session, meeting, template, ways, MessageKind.ASKED_FOR, channel=Channel.LETTER) is not None


def reminder(session: Session, meeting: Meeting, ways: Ways) -> Notice | None:
    """It is soon (F48). One that could not go before the meeting begins does not go at all."""
    more = {"not_after": meeting.starts_at.isoformat()}
    return _tell(session, meeting, "meeting_reminder", ways, MessageKind.TIMED, more)


def _in_time(session: Session, meeting: Meeting) -> MessageKind:
    """Held back over quiet dates and a pause, unless they would then hear of it after the time itself."""
    contact = session.get_one(Contact, meeting.contact_id)
    goes_at = next_moment(session, contact, MessageKind.TIMED, now())
    return MessageKind.TIMED if goes_at is not None and goes_at < meeting.starts_at else MessageKind.ASKED_FOR


def _tell(
    session: Session,
    meeting: Meeting,
    template: str,
    ways: Ways,
    kind: MessageKind,
    more: dict[str, Any] | None = None,
    channel: Channel | None = None,
) -> Notice | None:
    contact = session.get_one(Contact, meeting.contact_id)
    whose = session.get_one(Bookable, meeting.with_id)
    signed = areas.signature(session, contact.area_id, whose.staff_id)
    place = places.of_meeting(session, meeting.room_id)
    name = signed["staff_name"] or whose.name
    looked_for = helping.looked_for(session, meeting)
    told: dict[str, Any] = {
        "page": ways.door(session, contact.id),
        **signed,
        "staff_name": name,
        "starts": meeting.starts_at.isoformat(),
        "way": meeting.way.value,
        "proposed": meeting.proposed_start.isoformat() if meeting.proposed_start else "",
        "zone": meeting.zone,
        "find_by": meeting.find_by.isoformat() if meeting.find_by else "",
        "looked_for": sorted(looked_for),
        "signing": helping.somebody_in(looked_for if meeting.find_by else meeting.needs) == ("bsl",),
        "helpers": [one.name for one in helping.coming_to(session, meeting)],
        "place": place.told() if place else None,
        "link": meeting.link or "",
    }
    if template in {"meeting_booked", "meeting_moved", "meeting_cancelled", "meeting_placed", "meeting_link"}:
        told["calendar"] = _calendar(session, meeting, contact, ways)
    return notify(session, contact, template, {**told, **(more or {})}, kind=kind, channel=channel)


def where(session: Session, meeting: Meeting) -> str:
    """How they meet, and at which address or where they join, on one line: for a calendar."""
    place = places.of_meeting(session, meeting.room_id)
    address = ", ".join(one.strip() for one in place.address.splitlines() if one.strip()) if place else ""
    parts = [str(WAYS[meeting.way]), place.name.strip() if place else "", address, _link(meeting)]
    return words.current().comma.join(one for one in parts if one)


def _link(meeting: Meeting) -> str:
    """Where it is joined; not of one that will not be."""
    return "" if meeting.state is MeetingState.CANCELLED else meeting.link or ""


def in_calendar(session: Session, meeting: Meeting, spoken: words.Words, base_url: str) -> bytes:
    """Its calendar file, in the reader's words; one and the same entry, sent or downloaded."""
    contact = session.get_one(Contact, meeting.contact_id)
    whose = session.get_one(Bookable, meeting.with_id)
    name = areas.signature(session, contact.area_id, whose.staff_id)["staff_name"] or whose.name
    card = areas.card(session, contact.area_id)
    title = spoken.plain("Meeting with {name}", name=name)
    host = urlsplit(base_url).hostname or "portal"
    told = Told(title, where(session, meeting), host, card.email if card else "", title, _link(meeting))
    return calendar_file(meeting, told, now())


def _calendar(session: Session, meeting: Meeting, contact: Contact, ways: Ways) -> str:
    with words.speaking(contact.reading) as spoken:
        return in_calendar(session, meeting, spoken, ways.base_url).decode()
