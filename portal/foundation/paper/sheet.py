"""What a letter is made of, before it is set: parts, each in one language, of blocks."""

from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from portal.foundation.web.words import Reading


class BlockKind(StrEnum):
    """What a block is; the template knows how each looks."""

    HEADING = "heading"
    SAID = "said"  # a sentence or a paragraph, in easy read with a picture
    NUMBERED = "numbered"  # the same with its number, so that it can be named on the phone
    ADDRESS = "address"  # of a page, left to right in every script
    CODE = "code"
    SIGNED = "signed"
    SLIP = "slip"
    SECTION = "section"  # the heading of a part of a longer paper
    PARAGRAPH = "paragraph"  # of a longer paper: its number for life stands before it, what it is (``label``) above
    TABLE = "table"  # the same, with ``rows`` of cells


@dataclass(frozen=True, slots=True)
class Block:
    """One block. ``picture`` is a name of the manifest; ``lines`` are a signature's lines or a slip's answers."""

    kind: BlockKind
    text: str = ""
    picture: str = ""
    lines: tuple[str, ...] = ()
    qr: str = ""  # what the square for a phone's camera holds
    qr_alt: str = ""
    number: int = 0
    label: str = ""
    rows: tuple[tuple[str, ...], ...] = ()
    image: bytes = b""  # a JPEG; ``text`` is what it shows, and without text it is decoration
    image_mm: tuple[float, float] = (0.0, 0.0)  # as wide and high as it is printed
    # Where a block is in another language than its part.
    lang: str = ""
    dir: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """The letter in one reading."""

    reading: Reading
    blocks: tuple[Block, ...]

    def data(self) -> dict[str, Any]:
        """As the template reads it."""
        language, _, region = self.reading.tag.partition("-")
        return {
            "lang": language,
            "region": region,
            "dir": self.reading.dir,
            "easy": self.reading.easy,
            "blocks": [asdict(block) | {"kind": block.kind.value} for block in self.blocks],
        }


@dataclass(frozen=True, slots=True)
class Sheet:
    """A whole letter. ``title`` stands in the window of a reader: neutral. ``large``: 18 point instead of 14.

    A longer paper has nobody in ``to``, and then no head; ``foot`` stands at the foot of each of its pages, and
    ``mark`` in the file itself, where programs look for keywords.
    """

    title: str
    sender: tuple[str, ...]
    to: tuple[str, ...]
    day: str
    parts: tuple[Part, ...]
    number: str = ""  # stands on the slip and at the foot, so that a slip that comes back is known
    large: bool = False
    foot: str = ""
    mark: str = ""
