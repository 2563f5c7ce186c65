"""What is read back to somebody on the phone before it is done for them."""

from collections.abc import Callable
from dataclasses import dataclass

from flask import render_template
from markupsafe import Markup

HEARD_YES, HEARD_NO = "heard_yes", "heard_no"  # the two buttons of the page


@dataclass(frozen=True, slots=True)
class ReadBack:
    """A decision that only they can make, in words to be read out.

    ``asks``: the question, in the language they speak. ``body``: what was chosen or written, as it stands.
    ``back``: where staff go on when they said no.
    """

    asks: str
    body: Markup
    back: str


def plainly(asks: str, back: str, *lines: str, words: str = "") -> ReadBack:
    """A decision that a few lines tell, and ``words`` of their own as they were written."""
    body = Markup(render_template("calls/plainly.html", lines=lines, words=words))  # noqa: S704  a page of ours
    return ReadBack(asks, body, back)


# Gets what the view gets. Nothing: the form is not whole, so that the view answers without doing anything.
ReadsBack = Callable[..., ReadBack | None]
