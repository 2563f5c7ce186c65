"""A draft written or pasted as plain text, and back: what begins a line says what it is.

``#`` begins a heading, ``-`` an item of a list, ``!`` what a picture shows, with its number where the picture itself is
kept (``!3 A chair.``, ``!3 only decoration``); lines with tabs are the rows of a table; an
empty line ends a paragraph. A backslash before one of these signs leaves it a sign.
"""

import re

from portal.taking_part.drafts.models import Shape
from portal.taking_part.drafts.versions import PartIn, SectionIn

_ITEM = re.compile(r"[-*•–]\s+")
_PICTURE = re.compile(r"!(?:(\d{1,4})(?!\S)\s*|\s+)")
_MEANS_MORE = re.compile(r"#|\\|[-*•–!]\s|!\d{1,4}(?!\S)")
DECORATION = "only decoration"


def read_pasted(words: str) -> tuple[SectionIn, ...]:
    """The sections of a pasted draft; words before the first heading are a section without a title."""
    sections: list[SectionIn] = []
    title, parts = "", list[PartIn]()
    for block in re.split(r"\n\s*\n", words.replace("\r\n", "\n")):
        lines: list[str] = []
        for line in (one.strip(" \r\n") for one in block.split("\n")):
            if line.startswith("#") and "\t" not in line:
                parts += _parts(lines)
                lines = []
                if parts or title:
                    sections.append(SectionIn(title, tuple(parts)))
                title, parts = line.lstrip("# ").strip(), []
            elif line.strip():
                lines.append(line)
        parts += _parts(lines)
    if parts or title:
        sections.append(SectionIn(title, tuple(parts)))
    return tuple(sections)


def _parts(lines: list[str]) -> list[PartIn]:
    """A paragraph, a table, or the items of a list when each line begins like one."""
    if not lines:
        return []
    if all("\t" in one for one in lines):
        return [PartIn("\n".join(lines), Shape.TABLE)]
    for sign, shape in ((_ITEM, Shape.LIST_ITEM), (_PICTURE, Shape.PICTURE)):
        if all(sign.match(one) for one in lines):
            return [_part(sign, shape, one) for one in lines]
    return [PartIn("\n".join(_as_it_is(one) for one in lines))]


def _part(sign: re.Pattern[str], shape: Shape, line: str) -> PartIn:
    """An item of a list, or a picture by what it shows, with its number where it has one."""
    begins = sign.match(line)
    number = begins[1] if begins and begins.re.groups else None
    words = _as_it_is(sign.sub("", line, count=1))
    if number is None:
        return PartIn(words, shape)
    decoration = words == DECORATION
    return PartIn("" if decoration else words, shape, picture=int(number), decoration=decoration)


def _as_it_is(line: str) -> str:
    """A line without the backslash that kept its first sign a sign."""
    line = " ".join(line.split("\t")).strip()
    return line[1:] if line.startswith("\\") and _MEANS_MORE.match(line[1:]) else line


def as_pasted(sections: tuple[SectionIn, ...]) -> str:
    """Sections as they would be pasted: to go on working on what came from elsewhere. Read again, they are the same."""
    lines = []
    for section in sections:
        lines.append(f"# {' '.join(section.title.split())}" if section.title else "")
        lines += [_written(part) for part in section.parts]
    return "\n\n".join(line for line in lines if line)


def _written(part: PartIn) -> str:
    if part.shape is Shape.TABLE and all("\t" in line for line in part.words.split("\n")):
        return part.words
    if part.picture is not None:
        shows = DECORATION if part.decoration and not part.words else _kept_a_sign(" ".join(part.words.split()))
        return f"!{part.picture} {shows}".strip()
    sign = {Shape.LIST_ITEM: "- ", Shape.PICTURE: "! "}.get(part.shape)
    if sign:
        return sign + _kept_a_sign(" ".join(part.words.split()))
    return "\n".join(_kept_a_sign(" ".join(line.split())) for line in part.words.split("\n") if line.strip())


def _kept_a_sign(line: str) -> str:
    return "\\" + line if _MEANS_MORE.match(line) else line
