"""How a run of text looks.

What hides, strikes, whitens, raises or sets it in another font, by its own marks and the styles above it.

Marks that are on or off turn each other round between a paragraph's and a character's style, and a run's own
mark settles it (ECMA-376 part 1, 17.7.3).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from extractor.readers.office.safe_xml import Element, child, get, name

_TOGGLES = ("vanish", "strike", "dstrike")
_SETTLED = ("white", "alike", "tiny", "faint", "shaded", "raised", "font")
_SMALL, _UP = 17, 4
"""Half points of type that is smaller than text, and by which it is moved up or down as a mark."""

_TINY = 3
"""Half-points of type that nobody can read."""

_LIGHT = 0xF4
"""From this on, in all three colours, type on white paper cannot be seen."""

_NEAR = 0x18
"""Up to this, in all three colours, type and ground cannot be told apart."""

FLAT = 40
"""Twentieths of a point: a row or a line of such a fixed height shows nothing."""

_SQUEEZED = 10
"""Per cent of its width at which type is a row of strokes."""

_CLEAR = 90_000
"""Thousandths of a per cent of transparency from which on type is not seen."""

_HIGHLIGHTS = {
    "black": "000000", "white": "FFFFFF", "red": "FF0000", "green": "00FF00", "blue": "0000FF", "yellow": "FFFF00",
    "cyan": "00FFFF", "magenta": "FF00FF", "darkRed": "800000", "darkGreen": "008000", "darkBlue": "000080",
    "darkYellow": "808000", "darkCyan": "008080", "darkMagenta": "800080", "darkGray": "808080", "lightGray": "C0C0C0",
}  # fmt: skip
"""ECMA-376 part 1, 17.18.40."""

_BASED = 30
"""Styles that are followed from one to the one it is based on."""

_NO_GROUND = ("auto", "clear", "none", "ffffff", "")


@dataclass(frozen=True, slots=True)
class Marks:
    """What run properties say; `None` where they say nothing."""

    vanish: bool | None = None
    strike: bool | None = None
    dstrike: bool | None = None
    white: bool | None = None
    alike: bool | None = None
    tiny: bool | None = None
    faint: bool | None = None
    shaded: bool | None = None
    raised: str | None = None
    font: str | None = None


@dataclass(frozen=True, slots=True)
class Look:
    """How a run looks.

    `unseen` is why a reader does not see it, or sees it struck: `hidden`, `struck`, `white`, `alike` (in the colour of
    its own ground), `tiny`.
    """

    unseen: str | None = None
    raised: str | None = None
    font: str | None = None


def is_on(element: Element | None) -> bool | None:
    """A mark that is there without a value, or with one that says yes; `None` where it is not there."""
    if element is None:
        return None
    return (get(element, "val") or "true").lower() not in ("0", "false", "off", "none")


def is_shaded(properties: Element | None) -> bool | None:
    """Whether properties give a ground of their own; `None` where they say nothing of it."""
    shade = child(properties, "w:shd")
    if shade is None:
        return None
    fill, pattern = (get(shade, "fill") or "").lower(), (get(shade, "val") or "").lower()
    return fill not in _NO_GROUND or get(shade, "themeFill") is not None or pattern in ("solid", "pct90", "pct95")


def marks(properties: Element | None) -> Marks:
    """What run properties (`w:rPr`) say."""
    if properties is None or not len(properties):
        return Marks()
    by_name = {name(inner): inner for inner in properties}
    toggles = {mark: is_on(by_name.get(f"w:{mark}")) for mark in _TOGGLES}
    size, color = get(by_name.get("w:sz"), "val") or "", by_name.get("w:color")
    fonts = by_name.get("w:rFonts")
    highlight = get(by_name.get("w:highlight"), "val")
    shaded = is_shaded(properties)
    if highlight is not None:
        shaded = highlight not in ("none", "white") or shaded
    return Marks(
        **toggles,
        white=None if color is None else _is_white(color),
        alike=None if color is None else _is_alike(color, by_name.get("w:shd"), highlight),
        tiny=None if not size.isdecimal() else int(size) <= _TINY,
        faint=_is_faint(by_name),
        shaded=shaded,
        raised=get(by_name.get("w:vertAlign"), "val") or _moved(by_name),
        font=get(fonts, "ascii") or get(fonts, "hAnsi"),
    )


def _moved(by_name: dict[str, Element]) -> str | None:
    """Small type that is moved up or down by hand, as footnote marks and powers are in old documents."""
    up, size = get(by_name.get("w:position"), "val") or "", get(by_name.get("w:sz"), "val") or ""
    if not size.isdecimal() or not up.lstrip("-").isdecimal() or int(size) > _SMALL:
        return None
    return "superscript" if int(up) >= _UP else "subscript" if int(up) <= -_UP else None


def _is_white(color: Element) -> bool:
    known = _rgb(get(color, "val"))
    if known is not None:
        return min(known) >= _LIGHT
    return get(color, "themeColor") in ("background1", "light1") and get(color, "themeShade") is None


def _rgb(value: str | None) -> bytes | None:
    try:
        return bytes.fromhex(value) if value and len(value) == 6 else None
    except ValueError:
        return None


def _is_alike(color: Element, shade: Element | None, highlight: str | None) -> bool:
    """Whether type has the colour of the ground that its own run gives it."""
    ground = _HIGHLIGHTS.get(highlight or "") or get(shade, "fill")
    own, under = _rgb(get(color, "val")), _rgb(ground)
    return own is not None and under is not None and max(abs(a - b) for a, b in zip(own, under, strict=True)) <= _NEAR


def _is_faint(by_name: dict[str, Element]) -> bool | None:
    """Whether type is squeezed to nothing, or filled with nothing (Word 2010's effects)."""
    across = (get(by_name.get("w:w"), "val") or "").removesuffix("%")
    if across.isdecimal() and int(across) <= _SQUEEZED:
        return True
    fill = by_name.get("w14:textFill")
    if fill is None:
        return None
    shades = (get(inner, "val") for inner in fill.iter() if name(inner) == "w14:alpha")
    return child(fill, "w14:noFill") is not None or any(s and s.isdecimal() and int(s) >= _CLEAR for s in shades)


class Styles:
    """The styles of a document (`word/styles.xml`)."""

    def __init__(self, root: Element | None) -> None:
        found = [s for s in root if name(s) == "w:style"] if root is not None else []
        self._styles = {get(s, "styleId") or "": s for s in found}
        self._usual = {
            get(s, "type") or "": get(s, "styleId") or "" for s in found if get(s, "default") in ("1", "true", "on")
        }
        self._defaults = marks(child(root, "w:docDefaults", "w:rPrDefault", "w:rPr"))
        self.chain = cache(self._chain)
        self.inherited = cache(self._inherited)

    def of_paragraph(self, properties: Element | None) -> str:
        """The style of a paragraph by its properties, else the usual one."""
        return get(child(properties, "w:pStyle"), "val") or self._usual.get("paragraph", "")

    def usual(self, kind: str) -> str:
        """The style of a kind (`table`) where none is named."""
        return self._usual.get(kind, "")

    def is_called(self, style: str, called: str) -> bool:
        """Whether a style, by its number or its name, is the one that Word calls so; blanks and case do not count."""
        own = get(child(self._styles.get(style), "w:name"), "val") or style
        return called in ("".join(word.split()).lower() for word in (style, own))

    def look(self, own: Element | None, paragraph: str, table: str, *, on_ground: bool) -> Look:
        """How a run with these properties looks in a paragraph and a table of these styles.

        `on_ground` says that something behind the run is coloured, so that white type can be read.
        """
        direct = marks(own)
        character = get(child(own, "w:rStyle"), "val")
        above = [self.inherited(s) for s in (character, paragraph, table) if s] + [self._defaults]
        on = {mark: _toggled(mark, direct, above) for mark in _TOGGLES}
        first = {field: _first(field, direct, above) for field in _SETTLED}
        unseen = None
        if on["vanish"]:
            unseen = "hidden"
        elif first["tiny"] or first["faint"]:
            unseen = "tiny"
        elif on["strike"] or on["dstrike"]:
            unseen = "struck"
        elif first["white"] and not first["shaded"] and not on_ground:
            unseen = "white"
        elif first["alike"]:
            unseen = "alike"
        return Look(unseen, _text(first["raised"]), _text(first["font"]))

    def _inherited(self, style: str) -> Marks:
        """What a style and those it is based on say, the nearest first."""
        found = [marks(child(s, "w:rPr")) for s in self.chain(style)]
        return Marks(**{field: _first(field, Marks(), found) for field in Marks.__dataclass_fields__})  # type: ignore[arg-type]

    def _chain(self, style: str) -> tuple[Element, ...]:
        """A style and those it is based on."""
        return tuple(self._up(style))

    def _up(self, style: str) -> Iterator[Element]:
        for _ in range(_BASED):
            found = self._styles.get(style)
            if found is None:
                return
            yield found
            style = get(child(found, "w:basedOn"), "val") or ""

    def has_ground(self, style: str) -> bool:
        """Whether a style of a paragraph or a table colours the ground, in whichever part of it."""
        return any(
            name(inner) == "w:shd" and is_shaded(inner.getparent()) for s in self.chain(style) for inner in s.iter()
        )


def _toggled(mark: str, direct: Marks, above: list[Marks]) -> bool:
    own: bool | None = getattr(direct, mark)
    if own is not None:
        return own
    on = False
    for each in above:
        on ^= bool(getattr(each, mark))
    return on


def _first(field: str, direct: Marks, above: list[Marks]) -> bool | str | None:
    found = (getattr(each, field) for each in (direct, *above))
    return next((value for value in found if value is not None), None)


def _text(value: bool | str | None) -> str | None:
    return value if isinstance(value, str) else None
