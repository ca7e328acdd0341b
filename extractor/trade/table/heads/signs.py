"""What the cells of a column look like.

Shares of its filled cells that have the form of a tariff number, a mass, money, a count, a date, a word. One of the
kinds of evidence that `roles.py` weighs.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractor.language.phrases import Shape
from extractor.trade.language.amounts import first_number, places, value
from extractor.trade.language.lexicon import Lexicon, matches, whole, words

_TARIFF = re.compile(
    r"\d{8}|\d{10}|\d{13}|\d{4}[. ]\d{2}(?:[. ]?\d{2}){1,3}|\d{6} \d{2}(?: \d{2})?|\d{4}\.\d{2}-\d{3,4}"
)
_FAULTY = re.compile(r"\d[\d .]{3,16}")
_HEADING = re.compile(r"\d{4}|\d{6}|\d{4}[. ]\d{2}")
_DATE = Shape(
    r"(?:19|20)\d\d(?:[-./]|<<year>>)\d{1,2}(?:[-./]|<<month>>)\d{1,2}<<day_of_month>>?|\d{1,2}[-./]\d{1,2}[-./](?:19|20)?\d\d"
    r"|\d{1,2}[-. ][A-Za-z]{3,9}\.?[-. ](?:19|20)?\d\d"
)
_CODE = re.compile(r"(?=[\w./-]*\d)(?=[\w./-]*[A-Za-z])[\w./-]{3,24}")
_LABELLED = re.compile(r"[(（]?[^:：]{2,20}[:：]\s*[-+]?\d[\d.,]*\s*[)）]?")
"""A number with its own label: "(discount: 5.00)"."""
_CHAPTERS = 97
_PER = re.compile(r"[^\W\d_]+[²³23]?\s*/\s*[^\W\d_]")
"""A unit per another, as of a density: neither a mass nor a count."""


@dataclass(frozen=True, slots=True)
class Signs:
    """Shares (0 to 1) of a column's filled cells; `filled` is the share of rows that have one."""

    filled: float = 0.0
    numbers: float = 0.0
    whole: float = 0.0
    cents: float = 0.0
    tariff: float = 0.0
    barcode: float = 0.0
    heading: float = 0.0
    masses: float = 0.0
    counted: float = 0.0
    packed: float = 0.0
    measured: float = 0.0
    money: float = 0.0
    percent: float = 0.0
    dates: float = 0.0
    words: float = 0.0
    letters: float = 0.0
    codes: float = 0.0
    units: float = 0.0
    currencies: float = 0.0
    distinct: float = 0.0
    counting: float = 0.0
    constant_base: float = 0.0


def is_tariff(text: str) -> bool:
    """Whether a text has the form of a tariff number: 8, 10 or 13 digits of a chapter that exists, or dots in it."""
    bare = text.strip()
    return _TARIFF.fullmatch(bare) is not None and 0 < int(bare[:2]) <= _CHAPTERS


def is_barcode(text: str) -> bool:
    """Whether a text is an article number as bar codes carry it: 13 digits, the last of which proves the others."""
    if not re.fullmatch(r"\d{13}", text.strip(), re.ASCII):
        return False
    digits = [int(c) for c in text.strip()]
    return sum(d * (3 if k % 2 else 1) for k, d in enumerate(digits)) % 10 == 0


def is_faulty_tariff(text: str) -> bool:
    """Whether a text is a tariff number with too few digits or too many."""
    return _FAULTY.fullmatch(text) is not None


def signs(texts: Sequence[str], decimal: str, lexicon: Lexicon) -> Signs:
    """What the cells of one column look like, row by row; an empty text is an empty cell."""
    full = [text.strip() for text in texts if text.strip()]
    if not full:
        return Signs()
    seen = [_Cell(text, decimal, lexicon) for text in full]

    def share(name: str) -> float:
        return sum(bool(getattr(cell, name)) for cell in seen) / len(seen)

    return Signs(
        filled=len(full) / len(texts),
        numbers=share("number"), whole=share("integer"), cents=share("cents"),
        tariff=share("tariff"), barcode=share("barcode"), heading=share("heading"),
        masses=share("mass"), counted=share("count"), packed=share("package"), measured=share("measure"),
        money=share("money"), percent=share("percent"), dates=share("date"),
        words=share("words"), letters=sum(min(c.letters, 40) for c in seen) / len(seen), codes=share("code"),
        units=share("only_unit"), currencies=share("only_currency"),
        distinct=len(set(full)) / len(full), counting=_counting(full), constant_base=share("base"),
    )  # fmt: skip


class _Cell:
    """The forms of one cell's text."""

    def __init__(self, text: str, decimal: str, lexicon: Lexicon) -> None:
        found = first_number(text)
        self.date = lexicon.patterns.pattern(_DATE).fullmatch(text) is not None
        self.tariff = is_tariff(text)
        self.barcode = is_barcode(text)
        self.letters = sum(map(str.isalpha, text))
        self.code = _CODE.fullmatch(text) is not None and not self.date
        before = text[: found.start].strip() if found else text
        after = text[found.end :].strip() if found else ""
        beside = words(f"{before} {after}")
        currency = sum(m.length for m in matches(lexicon.currencies, beside))
        head = next((m for m in matches(lexicon.units, words(after)) if m.first == 0), None) if after else None
        group = head.group if head and not _PER.match(after) else None
        few = self.letters <= 5 or (bool(beside) and currency + (head.length if head else 0) >= len(beside))
        worded = any(map(str.isalpha, before)) and not currency
        self.number = found is not None and few and not self.date and not worded
        self.integer = self.number and found is not None and places(found.digits, decimal) == 0
        self.cents = self.number and found is not None and places(found.digits, decimal) in (2, 3, 4)
        self.heading = self.tariff or (_HEADING.fullmatch(text) is not None and 0 < int(text[:2]) <= _CHAPTERS)
        self.mass = self.number and group == "mass"
        self.count = self.number and group in ("piece", "set")
        self.package = self.number and group == "package"
        self.measure = self.number and group == "measure"
        self.money = self.number and currency > 0
        self.percent = self.number and after.startswith("%")
        self.words = not self.number and self.letters >= 2 and _LABELLED.fullmatch(text) is None
        self.only_unit = found is None and whole(lexicon.units, text) is not None
        self.only_currency = found is None and whole(lexicon.currencies, text) is not None
        self.base = self.integer and found is not None and value(found.digits, decimal) in (1, 10, 100, 1000)


def _counting(full: Sequence[str]) -> float:
    """How far whole numbers count up by one step: 1, 2, 3 or 10, 20, 30; a lone 1 or 10 counts half."""
    numbers = [int(m[1]) for text in full if (m := re.fullmatch(r"#?(\d{1,4})[.)]?", text))]
    if len(numbers) < len(full):
        return 0.0
    if len(numbers) == 1:
        return 0.5 if numbers[0] in (1, 10) else 0.0
    steps = [b - a for a, b in pairwise(numbers)]
    usual = max(set(steps), key=steps.count)
    return steps.count(usual) / len(steps) if usual in (1, 10, 100) else 0.0
