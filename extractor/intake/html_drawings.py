"""Drawings (SVG) and formulas (MathML) within a page of HTML, as lines of text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from lxml import etree

MAX_DEPTH = 60
MAX_TEXTS = 5_000
LEVEL = 4.0
"""Units of a drawing by which texts of one line may stand off each other."""

_NUMBER = re.compile(r"\s*(-?\d+(?:\.\d+)?)")
_MOVED = re.compile(r"translate\(\s*(-?[\d.]+)(?:[\s,]+(-?[\d.]+))?")
_NO_INK = ("none", "transparent", "white", "#fff", "#ffffff")
_ASIDE = frozenset(("defs", "title", "desc", "metadata", "style", "script", "clippath", "mask", "symbol", "annotation"))
_RAISED = str.maketrans("0123456789+-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")

WhyNot = Callable[[etree._Element], str | None]
Told = Callable[[str, str], None]


def lines_of(drawing: etree._Element, why_not: WhyNot, told: Told) -> list[str]:
    """The texts of a drawing, those of one height as one line with tabs between; what is not seen goes to `told`."""
    found: list[tuple[float, float, str]] = []
    _collect(drawing, (0.0, 0.0), found, why_not, told, 0)
    found.sort()
    lines: list[tuple[float, list[tuple[float, str]]]] = []
    for y, x, text in found[:MAX_TEXTS]:
        if lines and abs(lines[-1][0] - y) <= LEVEL:
            lines[-1][1].append((x, text))
        else:
            lines.append((y, [(x, text)]))
    return ["\t".join(text for _, text in sorted(line)) for _, line in lines]


def _collect(
    element: etree._Element,
    at: tuple[float, float],
    found: list[tuple[float, float, str]],
    why_not: WhyNot,
    told: Told,
    depth: int,
) -> None:
    tag = _tag(element)
    if not tag or tag in _ASIDE or depth > MAX_DEPTH:
        return
    why = why_not(element) or ("hidden" if _has_no_ink(element) else None)
    if why:
        told(why, _flat("".join(element.itertext())))
        return
    moved = _MOVED.search(element.get("transform") or "")
    if moved:
        at = at[0] + float(moved[1]), at[1] + float(moved[2] or 0)
    if tag == "text":
        found += _placed(element, at)
        return
    for inner in element:
        _collect(inner, at, found, why_not, told, depth + 1)


def _placed(text: etree._Element, at: tuple[float, float]) -> Iterator[tuple[float, float, str]]:
    """A text as pieces: each part of it that has a place of its own begins one."""
    x, y = _place(text, (0.0, 0.0))
    said = text.text or ""
    for part in text:
        if part.get("x") is not None or part.get("y") is not None or part.get("dy") is not None:
            if said.strip():
                yield at[1] + y, at[0] + x, _flat(said)
            said = ""
            x, y = _place(part, (x, y))
            down = _NUMBER.match(part.get("dy") or "")
            y += float(down[1]) * (16 if "em" in (part.get("dy") or "") else 1) if down else 0.0
        said += "".join(part.itertext()) + (part.tail or "")
    if said.strip():
        yield at[1] + y, at[0] + x, _flat(said)


def _place(element: etree._Element, usual: tuple[float, float]) -> tuple[float, float]:
    found = [_NUMBER.match(element.get(name) or "") for name in ("x", "y")]
    x, y = (float(f[1]) if f else u for f, u in zip(found, usual, strict=True))
    return x, y


def _has_no_ink(element: etree._Element) -> bool:
    return _tag(element) in ("text", "tspan", "g") and (
        (
            (element.get("fill") or "").strip().lower() in _NO_INK[:2]
            and (element.get("stroke") or "none").strip().lower() in _NO_INK
        )
        or (element.get("opacity") or element.get("fill-opacity") or "1").strip() in ("0", "0.0", "0%")
        or (element.get("visibility") or "").strip() in ("hidden", "collapse")
        or (element.get("display") or "").strip() == "none"
    )


def has_shapes(drawing: etree._Element) -> bool:
    """Whether a drawing of some size shows anything but text: its writing may be drawn."""
    sides = [_NUMBER.match(drawing.get(side) or "") for side in ("width", "height")]
    box = re.findall(r"-?[\d.]+", drawing.get("viewbox") or drawing.get("viewBox") or "")
    given = [float(side[1]) for side in sides if side] or [abs(float(side)) for side in box[2:4]]
    is_large = not given or min(given) > 100
    return is_large and any(_tag(e) in ("path", "image", "use", "foreignobject") for e in drawing.iter())


def formula(element: etree._Element, depth: int = 0) -> str:
    """A formula as one line: a fraction with a slash, a power as raised figures."""
    tag = _tag(element)
    if not tag or depth > MAX_DEPTH or tag in ("annotation", "annotation-xml", "mphantom"):
        return ""
    parts = [formula(inner, depth + 1) for inner in element if isinstance(inner.tag, str)]
    if tag == "mfrac" and len(parts) == 2:
        return f"{parts[0]}/{parts[1]}"
    if tag == "msup" and len(parts) == 2:
        return f"{parts[0]}{parts[1].translate(_RAISED) if parts[1].strip('-−+').isdigit() else '^' + parts[1]}"
    if tag == "msqrt":
        return f"√({''.join(parts)})"
    if tag == "mspace":
        return " "
    return _flat(element.text or "") + "".join(parts)


def _tag(element: etree._Element) -> str:
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""


def _flat(text: str) -> str:
    return " ".join(text.split())
