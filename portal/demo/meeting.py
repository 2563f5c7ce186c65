"""What the demo has of meetings: times, who comes along, neutral places, and a meeting of each sort."""

from datetime import datetime, time, timedelta
from uuid import UUID

from sqlalchemy.orm import Session

from portal.circle.areas.models import Area, StaffMember
from portal.circle.areas.working_days import works_on
from portal.circle.people.models import Contact
from portal.circle.reviews.models import Review
from portal.clock import now, today
from portal.foundation.identity.actor import Actor, Kind
from portal.taking_part.meetings import booking, helping, hours, joining, keeping, notes
from portal.taking_part.meetings.models import BookableKind, Meeting, MeetingState, Way
from portal.taking_part.meetings.times import in_utc

WEEK = {day: (time(9), time(16)) for day in range(5)}
LIBRARY = keeping.About(
    name="The library in Fenmarsh",
    address="1 Market Row\nFenmarsh",
    more="Ask at the desk for the blue room. Nobody asks why.",
    way={
        "by_bus": "Take the number 14 to Market Row.\nThe library is the red house beside the stop.",
        "by_train": "Leave the station by the front door.\nGo straight on to the clock.\nThe library is on your left.",
        "by_car": "Follow the signs to Market Row.\nThere are four parking places behind the library.",
    },
    facts={"step_free": True, "parking": True, "quiet_room": True, "toilet": True},
)
HALL = keeping.About(
    name="The meeting house",
    address="9 Mill Lane\nFenmarsh",
    way={"by_bus": "Take the number 3 to Mill Lane."},
    facts={"step_free": False, "quiet_room": True},
)
FIRST_NOTE = "We talked about Thomas and his songs, and about the spring in which he ate less."
NOTE = (
    "We talked about Thomas and his songs, and about the spring in which he ate less. You asked who was told about it. "
    "I look for the answer and ring you."
)


def fill(
    session: Session, review: Review, reviewer: StaffMember, contacts: dict[str, Contact], actors: dict[str, Actor]
) -> dict[str, UUID]:
    """The reviewer's times; who comes along; a meeting for each, as one might find it. Their ids, and the place's."""
    staff = Actor(id=reviewer.id, kind=Kind.STAFF, area_id=review.area_id)
    area = session.get_one(Area, review.area_id)
    whose = hours.publish(session, staff, reviewer, area.id, WEEK, [one.value for one in Way], 30, 3)
    speaks = keeping.add(
        session,
        staff,
        area,
        BookableKind.INTERPRETER,
        keeping.About(name="Amina Example", languages=["ur", "pa"], woman=True, phone="01632 960 170"),
    )
    signs = keeping.add(session, staff, area, BookableKind.SIGNER, keeping.About(name="Ivo Placeholder", woman=False))
    rooms = [keeping.add(session, staff, area, BookableKind.ROOM, one) for one in (LIBRARY, HALL)]
    for one in (speaks, signs, *rooms):
        keeping.set_week(session, staff, one, WEEK)

    def meets(key: str, starts: datetime, way: Way, *also: UUID, needs: str = "", room: UUID | None = None) -> Meeting:
        lasts = timedelta(minutes=60)
        wish = booking.Wish(
            with_id=whose.id,
            also=also,
            room_id=room,
            way=way,
            starts=starts,
            lasts=lasts,
            needs=needs.split(),
            place=contacts[key].address if way is Way.AT_HOME else None,
        )
        return booking.book(session, actors[key], review, contacts[key].id, wish, f"demo {key} {way.value}")

    contacts["urdu"].speaks_language = "ur"
    library = rooms[0].id
    made = {
        "urdu": meets("urdu", _at(8, 10), Way.VIDEO, speaks.id, needs="interpreter"),
        "easy_read": meets("easy_read", _at(9, 11), Way.NEUTRAL_PLACE, library, room=library),
        "family": meets("family", _at(10, 14), Way.PHONE),
        "polish": meets("polish", _at(11, 10), Way.PHONE, needs="interpreter"),
        "key_contact": meets("key_contact", _at(13, 9), Way.PHONE),
        "no_email": meets("no_email", _at(16, 11), Way.AT_HOME),
    }
    booking.propose(session, staff, made["family"], _at(12, 10))
    helping.look_for(session, staff, area.id, made["polish"])
    joining.give(session, staff, made["urdu"], "https://video.example.nhs.uk/join/482-113")
    _held(session, staff, made["key_contact"])
    return {"place": library, **{key: one.id for key, one in made.items()}}


def _held(session: Session, staff: Actor, meeting: Meeting) -> None:
    """As if it had been last week: summed up, and waiting for what they say of it."""
    booking.let_go(session, meeting)
    meeting.starts_at, meeting.ends_at = (one - timedelta(days=21) for one in (meeting.starts_at, meeting.ends_at))
    meeting.state, meeting.remind_at = MeetingState.HELD, None
    session.flush()
    notes.write(session, staff, meeting, FIRST_NOTE)
    notes.write(session, staff, meeting, NOTE)


def free_time() -> datetime:
    """A time that nobody of the demo has."""
    return _at(20, 14)


def _at(days: int, hour: int) -> datetime:
    """This hour of the first working day so many days from now."""
    day = today() + timedelta(days=days)
    while not works_on(day, frozenset()):
        day += timedelta(days=1)
    found = in_utc(day, time(hour))
    return found if found > now() else found + timedelta(days=1)
