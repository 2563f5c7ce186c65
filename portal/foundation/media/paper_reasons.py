"""Why a paper was not taken, as the worker says it and the page words it."""

from enum import StrEnum


class PaperReason(StrEnum):
    """Each has a kind sentence on the page, which also says what to do next."""

    NOT_A_PAPER = "not_a_paper"
    OLD_WORD = "old_word"
    PASSWORD = "password"  # noqa: S105  (a reason, no secret)
    DAMAGED = "damaged"
    TOO_MANY_PAGES = "too_many_pages"
    NEEDS_ITS_PROGRAM = "needs_its_program"
    MACROS = "macros"
    TOO_MUCH_INSIDE = "too_much_inside"
    TOO_LARGE = "too_large"
    EMPTY = "empty"
    TOOK_TOO_LONG = "took_too_long"


class PaperRefused(Exception):
    """The paper cannot be taken, for ``reason``."""

    def __init__(self, reason: PaperReason) -> None:
        super().__init__(reason.value)
        self.reason = reason
