"""The copy for the group: names decided once and for later versions too, and nothing called anonymous unsigned."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError, IntegrityError

from portal.circle.reviews.models import Review
from portal.taking_part.drafts.versions import PartIn, SectionIn
from portal.taking_part.group_copy import deciding
from portal.taking_part.group_copy.deciding import NotSigned, StandsInAnother, Told
from tests.client import Client
from tests.factories import World
from tests.integration.group_copies import TEXT, change, decide_all, seal_key, shown_draft, signed_copy, staff


def desk(world: World) -> str:
    return f"/desk/reviews/{world.review.reference}/group-copy/"


def test_names_that_we_hold_and_capitals_are_open_until_somebody_decides(any_world: World) -> None:
    with change(any_world) as session:
        shown_draft(session, any_world)
        review = session.get_one(Review, any_world.review.id)
        copy = deciding.now_of(session, review)
        assert copy is not None
        assert {one.key for one in copy.open} == {"thomas", "mill house", "may", "4 april"}
        decide_all(session, any_world)
        copy = deciding.now_of(session, review)
        assert copy is not None
        assert copy.open == ()
        assert [one.words for one in copy.text() if one.number] == [
            "The person lived at their home. He may have liked a friend best.",
            "On a day in the spring the doctor rang. The person’s friend a friend was with him.",
        ]


def test_a_signature_is_of_one_text_and_ends_with_it(any_world: World) -> None:
    with change(any_world) as session:
        shown_draft(session, any_world)
        review = session.get_one(Review, any_world.review.id)
        copy = deciding.now_of(session, review)
        assert copy is not None
        with pytest.raises(NotSigned):
            signed_copy(session, any_world)
        decide_all(session, any_world)
        row = signed_copy(session, any_world)
        assert signed_copy(session, any_world).id == row.id
        copy = deciding.now_of(session, review)
        assert copy is not None
        assert deciding.holds(seal_key(any_world), copy, row)
        read = deciding.digest(seal_key(any_world), copy)
        later = (*TEXT, SectionIn("What should change", [PartIn("Thomas’s cousin Egbert asks for a nurse at night.")]))
        shown_draft(session, any_world, later, "later")
        copy = deciding.now_of(session, review)
        assert copy is not None
        assert [one.key for one in copy.open] == ["egbert"], "what was decided of Thomas holds in the new version too"
        assert not deciding.holds(seal_key(any_world), copy, row)
        with pytest.raises(NotSigned):
            deciding.sign(session, seal_key(any_world), staff(any_world), review, read)


def test_what_stands_instead_holds_no_name(any_world: World) -> None:
    with change(any_world) as session:
        shown_draft(session, any_world)
        review = session.get_one(Review, any_world.review.id)
        decide_all(session, any_world)
        name = deciding.Sort.NAME
        with pytest.raises(StandsInAnother):
            deciding.decide(
                session, seal_key(any_world), staff(any_world), review, Told("Egbert", name, "THOMAS’s cousin")
            )
        with pytest.raises(StandsInAnother):  # "their home" stands for Mill House
            deciding.decide(session, seal_key(any_world), staff(any_world), review, Told("Home", name, "a place"))


def test_a_name_is_decided_anew_and_stands_once(any_world: World) -> None:
    with change(any_world) as session:
        shown_draft(session, any_world)
        review = session.get_one(Review, any_world.review.id)
        decide_all(session, any_world)
        before = len(deciding.decisions(session, review.id))
        told = Told("THOMAS’s", deciding.Sort.NAME, "he")
        deciding.decide(session, seal_key(any_world), staff(any_world), review, told)
        assert len(deciding.decisions(session, review.id)) == before
        assert {one.name: one.instead for one in deciding.decisions(session, review.id)}["Thomas"] == "he"


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE group_copy SET signed_by = :other",
        "UPDATE group_copy SET text_mac = :mac",
        "UPDATE group_copy SET undecided = 1",
        "DELETE FROM group_copy",
        "DELETE FROM group_decision",
        "UPDATE group_decision SET kept = true",
        "UPDATE group_copy SET given_at = signed_at, given_by = signed_by",
        "UPDATE group_copy SET shown_at = signed_at",
    ],
)
def test_the_database_refuses(any_world: World, statement: str) -> None:
    with change(any_world) as session:
        shown_draft(session, any_world)
        decide_all(session, any_world)
        signed_copy(session, any_world)
    with pytest.raises((DatabaseError, IntegrityError)), change(any_world) as session:
        session.execute(text(statement), {"other": any_world.lead.id.hex, "mac": b"other"})


def test_the_database_refuses_a_signature_of_a_text_that_is_not_the_newest(any_world: World) -> None:
    with change(any_world) as session:
        shown_draft(session, any_world)
        decide_all(session, any_world)
        signed_copy(session, any_world)
        shown_draft(session, any_world, TEXT[:1], "later")
    again = (
        "INSERT INTO group_copy"
        " (id, review_id, version_id, number, signed_by, signed_at, undecided, text_mac, text_sealed)"
        " SELECT :id, review_id, version_id, 2, signed_by, signed_at, :open, text_mac, text_sealed FROM group_copy"
    )
    for left_open in (0, 1):
        with pytest.raises((DatabaseError, IntegrityError)), change(any_world) as session:
            session.execute(text(again), {"id": any_world.review.id.hex, "open": left_open})


def test_decided_and_signed_on_pages(world: World) -> None:
    with change(world) as session:
        shown_draft(session, world)
    reviewer = Client(world.app).sign_in(world.reviewer)
    reviewer.get(desk(world))
    assert "Not checked by a person." in reviewer.page.text
    assert "Not decided yet: 4" in reviewer.page.text
    reviewer.press("Keep these decisions", **{"do-0": "replace", "instead-0": ""})
    assert reviewer.response.status_code == 422
    assert "Write what stands instead, or keep it." in reviewer.page.text
    names = {f"do-{place}": "keep" for place in range(4)} | {"do-0": "replace", "instead-0": "the person"}
    reviewer.press("Keep these decisions", **names)
    assert "Everything that is marked is decided." in reviewer.page.text
    reviewer.press("Replace it everywhere", name="doctor", instead="a doctor of the doctor")
    assert reviewer.response.status_code == 422
    reviewer.press("Replace it everywhere", name="doctor", instead="nurse")
    reviewer.follow_link("read it as the group will")
    assert "The person lived at Mill House" in reviewer.page.text
    assert "On 4 April the nurse rang" in reviewer.page.text
    reviewer.press("Sign it as anonymous")
    assert reviewer.response.status_code == 422
    reviewer.press("Sign it as anonymous", read_all="yes")
    assert "Anonymous: read and signed by Ruth Sample" in reviewer.page.text
    reviewer.get(desk(world))
    reviewer.follow_link("Change “Mill House”")
    reviewer.press("Keep these decisions", **{"do-0": "replace", "instead-0": "their home"})
    assert "that signature no longer holds" in reviewer.page.text
    assert "Not checked by a person." in reviewer.page.text


def test_a_text_that_changed_while_it_was_read_is_not_signed(world: World) -> None:
    with change(world) as session:
        shown_draft(session, world)
        decide_all(session, world)
    reviewer, lead = Client(world.app).sign_in(world.reviewer), Client(world.app).sign_in(world.lead)
    reviewer.get(desk(world) + "read")
    lead.get(desk(world))
    lead.press("Replace it everywhere", name="doctor", instead="nurse")
    reviewer.press("Sign it as anonymous", read_all="yes")
    assert reviewer.response.status_code == 409
    assert "It changed while you read it" in reviewer.page.text
    assert "Not checked by a person." in reviewer.page.text


def test_without_a_draft_that_was_shown_there_is_no_copy(world: World) -> None:
    reviewer = Client(world.app).sign_in(world.reviewer)
    assert reviewer.get(desk(world)).status_code == 404
