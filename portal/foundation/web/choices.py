"""Form fields in which somebody chooses: radios, checkboxes, one box to tick, a list that opens."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, cast

from markupsafe import Markup
from wtforms.validators import ValidationError

from portal.foundation.web.drawn import GROUP, DrawnField, draw
from portal.foundation.web.lazy import Wording, lazy, said


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer. ``reveals`` names the field that the choice opens; ``alone`` is for "none of these"."""

    value: str
    text: Wording
    hint: Wording | None = None
    reveals: str | None = None
    alone: bool = False


@dataclass(frozen=True, slots=True)
class Divider:
    """A word between answers: "or"."""

    text: Wording


Choices = Iterable[Choice | Divider | tuple[str, Wording]]


class ChoiceField(DrawnField):
    """One answer out of a list. ``choices`` may be a function, or set on the field before it is read."""

    data: str | None

    def __init__(
        self,
        label: Wording,
        validators: Sequence[Any] = (),
        *,
        choices: Choices | Callable[[], Choices] = (),
        **options: Any,
    ) -> None:
        self.choices = choices() if callable(choices) else choices
        super().__init__(label, validators, **options)

    def answers(self) -> list[Choice | Divider]:
        """The choices, written out."""
        return [Choice(*one) if isinstance(one, tuple) else one for one in self.choices]

    def item(self, one: Choice | Divider) -> dict[str, Any]:
        """An answer as the component takes it, with the field that it reveals."""
        if isinstance(one, Divider):
            return {"divider": said(one.text)}
        made: dict[str, Any] = {"value": one.value, "text": said(one.text)}
        if one.hint:
            made["hint"] = said(one.hint)
        if one.reveals:
            made["conditional"] = self._form[one.reveals]()  # type: ignore[attr-defined]  # the form of this field
        if one.alone:
            made["attrs"] = {"data-behaviour": "exclusive"}
        return made

    def arguments(self) -> dict[str, Any]:
        """The answers and the one that was given."""
        return {"items": [self.item(one) for one in self.answers()], "value": self.data}

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Nothing sent means nothing chosen."""
        self.data = valuelist[0] if valuelist and valuelist[0] else None

    def chosen(self) -> set[str]:
        """Every answer that was given."""
        return {self.data} if self.data else set()

    def pre_validate(self, form: Any) -> None:
        """Raise ValidationError when an answer is not on the list: it may have gone meanwhile."""
        if self.chosen() - {one.value for one in self.answers() if isinstance(one, Choice)}:
            message = lazy("That answer is not in the list any more. Choose another one.")
            raise ValidationError(cast(str, message))


class RadiosField(ChoiceField):
    """One answer out of a few, all seen at once."""

    component = "radios"
    named = "legend"
    options = GROUP


class SelectField(ChoiceField):
    """One answer out of many."""

    component = "select"


class CheckboxesField(ChoiceField):
    """Any number of answers; ``data`` is a list of them."""

    component = "checkboxes"
    named = "legend"
    options = GROUP
    data: list[str]  # type: ignore[assignment]

    def process_data(self, value: Any) -> None:
        """No answers yet are an empty list."""
        self.data = list(value or ())

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Nothing sent means nothing chosen."""
        self.data = list(valuelist)

    def chosen(self) -> set[str]:
        """Every answer that was given."""
        return set(self.data)

    def arguments(self) -> dict[str, Any]:
        """The answers and those that were given."""
        return {"items": [self.item(one) for one in self.answers()], "values": self.data}


class TickField(DrawnField):
    """One box to tick; ``data`` is true or false. The label stands beside it, ``legend`` asks above it."""

    component = "checkboxes"
    options = (*GROUP, "legend", "item_hint")
    look = {"legend": None}  # noqa: RUF012

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Nothing sent means not ticked."""
        self.data = bool(valuelist)

    def __call__(self, **changed: Any) -> Markup:
        """The box as HTML."""
        shown = self.shown | changed
        item = {"value": "yes", "text": said(self.label.text), "hint": said(shown.pop("item_hint", None))}
        legend, hint = said(shown.pop("legend")), said(shown.pop("hint", None))
        values = ["yes"] if self.data else []
        return draw(
            "checkboxes",
            name=self.name,
            id=self.id,
            legend=legend,
            hint=hint,
            items=[item],
            values=values,
            error=self.error,
            **shown,
        )
