"""Forms of the copy for the group. For staff, in English."""

from collections.abc import Mapping
from dataclasses import dataclass

from wtforms import HiddenField

from portal.foundation.web.fields import LongTextField, Needed, RadiosField, TextField, TickField, WordsLimit
from portal.foundation.web.forms import Form
from portal.foundation.web.lazy import lazy
from portal.taking_part.group_copy.dates import Sort
from portal.taking_part.group_copy.deciding import Told
from portal.taking_part.group_copy.models import GroupDecision, Opinion

MOST_AT_ONCE = 30  # names on one page: more make people press without reading
LONGEST = 200


@dataclass(slots=True)
class Row:
    """One name in the form: what was chosen and typed, and what is wrong with it."""

    name: str
    sort: Sort
    do: str = ""
    instead: str = ""
    capital_only: bool = False
    wrong: str = ""

    def told(self) -> Told | None:
        """The decision; nothing where nobody chose."""
        if self.do not in {"replace", "keep"}:
            return None
        return Told(self.name, self.sort, self.instead if self.do == "replace" else None, self.capital_only)


def row_of(one: GroupDecision) -> Row:
    """A decision that may be changed."""
    return Row(one.name, one.sort, "keep" if one.kept else "replace", one.instead or "", one.capital_only)


def rows_of(form: Mapping[str, str]) -> list[Row]:
    """The rows ``name-0``, ``do-0`` and so on of a form; what is not of ours is left out."""
    found = []
    sorts = {one.value for one in Sort}
    for place in range(2 * MOST_AT_ONCE):
        name, sort = form.get(f"name-{place}", "").strip()[:LONGEST], form.get(f"sort-{place}", "")
        if name:
            row = Row(name, Sort(sort) if sort in sorts else Sort.NAME, form.get(f"do-{place}", ""))
            row.instead = " ".join(form.get(f"instead-{place}", "").split())[:LONGEST]
            row.capital_only = f"capital-{place}" in form
            if row.do == "replace" and not row.instead:
                row.wrong = "Write what stands instead, or keep it."
            found.append(row)
    return found


class SignForm(Form):
    """A named person says that they read all of it."""

    read_all = TickField(
        "I read every word of it. Nobody in it can be told.",
        validators=[Needed("Tick that you read all of it, when you have")],
    )
    digest = HiddenField()


class AddForm(Form):
    """A name or a place that is not marked: a nickname, a hospital, a road."""

    name = TextField(
        "A name or a place that is not marked",
        hint="A nickname, a hospital, a road: also how it was misspelt.",
        validators=[Needed("Write the name"), WordsLimit(LONGEST)],
    )
    instead = TextField("What stands instead", validators=[Needed("Write what stands instead"), WordsLimit(LONGEST)])


class GiveForm(Form):
    """To which group, at which meeting."""

    to_whom = TextField(
        "To which group, and for which meeting",
        hint="As in: the governance group of Fenmarsh, meeting of 3 December.",
        validators=[Needed("Write to which group, and for which meeting"), WordsLimit(LONGEST)],
    )


class ReplyForm(Form):
    """The answer to: that still shows who they were."""

    words = LongTextField(
        "Your answer, in words to them",
        hint="Say what you changed, or why it stays.",
        rows=4,
        validators=[Needed("Write an answer"), WordsLimit(20_000)],
    )


class OpinionForm(Form):
    """What somebody of the circle says of the copy; words are never needed."""

    opinion = RadiosField(
        lazy("What do you think of it?"),
        choices=[
            (Opinion.FINE.value, lazy("It is fine like this")),
            (Opinion.STILL_SHOWS.value, lazy("That still shows who they were")),
        ],
        validators=[Needed(lazy("Choose what you think of it"))],
    )
    words = LongTextField(
        lazy("Which words show it?"),
        hint=lazy("You can leave this empty. The number of the paragraph is enough."),
        rows=4,
        validators=[WordsLimit(100_000)],
    )
    form_key = HiddenField()
