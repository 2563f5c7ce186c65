"""One browser for each process of the tests; a portal to look at, and fresh ones to change."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.journeys.browser import Mode, Window, launch, window
from tests.journeys.portal_running import RunningPortal

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder opens a browser."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The browser of this process."""
    with sync_playwright() as playwright:
        browser = launch(playwright)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def shown_portal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningPortal]:
    """A portal that tests only look at."""
    portal = RunningPortal(tmp_path_factory.mktemp("shown"))
    yield portal
    portal.stop()


@pytest.fixture
def portal(tmp_path: Path) -> Iterator[RunningPortal]:
    """A portal of the test's own, to write in."""
    one = RunningPortal(tmp_path / "data")
    yield one
    one.stop()
    shutil.rmtree(tmp_path / "data", ignore_errors=True)  # the last answers may still be on their way


Opens = Callable[..., Window]


@pytest.fixture
def open_window(chromium: Browser, portal: RunningPortal) -> Iterator[Opens]:
    """Opens somebody's browser before the test's own portal: ``open_window(mode, signed_in_as)``."""
    with ExitStack() as stack:

        def opens(mode: Mode, signed_in_as: str | None = None) -> Window:
            one: AbstractContextManager[Window] = window(portal, chromium, mode, signed_in_as)
            return stack.enter_context(one)

        yield opens


@pytest.fixture
def look_window(chromium: Browser, shown_portal: RunningPortal) -> Iterator[Opens]:
    """Opens somebody's browser before the portal that is only looked at."""
    with ExitStack() as stack:

        def opens(mode: Mode, signed_in_as: str | None = None) -> Window:
            one: AbstractContextManager[Window] = window(shown_portal, chromium, mode, signed_in_as)
            return stack.enter_context(one)

        yield opens
