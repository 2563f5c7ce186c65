"""What nobody may do while a draft is prepared and answered: who they were stays alone, and questions are questions."""

from portal.foundation.migrations.draft_guards import Guard, as_postgresql, as_sqlite

_OPENS = "NEW.portrait AND NEW.opened_at IS NOT NULL AND OLD.opened_at IS NULL"
_SEVERAL = "(SELECT count(*) FROM draft_section s WHERE s.version_id = NEW.id) > 1"
_DRAFT_BEFORE = """EXISTS (SELECT 1 FROM draft_version v WHERE v.review_id = NEW.review_id AND v.id <> NEW.id
    AND NOT v.portrait AND v.opened_at IS NOT NULL)"""
_BORN_OPEN = "NEW.opened_at IS NOT NULL"
_NOT_THE_DRAFT = """NOT EXISTS (SELECT 1 FROM draft_version v WHERE v.id = NEW.version_id AND NOT v.portrait
    AND v.opened_at IS NOT NULL AND v.review_id = NEW.review_id)"""
_NO_QUESTION = """EXISTS (SELECT 1 FROM draft_answer a WHERE a.id = NEW.answer_id AND a.outcome = 'answered')
    AND EXISTS (SELECT 1 FROM draft_comment c WHERE c.id = NEW.comment_id AND c.kind <> 'question')"""
_NOT_ITS_STORY = """NOT EXISTS (SELECT 1 FROM story s WHERE s.id = NEW.story_id AND s.review_id = NEW.review_id
    AND s.state = 'shared')"""
GUARDS = (
    Guard(
        "draft_portrait_alone", "draft_version", "UPDATE", f"{_OPENS} AND {_SEVERAL}", "who they were is shown alone"
    ),
    Guard(
        "draft_portrait_early",
        "draft_version",
        "UPDATE",
        f"{_OPENS} AND {_DRAFT_BEFORE}",
        "who they were comes before the draft",
    ),
    # Opened in one moment with its seal, never brought in as opened: so no guard above is passed by.
    Guard(
        "draft_version_unopened", "draft_version", "INSERT", _BORN_OPEN, "a version is brought in before it is shown"
    ),
    Guard(
        "review_completion_draft",
        "review_completion",
        "INSERT",
        _NOT_THE_DRAFT,
        "a review is completed with the draft that was shown",
    ),
    Guard(
        "draft_answer_to_question",
        "draft_comment_answered",
        "INSERT",
        _NO_QUESTION,
        "only a question is answered as a question",
    ),
    Guard("story_use_its_own", "story_use", "INSERT", _NOT_ITS_STORY, "a paragraph uses a shared story of its review"),
)

SQLITE: dict[str, str] = {one.name: as_sqlite(one) for one in GUARDS}
POSTGRESQL: dict[str, str] = {one.name: as_postgresql(one) for one in GUARDS}
