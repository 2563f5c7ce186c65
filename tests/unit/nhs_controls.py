"""The design system's options of form controls, turned into the arguments of our macros."""

from collections.abc import Callable

from nhs_arguments import Arguments, heading, joined, words
from nhs_options import Options


def control(o: Options, part: str = "label") -> Arguments:
    """What all form controls share."""
    about = o.take("label") if part == "label" else o.part("fieldset").take("legend")
    made = heading(about, part, f"{part}_") if about else {part: None}
    id = o.take("idPrefix") or o.take("id")
    made |= {"hint": words(o.take("hint")), "error": words(o.take("errorMessage")), "id": id}
    if o.take("formGroup"):
        made["after"] = words(o["formGroup"].take("afterInput"))
    return made


def line(o: Options) -> Arguments:
    """input, textarea, select, file_upload: arguments of the same name are handed on."""
    made = control(o) | ({"attrs": {"disabled": ""}} if o.take("disabled") else {})
    for same in (
        "name",
        "value",
        "type",
        "width",
        "code",
        "inputmode",
        "autocomplete",
        "spellcheck",
        "rows",
        "multiple",
        "classes",
    ):
        if same in o:
            made[same] = o.take(same)
    made |= {same: words(o.take(same)) for same in ("prefix", "suffix") if same in o}
    if "items" in o:
        made["items"] = o.take("items")
        for item in made["items"]:
            item.taken = set(item)
    return made


def choices(kind: str) -> Callable[[Options], Arguments]:
    def mapped(o: Options) -> Arguments:
        made, disabled = control(o, "legend"), bool(o.take("disabled"))
        small, inline = o.take("small"), o.take("inline")
        chosen = {
            name.removesuffix("s") if kind == "radios" else name: o.take(name)
            for name in ("value", "values")
            if name in o
        }
        return (
            made
            | chosen
            | {
                "name": o.take("name", ""),
                "items": [choice(item, disabled) for item in o.take("items")],
                "classes": joined(small and f"nhsuk-{kind}--small", inline and f"nhsuk-{kind}--inline"),
            }
        )

    return mapped


def choice(item: Options, disabled: bool) -> Arguments:
    made: Arguments = {name: item.take(name) for name in ("value", "name", "divider") if name in item}
    alone = "exclusive" if item.take("exclusive") else item.take("behaviour")
    group = item.take("exclusiveGroup") or item.take("behaviourGroup")
    attrs = {"disabled": ""} if item.take("disabled", disabled) else {}
    attrs |= {"data-behaviour": alone} if alone else {}
    attrs |= {"data-behaviour-group": group} if group else {}
    return made | {
        "text": words(item),
        "hint": words(item.take("hint")),
        "conditional": words(item.take("conditional")),
        "attrs": attrs,
    }


def date_input(o: Options) -> Arguments:
    made, every = control(o, "legend"), bool(o.take("disabled"))
    listed = {item.take("name"): item for item in o.take("items", []) if item}
    boxes = {
        part: listed[part] if listed else o.part(part)
        for part in ("day", "month", "year")
        if (part in listed if listed else o.take(part) is not False)
    }
    values = o.take("values") or Options()
    said = any("error" in box for box in boxes.values())
    for box in boxes.values():
        box.take("width")  # ours follows from the part
    return made | {
        "error": made["error"] or said,
        "parts": list(boxes),
        "values": {part: box.take("value", values.take(part)) for part, box in boxes.items()},
        "labels": {part: box.take("label") or part.title() for part, box in boxes.items()},
        "wrong_parts": [part for part, box in boxes.items() if box.take("error", not said)],
        "attrs": {
            part: ({"disabled": ""} if box.take("disabled", every) else {})
            | ({"autocomplete": box["autocomplete"]} if box.take("autocomplete") else {})
            for part, box in boxes.items()
        },
        "name_prefix": o.take("namePrefix"),
    }
