"""The base of every form: words of ours only, and what was typed always stays."""

import secrets
from typing import Any, cast

from flask_wtf import FlaskForm
from wtforms.validators import ValidationError

from portal.foundation.web.lazy import lazy


class Form(FlaskForm):  # type: ignore[misc]
    """CSRF is checked for the whole application before any view, so not a second time here."""

    class Meta(FlaskForm.Meta):  # type: ignore[misc]
        """No messages of the library: ours come from the catalogue."""

        csrf = False

        def get_translations(self, _form: Any) -> None:
            """WTForms' own words are never shown."""
            return None


def new_form_key() -> str:
    """A key for a form, so that the same form sent twice is done once."""
    return secrets.token_urlsafe(16)


def wrong(message: lazy) -> ValidationError:
    """The error of a field, said in the reader's language when the page is shown."""
    return ValidationError(cast(str, message))
