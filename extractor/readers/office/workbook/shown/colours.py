"""Colours of a workbook's type and grounds, as far as they decide whether a cell can be read."""

from __future__ import annotations

from extractor.readers.office.safe_xml import Element, child, get

Rgb = tuple[int, int, int]

BLACK: Rgb = (0, 0, 0)
WHITE: Rgb = (255, 255, 255)
NEAR = 0x18
"""Up to this, in all three colours, type and ground cannot be told apart."""

_BASIC = ("000000", "FFFFFF", "FF0000", "00FF00", "0000FF", "FFFF00", "FF00FF", "00FFFF")
_INDEXED = {k: tuple(bytes.fromhex(text)) for k, text in enumerate(_BASIC * 2)}
"""The first sixteen of the older palette (ECMA-376 part 1, 18.8.27); 64 is the system's type, 65 its ground."""

_THEMES: dict[str, Rgb] = {"0": WHITE, "1": BLACK}
"""Of a theme only the paper's and the type's own colour are the same in nearly all workbooks."""


def rgb(color: Element | None) -> Rgb | None:
    """A colour; `None` where it is one of a theme or a palette that is not known here."""
    if color is None:
        return None
    text = (get(color, "rgb") or "")[-6:]
    if text:
        try:
            found = bytes.fromhex(text)
        except ValueError:
            return None
        return (found[0], found[1], found[2]) if len(found) == 3 else None
    theme, number = get(color, "theme"), get(color, "indexed") or ""
    if theme is not None:
        base = _THEMES.get(theme)
        return None if base is None else _tinted(base, get(color, "tint"))
    if number.isdecimal():
        known = _INDEXED.get(int(number))
        return (known[0], known[1], known[2]) if known else {64: BLACK, 65: WHITE}.get(int(number))
    return None


def _tinted(base: Rgb, tint: str | None) -> Rgb:
    """A theme's colour made lighter or darker (ECMA-376 part 1, 18.8.19)."""
    try:
        share = float(tint or 0)
    except ValueError:
        return base
    made = [c + (255 - c) * share if share > 0 else c * (1 + share) for c in base]
    return round(made[0]), round(made[1]), round(made[2])


def ground(fill: Element | None) -> Rgb | None:
    """The ground of a cell, white where there is none; `None` where it is patterned or not known."""
    if fill is None or not len(fill):
        return WHITE
    pattern = child(fill, "x:patternFill")
    kind = get(pattern, "patternType") or "none"
    if pattern is None or kind not in ("none", "solid"):
        return None
    return WHITE if kind == "none" else rgb(child(pattern, "x:fgColor"))


def alike(one: Rgb | None, other: Rgb | None) -> bool:
    """Whether two known colours cannot be told apart."""
    return one is not None and other is not None and max(abs(a - b) for a, b in zip(one, other, strict=True)) <= NEAR
