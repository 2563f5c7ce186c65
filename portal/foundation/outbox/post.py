"""Handing a message to the mail server, with an end to waiting: one that never answers must not stop the others."""

import smtplib

from flask import current_app
from flask_mail import Connection
from flask_mail import Message as Letter

ANSWERS_WITHIN = 30.0  # seconds for each step; MAIL_TIMEOUT of the application changes it


class ImpatientConnection(Connection):
    """Flask-Mail's connection waits for ever; this one does not."""

    def configure_host(self) -> smtplib.SMTP:
        """Connect, encrypt and sign in as the settings say. Raises ``OSError`` or ``SMTPException``."""
        seconds = current_app.config.get("MAIL_TIMEOUT", ANSWERS_WITHIN)
        host = smtplib.SMTP(self.mail.server, self.mail.port, timeout=seconds)
        if self.mail.use_tls:
            host.starttls()
        if self.mail.username and self.mail.password:
            host.login(self.mail.username, self.mail.password)
        return host


def hand_over(letter: Letter) -> None:
    """Send one message. Raises what ``smtplib`` raises when the server does not take it."""
    with ImpatientConnection(current_app.extensions["mail"]) as connection:
        connection.send(letter)
