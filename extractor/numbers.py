"""Finds quantities in a text: number, bound, tolerance and unit as a paper prints them, as an exact interval.

    "≥ 4.85 Ah" · "98±1 g" · "20 – 30 m³" · "max. 71.5 g" · "365以上" · "1.234,5 kg" · "2.3/2.2"

What stands before a number ("max.", "约") or behind it ("以上", "or more") bounds it; nothing is guessed beyond that.
A number glued to letters on its left is a name ("INR18650"), not a quantity.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from classifier.facts import Kind
from classifier.law.vocabulary import Unit
from classifier.quantity import Interval
from extractor.bounds import GAP, bound_after, bound_before, bounded


@dataclass(frozen=True, slots=True)
class Amount:
    """A quantity in a text: `text[start:end]` from the bound's first sign to the unit's last.

    `interval` is in the printed `unit` (`None` where none is printed beside it); `kind` is what its own bound says.
    `first` to `last` are the digits alone.
    """

    start: int
    end: int
    interval: Interval
    unit: Unit | None
    kind: Kind | None
    first: int
    last: int

    def canonical(self, unit: Unit | None = None) -> Interval:
        """The interval in the canonical unit; a unit given is that of the label or the column."""
        chosen = self.unit or unit
        return self.interval if chosen is None else self.interval.scaled(chosen.factor)


@dataclass(frozen=True, slots=True)
class UnitMention:
    """A unit that stands without a number: in a label, a bracket or a column of units."""

    start: int
    end: int
    unit: Unit


_NUMBER = (
    r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:\.\d{3})+,\d+|\d{1,3}(?:\.\d{3}){2,}"
    r"|\d{1,3}(?:[\u2009\u202f\u00a0']\d{3})+(?:[.,]\d+)?(?!\d)"
    # A plain space parts thousands only before a unit: "18 500 kg", but "3 550 7.5" is a row of a table.
    r"|\d{1,3}(?: \d{3})+(?:[.,]\d+)?(?= ?[^\W\d_])|\d+[.,·]\d+|\d+|[.]\d+)"
)
_EXPONENT = (
    r"(?:\s?[×xX*]\s?10\s?(?:\^?\s?(?P<exp>[-−–]?\d+)|(?P<sup>[⁻⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+))"
    r"|[eE](?P<e>[+-]?\d{1,3})(?![A-Za-z\d]))?"
)
_LARGEST_POWER = 30
"""No paper of the trade writes a larger power of ten; what does is no quantity."""

_RANGE = re.compile(r"\s?(?:~|～|∼|–|—|−|‒|-|…|\.\.\.?|to|至|到|bis|à|〜|÷)\s?", re.IGNORECASE)
_PLUS_MINUS = re.compile(r"\s?[(（]?\s?(?:±|\+/-|\+/−|\+-|\+／-|土(?=\s?\d)|正负)\s?")
_LONE_TOLERANCE = re.compile(r"(?:±|\+/[-−])\s?$")
"""A tolerance whose value stands elsewhere is no value itself."""

_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺", "0123456789-+")
_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_SINGLE_LETTER_UNITS = 2


class Numbers:
    """The quantity grammar for one table of units."""

    def __init__(self, units: Iterable[Unit]) -> None:
        self._units = {alias: unit for unit in units for alias in unit.aliases}
        spellings = "|".join(re.escape(a) for a in sorted(self._units, key=len, reverse=True))
        # A unit of letters ends where the letters end: "3 m" is no "3 mm", "5 A" no "5 Ah".
        self._unit = re.compile(
            rf"[ \u00a0\u2009\u202f]{{0,3}}(?P<open>[(（\[［]\s?)?(?P<unit>{spellings})(?![A-Za-zµμΩ²³])"
        )
        self._mention = re.compile(rf"(?<![A-Za-z0-9µμΩ])(?P<unit>{spellings})(?![A-Za-z0-9µμΩ²³])")
        self._number = re.compile(rf"(?P<sign>[-−–+])?(?P<number>{_NUMBER}){_EXPONENT}")

    def find(self, text: str, *, decimal_comma: bool = False) -> tuple[Amount, ...]:
        """Every quantity in the text, in its order. `decimal_comma` reads "1,291" as a number below two."""
        plain = text.translate(_FULL_WIDTH)
        found: list[Amount] = []
        at = 0
        while match := self._number.search(plain, at):
            amount = None if _is_name(plain, match.start("number")) else self._amount(plain, match, decimal_comma, at)
            if amount is None:
                at = _past_name(plain, match.end())
            else:
                found.append(amount)
                at = max(amount.end, match.end())
        return tuple(found)

    def mentions(self, text: str) -> tuple[UnitMention, ...]:
        """Units without a number; one of a letter or two counts only where it stands apart (brackets, slash, alone)."""
        found = []
        for match in self._mention.finditer(text):
            start, end = match.span("unit")
            if end - start > _SINGLE_LETTER_UNITS or _stands_apart(text, start, end):
                found.append(UnitMention(start, end, self._units[match["unit"]]))
        return tuple(found)

    def _amount(self, text: str, match: re.Match[str], comma: bool, floor: int) -> Amount | None:
        value = _decimal(match, comma)
        first, last = match.start("number"), match.end()
        if value.is_nan() or _LONE_TOLERANCE.search(text, floor, first):
            return None
        if match["sign"] and not _glued(text, match.start()):
            value, first = (-value if match["sign"] in "-−–" else value), match.start()
        unit, end = self._unit_at(text, last)
        low = high = value
        low, high, unit, end, last = self._widened(text, value, unit, end, last, comma)
        if low > high:
            return None
        kind, start, is_open = bound_before(text, first, floor)
        if kind is None:
            kind, end = bound_after(text, end)
        if low != high and kind is not Kind.APPROXIMATE:
            kind = None
        unit, end = (unit, end) if unit else self._unit_at(text, end)
        interval = bounded(low, high, kind, is_open)
        return Amount(start, end, interval, unit, kind, first, last)

    def _widened(
        self, text: str, value: Decimal, unit: Unit | None, end: int, last: int, comma: bool
    ) -> tuple[Decimal, Decimal, Unit | None, int, int]:
        """The ends after a tolerance ("± 0.05") or a second number of a range ("– 30") behind the first."""
        if sign := _PLUS_MINUS.match(text, end):
            if other := self._number.match(text, sign.end()):
                unit2, end2 = self._unit_at(text, other.end())
                margin = _decimal(other, comma)
                if margin.is_nan():
                    return value, value, unit, end, last
                if unit2 is not None and unit2.name == "%" and (unit is None or unit.name != "%"):
                    margin = abs(value) * margin / 100
                    return value - margin, value + margin, unit, _closed(text, end2), other.end()
                if unit is not None and unit2 is not None:
                    if unit2.canonical != unit.canonical:
                        return value, value, unit, end, last
                    margin = margin * unit2.factor / unit.factor
                return value - margin, value + margin, unit or unit2, _closed(text, end2), other.end()
        elif sign := _RANGE.match(text, end):
            other = self._number.match(text, sign.end())
            if other and not _is_date_like(text, other):
                high = _decimal(other, comma)
                if high.is_nan():
                    return value, value, unit, end, last
                unit2, end2 = self._unit_at(text, other.end())
                same = unit is None or unit2 is None or unit.canonical == unit2.canonical
                if other["sign"] and other["sign"] in "-−–":
                    high = -high
                if same and (unit2 is not None or unit is None):
                    low = value if unit is None or unit2 is None else value * unit.factor / unit2.factor
                    if low < high:
                        return low, high, unit2 or unit, end2, other.end()
        return value, value, unit, end, last

    def _unit_at(self, text: str, at: int) -> tuple[Unit | None, int]:
        match = self._unit.match(text, at)
        if match is None:
            return None, at
        unit = self._units[match["unit"]]
        if match["unit"] == "min" and text[match.end() : match.end() + 1] == ".":
            return None, at  # "2500 min." is a minimum, "10 min" are minutes
        return unit, _closed(text, match.end()) if match["open"] else match.end()


def _decimal(match: re.Match[str], decimal_comma: bool) -> Decimal:
    digits = re.sub(r"[\u2009\u202f\u00a0' ]", "", match["number"]).replace("·", ".")
    value = Decimal(_point_form(digits, decimal_comma))
    exponent = match["exp"] or match["e"] or (match["sup"] or "").translate(_SUPERSCRIPTS)
    if exponent:
        power = int(exponent.replace("−", "-").replace("–", "-"))
        value = value.scaleb(power) if abs(power) <= _LARGEST_POWER else Decimal("NaN")
    return value


def _point_form(digits: str, decimal_comma: bool) -> str:
    """The number with a decimal point and no separators of thousands."""
    if "," in digits and "." in digits:
        thousands, point = (".", ",") if digits.rfind(",") > digits.rfind(".") else (",", ".")
        return digits.replace(thousands, "").replace(point, ".")
    if "," in digits:
        whole, _, rest = digits.partition(",")
        grouped = all(len(part) == 3 for part in rest.split(","))
        single = "," not in rest
        if grouped and not (single and (decimal_comma or whole == "0")):
            return digits.replace(",", "")
        return digits.replace(",", ".")
    if digits.count(".") > 1:
        return digits.replace(".", "")
    return digits


def _is_name(text: str, at: int) -> bool:
    """Whether the digits belong to a word on their left: "INR18650", "D50", "LiFePO4", "A-21700"."""
    if at == 0:
        return False
    before = text[at - 1]
    if before.isascii() and (before.isalpha() or before in "_#"):
        return True
    return (
        before in "-/."
        and at >= 2
        and text[at - 2].isascii()
        and text[at - 2].isalnum()
        and not (before == "/" or text[at - 2].isdigit())
    )


def _past_name(text: str, at: int) -> int:
    """One past the rest of a name's letters and digits, hyphens inside it included."""
    while at < len(text) and text[at].isascii():
        if not text[at].isalnum() and not (text[at] in "-_" and text[at + 1 : at + 2].isalnum()):
            break
        at += 1
    return at


def _glued(text: str, sign_at: int) -> bool:
    return sign_at > 0 and not text[sign_at - 1].isspace() and text[sign_at - 1] not in "(（[:：,，;≥≤<>"


def _is_date_like(text: str, other: re.Match[str]) -> bool:
    """A range whose second number runs on ("2024-11-07", "1-2-3") is none."""
    return other.end() < len(text) and text[other.end()] in "-/" and text[other.end() + 1 : other.end() + 2].isdigit()


def _closed(text: str, at: int) -> int:
    """Past a bracket that closes right here."""
    while at < len(text) and text[at] in ")）]］":
        at += 1
    return at


def _stands_apart(text: str, start: int, end: int) -> bool:
    before = text[:start].rstrip(" ")[-1:]
    after = text[end:].lstrip(" ")[:1]
    bracketed = before in ("(", "（", "[", "［") and after in (")", "）", "]", "］", "")
    alone = before in ("", "\n") and after in ("", "\n")
    after_mark = before in ("/", "／", ",", "，", "(", "（", "[") and after in (
        "",
        "\n",
        ")",
        "）",
        "]",
        ":",
        "：",
    )
    return bracketed or alone or after_mark


def decimal_comma(text: str) -> bool:
    """Whether a text writes its decimals with a comma: more "3,7" than "3.7"."""
    commas = len(re.findall(r"(?<![\d.,])\d+,\d{1,2}(?![\d,])", text))
    points = len(re.findall(r"(?<![\d.,])\d+\.\d{1,2}(?![\d.])", text))
    return commas > points


def spans(text: str) -> Iterator[tuple[int, int]]:
    """The runs of a page's text between wide gaps and line ends."""
    at = 0
    for match in GAP.finditer(text):
        if match.start() > at:
            yield at, match.start()
        at = match.end()
    if at < len(text):
        yield at, len(text)
