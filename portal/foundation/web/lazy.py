"""Words that are said later: written where a form is declared, in the reader's language where they show."""

from collections.abc import Callable
from typing import Any

from portal.foundation.web.words import current


class lazy:
    """A message of the catalogue, and the values to put in.

    On a page it is HTML (our own markup stays, values are escaped); ``str()`` gives the plain text.
    ``pybabel extract`` finds ``lazy("…")`` by its name.
    """

    __slots__ = ("message", "values")

    def __init__(self, message: str, /, **values: Any) -> None:
        self.message = message
        self.values = values

    def __html__(self) -> str:
        return current().html(self.message, **self.values)

    def __str__(self) -> str:
        return current().plain(self.message, **self.values)

    def __repr__(self) -> str:
        return f"lazy({self.message!r})"


Wording = str | lazy | Callable[[], str]


def said(wording: Wording | None) -> str | lazy | None:
    """The words to show now: a function is asked, all else is shown as it is."""
    return wording() if callable(wording) else wording
