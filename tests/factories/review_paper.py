"""The long review as a Word file, by python-docx, with what Word keeps beside the words put in by hand.

``review_by_libreoffice.docx`` beside this file is what LibreOffice Writer 7.4 made of ``long_review_docx()`` when it
opened it and saved it as .docx (``soffice --headless --convert-to docx:"MS Word 2007 XML"``). It then has 40 pages.
"""

import io
from copy import deepcopy
from pathlib import Path
from typing import Any

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm
from PIL import Image

from tests.factories.long_review import pieces

BY_LIBREOFFICE = Path(__file__).parent / "review_by_libreoffice.docx"
STYLES = {"heading": "Heading 1", "below": "Heading 2", "item": "List Bullet", "step": "List Number", "text": None}
TABLE = [
    ("Day", "Who", "What was asked for"),
    ("4 April 2026", "Dr Noone", "A blood test"),
    ("", "Nurse Imaginary", "A weight"),
]
FOOTNOTE = "The day book of the house, page 41."
ENDNOTE = "All names in this paper are made up."
COMMENT = "Ask Agatha whether she wants this sentence here."
TAKEN_OUT, PUT_IN = "on time", "nine hours late"
SHOWS = "A drawing of a chair by a window. A bus comes round the corner."
URDU = "ولفریڈ کو کھڑکی کے پاس بیٹھنا پسند تھا۔ وہ بس نمبر 9 کا انتظار کرتا تھا۔"
AUTHOR = "A reviewer who is made up"


def long_review_docx() -> bytes:
    """The whole review; each thing that Word keeps beside the words is in it once."""
    document: Any = Document()
    for piece in pieces():
        if piece.kind == "title":
            document.add_heading(piece.words, 0)
        else:
            document.add_paragraph(piece.words, style=STYLES[piece.kind])
    _add_notes(document)
    _add_comment(document)
    _add_changes(document)
    _add_table_and_picture(document)
    urdu = document.add_paragraph(URDU)
    urdu.paragraph_format.element.get_or_add_pPr().append(OxmlElement("w:bidi"))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _add_notes(document: Any) -> None:
    """A footnote and an endnote with the same number, as Word gives them."""
    for kind, words in (("footnote", FOOTNOTE), ("endnote", ENDNOTE)):
        xml = (
            f"<w:{kind}s {nsdecls('w')}><w:{kind} w:type='separator' w:id='0'><w:p/></w:{kind}>"
            f"<w:{kind} w:id='1'><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:{kind}></w:{kind}s>"
        )
        main = document.part
        content = f"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}s+xml"
        part = Part(PackURI(f"/word/{kind}s.xml"), content, xml.encode(), main.package)
        main.relate_to(part, getattr(RELATIONSHIP_TYPE, f"{kind}s".upper()))
        document.add_paragraph(f"This has a {kind}.").add_run()._r.append(
            parse_xml(f"<w:{kind}Reference {nsdecls('w')} w:id='1'/>")
        )


def _add_comment(document: Any) -> None:
    paragraph = document.add_paragraph("Somebody wrote beside this.")
    document.add_comment(paragraph.runs, text=COMMENT, author=AUTHOR, initials="R")


def _add_changes(document: Any) -> None:
    """A sentence in which some words were taken out and others put in, and nobody has said yet which shall stand."""
    paragraph = document.add_paragraph("The ambulance came ")
    for tag, words in (("del", TAKEN_OUT), ("ins", PUT_IN)):
        changed = OxmlElement(f"w:{tag}")
        for name, value in (("id", "9" + str(len(tag + words))), ("author", AUTHOR), ("date", "2026-11-01T10:00:00Z")):
            changed.set(qn(f"w:{name}"), value)
        run = deepcopy(paragraph.runs[0]._r)
        text = run.find(qn("w:t"))
        text.text = words
        if tag == "del":
            text.tag = qn("w:delText")
        changed.append(run)
        paragraph._p.append(changed)
    paragraph.add_run(".")


def _add_table_and_picture(document: Any) -> None:
    table = document.add_table(rows=0, cols=3)
    for row in TABLE:
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = words
    picture = io.BytesIO()
    Image.new("RGB", (60, 40), "#cfe3ea").save(picture, "PNG")
    picture.seek(0)
    document.add_picture(picture, width=Cm(6))
    document.inline_shapes[-1]._inline.docPr.set("descr", SHOWS)
