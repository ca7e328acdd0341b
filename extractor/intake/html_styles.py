"""What a page of HTML hides or strikes: by its elements, their attributes and styles, and its style sheets."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

_STRUCK = frozenset(("s", "strike", "del"))
_ZERO = r"0(?:\.0+)?(?:px|pt|em|rem|%)?\s*(?:!important\s*)?(?:;|$)"
_UNSEEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|mso-hide\s*:\s*all"
    rf"|(?<![\w-])(?:font-size|opacity)\s*:\s*{_ZERO}|font-size\s*:\s*1px"
    r"|(?<![\w-])color\s*:\s*(?:transparent|rgba\([^)]*,\s*0?\.?0+\s*\)|#[0-9a-f]{6}00\b)"
    r"|text-indent\s*:\s*-\d{3,}|(?<![\w-])(?:left|top|margin-left)\s*:\s*-\d{4,}"
    r"|clip\s*:\s*rect\(\s*(?:0|1)(?:px)?[\s,]+(?:0|1)(?:px)?[\s,]+(?:0|1)(?:px)?[\s,]+(?:0|1)(?:px)?\s*\)"
)
_FLAT = re.compile(rf"(?<![\w-])(?:max-)?(?:width|height)\s*:\s*{_ZERO}")
_CUT = re.compile(r"overflow(?:-[xy])?\s*:\s*hidden")
_STRUCK_STYLE = re.compile(r"text-decoration(?:-line)?\s*:[^;]*line-through")
_NO_LINE = re.compile(r"text-decoration(?:-line)?\s*:\s*none")
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_COLOUR = re.compile(r"(?<![\w-])color\s*:\s*([^;!]+)")
_GROUND = re.compile(r"(?<![\w-])background(?:-color)?\s*:\s*([^;!]+)")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_ELSEWHERE = re.compile(r"@media[^{]*\bprint\b[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")

MAX_ABOVE = 60
"""Elements around one that are looked at for its ground."""

Rgb = tuple[int, int, int]
_WHITE: Rgb = (255, 255, 255)
_NEAR = 0x10
"""Up to this, in all three colours, type and ground cannot be told apart."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What a page's style sheets hide or strike: classes, names and kinds of elements.

    Also whether these colour any ground: then white type may stand upon it.
    """

    sheets: dict[str, str]
    paints: bool

    @classmethod
    def of(cls, root: etree._Element) -> Seen:
        """What the style sheets of a page say."""
        found: dict[str, str] = {}
        paints = False
        for sheet in root.iter("style"):
            text = _ELSEWHERE.sub("", _COMMENT.sub("", (sheet.text or "")[:500_000]))
            for names, rules in _RULE.findall(text):
                paints |= "background" in rules.lower()
                why = _why(rules)
                if why:
                    found.update({key: why for name in names.split(",") if (key := _key(name))})
        return cls(found, paints)

    def why_not(self, element: etree._Element) -> str | None:
        """Why an element is not seen, `hidden`, or is `struck`; `None` where nothing speaks against it."""
        style = (element.get("style") or "").lower()
        if element.tag in _STRUCK and not _NO_LINE.search(style):
            return "struck"
        if element.get("hidden") is not None or (element.tag == "input" and element.get("type") == "hidden"):
            return "hidden"
        if element.tag == "dialog" and element.get("open") is None:
            return "hidden"
        names = [f".{c}" for c in (element.get("class") or "").split()]
        names.append(f"#{element.get('id')}")
        by_sheet = next((why for n in names if (why := self.sheets.get(n))), None)
        return _why(style) or by_sheet or ("hidden" if self._is_lost(element, style) else None)

    def _is_lost(self, element: etree._Element, style: str) -> bool:
        """Whether type has the colour of its ground, as far as the elements themselves say it."""
        said = _COLOUR.search(style)
        own = _rgb(said[1] if said else element.get("color") if element.tag == "font" else None)
        if own is None:
            return False
        ground = self._ground(element)
        return ground is not None and max(abs(a - b) for a, b in zip(own, ground, strict=True)) <= _NEAR

    def _ground(self, element: etree._Element) -> Rgb | None:
        """The ground of an element by those around it, white where there is none; `None` where it is not known."""
        around: etree._Element | None = element
        for _ in range(MAX_ABOVE):
            if around is None:
                return None if self.paints else _WHITE
            if around.get("background") is not None:
                return None
            said = _GROUND.search((around.get("style") or "").lower())
            colour = said[1] if said else around.get("bgcolor")
            if colour and colour.strip() not in ("transparent", "none", "inherit", "initial"):
                return _rgb(colour)
            around = around.getparent()
        return None


def _why(style: str) -> str | None:
    lowered = style.lower().strip()
    if not lowered:
        return None
    if _UNSEEN.search(lowered) or (_FLAT.search(lowered) and _CUT.search(lowered)):
        return "hidden"
    return "struck" if _STRUCK_STYLE.search(lowered) else None


def _key(selector: str) -> str:
    """The class or the name that a selector ends with, as `.old` or `#old`; empty for any other."""
    last = selector.split()[-1] if selector.split() else ""
    found = re.search(r"[.#][\w-]+$", last)
    return found[0] if found else ""


_NAMED: dict[str, Rgb] = {"white": _WHITE, "black": (0, 0, 0), "snow": (255, 250, 250), "ivory": (255, 255, 240)}
_PARTS = re.compile(r"rgba?\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})")


def _rgb(text: str | None) -> Rgb | None:
    said = (text or "").strip().lower()
    if said in _NAMED:
        return _NAMED[said]
    parts = _PARTS.match(said)
    if parts:
        return int(parts[1]), int(parts[2]), int(parts[3])
    digits = said.lstrip("#")
    digits = "".join(c * 2 for c in digits) if len(digits) == 3 else digits
    try:
        red, green, blue = bytes.fromhex(digits)
    except ValueError:
        return None
    return red, green, blue
