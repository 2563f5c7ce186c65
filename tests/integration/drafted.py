"""A draft that the mother's circle was shown, something said of it, and a meeting; made when asked for."""

from datetime import time, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.circle.areas.models import Area, StaffMember
from portal.circle.people.models import Contact
from portal.circle.reviews import holds
from portal.circle.reviews.hold_models import Process, ReviewHold
from portal.circle.reviews.models import Review
from portal.clock import now, today
from portal.foundation.identity.actor import Actor, Kind
from portal.foundation.media.sounds import CleanSound
from portal.taking_part.comments.answering import Answer, answer
from portal.taking_part.comments.commenting import Said, comment
from portal.taking_part.comments.models import CommentKind, DraftComment, Outcome
from portal.taking_part.comments.recordings import Heard, speak
from portal.taking_part.drafts import pictures
from portal.taking_part.drafts.completion_models import PlatformChange
from portal.taking_part.drafts.models import CameBy, DraftVersion, Shape
from portal.taking_part.drafts.offering import offer
from portal.taking_part.drafts.opening import open_version
from portal.taking_part.drafts.picture_models import DraftPicture
from portal.taking_part.drafts.versions import PartIn, SectionIn, bring_in, latest
from portal.taking_part.meetings import hours, keeping, notes
from portal.taking_part.meetings.booking import Wish, book, propose
from portal.taking_part.meetings.models import BookableKind, Meeting, Way
from tests.factories import Contacted, World
from tests.factories.photos import drawn_photo
from tests.integration.free_time import free_day, free_time
from tests.integration.group_copies import says


def drafted(world: World, who: Contacted) -> dict[str, Any]:
    """What stands in the addresses of the draft and the meetings of ``who``."""
    with world.app.extensions["database"].transaction() as session:
        reviewer = _reviewer(session, world)
        version = session.scalars(select(DraftVersion).order_by(DraftVersion.number)).first()
        if version is None:
            version = _version(session, world, reviewer)
        written = DraftComment.contact_id == who.id, DraftComment.came_by == "page"
        said = session.scalars(select(DraftComment).where(*written)).first()
        if said is None:
            said = _said(session, world, version, who)
        meeting = session.scalars(select(Meeting).where(Meeting.contact_id == who.id)).first()
        if meeting is None:
            meeting = _meeting(session, world, reviewer, who)
        if latest(session, world.review.id) is version:
            _next_version(session, world, reviewer)
        of_group = says(session, world)
        changes = session.scalars(select(PlatformChange)).first()
        held = session.scalars(select(ReviewHold)).first() or _held(session, world, reviewer)
        free = _free()
        return {
            "version_id": version.id,
            "number": 1,
            "place": 0,
            "comment_id": said.id,
            "recorded_id": _recorded(session, world, version, who),
            "picture_id": session.scalars(select(DraftPicture.id)).first() or version.id,
            "change_id": changes.id if changes else version.id,
            "answer_id": of_group.id,
            "meeting_id": meeting.id,
            "action_id": UUID(int=9),
            "decision_id": UUID(int=9),
            "hold_id": held.id,
            "way": "phone",
            "kind": "room",
            **_place(session, world, reviewer),
            **free,
            "moving_to": f"{free['on_day']}&moving={meeting.id}",
        }


def _held(session: Session, world: World, reviewer: Actor) -> ReviewHold:
    """What the review waited for once."""
    review = session.get_one(Review, world.review.id)
    row = holds.begin(session, reviewer, review, Process.OTHER, today(), called="Another review")
    holds.end(session, reviewer, review, row)
    return row


def _place(session: Session, world: World, reviewer: Actor) -> dict[str, Any]:
    """A neutral place of the area."""
    area = session.get_one(Area, world.reviewer.area_id)
    found = next(iter(keeping.kept_in(session, area.id)), None)
    if found is None:
        about = keeping.About(name="The library", address="1 Market Row")
        found = keeping.add(session, reviewer, area, BookableKind.ROOM, about)
    return {"bookable_id": found.id, "place_id": found.id}


def _free() -> dict[str, str]:
    return {"on_day": f"?day={free_day().isoformat()}", "at": f"?at={free_time()}"}


def _reviewer(session: Session, world: World) -> Actor:
    return Actor(id=world.reviewer.id, kind=Kind.STAFF, area_id=world.reviewer.area_id)


def _version(session: Session, world: World, reviewer: Actor) -> DraftVersion:
    review, key = session.get_one(Review, world.review.id), world.app.extensions["settings"].seal_key
    sections = (
        SectionIn("Who he was", [PartIn("He sang in the choir. draft-of-review")], "Happy things."),
        SectionIn("His last spring", [PartIn("The doctor asked for a test."), _picture(session, world, reviewer)]),
    )
    version = bring_in(session, key, reviewer, review, sections, came_by=CameBy.PASTED, form_key="draft")
    open_version(session, key, reviewer, review, version)
    return version


def _picture(session: Session, world: World, reviewer: Actor) -> PartIn:
    """A picture of the draft, with what it shows."""
    files, key = world.app.extensions["files"], world.app.extensions["settings"].seal_key
    kept = pictures.keep(session, files, key, reviewer, world.review.id, drawn_photo())
    return PartIn("A chair by a window.", Shape.PICTURE, picture=kept.number)


def _next_version(session: Session, world: World, reviewer: Actor) -> None:
    """One that nobody was shown yet."""
    review, key = session.get_one(Review, world.review.id), world.app.extensions["settings"].seal_key
    sections = (SectionIn("Who he was", [PartIn("He sang in the choir. draft-of-review"), PartIn("A new one.")]),)
    bring_in(session, key, reviewer, review, sections, came_by=CameBy.PASTED, form_key="next draft")


def _said(session: Session, world: World, version: DraftVersion, who: Contacted) -> DraftComment:
    review = session.get_one(Review, world.review.id)
    contact = session.get_one(Contact, who.id)
    reviewer = _reviewer(session, world)
    if who.review.id != review.id:
        return DraftComment()
    offer(session, reviewer, review, contact, copy=True)
    words = f"It was May. comment-of-{who.key}"
    said = comment(session, who.actor, review, version.id, 1, Said(CommentKind.HURTS, words), f"comment {who.key}")
    answer(session, reviewer, review, [said.id], Answer(Outcome.CHANGED, "We put May.", number=1), f"answer {who.key}")
    return said


def _recorded(session: Session, world: World, version: DraftVersion, who: Contacted) -> UUID:
    """A comment of theirs that is a recording, answered."""
    recorded = DraftComment.contact_id == who.id, DraftComment.came_by == "recording"
    said = session.scalars(select(DraftComment).where(*recorded)).first()
    review = session.get_one(Review, world.review.id)
    if said is None and who.review.id == review.id:
        sound, files = CleanSound(b"\0\0\0\x18ftypM4A ", 1), world.app.extensions["files"]
        heard, key = Heard(CommentKind.THANK_YOU, sound), f"recorded {who.key}"
        said = speak(session, files, who.actor, review, version.id, 1, heard, key)
        answer(session, _reviewer(session, world), review, [said.id], Answer(Outcome.HEARD, "Thank you."), key)
    return said.id if said else version.id


def _meeting(session: Session, world: World, reviewer: Actor, who: Contacted) -> Meeting:
    review = session.get_one(Review, world.review.id)
    staff = session.get_one(StaffMember, world.reviewer.id)
    week = {day: (time(9), time(17)) for day in range(5)}
    whose = hours.publish(session, reviewer, staff, staff.area_id, week, ["phone", "at_home"], 30, None)
    session.flush()
    start = (now() + timedelta(days=20 + sum(map(ord, who.key)) % 60)).replace(
        hour=10, minute=0, second=0, microsecond=0
    )
    wish = Wish(with_id=whose.id, way=Way.PHONE, starts=start, lasts=timedelta(minutes=45), company=f"meet-{who.key}")
    made = book(session, who.actor, review, who.id, wish, f"meeting {who.key}")
    notes.write(session, reviewer, made, "He loved the sea.")
    propose(session, reviewer, made, start + timedelta(days=70))
    return made
