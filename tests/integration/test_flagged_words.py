"""Words that sound like crisis or danger: help at once for who writes, a person who reads them once staff have them."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from portal.circle.areas import queries as area_queries
from portal.circle.areas import services as areas
from portal.circle.areas.models import StaffMember
from portal.circle.promises.models import Task, TaskKind
from portal.circle.reaching.models import StaffMail
from portal.clock import now, today
from portal.foundation.audit.models import TrailEntry
from portal.foundation.identity.actor import SYSTEM
from portal.foundation.outbox.models import Notice
from tests.client import Client
from tests.factories import World
from tests.integration.everybody import be
from tests.integration.mail import send
from tests.integration.test_staff_mail import names_nobody
from tests.smtp import MailServer

CRISIS = "Since he died I want to die too."
DANGER = "My friend still lives there and staff hit people."
READ = "Read what Marta Testrow wrote, and write what you did"
NUMBERS = ("999", "111", "116 123", "85258")


def flagged(world: World) -> list[Task]:
    """The tasks of flagged words, the oldest first."""
    with world.app.extensions["database"].reading() as session:
        return list(session.scalars(select(Task).where(Task.kind == TaskKind.FLAGGED_WORDS).order_by(Task.id)))


def rows(world: World) -> dict[str, int]:
    """How much of anything that could tell staff of words stands in the database."""
    with world.app.extensions["database"].reading() as session:
        return {
            model.__tablename__: session.scalar(select(func.count()).select_from(model)) or 0
            for model in (Task, Notice, StaffMail)
        }


def card(world: World, name: str = "good-day") -> str:
    """A card of the sister's story, which is not shared."""
    return f"/reviews/{world.review.reference}/stories/{world.sister.story}/cards/{name}"


def helps(client: Client) -> None:
    """Help stands on the page: numbers, and a call in one press."""
    main = client.page.main
    for number in NUMBERS:
        assert number in main
    box = client.page.having("data-help-now")[0]
    assert any(link.get("href", "").startswith("/call-me") for link in box.iter() if link.get("href"))


@pytest.fixture
def sister(any_world: World) -> Client:
    """The sister's browser; her story is not shared."""
    return Client(any_world.app).sign_in(any_world.sister)


def share(world: World, client: Client, words: str) -> None:
    """Write on a card and share the story."""
    client.get(card(world))
    client.press("Save and carry on", words=words)
    client.get(f"/reviews/{world.review.reference}/stories/{world.sister.story}/read")
    client.press("Share it")


def test_once_shared_its_reviewer_is_asked_by_the_end_of_the_next_working_day(any_world: World, sister: Client) -> None:
    share(any_world, sister, f"{CRISIS} {DANGER}")
    helps(sister)  # beside the receipt
    [task] = flagged(any_world)
    with any_world.app.extensions["database"].reading() as session:
        area = area_queries.card(session, any_world.review.area_id)
        assert area is not None
        task = session.get_one(Task, task.id)
        assert (task.owner_id, task.due_on) == (any_world.reviewer.id, area.next_day())
        assert (task.contact_id, task.review_id) == (any_world.sister.id, any_world.review.id)
        assert task.note == f"crisis+danger story {any_world.sister.story}"  # never the words
    for page in ("Thank you", "Your story"):
        sister.get(f"/reviews/{any_world.review.reference}/" + ("" if page == "Thank you" else "stories/"))
        assert "flagged" not in sister.page.text.lower()


def test_words_added_to_a_shared_story_are_looked_at_once(any_world: World, sister: Client) -> None:
    share(any_world, sister, "He sang.")
    assert not flagged(any_world)
    for words in ("He sang. " + CRISIS, "He sang. " + CRISIS + " We miss him.", "He sang. " + CRISIS + " " + DANGER):
        sister.get(card(any_world))
        sister.press("Save and carry on", words=words)
    [task] = flagged(any_world)
    with any_world.app.extensions["database"].transaction() as session:
        waits = session.get_one(Task, task.id)
        assert (waits.note or "").startswith("crisis+danger ")
        waits.done_at = now()
    sister.get(card(any_world))
    sister.press("Save and carry on", words="He sang. " + CRISIS + " " + DANGER + " And he laughed.")
    assert len(flagged(any_world)) == 1  # nothing new
    sister.get(card(any_world))
    sister.press("Save and carry on", words="I took all my tablets.")
    assert len(flagged(any_world)) == 2


def test_staff_are_told_at_once_and_no_name_stands_in_it(any_world: World, sister: Client, smtp: MailServer) -> None:
    share(any_world, sister, CRISIS)
    send(any_world.app)
    told = [one for one in smtp.arrived if "urgent" in str(one.message["Subject"]).lower()]
    assert sorted(one.recipients[0].partition("@")[0] for one in told) == ["reviewer", "support"]
    for one in told:
        names_nobody(any_world, one)
        assert "die" not in one.text


def away(world: World) -> None:
    """The reviewer is away, and a colleague stands in."""
    with world.app.extensions["database"].transaction() as session:
        reviewer = session.get_one(StaffMember, world.reviewer.id)
        until = today() + timedelta(days=3)
        areas.set_away(session, SYSTEM, reviewer, reviewer.area_id, until, world.second_reviewer.id)


def test_an_absent_reviewers_go_to_who_stands_in(any_world: World, sister: Client, smtp: MailServer) -> None:
    away(any_world)
    share(any_world, sister, CRISIS)
    [task] = flagged(any_world)
    assert task.owner_id == any_world.second_reviewer.id
    send(any_world.app)
    told = [one for one in smtp.arrived if "urgent" in str(one.message["Subject"]).lower()]
    assert sorted(one.recipients[0].partition("@")[0] for one in told) == ["second_reviewer", "support"]
    deputy = Client(any_world.app).sign_in(any_world.second_reviewer)
    deputy.get("/desk/")
    deputy.get(deputy.page.link(READ))
    assert CRISIS in deputy.page.main
    with any_world.app.extensions["database"].reading() as session:
        seen = select(TrailEntry).where(TrailEntry.event == "seen.story", TrailEntry.thing_id == any_world.sister.story)
        assert [one.actor_id for one in session.scalars(seen)] == [any_world.second_reviewer.id]


def test_who_goes_away_after_it_came_has_it_on_the_list_of_who_stands_in(any_world: World, sister: Client) -> None:
    share(any_world, sister, CRISIS)
    deputy = Client(any_world.app).sign_in(any_world.second_reviewer)
    [task] = flagged(any_world)
    assert deputy.get(f"/desk/flagged/{task.id}").status_code == 404
    away(any_world)
    deputy.get("/desk/")
    assert "Flagged words" in deputy.page.main
    assert deputy.get(f"/desk/flagged/{task.id}").status_code == 200


def test_a_person_reads_them_and_writes_what_was_done(any_world: World, sister: Client) -> None:
    share(any_world, sister, CRISIS)
    reviewer = Client(any_world.app).sign_in(any_world.reviewer)
    reviewer.get("/desk/")
    assert "Flagged words" in reviewer.page.main
    reviewer.get(reviewer.page.link(READ))
    assert CRISIS in reviewer.page.main
    assert "crisis" in reviewer.page.main
    reviewer.press("Done", words="I rang her: her sister is with her.")
    assert reviewer.response.status_code == 422
    assert "Choose what you did" in reviewer.page.text
    reviewer.press("Done", outcome="rang", words="I rang her: her sister is with her.")
    assert "I rang her: her sister is with her." in reviewer.page.main
    reviewer.get("/desk/")
    assert "Flagged words" not in reviewer.page.main


def test_nobody_who_does_not_have_to_can_open_them(any_world: World, sister: Client) -> None:
    share(any_world, sister, CRISIS)
    [task] = flagged(any_world)
    for key, status in (
        ("lead", 200),
        ("support", 404),
        ("second_reviewer", 404),
        ("far_reviewer", 404),
        ("far_lead", 404),
    ):
        client = Client(any_world.app).sign_in(getattr(any_world, key))
        assert client.get(f"/desk/flagged/{task.id}").status_code == status, key


def test_what_was_taken_back_cannot_be_read_and_a_call_can_be_offered(any_world: World, sister: Client) -> None:
    share(any_world, sister, CRISIS)
    sister.get(f"/reviews/{any_world.review.reference}/stories/{any_world.sister.story}/read")
    sister.press("Take my story back")
    reviewer = Client(any_world.app).sign_in(any_world.reviewer)
    [task] = flagged(any_world)
    reviewer.get(f"/desk/flagged/{task.id}")
    assert CRISIS not in reviewer.page.text
    assert "They took it back" in reviewer.page.main


def test_what_nobody_did_by_its_day_is_late_in_the_list_of_the_lead(any_world: World, sister: Client) -> None:
    share(any_world, sister, CRISIS)
    with any_world.app.extensions["database"].transaction() as session:
        task = session.scalars(select(Task).where(Task.kind == TaskKind.FLAGGED_WORDS)).one()
        task.due_on = today() - timedelta(days=1)
    lead = Client(any_world.app).sign_in(any_world.lead)
    lead.get("/phone/")
    assert lead.page.main.index("Late: say sorry first. Flagged words") < lead.page.main.index("By ")
    assert lead.page.link("Read it, and write what you did")


def test_a_visitor_who_asks_for_a_call_is_helped_and_seen(any_world: World) -> None:
    visitor = Client(any_world.app)
    visitor.get("/call-me")
    told = {"name": "Vera", "phone": "01632 960 777", "part": "morning", "note": "I cannot go on."}
    visitor.press("Ask for a call", **told)
    helps(visitor)
    [task] = flagged(any_world)
    assert (task.owner_id, task.contact_id) == (any_world.support.id, None)
    support = Client(any_world.app).sign_in(any_world.support)
    support.get(f"/desk/flagged/{task.id}")
    assert "I cannot go on." in support.page.main
    assert "01632 960 777" in support.page.main


def test_what_is_written_for_a_caller_passes_the_same_way(any_world: World) -> None:
    support = be(any_world, "support_acting")
    address = f"/reviews/{any_world.review.reference}/stories/{any_world.mother.story}/cards/good-day"
    support.get(address)
    support.press("Save and carry on", words=CRISIS)
    assert support.page.having("data-help-now")
    [task] = flagged(any_world)  # the mother's story is shared
    assert task.contact_id == any_world.mother.id
