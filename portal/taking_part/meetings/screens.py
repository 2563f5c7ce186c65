"""Easy read tells one thing on a screen (F79): which screens a meeting and a place have behind their first one."""

from flask import request

from portal.foundation.identity.actor import Actor
from portal.foundation.web import words
from portal.foundation.web.lazy import lazy
from portal.taking_part.meetings.models import MeetingNote
from portal.taking_part.meetings.places import WAYS_THERE, Shown

EARLIER = "earlier"  # what a note said before: behind one link, in standard words too

TITLES = {
    "next": lazy("What comes next"),
    "happen": lazy("What will happen"),
    "helps": lazy("What helps you at the meeting?"),
    "find": lazy("What you find there"),
    "way": lazy("How to get there"),
    "by_bus": lazy("By bus"),
    "by_train": lazy("From the station"),
    "by_car": lazy("By car"),
    "sooner": lazy("Tell me when a sooner time comes free"),
    "note": lazy("What we noted"),
    EARLIER: lazy("Earlier versions"),
}


def of_meeting(place: Shown | None, *, live: bool, needs: bool, noted: bool) -> list[str]:
    """The screens of a meeting, in the order of its lines; the ways to its place stand behind ``way``."""
    note = ["note"] if noted else []
    if not live:
        return note
    helps, there = ["helps"] if needs else [], of_place(place) if place is not None else []
    return ["next", "happen", *helps, *there, "sooner", *note]


def of_place(place: Shown) -> list[str]:
    """The screens of a place."""
    return ["find", *(["way"] if place.has_way else [])]


def ways_there(place: Shown | None) -> list[str]:
    """By what somebody gets to a place, as far as it is written down: a screen each."""
    return [one for one in WAYS_THERE if place is not None and getattr(place, one)]


def titles(note: MeetingNote | None) -> dict[str, lazy]:
    """What each screen is called, on its line and at its head; of a note that they see differently what that is."""
    differs = note is not None and note.correction and not note.agreed
    return {**TITLES, "note": lazy("What was said at the meeting")} if differs else TITLES


def wanted(actor: Actor, there: list[str], otherwise: str = "", *, earlier: bool = False) -> str | None:
    """Which screen is asked for: ``""`` is the first, with a line for each other. ``None``: everything on one page, for
    who reads standard words and for staff who read it out.

    ``otherwise``: which one, where the address names none. ``earlier``: whether the note was written anew.
    """
    if earlier and request.args.get("see") == EARLIER:
        return EARLIER
    if not words.current().reading.easy or actor.assisted_by is not None:
        return None
    see = request.args.get("see", otherwise)
    return see if see in there else ""
