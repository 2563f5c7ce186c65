"""The draft in two languages with the same numbers, in easy read, and the hard cases of answering (F57, F59, F65)."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import select

from portal.circle.access.doors import Ways
from portal.circle.areas.models import StaffMember
from portal.circle.people.models import ContactHold, HoldKind
from portal.clock import now
from portal.foundation.outbox.models import Notice
from portal.taking_part.comments import notices
from portal.taking_part.comments.answering import Answer, answer
from portal.taking_part.comments.models import Outcome
from portal.taking_part.drafts import seal as seals
from portal.taking_part.drafts import translating
from portal.taking_part.drafts.models import CameBy, DraftSeal
from portal.taking_part.drafts.opening import open_version
from portal.taking_part.drafts.saying_which import TranslatedAlready, say_which
from portal.taking_part.drafts.versions import bring_in, forget, latest
from tests.client import Client
from tests.factories import World
from tests.integration.draft_steps import FIRST, KEY, change, opened, review_of, says, staff
from tests.integration.drafted import drafted

POLISH = {1: "Mieszkał w Mill House.", 2: "W marcu jadł mniej.", 3: "Badanie krwi.", 4: "Pielęgniarka."}
SHORT = [translating.Screen("home", "He had a home."), translating.Screen("hospital", "He was in hospital.")]


def test_a_translation_is_whole_sealed_and_never_changed(any_world: World) -> None:
    with change(any_world) as session:
        review, actor = review_of(session, any_world), staff(any_world)
        version = bring_in(session, KEY, actor, review, FIRST, came_by=CameBy.PASTED, form_key="a")
        with pytest.raises(translating.NotWhole) as differs:
            translating.keep_paragraphs(session, KEY, actor, version, "pl", "Ewa Sample", {1: "a", 9: "b"})
        assert differs.value.numbers == [2, 3, 4, 9]
        translating.keep_paragraphs(session, KEY, actor, version, "pl", "Ewa Sample", POLISH)
        translating.keep_paragraphs(session, KEY, actor, version, "pl", "Ewa Sample", POLISH)  # put right before
        with pytest.raises(TranslatedAlready):
            say_which(session, actor, version, 2, None)
        open_version(session, KEY, actor, review, version)
        translating.keep_screens(session, KEY, actor, version, "en_GB", "Ewa Sample", SHORT)
        sealed = session.execute(select(DraftSeal.language, DraftSeal.easy).order_by(DraftSeal.place)).all()
        assert [tuple(one) for one in sealed] == [("", False), ("pl", False), ("en_GB", True)]
        assert seals.problems(session, KEY) == []
        with pytest.raises(translating.Sealed):
            translating.keep_paragraphs(session, KEY, actor, version, "pl", "Ewa Sample", POLISH)
        with pytest.raises(translating.Sealed):
            translating.keep_screens(session, KEY, actor, version, "en_GB", "Ewa Sample", SHORT[:1])


def test_both_languages_stand_under_the_same_number(world: World) -> None:
    drafted(world, world.mother)
    with change(world) as session:
        waiting = latest(session, world.review.id)  # the one being prepared goes first
        assert waiting is not None
        forget(session, waiting)
    reviewer = Client(world.app).sign_in(world.reviewer)
    reviewer.get(f"/desk/reviews/{world.review.reference}/draft/languages/")
    reviewer.press("Keep this", what="whole", language="pl", by_whom="Ewa Sample", words="1. Śpiewał w chórze.")
    assert reviewer.response.status_code == 422
    assert "not in the draft: 2, 3." in reviewer.page.text
    told = "1. Śpiewał w chórze.\n\n2. Lekarz poprosił o badanie.\n\n3. Krzesło przy oknie."
    reviewer.press("Keep this", what="whole", language="pl", by_whom="Ewa Sample", words=told)
    assert "Kept." in reviewer.page.text
    reviewer.press("Keep this", what="easy", language="en_GB", by_whom="Ewa Sample", words="no-such: He sang.")
    assert reviewer.response.status_code == 422
    screens = "home: He sang at home.\n\ndoctor: The doctor asked for a test."
    reviewer.press("Keep this", what="easy", language="en_GB", by_whom="Ewa Sample", words=screens)
    mother = Client(world.app).sign_in(world.mother)
    mother.read_as("pl")
    mother.get(f"/reviews/{world.review.reference}/draft/parts/0")
    assert "Śpiewał w chórze." in mother.page.text
    assert "He sang in the choir." in mother.page.text
    assert "Ewa Sample" in mother.page.text
    mother.read_as("en_GB", easy=True)
    mother.get(f"/reviews/{world.review.reference}/draft/")
    mother.press("how")
    assert mother.at.endswith("/easy/0"), "who reads easy read is shown the short version first"
    assert "He sang at home." in mother.page.text
    assert "The doctor asked" not in mother.page.text, "one idea a screen"
    mother.get(f"/reviews/{world.review.reference}/draft/easy/1")
    assert "The doctor asked for a test." in mother.page.text


def test_two_who_publish_at_once_show_it_once(any_world: World) -> None:
    with change(any_world) as session:
        review = review_of(session, any_world)
        bring_in(session, KEY, staff(any_world), review, FIRST, came_by=CameBy.PASTED, form_key="a")

    def publish(who: str) -> bytes:
        with change(any_world) as session:
            version = latest(session, any_world.review.id)
            assert version is not None
            return open_version(session, KEY, staff(any_world, who), review_of(session, any_world), version).link

    with ThreadPoolExecutor(2) as both:
        links = list(both.map(publish, ["reviewer", "lead"]))
    assert links[0] == links[1]
    with change(any_world) as session:
        assert len(session.scalars(select(DraftSeal)).all()) == 1
        assert seals.problems(session, KEY) == []


def test_who_stopped_is_answered_and_nothing_is_sent(any_world: World) -> None:
    with change(any_world) as session:
        version = opened(session, any_world)
        said = says(session, any_world, version, 2, "It was April.")
        session.add(ContactHold(contact_id=any_world.mother.id, kind=HoldKind.STOPPED, begins_at=now()))
        session.flush()
        before = len(session.scalars(select(Notice)).all())
        given = answer(
            session,
            staff(any_world),
            review_of(session, any_world),
            [said.id],
            Answer(Outcome.NOT_CHANGED, "Yes."),
            "k",
        )
        ways = Ways(any_world.app.extensions["lookup"], "http://127.0.0.1")
        notices.answered(session, staff(any_world), [any_world.mother.id], ways)
        assert said.answered_at == given.answered_at
        assert len(session.scalars(select(Notice)).all()) == before


def test_a_reviewer_who_left_is_answered_for_by_the_area_lead(world: World) -> None:
    values = drafted(world, world.sister)
    with change(world) as session:
        session.get_one(StaffMember, world.reviewer.id).left_at = now()
    lead = Client(world.app).sign_in(world.lead)
    lead.get(f"/desk/reviews/{world.review.reference}/draft/comments")
    assert lead.response.status_code == 200
    sister = Client(world.app).sign_in(world.sister)
    address = f"/reviews/{world.review.reference}/draft/versions/{values['version_id']}/paragraphs/1"
    sister.get(address)
    sister.press("Send it", kind="question", words="And now?")
    comment = sister.at.rstrip("/").rpartition("/")[2]
    lead.get(f"/desk/reviews/{world.review.reference}/draft/comments")
    lead.press("Send this answer", comment=comment, outcome="not_changed", words="I answer now.")
    sister.get(sister.at)
    assert "I answer now." in sister.page.text
