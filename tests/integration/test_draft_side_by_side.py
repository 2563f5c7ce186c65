"""Two versions side by side for staff: marked for the eye and in words, with the reason; only for who writes it."""

from tests.client import Client
from tests.factories import World

DRAFT = "# His care\n\nThe doctor asked for a test in April.\n\nHe sang on Sundays.\n"


def test_what_changed_is_marked_and_said_in_words(any_world: World) -> None:
    one = Client(any_world.app).sign_in(any_world.reviewer)
    desk = f"/desk/reviews/{any_world.review.reference}/draft/"
    one.get(desk + "side-by-side/")
    assert "There is only one version, or none." in one.page.main
    one.get(desk)
    one.press("Bring this in", words=DRAFT)
    one.press("Show it to the circle and seal it", reason="They asked for it today.")
    one.press("Bring this in", words=DRAFT.replace("April", "May") + "\nHe loved trains.\n")
    one.press("Show it to the circle and seal it", reason="They asked.", changes="The month was wrong.")
    one.follow_link("Two versions side by side")
    for said in (
        "What the circle is told: The month was wrong.",
        "Paragraph 1 was changed",
        "Paragraph 3 is new",
        "taken out: April. end of taken out.",
        "put in: May. end of put in.",
    ):
        assert said in one.page.main
    assert [words.split()[-1] for words in ("".join(e.itertext()) for e in one.page.all("ins"))] != []
    assert "He sang on Sundays." not in one.page.main
    one.get(desk + "side-by-side/?before=1&after=2&whole=1")
    assert "Paragraph 2 stayed the same" in one.page.main
    for wrong in ("?before=7", "?after=x", "?after=٢"):
        assert one.get(desk + "side-by-side/" + wrong).status_code == 404
