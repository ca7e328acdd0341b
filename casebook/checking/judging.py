"""What a declared line is under the law: by the item of the record that it is of, else by its own figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from casebook.checking.beside.joining import Joined
from casebook.checking.draft.figures import DENSITY
from casebook.checking.findings import Derived
from classifier.facts import Fact, Item, Method
from classifier.judging.classify import classify
from classifier.judging.determination import Determination, Outcome
from classifier.law.catalogue import Catalogue
from classifier.quantity import Quantity
from extractor.trade.declaration import DeclaredLine, evidence

_OPEN = (Outcome.CONTROLLED, Outcome.UNDETERMINED)


@dataclass(frozen=True, slots=True)
class Law:
    """By what is judged."""

    catalogue: Catalogue
    as_of: date
    policy: str

    def judged(self, item: Item) -> Determination:
        """The determination of an item."""
        return classify(item, self.catalogue, as_of=self.as_of, policy=self.policy)


@dataclass(frozen=True, slots=True)
class Judged:
    """A line's determination, and the item that it was made of."""

    item: Item
    made: Determination


def judged(
    line: DeclaredLine, own: Item, derived: Sequence[Derived], joined: Joined | None, law: Law, *, contradicts: bool
) -> Judged:
    """The line's determination.

    `contradicts`: its declared energy density is not that of its own figures, which then count where they are the
    graver and no paper settles it.
    """
    item = _own(line, own, derived)
    if joined is not None:
        sheet = joined.sheet.item
        made = law.judged(sheet)
        if made.outcome is not Outcome.UNDETERMINED:
            return Judged(sheet, made)
        has = {f.property for f in sheet.facts}
        both = sheet.having(*(f for f in item.facts if f.property not in has or isinstance(f.value, str)))
        return Judged(both, law.judged(both))
    made = law.judged(item)
    if contradicts:
        bare = replace(item, facts=tuple(f for f in item.facts if f.property != DENSITY))
        computed = law.judged(bare)
        if computed.outcome in _OPEN and made.outcome is not Outcome.CONTROLLED:
            return Judged(bare, computed)
    return Judged(item, made)


def _own(line: DeclaredLine, own: Item, derived: Sequence[Derived]) -> Item:
    """The line as an item: read whole, with the mass a piece that its figures give."""
    facts = own.facts
    if not own.of("mass") and line.net_mass is not None:
        places = evidence(line.net_mass.place)
        facts += tuple(
            Fact("mass", Quantity(d.interval, d.unit), method=Method.DERIVED, formula=d.formula, evidence=places)
            for d in derived
            if d.property == "mass"
        )
    return replace(own, facts=facts, complete=True)
