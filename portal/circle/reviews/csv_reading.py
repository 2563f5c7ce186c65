"""Reading a list of reviews from a CSV file, as Excel and other programs write them."""

import csv
import io
import re
from dataclasses import asdict, dataclass

MOST_ROWS, MOST_BYTES, MOST_IN_A_CELL = 2_000, 2_000_000, 200
COLUMNS = {
    "leder_reference": "LeDeR reference",
    "person": "Name",
    "born": "Date of birth",
    "died": "Date of death",
    "told_on": "Told-on date",
    "reviewer": "Reviewer email",
}
_ALSO = {
    "leder_reference": {"lederref", "lederid", "referenceinleder"},
    "person": {"nameoftheperson", "person", "fullname"},
    "born": {"dob", "born", "dayofbirth"},
    "died": {"dod", "died", "dayofdeath"},
    "told_on": {"toldon", "ledertoldon", "datetold", "notificationdate"},
    "reviewer": {"reviewer", "emailofreviewer"},
}
_MUST_BE_THERE = ("leder_reference", "person", "told_on")
_NO_TABLE = "We could not read that file as a table. Open it, choose Save as, and CSV UTF-8. Then send it again."
_EXCEL = "That is an Excel workbook. In Excel choose Save as, and CSV UTF-8. Then send that file."


class CannotRead(Exception):
    """The file as a whole cannot be read; says in words for people what to do."""


@dataclass(frozen=True, slots=True)
class CsvRow:
    """One row as it was written; ``line`` is where it stands in the file, the headings being line 1."""

    line: int
    leder_reference: str = ""
    person: str = ""
    born: str = ""
    died: str = ""
    told_on: str = ""
    reviewer: str = ""

    def kept(self) -> dict[str, str | int]:
        """As it is kept until the press."""
        return asdict(self)


def read(data: bytes) -> list[CsvRow]:
    """Every row that has something in it. Raises ``CannotRead``."""
    text = _decoded(data)
    try:
        return _rows(text)
    except csv.Error as error:
        raise CannotRead(_NO_TABLE) from error


def quoted(cell: str) -> str:
    """A cell for a file of ours: what a spreadsheet would take for a formula gets an apostrophe in front."""
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell


def write(rows: list[list[str]]) -> bytes:
    """A CSV file that Excel opens as it should: UTF-8 with its mark, formulas quoted."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerows([quoted(cell) for cell in row] for row in rows)
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def _decoded(data: bytes) -> str:
    if not data.strip():
        raise CannotRead("That file is empty. Choose another one.")
    if data.startswith((b"PK", b"\xd0\xcf")):
        raise CannotRead(_EXCEL)
    # Excel in Windows writes cp1252 when nobody chose UTF-8.
    wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    for coding in ["utf-16"] if wide else ["utf-8-sig", "cp1252"]:
        try:
            text = data.decode(coding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise CannotRead(_NO_TABLE)


def _rows(text: str) -> list[CsvRow]:
    first = text.lstrip().partition("\n")[0]
    delimiter = max(";,\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    places: dict[str, int] | None = None
    found: list[CsvRow] = []
    for cells in reader:
        if not any(cell.strip() for cell in cells):
            continue
        if places is None:
            places = _places(cells)
            continue
        if len(found) == MOST_ROWS:
            raise CannotRead(f"That file has more than {MOST_ROWS:,} rows. Send it in parts.")
        values = {name: cells[at].strip() for name, at in places.items() if at < len(cells)}
        found.append(CsvRow(reader.line_num, **values))
    if not found:
        raise CannotRead("There are no rows under the headings in that file.")
    return found


def _places(headings: list[str]) -> dict[str, int]:
    """Which column is where. Raises ``CannotRead`` and names what is missing."""
    plain = [re.sub(r"[^a-z]", "", heading.casefold()) for heading in headings]
    places: dict[str, int] = {}
    for name, words in COLUMNS.items():
        known = {re.sub(r"[^a-z]", "", words.casefold()), *_ALSO[name]}
        at = next((place for place, heading in enumerate(plain) if heading in known), None)
        if at is not None:
            places[name] = at
    missing = [COLUMNS[name] for name in _MUST_BE_THERE if name not in places]
    if missing:
        raise CannotRead(
            f"In the first row there is no column for: {', '.join(missing)}. The empty list shows them all."
        )
    return places
