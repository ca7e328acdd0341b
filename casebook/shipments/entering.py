"""The mass a piece that net mass and quantity give, entered by a person for goods of which no paper states one.

It goes in with its formula and both quotes, and its source is the packing list: a net mass may hold wrapping, so by the
default policy it may make goods controlled or close, and clears none.
"""

from __future__ import annotations

from datetime import date

from casebook.record.actions import Added, Source
from casebook.record.events import Stamp
from casebook.record.signatory import of_this_process
from casebook.review.judging import relisted
from casebook.shipments.goods.figures import MASS_FORMULA
from casebook.shipments.keeping import ShipmentError
from casebook.shipments.standing import Standing
from casebook.state import folder
from casebook.store.database import Store
from classifier.facts import Fact, Method

PACKING_LIST = "packing_list"


def mass_entered(store: Store, made: Standing, number: int, today: date, stamp: Stamp) -> Fact:
    """Enters the mass a piece of the goods line of a number; gives the fact.

    Raises `ShipmentError` where there is no such line, no mass follows from its papers, or one states it already, and
    `HeldError` where the item is in another person's hands.
    """
    standing = next((one for one in made.lines if one.line.number == number), None)
    if standing is None:
        raise ShipmentError(f"the shipment {made.case.shipment.name} has no line {number}")
    line, item = standing.line, standing.subject.item
    if line.mass is None:
        raise ShipmentError(
            f"no mass a piece follows from the papers of line {number}: net mass or quantity is missing"
        )
    if item.current.of("mass"):
        raise ShipmentError(f"line {number} has a mass already: correct it in gauger review")
    names = {m.sha256: m.paper.shown for m in made.case.members}
    quoted = line.mass.evidence[0].sha256
    value = Fact(
        "mass",
        line.mass.quantity,
        method=Method.ENTERED,
        evidence=line.mass.evidence,
        inputs=line.mass.inputs,
        formula=MASS_FORMULA,
    )
    source = Source(PACKING_LIST, today, names.get(quoted, quoted[:12]), quoted)
    count = sum(f.original is None for f in item.facts) + 1
    mine = folder.opened(store, standing.subject.place.document)
    mine = folder.acted(
        store, mine, [Added(item.key, f"mass-a-piece-{count}", value, source, of_this_process().account)], stamp
    )
    relisted(store, mine, made.bench, stamp)
    return value
