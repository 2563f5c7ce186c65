"""Letters as PDF: tagged, in our fonts, every word there and none that must not be."""

import io
import re
import string
from collections.abc import Callable
from functools import cache

import page
import pikepdf
import pypdfium2
import pytest
import zxingcpp

from portal.foundation.outbox.models import Channel
from portal.foundation.paper import render
from portal.foundation.web.words import Reading
from tests.unit.letters_to_try import ADDRESS, CODE, NUMBER, Letter, each_word, every_letter, pages_of, said, words_of

OUR_FONTS = {"AtkinsonHyperlegibleNext", "Vazirmatn"}
# Nothing of why somebody is written to, in any of the languages (F6).
NEVER = re.compile(
    r"\b(died?|dead|death|deceased|passed away|bereave\w*|review\w*|LeDeR|loss|funeral|grief|sorry for)\b"
    r"|umar[łl]|śmier|zmar|zgon|przegląd|żałob|وفات|موت|انتقال|مرحوم|جائزہ",
    re.IGNORECASE,
)


@cache
def printed(letter: Letter) -> bytes:
    """A letter, set once."""
    return render.pdf([letter.sheet()])


each_letter = pytest.mark.parametrize("letter", every_letter(), ids=str)


@each_letter
def test_a_letter_is_tagged_by_the_rules_of_pdf_ua(letter: Letter) -> None:
    report = page.validate_pdf_bytes(printed(letter), profile=page.ValidationProfile.PDF_UA_1)
    assert [(one.rule_id, one.message) for one in report.failures] == []
    with pikepdf.open(io.BytesIO(printed(letter))) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert pdf.Root.StructTreeRoot.K is not None
        assert str(pdf.Root.Lang) == "en-GB"
        assert pdf.open_metadata()["{http://www.aiim.org/pdfua/ns/id/}part"] == "1"
        assert letter.sheet().title == pdf.open_metadata()["dc:title"]
        assert _languages(pdf) >= {letter.reading.tag.partition("-")[0], "en"}


def _languages(pdf: pikepdf.Pdf) -> set[str]:
    """Every language that a tag, or the whole, says."""
    said_by = {str(pdf.Root.Lang)}
    said_by |= {str(one.Lang) for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and "/Lang" in one}
    return {one.partition("-")[0] for one in said_by}


@each_letter
def test_every_word_comes_out_again_and_no_sign_is_a_box(letter: Letter) -> None:
    found = words_of(printed(letter))
    told = each_word(" ".join(said(letter.sheet())))
    assert told - each_word(found) == set()
    assert "\ufffd" not in found


@each_letter
def test_no_letter_names_a_death_or_a_review(letter: Letter) -> None:
    found = words_of(printed(letter))
    assert NEVER.findall(found) == []


@each_letter
def test_the_fonts_are_ours_and_inside(letter: Letter) -> None:
    with pikepdf.open(io.BytesIO(printed(letter))) as pdf:
        fonts = [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/Font"]
        inside = [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and "/FontFile2" in one]
        names = {str(one.BaseFont).lstrip("/").partition("+")[2].partition("-")[0] for one in fonts}
    assert names
    assert names <= OUR_FONTS
    assert inside


@each_letter
def test_a_letter_is_one_sheet_of_paper_for_each_language_at_most(letter: Letter) -> None:
    languages = len({part.reading for part in letter.sheet().parts})
    assert pages_of(printed(letter)) <= 2 * languages
    if not letter.large and not letter.reading.easy:
        assert pages_of(printed(letter)) <= 2, "both languages on one sheet"


@pytest.mark.parametrize("large", [False, True])
def test_no_letter_is_smaller_than_fourteen_points_or_eighteen(large: bool) -> None:
    pdf = pypdfium2.PdfDocument(render.pdf([Letter("code", Reading("pl"), large).sheet()]))
    sizes = [_size(obj) for one in pdf for obj in one.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_TEXT])]
    pdf.close()
    most = 18 if large else 14
    assert sizes.count(most) > 5
    assert sum(1 for one in sizes if one >= most) > 0.7 * len(sizes), "only the sender and the foot are smaller"


def _size(text: pypdfium2.PdfObject) -> float:
    import ctypes

    size = ctypes.c_float()
    pypdfium2.raw.FPDFTextObj_GetFontSize(text, size)
    return round(size.value * text.get_matrix().a, 1)


@pytest.mark.parametrize("language", ["en_GB", "pl", "ur"])
def test_the_square_opens_the_address_of_the_page_and_holds_no_code(language: str) -> None:
    pdf = pypdfium2.PdfDocument(render.pdf([Letter("code", Reading(language), False).sheet()]))
    read = {code.text for one in pdf for code in zxingcpp.read_barcodes(one.render(scale=2).to_pil())}
    pdf.close()
    assert read == {ADDRESS}
    assert len(ADDRESS) < 120
    assert not any(piece in ADDRESS for piece in CODE.split("-"))


def test_urdu_keeps_its_order_and_numbers_stay_left_to_right() -> None:
    found = words_of(render.pdf([Letter("code", Reading("ur"), False).sheet()]))
    assert "01632\xa0960\xa0200" in found
    sentence = next(
        one for one in said(Letter("code", Reading("ur"), False).sheet()) if "01632" in one and "انٹرنیٹ" in one
    )
    assert re.sub(r"\s+", " ", sentence) in re.sub(r"\s+", " ", found)


def test_a_joined_lam_and_alef_are_kept_in_their_order() -> None:
    with pikepdf.open(io.BytesIO(render.pdf([Letter("tried_to_call", Reading("ur"), False).sheet()]))) as pdf:
        streams = [one.read_bytes() for one in pdf.objects if isinstance(one, pikepdf.Stream)]
    assert any(b"beginbfchar" in one and b"<06440627>" in one for one in streams)
    assert not any(b"<06270644>" in one for one in streams)


def test_english_and_easy_read_bring_english_beside_once() -> None:
    parts = [part.reading for part in Letter("code", Reading("ur", True), False).sheet().parts]
    assert parts[:-1] == [Reading("ur", True), Reading(easy=True)]
    assert [part.reading for part in Letter("code", Reading(), False).sheet().parts] == [Reading(), Reading()]


def test_easy_read_has_a_picture_beside_what_it_says() -> None:
    for kind in ("code", "invitation", "receipt"):
        blocks = Letter(kind, Reading(easy=True), False).sheet().parts[0].blocks
        assert sum(1 for one in blocks if one.picture) >= 3, kind


@pytest.mark.parametrize("channel", list(Channel))
def test_an_invitation_says_how_the_way_in_comes(channel: Channel) -> None:
    letter = Letter("invitation", Reading(), False)
    found = words_of(render.pdf([letter.sheet(channel=channel)]))
    way = {
        Channel.EMAIL: "email",
        Channel.TEXT: "text message",
        Channel.LETTER: "second letter",
        Channel.PHONE: "I ring",
    }
    assert way[channel] in " ".join(found.split())
    assert "My name is Ruth Sample" in found
    assert NUMBER in found


def test_several_letters_in_one_file_each_begin_on_a_page_of_their_own() -> None:
    sheets = [Letter("tried_to_call", Reading(), False).sheet(name=name) for name in ("First One", "Second One")]
    pdf = render.pdf(sheets)
    pages = words_of(pdf).split("\n" + "First")[0]
    assert pages
    found = words_of(pdf)
    assert found.index("First One") < found.index("Second One")
    assert pages_of(pdf) == sum(pages_of(render.pdf([one])) for one in sheets)


Hostile = Callable[[], str]


@pytest.mark.parametrize(
    "words",
    [
        '#read("/etc/passwd")',
        '#include "letter.typ"',
        "] ) } $ #",
        "\\ *bold* _lean_ `code` <label> @name // away",
        '"}]} #let x = 1; #x',
        "= Heading\n- list\n+ more",
        string.printable,
    ],
)
def test_words_are_never_read_as_instructions(words: str) -> None:
    letter = Letter("tried_to_call", Reading(), False)
    found = words_of(render.pdf([letter.sheet(name=words)]))
    assert "root:" not in found
    shown = "".join(sign for sign in words if not sign.isspace() and sign.isprintable())
    assert shown in "".join(found.split())


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("Ewa 😀", ":grinning:"),
        ("ফাতেমা", "phatema"),
        ("ਗੁਰਪ੍ਰੀਤ", "gurprit"),
        ("李小龙", "LiXiaoLong"),
        ("a\u202eb\u2066c\u200fd\u0000e\ufefff", "abcdef"),
        ("z\u0301a\u0328", "źą"),
        ("\ud800x", "x"),
    ],
)
def test_a_sign_without_a_letter_is_written_in_latin_letters(words: str, shown: str) -> None:
    letter = Letter("tried_to_call", Reading(), False)
    found = words_of(render.pdf([letter.sheet(name=words)]))
    assert shown.casefold() in "".join(found.split()).casefold()


def test_five_thousand_signs_print_and_none_is_lost() -> None:
    words = " ".join(f"word{n}" for n in range(600))
    found = words_of(render.pdf([Letter("tried_to_call", Reading(), False).sheet(address=words)]))
    assert {f"word{n}" for n in range(600)} <= each_word(found)


def test_a_letter_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(render, "SECONDS", 0.001)
    with pytest.raises(render.PaperUnavailable):
        render.pdf([Letter("code", Reading(), False).sheet()])
