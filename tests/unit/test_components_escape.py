"""Whatever somebody writes comes out of the page as they wrote it, and is never markup."""

from pathlib import Path
from typing import Any

import html5lib
from hypothesis import example, given
from hypothesis import strategies as st
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

jinja = Environment(
    loader=FileSystemLoader(Path(__file__).parents[2] / "templates"),
    autoescape=True,
    trim_blocks=True,
    lstrip_blocks=True,
    undefined=StrictUndefined,
)
jinja.globals["_"] = lambda message, **values: Markup(message).format(**values)  # noqa: S704  our own messages

# Controls are taken away before (see checks.clean); surrogates cannot be sent.
anything = st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1)
NASTY = "\"><script>alert('&amp;')</script>{{ 7 * 7 }}{% raw %}\u202eabc\u2066\U0001f9d1\u200d\U0001f9bd</textarea>"


def drawn(macro: str, *arguments: Any, **options: Any) -> Any:
    html = getattr(jinja.get_template(f"components/{macro}.html").module, macro)(*arguments, **options)
    tree = html5lib.parseFragment(html, namespaceHTMLElements=False)
    assert not list(tree.iter("script"))
    return tree


def words_in(tree: Any, element_id: str) -> str:
    return "".join(tree.find(f".//*[@id='{element_id}']").itertext())


@given(anything)
@example(NASTY)
def test_words_around_a_box_come_back_whole(text: str) -> None:
    tree = drawn("input", "box", text, value=text, hint=text, error=text, prefix=text, label_id="label")
    assert words_in(tree, "label") == text
    assert words_in(tree, "box-hint") == text
    assert words_in(tree, "box-error") == f"Error: {text}"
    assert tree.find(".//input").get("value") == text


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters=[chr(c) for c in range(32) if c != 10])))
@example("\n\nfirst lines left empty")
@example(NASTY)
def test_long_words_come_back_whole(text: str) -> None:
    box = drawn("textarea", "box", "Your words", value=text).find(".//textarea")
    assert (box.text or "") == text


@given(anything)
@example(NASTY)
def test_words_of_choices_come_back_whole(text: str) -> None:
    item = {"value": text, "text": text, "hint": text}
    for macro, argument in (("radios", {"value": text}), ("checkboxes", {"values": [text]})):
        tree = drawn(macro, "box", text, [item], legend_id="legend", **argument)
        assert words_in(tree, "legend") == text
        assert words_in(tree, "box-item-hint") == text
        assert tree.find(".//label").text == text
        assert tree.find(".//input").get("value") == text
        assert tree.find(".//input").get("checked") is not None
    option = drawn("select", "box", text, [item], value=text).find(".//option[@selected]")
    assert option.get("value") == text
    assert option.text == text


@given(anything)
@example(NASTY)
def test_words_of_parts_without_boxes_come_back_whole(text: str) -> None:
    assert drawn("button", text, value=text).find("./button").get("value") == text
    assert drawn("card", text, 2, text=text).find(".//h2").text == text
    assert drawn("warning_callout", text, 3, text=text).find(".//p").text == text
    assert drawn("summary_list", [{"key": text, "value": text}]).find(".//dd").text == text
    assert drawn("table", [text], [[text]]).find(".//td").text == text
    assert drawn("error_summary", [{"text": text, "href": "#box"}]).find(".//a").text == text
    assert drawn("details", text, text).find(".//span").text == text
    assert drawn("tag", text).find("./strong").text == text
    assert drawn("notification_banner", text).find(".//p").text == text
