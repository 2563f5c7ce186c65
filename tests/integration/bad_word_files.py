"""Word files as they come on bad days, made when they are needed; each with what the page says to it."""

import io
import zipfile
import zlib
from dataclasses import dataclass

from tests.factories.paper_files import MAIN, docx_bytes, paragraph, pdf_bytes, relation, relations, words_xml
from tests.factories.review_paper import SHOWS

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504
ENTITIES = (
    '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
    + ']><w:document xmlns:w="x"><w:body>&j;</w:body></w:document>'
)
DRAWING = (
    '<w:p><w:r><w:drawing xmlns:wp="wp"><wp:inline><wp:docPr id="1" name="Picture 1" descr="{}"/>'
    '<a:blip xmlns:a="a" r:embed="r5"/></wp:inline></w:drawing></w:r></w:p>'
)


@dataclass(frozen=True)
class Bad:
    """A file and the beginning of what is said about it."""

    name: str
    data: bytes
    told: str
    file_name: str = "review.docx"


def renamed(data: bytes, old: str, new: str) -> bytes:
    """The same file with a part under another name, as programs have it that count their parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            content = before.read(name).replace(old.encode(), new.encode())
            after.writestr(name.replace(old, new), content)
    return out.getvalue()


def macros_by_type() -> bytes:
    """A .docm: its type says that it may hold programs."""
    kind = b"application/vnd.ms-word.document.macroEnabled.main+xml"
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx_bytes())) as before, zipfile.ZipFile(out, "w") as after:
        for name in before.namelist():
            after.writestr(name, before.read(name).replace(MAIN.encode(), kind))
    return out.getvalue()


def huge_picture() -> bytes:
    """A good file with a picture that says it is 60,000 by 60,000, four bytes of it."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")

    size = (60_000).to_bytes(4, "big")
    pixels = zlib.compress(b"\0" * 1_000_000)
    png = (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", size * 2 + b"\x08\x02\0\0\0")
        + chunk(b"IDAT", pixels)
        + chunk(b"IEND", b"")
    )
    types = docx_bytes()
    with zipfile.ZipFile(io.BytesIO(types)) as packed:
        told = packed.read("[Content_Types].xml").decode()
    told = told.replace("<Override", '<Default Extension="png" ContentType="image/png"/><Override', 1)
    body = paragraph("He loved the sea.") + DRAWING.format(SHOWS)
    return docx_bytes(
        more={
            "[Content_Types].xml": told,
            "word/document.xml": words_xml(f"<w:body>{body}</w:body>"),
            "word/_rels/document.xml.rels": relations(relation(5, "image", "media/image1.png")),
            "word/media/image1.png": png,
        }
    )


def many_pages(pages: int = 300) -> tuple[bytes, int]:
    """A file of that many pages, ten paragraphs each; and how many paragraphs it has."""
    body = "".join(
        paragraph(f"Page {page}, sentence {n}. The house was quiet and the kettle was on. " + "He was well. " * 14)
        for page in range(pages)
        for n in range(10)
    )
    return docx_bytes(more={"word/document.xml": words_xml(f"<w:body>{body}</w:body>")}), pages * 10


BAD = (
    Bad("macros by type", macros_by_type(), "That file has macros.", "review.docm"),
    Bad("macros inside", docx_bytes(more={"word/vbaProject.bin": b"x"}), "That file has macros."),
    Bad("password", OLE + "EncryptedPackage".encode("utf-16-le"), "That file opens only with a password."),
    Bad("old Word", OLE + "WordDocument".encode("utf-16-le"), "That is an older kind of Word file.", "review.doc"),
    Bad("zip bomb", docx_bytes(more={"word/bomb.xml": b"0" * 90_000_000}), "That file holds more than we can open."),
    Bad("entity bomb", docx_bytes(more={"word/document.xml": ENTITIES}), "That file is cut off or damaged."),
    Bad("truncated", docx_bytes()[:-120], "That file is cut off or damaged."),
    Bad("a PDF by another name", pdf_bytes(), "That is not a Word file."),
    Bad("only words", b"He loved the sea.", "That is not a Word file.", "review.txt"),
    Bad("empty", b"", "That file is empty."),
    Bad("no words", docx_bytes(""), "There are no words in that file"),
)
