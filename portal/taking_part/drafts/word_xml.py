"""Small questions to the XML of a Word file."""

from lxml import etree


def attribute(element: etree._Element, name: str) -> str:
    """An attribute by its name without the namespace; empty when there is none."""
    return next((str(value) for key, value in element.attrib.items() if etree.QName(key).localname == name), "")
