"""The pages on which a reader chooses language and looks open by their own address, signed in or not."""

import pytest

from tests.client import Client
from tests.factories import World


@pytest.mark.parametrize("path", ["/looks", "/language", "/looks?next=/start", "/language?next=/start"])
def test_choosers_open_by_their_address(world: World, path: str) -> None:
    for one in (Client(world.app), Client(world.app).sign_in(world.mother)):
        assert one.get(path).status_code == 200
