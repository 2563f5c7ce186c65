"""Drafts with their comments, answers and completion; focused reviews; meetings; and what guards them"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from portal.foundation.migrations import draft_guards, guards

revision: str = "0017"
down_revision: str | None = "0016"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None
TABLES = (
    "bookable",
    "draft_answer",
    "draft_offer",
    "draft_place",
    "draft_version",
    "focused_ask",
    "focused_decision",
    "focused_talk",
    "meeting",
    "special_hours",
    "weekly_hours",
    "draft_copy",
    "draft_easy_summary",
    "draft_gone",
    "draft_platform_change",
    "draft_seal",
    "draft_section",
    "draft_translation",
    "meeting_claim",
    "meeting_note",
    "review_completion",
    "draft_paragraph",
    "draft_comment",
    "draft_comment_answered",
    "draft_seen_differently",
)


def upgrade() -> None:
    """Carry the database forward."""
    op.create_table(
        "bookable",
        sa.Column("area_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("staff_id", sa.Uuid(), nullable=True),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("languages", sa.JSON(), nullable=False),
        sa.Column("woman", sa.Boolean(), nullable=True),
        sa.Column("ways", sa.JSON(), nullable=False),
        sa.Column("travel_minutes", sa.Integer(), nullable=False),
        sa.Column("most_in_a_day", sa.Integer(), nullable=True),
        sa.Column("access", sa.String(length=200), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_bookable_area_id")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff_member.id"], name=op.f("fk_bookable_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bookable")),
        sa.UniqueConstraint("staff_id", name=op.f("uq_bookable_staff_id")),
    )
    op.create_index(op.f("ix_bookable_area_id"), "bookable", ["area_id"], unique=False)
    op.create_table(
        "draft_answer",
        sa.Column("review_id", sa.Uuid(), nullable=False),
        sa.Column("outcome", sa.String(length=40), nullable=False),
        sa.Column("number", sa.Integer(), nullable=True),
        sa.Column("passed_to", sa.String(length=200), nullable=True),
        sa.Column("by_staff", sa.Uuid(), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_once", sa.String(length=200), nullable=False),
        sa.Column("words_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(
            "outcome NOT IN ('changed', 'added') OR number IS NOT NULL", name=op.f("ck_draft_answer_changed_where")
        ),
        sa.ForeignKeyConstraint(["by_staff"], ["staff_member.id"], name=op.f("fk_draft_answer_by_staff")),
        sa.ForeignKeyConstraint(["review_id"], ["review.id"], name=op.f("fk_draft_answer_review_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_draft_answer")),
        sa.UniqueConstraint("made_once", name=op.f("uq_draft_answer_made_once")),
    )
    op.create_index(op.f("ix_draft_answer_review_id"), "draft_answer", ["review_id"], unique=False)
    op.create_table(
        "draft_offer",
        sa.Column("review_id", sa.Uuid(), nullable=False),
        sa.Column("contact_id", sa.Uuid(), nullable=False),
        sa.Column("channel", sa.String(length=40), nullable=False),
        sa.Column("offered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("copy_offered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answer", sa.String(length=40), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("letter_on", sa.Date(), nullable=True),
        sa.Column("first_call_on", sa.Date(), nullable=True),
        sa.Column("second_call_on", sa.Date(), nullable=True),
        sa.Column("more_time_until", sa.Date(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(
            "second_call_on IS NULL OR second_call_on > first_call_on", name=op.f("ck_draft_offer_calls_on_two_days")
        ),
        sa.ForeignKeyConstraint(["contact_id"], ["contact.id"], name=op.f("fk_draft_offer_contact_id")),
        sa.ForeignKeyConstraint(["review_id"], ["review.id"], name=op.f("fk_draft_offer_review_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_draft_offer")),
        sa.UniqueConstraint("review_id", "contact_id", name=op.f("uq_draft_offer_review_id_contact_id")),
    )
    op.create_index(op.f("ix_draft_offer_review_id"), "draft_offer", ["review_id"], unique=False)
    op.create_table(
        "draft_place",
        sa.Column("review_id", sa.Uuid(), nullable=False),
        sa.Column("contact_id", sa.Uuid(), nullable=False),
        sa.Column("marks_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["contact_id"], ["contact.id"], name=op.f("fk_draft_place_contact_id")),
        sa.ForeignKeyConstraint(["review_id"], ["review.id"], name=op.f("fk_draft_place_review_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_draft_place")),
        sa.UniqueConstraint("review_id", "contact_id", name=op.f("uq_draft_place_review_id_contact_id")),
    )
    op.create_index(op.f("ix_draft_place_contact_id"), "draft_place", ["contact_id"], unique=False)
    op.create_table(
        "draft_version",
        sa.Column("review_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("came_by", sa.String(length=40), nullable=False),
        sa.Column("made_by", sa.Uuid(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_once", sa.String(length=200), nullable=True),
        sa.Column("portrait", sa.Boolean(), nullable=False),
        sa.Column("opened_by", sa.Uuid(), nullable=True),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("comments_until", sa.Date(), nullable=True),
        sa.Column("changes_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("reason_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(
            "(opened_at IS NULL) = (opened_by IS NULL)", name=op.f("ck_draft_version_opened_by_somebody")
        ),
        sa.ForeignKeyConstraint(["made_by"], ["staff_member.id"], name=op.f("fk_draft_version_made_by")),
        sa.ForeignKeyConstraint(["opened_by"], ["staff_member.id"], name=op.f("fk_draft_version_opened_by")),
        sa.ForeignKeyConstraint(["review_id"], ["review.id"], name=op.f("fk_draft_version_review_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_draft_version")),
        sa.UniqueConstraint("made_once", name=op.f("uq_draft_version_made_once")),
        sa.UniqueConstraint("review_id", "number", name=op.f("uq_draft_version_review_id_number")),
    )
    op.create_index(op.f("ix_draft_version_review_id"), "draft_version", ["review_id"], unique=False)
    op.create_table(
        "focused_ask",
        sa.Column("review_id", sa.Uuid(), nullable=False),
        sa.Column("contact_id", sa.Uuid(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_once", sa.String(length=200), nullable=False),
        sa.Column("assisted_by", sa.Uuid(), nullable=True),
        sa.Column("taken_back_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("task_id", sa.Uuid(), nullable=True),
        sa.Column("reason_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["contact_id"], ["contact.id"], name=op.f("fk_focused_ask_contact_id")),
        sa.ForeignKeyConstraint(["review_id"], ["review.id"], name=op.f("fk_focused_ask_review_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_focused_ask")),
        sa.UniqueConstraint("made_once", name=op.f("uq_focused_ask_made_once")),
    )
    op.create_index(op.f("ix_focused_ask_review_id"), "focused_ask", ["review_id"], unique=False)
    op.create_table(
        "focused_decision",
        sa.Column("review_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("focused", sa.Boolean(), nullable=False),
        sa.Column("criteria", sa.JSON(), nullable=False),
        sa.Column("decided_by", sa.Uuid(), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_once", sa.String(length=200), nullable=False),
        sa.Column("reasons_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("next_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("place >= 1", name=op.f("ck_focused_decision_place_from_one")),
        sa.ForeignKeyConstraint(["decided_by"], ["staff_member.id"], name=op.f("fk_focused_decision_decided_by")),
        sa.ForeignKeyConstraint(["review_id"], ["review.id"], name=op.f("fk_focused_decision_review_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_focused_decision")),
        sa.UniqueConstraint("made_once", name=op.f("uq_focused_decision_made_once")),
    )
    op.create_index(op.f("ix_focused_decision_review_id"), "focused_decision", ["review_id"], unique=False)
    op.create_table(
        "focused_talk",
        sa.Column("review_id", sa.Uuid(), nullable=False),
        sa.Column("contact_id", sa.Uuid(), nullable=True),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("by_staff", sa.Uuid(), nullable=False),
        sa.Column("other_ways_told", sa.Boolean(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("summary_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["by_staff"], ["staff_member.id"], name=op.f("fk_focused_talk_by_staff")),
        sa.ForeignKeyConstraint(["contact_id"], ["contact.id"], name=op.f("fk_focused_talk_contact_id")),
        sa.ForeignKeyConstraint(["review_id"], ["review.id"], name=op.f("fk_focused_talk_review_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_focused_talk")),
    )
    op.create_index(op.f("ix_focused_talk_review_id"), "focused_talk", ["review_id"], unique=False)
    op.create_table(
        "meeting",
        sa.Column("review_id", sa.Uuid(), nullable=False),
        sa.Column("contact_id", sa.Uuid(), nullable=False),
        sa.Column("with_id", sa.Uuid(), nullable=False),
        sa.Column("way", sa.String(length=40), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("zone", sa.String(length=200), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("booked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_once", sa.String(length=200), nullable=False),
        sa.Column("assisted_by", sa.Uuid(), nullable=True),
        sa.Column("needs", sa.JSON(), nullable=False),
        sa.Column("find_by", sa.Date(), nullable=True),
        sa.Column("remind_hours", sa.Integer(), nullable=True),
        sa.Column("proposed_start", sa.DateTime(timezone=True), nullable=True),
        sa.Column("place_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("company_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("about_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("ends_at > starts_at", name=op.f("ck_meeting_ends_after_it_starts")),
        sa.ForeignKeyConstraint(["contact_id"], ["contact.id"], name=op.f("fk_meeting_contact_id")),
        sa.ForeignKeyConstraint(["review_id"], ["review.id"], name=op.f("fk_meeting_review_id")),
        sa.ForeignKeyConstraint(["with_id"], ["bookable.id"], name=op.f("fk_meeting_with_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting")),
        sa.UniqueConstraint("made_once", name=op.f("uq_meeting_made_once")),
    )
    op.create_index("ix_meeting_contact", "meeting", ["contact_id", "starts_at"], unique=False)
    op.create_index(op.f("ix_meeting_review_id"), "meeting", ["review_id"], unique=False)
    op.create_index("ix_meeting_staff", "meeting", ["with_id", "starts_at"], unique=False)
    op.create_table(
        "special_hours",
        sa.Column("bookable_id", sa.Uuid(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("opens", sa.Time(), nullable=True),
        sa.Column("closes", sa.Time(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["bookable_id"], ["bookable.id"], name=op.f("fk_special_hours_bookable_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_special_hours")),
    )
    op.create_index(op.f("ix_special_hours_bookable_id"), "special_hours", ["bookable_id"], unique=False)
    op.create_table(
        "weekly_hours",
        sa.Column("bookable_id", sa.Uuid(), nullable=False),
        sa.Column("weekday", sa.Integer(), nullable=False),
        sa.Column("opens", sa.Time(), nullable=False),
        sa.Column("closes", sa.Time(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("weekday BETWEEN 0 AND 6", name=op.f("ck_weekly_hours_a_weekday")),
        sa.ForeignKeyConstraint(["bookable_id"], ["bookable.id"], name=op.f("fk_weekly_hours_bookable_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_weekly_hours")),
    )
    op.create_index(op.f("ix_weekly_hours_bookable_id"), "weekly_hours", ["bookable_id"], unique=False)
    op.create_table(
        "draft_copy",
        sa.Column("version_id", sa.Uuid(), nullable=False),
        sa.Column("contact_id", sa.Uuid(), nullable=True),
        sa.Column("form", sa.String(length=200), nullable=False),
        sa.Column("file_hash", sa.LargeBinary(), nullable=False),
        sa.Column("given_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["contact_id"], ["contact.id"], name=op.f("fk_draft_copy_contact_id")),
        sa.ForeignKeyConstraint(["version_id"], ["draft_version.id"], name=op.f("fk_draft_copy_version_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_draft_copy")),
    )
    op.create_index(op.f("ix_draft_copy_file_hash"), "draft_copy", ["file_hash"], unique=False)
    op.create_index(op.f("ix_draft_copy_version_id"), "draft_copy", ["version_id"], unique=False)
    op.create_table(
        "draft_easy_summary",
        sa.Column("version_id", sa.Uuid(), nullable=False),
        sa.Column("review_id", sa.Uuid(), nullable=False),
        sa.Column("language", sa.String(length=200), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("picture", sa.String(length=200), nullable=False),
        sa.Column("by_whom", sa.String(length=200), nullable=False),
        sa.Column("words_mac", sa.LargeBinary(), nullable=False),
        sa.Column("words_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["review_id"], ["review.id"], name=op.f("fk_draft_easy_summary_review_id")),
        sa.ForeignKeyConstraint(["version_id"], ["draft_version.id"], name=op.f("fk_draft_easy_summary_version_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_draft_easy_summary")),
        sa.UniqueConstraint(
            "version_id", "language", "place", name=op.f("uq_draft_easy_summary_version_id_language_place")
        ),
    )
    op.create_table(
        "draft_gone",
        sa.Column("version_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("merged_into", sa.Integer(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["version_id"], ["draft_version.id"], name=op.f("fk_draft_gone_version_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_draft_gone")),
        sa.UniqueConstraint("version_id", "number", name=op.f("uq_draft_gone_version_id_number")),
    )
    op.create_table(
        "draft_platform_change",
        sa.Column("review_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("version_id", sa.Uuid(), nullable=False),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("done_by", sa.Uuid(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["done_by"], ["staff_member.id"], name=op.f("fk_draft_platform_change_done_by")),
        sa.ForeignKeyConstraint(["review_id"], ["review.id"], name=op.f("fk_draft_platform_change_review_id")),
        sa.ForeignKeyConstraint(["version_id"], ["draft_version.id"], name=op.f("fk_draft_platform_change_version_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_draft_platform_change")),
    )
    op.create_index(op.f("ix_draft_platform_change_review_id"), "draft_platform_change", ["review_id"], unique=False)
    op.create_table(
        "draft_seal",
        sa.Column("review_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("version_id", sa.Uuid(), nullable=False),
        sa.Column("language", sa.String(length=200), nullable=False),
        sa.Column("easy", sa.Boolean(), nullable=False),
        sa.Column("by_staff", sa.Uuid(), nullable=False),
        sa.Column("sealed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("link", sa.LargeBinary(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["by_staff"], ["staff_member.id"], name=op.f("fk_draft_seal_by_staff")),
        sa.ForeignKeyConstraint(["review_id"], ["review.id"], name=op.f("fk_draft_seal_review_id")),
        sa.ForeignKeyConstraint(["version_id"], ["draft_version.id"], name=op.f("fk_draft_seal_version_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_draft_seal")),
        sa.UniqueConstraint("review_id", "place", name=op.f("uq_draft_seal_review_id_place")),
    )
    op.create_index(op.f("ix_draft_seal_version_id"), "draft_seal", ["version_id"], unique=False)
    op.create_table(
        "draft_section",
        sa.Column("version_id", sa.Uuid(), nullable=False),
        sa.Column("review_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("words_mac", sa.LargeBinary(), nullable=False),
        sa.Column("title_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("note_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["review_id"], ["review.id"], name=op.f("fk_draft_section_review_id")),
        sa.ForeignKeyConstraint(["version_id"], ["draft_version.id"], name=op.f("fk_draft_section_version_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_draft_section")),
        sa.UniqueConstraint("version_id", "place", name=op.f("uq_draft_section_version_id_place")),
    )
    op.create_table(
        "draft_translation",
        sa.Column("version_id", sa.Uuid(), nullable=False),
        sa.Column("review_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(length=200), nullable=False),
        sa.Column("easy", sa.Boolean(), nullable=False),
        sa.Column("by_whom", sa.String(length=200), nullable=False),
        sa.Column("words_mac", sa.LargeBinary(), nullable=False),
        sa.Column("words_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["review_id"], ["review.id"], name=op.f("fk_draft_translation_review_id")),
        sa.ForeignKeyConstraint(["version_id"], ["draft_version.id"], name=op.f("fk_draft_translation_version_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_draft_translation")),
        sa.UniqueConstraint(
            "version_id",
            "number",
            "language",
            "easy",
            name=op.f("uq_draft_translation_version_id_number_language_easy"),
        ),
    )
    op.create_table(
        "meeting_claim",
        sa.Column("bookable_id", sa.Uuid(), nullable=False),
        sa.Column("quarter", sa.BigInteger(), nullable=False),
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["bookable_id"], ["bookable.id"], name=op.f("fk_meeting_claim_bookable_id")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_meeting_claim_meeting_id")),
        sa.PrimaryKeyConstraint("bookable_id", "quarter", name=op.f("pk_meeting_claim")),
    )
    op.create_index(op.f("ix_meeting_claim_meeting_id"), "meeting_claim", ["meeting_id"], unique=False)
    op.create_table(
        "meeting_note",
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("contact_id", sa.Uuid(), nullable=False),
        sa.Column("by_staff", sa.Uuid(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("agreed", sa.Boolean(), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("words_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("correction_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["by_staff"], ["staff_member.id"], name=op.f("fk_meeting_note_by_staff")),
        sa.ForeignKeyConstraint(["contact_id"], ["contact.id"], name=op.f("fk_meeting_note_contact_id")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_meeting_note_meeting_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting_note")),
        sa.UniqueConstraint("meeting_id", name=op.f("uq_meeting_note_meeting_id")),
    )
    op.create_table(
        "review_completion",
        sa.Column("review_id", sa.Uuid(), nullable=False),
        sa.Column("version_id", sa.Uuid(), nullable=False),
        sa.Column("completed_by", sa.Uuid(), nullable=False),
        sa.Column("completed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("same_text_by", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["completed_by"], ["staff_member.id"], name=op.f("fk_review_completion_completed_by")),
        sa.ForeignKeyConstraint(["review_id"], ["review.id"], name=op.f("fk_review_completion_review_id")),
        sa.ForeignKeyConstraint(["same_text_by"], ["staff_member.id"], name=op.f("fk_review_completion_same_text_by")),
        sa.ForeignKeyConstraint(["version_id"], ["draft_version.id"], name=op.f("fk_review_completion_version_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review_completion")),
        sa.UniqueConstraint("review_id", name=op.f("uq_review_completion_review_id")),
    )
    op.create_table(
        "draft_paragraph",
        sa.Column("version_id", sa.Uuid(), nullable=False),
        sa.Column("section_id", sa.Uuid(), nullable=False),
        sa.Column("review_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("how", sa.String(length=40), nullable=False),
        sa.Column("came_from", sa.Integer(), nullable=True),
        sa.Column("shape", sa.String(length=40), nullable=False),
        sa.Column("mark", sa.String(length=40), nullable=True),
        sa.Column("words_mac", sa.LargeBinary(), nullable=False),
        sa.Column("words_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["review_id"], ["review.id"], name=op.f("fk_draft_paragraph_review_id")),
        sa.ForeignKeyConstraint(["section_id"], ["draft_section.id"], name=op.f("fk_draft_paragraph_section_id")),
        sa.ForeignKeyConstraint(["version_id"], ["draft_version.id"], name=op.f("fk_draft_paragraph_version_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_draft_paragraph")),
        sa.UniqueConstraint("version_id", "number", name=op.f("uq_draft_paragraph_version_id_number")),
        sa.UniqueConstraint("version_id", "place", name=op.f("uq_draft_paragraph_version_id_place")),
    )
    op.create_index("ix_draft_paragraph_section", "draft_paragraph", ["section_id", "place"], unique=False)
    op.create_table(
        "draft_comment",
        sa.Column("review_id", sa.Uuid(), nullable=False),
        sa.Column("version_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("contact_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("call_wish", sa.String(length=40), nullable=True),
        sa.Column("came_by", sa.String(length=200), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_once", sa.String(length=200), nullable=False),
        sa.Column("assisted_by", sa.Uuid(), nullable=True),
        sa.Column("addendum", sa.Boolean(), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("replied_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("words_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("reply_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["contact_id"], ["contact.id"], name=op.f("fk_draft_comment_contact_id")),
        sa.ForeignKeyConstraint(["review_id"], ["review.id"], name=op.f("fk_draft_comment_review_id")),
        sa.ForeignKeyConstraint(
            ["version_id", "number"],
            ["draft_paragraph.version_id", "draft_paragraph.number"],
            name="fk_draft_comment_paragraph",
        ),
        sa.ForeignKeyConstraint(["version_id"], ["draft_version.id"], name=op.f("fk_draft_comment_version_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_draft_comment")),
        sa.UniqueConstraint("made_once", name=op.f("uq_draft_comment_made_once")),
    )
    op.create_index("ix_draft_comment_contact", "draft_comment", ["contact_id", "review_id"], unique=False)
    op.create_index("ix_draft_comment_review", "draft_comment", ["review_id", "number"], unique=False)
    op.create_table(
        "draft_comment_answered",
        sa.Column("answer_id", sa.Uuid(), nullable=False),
        sa.Column("comment_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["answer_id"], ["draft_answer.id"], name=op.f("fk_draft_comment_answered_answer_id")),
        sa.ForeignKeyConstraint(
            ["comment_id"], ["draft_comment.id"], name=op.f("fk_draft_comment_answered_comment_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_draft_comment_answered")),
        sa.UniqueConstraint("answer_id", "comment_id", name=op.f("uq_draft_comment_answered_answer_id_comment_id")),
    )
    op.create_index(
        op.f("ix_draft_comment_answered_comment_id"), "draft_comment_answered", ["comment_id"], unique=False
    )
    op.create_table(
        "draft_seen_differently",
        sa.Column("comment_id", sa.Uuid(), nullable=False),
        sa.Column("review_id", sa.Uuid(), nullable=False),
        sa.Column("contact_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("talk_offered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("said_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("words_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["comment_id"], ["draft_comment.id"], name=op.f("fk_draft_seen_differently_comment_id")
        ),
        sa.ForeignKeyConstraint(["contact_id"], ["contact.id"], name=op.f("fk_draft_seen_differently_contact_id")),
        sa.ForeignKeyConstraint(["review_id"], ["review.id"], name=op.f("fk_draft_seen_differently_review_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_draft_seen_differently")),
        sa.UniqueConstraint("comment_id", name=op.f("uq_draft_seen_differently_comment_id")),
    )
    op.create_index(op.f("ix_draft_seen_differently_review_id"), "draft_seen_differently", ["review_id"], unique=False)

    guards.make(op.get_bind(), guards.of_drafts(op.get_bind()))


def downgrade() -> None:
    """Take it back."""
    draft_guards.take_away(op.get_bind())
    for table in reversed(TABLES):
        op.drop_table(table)
