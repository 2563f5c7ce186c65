"""The design system's options, turned into the arguments of our macros."""

from typing import Any

from markupsafe import Markup
from nhs_options import Options

Arguments = dict[str, Any]


def words(value: Any) -> Any:
    """Words, or their {text} or {html}."""
    if not isinstance(value, Options):
        return value
    text, html = value.take("text"), value.take("html")
    return Markup(html) if html else text  # noqa: S704  their own example


def joined(*classes: Any) -> str | None:
    return " ".join(name for name in classes if name) or None


def heading(about: Any, name: str = "text", prefix: str = "") -> Arguments:
    """Their label or legend, which may be a heading and may have a caption."""
    about = about if isinstance(about, Options) else Options({"text": about})
    title = about.take("heading")
    paged = about.take("isPageHeading", bool(title))
    inner = title if isinstance(title, Options) else Options({"text": title} if isinstance(title, str) else {})
    caption, level, inner_size = about.take("caption"), inner.take("level", 1), inner.take("size")
    return {
        name: words(inner) or words(about),
        f"{prefix}size": inner_size if paged and inner_size else about.take("size"),
        "heading_level": level if paged else None,
        "caption": caption if isinstance(caption, str) else None,
        f"{prefix}id": about.take("id"),
        **({"heading_id": inner["id"]} if inner.take("id") else {}),
        **({"classes": about["classes"]} if about.take("classes") else {}),
    }


def plain(o: Options) -> Arguments:
    """Words and classes, no more."""
    text = words(o)
    return {"text": text, **({"classes": o["classes"]} if o.take("classes") else {})}


def with_body(o: Options) -> Arguments:
    """Plain text, or HTML as the call block."""
    text = words(o)
    return {"caller": lambda: text} if isinstance(text, Markup) else {"text": text} if text else {}


def button(o: Options) -> Arguments:
    attrs = {"disabled": "", "aria-disabled": "true"} if o.take("disabled") else {}
    if "preventDoubleClick" in o:
        attrs["data-prevent-double-click"] = str(o.take("preventDoubleClick")).lower()
    return {
        "text": words(o),
        "href": o.take("href"),
        "variant": o.take("variant"),
        "attrs": attrs,
        "classes": "nhsuk-button--small" if o.take("small") else None,
    }


def actions(found: Any, about: str | None = None) -> list[Arguments]:
    listed = found.take("items", []) if isinstance(found, Options) else found or []
    made = []
    for action in filter(None, listed):
        action.take("type")  # a button always sends the form
        hidden = joined(action.take("visuallyHiddenText"), about and f"({about})")
        made.append({"text": action.take("text"), "href": action.take("href"), "hidden": hidden})
    return made


def card(o: Options) -> Arguments:
    title, about, image = o.part("heading"), o.part("description"), o.take("image")
    made = {
        "heading": title.take("text"),
        "heading_level": title.take("level", 2),
        "size": title.take("size"),
        "heading_id": title.take("id"),
        "heading_classes": title.take("classes"),
        "href": o.take("href"),
        "variant": o.take("variant"),
        "clickable": o.take("clickable", False),
        "actions": actions(o.take("actions")),
    }
    if image and image.take("html"):
        made["before"] = Markup(image["html"])  # noqa: S704  their own example
    elif image:
        made["before"] = Markup('<img class="nhsuk-card__img" src="{}" alt="">').format(image.take("src"))
    return made | with_body(about)


def warning_callout(o: Options) -> Arguments:
    return {"heading": words(o.part("heading")), "heading_level": 3, **with_body(o)}


def details(o: Options) -> Arguments:
    return {
        "summary": words(o.part("summary")),
        "open": o.take("open", False),
        "classes": o.take("classes"),
        **with_body(o),
    }


def fieldset(o: Options) -> Arguments:
    return heading(o.take("legend"), "legend", "legend_") | with_body(o)


def banner(o: Options) -> Arguments:
    title = o.part("heading")
    made = {
        "title": words(o.part("title")),
        "success": o.take("variant") == "success",
        "role": o.take("role"),
        **with_body(o),
    }
    if title and title.take("element") == "p":
        return made | {"text": words(title)}
    attributes = o.take("attributes")
    if attributes:
        attributes.taken = set(attributes)
    return made | {"heading": words(title), "attrs": attributes}


def error_summary(o: Options) -> Arguments:
    errors = [e for e in o.take("errorList", []) if e]
    for error in errors:
        error.taken = set(error)
    return {
        "heading": words(o.part("heading")),
        "description": words(o.part("description")),
        "errors": errors,
    }


def pagination(o: Options) -> Arguments:
    pages = [page for page in o.take("items", []) if page]
    for one in (*pages, o.get("previous", Options()), o.get("next", Options())):
        one.taken = set(one)
    return {"previous": o.take("previous"), "next": o.take("next"), "pages": pages}


def tag(o: Options) -> Arguments:
    plain_tag = "nhsuk-tag--no-border" if o.take("border") is False else None
    return {"text": words(o), "colour": o.take("colour"), "classes": joined(o.take("classes"), plain_tag)}


def summary_list(o: Options) -> Arguments:
    title = o.part("card").part("heading").get("text")  # a card's name tells its rows' links apart
    rows = [
        {
            "key": words(row.part("key")),
            "value": words(row.part("value")),
            "actions": actions(row.take("actions"), title),
            "border": row.take("border"),
            "width": row.part("key").take("width"),
        }
        for row in o.take("rows")
    ]
    return {"rows": rows, "border": o.take("border", True), "last_row_border": o.take("lastRowBorder", True)}


def table(o: Options) -> Arguments:
    title = o.part("caption")
    plain_rows = [[cell(one) for one in row if one] for row in o.take("rows") if row]
    return {
        "caption": words(title),
        "caption_size": title.take("size"),
        "caption_id": title.take("id"),
        "caption_classes": title.take("classes"),
        "first_cell_is_header": o.take("firstCellIsHeader", False),
        "responsive": o.take("responsive", False),
        "head": [cell(one) for one in o.take("head") if one],
        "rows": plain_rows,
        "classes": joined(
            o.take("compact") and "nhsuk-table--compact",
            o.take("striped") and "nhsuk-table--striped",
            o.take("variant") and "nhsuk-table--reverse",
            o.take("border") is False and "nhsuk-table--no-border",
            o.take("lastRowBorder") is False and "nhsuk-table--no-last-row-border",
        ),
    }


def cell(one: Any) -> Any:
    if not isinstance(one, Options):
        return one
    made = {
        "text": words(one) or "",
        "href": one.take("href"),
        "hidden": one.take("visuallyHiddenText"),
        "classes": joined(one.take("classes"), one.get("width") and f"nhsuk-u-width-{one.take('width')}"),
    }
    if one.get("format") == "numeric" and one.take("format"):
        made["numeric"] = True
    return made
