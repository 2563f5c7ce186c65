"""A second version of the demo's draft: what changed, where people remember it differently. All of it is made up."""

from collections.abc import Mapping

from sqlalchemy.orm import Session

from portal.circle.reviews.models import Review
from portal.demo import drawings, group, translated
from portal.demo.reading import CARE, sections, with_drawing
from portal.foundation.identity.actor import Actor
from portal.foundation.media.store import FileStore
from portal.taking_part.comments import answering, commenting
from portal.taking_part.comments.models import CommentKind, Outcome
from portal.taking_part.drafts import pictures
from portal.taking_part.drafts.models import CameBy, Mark, Shape
from portal.taking_part.drafts.opening import comments_until, open_version
from portal.taking_part.drafts.queries import opened_version
from portal.taking_part.drafts.versions import PartIn, bring_in
from portal.taking_part.reading import marking
from portal.taking_part.reading.queries import Marks

EATING = 2  # which paragraph of his care
LONGER = "In March the day centre saw that he was eating less. Nobody told his doctor for three weeks."
ADDED = "His mother asked the day centre each Monday how he ate. Nobody wrote it down."
CHANGED = (
    "Paragraph 5 says three weeks now. Paragraph 9 is a drawing of a day as he was shown it. "
    "Paragraph 10 is new: his mother asked each Monday."
)
KEY = "He had no key any more in his last year. They took it."
REMEMBERED = "Some remember that he had his key until the end. Others remember that he had none in his last year."
WHOM = "Did anybody find out whom I spoke with on those Mondays?"
READ_BEFORE = ("key_contact", "family", "easy_read", "polish", "urdu")


def fill(
    session: Session, key: bytes, reviewer: Actor, review: Review, circle: Mapping[str, Actor], files: FileStore
) -> None:
    """Two remember the key differently; a newer version is shown to those who read the first; one asks."""
    first = opened_version(session, review.id)
    if first is None:
        raise LookupError("the first version comes first")
    for one in READ_BEFORE:
        marking.keep(session, circle[one], review, Marks(version=first.number))
    said = commenting.Said(CommentKind.WRONG, KEY)
    made = commenting.comment(session, circle["family"], review, first.id, 2, said, "demo key")
    differs = answering.Answer(Outcome.REMEMBERED, REMEMBERED, number=2)
    answering.answer(session, reviewer, review, [made.id], differs, "demo remembered")
    care = [*CARE[:EATING], (LONGER, Mark.CONCERN), *CARE[EATING + 1 :], (ADDED, Mark.CONCERN)]
    drawn = pictures.keep(session, files, key, reviewer, review.id, drawings.a_day())
    told = with_drawing(sections(care), PartIn(drawings.SHOWS, Shape.PICTURE, picture=drawn.number))
    version = bring_in(session, key, reviewer, review, told, came_by=CameBy.WRITTEN, form_key="demo second draft")
    translated.readings_of_second(session, key, reviewer, version)
    open_version(session, key, reviewer, review, version, changes=CHANGED, comments_until=comments_until())
    group.show(session, key, reviewer, review)
    asked = commenting.Said(CommentKind.QUESTION, WHOM)
    commenting.comment(session, circle["key_contact"], review, version.id, 10, asked, "demo question")
