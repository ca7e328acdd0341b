"""XML of office files: parsed without entities, document types or network, in bounds of depth and size.

Elements are told by short names, `w:p` for a paragraph of Word, whichever of the two families of namespaces
(transitional or strict) a file uses, and whatever prefix it chose.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TypeAlias

from lxml import etree

Element: TypeAlias = etree._Element

MAX_DEPTH = 60
"""Containers within containers that a walk follows; no document that a person made has half of them."""

_OPEN = "http://schemas.openxmlformats.org/"
_STRICT = "http://purl.oclc.org/ooxml/"
_FAMILIES = {
    "w": ("wordprocessingml/2006/main", "wordprocessingml/main"),
    "x": ("spreadsheetml/2006/main", "spreadsheetml/main"),
    "m": ("officeDocument/2006/math", "officeDocument/math"),
    "r": ("officeDocument/2006/relationships", "officeDocument/relationships"),
    "a": ("drawingml/2006/main", "drawingml/main"),
    "c": ("drawingml/2006/chart", "drawingml/chart"),
    "dgm": ("drawingml/2006/diagram", "drawingml/diagram"),
    "pic": ("drawingml/2006/picture", "drawingml/picture"),
    "wp": ("drawingml/2006/wordprocessingDrawing", "drawingml/wordprocessingDrawing"),
    "xdr": ("drawingml/2006/spreadsheetDrawing", "drawingml/spreadsheetDrawing"),
}
_SHORT = {
    **{_OPEN + known: short for short, (known, _) in _FAMILIES.items()},
    **{_STRICT + known: short for short, (_, known) in _FAMILIES.items()},
    _OPEN + "markup-compatibility/2006": "mc",
    "http://schemas.microsoft.com/office/word/2010/wordml": "w14",
    "http://schemas.microsoft.com/office/word/2010/wordprocessingShape": "wps",
    "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup": "wpg",
    "http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas": "wpc",
    "http://schemas.microsoft.com/office/drawing/2008/diagram": "dsp",
    "urn:schemas-microsoft-com:vml": "v",
    "urn:schemas-microsoft-com:office:office": "o",
    "urn:schemas-microsoft-com:office:excel": "ex",
    "urn:schemas-microsoft-com:office:spreadsheet": "ss",
    "urn:oasis:names:tc:opendocument:xmlns:office:1.0": "office",
    "urn:oasis:names:tc:opendocument:xmlns:table:1.0": "table",
    "urn:oasis:names:tc:opendocument:xmlns:text:1.0": "text",
    "urn:oasis:names:tc:opendocument:xmlns:style:1.0": "style",
    "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0": "draw",
}


_OFFICE = (_OPEN, _STRICT, "http://schemas.microsoft.com/", "urn:schemas-microsoft-com:")


class NotReadable(ValueError):
    """The XML is damaged, or declares what an office file never needs."""


def parsed(data: bytes) -> Element:
    """The root of an XML part. Raises `NotReadable` where it is damaged, too deep, or declares a document type."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise NotReadable(str(error)) from error
    if root is None or root.getroottree().docinfo.doctype:
        raise NotReadable("it declares a document type")
    return root


@lru_cache(maxsize=4096)
def _name(tag: str) -> str:
    if not tag.startswith("{"):
        return tag
    namespace, _, local = tag[1:].partition("}")
    return f"{_SHORT.get(namespace, '?')}:{local}"


def name(element: Element) -> str:
    """An element's short name, as `w:p`; `?:p` of a namespace that is not known here."""
    return _name(str(element.tag))


def get(element: Element | None, local: str) -> str | None:
    """An attribute by its local name, in whichever namespace."""
    if element is None:
        return None
    found = element.get(local)
    if found is not None:
        return str(found)
    for key, value in element.items():
        if str(key).endswith("}" + local):
            return str(value)
    return None


def child(element: Element | None, *path: str) -> Element | None:
    """The first child of a short name, its first child of the next one, and so on."""
    for step in path:
        if element is None:
            return None
        element = next((inner for inner in element if name(inner) == step), None)
    return element


def text_of(element: Element, *names: str) -> str:
    """All text in elements of these short names, in the order of the file."""
    return "".join(inner.text or "" for inner in element.iter() if name(inner) in names)


def choice(alternate: Element) -> Element | None:
    """The first choice of an alternative with anything in it that Office can show, else the fallback.

    The fallback says the same for old programs, or stands for what another maker's program alone can show.
    """
    options = [i for i in alternate if name(i) == "mc:Fallback" or (name(i) == "mc:Choice" and _is_known(i))]
    return next((option for option in options if len(option)), None)


def _is_known(option: Element) -> bool:
    """Whether the namespaces that a choice requires are those of Office's own formats, or not told."""
    asked = (get(option, "Requires") or "").split()
    spaces = (option.nsmap.get(prefix) for prefix in asked)
    return all(space is None or str(space).startswith(_OFFICE) for space in spaces)
