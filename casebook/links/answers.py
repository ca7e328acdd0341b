"""The answer on an item as other documents complete it: told beside the document's own answer, never in its place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from casebook.links.joining import Assembly, Together
from casebook.links.offers import Link, Place, Placed
from classifier.judging.classify import classify
from classifier.judging.determination import Determination
from classifier.law.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class Tied:
    """A sheet that an item is tied to, or may be: its document, its label, how alike (0 to 100) and why.

    `key` is the item's in the casebook, empty outside of one.
    """

    document: str
    sha256: str
    label: str
    score: float
    why: str
    key: str = ""


@dataclass(frozen=True, slots=True)
class Linked:
    """What comes of an item together with other documents of its run.

    `determination` is made of the facts of all `sheets`, and is `None` where none is tied yet; `offered` wait
    for a person; `contradictions` are sentences. An order of trust that was used stands in the
    determination's `doubts`. `notes` say which sheets a person refused, and which confirmed ones are gone.
    """

    determination: Determination | None
    sheets: tuple[Tied, ...]
    offered: tuple[Tied, ...]
    contradictions: tuple[str, ...]
    notes: tuple[str, ...] = ()


def linked(
    place: Place,
    assembly: Assembly,
    catalogue: Catalogue,
    *,
    as_of: date,
    policy: str = "default",
    notes: tuple[str, ...] = (),
) -> Linked | None:
    """What other documents make of the item at a place; `None` where none of them speaks of it.

    Raises `ValueError` for a policy that the catalogue does not hold.
    """
    together = assembly.joined.get(place)
    offered = tuple(_tied(made) for made in assembly.offered(place))
    if together is None:
        return Linked(None, (), offered, (), notes) if offered or notes else None
    made = classify(together.item, catalogue, as_of=as_of, policy=policy)
    return Linked(made, _sheets(together), offered, tuple(c.text for c in together.contradictions), notes)


def _sheets(together: Together) -> tuple[Tied, ...]:
    if together.links:
        return tuple(_tied(made) for made in together.links)
    return tuple(_of_one_model(sheet) for sheet in together.sheets)


def _tied(made: Link) -> Tied:
    sheet = made.sheet
    return Tied(sheet.name, sheet.document, sheet.item.label, made.score, made.why, sheet.key)


def _of_one_model(sheet: Placed) -> Tied:
    why = f"{sheet.name} speaks of the same model"
    return Tied(sheet.name, sheet.document, sheet.item.label, 100.0, why, sheet.key)
