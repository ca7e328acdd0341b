"""The units and terms of papers, as the catalogue groups them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from classifier.law.vocabulary import Vocabulary
from extractor.trade.language.lexicon import fold

KILOGRAMS: Mapping[str, Decimal] = {"kg": Decimal(1), "g": Decimal("0.001"), "t": Decimal(1000)}
_NO_PIECES = ("package", "mass", "measure", "time")


@dataclass(frozen=True, slots=True)
class Units:
    """Spellings of units by their group.

    Also how many pieces one of a unit is where that is not one, and the units that are no pieces: packages, masses,
    measures.
    """

    groups: Mapping[str, str]
    counts: Mapping[str, Decimal]
    uncounted: frozenset[str]

    def of(self, printed: str) -> str:
        """The group of a printed unit; the print itself where none is known."""
        text = fold(printed.strip().rstrip("."))
        return self.groups.get(text, text)

    def is_mass(self, printed: str) -> bool:
        """Whether a unit is one of mass."""
        return self.of(printed) in KILOGRAMS

    def pieces(self, printed: str) -> Decimal | None:
        """How many pieces one of a unit is; `None` for a package, a mass or a measure."""
        text = fold(printed.strip().rstrip("."))
        return None if self.is_mass(printed) or text in self.uncounted else self.counts.get(text, Decimal(1))


def units_of(vocabulary: Vocabulary) -> Units:
    """The units of a vocabulary."""
    counts = spellings(vocabulary, "declaration_count")
    traded = spellings(vocabulary, "trade_unit")
    return Units(
        spellings(vocabulary, "declaration_unit"),
        {term: Decimal(group.removeprefix("x")) for term, group in counts.items()},
        frozenset(term for term, group in traded.items() if group in _NO_PIECES and term not in counts),
    )


def spellings(vocabulary: Vocabulary, name: str) -> Mapping[str, str]:
    """Each term of a list, folded, with its group."""
    cues = vocabulary.cues.get(name)
    groups = cues.groups if cues else {}
    return {fold(term): group for group, terms in groups.items() for several in terms.values() for term in several}
