"""A declaration as a value: what stands in its head and on its lines, and where."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import groupby

from extractor.document.page import Page

Span = tuple[int, int]
Part = tuple[Page, Span]
"""A stretch of a page's text."""


@dataclass(frozen=True, slots=True)
class Place:
    """Stretches of a page's text, in their order; a value that is broken over two rows has two.

    `rest` is what stands on the next page, of a line that goes on there.
    """

    page: Page
    spans: tuple[Span, ...]
    rest: Place | None = None

    @property
    def parts(self) -> tuple[Part, ...]:
        """Every stretch with its page."""
        own = tuple((self.page, span) for span in self.spans)
        return own + (self.rest.parts if self.rest else ())

    @property
    def text(self) -> str:
        """What stands there; a broken value is put together without a blank."""
        return "".join(page.text[start:end] for page, (start, end) in self.parts)


def place_of(parts: Sequence[Part]) -> Place | None:
    """The place that stretches make, in their order; `None` for no stretches."""
    made: Place | None = None
    for page, several in reversed([(page, [s for _, s in run]) for page, run in groupby(parts, key=lambda p: p[0])]):
        made = Place(page, tuple(several), made)
    return made


@dataclass(frozen=True, slots=True)
class Field:
    """A field of the head as printed.

    `code` is the code beside its name or value: `(0110)`, the 18 characters of a firm; `unit` is kg where it is a mass.
    """

    value: str
    place: Place
    code: str | None = None
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Element:
    """One declaration element as printed; `value` is empty where the draft leaves it blank."""

    key: str
    value: str
    place: Place


@dataclass(frozen=True, slots=True)
class Measured:
    """A number of a line with its unit or currency as printed."""

    value: Decimal
    unit: str
    place: Place
    printed: str = ""


def find_element(elements: Sequence[Element], key: str) -> Element | None:
    """The first of these elements with a key and a value; `None` for none."""
    return next((e for e in elements if e.key == key and e.value), None)


@dataclass(frozen=True, slots=True)
class DeclaredLine:
    """One line.

    `quantities` in the order printed: first legal unit, second legal unit, traded unit; `traded` is the one that the
    unit price is for. `designation` is the model that the line names, wherever it does.
    """

    line: int | None
    number: str
    number_place: Place
    name: str
    name_place: Place | None
    elements: tuple[Element, ...] = ()
    elements_place: Place | None = None
    quantities: tuple[Measured, ...] = ()
    traded: Measured | None = None
    unit_price: Measured | None = None
    amount: Measured | None = None
    currency: str | None = None
    net_mass: Measured | None = None
    model: Field | None = None
    designation: str | None = None
    others: Mapping[str, Field] = field(default_factory=dict)

    def element(self, key: str) -> Element | None:
        """One of its elements; `None` where the draft leaves it out or blank."""
        return find_element(self.elements, key)


@dataclass(frozen=True, slots=True)
class Declaration:
    """One declaration: `direction` is `export` or `import`; `pages` are the numbers of its pages.

    `lists` are those of the sheets of its file that list elements without a head: a flat table of the same lines, which
    `listed` are.
    """

    direction: str
    header: Mapping[str, Field]
    lines: tuple[DeclaredLine, ...]
    pages: tuple[int, ...]
    sheet: str | None = None
    lists: tuple[int, ...] = ()
    listed: tuple[DeclaredLine, ...] = ()

    @property
    def sheets(self) -> tuple[int, ...]:
        """The numbers of all pages and sheets that are the draft itself."""
        return self.pages + self.lists
