"""The nouns that every folder shares: a place on a page, a value with its places, a thing with its values."""

from __future__ import annotations

import builtins
from dataclasses import dataclass, replace
from enum import StrEnum

from classifier.box import Box
from classifier.quantity import Quantity

UNRECOGNISED = "unrecognised"
"""The product of goods that, by what is stated of them, the control list may speak of, and that the paper does not
name: what they are is the fact that is missing."""


class Kind(StrEnum):
    """What a printed number claims to be; where the document gives none, a fact's kind is `None`."""

    NOMINAL = "nominal"
    TYPICAL = "typical"
    MINIMUM = "minimum"
    MAXIMUM = "maximum"
    RATED = "rated"
    MEASURED = "measured"
    APPROXIMATE = "approximate"


class Method(StrEnum):
    """How a value came to be known."""

    STATED = "stated"
    DERIVED = "derived"
    ENTERED = "entered"


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where something was read. `text` is the page's own text from `span[0]` to `span[1]`, unaltered.

    A format with pages gives `page` (from 1) and `box`; a workbook or a text document gives `cell`
    (`Sheet1!C7`, `Table 2!B3`, `Paragraph 14`).
    """

    sha256: str
    text: str
    span: tuple[int, int]
    page: int | None = None
    box: Box | None = None
    cell: str | None = None
    found: str = "line"


class Heard(StrEnum):
    """What the picture of a value's place said, compared with the value."""

    AGREES = "agrees"
    DIFFERS = "differs"
    NOT_HEARD = "not_heard"
    NOT_INDEPENDENT = "not_independent"


@dataclass(frozen=True, slots=True)
class Witness:
    """What the picture of a value's place shows: `picture` as it was recognised, `text` as the text layer has it.

    Nothing is heard where the picture could not be recognised for sure, and a value that was recognised in the first
    place has no independent witness; `why` says so.
    """

    heard: Heard
    text: str | None = None
    picture: str | None = None
    page: int | None = None
    box: Box | None = None
    why: str | None = None


@dataclass(frozen=True, slots=True)
class AsMarked:
    """By whose mark on an earlier paper of the form a value was read: the mark's key, and who, when and where.

    `agrees` says that the reader has the same value by itself; where it has not, the value clears nothing before a
    person has confirmed it.
    """

    mark: str
    said: str
    agrees: bool = False


@dataclass(frozen=True, slots=True)
class Fact:
    """One property of one item: a quantity in the property's canonical unit, or a term or formula as text.

    `inputs` are the facts that a derived value was computed from, by `formula`. `doubt` names a reason not to
    rely on it (an implausible value, a misprint); a doubted fact never clears an item. `witness` is what its picture
    said, where that was asked. `marked` says by whose mark on an earlier paper it was read, where it was.
    """

    property: str
    value: Quantity | str
    kind: Kind | None = None
    conditions: str | None = None
    method: Method = Method.STATED
    evidence: tuple[Evidence, ...] = ()
    confidence: float = 1.0
    inputs: tuple[Fact, ...] = ()
    formula: str | None = None
    doubt: str | None = None
    witness: Witness | None = None
    marked: AsMarked | None = None

    @builtins.property  # a field of this class is called `property`
    def quantity(self) -> Quantity:
        """The value as a quantity; raises `TypeError` for a textual property."""
        if isinstance(self.value, str):
            raise TypeError(f"{self.property} is text, not a quantity: {self.value!r}")
        return self.value


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that may be exported: a model of a datasheet or a line of an invoice.

    `products` names what it may be, likeliest first; more than one means that the paper leaves it open.
    `complete` is false where some page of its document was not read: such an item is never "not controlled".
    `rejected` are values that a person said are not these goods' own; a house rule may still ask for them. `withheld`
    are values that the reader has and a mark on an earlier paper took away.
    """

    label: str
    products: tuple[str, ...]
    maker: str | None = None
    line: str | None = None
    product_evidence: tuple[Evidence, ...] = ()
    facts: tuple[Fact, ...] = ()
    complete: bool = True
    rejected: tuple[Fact, ...] = ()
    withheld: tuple[Fact, ...] = ()

    @property
    def product(self) -> str:
        """The likeliest product name."""
        return self.products[0]

    def having(self, *facts: Fact) -> Item:
        """The same item with more facts."""
        return replace(self, facts=self.facts + facts)

    def of(self, property_name: str) -> tuple[Fact, ...]:
        """Its facts of one property, in the order of the document."""
        return tuple(f for f in self.facts if f.property == property_name)
