"""A draft written or pasted as plain text: # begins a heading, an empty line ends a paragraph."""

import re

from portal.taking_part.drafts.models import Shape
from portal.taking_part.drafts.versions import PartIn, SectionIn

_ITEM = re.compile(r"[-*•–]\s+")


def read_pasted(words: str) -> tuple[SectionIn, ...]:
    """The sections of a pasted draft; words before the first heading are a section without a title."""
    sections: list[SectionIn] = []
    title, parts = "", list[PartIn]()
    for block in re.split(r"\n\s*\n", words.replace("\r\n", "\n")):
        lines: list[str] = []
        for line in (one.strip() for one in block.split("\n")):
            if line.startswith("#"):
                parts += _parts(lines)
                lines = []
                if parts or title:
                    sections.append(SectionIn(title, tuple(parts)))
                title, parts = line.lstrip("# ").strip(), []
            elif line:
                lines.append(line)
        parts += _parts(lines)
    if parts or title:
        sections.append(SectionIn(title, tuple(parts)))
    return tuple(sections)


def _parts(lines: list[str]) -> list[PartIn]:
    """A paragraph, or the items of a list when each line begins like one."""
    if not lines:
        return []
    if all(_ITEM.match(one) for one in lines):
        return [PartIn(_ITEM.sub("", one, count=1), Shape.LIST_ITEM) for one in lines]
    return [PartIn("\n".join(lines))]


def as_pasted(sections: tuple[SectionIn, ...]) -> str:
    """Sections as they would be pasted: to go on working on what came from elsewhere."""
    lines = []
    for section in sections:
        lines.append(f"# {section.title}" if section.title else "")
        for part in section.parts:
            lines.append(f"- {part.words}" if part.shape is Shape.LIST_ITEM else part.words)
    return "\n\n".join(line for line in lines if line)
