"""Texts and letters through GOV.UK Notify: optional. Its ``reference`` is the message's id, so that none goes twice."""

import io
import logging
import re
from collections.abc import Callable
from functools import partial
from typing import Any

from notifications_python_client.errors import APIError
from notifications_python_client.notifications import NotificationsAPIClient

from portal.foundation.db.lookup import normal_phone
from portal.foundation.outbox.channels.outcome import TAKEN, How, Outcome, Parcel
from portal.foundation.outbox.render import short_text
from portal.settings import Settings

ANSWERS_WITHIN = 30.0  # seconds
LONGEST_TEXT = 900  # signs; Notify takes 918
# Of a 400, only this says that the number is the trouble. A missing template or a trial account is ours to put right.
_WRONG_NUMBER = re.compile(r"\bphone[_ ]number\b", re.IGNORECASE)
# It writes what it sends and what it is told; what of that may stand in a log, we write ourselves.
logging.getLogger("notifications_python_client").setLevel(logging.CRITICAL)
PdfOf = Callable[[Parcel], bytes | None]


class _CannotBeSet(Exception):
    """A letter that staff print."""


class Notify:
    """One account at GOV.UK Notify. Not for two threads at once: each worker has its own."""

    def __init__(self, settings: Settings, timeout: float = ANSWERS_WITHIN) -> None:
        self.text_template = settings.notify_text_template
        untyped: Any = NotificationsAPIClient
        self.client = untyped(settings.notify_api_key, settings.notify_base_url, timeout)

    def send_text(self, parcel: Parcel) -> Outcome:
        """Send a text; a long one in parts, each of which goes once."""
        number = normal_phone(parcel.address)
        if number is None:
            return Outcome(How.REFUSED, "no number")
        parts = split(short_text(parcel.template, parcel.reading, parcel.context))
        for place, words in enumerate(parts):
            reference = reference_of(parcel, place)
            send = partial(self.client.send_sms_notification, number, self.text_template, {"message": words}, reference)
            outcome = self._once(parcel, "sms", reference, send)
            if outcome.how is not How.TAKEN:
                return outcome
        return TAKEN

    def send_letter(self, parcel: Parcel, pdf_of: PdfOf) -> Outcome:
        """Send a letter as a PDF. It is set only if it goes: a code in it would end the one that is in the post."""
        reference = reference_of(parcel, 0)

        def send() -> None:
            pdf = pdf_of(parcel)
            if pdf is None:
                raise _CannotBeSet
            self.client.send_precompiled_letter_notification(reference, io.BytesIO(pdf))

        try:
            return self._once(parcel, "letter", reference, send)
        except _CannotBeSet:
            return Outcome(How.BY_HAND)

    def status_of(self, reference: str, kind: str) -> str | None:
        """What became of a message: a word of Notify's, or nothing if it knows none. Raises ``APIError``."""
        answer = self.client.get_all_notifications(template_type=kind, reference=reference)
        found = answer.get("notifications") if isinstance(answer, dict) else None
        return str(found[0].get("status", "")) if found else None

    def _once(self, parcel: Parcel, kind: str, reference: str, send: Callable[[], Any]) -> Outcome:
        """Send unless an earlier try arrived there: killed, or cut off, before it could be written down."""
        try:
            if not parcel.again or self.status_of(reference, kind) in {None, "technical-failure"}:
                send()
        except APIError as error:
            return _outcome(error)
        except ValueError:  # an answer that is not JSON: some other machine stands in between
            return Outcome(How.LATER, "notify no answer")
        return TAKEN


def reference_of(parcel: Parcel, place: int) -> str:
    """By what Notify knows a part of a message."""
    return str(parcel.id) if place == 0 else f"{parcel.id}-{place + 1}"


def _outcome(error: APIError) -> Outcome:
    answer = f"notify {error.status_code}" if error.response is not None else "notify no answer"
    said = error.message if isinstance(error.message, list) else []
    wrong = error.status_code == 400 and any(
        one.get("error") == "ValidationError" and _WRONG_NUMBER.search(str(one.get("message"))) for one in said
    )
    return Outcome(How.REFUSED if wrong else How.LATER, answer)


def split(words: str, longest: int = LONGEST_TEXT) -> list[str]:
    """A text in parts of at most ``longest`` signs: between paragraphs, else sentences, else words.

    An address is never cut: it stands whole in one part, unless it is longer than a part by itself.
    """
    parts: list[str] = []
    rest = words.strip()
    while len(rest) > longest:
        cut = _cut(rest, longest)
        parts.append(rest[:cut].rstrip())
        rest = rest[cut:].lstrip()
    return [*parts, rest]


def _cut(words: str, longest: int) -> int:
    head = words[: longest + 1]
    for between in (r"\n\s*\n", r"\n", r"(?<=[.!?۔])\s", r"\s"):
        places = [one.end() for one in re.finditer(between, head) if one.start() > 0]
        if places:
            return places[-1]
    return longest
