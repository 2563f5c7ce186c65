"""The words of a review of forty pages about somebody who never lived, made the same way each time.

Everybody and every place in it is made up. It is as long and as even as such papers are: chapters, a life told, a
chronology of days, what went well, what did not, and what is asked for.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

WHO = "Wilfred Placeholder"


@dataclass(frozen=True)
class Piece:
    """One paragraph or heading of the review: ``kind`` is title, heading, below, text, item or step."""

    kind: str
    words: str


LIFE = [
    "Wilfred was born in a town by the sea that is on no map. His sister Agatha Madeup says that he laughed before he "
    "could speak, and that he never stopped. He had a learning disability and he lived with epilepsy all his life.",
    "He spoke with his hands and with about sixty words. Those who knew him knew what each of them meant. A whistle "
    "meant that he was ready to go out. A hand on his own cheek meant that something hurt.",
    "For nineteen years he worked on Tuesdays in the garden of the invented chapel. He knew the names of the birds "
    "and he would not be hurried past a hedge. The gardener kept his gloves on a nail, and they are still there.",
    "He lived in a shared house in Nowhere Lane with two friends. He had his own key, his own kettle and a chair by "
    "the window from which he could see the number nine bus come round the corner.",
    "His mother visited every Sunday until she was ninety. After she died, Agatha came on Saturdays and they ate "
    "chips from the paper. Agatha was never asked by a doctor what she knew of him until his last week.",
]
SEEN = [
    "the day team noticed that he left half of his meal and put his hand on his cheek",
    "his key worker wrote that he had slept in his chair and did not want to lie down",
    "the night worker heard him cough from the landing and sat with him until it was light",
    "Agatha rang the house because he had not whistled when she came",
    "the community nurse came as planned, weighed him, and found that he had lost two kilograms since the month before",
    "he went to the garden as on each Tuesday but came back to the bus after ten minutes",
    "a pharmacist who had never met him asked for a new list of his medicines",
    "a bank worker, who was on her first day, gave him his breakfast without the thickener that his plan asks for",
]
DONE = [
    "This was written in the day book and was not passed on to the surgery.",
    "The surgery was told by telephone on the same afternoon and offered a visit for the week after.",
    "A doctor spoke with the house for four minutes and asked to be rung again if it became worse.",
    "His hospital passport was printed, put into his bag, and read by the first nurse who met him.",
    "The manager asked for an urgent review of how he swallows; the letter went to an address that is no longer used.",
    "The learning disability nurse came within the hour and stayed until his sister was there.",
    "Nobody wrote down who was told, and the two people who were there remember it differently.",
    "A best interests meeting was held with Agatha, his key worker and an advocate, and what he liked was asked first.",
]
THOUGHT = [
    "The review finds that this was good care, because somebody who knew him was listened to.",
    "The review finds that a chance was missed here, and that the reason was a form and not a person.",
    "We have asked both services what they would do today, and their answers are in chapter nine.",
    "Agatha reads this differently, and her own words stand beside ours.",
    "There is no note of what Wilfred himself showed or said on this day, and there should have been one.",
    "What was done kept to his plan, and his plan was a good one.",
]
ASKED = [
    "Each house keeps one page that says how each person shows pain, and each new worker reads it before their first "
    "shift.",
    "The surgery rings back on the same day when a house says that somebody is not as they always are.",
    "Letters about swallowing go to a team and not to a name, and somebody looks each day whether they arrived.",
    "The hospital asks the family on the first evening what helps, writes it down, and hangs it above the bed.",
    "Annual health checks are done with time enough, in a room that the person chose, with somebody they trust.",
    "Every ward knows by name the learning disability nurse of that day, and how to reach them at night.",
]
CHAPTERS = [
    "Who Wilfred was",
    "How this review was done",
    "His health through the years",
    "The house and those who worked there",
    "The winter before",
    "His last spring",
    "In hospital",
    "The last days",
    "What the services say today",
    "What went well",
    "What could have been different",
    "What we ask for",
]
STEPS = 22  # entries of the chronology in each chapter between the first and the last three


def pieces() -> Iterator[Piece]:
    """The whole review in its order."""
    yield Piece("title", f"Review of the life and death of {WHO}, who is made up")
    yield Piece("text", "Nobody in this paper ever lived. It is written to be brought into the portal by a test.")
    day = date(2025, 10, 6)
    for number, chapter in enumerate(CHAPTERS, start=1):
        yield Piece("heading", f"{number}. {chapter}")
        if number == 1:
            yield from (Piece("text", one) for one in LIFE)
        elif number <= 9:
            yield from _chronology(number, day)
            day += timedelta(days=STEPS)
        else:
            yield from _findings(number)


def _chronology(chapter: int, begins: date) -> Iterator[Piece]:
    for step in range(STEPS):
        if step % 11 == 0:
            half = "The first half" if step == 0 else "The second half"
            yield Piece("below", f"{half} of chapter {chapter}")
        day = begins + timedelta(days=step)
        place = chapter * STEPS + step
        yield Piece(
            "text",
            f"On {day:%A} {day.day} {day:%B %Y}, in the notes as entry {place}, "
            f"{SEEN[(place * 3 + step) % len(SEEN)]}. "
            f"{DONE[(place * 5 + chapter) % len(DONE)]} {THOUGHT[(place + step) % len(THOUGHT)]} "
            f"The house had {2 + place % 3} people on shift, and the one who knew him best had worked there for "
            f"{1 + place % 17} years. {DONE[(place + step * 3) % len(DONE)]}",
        )


def _findings(chapter: int) -> Iterator[Piece]:
    for place, asked in enumerate(ASKED, start=1):
        yield Piece("item", f"{chapter}.{place} {asked}")
        why = (
            "We say this because it was so"
            if chapter == 10
            else "We say this because it was missing"
            if chapter == 11
            else "Who does it and by when stands in the plan of the area"
        )
        yield Piece(
            "text",
            f"To {chapter}.{place}: {why} on {2 + place * chapter % 9} of the days that are told above. "
            f"{THOUGHT[(place + chapter) % len(THOUGHT)]} {DONE[(place * chapter) % len(DONE)]}",
        )
    for place in range(1, 5):
        yield Piece("step", f"Step {place} of chapter {chapter}: it is looked at again after {place * 3} months.")
