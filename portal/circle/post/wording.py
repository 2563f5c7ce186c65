"""The words of letters, line by line with their pictures. None names who died, a death or a review."""

from dataclasses import dataclass
from datetime import date

from portal.foundation.outbox.models import Channel
from portal.foundation.paper.sheet import Block, BlockKind, Part
from portal.foundation.paper.signs import kept_together
from portal.foundation.web import words
from portal.foundation.web.lazy import lazy
from portal.foundation.web.words import Reading

Line = tuple[lazy, str]  # what is said, and its picture in easy read

TITLE = lazy("Your private page from {area}")
HELLO: Line = (lazy("Hello."), "")
FROM_US: Line = (lazy("{staff} from {area} asked us to write to you."), "letter")
SURE: Line = (lazy("To be sure that this letter is from us, ring the same number."), "safe")
NOTHING_TO_DO: Line = (lazy("You do not have to do anything."), "choose")
CODE_FOLLOWS: Line = (
    lazy("In this letter is a code. It opens a private page for you. You do not have to do anything."),
    "private",
)
GO_TO: Line = (lazy("Go to this address and write the code:"), "website")
CAMERA = lazy("Or hold the camera of a phone over the square. It opens the same address.")
ABOUT_CODE: tuple[Line, ...] = (
    (CAMERA, "take-a-photo"),
    (lazy("The code works once, until {date}."), "date"),
    (lazy("No internet? Ring {phone} and read us the first four signs. We ring you back, and do it with you."), "call"),
)
SQUARE = lazy("A square for the camera of a phone. It opens {address}")

INVITED: tuple[Line, ...] = (
    HELLO,
    (lazy("My name is {staff}. I work for {area}."), "letter"),
    (
        lazy(
            "I write to you because I would like your help. There is a private page for you. It says what it is about."
        ),
        "private",
    ),
    NOTHING_TO_DO,
)
WAY_IN: dict[Channel, Line] = {
    Channel.EMAIL: (lazy("The way in comes by email, from {area}, in the next days. My name stands in it."), "email"),
    Channel.TEXT: (
        lazy("The way in comes as a text message, from {area}, in the next days. My name stands in it."),
        "phone",
    ),
    Channel.LETTER: (
        lazy("The way in comes in a second letter, from {area}, in the next days. My name stands in it."),
        "letter",
    ),
    Channel.PHONE: (lazy("I ring you in the next days. We can do everything on the phone."), "call"),
}
AFTER_WAY_IN: tuple[Line, ...] = (
    (lazy("We never ask for a password, for money or for your bank."), "safe"),
    (lazy("To be sure that this letter is from us, or to talk to somebody, ring {phone}."), "call"),
)

ENCLOSED_TITLE = lazy("What you asked for, from {area}")
ENCLOSED: tuple[Line, ...] = (
    (lazy("With this letter comes a paper that you may want. It begins on the next page."), "papers"),
    (lazy("It can be hard to read. You do not have to read it now, or by yourself."), "stop"),
    (lazy("Somebody reads it with you, if you like. Ring {phone}."), "reading-together"),
    (lazy("Keep it where only people find it who may read it."), "private"),
)

RECEIPT_TITLE = lazy("Your post has come")
RECEIPT_FROM: Line = (lazy("Your post came to us on {date}. Thank you. This is what we have:"), "letter")
RECEIPT_AFTER: tuple[Line, ...] = (
    (lazy("Is something not right? Ring {phone}, or write it on the slip."), "call"),
    SURE,
)

SLIP = lazy("You can send this slip back. Put it in the envelope that came with this letter.")
SLIP_ANSWERS: tuple[lazy, ...] = (
    lazy("Please ring me. My number:"),
    lazy("Please write to me by post"),
    lazy("Please send me letters in larger print"),
    lazy("{staff} may read what I send back with this slip"),
    lazy("Please do not write to me any more"),
    lazy("This letter was not for me"),
)


@dataclass(frozen=True, slots=True)
class Writer:
    """Who writes, and for which area."""

    staff: str
    staff_phone: str
    area: str
    area_phone: str
    reader: str = ""  # who reads what somebody shares: the reviewer, whoever writes the letter

    @property
    def told(self) -> dict[str, str]:
        """What lines may put in."""
        return {"staff": self.staff, "area": self.area, "phone": kept_together(self.area_phone)}

    @property
    def signature(self) -> tuple[str, ...]:
        """The last lines of each letter; above them is room to sign by hand. No title: it would name the review."""
        return tuple(one for one in (self.staff, kept_together(self.staff_phone), self.area) if one)


def line(said: Line, told: dict[str, str]) -> Block:
    """One sentence of a letter, in the words of the reader bound now."""
    return Block(BlockKind.SAID, words.current().plain(said[0].message, **told), picture=said[1])


def heading(said: lazy, told: dict[str, str]) -> Block:
    """The line at the top."""
    return Block(BlockKind.HEADING, words.current().plain(said.message, **told))


def code_blocks(code: str, address: str, told: dict[str, str]) -> list[Block]:
    """Where to go, the code, the square with the address alone, and until when."""
    square = words.current().plain(SQUARE.message, address=address)
    return [
        line(GO_TO, told),
        Block(BlockKind.ADDRESS, address),
        Block(BlockKind.CODE, code, qr=address, qr_alt=square),
        *(line(one, told) for one in ABOUT_CODE),
    ]


def slip_part(reading: Reading, writer: Writer) -> Part:
    """What can be cut off and sent back, at the end. Answers have numbers, so that whoever opens it can read them."""
    with words.speaking(reading) as spoken:
        answers = tuple(spoken.plain(one.message, staff=writer.reader or writer.area) for one in SLIP_ANSWERS)
        return Part(reading, (Block(BlockKind.SLIP, spoken.plain(SLIP.message), lines=answers),))


def code_part(reading: Reading, writer: Writer, code: str, address: str, until: date) -> Part:
    """A letter with a code."""
    with words.speaking(reading) as spoken:
        told = writer.told | {"date": spoken.short_date(until)}
        return Part(
            reading,
            (
                heading(TITLE, told),
                *(line(one, told) for one in (HELLO, FROM_US, CODE_FOLLOWS)),
                *code_blocks(code, address, told),
                line(SURE, told),
                Block(BlockKind.SIGNED, lines=writer.signature),
            ),
        )


def invitation_part(reading: Reading, writer: Writer, channel: Channel) -> Part:
    """The first letter, signed by hand: who writes, and how the way in will come (F108)."""
    with words.speaking(reading):
        told = writer.told
        return Part(
            reading,
            (
                heading(TITLE, told),
                *(line(one, told) for one in (*INVITED, WAY_IN[channel], *AFTER_WAY_IN)),
                Block(BlockKind.SIGNED, lines=writer.signature),
            ),
        )


def message_part(
    reading: Reading, writer: Writer, subject: str, paragraphs: list[str], code: tuple[str, str, date] | None
) -> Part:
    """A message that goes as email to others: its words, and a code where it speaks of the private page."""
    with words.speaking(reading) as spoken:
        shown = [(one, _picture_of(one, place, writer)) for place, one in enumerate(paragraphs)]
        blocks = [
            Block(BlockKind.HEADING, subject),
            *(Block(BlockKind.SAID, one, picture=which) for one, which in shown),
        ]
        if code is not None:
            told = writer.told | {"date": spoken.short_date(code[2])}
            blocks += [*code_blocks(code[0], code[1], told), line(SURE, told)]
        return Part(reading, (*blocks, Block(BlockKind.SIGNED, lines=writer.signature)))


def _picture_of(paragraph: str, place: int, writer: Writer) -> str:
    """Messages name no pictures; on paper the news has a letter and a number to ring has a phone."""
    if writer.area_phone and writer.area_phone in paragraph:
        return "call"
    return "letter" if place == 1 else ""


def enclosed_part(reading: Reading, writer: Writer) -> Part:
    """The letter before a longer paper, so that nobody meets that unready. It does not say what the paper is."""
    with words.speaking(reading):
        told = writer.told
        return Part(
            reading,
            (
                heading(ENCLOSED_TITLE, told),
                *(line(one, told) for one in (HELLO, FROM_US, *ENCLOSED, SURE)),
                Block(BlockKind.SIGNED, lines=writer.signature),
            ),
        )


def receipt_part(reading: Reading, writer: Writer, came_on: date, had: list[tuple[lazy, int]]) -> Part:
    """What came by post and what we wrote down, numbered (F98, F113)."""
    with words.speaking(reading) as spoken:
        told = writer.told | {"date": spoken.short_date(came_on)}
        numbered = tuple(
            Block(BlockKind.NUMBERED, spoken.plain(said.message, n=n), number=place)
            for place, (said, n) in enumerate(had, start=1)
        )
        return Part(
            reading,
            (
                heading(RECEIPT_TITLE, told),
                line(HELLO, told),
                line(RECEIPT_FROM, told),
                *numbered,
                *(line(one, told) for one in RECEIPT_AFTER),
                Block(BlockKind.SIGNED, lines=writer.signature),
            ),
        )
