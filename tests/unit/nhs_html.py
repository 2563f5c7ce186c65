"""HTML as a tree that can be compared, and our mends of the design system's HTML."""

from collections.abc import Callable
from typing import Any
from xml.etree.ElementTree import Element

import html5lib

INLINE = {"a", "span", "strong", "b", "abbr"}


def parsed(html: str) -> Element:
    return html5lib.parseFragment(html, treebuilder="etree", namespaceHTMLElements=False)


def classes(element: Element) -> set[str]:
    return set(element.get("class", "").split())


def shape(element: Element) -> tuple[Any, ...]:
    """Name, attributes and what stands within; white space and the order of attributes aside."""
    attributes = {name: frozenset(value.split()) if name == "class" else value for name, value in element.items()}
    within: list[Any] = [" ".join((element.text or "").split())]
    for child in element:
        within += [shape(child), " ".join((child.tail or "").split())]
    return element.tag, attributes, [part for part in within if part]


def heard(element: Element) -> str:
    """The words in the order in which they are read, with no two of them run together."""
    gap = "" if element.tag in INLINE else " "
    return gap + (element.text or "") + "".join(heard(child) + (child.tail or "") for child in element) + gap


def alike(ours: Element, theirs: Element) -> bool:
    return shape(ours) == shape(theirs) and heard(ours).split() == heard(theirs).split()


# What we mended, done to their HTML too, so that the rest is still compared.


def without_drawings(tree: Element) -> None:
    """Their drawn arrows are not ours to copy; CSS draws ours."""
    for parent in tree.iter():
        for child in [c for c in parent if c.tag.endswith("svg")]:
            parent.remove(child)


def without_role_text(tree: Element) -> None:
    """A role that no standard knows."""
    _unwrap(tree, lambda e: e.get("role") == "text")


def without_words_before_heading(tree: Element) -> None:
    """ "Important: " is not put before a heading."""
    for parent in tree.iter():
        for child in [c for c in parent if "nhsuk-u-visually-hidden" in classes(c) and c.text == "Important: "]:
            parent.text = (parent.text or "") + (child.tail or "")
            parent.remove(child)


def in_a_landmark(tree: Element) -> None:
    """The back link stands in a nav."""
    nav = Element("nav", {"class": "app-back", "aria-label": "Back"})
    nav.extend(list(tree))
    tree[:] = [nav]


def focus_without_scripts(tree: Element) -> None:
    """The error summary takes the focus by itself."""
    tree[0].attrib |= {"tabindex": "-1", "autofocus": ""}


def one_message(tree: Element) -> None:
    """ "Previous page" is one message: two halves cannot be translated."""
    for title in tree.iter("span"):
        if "nhsuk-pagination__title" in classes(title):
            _unwrap(title, lambda e: True)


def role_said_once(tree: Element) -> None:
    """A nav is a navigation."""
    for nav in tree.iter("nav"):
        nav.attrib.pop("role", None)


def _unwrap(tree: Element, which: Callable[[Element], bool]) -> None:
    for parent in tree.iter():
        for child in [c for c in parent if which(c)]:
            at = list(parent).index(child)
            text = (child.text or "") + ("" if len(child) else child.tail or "")
            if at:
                parent[at - 1].tail = (parent[at - 1].tail or "") + text
            else:
                parent.text = (parent.text or "") + text
            parent[at : at + 1] = list(child)


MENDED = {
    one.__name__: one
    for one in (
        without_drawings,
        without_role_text,
        without_words_before_heading,
        in_a_landmark,
        focus_without_scripts,
        one_message,
        role_said_once,
    )
}
