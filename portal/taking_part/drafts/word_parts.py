"""The parts of a Word file that words stand in, found by what the file says: programs give them different names."""

import posixpath
import zipfile
from collections.abc import Iterator

from lxml import etree

from portal.foundation.media import docx_xml
from portal.foundation.media.docx_xml import local
from portal.foundation.media.paper_reasons import PaperReason, PaperRefused

MOST = 40_000_000  # bytes of one part, unpacked; 300 pages of words are about 3,000,000
_BESIDE = frozenset({"styles", "footnotes", "endnotes", "comments"})


def read(packed: zipfile.ZipFile) -> tuple[etree._Element, dict[str, etree._Element], dict[str, str]]:
    """The part with the words, those beside it by kind, and names of pictures by relation. Raises ``PaperRefused``."""
    name = next(iter(_targets(packed, "_rels/.rels", "").get("officeDocument", ())), "word/document.xml")
    folder, _, file = name.rpartition("/")
    targets = _targets(packed, f"{folder}/_rels/{file}.rels", folder)
    beside = {kind: _part(packed, found[0]) for kind, found in targets.items() if kind in _BESIDE}
    return _part(packed, name), beside, _pictures(packed, f"{folder}/_rels/{file}.rels", folder)


def _targets(packed: zipfile.ZipFile, relations: str, folder: str) -> dict[str, list[str]]:
    """Names of parts by the last word of their kind of relation."""
    found: dict[str, list[str]] = {}
    for _name, kind, whole in _relations(packed, relations, folder):
        found.setdefault(kind, []).append(whole)
    return found


def _pictures(packed: zipfile.ZipFile, relations: str, folder: str) -> dict[str, str]:
    """Names of parts that are pictures, by the name of the relation."""
    return {name: whole for name, kind, whole in _relations(packed, relations, folder) if kind == "image"}


def _relations(packed: zipfile.ZipFile, relations: str, folder: str) -> Iterator[tuple[str, str, str]]:
    """The name of each relation inside the file, the last word of its kind, and the part that it leads to."""
    for one in _part(packed, relations) if relations in packed.namelist() else ():
        target = str(one.get("Target", ""))
        if local(one) == "Relationship" and one.get("TargetMode") != "External":
            whole = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            if whole in packed.namelist():
                yield str(one.get("Id", "")), str(one.get("Type", "")).rpartition("/")[2], whole


def _part(packed: zipfile.ZipFile, name: str) -> etree._Element:
    if name not in packed.namelist():
        raise PaperRefused(PaperReason.DAMAGED)
    if packed.getinfo(name).file_size > MOST:
        raise PaperRefused(PaperReason.TOO_MUCH_INSIDE)
    return docx_xml.read(packed.read(name))
