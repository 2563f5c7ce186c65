"""Pictures of a Word file on their way in: each is drawn anew in a process with limits before any lock is held."""

import io
import time
from collections.abc import Mapping
from dataclasses import replace
from functools import partial

import structlog

from portal.foundation.media import staging
from portal.foundation.media.clean import MAX_PHOTO_BYTES, CleanPhoto, PhotoCleanerBroken, PhotoRefused, clean_photo
from portal.foundation.media.receiving import cleaned
from portal.taking_part.drafts.incoming import PartIn
from portal.taking_part.drafts.word_paper import WordDraft

log = structlog.get_logger()
SIDE = 1280  # pixels of the longer side: sharp on paper at 16 cm, and light for a phone
SECONDS = 40.0  # for all pictures of a file; what is not done then stays as words


def cleaned_pictures(read: WordDraft) -> dict[int, CleanPhoto]:
    """The pictures of a file that could be drawn anew, by their numbers in it."""
    found: dict[int, CleanPhoto] = {}
    until = time.monotonic() + SECONDS
    for place, data in enumerate(read.pictures):
        if time.monotonic() > until:
            break
        try:
            draw = partial(clean_photo, max_side=SIDE, timeout_s=10)
            found[place + 1] = cleaned(io.BytesIO(data), "picture", MAX_PHOTO_BYTES, draw).clean
        except PhotoCleanerBroken:
            log.error("photo_cleaner_broke")
            break
        except (PhotoRefused, staging.Empty, staging.TooLarge):
            continue
    return found


def numbered(read: WordDraft, numbers: Mapping[int, int]) -> WordDraft:
    """The draft with pictures by their numbers in the review; one that cannot be opened stays as what it shows."""
    sections = tuple(
        replace(section, parts=tuple(kept for part in section.parts if (kept := _numbered(part, numbers))))
        for section in read.sections
    )
    notes = tuple(replace(note, picture=numbers.get(note.picture or 0)) for note in read.notes)
    return replace(read, sections=sections, notes=notes, pictures=())


def _numbered(part: PartIn, numbers: Mapping[int, int]) -> PartIn | None:
    if part.picture is None:
        return part
    number = numbers.get(part.picture)
    if number is None:
        return replace(part, picture=None, decoration=False) if part.words else None
    return replace(part, picture=number)
