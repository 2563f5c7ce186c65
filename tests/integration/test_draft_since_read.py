"""What changed is told against the version that this reader read, whatever came between, and whoever reads to them."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from portal.taking_part.drafts import queries
from portal.taking_part.drafts.comparing import Became
from portal.taking_part.drafts.matching import How
from portal.taking_part.drafts.models import CameBy
from portal.taking_part.drafts.opening import open_version
from portal.taking_part.drafts.saying_which import say_which
from portal.taking_part.drafts.versions import PartIn, SectionIn, bring_in, latest, paragraphs
from portal.taking_part.reading import since
from tests.factories import World
from tests.integration.draft_steps import KEY, change, review_of, staff

TOLD = {
    "a": "He lived at Mill House for eleven years and had his own front door key on a red string",
    "b": "In March the day centre saw that he was eating less and told his key worker by telephone",
    "c": "A learning disability nurse visited the ward on each morning while they kept him in bed",
    "d": "Nobody asked for another blood sample after that first tube went missing between two floors",
}
NEW, CHANGED, SAME = Became.NEW, Became.CHANGED, None
# the versions, small letters each a paragraph and `a1` its words changed once; which was read; what is told of the last
TABLE = [
    ("nothing read", "a b, a1 b", 0, {}, {}),
    ("one missed, changed in it, the same since", "a b, a1 b, a1 b", 1, {1: CHANGED}, {}),
    ("changed in both", "a b, a1 b, a2 b", 1, {1: CHANGED}, {}),
    ("changed and changed back", "a b, a1 b, a b", 1, {}, {}),
    ("changed back is a change for who read between", "a b, a1 b, a b", 2, {1: CHANGED}, {}),
    ("new in the one missed, the same since", "a, a b, a b", 1, {2: NEW}, {}),
    ("new in the one missed, changed since", "a, a b, a b1", 1, {2: NEW}, {}),
    ("new for one, changed for the other", "a, a b, a b1", 2, {2: CHANGED}, {}),
    ("gone in the one missed", "a b, a, a c", 1, {3: NEW}, {2: None}),
    ("gone before they read", "a b, a, a", 2, {}, {}),
    ("came and went while they were away", "a, a b, a", 1, {}, {}),
    ("taken out and put back: a number is never used again", "a b, a, a b", 1, {3: NEW}, {2: None}),
    ("moved only", "a b c, c a b, b c a", 1, {}, {}),
    ("put into another", "a b c, a+b c, a+b c", 1, {1: CHANGED}, {2: 1}),
    ("put into another, and that into a third", "a b c+d+c, a+b c+d+c, c+d+c+a+b", 1, {3: CHANGED}, {1: 3, 2: 3}),
    ("put into another that went", "a b c, a+b c, c", 1, {}, {1: None, 2: None}),
    ("they read the newest", "a b, a1 b", 2, {}, {}),
]


def words(one: str) -> str:
    """``a1+b``: two paragraphs in one, the first with other words."""
    parts = [TOLD[each[0]] + (f" no {each[1:]}" if each[1:] else "") for each in one.split("+")]
    return ", and ".join(parts) + "."


def show(session: Session, world: World, number: int, version: str) -> None:
    review, sections = review_of(session, world), (SectionIn("All", [PartIn(words(one)) for one in version.split()]),)
    brought = bring_in(session, KEY, staff(world), review, sections, came_by=CameBy.PASTED, form_key=f"{number}")
    for one in paragraphs(session, brought.id):
        if one.how is How.UNSURE:
            say_which(session, staff(world), brought, one.number, one.number)
    open_version(session, KEY, staff(world), review, brought)


def told(session: Session, world: World, read: int) -> since.Since:
    version = latest(session, world.review.id)
    assert version is not None
    return since.told(session, version, queries.earlier_versions(session, version), read, "en_GB")


@pytest.mark.parametrize(("case", "versions", "read", "changed", "gone"), TABLE, ids=[one[0] for one in TABLE])
def test_it_is_told_against_the_version_that_was_read(
    any_world: World, case: str, versions: str, read: int, changed: dict[int, Became], gone: dict[int, int | None]
) -> None:
    with change(any_world) as session:
        for number, version in enumerate(versions.split(", ")):
            show(session, any_world, number, version)
        found = told(session, any_world, read)
        assert {one.number: one.became for one in found.changed} == changed, case
        assert {one.number: one.merged_into for one in found.gone} == gone, case


class Undone(Exception):
    """Raised at the end of each example: nothing of it stays."""


VERSION = st.lists(
    st.tuples(st.sampled_from("abcd"), st.integers(0, 2)), min_size=1, max_size=4, unique_by=lambda x: x[0]
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(VERSION, min_size=2, max_size=5))
def test_it_is_what_a_slow_look_at_every_version_finds(world: World, history: list[list[tuple[str, int]]]) -> None:
    try:
        with change(world) as session:
            for number, version in enumerate(history):
                show(session, world, number, " ".join(f"{key}{turn or ''}" for key, turn in version))
            for read in range(1, len(history) + 1):
                found = told(session, world, read)
                changed, gone = looked_at(history, read)
                assert {one.number: one.became for one in found.changed} == changed
                assert {one.number: one.merged_into for one in found.gone} == gone
            raise Undone
    except Undone:
        return


def looked_at(history: list[list[tuple[str, int]]], read: int) -> tuple[dict[int, Became], dict[int, None]]:
    """The same, one version after the other: a paragraph that goes and comes back has another number."""
    highest = 0
    numbers: dict[str, int] = {}
    seen: list[dict[int, int]] = []
    for version in history:
        numbers = {key: numbers[key] for key, _ in version if key in numbers}
        for key, _ in version:
            if key not in numbers:
                highest += 1
                numbers[key] = highest
        seen.append({numbers[key]: turn for key, turn in version})
    known, now = seen[read - 1], seen[-1]
    changed = {one: NEW if one not in known else CHANGED for one, turn in now.items() if known.get(one) != turn}
    return changed, dict.fromkeys(known.keys() - now.keys())
