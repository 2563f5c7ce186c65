"""Our macros write what the design system's own examples say, apart from what components_unlike.toml names.

nhsuk-frontend ships, for each component, examples of options and the HTML they make: here each is a test.
"""

import tomllib
from collections.abc import Callable
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import html5lib
import nhs_arguments as given
import nhs_controls as controls
import pytest
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from nhs_arguments import Arguments
from nhs_html import MENDED, alike, classes, heard, parsed, shape
from nhs_options import Options
from nhs_options import examples as examples_in

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "tools/node_modules/nhsuk-frontend/dist/nhsuk/components"
UNLIKE = tomllib.loads((Path(__file__).parent / "components_unlike.toml").read_text("utf-8"))

MAPPED: dict[str, Callable[[Options], Arguments]] = {
    "back-link": lambda o: {"href": o.take("href", "#"), "text": given.words(o)},
    "button": given.button,
    "card": given.card,
    "checkboxes": controls.choices("checkboxes"),
    "date-input": controls.date_input,
    "details": given.details,
    "error-message": given.plain,
    "error-summary": given.error_summary,
    "fieldset": given.fieldset,
    "file-upload": controls.line,
    "hint": given.plain,
    "input": controls.line,
    "inset-text": given.with_body,
    "label": given.heading,
    "legend": given.heading,
    "notification-banner": given.banner,
    "pagination": given.pagination,
    "radios": controls.choices("radios"),
    "select": controls.line,
    "skip-link": lambda o: {"href": o.take("href"), "text": o.take("text")},
    "summary-list": given.summary_list,
    "tables": given.table,
    "tag": given.tag,
    "textarea": controls.line,
    "warning-callout": given.warning_callout,
}
# Where a call block's HTML stands in an example, which does not give it among its options.
BODY = {
    "card": "nhsuk-card__content",
    "warning-callout": "nhsuk-card__content",
    "details": "nhsuk-details__text",
    "inset-text": "nhsuk-inset-text",
    "fieldset": "nhsuk-fieldset",
    "error-summary": "nhsuk-error-summary__body",
    "notification-banner": "nhsuk-notification-banner__content",
}
BODY |= {
    "hint": "nhsuk-hint",
    "error-message": "nhsuk-error-message",
    "back-link": "nhsuk-back-link",
    "tag": "nhsuk-tag",
    "label": "nhsuk-label",
    "legend": "nhsuk-fieldset__legend",
    "button": "nhsuk-button",
}
NOT_BODY = {
    "nhsuk-card__heading",
    "nhsuk-u-visually-hidden",
    "nhsuk-fieldset__legend",
    "nhsuk-error-summary__list",
    "nhsuk-notification-banner__heading",
}

jinja = Environment(
    loader=FileSystemLoader(ROOT / "templates"),
    autoescape=True,
    trim_blocks=True,
    lstrip_blocks=True,
    undefined=StrictUndefined,
)
jinja.globals["_"] = lambda message, **values: Markup(message).format(**values)  # noqa: S704


def draw(macro: str, **arguments: Any) -> Markup:
    return getattr(jinja.get_template(f"components/{macro}.html").module, macro)(**arguments)


def mends(component: str) -> list[str]:
    return [one["change"] for one in UNLIKE["mended"] if one["component"] == component]


def theirs(component: str, html: str, but: str = "") -> Element:
    tree = parsed(html)
    for change in mends(component):
        if change != but:
            MENDED[change](tree)
    return tree


def body_of(component: str, html: str) -> Markup | None:
    for element in theirs(component, html).iter():
        if BODY[component] in classes(element):
            for child in [c for c in element if NOT_BODY & classes(c)]:
                element.text = (element.text or "") + (child.tail or "")
                element.remove(child)
            if component == "error-summary":
                element = element[0] if len(element) else Element("p")
            if component == "legend":
                return Markup(" ".join(heard(element).split()))  # noqa: S704  their own example
            inner = "".join(
                html5lib.serialize(e, omit_optional_tags=False, quote_attr_values="always") + (e.tail or "")
                for e in element
            )
            return Markup((element.text or "") + inner)  # noqa: S704  their own example
    return None


def ours(component: str, example: Options) -> tuple[Element, list[str]]:
    """What our macro makes of an example, and the options that it does not take."""
    context = deepcopy(example["context"])
    arguments = MAPPED[component](context)
    around = context.take("card")
    if "text" in arguments and arguments["text"] is None:  # a call block: the words are those of the example
        arguments["text"] = body_of(component, example["html"])
    elif component in BODY and "caller" not in arguments and not arguments.get("text"):
        body = body_of(component, example["html"])
        if body and body.strip():
            arguments["caller"] = lambda: body
    html = draw("table" if component == "tables" else component.replace("-", "_"), **arguments)
    if around:
        html = draw("card", **given.card(around if around is not True else Options()) | {"caller": lambda: html})
    return parsed(html), list(context.left())


@cache
def examples(component: str) -> list[Options]:
    return examples_in(PACKAGE / component / "fixtures.json")


def every_example() -> list[tuple[str, str]]:
    """(component, example), or none where the package has not been built yet: then the first test says so."""
    if not PACKAGE.is_dir():
        return []
    return [(component, example["name"]) for component in MAPPED for example in examples(component)]


def test_the_design_system_is_there_to_compare_with() -> None:
    assert PACKAGE.is_dir(), f"{PACKAGE} is not there: run 'make build' first, it brings nhsuk-frontend"


@pytest.mark.parametrize(("component", "name"), every_example())
def test_a_macro_writes_what_the_example_says(component: str, name: str) -> None:
    example = next(one for one in examples(component) if one["name"] == name)
    made, left = ours(component, example)
    unknown = set(left) - set(UNLIKE["options"].get(component, {}))
    assert not unknown, f"options that are neither taken nor listed: {unknown}"
    wanted = theirs(component, example["html"])
    if left or name in UNLIKE["examples"].get(component, {}):
        assert not alike(made, wanted), "alike after all: take it off the list"
    else:
        assert shape(made) == shape(wanted)
        assert heard(made).split() == heard(wanted).split()


def test_every_listed_difference_is_still_there() -> None:
    for component, listed in UNLIKE["examples"].items():
        assert set(listed) <= {example["name"] for example in examples(component)}, component
    for component, listed in UNLIKE["options"].items():
        left = {option for example in examples(component) for option in ours(component, example)[1]}
        assert set(listed) == left, component


@pytest.mark.parametrize("mend", UNLIKE["mended"], ids=lambda mend: f"{mend['component']} {mend['change']}")
def test_every_mend_is_needed(mend: dict[str, str]) -> None:
    component = mend["component"]
    assert any(
        alike(ours(component, example)[0], theirs(component, example["html"]))
        and not alike(ours(component, example)[0], theirs(component, example["html"], but=mend["change"]))
        for example in examples(component)
    )


def test_every_difference_has_its_reason() -> None:
    reasons = [mend["reason"] for mend in UNLIKE["mended"]]
    for listed in (*UNLIKE["options"].values(), *UNLIKE["examples"].values()):
        reasons += listed.values()
    assert all(len(reason.split()) >= 3 for reason in reasons)


def test_most_examples_are_alike() -> None:
    listed = sum(
        bool(ours(component, example)[1]) or example["name"] in UNLIKE["examples"].get(component, {})
        for component in MAPPED
        for example in examples(component)
    )
    assert listed <= 0.2 * len(every_example())
