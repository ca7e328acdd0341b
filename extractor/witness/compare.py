"""Whether a recognised line says the numbers that the text layer says, and with the same bounds.

Forgiving where a recogniser is known to err at the edges of a number (a unit's "g" as 9, a sign or a letter before it
as a digit), in characters that look alike, in spaces and in the marks of thousands; not in a number's own digits.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal

_ALIKE = str.maketrans({"，": ",", "。": ".", "．": ".", "·": ".", "•": ".", "⩾": "≥", "≧": "≥", "⩽": "≤", "≦": "≤",
                        "〉": ">", "〈": "<", "﹥": ">", "﹤": "<", "'": "", "’": "", "`": ""})  # fmt: skip
_DIGIT_LIKE = {"O": "0", "o": "0", "Q": "0", "D": "0", "l": "1", "I": "1", "|": "1", "!": "1", "S": "5", "B": "8",
               "Z": "2", "z": "2"}  # fmt: skip
_NUMBER = re.compile(r"\d(?:[\d.,]*\d)?")
_GROUPED = re.compile(r"\d{1,3}(?:[.,]\d{3})+")
_SPACED = re.compile(r"(?<=\d) (?=\d{3}(?!\d))")
_UPPER, _LOWER = "<≤", ">≥"


@dataclass(frozen=True, slots=True)
class Number:
    """A number as it is written: its text, what it may mean, and the bound's sign before it (`<`, `>` or nothing).

    `before` and `after` are the characters on its two sides.
    """

    text: str
    values: frozenset[Decimal]
    sign: str = ""
    before: str = ""
    after: str = ""


def numbers(text: str) -> tuple[Number, ...]:
    """The numbers of a line, from left to right."""
    plain = normalised(text)
    return tuple(_number(plain, match) for match in _NUMBER.finditer(plain))


def normalised(text: str) -> str:
    """The line with each character in its plain form, and without spaces within it."""
    plain = unicodedata.normalize("NFKC", _without_raised(text).translate(_ALIKE)).translate(_ALIKE)
    return "".join(_SPACED.sub("", " ".join(plain.split())).split())


def _without_raised(text: str) -> str:
    """The line with raised figures as a gap: a recogniser reads them or not, and they are no part of a number."""
    return "".join(" " if c in "¹²³⁰⁴⁵⁶⁷⁸⁹" or "①" <= c <= "⒇" else c for c in text)


def _number(line: str, match: re.Match[str]) -> Number:
    start, end = match.span()
    before, after = line[max(start - 1, 0) : start], line[end : end + 1]
    sign = "<" if before and before in _UPPER else ">" if before and before in _LOWER else ""
    if before == "=" and start > 1 and line[start - 2] in "<>":
        sign = line[start - 2]
    return Number(match[0], _values(match[0]), sign, before, after)


def _values(text: str) -> frozenset[Decimal]:
    """What it may mean: a point or comma before three digits parts thousands or decimals."""
    found = set()
    if _GROUPED.fullmatch(text):
        found.add(Decimal(re.sub(r"[.,]", "", text)))
    whole, _, part = text.replace(",", ".").rpartition(".")
    found.add(Decimal(f"{whole.replace('.', '') or '0'}.{part}") if whole else Decimal(part))
    return frozenset(found)


def says(heard: str, wanted: tuple[Number, ...]) -> bool:
    """Whether all the wanted numbers stand in what was heard."""
    found = [*numbers(heard), *numbers(_as_digits(heard))]
    return all(any(_same(number, other) for other in found) for number in wanted)


def _as_digits(text: str) -> str:
    """The line with letters that look like digits as digits, where one stands beside a digit."""
    plain = normalised(text)
    made = list(plain)
    for at, character in enumerate(plain):
        beside = made[at - 1 : at] + list(plain[at + 1 : at + 2])
        if character in _DIGIT_LIKE and any(c.isdigit() or c == "." for c in beside):
            made[at] = _DIGIT_LIKE[character]
    return "".join(made)


def _same(wanted: Number, heard: Number) -> bool:
    if wanted.values & heard.values:
        return True
    shortened = []
    if wanted.after:  # a unit's first letter, or a mark, taken for a digit
        shortened.append(heard.text[:-1])
    if wanted.before:  # a sign or a letter taken for one
        shortened += [heard.text[1:], heard.text[1:-1] if wanted.after else ""]
    return any(_NUMBER.fullmatch(part) and wanted.values & _values(part) for part in shortened if part)


def bounds_otherwise(heard: str, wanted: tuple[Number, ...]) -> bool:
    """Whether what was heard has a bound's sign before a number that stands bare in the text layer."""
    bare = [number for number in wanted if not number.sign]
    return any(n.values & h.values and h.sign for n in bare for h in numbers(heard))
