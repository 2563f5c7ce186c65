"""A look at the draft as one of the circle: with what they said and the answers, and with no trace of a reading."""

from sqlalchemy import func, select

from portal.foundation.audit.models import TrailEntry
from portal.taking_part.comments import answering
from portal.taking_part.comments.models import DraftComment, Outcome
from portal.taking_part.drafts.completion_models import DraftOffer
from portal.taking_part.drafts.versions import SectionIn
from portal.taking_part.reading.models import DraftPlace
from tests.client import Client
from tests.factories import World
from tests.integration.draft_steps import FIRST, change, opened, review_of, says, staff


def test_their_own_words_stand_under_their_paragraphs_with_the_answers(world: World) -> None:
    with change(world) as session:
        version = opened(session, world)
        mine = says(session, world, version, 2, "It was three weeks.")
        says(session, world, version, 4, "She came twice.")
        says(session, world, version, 3, "A word of another.", "sister")
        told = answering.Answer(Outcome.CHANGED, "We put three weeks.", number=2)
        answering.answer(session, staff(world), review_of(session, world), [mine.id], told, "a")
        shorter = SectionIn(FIRST[1].title, FIRST[1].parts[:2])
        opened(session, world, (FIRST[0], shorter), form_key="second")
    reviewer = Client(world.app).sign_in(world.reviewer)
    reviewer.get(f"/desk/reviews/{world.review.reference}/draft/preview/{world.mother.id}")
    words = reviewer.page.main
    assert words.index("Paragraph 2") < words.index("It was three weeks.") < words.index("We put three weeks.")
    assert words.index("Paragraph 3") < words.index("She came twice."), "also of a paragraph that is gone"
    assert "A word of another." not in words, "nobody sees the others"
    with world.app.extensions["database"].reading() as session:
        assert session.scalars(select(DraftPlace)).all() == []
        assert session.scalars(select(DraftOffer)).all() == []
        assert session.scalar(select(func.count()).select_from(DraftComment)) == 3
        seen = select(TrailEntry.actor_id, TrailEntry.detail).where(TrailEntry.event == "seen.draft")
        read = [tuple(one) for one in session.execute(seen)]
    assert [one for one, _ in read] == [world.reviewer.id], "they see that their words were read"
