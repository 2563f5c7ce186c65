"""Mail goes only to a server that proves who it is: an encrypted line to anybody would protect nothing."""

import ssl
from datetime import timedelta
from pathlib import Path

import pytest
import time_machine
import trustme

from portal.checks import problems
from portal.clock import now
from tests.conftest import MakeApp
from tests.factories import make_world, settings_for
from tests.integration.mail import invited, notices, send
from tests.smtp import MailServer


def test_a_mail_server_has_to_prove_who_it_is(
    make_app: MakeApp, sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    authority, context = trustme.CA(), ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    server = MailServer(context)
    try:
        world = make_world(make_app(sqlite_url, SMTP_PORT=str(server.port), SMTP_TLS="yes"))
        invited(world, world.sister)
        send(world.app)
        assert server.arrived == []
        assert notices(world.app) == [("waiting", 1, "SSLCertVerificationError")]
        settings = settings_for(tmp_path, sqlite_url, server.port, SMTP_TLS="yes")
        assert any(one.startswith("Mail:") and "certificate" in one for one in problems(settings))
        trusted = tmp_path / "authority.pem"
        authority.cert_pem.write_to_path(str(trusted))
        monkeypatch.setenv("SSL_CERT_FILE", str(trusted))
        with time_machine.travel(now() + timedelta(hours=1)):
            send(world.app)
        assert [one.recipients for one in server.arrived] == [("marta@testrow.example",)]
        assert not any(one.startswith("Mail:") for one in problems(settings))
    finally:
        server.stop()
