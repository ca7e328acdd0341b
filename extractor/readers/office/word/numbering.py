"""The numbers and bullets that Word puts before paragraphs of a list (`word/numbering.xml`)."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

from extractor.readers.office import symbol_fonts
from extractor.readers.office.safe_xml import Element, child, get, name

_LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
_DIGITS = "〇一二三四五六七八九"
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
          (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_LARGEST = 3_000


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    form: str
    text: str
    font: str | None


class Numbering:
    """Counts the paragraphs of each list as they come."""

    def __init__(self, root: Element | None) -> None:
        self._levels: dict[str, dict[int, _Level]] = {}
        self._list_of: dict[str, str] = {}
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        for element in root if root is not None else ():
            number = get(element, "numId") or get(element, "abstractNumId") or ""
            if name(element) == "w:abstractNum":
                self._levels[number] = _levels(element)
            elif name(element) == "w:num":
                self._list_of[number] = get(child(element, "w:abstractNumId"), "val") or ""
                self._override(number, element)

    def _override(self, number: str, element: Element) -> None:
        """A list that starts anew, or with levels of its own, counts by itself."""
        overrides = [o for o in element if name(o) == "w:lvlOverride"]
        if not overrides:
            return
        levels = dict(self._levels.get(self._list_of[number], {}))
        for override in overrides:
            levels |= _levels(override)
            at, start = _int(get(override, "ilvl")), get(child(override, "w:startOverride"), "val")
            if start is not None and at in levels:
                old = levels[at]
                levels[at] = _Level(_int(start), old.form, old.text, old.font)
        self._list_of[number] = f"num {number}"
        self._levels[f"num {number}"] = levels

    def label(self, number: str, at: int) -> str:
        """The label of the next paragraph of a list at a level from 0; empty where it shows none."""
        which = self._list_of.get(number, "")
        levels = self._levels.get(which, {})
        level = levels.get(at)
        if level is None:
            return ""
        counts = self._counts[which]
        counts[at] = counts.get(at, level.start - 1) + 1
        for deeper in [k for k in counts if k > at]:
            del counts[deeper]
        if level.form == "bullet":
            return symbol_fonts.shown(level.text, level.font)

        def place(found: re.Match[str]) -> str:
            k = int(found[1]) - 1
            known = levels.get(k, level)
            return written(counts.get(k, known.start), known.form)

        return _PLACE.sub(place, level.text) if level.form != "none" else ""


def _levels(element: Element) -> dict[int, _Level]:
    made = {}
    for level in element:
        if name(level) == "w:lvl":
            form = get(child(level, "w:numFmt"), "val") or "decimal"
            fonts = child(level, "w:rPr", "w:rFonts")
            start = _int(get(child(level, "w:start"), "val") or "1")
            text = get(child(level, "w:lvlText"), "val") or ""
            made[min(_int(get(level, "ilvl")), _LEVELS)] = _Level(start, form, text, get(fonts, "ascii"))
    return made


def _int(text: str | None) -> int:
    try:
        return int(text or "0")
    except ValueError:
        return 0


def written(number: int, form: str) -> str:
    """A number as a list writes it; forms that are not known here as digits."""
    if not 0 < number <= _LARGEST:
        return str(number)
    if form in ("upperLetter", "lowerLetter"):
        letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter.upper() if form == "upperLetter" else letter
    if form in ("upperRoman", "lowerRoman"):
        roman = _roman(number)
        return roman.upper() if form == "upperRoman" else roman
    if form.startswith(("chinese", "ideographDigital", "japaneseCounting", "taiwanese")) and number < 100:
        return _chinese(number)
    if form == "decimalEnclosedCircle" and number <= 20:
        return chr(0x2460 + number - 1)
    return f"{number:02d}" if form == "decimalZero" else str(number)


def _roman(number: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        text += letters * (number // value)
        number %= value
    return text


def _chinese(number: int) -> str:
    tens, ones = divmod(number, 10)
    head = "" if not tens else "十" if tens == 1 else f"{_DIGITS[tens]}十"
    return head + (_DIGITS[ones] if ones or not tens else "")
