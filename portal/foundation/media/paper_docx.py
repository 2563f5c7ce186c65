"""A Word paper with only what is read in it: words, their looks, pictures and links to web pages.

Unpacked within limits and packed anew, part by part: what is not on the list of parts stays out (author and company,
attached files, programs). Papers with macros are refused whole. Runs in the worker only.
"""

import io
import posixpath
import re
import zipfile
from typing import IO, Final

from lxml import etree

from portal.foundation.media import docx_xml
from portal.foundation.media.docx_xml import local
from portal.foundation.media.paper_pdf import is_web_address
from portal.foundation.media.paper_reasons import PaperReason, PaperRefused
from portal.foundation.media.picture_notes import without_notes

MAX_PARTS: Final = 2_000
MAX_UNPACKED: Final = 200 * 1024 * 1024
MAX_PART: Final = 100 * 1024 * 1024
MAX_RATIO: Final = 200
"""Unpacked size over packed size, counted for parts over 1 MiB. Dull XML reaches 60, a bomb 1,000."""
_SMALL: Final = 1024 * 1024

_TYPES: Final = "[Content_Types].xml"
_MAIN: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_KEPT: Final = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|word/(_rels/)?[\w.-]+\.(xml|rels)"
    r"|word/(theme|glossary|charts|diagrams|drawings)/(_rels/)?[\w.-]+\.(xml|rels)"
    r"|word/(theme/|glossary/)?media/[\w.-]+\.(png|jpe?g|gif|bmp|tiff?|emf|wmf)|word/fonts/[\w.-]+\.odttf",
    re.IGNORECASE,
)
_LEFT_OUT: Final = re.compile(r"word/(people|commentsIds|commentsExtensible)\.xml", re.IGNORECASE)
_MACROS: Final = re.compile(r"(^|/)vba(Project|Data)[^/]*$", re.IGNORECASE)
_PICTURE: Final = re.compile(r"\.(png|jpe?g)$", re.IGNORECASE)
_FIXED_TIME: Final = (1980, 1, 1, 0, 0, 0)  # when each part was packed tells about the sender's day


def clean_docx(source: IO[bytes]) -> bytes:
    """Return the cleaned paper. Raises PaperRefused; what else is raised means that the file is damaged."""
    with zipfile.ZipFile(source) as packed:
        entries = _entries(packed)
        if _TYPES not in entries:
            raise PaperRefused(PaperReason.NOT_A_PAPER)
        types = docx_xml.read(_unpacked(packed, entries[_TYPES]))
        main = _main_part(types, set(entries))
        names = {name for name in entries if _KEPT.fullmatch(name) and not _LEFT_OUT.fullmatch(name)}
        if main not in names:
            raise PaperRefused(PaperReason.NOT_A_PAPER)
        parts = {name: _unpacked(packed, entries[name]) for name in sorted(names - {_TYPES})}
    for name in [name for name in parts if name.endswith(".rels")]:
        _clean_relations(parts, name)
    for name, data in parts.items():
        parts[name] = _clean_part(name, data)
    _keep_types(types, set(parts))
    return _packed({_TYPES: docx_xml.written(types), **parts})


def _entries(packed: zipfile.ZipFile) -> dict[str, zipfile.ZipInfo]:
    """The parts by name, when all of them are safe to unpack."""
    found = packed.infolist()
    if len(found) > MAX_PARTS or sum(one.file_size for one in found) > MAX_UNPACKED:
        raise PaperRefused(PaperReason.TOO_MUCH_INSIDE)
    entries: dict[str, zipfile.ZipInfo] = {}
    for one in found:
        if one.is_dir():
            continue
        if one.file_size > MAX_PART or (one.file_size > _SMALL and one.file_size > MAX_RATIO * one.compress_size):
            raise PaperRefused(PaperReason.TOO_MUCH_INSIDE)
        if one.flag_bits & 1:
            raise PaperRefused(PaperReason.PASSWORD)
        if _leads_out(one.orig_filename) or one.filename.lower() in {name.lower() for name in entries}:
            raise PaperRefused(PaperReason.DAMAGED)
        if _MACROS.search(one.filename):
            raise PaperRefused(PaperReason.MACROS)
        entries[one.filename] = one
    return entries


def _leads_out(name: str) -> bool:
    return name.startswith("/") or "\\" in name or "\0" in name or ":" in name or ".." in name.split("/")


def _unpacked(packed: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """The bytes of a part, never more than it says it has: what a header says may be a lie."""
    with packed.open(entry) as part:
        data = part.read(entry.file_size + 1)
    if len(data) != entry.file_size:
        raise PaperRefused(PaperReason.DAMAGED)
    return data


def _main_part(types: etree._Element, names: set[str]) -> str:
    """The name of the part that holds the words. Refused when the paper has macros or is no Word paper."""
    said = {str(one.get("PartName", "")).lstrip("/"): str(one.get("ContentType", "")) for one in types.iter()}
    lower = " ".join(str(one.get("ContentType", "")) for one in types.iter()).lower()
    if "macroenabled" in lower or "vbaproject" in lower:
        raise PaperRefused(PaperReason.MACROS)
    main = next((name for name, kind in said.items() if kind == _MAIN and name in names), None)
    if main is None:
        raise PaperRefused(PaperReason.NOT_A_PAPER)
    return main


def _clean_relations(parts: dict[str, bytes], name: str) -> None:
    """Keep relations to parts that are here and links to web pages; take what pointed elsewhere out of the words."""
    root = docx_xml.read(parts[name])
    folder, _, file = name.rpartition("_rels/")
    lost = []
    for one in list(root):
        if not isinstance(one.tag, str):
            continue
        if not _stays(one, folder, parts):
            lost.append(str(one.get("Id", "")))
            root.remove(one)
    parts[name] = docx_xml.written(root)
    owner = folder + file.removesuffix(".rels")
    if lost and owner in parts and owner.lower().endswith(".xml"):
        words = docx_xml.read(parts[owner])
        docx_xml.without_pointers(words, lost)
        parts[owner] = docx_xml.written(words)


def _stays(relation: etree._Element, folder: str, parts: dict[str, bytes]) -> bool:
    target = str(relation.get("Target", ""))
    if str(relation.get("TargetMode", "")).lower() == "external":
        return str(relation.get("Type", "")).endswith("/hyperlink") and is_web_address(target)
    if target.startswith("#"):
        return True
    path = posixpath.normpath(target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target))
    return path in parts


def _clean_part(name: str, data: bytes) -> bytes:
    if _PICTURE.search(name):
        return without_notes(data)
    if not name.lower().endswith(".xml"):
        return data
    root = docx_xml.read(data)
    docx_xml.without_fetching_fields(root)
    docx_xml.without_outside_settings(root)
    return docx_xml.written(root)


def _keep_types(types: etree._Element, names: set[str]) -> None:
    """The list of types names only parts that are here."""
    for one in list(types):
        if local(one) == "Override" and str(one.get("PartName", "")).lstrip("/") not in names:
            types.remove(one)


def _packed(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as fresh:
        for name, data in parts.items():
            fresh.writestr(zipfile.ZipInfo(name, _FIXED_TIME), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()
