"""Every letter as somebody might get it, and what a reader of PDF finds in it."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from types import SimpleNamespace
from typing import Any

import pypdfium2

from portal.circle.post import letters
from portal.circle.post.wording import Writer
from portal.foundation.outbox.models import Channel
from portal.foundation.paper.sheet import Sheet
from portal.foundation.web.lazy import lazy
from portal.foundation.web.words import LANGUAGES, Reading

CODE, ADDRESS, UNTIL = "FKJM-7XQ3-PRWC", "https://circle.fenmarsh.example/letter", date(2027, 2, 20)
RUTH = Writer("Ruth Sample", "01632 960 201", "NHS Fenmarsh (made up)", "01632 960 200", "Ruth Sample")
NUMBER = "KX4-7QP"
PHONE = {"area_phone": RUTH.area_phone, "area_name": RUTH.area}
ANSWERED: dict[str, object] = {
    **PHONE,
    "staff_name": RUTH.staff,
    "staff_phone": RUTH.staff_phone,
    "page": "https://x.example/",
}
HAD = [(lazy("A slip that came with a letter, with what you ticked"), 1)]
KINDS = ("code", "invitation", "receipt", "answered", "tried_to_call")


@dataclass(frozen=True)
class Letter:
    """One letter, and what it is."""

    kind: str
    reading: Reading
    large: bool

    def __str__(self) -> str:
        return f"{self.kind}-{self.reading.locale}-{18 if self.large else 14}"

    def sheet(self, **changed: Any) -> Sheet:
        """The letter to Arthur."""
        to: Any = SimpleNamespace(
            name="Zażółć Gęślą",
            address="1 High Street\nFenmarsh\nFV1 1AA",
            letters_large=self.large,
            reading=self.reading,
            channel=Channel.EMAIL,
        )
        for name, value in changed.items():
            setattr(to, name, value)
        made = {
            "code": lambda: letters.with_code(to, RUTH, NUMBER, CODE, ADDRESS, UNTIL),
            "invitation": lambda: letters.invitation(to, RUTH, NUMBER),
            "receipt": lambda: letters.receipt(to, RUTH, NUMBER, date(2026, 11, 20), HAD),
            "answered": lambda: letters.message(to, RUTH, NUMBER, "answered", ANSWERED, (CODE, ADDRESS, UNTIL)),
            "tried_to_call": lambda: letters.message(to, RUTH, NUMBER, "tried_to_call", ANSWERED, None),
        }
        return made[self.kind]()


def every_letter() -> list[Letter]:
    """Each kind × language × easy × size."""
    return [
        Letter(kind, Reading(language, easy), large)
        for kind in KINDS
        for language in LANGUAGES
        for easy in (False, True)
        for large in (False, True)
    ]


def words_of(pdf: bytes) -> str:
    """What a program that reads aloud or copies finds, page after page."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def pages_of(pdf: bytes) -> int:
    """How many sides."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return len(document)
    finally:
        document.close()


def said(sheet: Sheet) -> Iterator[str]:
    """Everything the letter says."""
    yield from (*sheet.sender, *sheet.to, sheet.day, sheet.number)
    for part in sheet.parts:
        for block in part.blocks:
            yield from (block.text, *block.lines)


def each_word(text: str) -> set[str]:
    """The words, however the lines break.

    pdfium turns the two letters of a joined lam and alef around; the file itself has them in their order, which
    a test of its own holds.
    """
    plain = unicodedata.normalize("NFKC", text).replace("\u0644\u0627", "\u0627\u0644")
    return set(re.findall(r"\w+", plain))
