"""What staff type on the page of their times, each mistake told by its box; and what each press did, in words."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time

from portal.foundation.web.days import read_day, read_time

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
TIMES = "like 09:00 and 17:00"
LEFT_OUT = (
    "That night the clocks go forward, and the hour from 01:00 to 02:00 is left out. "
    "Choose times before 01:00, or from 02:00 on, like 02:00."
)

# What a press on the page of meetings and times did.
TOLD = {
    "times": "Your times are kept. Families see them from now on; meetings that stand are not moved.",
    "day": "That day is kept.",
    "day_closed": "That day is kept. It is a bank holiday, or a day on which your area is closed: families are offered "
    "no times on it. You can ask somebody about such a time yourself.",
    "usual": "That day is as usual again.",
    "propose": "They are asked whether that time suits them. Until they say yes the old time stands.",
    "note": "The note is kept. They are told that there is something to read, and can say where it is not right.",
    "cancel": "It is cancelled, and they are told.",
    "also": "They are cancelled, and each family is told.",
    "held": "That is written down. Write the note for them below.",
    "missed": "That is written down. They are told without blame, and can choose another time.",
    "missed_by_us": "That is written down. They are told that we are sorry, and can choose another time.",
    "right_held": "That is put right: it was held. They may have read that it was missed. Ring them, and "
    "say that it was our mistake.",
    "right_by_us": "That is put right. They are told that it was we who did not come, and that we are sorry.",
    "found": "That is written down, and they are told.",
    "ill": "That is written down. The time stands, and they are told who comes instead, or by when we say. Who "
    "cannot come to anything that day: keep that day on their calendar too.",
    "place": "The place is changed, and they are told.",
    "link": "The link is kept, and they are told. It stands on their page and in their reminder too.",
    "no_link": "The link is taken away, and they are told that you send them another one.",
    "quiet": "They are asked. That is a quiet day of theirs: they may not like it.",
    "closed": "They are asked. That is a weekend, a holiday or a day on which your area is closed: "
    "nobody else is there.",
    "busy": "They are asked. Whoever was to interpret or sign is not free then: if they say yes, somebody else who is "
    "free comes, or you get a task to find somebody.",
}


@dataclass
class Typed:
    """Boxes of a form with what is wrong in them, for the summary at the head of the page."""

    boxes: Mapping[str, str]
    wrong: list[dict[str, str]] = field(default_factory=list)

    def say(self, box: str, words: str) -> None:
        """There is a mistake in this box."""
        self.wrong.append({"text": words, "href": f"#{box}"})

    def words(self, box: str) -> str:
        """What stands in a box."""
        return self.boxes.get(box, "").strip()

    def at(self, box: str) -> time | None:
        """A time, like 09:00; nothing for an empty box and for anything else."""
        return read_time(self.words(box))

    def hours(self, box_from: str, box_until: str, whose: str) -> tuple[time, time] | None:
        """From when until when; nothing where both boxes are empty, or with a mistake told."""
        if not self.words(box_from) and not self.words(box_until):
            return None
        opens, closes = self.at(box_from), self.at(box_until)
        if opens is None:
            self.say(box_from, f"{whose}: write from when until when, {TIMES}.")
        elif closes is None:
            self.say(box_until, f"{whose}: write until when, {TIMES}.")
        elif opens >= closes:
            self.say(box_until, f"{whose}: the end comes after the beginning, {TIMES}.")
        else:
            return opens, closes
        return None

    def number(self, box: str, what: str, otherwise: int) -> int:
        """A number under a thousand; ``otherwise`` where the box is empty."""
        said = self.words(box)
        if said and not (said.isascii() and said.isdigit() and len(said) < 4):
            self.say(box, f"{what}: write a number, like 30.")
        return int(said) if said.isascii() and said.isdigit() and len(said) < 4 else otherwise

    def day(self, box: str, words: str) -> date | None:
        """A day; nothing, and a mistake told with these words, for what is none."""
        found = read_day(self.words(box))
        if found is None:
            self.say(box, words)
        return found
