"""Whether a PDF has layers (optional content groups) of which one may be off."""

from __future__ import annotations

import io
import re
from typing import Any

from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import resolve1

_MAY_BE_OFF = re.compile(rb"/OFF(?!\s*\[\s*\])|/ObjStm")
_MAY_DEPEND = re.compile(rb"/(?:AllOff|AnyOff|VE)\b")
"""What is shown while layers are off is hidden while they are on (ISO 32000-1, 8.11.2.2)."""


def any_layer_off(data: bytes) -> bool:
    """Whether the file's first view may leave a layer out; so too where that cannot be told."""
    if b"/OC" not in data or not (_MAY_BE_OFF.search(data) or _MAY_DEPEND.search(data)):
        return False
    try:
        layers = resolve1(PDFDocument(PDFParser(io.BytesIO(data))).catalog.get("OCProperties"))
        if layers is not None and _MAY_DEPEND.search(data):
            return True
        return layers is not None and _is_off(resolve1(layers["D"]))
    except Exception:  # pdfminer raises whatever a damaged file makes it stumble over
        return True


def _is_off(view: dict[str, Any]) -> bool:
    base = resolve1(view.get("BaseState"))
    by_default = base is None or getattr(base, "name", "") == "ON"
    return not by_default or bool(resolve1(view.get("OFF"))) or bool(resolve1(view.get("AS")))


def layers_off(catalog: Any) -> frozenset[int]:
    """The numbers of the layers that a file's first view leaves out, by its catalogue as pdfminer has it."""
    layers = resolve1(catalog.get("OCProperties")) or {}
    view = resolve1(layers.get("D")) or {}
    off = _numbers(view.get("OFF"))
    if getattr(resolve1(view.get("BaseState")), "name", "") == "OFF":
        off |= _numbers(layers.get("OCGs")) - _numbers(view.get("ON"))
    return frozenset(off)


def is_off(layer: Any, off: frozenset[int]) -> bool:
    """Whether a layer, or each layer of a set of them, is one of those that are off."""
    if getattr(layer, "objid", None) in off:
        return True
    held: Any = (resolve1(layer) or {}).get("OCGs") if layer is not None else None
    several = {held.objid} if hasattr(held, "objid") and not isinstance(resolve1(held), list) else _numbers(held)
    return bool(several) and several <= off


def _numbers(references: Any) -> set[int]:
    return {each.objid for each in resolve1(references) or () if hasattr(each, "objid")}
