"""Papers made at test time: PDFs with and without things that act, Word files packed by hand."""

import io
import tempfile
import zipfile
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from portal.foundation.media.paper_reasons import PaperReason, PaperRefused
from portal.foundation.media.papers import CleanPaper, clean_paper

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORDS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
MARKER = "secret-of-the-author"


def clean(data: bytes, **limits: Any) -> CleanPaper:
    """Clean these bytes as an upload."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "staged"
        path.write_bytes(data)
        return clean_paper(path, **limits)


def refused(data: bytes, **limits: Any) -> PaperReason | None:
    """Why these bytes are refused; nothing if they are taken."""
    try:
        clean(data, **limits)
    except PaperRefused as refusal:
        return refusal.reason
    return None


def jpeg_with_notes() -> bytes:
    """A picture whose camera wrote the marker into it."""
    exif = Image.Exif()
    exif[0x010F] = MARKER
    out = io.BytesIO()
    Image.new("RGB", (40, 30), "#8a5a44").save(out, "JPEG", exif=exif, comment=MARKER.encode())
    return out.getvalue()


def png_with_notes() -> bytes:
    """The same as PNG."""
    notes, out = PngInfo(), io.BytesIO()
    notes.add_text("Author", MARKER)
    Image.new("RGB", (40, 30), "#8a5a44").save(out, "PNG", pnginfo=notes)
    return out.getvalue()


def new_pdf(pages: int = 1, text: str = "He loved the sea.") -> Pdf:
    """A PDF with a line of words on each page."""
    pdf = Pdf.new()
    font = pdf.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
    for _ in range(pages):
        page = pdf.add_blank_page(page_size=(300, 400)).obj
        page.Resources = Dictionary(Font=Dictionary(F1=font))
        page.Contents = Stream(pdf, f"BT /F1 12 Tf 20 350 Td ({text}) Tj ET".encode())
    return pdf


def as_bytes(pdf: Pdf, **options: Any) -> bytes:
    """The file."""
    out = io.BytesIO()
    pdf.save(out, **options)
    return out.getvalue()


def pdf_bytes(pages: int = 1, text: str = "He loved the sea.") -> bytes:
    """A plain good PDF."""
    return as_bytes(new_pdf(pages, text))


def action(kind: str, **more: Any) -> Dictionary:
    """An action of a PDF."""
    return Dictionary(S=Name("/" + kind), **more)


def acting_pdf() -> bytes:
    """A PDF with about everything in it that acts or tells of its author."""
    pdf = new_pdf()
    page = pdf.pages[0].obj
    script = action("JavaScript", JS=String(f"app.alert('{MARKER}')"))
    file = Dictionary(Type=Name.Filespec, F=String(f"{MARKER}.exe"), EF=Dictionary(F=Stream(pdf, MARKER.encode())))
    root = pdf.Root
    root.OpenAction = script
    root.AA = Dictionary(WC=script)
    root.AF = Array([file])
    root.Names = Dictionary(
        JavaScript=Dictionary(Names=Array([String("a"), script])),
        EmbeddedFiles=Dictionary(Names=Array([String("b"), file])),
    )
    root.Metadata = Stream(pdf, MARKER.encode())
    root.PieceInfo = Dictionary(Maker=Dictionary(Private=String(MARKER)))
    pdf.docinfo["/Author"] = MARKER
    pdf.docinfo["/Producer"] = MARKER
    page.AA = Dictionary(O=script)
    page.PieceInfo = Dictionary(Maker=Dictionary(Private=String(MARKER)))
    picture = Stream(pdf, jpeg_with_notes())
    for key, value in {
        "/Type": Name.XObject,
        "/Subtype": Name.Image,
        "/Width": 40,
        "/Height": 30,
        "/BitsPerComponent": 8,
        "/ColorSpace": Name.DeviceRGB,
        "/Filter": Name.DCTDecode,
        "/Metadata": Stream(pdf, MARKER.encode()),
    }.items():
        picture[key] = value
    page.Resources.XObject = Dictionary(Metadata=picture)
    page.Contents = Stream(pdf, page.Contents.read_bytes() + b" q 40 0 0 30 20 200 cm /Metadata Do Q")
    field = Dictionary(
        Type=Name.Annot,
        Subtype=Name.Widget,
        FT=Name.Tx,
        T=String("name"),
        V=String("Amir wrote this"),
        DA=String("/Helv 12 Tf 0 g"),
        Rect=Array([20, 300, 200, 320]),
        AA=Dictionary(K=script),
    )
    rect = Array([20, 100, 200, 120])
    annotations = [
        field,
        Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=rect, A=action("URI", URI=String("https://example.org/a"))),
        Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=rect, A=action("URI", URI=String("file:///etc/passwd"))),
        Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=rect, A=action("Launch", F=String(f"{MARKER}.exe"))),
        Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=rect, A=action("GoToR", F=String(MARKER))),
        Dictionary(Type=Name.Annot, Subtype=Name.FileAttachment, Rect=rect, FS=file),
        Dictionary(Type=Name.Annot, Subtype=Name.RichMedia, Rect=rect, RichMediaContent=Dictionary(Assets=file)),
        Dictionary(Type=Name.Annot, Subtype=Name.Screen, Rect=rect, A=action("Rendition", JS=String(MARKER))),
    ]
    annotations = [pdf.make_indirect(one) for one in annotations]
    page.Annots = Array(annotations)
    helvetica = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    root.AcroForm = Dictionary(
        Fields=Array([annotations[0]]),
        XFA=Stream(pdf, MARKER.encode()),
        DR=Dictionary(Font=Dictionary(Helv=helvetica)),
        DA=String("/Helv 12 Tf 0 g"),
    )
    root.Outlines = pdf.make_indirect(Dictionary(First=Dictionary(Title=String("x"), A=script)))
    element = Dictionary(Type=Name.StructElem, S=Name.Link, K=Dictionary(Type=Name.OBJR, Obj=annotations[3]))
    root.StructTreeRoot = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot, K=element))
    return as_bytes(pdf, compress_streams=False)


def everything_in(data: bytes) -> str:
    """A PDF written out plainly, streams unpacked, as one text to search in."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.save(
            out,
            compress_streams=False,
            stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
        )
    return out.getvalue().decode("latin-1")


def relation(number: int, kind: str, target: str, *, external: bool = False) -> str:
    """One relationship of a Word file."""
    outside = ' TargetMode="External"' if external else ""
    return f'<Relationship Id="r{number}" Type="{OFFICE}/{kind}" Target="{target}"{outside}/>'


def relations(*each: str) -> str:
    """A list of relationships."""
    return f'<?xml version="1.0"?><Relationships xmlns="{PACKAGE}/relationships">{"".join(each)}</Relationships>'


def words_xml(body: str, element: str = "document") -> str:
    """A part with words."""
    return f'<?xml version="1.0"?><w:{element} xmlns:w="{WORDS}" xmlns:r="{OFFICE}">{body}</w:{element}>'


def paragraph(text: str) -> str:
    """A paragraph of a Word file."""
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def docx_bytes(text: str = "He loved the sea.", more: dict[str, Any] | None = None) -> bytes:
    """A good small Word file; ``more`` adds parts or puts others in their place (None leaves one out)."""
    parts: dict[str, Any] = {
        "[Content_Types].xml": (
            f'<?xml version="1.0"?><Types xmlns="{PACKAGE}/content-types">'
            '<Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{MAIN}"/></Types>'
        ),
        "_rels/.rels": relations(
            relation(1, "officeDocument", "word/document.xml"), relation(2, "extended-properties", "docProps/app.xml")
        ),
        "word/document.xml": words_xml(f"<w:body>{paragraph(text)}</w:body>"),
        "docProps/core.xml": f"<a><creator>{MARKER}</creator></a>",
        "docProps/app.xml": f"<a><Company>{MARKER}</Company></a>",
        **(more or {}),
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            if content is not None:
                packed.writestr(name, content)
    return out.getvalue()
