"""A page as a browser reads it: parsed strictly, with its forms, buttons, links and words."""

from dataclasses import dataclass
from xml.etree.ElementTree import Element

import html5lib

FIELDS = {"input", "textarea", "select"}


def words_of(element: Element) -> str:
    """What stands in an element, with single spaces."""
    return " ".join("".join(element.itertext()).split())


@dataclass(frozen=True)
class Button:
    """A button of a page with the form that it sends."""

    element: Element
    form: Element


class Page:
    """``mistakes`` holds what the strict parser found."""

    def __init__(self, body: str) -> None:
        parser = html5lib.HTMLParser(tree=html5lib.getTreeBuilder("etree"), namespaceHTMLElements=False)
        self.root: Element = parser.parse(body)
        self.mistakes = [f"{code} {told}" for _place, code, told in parser.errors]
        self.parents = {child: parent for parent in self.root.iter() for child in parent}

    def all(self, *tags: str) -> list[Element]:
        """Every element with one of these tags, in order."""
        return [one for one in self.root.iter() if one.tag in tags]

    def having(self, attribute: str) -> list[Element]:
        """Every element with this attribute."""
        return [one for one in self.root.iter() if attribute in one.attrib]

    def by_id(self, name: str) -> Element | None:
        """The element with this id."""
        return next((one for one in self.root.iter() if one.get("id") == name), None)

    def above(self, element: Element, tag: str) -> Element | None:
        """The nearest element around it with this tag."""
        around = self.parents.get(element)
        while around is not None and around.tag != tag:
            around = self.parents.get(around)
        return around

    @property
    def heading(self) -> str:
        """The first h1's words."""
        return words_of(self.all("h1")[0])

    @property
    def title(self) -> str:
        """The title's words."""
        return words_of(self.all("title")[0])

    @property
    def main(self) -> str:
        """The words inside main."""
        return words_of(self.all("main")[0])

    @property
    def text(self) -> str:
        """All words that people see: no style, no script."""
        return " ".join(" ".join(self.pieces()).split())

    def pieces(self) -> list[str]:
        """Every piece of text that is shown, with its own spaces."""
        found: list[str] = []

        def walk(element: Element) -> None:
            if element.tag not in {"style", "script"}:
                found.append(element.text or "")
                for child in element:
                    walk(child)
                    found.append(child.tail or "")

        walk(self.root)
        return [one for one in found if one.strip()]

    def button(self, name: str) -> Button:
        """The button with these words, or whose name is this; a mistake lists what there is."""
        names = []
        for element in self.all("button"):
            words = words_of(element)
            names.append(words)
            if name in {words, element.get("name")}:
                elsewhere = element.get("form")
                form = self.by_id(elsewhere) if elsewhere else self.above(element, "form")
                assert form is not None, f"{name!r} stands in no form"
                return Button(element, form)
        raise AssertionError(f"no button {name!r} on {self.title!r}; there are {names}")

    def link(self, name: str) -> str:
        """Where the link with these words leads."""
        links = {words_of(one): one.get("href", "") for one in self.all("a")}
        assert name in links, f"no link {name!r} on {self.title!r}; there are {sorted(links)}"
        return links[name]

    def fields(self, form: Element) -> list[tuple[str, str]]:
        """What a browser would send of a form, as it stands."""
        sent: list[tuple[str, str]] = []
        for one in form.iter():
            name = one.get("name")
            if not name or one.tag not in FIELDS:
                continue
            if one.tag == "textarea":
                sent.append((name, "".join(one.itertext())))
            elif one.tag == "select":
                chosen = [o.get("value", words_of(o)) for o in one.iter("option") if "selected" in o.attrib]
                sent.extend((name, value) for value in chosen)
            elif one.get("type") not in {"radio", "checkbox", "file", "submit"} or "checked" in one.attrib:
                sent.append((name, one.get("value", "")))
        return sent
