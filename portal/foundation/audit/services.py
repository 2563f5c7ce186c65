"""Writing to the trail and checking it."""

import hashlib
import hmac
import json
import re
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.clock import now
from portal.foundation.audit.models import TrailEntry
from portal.foundation.identity.actor import Actor

# The fixed schema: each event with the details it may carry. Ids, counts and words of ours only.
EVENTS: dict[str, frozenset[str]] = {
    "access.link_asked": frozenset({"known"}),
    "access.signed_in": frozenset({"assurance", "how"}),
    "access.signed_out": frozenset(),
    "access.not_me": frozenset(),
    "access.letter_code_made": frozenset(),
    "access.form_kept": frozenset({"endpoint", "why"}),
    "access.channel_confirmed": frozenset({"channel", "how"}),
    "access.code_sent": frozenset({"channel"}),
    "access.code_read_out": frozenset(),
    "access.stepped_up": frozenset({"how"}),
    "access.file_kept": frozenset({"why"}),
    "access.kept_taken": frozenset({"what"}),
    "access.kept_thrown_away": frozenset({"what"}),
    "access.staff_invited": frozenset(),
    "access.staff_set_up": frozenset({"how"}),
    "access.ended_at_provider": frozenset(),
    "areas.opened": frozenset(),
    "areas.card_changed": frozenset(),
    "areas.hours_changed": frozenset({"opens", "closes"}),
    "areas.duty_changed": frozenset(),
    "areas.closed_day_added": frozenset({"day"}),
    "areas.closed_day_removed": frozenset({"day"}),
    "areas.staff_added": frozenset({"roles"}),
    "areas.roles_changed": frozenset({"roles"}),
    "areas.away_changed": frozenset({"until"}),
    "areas.staff_left": frozenset(),
    "people.contact_added": frozenset({"channel"}),
    "people.needs_said": frozenset(),
    "people.how_set": frozenset({"channel", "next_channel", "pace", "hours"}),
    "people.quiet_kept": frozenset({"yearly"}),
    "people.quiet_ended": frozenset(),
    "people.helper_named": frozenset({"kind", "may"}),
    "people.helper_ended": frozenset(),
    "people.contact_corrected": frozenset({"channel", "moved"}),
    "reviews.opened": frozenset(),
    "reviews.invited": frozenset({"relationship", "key_contact"}),
    "reviews.handed_over": frozenset(),
    "reviews.reviewer_planned": frozenset({"from_day"}),
    "reviews.reviewer_stays": frozenset(),
    "reviews.key_contact_chosen": frozenset({"chosen"}),
    "reviews.place_ended": frozenset(),
    "reviews.place_again": frozenset(),
    "reviews.area_moved": frozenset(),
    "reviews.corrected": frozenset({"field"}),
    "reviews.looked_for": frozenset({"how", "result"}),
    "reviews.no_family_found": frozenset({"found"}),
    "reviews.contact_moved": frozenset(),
    "reviews.contacts_merged": frozenset(),
    "reviews.contacts_parted": frozenset(),
    "reviews.contact_died": frozenset({"died"}),
    "stories.moved": frozenset(),
    "stories.used": frozenset({"paragraphs"}),
    "reviews.closed": frozenset({"kind", "told"}),
    "reviews.opened_again": frozenset(),
    "reviews.hold_begun": frozenset({"process"}),
    "reviews.hold_ended": frozenset({"process"}),
    "reviews.list_rehearsed": frozenset({"rows"}),
    "reviews.list_opened": frozenset({"opened"}),
    "reviews.proposed": frozenset({"kind"}),
    "reviews.confirmed": frozenset({"kind"}),
    "reviews.not_agreed": frozenset({"kind"}),
    "reviews.refusal_begun": frozenset(),
    "reviews.refusal_ended": frozenset(),
    "reviews.relationship_changed": frozenset({"relationship"}),
    "reviews.step_to_contact": frozenset({"kind"}),
    "reviews.presence_chosen": frozenset({"visible"}),
    "involvement.paused": frozenset({"how_long", "told_by"}),
    "involvement.stopped": frozenset({"told_by"}),
    "involvement.begun_again": frozenset({"told_by"}),
    "reviews.key_contact_offered": frozenset(),
    "reviews.key_contact_answered": frozenset({"answer"}),
    "involvement.chosen": frozenset({"level"}),
    "stories.begun": frozenset({"how"}),
    "stories.saved": frozenset({"card", "version"}),
    "stories.photo_added": frozenset({"width", "height"}),
    "stories.photo_removed": frozenset(),
    "stories.paper_added": frozenset({"kind"}),
    "stories.paper_removed": frozenset(),
    "stories.audience_chosen": frozenset({"people", "may_quote"}),
    "stories.shared": frozenset({"passages", "photos", "papers"}),
    "stories.taken_back": frozenset(),
    "stories.thanked": frozenset(),
    "focused.asked": frozenset(),
    "focused.taken_back": frozenset(),
    "focused.talked": frozenset({"kind", "other_ways"}),
    "focused.decided": frozenset({"focused"}),
    "meetings.hours_published": frozenset({"days"}),
    "meetings.day_differs": frozenset({"day"}),
    "meetings.noted": frozenset(),
    "meetings.note_answered": frozenset({"agreed"}),
    "meetings.helper_found": frozenset(),
    "meetings.helper_ill": frozenset({"found"}),
    "meetings.room_changed": frozenset({"found"}),
    "meetings.calendar_kept": frozenset({"how"}),
    "meetings.feed_made": frozenset(),
    "meetings.sooner_wished": frozenset({"sooner"}),
    "meetings.booked": frozenset({"way"}),
    "meetings.moved": frozenset({"sequence"}),
    "meetings.proposed": frozenset({"sequence"}),
    "meetings.kept_old": frozenset({"sequence"}),
    "meetings.cancelled": frozenset({"sequence"}),
    "meetings.booked_again": frozenset({"sequence"}),
    "meetings.held": frozenset({"sequence"}),
    "meetings.missed": frozenset({"sequence"}),
    "drafts.brought_in": frozenset({"number", "paragraphs"}),
    "drafts.translated": frozenset({"language", "easy"}),
    "drafts.thrown_away": frozenset({"number"}),
    "drafts.matched": frozenset({"number"}),
    "drafts.marked": frozenset(),
    "drafts.opened": frozenset({"number", "warned"}),
    "drafts.sealed": frozenset({"kind", "place", "seal"}),
    "drafts.offered": frozenset({"copy"}),
    "drafts.meeting_chosen": frozenset({"answer"}),
    "drafts.tried": frozenset({"how"}),
    "drafts.commented": frozenset({"kind", "number"}),
    "drafts.recorded": frozenset({"seconds"}),
    "drafts.written_down": frozenset(),
    "drafts.call_wished": frozenset({"wish"}),
    "drafts.more_time": frozenset({"until"}),
    "drafts.comment_withdrawn": frozenset(),
    "drafts.replied": frozenset(),
    "drafts.seen_differently": frozenset(),
    "drafts.answered": frozenset({"outcome", "comments"}),
    "drafts.platform_changed": frozenset(),
    "actions.written": frozenset({"state", "due"}),
    "actions.late": frozenset(),
    "actions.stay_chosen": frozenset({"choice"}),
    "copies.asked": frozenset({"number", "form"}),
    "copies.given": frozenset({"number", "form", "how", "seal"}),
    "drafts.completed": frozenset(),
    "group_copy.decided": frozenset({"kept"}),
    "group_copy.signed": frozenset({"number"}),
    "group_copy.shown": frozenset({"number"}),
    "group_copy.said": frozenset({"opinion"}),
    "group_copy.taken_back": frozenset(),
    "group_copy.answered": frozenset(),
    "group_copy.given": frozenset({"number"}),
    "areas.group_days_changed": frozenset({"days"}),
    "involvement.news_agreed": frozenset({"weeks"}),
    "involvement.no_news_told": frozenset({"waits_for"}),
    "involvement.no_news_needed": frozenset(),
    "promises.made": frozenset({"kind", "due"}),
    "promises.changed": frozenset(),
    "promises.kept": frozenset({"late"}),
    "promises.taken_back": frozenset(),
    "promises.tried": frozenset({"tries"}),
    "calls.begun": frozenset(),
    "calls.found": frozenset(),
    "calls.code_sent": frozenset(),
    "calls.checked": frozenset({"how"}),
    "calls.handed": frozenset(),
    "calls.taken": frozenset(),
    "calls.ended": frozenset({"checked"}),
    "acting.begun": frozenset({"why"}),
    "acting.yes_heard": frozenset({"to_what", "through"}),
    "acting.ended": frozenset({"how", "yeses", "told"}),
    "seen.call": frozenset(),
    "outbox.printed": frozenset({"channel"}),
    "outbox.posted": frozenset({"channel"}),
    "outbox.told": frozenset({"channel"}),
    "outbox.not_told": frozenset(),
    "reaching.not_arrived": frozenset({"channel", "how"}),
    "reaching.other_way": frozenset({"channel"}),
    "post.not_posted": frozenset(),
    "post.came_back": frozenset(),
    "post.put_in": frozenset({"photos", "words"}),
    "post.photos_sent_back": frozenset(),
    "reaching.works_again": frozenset({"channel"}),
    "seen.story": frozenset(),
    "seen.second_yes": frozenset(),
    "seen.review": frozenset(),
    "seen.focused": frozenset(),
    "seen.draft": frozenset(),
    "seen.tasks": frozenset(),
    "seen.photo": frozenset(),
    "seen.paper": frozenset(),
    "seen.found": frozenset({"found"}),
}
_OUR_WORD = re.compile(r"[A-Za-z0-9_.:@-]{0,60}")


def record(
    session: Session,
    event: str,
    actor: Actor,
    *,
    area_id: UUID | None = None,
    review_id: UUID | None = None,
    thing_id: UUID | None = None,
    **detail: str | int | bool,
) -> None:
    """Write one entry. Raises ``ValueError`` for an unknown event or detail, or one that looks like free text."""
    if not EVENTS[event].issuperset(detail):
        raise ValueError(f"{event} may not carry {sorted(detail)}")
    for value in detail.values():
        if isinstance(value, str) and not _OUR_WORD.fullmatch(value):
            raise ValueError(f"{event}: free text does not belong in the trail")
    session.add(
        TrailEntry(
            at=now(),
            event=event,
            actor_kind=actor.kind.value,
            actor_id=actor.id,
            assisted_by=actor.assisted_by,
            area_id=area_id or actor.area_id,
            review_id=review_id,
            thing_id=thing_id,
            detail=dict(detail),
        )
    )


def chain_new_entries(session: Session, key: bytes, limit: int = 500) -> int:
    """Bind entries not yet chained to the one before them; the worker does this in batches. Returns how many."""
    last = session.scalars(
        select(TrailEntry).where(TrailEntry.place.is_not(None)).order_by(TrailEntry.place.desc()).limit(1)
    ).first()
    link = (last.link if last else None) or b"first"
    place = (last.place if last else None) or 0
    waiting = select(TrailEntry).where(TrailEntry.place.is_(None)).order_by(TrailEntry.id).limit(limit)
    count = 0
    for entry in session.scalars(waiting).all():
        count += 1
        entry.place = place + count
        link = entry.link = _link(key, link, entry)
    session.flush()
    return count


def first_broken(session: Session, key: bytes) -> UUID | None:
    """The first entry whose chain does not hold, or nothing: for ``portal check``."""
    link = b"first"
    for entry in session.scalars(
        select(TrailEntry)
        .where(TrailEntry.place.is_not(None))
        .order_by(TrailEntry.place)
        .execution_options(yield_per=500)
    ):
        link = _link(key, link, entry)
        if entry.link is None or not hmac.compare_digest(link, entry.link):
            return entry.id
    return None


def _link(key: bytes, before: bytes, entry: TrailEntry) -> bytes:
    told = [
        str(entry.place),
        entry.id.hex,
        entry.at.isoformat(),
        entry.event,
        entry.actor_kind,
        *(str(one) for one in (entry.actor_id, entry.assisted_by, entry.area_id, entry.review_id, entry.thing_id)),
        json.dumps(entry.detail, sort_keys=True),
    ]
    return hmac.new(key, before + "|".join(told).encode(), hashlib.sha256).digest()
