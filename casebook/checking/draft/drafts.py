"""A draft on the bench: what every test of it is told of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from casebook.checking.draft.units import Units
from classifier.facts import Evidence, Item
from classifier.law.catalogue import Catalogue
from classifier.law.house import ElementOrder, order_of
from extractor.trade.declaration import Declaration, DeclaredLine, Field, Measured, evidence


@dataclass(frozen=True, slots=True)
class Draft:
    """A declaration to check: its lines with an item for each, by what words."""

    declaration: Declaration
    items: Sequence[Item]
    sha256: str
    catalogue: Catalogue
    units: Units

    def number(self, k: int) -> int:
        """The number of a line as printed, else by its place."""
        printed = self.declaration.lines[k].line
        return printed if printed is not None else k + 1

    @property
    def goods(self) -> tuple[tuple[str, frozenset[int]], ...]:
        """What a remark may call lines, with their numbers: models, and names that goods of one model alone have."""
        called: dict[str, set[int]] = defaultdict(set)
        models: dict[str, set[str | None]] = defaultdict(set)
        for k, line in enumerate(self.declaration.lines):
            models[line.name].add(line.designation)
            if line.designation is not None and any(c.isdigit() for c in line.designation):
                called[line.designation].add(self.number(k))
        for k, line in enumerate(self.declaration.lines):
            if line.name and len(models[line.name]) == 1:
                called[line.name].add(self.number(k))
        return tuple((name, frozenset(numbers)) for name, numbers in called.items())

    def quote(self, part: Measured | Field | None) -> tuple[Evidence, ...]:
        """Where a part stands; none for no part."""
        return evidence(part.place) if part is not None else ()

    def order(self, line: DeclaredLine) -> ElementOrder | None:
        """The elements on record for a line's number."""
        return order_of(line.number, self.catalogue.elements)

    def element_name(self, key: str) -> str:
        """What a declaration calls an element; its key where the catalogue has no word."""
        return self._name("declaration_element", key)

    def box_name(self, key: str) -> str:
        """What a declaration calls a box of its head or its lines; its key where the catalogue has no word."""
        return self._name("declaration_box", key)

    def _name(self, cue: str, key: str) -> str:
        words = self.catalogue.vocabulary.cues.get(cue)
        return next(iter(words.groups.get(key, {}).get("zh", ())), key) if words is not None else key
