"""The table from signs to products, as loaded from `catalogue/vocabulary/goods/goods.yaml`: types without judgement."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

COMPUTED = (
    "in_series", "in_parallel", "sized", "making", "any_chemistry", "any_make", "any_formula",
    "beyond_name",
)  # fmt: skip
"""Signs that no list of words holds: the reader tells them."""


@dataclass(frozen=True, slots=True)
class Volts:
    """Nominal voltages from … to …, ends included; open where there is no end."""

    low: Decimal | None = None
    high: Decimal | None = None

    def holds(self, volts: Decimal) -> bool:
        """Whether a voltage lies in it."""
        return (self.low is None or self.low <= volts) and (self.high is None or volts <= self.high)


@dataclass(frozen=True, slots=True)
class Conditions:
    """What a rule asks.

    `own`, `whole` and `said` are alternatives, each of signs that hold together; an empty part asks nothing.
    """

    named: frozenset[str] = frozenset()
    own: tuple[frozenset[str], ...] = ()
    whole: tuple[frozenset[str], ...] = ()
    said: tuple[frozenset[str], ...] = ()
    formula: frozenset[str] = frozenset()
    volts: Volts | None = None
    cell_volts: Volts | None = None


@dataclass(frozen=True, slots=True)
class GoodsRule:
    """`products` where the conditions hold and none of `but` does.

    Else what `most`, `those` (a family) or another table say (`table`, for the words of `scope`).
    """

    when: Conditions
    but: Conditions
    products: tuple[str, ...] = ()
    most: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    those: str | None = None
    table: str | None = None
    scope: str | None = None


@dataclass(frozen=True, slots=True)
class FormulaRule:
    """The product of a formula with all elements of `has` and none of `without`."""

    product: str
    has: frozenset[str] = frozenset()
    without: frozenset[str] = frozenset()
    anion: str | None = None
    lithium_rich: bool = False


@dataclass(frozen=True, slots=True)
class GoodsTable:
    """Groups of signs, families of names, codes, sizes, and the rules by table.

    Families are names that are no product's; codes are letters of type codes with their chemistry; sizes are those of
    cells.
    """

    groups: Mapping[str, frozenset[str]] = field(default_factory=dict)
    families: Mapping[str, str] = field(default_factory=dict)
    codes: Mapping[str, str] = field(default_factory=dict)
    sizes: tuple[str, ...] = ()
    formulas: tuple[FormulaRule, ...] = ()
    rules: Mapping[str, tuple[GoodsRule, ...]] = field(default_factory=dict)
