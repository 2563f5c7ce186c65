"""A closer look: each who asked is talked with first, other ways in it; the decision stands with names and days."""

from typing import Any

import pytest

from portal.clock import today
from portal.taking_part.focused.models import TalkKind
from portal.taking_part.focused.services import (
    Decided,
    NobodyIsUntrue,
    OtherWaysFirst,
    TalkFirst,
    ask,
    decide,
    take_back,
    write_talk,
)
from tests.client import Client
from tests.factories import World
from tests.integration.draft_steps import change, review_of, staff

NO = Decided(False, (), "The care was looked at closely.", "I ring you on Monday.")


def page(world: World) -> str:
    return f"/reviews/{world.review.reference}/closer-look/"


def desk(world: World) -> str:
    return f"/desk/reviews/{world.review.reference}/closer-look/"


def talked(session: Any, world: World, kind: TalkKind = TalkKind.TALKED, *, ways: bool = True) -> None:
    write_talk(
        session,
        staff(world),
        review_of(session, world),
        kind,
        contact_id=world.mother.id,
        on_day=today(),
        other_ways_told=ways,
        summary=None,
    )


def test_each_who_asked_is_talked_with_before_the_decision(any_world: World) -> None:
    with change(any_world) as session:
        review = review_of(session, any_world)
        ask(session, any_world.mother.actor, review, "a")
        sisters = ask(session, any_world.sister.actor, review, "b")
        talked(session, any_world)
        with pytest.raises(TalkFirst):
            decide(session, staff(any_world), review, NO, "d")
        take_back(session, any_world.sister.actor, sisters)
        assert decide(session, staff(any_world), review, NO, "d").place == 1


def test_other_ways_are_told_in_the_talk_before_the_decision(any_world: World) -> None:
    with change(any_world) as session:
        talked(session, any_world, ways=False)
        with pytest.raises(OtherWaysFirst):
            decide(session, staff(any_world), review_of(session, any_world), NO, "d")
        talked(session, any_world)
        assert decide(session, staff(any_world), review_of(session, any_world), NO, "d").place == 1


def test_nobody_is_in_the_circle_is_only_written_where_it_is_true(any_world: World) -> None:
    with change(any_world) as session, pytest.raises(NobodyIsUntrue):
        talked(session, any_world, TalkKind.NOBODY)


def test_the_desk_says_what_comes_first_and_keeps_the_words(world: World) -> None:
    with change(world) as session:
        ask(session, world.mother.actor, review_of(session, world), "a")
    reviewer = Client(world.app).sign_in(world.reviewer)
    reviewer.get(desk(world))
    assert "Nobody has talked with them yet" in reviewer.page.main
    day = {"on_day": "01/11/2026", "summary": "She asked why."}
    reviewer.press("Write the talk down", kind="nobody", **day)
    assert reviewer.response.status_code == 422
    assert "Somebody is in the circle" in reviewer.page.main
    assert "She asked why." in reviewer.page.main
    reviewer.press("Write the talk down", kind="not_wanted", **day)
    assert "Choose with whom you talked, or who did not wish to" in reviewer.page.main
    reviewer.press("Write the talk down", kind="talked", contact=str(world.mother.id), **day)
    said = {"focused": "no", "reasons": NO.reasons, "next": NO.next, "criteria": ["family_asked"]}
    reviewer.press("Decide and tell the circle", **said)
    assert reviewer.response.status_code == 409
    assert "other ways" in reviewer.page.main
    assert NO.reasons in reviewer.page.main
    reviewer.press("Write the talk down", kind="talked", contact=str(world.mother.id), other_ways="y", **day)
    reviewer.press("Decide and tell the circle", **said)
    assert "That is decided." in reviewer.page.main
    assert "by Ruth Sample" in reviewer.page.main
    assert "What spoke for it: the family asked" in reviewer.page.main
    assert "Nobody has talked with them yet" not in reviewer.page.main


def test_who_did_not_wish_to_talk_is_not_told_that_we_talked(world: World) -> None:
    with change(world) as session:
        ask(session, world.mother.actor, review_of(session, world), "a")
        talked(session, world, TalkKind.NOT_WANTED)
    mother = Client(world.app).sign_in(world.mother)
    mother.get(page(world))
    assert "You asked for a closer look on" in mother.page.main
    assert "We talked about it" not in mother.page.main
    assert "rings you by" not in mother.page.main


def test_a_refusal_that_nobody_asked_for_leaves_asking_open_to_each(world: World) -> None:
    with change(world) as session:
        talked(session, world)
        decide(session, staff(world), review_of(session, world), NO, "d")
    sister = Client(world.app).sign_in(world.sister)
    sister.get(f"/reviews/{world.review.reference}/")
    sister.follow_link("There is no focused review, and this is why.")
    assert NO.reasons in sister.page.main
    assert "Ruth Sample" in sister.page.main
    sister.press("Ask for a closer look")
    assert "You asked for a closer look on" in sister.page.main
    assert "Ruth Sample rings you by" in sister.page.main
    assert NO.reasons in sister.page.main


def test_an_earlier_decision_stays_to_be_read(world: World) -> None:
    with change(world) as session:
        talked(session, world)
        decide(session, staff(world), review_of(session, world), NO, "d")
        yes = Decided(True, (), "A nurse wrote to us since.", "We ask the ward by May.")
        decide(session, staff(world), review_of(session, world), yes, "e")
    mother = Client(world.app).sign_in(world.mother)
    mother.get(page(world))
    assert yes.reasons in mother.page.main
    assert NO.reasons in mother.page.main
    assert "If you do not agree, ring us" not in mother.page.main


@pytest.mark.parametrize(("language", "said"), [("en_GB", 0), ("pl", 1)])
def test_who_reads_another_language_is_told_that_the_reasons_are_in_english(
    world: World, language: str, said: int
) -> None:
    with change(world) as session:
        ask(session, world.mother.actor, review_of(session, world), "a")
        talked(session, world)
        decide(session, staff(world), review_of(session, world), NO, "d")
    mother = Client(world.app).sign_in(world.mother).read_as(language)
    mother.get(page(world))
    assert mother.page.text.count("Te słowa są po angielsku") == said
    assert NO.reasons in mother.page.text
