"""What a member of staff does to come in: reads mail, presses the link, shows a code."""

import re
import time

import pyotp
from flask import Flask

from portal.foundation.outbox.worker import Worker
from tests.client import Client
from tests.smtp import MailServer

LINK = re.compile(r"http://[a-z0-9.:]+(/staff/l/[A-Za-z0-9_-]{43})")


def link_sent_to(app: Flask, smtp: MailServer, address: str) -> str:
    """The path of the newest link that reached this address."""
    while Worker(app).once():
        pass
    texts = [one.text for one in smtp.arrived if one.recipients == (address,)]
    assert texts, f"nothing reached {address}"
    found = LINK.search(texts[-1])
    assert found is not None, texts[-1]
    return found.group(1)


def secret_on(client: Client) -> str:
    """The secret as it stands on the page in words."""
    found = re.search(r"Type this instead: ([A-Z2-7 ]+?) \(by time", client.page.main)
    assert found is not None, client.page.main
    return found.group(1).replace(" ", "")


def code(secret: str, *, steps: int = 0) -> str:
    """The code that an app shows now, or so many steps of 30 seconds from now."""
    return pyotp.TOTP(secret).at(time.time() + 30 * steps)


def set_up(client: Client, link: str) -> str:
    """Press an invitation and set a code app up; its secret. The browser is signed in afterwards."""
    client.get(link)
    client.press("Go on")
    assert client.page.heading == "One more thing that only you have"
    secret = secret_on(client)
    client.press("Sign in", code=code(secret))
    return secret


def ask_for_link(client: Client, address: str) -> None:
    """Ask for a sign-in link."""
    client.get("/staff/")
    client.press("Send me a link", email=address)
    assert client.page.heading == "Look in your mail"
