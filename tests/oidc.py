"""Starting, asking and stopping the provider process of tests/oidc_provider.py."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import HTTPRedirectHandler, Request, build_opener

import pytest

from tests.oidc_provider import CLIENT, SECRET

LOGGED_OUT = "http://schemas.openid.net/event/backchannel-logout"


class _Stay(HTTPRedirectHandler):
    def redirect_request(self, *_about: Any) -> None:
        """Stay where the answer is: its address is what we want."""


class ProviderProcess:
    """The provider as tests see it."""

    def __init__(self, port: str) -> None:
        self.issuer = f"http://127.0.0.1:{port}"

    @property
    def settings(self) -> dict[str, str]:
        """Settings of a portal that trusts it."""
        return {"OIDC_ISSUER": self.issuer, "OIDC_CLIENT_ID": CLIENT, "OIDC_CLIENT_SECRET": SECRET}

    def behave(self, **how: Any) -> None:
        """From now on sign what a test wants: ``claims``, ``wrong_key``, ``sub``, ``sid``, ``metadata_issuer``."""
        self._post("/behave", how)

    def logout_token(self, **claims: Any) -> str:
        """What the provider sends when somebody signed out there."""
        told = {"events": {LOGGED_OUT: {}}, "jti": "one", **claims}
        token: str = self._post("/logout-token", told)["token"]
        return token

    def signs_in(self, address: str) -> str:
        """A browser opens the provider's page and is sent back: the path to which."""
        with pytest.raises(HTTPError) as sent:
            build_opener(_Stay).open(address)
        assert sent.value.code == 302, sent.value.read()
        return sent.value.headers["Location"].removeprefix("http://127.0.0.1")

    def _post(self, path: str, told: dict[str, Any]) -> dict[str, Any]:
        with build_opener().open(Request(self.issuer + path, json.dumps(told).encode())) as answer:
            found: dict[str, Any] = json.load(answer)
        return found


@contextmanager
def running_provider() -> Iterator[ProviderProcess]:
    """A provider in a process of its own, stopped by its own pid."""
    root = Path(__file__).parent.parent
    command = [sys.executable, "-m", "tests.oidc_provider"]
    with subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            yield ProviderProcess(process.stdout.readline().strip())
        finally:
            process.terminate()
