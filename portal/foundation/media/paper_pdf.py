"""A PDF with only what is read in it: pages, their words and pictures, and links to web pages.

Everything that acts (scripts, actions, forms, attached files, sound, films) and everything that tells of its
author is left out. Words typed into a form are drawn onto the page first, so that none is lost.
Runs in the worker only.
"""

import io
import re
from collections.abc import Iterator
from typing import Any, BinaryIO, Final
from urllib.parse import urlsplit

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream

from portal.foundation.media.paper_reasons import PaperReason, PaperRefused
from portal.foundation.media.picture_notes import without_notes

MAX_PAGES: Final = 500
WEB_SCHEMES: Final = frozenset({"http", "https", "mailto"})
_TAIL: Final = 2048  # bytes in which a whole PDF says that it ends here
_SIMPLE: Final = re.compile(r"[ -~\xa0-\xff]*")  # one line of Western letters: all that can be drawn here


def _names(words: str) -> frozenset[str]:
    return frozenset(f"/{word}" for word in words.split())


_KEPT_IN_CATALOG: Final = _names("Type Pages Version Lang PageLabels OCProperties MarkInfo StructTreeRoot")
_KEPT_IN_PAGE: Final = _names(
    "Type Parent Resources MediaBox CropBox BleedBox TrimBox ArtBox Rotate UserUnit Contents Group Annots "
    "StructParents Tabs"
)
_NOTES: Final = _names(
    "AA AF Alternates CreatorInfo JS LastModified Measure Metadata OPI OpenAction PieceInfo PtData Ref Thumb"
)
_OUTSIDE: Final = _names("F FFilter FDecodeParms")  # a stream whose bytes lie in another file
_EMPTIED_TYPES: Final = _names("Filespec F Sig DocTimeStamp Rendition MediaClip")
_ACTIONS: Final = _names(
    "JavaScript Launch GoToR GoToE GoToDp SubmitForm ImportData ResetForm Rendition Movie Sound RichMediaExecute Hide "
    "Named SetOCGState Thread Trans GoTo3DView"
)


def clean_pdf(source: BinaryIO) -> bytes:
    """Return the cleaned PDF. Raises PaperRefused; what else is raised means that the file is damaged."""
    if not _has_its_end(source):
        raise PaperRefused(PaperReason.DAMAGED)
    try:
        pdf = pikepdf.open(source)
    except pikepdf.PasswordError:
        raise PaperRefused(PaperReason.PASSWORD) from None
    with pdf:
        if not 1 <= len(pdf.pages) <= MAX_PAGES:
            raise PaperRefused(PaperReason.TOO_MANY_PAGES if len(pdf.pages) else PaperReason.DAMAGED)
        if pdf.Root.get("/NeedsRendering"):  # its pages are made by a script; without it they say "please wait"
            raise PaperRefused(PaperReason.NEEDS_ITS_PROGRAM)
        _draw_forms_onto_pages(pdf)
        for page in pdf.pages:
            _tidy_page(pdf, page.obj)
        _keep_only(pdf.Root, _KEPT_IN_CATALOG)
        if "/Info" in pdf.trailer:
            del pdf.trailer["/Info"]
        for found in pdf.objects:
            for one in _with_parts(found):
                _tidy(one)
        out = io.BytesIO()
        pdf.save(
            out,
            encryption=False,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            deterministic_id=True,
            fix_metadata_version=False,
        )
        _opens_again(out, len(pdf.pages))
    return out.getvalue()


def _opens_again(made: BinaryIO, pages: int) -> None:
    """A file that was damaged can be read and still be written in a way that nobody can open: then it is refused."""
    with pikepdf.open(made) as again:
        if len(again.pages) != pages:
            raise PaperRefused(PaperReason.DAMAGED)


def _has_its_end(source: BinaryIO) -> bool:
    size = source.seek(0, io.SEEK_END)
    source.seek(max(0, size - _TAIL))
    tail = source.read()
    source.seek(0)
    return b"%%EOF" in tail


def _draw_forms_onto_pages(pdf: Pdf) -> None:
    """Make what was typed into a form a part of the page. What only the form's own program can draw is refused."""
    form = pdf.acroform
    for field in form.fields if form.exists else ():
        words = field.value_as_string if field.is_text or field.is_choice else ""
        for box in form.get_annotations_for_field(field) if words else ():
            if not form.needs_appearances and "/N" in box.obj.get("/AP", {}):
                continue
            if not _SIMPLE.fullmatch(words):
                raise PaperRefused(PaperReason.NEEDS_ITS_PROGRAM)
            field.generate_appearance(box)
    if form.needs_appearances:
        del pdf.Root["/AcroForm"]["/NeedAppearances"]  # else what was drawn just now would be left out
    pdf.flatten_annotations("screen")


def _tidy_page(pdf: Pdf, page: Any) -> None:
    """Keep what is drawn, and links to the web as new ones; what else stood on the page is emptied."""
    links = []
    before = page.get("/Annots")
    for old in before if isinstance(before, Array) else ():
        if not isinstance(old, Dictionary):
            continue
        address = _web_address(old)
        if address is not None:
            links.append(_new_link(old, address))
        _keep_only(old, frozenset())  # the tree of headings may still lead to it
    _keep_only(page, _KEPT_IN_PAGE)
    if links:
        page["/Annots"] = pdf.make_indirect(Array(links))
    elif "/Annots" in page:
        del page["/Annots"]


def _web_address(annotation: Any) -> str | None:
    """Where a link leads, if that is a web page or an email address."""
    action = annotation.get("/A")
    if annotation.get("/Subtype") != Name.Link or not isinstance(action, Dictionary):
        return None
    address = action.get("/URI")
    if action.get("/S") != Name.URI or not isinstance(address, pikepdf.String) or "/Rect" not in annotation:
        return None
    return str(address) if is_web_address(str(address)) else None


def is_web_address(address: str) -> bool:
    """Whether an address opens a web page or an email, and no file or program."""
    try:
        return urlsplit(address.strip()).scheme.lower() in WEB_SCHEMES
    except ValueError:
        return False


def _new_link(old: Any, address: str) -> Dictionary:
    action = Dictionary(S=Name.URI, URI=pikepdf.String(address))
    return Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array(list(old["/Rect"])), Border=[0, 0, 0], A=action)


def _keep_only(holder: Any, kept: frozenset[str]) -> None:
    for key in list(holder.keys()):
        if key not in kept:
            del holder[key]


def _with_parts(found: Any) -> Iterator[Any]:
    """An object and every dictionary that stands directly in it; what it only points to has its own turn."""
    waiting = [found]
    while waiting:
        one = waiting.pop()
        if isinstance(one, (Dictionary, Stream)):
            yield one
            inside: Any = [one[key] for key in one.keys()]  # noqa: SIM118  (a stream has no other way)
        elif isinstance(one, Array):
            inside = list(one)
        else:
            continue
        waiting += [part for part in inside if isinstance(part, (Dictionary, Array)) and not part.is_indirect]


def _tidy(one: Any) -> None:
    """Take out what acts and what tells of its maker.

    Only streams and dictionaries with a type lose single keys: elsewhere the keys are names that the author chose.
    """
    kind = one.get("/Type")
    if isinstance(one, Stream):
        _drop(one, _NOTES | _OUTSIDE)
        _bare_picture(one)
    elif _is_action(one, kind) or (isinstance(kind, Name) and str(kind) in _EMPTIED_TYPES):
        _keep_only(one, frozenset())
    elif isinstance(kind, Name):
        _drop(one, _NOTES - {"/Ref"} if kind == Name.StructElem else _NOTES)
        if isinstance(one.get("/Usage"), Dictionary):
            _drop(one["/Usage"], _NOTES)


def _is_action(one: Any, kind: Any) -> bool:
    what = one.get("/S")
    return isinstance(what, Name) and str(what) in _ACTIONS and kind != Name.StructElem


def _drop(holder: Any, keys: frozenset[str]) -> None:
    for key in keys:
        if key in holder:
            del holder[key]


def _bare_picture(stream: Any) -> None:
    wrapped = stream.get("/Filter")
    if isinstance(wrapped, Array) and len(wrapped) == 1:
        wrapped = wrapped[0]
    if stream.get("/Subtype") != Name.Image or wrapped != Name.DCTDecode:
        return
    before = stream.read_raw_bytes()
    after = without_notes(before)
    if after != before:
        stream.write(after, filter=Name.DCTDecode, decode_parms=stream.get("/DecodeParms"))
