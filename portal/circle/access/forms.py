"""Forms of coming in."""

from typing import cast

from portal.foundation.db.lookup import normal_email
from portal.foundation.web.fields import EmailField, TextField
from portal.foundation.web.forms import Form, wrong
from portal.foundation.web.lazy import lazy

WRONG_CODE = cast(str, lazy("That code does not fit. Look at it once more, or ring us. Nothing is lost."))


class CodeForm(Form):
    """Six digits from a message."""

    code = TextField(
        lazy("The code in the message"),
        hint=lazy("6 numbers. It works for 10 minutes."),
        inputmode="numeric",
        autocomplete="one-time-code",
        dir="ltr",
        width=10,
        code=True,
    )


class WhoForm(Form):
    """Who is reading, where two people share an inbox."""

    name = TextField(lazy("Your first name"), autocomplete="given-name", width=20)

    def validate_name(self, field: TextField) -> None:
        """Raise ValidationError when nothing stands there."""
        if not (field.data or "").strip():
            raise wrong(lazy("Write your first name."))


class SurerForm(Form):
    """Six digits of a message or of the phone, or twelve signs of a letter."""

    code = TextField(
        lazy("The code"),
        hint=lazy("6 numbers from the message or the phone, or 12 signs from a letter."),
        autocomplete="one-time-code",
        spellcheck=False,
        dir="ltr",
        width=20,
        code=True,
    )


class LetterForm(Form):
    """Twelve signs from a letter."""

    code = TextField(
        lazy("The code in your letter"),
        hint=lazy("12 letters and numbers. Small or large letters, spaces and lines do not matter."),
        autocomplete="off",
        spellcheck=False,
        dir="ltr",
        width=20,
        code=True,
    )


def is_email(address: str) -> bool:
    """Whether an address has something, an @ and something after it."""
    name, at, host = normal_email(address).rpartition("@")
    return bool(name and at and "." in host and " " not in name + host and len(host) < 200)


class AskForLink(Form):
    """An address to send a new link to."""

    email = EmailField(lazy("Your email address"), autocomplete="email")

    def validate_email(self, field: EmailField) -> None:
        """Raise ValidationError for what is no address."""
        if not is_email(field.data or ""):
            raise wrong(lazy("Write your email address. It looks like name@example.com"))


class StaffEmail(AskForLink):
    """The work address of a member of staff: their pages are in English."""

    email = EmailField("Your work email address", autocomplete="email")


class Code(Form):
    """Six digits of a code app."""

    code = TextField(
        "The 6 digits that your code app shows now",
        inputmode="numeric",
        autocomplete="one-time-code",
        width=10,
        dir="ltr",
    )
