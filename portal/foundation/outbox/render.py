"""A message's text is a pure function of its template, its context and its reading."""

import functools
import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateNotFound

from portal import resources
from portal.foundation.web import words
from portal.foundation.web.words import Reading


@dataclass(frozen=True, slots=True)
class Message:
    """What goes out: one line, plain text, and the same as a page."""

    subject: str
    text: str
    html: str


@functools.cache
def _environment(html: bool) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(resources.templates() / "emails"),
        autoescape=html,  # noqa: S701  plain text has nothing to escape; the page is escaped
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )

    def say(message: str, /, **values: Any) -> str:
        spoken = words.current()
        return spoken.html(message, **values) if html else spoken.plain(message, **values)

    environment.globals["_"] = say
    environment.globals["words"] = words.current
    environment.globals["day"] = lambda iso: words.current().short_date(date.fromisoformat(iso))
    environment.globals["zone_of"] = ZoneInfo
    environment.globals["moment_of"] = datetime.fromisoformat
    environment.globals["date_of"] = date.fromisoformat  # days stand in a message's context as in 2026-12-03
    return environment


def render(template: str, reading: Reading, context: dict[str, Any]) -> Message:
    """Write the message ``template`` in the reading of whoever gets it."""
    with words.speaking(reading):
        values = {"reading": reading, **context}
        subject = _environment(False).get_template(f"{template}/subject.txt").render(values)
        text = _environment(False).get_template(f"{template}/body.txt").render(values)
        html = _environment(True).get_template(f"{template}/body.html").render(values)
    return Message(" ".join(subject.split()), text.strip() + "\n", html)


def has_words(template: str) -> bool:
    """Whether a message of this name is one that can be mailed; a letter on paper only has its words elsewhere."""
    return (resources.templates() / "emails" / template / "body.txt").is_file()


def short_text(template: str, reading: Reading, context: dict[str, Any], *, spoken: bool = False) -> str:
    """The message as a text; ``spoken``: as words to say on the phone, with no addresses of pages in them.

    A message without words of its own for that is its email, without the lines that hold an address when spoken.
    """
    with words.speaking(reading):
        values = {"reading": reading, "spoken": spoken, **context}
        try:
            said = _environment(False).get_template(f"{template}/text.txt").render(values)
        except TemplateNotFound:
            said = _environment(False).get_template(f"{template}/body.txt").render(values)
            if spoken:
                said = "\n".join(line for line in said.splitlines() if "://" not in line)
    return re.sub(r"\n{3,}", "\n\n", "\n".join(line.strip() for line in said.splitlines())).strip()
