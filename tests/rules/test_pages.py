"""Every page of the portal keeps the page rules, in each language, in standard words and in easy read."""

import pytest
from flask import Flask

from portal.foundation.identity.actor import Assurance
from tests.client import Client
from tests.factories import World

READINGS = [(language, easy) for language in ("en_GB", "pl", "ur") for easy in (False, True)]
PUBLIC = ["/", "/link", "/link?kept=1", "/link/sent", "/link/closed", "/call-me", "/looks", "/language", "/signed-out"]
MINE = [f"/mine/{one}" for one in ("", "helps", "how", "new-address", "promised", "quiet/", "pause/", "helpers/")]
REVIEW = [
    "",
    "involvement/",
    "involvement/each",
    "involvement/chosen",
    "ring-first",
    "who-else",
    "stories/",
    "stories/tell",
    "stories/{story}/cards/just-say-it",
    "stories/{story}/cards/laugh",
    "stories/{story}/cards/good-day",
    "stories/{story}/cards/helped",
    "stories/{story}/cards/went-wrong",
    "stories/{story}/photos/",
    "stories/{story}/who",
    "stories/{story}/read",
    "stories/{story}/shared",
    "stories/{story}",
]


@pytest.mark.parametrize(("language", "easy"), READINGS)
def test_public_pages(app: Flask, world: World, client: Client, language: str, easy: bool) -> None:
    client.read_as(language, easy=easy)
    pages = [f"/pages/{name}" for name in app.extensions["pages"]]
    assert len(pages) >= 9
    for path in [*PUBLIC, *pages, "/quiet", "/l/no-such-link", "/nowhere"]:
        client.get(path)
        assert client.response.status_code in {200, 404, 410}, path


@pytest.mark.parametrize(("language", "easy"), READINGS)
def test_a_family_members_pages(world: World, client: Client, language: str, easy: bool) -> None:
    mother = world.mother
    client.sign_in(mother).read_as(language, easy=easy)
    for path in REVIEW:
        client.get(f"/reviews/{mother.review.reference}/{path.format(story=mother.story)}")
        assert client.response.status_code == 200, path
        assert mother.review.person not in client.page.title
    for path in ("/call-me", "/looks", "/language", "/start", *MINE):
        client.get(path)
        assert client.response.status_code == 200, path


@pytest.mark.parametrize(("language", "easy"), READINGS)
def test_pages_with_something_to_put_right(world: World, client: Client, language: str, easy: bool) -> None:
    mother = world.mother
    base = f"/reviews/{mother.review.reference}"
    client.sign_in(mother, Assurance.STEPPED_UP).read_as(language, easy=easy)
    token = {"csrf_token": _token(client, "/call-me")}
    wrong = {
        "/call-me": {},
        "/link": {"email": "no address"},
        f"{base}/stories/{mother.story}/cards/helped": {"words": "x" * 300_001, "version": "0"},
        f"{base}/stories/{mother.story}/who": {"may_quote": "somehow"},
        f"{base}/stories/{mother.story}/photos/": {},
        f"{base}/involvement/each": {"news": "maybe"},
        f"{base}/ring-first": {"whom": "nobody we know"},
        f"{base}/who-else": {},
        "/mine/helps": {"reads": "nothing we know"},
        "/mine/how": {},
        "/mine/new-address": {},
        "/mine/quiet/": {"first": "some day"},
        "/mine/helpers/": {},
    }
    for path, fields in wrong.items():
        client.post(path, {**token, **fields})
        assert client.response.status_code == 422, path
        assert not client.page.title.startswith(client.page.heading), path


@pytest.mark.parametrize("who", ["reviewer", "support", "lead"])
def test_staff_pages(world: World, client: Client, who: str) -> None:
    client.sign_in(world.staff[who])
    ref, story = world.review.reference, world.mother.story
    circle, new_review = f"/desk/reviews/{ref}/circle/", f"/desk/areas/{world.lead.area_id}/reviews/new"
    of_one = [f"{circle}{world.mother.id}/{page}" for page in ("", "details", "end")]
    paths = {
        "reviewer": ["/desk/", f"/desk/reviews/{ref}/", f"/desk/reviews/{ref}/stories/{story}/", new_review, *of_one],
        "support": [
            "/phone/",
            f"/phone/calls/{world.call}/",
            "/phone/records/",
            f"/phone/records/{world.call}/",
            "/desk/circles/",
            circle,
            f"{circle}new",
            f"{circle}{world.mother.id}/",
        ],
        "lead": [
            "/area/",
            "/phone/",
            f"/desk/reviews/{ref}/",
            new_review,
            circle,
            "/desk/second-yes/",
            f"/desk/reviews/{ref}/second-yes/{world.proposal.id}",
            f"/desk/reviews/{ref}/refusal",
            f"/desk/reviews/{ref}/close/",
            f"/desk/reviews/{ref}/about",
            f"/desk/reviews/{ref}/looked-for",
            f"/desk/reviews/{ref}/area",
            f"{circle}{world.mother.id}/move",
            f"{circle}{world.mother.id}/same-person",
            f"/desk/areas/{world.lead.area_id}/look-again/",
            f"/area/{world.lead.area_id}/arrivals/",
            f"/area/{world.lead.area_id}/arrivals/{world.listed.id}/",
            f"/area/{world.lead.area_id}/coming/",
        ],
    }
    for path in [*paths[who], "/start"]:
        client.get(path)
        assert client.response.status_code == 200, path


def _token(client: Client, path: str) -> str:
    client.get(path)
    return client.token()
