"""Forms of coming in."""

from portal.foundation.db.lookup import normal_email
from portal.foundation.web.fields import EmailField
from portal.foundation.web.forms import Form, wrong
from portal.foundation.web.lazy import lazy


class AskForLink(Form):
    """An address to send a new link to."""

    email = EmailField(lazy("Your email address"), autocomplete="email")

    def validate_email(self, field: EmailField) -> None:
        """An address has something, an @ and something after it."""
        name, at, host = normal_email(field.data or "").rpartition("@")
        if not (name and at and "." in host and " " not in name + host and len(host) < 200):
            raise wrong(lazy("Write your email address. It looks like name@example.com"))
