"""What can be given to a story besides words, a photo or a paper: taken in alike, refused in words of its own."""

import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

import structlog

from portal.foundation.media import services as media
from portal.foundation.media import staging
from portal.foundation.media.clean import CleanPhoto, PhotoCleanerBroken, PhotoReason, PhotoRefused, clean_photo
from portal.foundation.media.paper_reasons import PaperReason, PaperRefused
from portal.foundation.media.papers import MAX_PAPER_BYTES, CleanPaper, PaperCleanerBroken, clean_paper
from portal.foundation.media.receiving import NothingChosen, Received, cleaned, receive
from portal.foundation.web.lazy import lazy

C = TypeVar("C")
log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Sort(Generic[C]):
    """A sort of file: ``name`` is its field in the form too; ``words`` say why one cannot be taken."""

    name: str
    most_bytes: int
    clean: Callable[[Path], C]
    words: Mapping[str, lazy]
    choose_first: lazy
    not_now: lazy

    def from_form(self) -> tuple[Received[C] | None, lazy | None]:
        """The file of the form, cleaned; or why it cannot be taken."""
        return self._taken(lambda: receive(self.name, self.most_bytes, self.clean))

    def from_bytes(self, data: bytes, named: str) -> tuple[Received[C] | None, lazy | None]:
        """The same for bytes that came earlier."""
        return self._taken(lambda: cleaned(io.BytesIO(data), named, self.most_bytes, self.clean))

    def _taken(self, take: Callable[[], Received[C]]) -> tuple[Received[C] | None, lazy | None]:
        try:
            return take(), None
        except NothingChosen:
            return None, self.choose_first
        except staging.Empty:
            return None, self.words["empty"]
        except staging.TooLarge:
            return None, self.words["too_large"]
        except (PhotoRefused, PaperRefused) as refused:
            return None, self.words[refused.reason]
        except (PhotoCleanerBroken, PaperCleanerBroken):
            log.error(f"{self.name}_cleaner_broke")
            return None, self.not_now


PHOTO: Sort[CleanPhoto] = Sort(
    "photo",
    media.PHOTO_MOST_BYTES,
    clean_photo,
    {
        PhotoReason.NOT_A_PHOTO: lazy(
            "We could not open that file as a photo. It may be another kind of file. "
            "You can try another one, or post it to us."
        ),
        PhotoReason.TOO_MANY_PIXELS: lazy(
            "That photo is too large for us to open. A photo of up to 50 million dots works. "
            "You can send a smaller one, or post it to us."
        ),
        PhotoReason.DAMAGED: lazy(
            "That photo seems to be cut off or damaged. You can try it once more, or choose another one."
        ),
        PhotoReason.TOO_LARGE: lazy(
            "That photo is larger than 30 megabytes. You can send a smaller one, or post it to us."
        ),
        PhotoReason.EMPTY: lazy("That file is empty. You can try it once more, or choose another one."),
        PhotoReason.TOOK_TOO_LONG: lazy(
            "That photo took too long to open. You can try it once more, send a smaller one, or post it to us."
        ),
    },
    lazy("Choose a photo first."),
    lazy("We cannot open photos just now. It is our fault. Please try again later, or post it to us."),
)
PAPER: Sort[CleanPaper] = Sort(
    "paper",
    MAX_PAPER_BYTES,
    clean_paper,
    {
        PaperReason.NOT_A_PAPER: lazy(
            "We could not open that file as a PDF or a Word paper. "
            "You can try another one, take a photo of the paper, or post it to us."
        ),
        PaperReason.OLD_WORD: lazy(
            "That is an older kind of Word file. You can open it in Word and save it as PDF or .docx, or post it to us."
        ),
        PaperReason.PASSWORD: lazy(
            "That paper opens only with a password. You can save it without one and add it again, or post it to us."
        ),
        PaperReason.DAMAGED: lazy(
            "That paper seems to be cut off or damaged. You can try it once more, or choose another one."
        ),
        PaperReason.TOO_MANY_PAGES: lazy(
            "That paper has more than 500 pages. You can add it in parts, or post it to us."
        ),
        PaperReason.NEEDS_ITS_PROGRAM: lazy(
            "That PDF is a form whose words only its own program can show. "
            "You can print it as a PDF and add that, take photos of the pages, or post it to us."
        ),
        PaperReason.MACROS: lazy(
            "That Word file has small programs in it, called macros. "
            "You can save it as PDF or as a plain .docx and add that, or post it to us."
        ),
        PaperReason.TOO_MUCH_INSIDE: lazy(
            "That paper holds more than we can open. You can save it as PDF and add that, or post it to us."
        ),
        PaperReason.TOO_LARGE: lazy(
            "That paper is larger than 30 megabytes. You can add it in parts, or post it to us."
        ),
        PaperReason.EMPTY: lazy("That file is empty. You can try it once more, or choose another one."),
        PaperReason.TOOK_TOO_LONG: lazy(
            "That paper took too long to open. You can try it once more, add it in parts, or post it to us."
        ),
    },
    lazy("Choose a paper first."),
    lazy("We cannot open papers just now. It is our fault. Please try again later, or post it to us."),
)
