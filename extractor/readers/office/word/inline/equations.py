"""Equations (Office MathML) as one line of text: a fraction with a slash, powers as raised characters."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.readers.office.safe_xml import MAX_DEPTH, Element, child, get, name
from extractor.readers.office.word.styles import is_on

_RAISED = str.maketrans("0123456789+-−=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ")
_CAN_RISE = set("0123456789+-−=()n")
_PROPERTIES = ("Pr",)


def raised(text: str) -> str | None:
    """A text in raised characters; `None` where Unicode lacks them."""
    return text.translate(_RAISED) if text and set(text) <= _CAN_RISE else None


def line(element: Element, depth: int = 0) -> str:
    """What an equation, or a part of one, says."""
    kind = name(element)
    if kind in ("m:t", "w:t"):
        return element.text or ""
    if kind.endswith(_PROPERTIES) or depth > MAX_DEPTH or _unseen(element) is not None:
        return ""
    made = _MADE.get(kind)
    return made(element, depth) if made else _inside(element, depth)


def left_out(element: Element) -> Iterator[tuple[str, Element]]:
    """The parts of an equation that are not shown, or struck, each with why."""
    for part in element.iter():
        why = _unseen(part)
        if why is not None:
            yield why, part


def _unseen(part: Element) -> str | None:
    kind = name(part)
    if kind == "m:r":
        marks = child(part, "w:rPr")
        if is_on(child(marks, "w:vanish")):
            return "hidden"
        return "struck" if is_on(child(marks, "w:strike")) or is_on(child(marks, "w:dstrike")) else None
    if kind == "m:phant":
        return "hidden" if is_on(child(part, "m:phantPr", "m:show")) is False else None
    if kind == "m:borderBox":
        lines = child(part, "m:borderBoxPr")
        return "struck" if any(is_on(child(lines, f"m:strike{way}")) for way in _STRIKES) else None
    return "deleted" if kind in ("w:del", "w:moveFrom") else None


_STRIKES = ("H", "V", "BLTR", "TLBR")


def _inside(element: Element | None, depth: int) -> str:
    return "" if element is None else "".join(line(inner, depth + 1) for inner in element)


def _grouped(text: str) -> str:
    plain = text.replace(".", "").replace(",", "").strip()
    return text if plain.isalnum() or not plain else f"({text})"


def _fraction(element: Element, depth: int) -> str:
    over, under = _inside(child(element, "m:num"), depth), _inside(child(element, "m:den"), depth)
    return f"{_grouped(over)}/{_grouped(under)}"


def _power(element: Element, depth: int) -> str:
    base, power = _inside(child(element, "m:e"), depth), _inside(child(element, "m:sup"), depth)
    below = _inside(child(element, "m:sub"), depth)
    return f"{base}{below}{raised(power) or (f'^{_grouped(power)}' if power else '')}"


def _root(element: Element, depth: int) -> str:
    degree = _inside(child(element, "m:deg"), depth)
    return f"{raised(degree) or ''}√({_inside(child(element, 'm:e'), depth)})"


def _fenced(element: Element, depth: int) -> str:
    properties = child(element, "m:dPr")
    signs = (
        (get(child(properties, f"m:{which}"), "val") if child(properties, f"m:{which}") is not None else usual) or ""
        for which, usual in (("begChr", "("), ("sepChr", "|"), ("endChr", ")"))
    )
    left, between, right = signs
    return left + between.join(_inside(e, depth) for e in element if name(e) == "m:e") + right


def _sum(element: Element, depth: int) -> str:
    sign = get(child(element, "m:naryPr", "m:chr"), "val") or "∫"
    return f"{sign}{_power(element, depth)}"


def _rows(element: Element, depth: int) -> str:
    return "; ".join(line(row, depth + 1) for row in element if not name(row).endswith(_PROPERTIES))


_MADE = {
    "m:f": _fraction,
    "m:sSup": _power,
    "m:sSub": _power,
    "m:sSubSup": _power,
    "m:rad": _root,
    "m:d": _fenced,
    "m:nary": _sum,
    "m:eqArr": _rows,
    "m:m": _rows,
}
