"""What a receipt lists: how many of what came, and what was written down from it (F98, F113)."""

from datetime import date
from typing import Any

from portal.circle.post.models import SlipAnswer
from portal.foundation.web.lazy import lazy

Had = list[tuple[lazy, int]]
CAME: dict[str, lazy] = {
    "words": lazy("What you wrote. We typed it in as you wrote it."),
    "photos": lazy("Photos: {n}"),
    "sent_back": lazy("Your photos come back to you in an envelope of their own."),
}
TICKED: dict[SlipAnswer, lazy] = {
    SlipAnswer.RING_ME: lazy("You ticked: ring me. We will ring you."),
    SlipAnswer.BY_POST: lazy("You ticked: write to me by post. We will."),
    SlipAnswer.LARGER_PRINT: lazy("You ticked: larger print. This letter has it."),
    SlipAnswer.MAY_READ: lazy("You said who may read what you sent. They can read it now."),
    SlipAnswer.NO_MORE: lazy("You ticked: do not write any more. This is the last letter."),
}
NOBODY_READS = lazy("Nobody reads what you sent until you say so.")


def context_of(came_on: date, ticked: list[SlipAnswer], *, words: bool, photos: int, shared: bool) -> dict[str, Any]:
    """What is kept for the receipt: counts and words of ours, nothing that was written."""
    return {
        "came_on": came_on.isoformat(),
        "ticked": [one.value for one in ticked],
        "words": words,
        "photos": photos,
        "shared": shared,
    }


def had_of(context: dict[str, Any]) -> tuple[date, Had]:
    """The lines of the receipt, from what was kept for it."""
    had: Had = [(TICKED[one], 0) for one in map(SlipAnswer, context["ticked"]) if one in TICKED]
    if not context["shared"]:
        had = [one for one in had if one[0] is not TICKED[SlipAnswer.MAY_READ]]
    if context["words"]:
        had.append((CAME["words"], 0))
    if context["photos"]:
        had += [(CAME["photos"], context["photos"]), (CAME["sent_back"], 0)]
    if (context["words"] or context["photos"]) and not context["shared"]:
        had.append((NOBODY_READS, 0))
    return date.fromisoformat(context["came_on"]), had
