"""The XML inside a Word paper: what points out of the paper, and fields that fetch or run something.

Read with a parser that knows no entities, no document types and no network. Runs in the worker only.
"""

import re
from collections.abc import Iterable
from typing import Final

from lxml import etree

from portal.foundation.media.paper_pdf import is_web_address
from portal.foundation.media.paper_reasons import PaperReason, PaperRefused

PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
_POINTING: Final = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "http://purl.oclc.org/ooxml/officeDocument/relationships",
)
_WORDS: Final = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
# These say nothing by themselves: without what they point to, Word would call the paper broken.
_WHOLE = (
    "OLEObject altChunk attachedTemplate audioFile control dataSource externalData headerSource hlinkClick hlinkHover "
    "saveThroughXslt sourceFileName subDoc videoFile"
)
_GOES_WHOLE: Final = frozenset(_WHOLE.split())
_NEVER_STAYS: Final = frozenset({"attachedTemplate", "docVars", "mailMerge", "webVideoPr"})
_FIELDS = (
    "= ADVANCE AUTHOR BIBLIOGRAPHY CITATION CREATEDATE DATE EDITTIME EQ FILENAME FORMCHECKBOX FORMDROPDOWN FORMTEXT "
    "HYPERLINK IF INDEX KEYWORDS LASTSAVEDBY LISTNUM NOTEREF NUMCHARS NUMPAGES NUMWORDS PAGE PAGEREF PRINTDATE REF "
    "SAVEDATE SECTION SECTIONPAGES SEQ STYLEREF SUBJECT SYMBOL TA TC TIME TITLE TOA TOC XE"
)
_HARMLESS_FIELDS: Final = frozenset(_FIELDS.split())
_LINK_TO = re.compile(r'^\s*HYPERLINK\s+(?:\\[nt]\s+)*"?([^"\\\s]*)', re.IGNORECASE)


def read(data: bytes) -> etree._Element:
    """Read one part. Raises PaperRefused for broken XML or any document type (where entities would stand)."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        raise PaperRefused(PaperReason.DAMAGED) from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise PaperRefused(PaperReason.DAMAGED)
    return root


def written(root: etree._Element) -> bytes:
    """A part as Word writes it."""
    data: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return data


def local(element: etree._Element) -> str:
    """The name of an element without its namespace; empty for comments and the like."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def without_pointers(root: etree._Element, lost: Iterable[str]) -> None:
    """Take out what points to a relationship that is gone; the words around it stay."""
    gone = frozenset(lost)
    for element in list(root.iter()):
        if not isinstance(element.tag, str):
            continue
        keys = [key for key in element.attrib if etree.QName(key).namespace in _POINTING]
        if not any(element.attrib[key] in gone for key in keys):
            continue
        parent = element.getparent()
        if local(element) in _GOES_WHOLE and parent is not None:
            parent.remove(element)
            continue
        for key in keys:
            if element.attrib[key] in gone:
                del element.attrib[key]


def without_outside_settings(root: etree._Element) -> None:
    """Take out templates, letters made from a database, and films shown from a web page."""
    for element in [one for one in root.iter() if local(one) in _NEVER_STAYS]:
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)


def without_fetching_fields(root: etree._Element) -> None:
    """Empty the code of every field that could fetch or run something; the result that it showed last stays."""
    open_fields: list[list[etree._Element]] = []
    for element in root.iter():
        if not isinstance(element.tag, str) or etree.QName(element).namespace not in _WORDS:
            continue
        name = local(element)
        if name == "fldChar":
            _follow(open_fields, next((value for key, value in element.attrib.items() if key.endswith("Type")), ""))
        elif name in {"instrText", "delInstrText"}:
            if open_fields:
                open_fields[-1].append(element)
            else:
                element.text = ""
        elif name == "fldSimple":
            for key, value in element.attrib.items():
                if key.endswith("}instr") and not is_harmless_field(str(value)):
                    element.attrib[key] = " "
    for field in open_fields:
        _empty(field)


def _follow(open_fields: list[list[etree._Element]], step: object) -> None:
    if step == "begin":
        open_fields.append([])
    elif open_fields and step in {"separate", "end"}:
        code = open_fields[-1] if step == "separate" else open_fields.pop()
        if not is_harmless_field("".join(one.text or "" for one in code)):
            _empty(code)


def _empty(code: list[etree._Element]) -> None:
    for one in code:
        one.text = ""


def is_harmless_field(code: str) -> bool:
    """Whether a field only shows what is in the paper, or leads to a web page."""
    words = code.split()
    if not words or not (words[0].upper() in _HARMLESS_FIELDS or words[0].startswith("=")):
        return not words
    if words[0].upper() != "HYPERLINK":
        return True
    target = _LINK_TO.match(code)
    return target is not None and (not target[1] or is_web_address(target[1]))
