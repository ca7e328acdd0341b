"""Shapes of the older kind on a sheet (VML, `xl/drawings/vmlDrawing1.vml`): text boxes and controls with their words.

The same parts hold the frames of comments, which are read elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from extractor.readers.office.parts import Package
from extractor.readers.office.safe_xml import Element, child, name
from extractor.readers.office.told import Told
from extractor.readers.office.workbook.sheets import Floating

_TICKED, _EMPTY = "☒", "☐"
_UNCLOSED = re.compile(rb"<br\s*/?>", re.IGNORECASE)
"""Excel writes it without an end, which XML does not allow."""

_TICKING = ("Checkbox", "Radio")


def floating(package: Package, part: str, sheet: str, told: Told) -> Iterator[Floating]:
    """The lines of the shapes; what is hidden is told. Nothing where the part cannot be opened."""
    data = _UNCLOSED.sub(b" ", package.data(part) or b"")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True)
    try:
        root = etree.fromstring(data, parser) if data.strip() else None
    except (etree.XMLSyntaxError, ValueError):
        root = None
    place = f"{sheet}!shape"
    for shape in (s for s in (root.iter() if root is not None else ()) if name(s) in ("v:shape", "v:rect")):
        about = child(shape, "ex:ClientData")
        kind = _attribute(about, "ObjectType")
        words = " ".join("".join(map(str, box.itertext())) for box in shape if name(box) == "v:textbox").split()
        if kind == "Note" or not words:
            continue
        style = (_attribute(shape, "style") or "").replace(" ", "").lower()
        if "visibility:hidden" in style or "display:none" in style:
            told.unseen("hidden", place, " ".join(words))
            continue
        if kind in _TICKING:
            state = child(about, "ex:Checked")
            words.insert(0, _TICKED if state is not None and (state.text or "").strip() == "1" else _EMPTY)
        yield Floating(" ".join(words), place)


def _attribute(element: Element | None, called: str) -> str | None:
    found = element.get(called) if element is not None else None
    return None if found is None else str(found)
