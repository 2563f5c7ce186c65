"""F52: somebody says what they think of the draft in a letter, by the numbers of its paragraphs."""

from sqlalchemy import select

from portal.circle.post.models import ArrivedPost
from portal.circle.promises.models import Task, TaskKind
from portal.taking_part.comments.models import CommentKind, DraftComment
from portal.taking_part.drafts.models import DraftParagraph
from tests.client import Client
from tests.factories import World
from tests.integration.drafted import drafted
from tests.integration.test_post_arrives import post_page, put_in, rows

WORDS = "On lubił herbatę, nie kawę. چائے"
KEEP = "Keep it as their comment"


def before_the_draft(world: World) -> Client:
    """Staff who opened an envelope, on the page for what it says of the draft."""
    client = put_in(post_page(world), ticked="by_post")
    [arrived] = rows(world, ArrivedPost)
    here = f"/desk/reviews/{world.review.reference}/post/{world.letter.id}/came/{arrived.id}/draft/"
    assert here in client.response.get_data(as_text=True)
    client.get(here)
    return client


def first_number(world: World) -> int:
    with world.app.extensions["database"].reading() as session:
        return session.scalars(select(DraftParagraph.number).order_by(DraftParagraph.number)).first() or 0


def of_the_letter(world: World) -> list[DraftComment]:
    return [one for one in rows(world, DraftComment) if one.contact_id == world.letter.id]


def test_what_a_letter_says_of_a_paragraph_is_their_comment_and_is_answered(any_world: World) -> None:
    drafted(any_world, any_world.mother)
    client, number = before_the_draft(any_world), first_number(any_world)
    client.press(KEEP, number=str(number), kind="wrong", words=WORDS)
    assert f"Kept as their comment on paragraph {number}." in client.page.main
    [one] = of_the_letter(any_world)
    assert (one.number, one.kind, one.came_by, one.assisted_by) == (
        number,
        CommentKind.WRONG,
        "letter",
        any_world.support.id,
    )
    with any_world.app.extensions["database"].reading() as session:
        assert session.get_one(DraftComment, one.id).words == WORDS
    promised = [task for task in rows(any_world, Task) if task.kind is TaskKind.DRAFT_COMMENT]
    assert any_world.letter.id in {task.contact_id for task in promised}
    client.press(KEEP, number=str(number), kind="thank_you")
    assert len(of_the_letter(any_world)) == 2


def test_the_same_form_twice_is_one_comment(world: World) -> None:
    drafted(world, world.mother)
    client, number = before_the_draft(world), first_number(world)
    form = {"number": str(number), "kind": "wrong", "words": WORDS, "form_key": "twice", "csrf_token": client.token()}
    for _ in range(2):
        client.post(client.at.partition("?")[0], form)
    assert len(of_the_letter(world)) == 1


def test_a_wrong_number_and_missing_words_keep_what_was_typed(world: World) -> None:
    drafted(world, world.mother)
    client, number = before_the_draft(world), first_number(world)
    for given, said in (
        ({"number": "9999", "kind": "wrong"}, "No paragraph of the version"),
        ({"number": "one", "kind": "wrong"}, "Write the number alone"),
        ({"number": str(number), "kind": ""}, "Choose what it is"),
    ):
        client.press(KEEP, **given, words=WORDS)
        assert client.response.status_code == 422
        assert said in client.page.main
        assert WORDS in client.response.get_data(as_text=True)
    client.press(KEEP, number=str(number), kind="wrong", words="")
    assert client.response.status_code == 422
    assert "Write what they wrote." in client.page.main
    assert of_the_letter(world) == []


def test_before_a_draft_was_shown_nothing_can_be_kept(world: World) -> None:
    client = before_the_draft(world)
    assert "The circle was shown no draft yet." in client.page.main
    assert KEEP not in client.page.main


def test_an_envelope_of_somebody_else_is_nobodys(world: World) -> None:
    drafted(world, world.mother)
    before_the_draft(world)
    [arrived] = rows(world, ArrivedPost)
    support = Client(world.app).sign_in(world.support)
    of_mother = f"/desk/reviews/{world.review.reference}/post/{world.mother.id}/came/{arrived.id}/draft/"
    assert support.get(of_mother, follow=False).status_code == 404
