"""A form field that draws itself with a component of templates/components."""

from collections.abc import Callable, Sequence
from typing import Any

from flask import current_app
from markupsafe import Markup
from wtforms import Field

from portal.foundation.web.lazy import Wording, lazy, said

SHARED = ("hint", "caption", "heading_level", "described_by", "group_classes")
BOX = (*SHARED, "label_size", "classes", "attrs")
GROUP = (*SHARED, "legend_size", "classes", "list_id")


def draw(component: str, **arguments: Any) -> Markup:
    """The HTML of a component, from Python. The template is compiled once for the process."""
    template = current_app.jinja_env.get_template(f"components/{component}.html")
    drawn: Markup = getattr(template.module, component)(**arguments)
    return drawn


class DrawnField(Field):
    """What all our fields share. ``options`` are the arguments of its component that a field takes."""

    component = "input"
    named = "label"
    options: tuple[str, ...] = BOX
    look: dict[str, Any] = {}  # noqa: RUF012  never changed, only read
    cleaning: tuple[Callable[[Any], Any], ...] = ()

    def __init__(
        self, label: Wording, validators: Sequence[Any] = (), *, filters: Sequence[Any] = (), **options: Any
    ) -> None:
        mine = {name: options.pop(name) for name in self.options if name in options}
        super().__init__(label, list(validators), filters=[*self.cleaning, *filters], **options)  # type: ignore[arg-type]  # words may be lazy
        self.shown = self.look | mine

    @property
    def error(self) -> str | lazy | None:
        """The first thing to put right: one at a time is enough."""
        return said(self.errors[0]) if self.errors else None

    def arguments(self) -> dict[str, Any]:
        """What the component is given beside the options of the field."""
        value = self.data
        return {"value": value if value is None else str(value)}

    def __call__(self, **changed: Any) -> Markup:
        """The field as HTML. ``changed`` overrides options for this one place."""
        shown = {
            **self.shown,
            "name": self.name,
            "id": self.id,
            self.named: self.label.text,
            "error": self.error,
            **self.arguments(),
            **changed,
        }
        for name in (self.named, "hint", "caption"):
            if name in shown:
                shown[name] = said(shown[name])
        return draw(self.component, **shown)
