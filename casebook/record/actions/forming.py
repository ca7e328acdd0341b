"""What a person can make of a document's items: rename, merge, split, remove, and mark a part of a page as somebody's.

Each is one step with one name in the ledger, so that one undo takes the whole of it back. An item that was removed or
merged stays in the record, with who did it and why.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from classifier.facts import Fact


class Role(StrEnum):
    """What a part of a page is: an item's own, or why its values are nobody's here."""

    MODEL = "model"
    OTHER_PRODUCT = "other_product"
    RESULT = "result"
    LIMIT = "limit"
    CELL_INSIDE = "cell_inside"
    OLD_REVISION = "old_revision"


ASIDE = frozenset((Role.LIMIT, Role.CELL_INSIDE, Role.OLD_REVISION))
"""The roles whose values are set aside: they stay visible, and are no values of the goods."""


@dataclass(frozen=True, slots=True)
class FactAt:
    """A fact by its item's key and its own."""

    item: str
    fact: str


@dataclass(frozen=True, slots=True)
class Seed:
    """A fact that the reading lacks, under the key it is to have."""

    fact: str
    value: Fact


@dataclass(frozen=True, slots=True)
class ItemRenamed:
    """A person found that the item is called otherwise on the paper."""

    item: str
    label: str


@dataclass(frozen=True, slots=True)
class ItemMerged:
    """A person found that the item is the same goods as the item `to` of the document, which takes its facts."""

    item: str
    to: str


@dataclass(frozen=True, slots=True)
class ItemSplit:
    """A person found that some of an item's facts are of other goods, which get a key, a name and a product."""

    item: str
    to: str
    label: str
    product: str
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ItemRemoved:
    """A person found that the item is no goods of its own; the event's `why` says how they know."""

    item: str


@dataclass(frozen=True, slots=True)
class ItemRestored:
    """A person found that a removed or merged item is goods of its own after all."""

    item: str


@dataclass(frozen=True, slots=True)
class Mark:
    """What a part of a page is, `text[start:end]` for each of `spans`.

    The facts read there follow: to the item `to`, or aside where the role is one of `ASIDE`. `label` and `product` are
    what the item is called and is; one that the document lacks is made. `seeds` are values that the reading lacks.
    """

    role: Role
    spans: tuple[tuple[int, int], ...]
    facts: tuple[FactAt, ...]
    seeds: tuple[Seed, ...] = ()
    to: str | None = None
    label: str | None = None
    product: str | None = None


@dataclass(frozen=True, slots=True)
class PartsMarked:
    """A person said what some parts of a page are, all in one step."""

    page: int
    marks: tuple[Mark, ...]


FORMING = (ItemRenamed, ItemMerged, ItemSplit, ItemRemoved, ItemRestored, PartsMarked)
"""The steps that make, unmake or rename items, or move facts by the place they stand in."""
