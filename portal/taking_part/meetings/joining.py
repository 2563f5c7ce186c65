"""The address at which a meeting by video is joined: given by staff, told to the family, taken back if it is wrong."""

from urllib.parse import urlsplit

from sqlalchemy.orm import Session

from portal.clock import now
from portal.foundation.audit import services as audit
from portal.foundation.identity.actor import Actor
from portal.taking_part.meetings import booking, without_link
from portal.taking_part.meetings.models import LIVE, Meeting, Way

LONGEST = 500  # signs: the longest that the programs for video calls make is about half of it


class NotByVideo(Exception):
    """The meeting is not by video: nobody joins it at an address."""


class NoAddress(Exception):
    """What was written is no address at which somebody can join safely: https, of a machine with a name, no longer
    than ``LONGEST``."""


def read(typed: str) -> str:
    """The address as it was typed, without the blanks around it; empty for none. Raises ``NoAddress``."""
    said = typed.strip()
    if not said:
        return ""
    if len(said) > LONGEST or not said.isascii() or any(ord(sign) <= 32 or sign in "<>\"'`\\^{|}" for sign in said):
        raise NoAddress
    try:
        parts = urlsplit(said)
        named, _port = parts.hostname or "", parts.port
    except ValueError:  # brackets or a port that are none
        raise NoAddress from None
    if parts.scheme != "https" or "." not in named.strip(".") or "@" in parts.netloc:
        raise NoAddress
    return said


def give(session: Session, actor: Actor, meeting: Meeting, typed: str) -> bool:
    """Keep the address, or take it away where nothing is typed; whether it changed.

    The entry in a calendar is a newer one then (RFC 5546). Raises ``NotByVideo``, ``NoAddress``, and ``TooLate``
    where the meeting is over or cancelled.
    """
    if meeting.way is not Way.VIDEO:
        raise NotByVideo
    if meeting.state not in LIVE or meeting.ends_at <= now():
        raise booking.TooLate
    link = read(typed) or None
    if link == meeting.link:
        return False
    meeting.link = link
    meeting.sequence += 1
    session.flush()
    without_link.given(session, actor, meeting)
    audit.record(
        session,
        "meetings.link_kept",
        actor,
        review_id=meeting.review_id,
        thing_id=meeting.id,
        sequence=meeting.sequence,
    )
    return True
