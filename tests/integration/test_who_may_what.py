"""Every endpoint for every sort of person: let in, or told nothing at all."""

import re
from collections import Counter

import pytest
from flask import Flask

from portal import for_callers
from portal.acting_gate import STAFF_ROOMS
from portal.gate import DESKS
from portal.routes_list import of_app
from tests.client import Client
from tests.factories import World
from tests.integration.endpoint_access import ANSWERS, ENDPOINTS, FIELDS
from tests.integration.endpoint_people import EVERYBODY
from tests.integration.everybody import address, be, endpoints, lets_in, needs_yes, values_for


def test_the_list_names_every_endpoint_with_its_permission(app: Flask) -> None:
    assert {one["endpoint"]: one["access"] for one in of_app(app)} == {
        endpoint: permission for endpoint, (permission, _who) in ENDPOINTS.items()
    }


def test_each_page_of_a_family_says_what_staff_may_do_for_a_caller(app: Flask) -> None:
    """Write a new one into portal/for_callers.py: SAME, or REFUSED with the other way; or mark its view needs_yes."""
    family = {one["endpoint"] for one in of_app(app) if one["endpoint"].partition(".")[0] not in DESKS | STAFF_ROOMS}
    chosen = Counter([*for_callers.SAME, *for_callers.REFUSED])
    chosen.update(endpoint for endpoint in family if needs_yes(app, endpoint))
    not_chosen, gone = family - set(chosen), set(chosen) - family
    twice = {endpoint for endpoint, times in chosen.items() if times > 1}
    assert (not_chosen, gone, twice) == (set(), set(), set())


@pytest.mark.parametrize("role", sorted(EVERYBODY))
def test_everybody_everywhere(world: World, role: str) -> None:
    app, client, values = world.app, be(world, role), values_for(world)
    wrong = []
    for one in endpoints(app):
        endpoint, method = one["endpoint"], one["methods"][0]
        status = _try(client, method, address(app, endpoint, values), FIELDS.get(endpoint, {}))
        if lets_in(app, role, endpoint):
            fine = status < 400 or status == 422 or status == ANSWERS.get(endpoint)
        elif role == "support_acting" and endpoint.partition(".")[0] not in DESKS:
            theirs = for_callers.refusal(endpoint, needs_yes=needs_yes(app, endpoint)) is None
            fine = status == (404 if theirs else 403)
        elif role == "visitor":
            fine = status == (303 if method == "GET" else 401)
        else:
            fine = status in ({404} if method == "GET" else {403, 404})
        if not fine:
            wrong.append(f"{method} {endpoint}: {status}")
    assert not wrong


@pytest.mark.parametrize("role", ["sister", "other", "far", "reviewer", "second_reviewer", "support", "far_lead"])
def test_what_is_refused_looks_like_what_does_not_exist(world: World, role: str) -> None:
    app, client = world.app, be(world, role)
    real = values_for(world)
    nothing = values_for(
        world,
        reference="LR-3333-3333",
        story_id="01900000-0000-7000-8000-000000000000",
        photo_id="01900000-0000-7000-8000-000000000001",
        paper_id="01900000-0000-7000-8000-000000000003",
        import_id="01900000-0000-7000-8000-000000000008",
        yes_id="01900000-0000-7000-8000-000000000007",
        task_id="01900000-0000-7000-8000-000000000002",
        call_id="01900000-0000-7000-8000-000000000007",
        contact_id="01900000-0000-7000-8000-000000000004",
        area_id="01900000-0000-7000-8000-000000000006",
        staff_id="01900000-0000-7000-8000-000000000005",
        notice_id="01900000-0000-7000-8000-000000000007",
        arrived_id="01900000-0000-7000-8000-000000000008",
    )
    for one in endpoints(app):
        endpoint, method = one["endpoint"], one["methods"][0]
        rule = next(app.url_map.iter_rules(endpoint))
        if role in ENDPOINTS[endpoint][1] or not rule.arguments:
            continue
        seen = []
        for values in (real, nothing):
            path = address(app, endpoint, values)
            status = _try(client, method, path, FIELDS.get(endpoint, {}))
            seen.append((status, _plain(client.response.get_data(as_text=True), path)))
        assert seen[0] == seen[1], endpoint


def _try(client: Client, method: str, path: str, fields: dict[str, str]) -> int:
    if method == "GET":
        return client.get(path, follow=False).status_code
    return client.post(path, {"csrf_token": client.form_token, **fields}, follow=False).status_code


def _plain(body: str, path: str) -> str:
    """The page without what differs on every page: tokens, nonces, seconds that are left, its own address."""
    body = re.sub(r'(nonce|name="csrf_token" value|data-seconds-left)="[^"]+"', "", body)
    return re.sub(r"next=[^\"]*", "", body).replace(path, "")
