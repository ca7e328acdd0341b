"""Numbers as trade papers print them: which sign is the decimal one is decided by a document's own evidence.

"1.234,56" and "0,5" settle it; "2.150" does not. Where nothing settles it the language of the column heads
does.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

_DIGITS = r"\d{1,3}(?:[  ' ’]\d{3})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,] ?\d+)*"
_MINUS = "-−–"
NUMBER = re.compile(rf"(?<![\w.,])(?P<sign>[{_MINUS}(]\s?)?(?P<digits>{_DIGITS})(?P<after>\s?[{_MINUS})](?!\w))?")
COMMA_LANGUAGES = frozenset({"de", "fr", "es", "it"})
"""Languages that write a decimal comma."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A number as printed: its digits with separators, whether negative, and its span in the text it was cut from."""

    digits: str
    negative: bool
    start: int
    end: int


@lru_cache(maxsize=2048)
def first_number(text: str) -> Printed | None:
    """The first number of a text, with its sign; `None` where there is none."""
    found = NUMBER.search(text)
    if found is None:
        return None
    opened = (found["sign"] or "").strip() == "("
    closed = (found["after"] or "").strip() == ")"
    negative = (opened and closed) or bool(not opened and (found["sign"] or "").strip())
    negative = negative or (not closed and bool((found["after"] or "").strip()))
    start = found.start("digits") if found["sign"] and opened != closed else found.start()
    end = found.end("digits") if found["after"] and not negative else found.end()
    return Printed(found["digits"], negative, start, end)


@lru_cache(maxsize=2048)
def value(digits: str, decimal: str) -> Decimal:
    """The number that printed digits mean under a decimal sign (`.` or `,`).

    A group sign only stands before three digits; one that does not is read as the decimal sign after all.
    """
    bare = re.sub(r"[\s ' ’]", "", digits)
    group = "," if decimal == "." else "."
    if decimal in bare:
        bare = _repeated(bare, decimal, group)
    elif not re.fullmatch(rf"\d{{1,3}}(?:{re.escape(group)}\d{{2,3}})*(?:{re.escape(group)}\d{{3}})|\d+", bare):
        bare = bare.replace(group, decimal)
    return Decimal(_joined(bare, decimal, group))


def _repeated(bare: str, decimal: str, group: str) -> str:
    """With the expected decimal sign before a group sign, or twice, the signs have changed roles in this number."""
    if bare.count(decimal) > 1 or bare.rfind(group) > bare.rfind(decimal):
        return bare.translate(str.maketrans(decimal + group, group + decimal))
    return bare


def _joined(bare: str, decimal: str, group: str) -> str:
    whole, _, part = bare.replace(group, "").partition(decimal)
    return f"{whole}.{part.replace(decimal, '')}" if part else whole


def places(digits: str, decimal: str) -> int:
    """How many decimals a printed number has under a decimal sign."""
    exponent = value(digits, decimal).as_tuple().exponent
    return -exponent if isinstance(exponent, int) and exponent < 0 else 0


def decimal_sign(numbers: Iterable[str], languages: Iterable[str] = ()) -> str:
    """The decimal sign that a document's numbers prove, else the one of its languages, else the point.

    With nothing but groups of three after one kind of point ("2.150", "25.800"), the point is read as decimal
    unless the languages say otherwise.
    """
    votes = {".": 0, ",": 0}
    for digits in numbers:
        sign = _proof(digits)
        if sign:
            votes[sign] += 1
    if votes["."] != votes[","]:
        return max(votes, key=lambda sign: votes[sign])
    return "," if set(languages) & COMMA_LANGUAGES and "en" not in set(languages) else "."


def _proof(digits: str) -> str | None:
    """The decimal sign that one printed number proves by itself."""
    bare = re.sub(r"[\s ' ’]", "", digits)
    signs = re.findall(r"[.,]", bare)
    if not signs:
        return None
    last = signs[-1]
    other = "," if last == "." else "."
    if other in signs:
        return last if signs.count(last) == 1 else None
    if len(signs) > 1:
        return other
    after = len(bare) - bare.rfind(last) - 1
    return last if after != 3 or bare.startswith("0") or bare.rfind(last) > 3 else None
