"""The nouns of the law as loaded from a catalogue: acts, what happens to them, their entries.

Dates are plain dates without a time; a `last` day is included.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from classifier.law.conditions import Condition


@dataclass(frozen=True, slots=True)
class Bilingual:
    """One text in English and, where there is one, in Chinese."""

    en: str
    zh: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """Where a text was read, and when; of a report its title and the sentence that says so."""

    text: str
    url: str | None = None
    seen: date | None = None
    title: str | None = None
    quote: str | None = None


@dataclass(frozen=True, slots=True)
class Instrument:
    """An act.

    `declared`: a remark may name its codes (the others are neighbours). `cited` is how it is named in Chinese,
    `checked` when somebody last looked whether it still stands so.
    """

    id: str
    issuers: tuple[str, ...]
    number: str
    title: Bilingual
    promulgated: date | None
    effective: date | None
    declared: bool
    advice: Bilingual | None
    source: Source
    cited: str | None = None
    checked: date | None = None

    @property
    def name(self) -> str:
        """Issuers, number and year, as an act is always to be cited."""
        return f"{' and '.join(self.issuers)} {self.number}"

    @property
    def name_zh(self) -> str:
        """The act as it is cited in Chinese, else its title."""
        return self.cited or self.title.zh or self.name


@dataclass(frozen=True, slots=True)
class Event:
    """What `instrument` does to the acts in `affects` from `first` to `last` (no `last`: until further notice).

    `effect` is `suspends`, `repeals`, or `reported`: heard of but seen in no official text. While a report
    lasts that `reports` a suspension or an end, nobody knows for certain whether the act is in force. `reading`
    says that the dates are a reading of the text. `part` is what of the acts it is about, if not the whole of them;
    `afterwards` is told once it is over.
    """

    effect: str
    instrument: str
    affects: tuple[str, ...]
    first: date
    last: date | None
    reading: bool
    text: Bilingual
    source: Source
    reports: str | None = None
    part: Bilingual | None = None
    afterwards: Bilingual | None = None

    def covers(self, day: date) -> bool:
        """Whether the day lies between its first and its last, both included."""
        return self.first <= day and (self.last is None or day <= self.last)


@dataclass(frozen=True, slots=True)
class OpenProduct:
    """A product of which the text does not say whether the entry takes it in, with the question to settle."""

    product: str
    question: Bilingual


@dataclass(frozen=True, slots=True)
class Flag:
    """A caution about an entry's text; its kind is `chinese_candidate`, `suspected_misprint`, `reading` or the like."""

    kind: str
    text: Bilingual


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of a list: it takes in an item of its products that meets all of its criteria."""

    code: str
    instrument: str
    parent: str | None
    zh: str | None
    en: str
    criterion: Bilingual | None
    products: tuple[str, ...]
    open_products: tuple[OpenProduct, ...]
    criteria: tuple[Condition, ...]
    tariff_lines: tuple[str, ...]
    source: str
    flags: tuple[Flag, ...]
    advice: Bilingual | None

    @property
    def all_products(self) -> tuple[str, ...]:
        """The products that it names, and those that it leaves open."""
        return self.products + tuple(p.product for p in self.open_products)


@dataclass(frozen=True, slots=True)
class Parent:
    """A heading of a list, under which entries stand."""

    code: str
    instrument: str
    zh: str | None
    en: str
    flags: tuple[Flag, ...]


@dataclass(frozen=True, slots=True)
class Pointer:
    """A rule outside the list that is told with an answer.

    Of these `products` and `outcomes`, where none is named of all. `destinations` are countries (or `EU`) that the
    goods must go to for it to matter; with `instrument` it is told while that act stands. One that is `asked` is told
    only where somebody asks.
    """

    id: str
    products: tuple[str, ...]
    text: Bilingual
    source: Source
    outcomes: tuple[str, ...] = ()
    destinations: tuple[str, ...] = ()
    instrument: str | None = None
    asked: bool = False


@dataclass(frozen=True, slots=True)
class Limit:
    """A value in the canonical unit beyond which a number of these products is doubted.

    With `chemistry` it speaks only of items that state one of these, or whose nominal voltage is a
    multiple of `cell_voltage` (V). `doubts` is the property to confirm.
    """

    id: str
    products: tuple[str, ...]
    property: str
    above: Decimal | None
    below: Decimal | None
    unit: str
    chemistry: tuple[str, ...]
    cell_voltage: Decimal | None
    doubts: str
    text: Bilingual
    source: str
