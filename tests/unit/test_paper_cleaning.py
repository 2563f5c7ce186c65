"""Papers: what acts or tells of its author is gone, the words stay, and what we cannot take has a reason."""

import io

import pikepdf
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from portal.foundation.media.paper_pdf import clean_pdf
from portal.foundation.media.paper_reasons import PaperReason
from portal.foundation.media.papers import PaperCleanerBroken, kept_name, read_answer
from portal.foundation.media.picture_notes import without_notes
from tests.factories import paper_files as made
from tests.factories.paper_files import MARKER, clean, docx_bytes, pdf_bytes, refused

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def test_the_words_and_pages_of_a_pdf_stay():
    paper = clean(pdf_bytes(3, "He sang in the car."))
    assert paper.kind == "pdf"
    with pikepdf.open(io.BytesIO(paper.data)) as pdf:
        assert [b"He sang in the car." in page.Contents.read_bytes() for page in pdf.pages] == [True] * 3
        assert [list(page.mediabox) for page in pdf.pages] == [[0, 0, 300, 400]] * 3


def test_nothing_acts_or_tells_of_the_author_afterwards():
    before, after = made.acting_pdf(), clean(made.acting_pdf()).data
    assert MARKER in made.everything_in(before)
    found = made.everything_in(after)
    assert MARKER not in found
    for name in ("JavaScript", "OpenAction", "Launch", "EmbeddedFile", "XFA", "RichMedia", "GoToR", "/AA", "/Author"):
        assert name not in found
    assert "file:///" not in found


def test_web_links_and_pictures_stay_and_what_was_typed_into_a_form_is_drawn_onto_the_page():
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
def test_a_form_keeps_its_words_or_is_refused_but_loses_none(stale):
    assert "(Tea at four) Tj" in made.everything_in(clean(filled_form("Tea at four", stale=stale)).data)
    assert refused(filled_form("چائے", stale=stale)) is PaperReason.NEEDS_ITS_PROGRAM


def test_a_form_that_draws_its_own_pages_is_refused():
    pdf = made.new_pdf()
    pdf.Root.NeedsRendering = True
    assert refused(made.as_bytes(pdf)) is PaperReason.NEEDS_ITS_PROGRAM


def test_a_pdf_that_needs_a_password_is_told_so():
    locked = made.as_bytes(made.new_pdf(), encryption=pikepdf.Encryption(user="tea", owner="milk"))
    assert refused(locked) is PaperReason.PASSWORD


def test_a_pdf_that_only_forbids_printing_is_taken_and_opens_freely():
    held = made.as_bytes(made.new_pdf(), encryption=pikepdf.Encryption(user="", owner="milk"))
    with pikepdf.open(io.BytesIO(clean(held).data)) as pdf:
        assert not pdf.is_encrypted


def test_five_hundred_pages_are_taken_and_no_more():
    assert clean(pdf_bytes(500)).kind == "pdf"
    assert refused(pdf_bytes(501)) is PaperReason.TOO_MANY_PAGES


@pytest.mark.parametrize(
    "broken",
    [pdf_bytes()[:-200], b"%PDF-1.7\n", b"%PDF-1.7\nnothing here\n%%EOF", pdf_bytes().replace(b"/Pages", b"/Pagex")],
    ids=["cut off", "only a head", "nothing in it", "no pages"],
)
def test_a_damaged_pdf_is_told_so(broken):
    assert refused(broken) is PaperReason.DAMAGED


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
def test_anything_else_is_no_paper_we_take(other):
    assert refused(other) is PaperReason.NOT_A_PAPER


def test_an_empty_one_and_one_over_the_limit_are_not_opened():
    data = pdf_bytes()
    assert refused(b"") is PaperReason.EMPTY
    assert refused(data, max_bytes=len(data) - 1) is PaperReason.TOO_LARGE
    assert clean(data, max_bytes=len(data)).kind == "pdf"


def test_one_that_takes_too_long_is_stopped():
    assert refused(pdf_bytes(), timeout_s=0.01) is PaperReason.TOOK_TOO_LONG


def test_without_room_to_work_it_is_our_fault():
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


def test_a_word_paper_with_a_password_and_an_old_one_are_told_apart():
    assert refused(OLE + "EncryptedPackage".encode("utf-16-le")) is PaperReason.PASSWORD
    assert refused(OLE + "WordDocument".encode("utf-16-le")) is PaperReason.OLD_WORD
    assert refused(OLE + "Workbook".encode("utf-16-le")) is PaperReason.NOT_A_PAPER


@pytest.mark.parametrize(
    ("given_name", "kept"),
    [
        ("Care plan.PDF", "Care plan.pdf"),
        ("C:\\Users\\Joan\\plan.docx", "plan.pdf"),
        ("../../etc/passwd", "passwd.pdf"),
        ("tea\u202etxt.exe\n.pdf", "teatxt.exe.pdf"),
        ("خط.pdf", "خط.pdf"),
        (".pdf", "paper.pdf"),
        ("x" * 300, "x" * 120 + ".pdf"),
    ],
)
def test_a_paper_keeps_the_name_people_know_it_by_and_nothing_that_misleads(given_name, kept):
    assert kept_name(given_name, "pdf") == kept


ACTING = made.acting_pdf()


@settings(max_examples=150, deadline=None)
@example([(ACTING.rindex(b"trailer"), 0)])  # read, and then written so that nobody could open it
@given(st.lists(st.tuples(st.integers(0, len(ACTING) - 1), st.integers(0, 255)), max_size=6))
def test_a_pdf_with_wrong_bytes_in_it_is_refused_or_comes_out_clean(changes):
    broken = bytearray(ACTING)
    for at, byte in changes:
        broken[at] = byte
    try:
        cleaned = clean_pdf(io.BytesIO(bytes(broken)))
    except Exception:
        return  # the worker calls whatever is raised damaged
    found = made.everything_in(cleaned)
    assert "JavaScript" not in found
    assert "/Launch" not in found
    assert "EmbeddedFiles" not in found
