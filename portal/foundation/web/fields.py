"""Form fields that draw themselves with the design system's components, all in one place.

A field is drawn by ``{{ form.name }}``, or ``{{ form.name(label_size="l") }}`` to change something once.
Words may be plain, ``lazy("…")`` or a function; errors are shown in the reader's language. The HTML holds
no ``maxlength`` and no ``required``: we say what to put right, in our words, and nothing is cut off.
"""

from typing import Any

from werkzeug.datastructures import FileStorage
from wtforms import Form

from portal.foundation.web.checks import Needed, WhenChosen, WordsLimit, clean, one_line
from portal.foundation.web.choices import (
    CheckboxesField,
    Choice,
    Divider,
    RadiosField,
    SelectField,
    TickField,
)
from portal.foundation.web.drawn import BOX, DrawnField
from portal.foundation.web.lazy import said

__all__ = [
    "CheckboxesField",
    "Choice",
    "Divider",
    "DrawnField",
    "EmailField",
    "LongTextField",
    "Needed",
    "PhoneField",
    "RadiosField",
    "SelectField",
    "TextField",
    "TickField",
    "UploadField",
    "WhenChosen",
    "WordsLimit",
    "error_summary_for",
]


class TextField(DrawnField):
    """One line of words, in whatever direction they are written."""

    options = (
        *BOX,
        "type",
        "width",
        "code",
        "inputmode",
        "autocomplete",
        "spellcheck",
        "dir",
        "prefix",
        "suffix",
    )
    look = {"dir": "auto"}  # noqa: RUF012
    cleaning = (clean, one_line)


class EmailField(TextField):
    """An email address: left to right in every language."""

    look = {"type": "email", "dir": "ltr", "autocomplete": "email", "spellcheck": False}  # noqa: RUF012


class PhoneField(TextField):
    """A phone number: left to right in every language."""

    look = {"type": "tel", "dir": "ltr", "autocomplete": "tel", "inputmode": "tel", "width": 20}  # noqa: RUF012


class LongTextField(DrawnField):
    """Several lines of words. What was written always comes back into the box."""

    component = "textarea"
    options = (*BOX, "rows", "autocomplete", "spellcheck", "dir")
    look = {"dir": "auto", "rows": 8}  # noqa: RUF012
    cleaning = (clean,)


class UploadField(DrawnField):
    """A file, or with ``multiple=True`` a list of them. What they hold is checked where they are stored."""

    component = "file_upload"
    options = (*BOX, "multiple", "accept", "capture")

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Only files that have a name: an empty box sends one without."""
        files = [one for one in valuelist if isinstance(one, FileStorage) and one.filename]
        self.data = files if self.shown.get("multiple") else next(iter(files), None)

    def arguments(self) -> dict[str, Any]:
        """A browser never shows a file again: nothing to give back."""
        return {}


def error_summary_for(form: Form) -> list[dict[str, Any]]:
    """What the error summary lists: each field's first mistake, with a link to its first box (WCAG 3.3.1)."""
    listed = [{"text": said(field.errors[0]), "href": f"#{field.id}"} for field in form if field.errors]
    return listed + [{"text": said(message)} for message in form.form_errors]
