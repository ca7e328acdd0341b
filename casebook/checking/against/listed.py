"""What the papers that sell goods call those of a line that bears no model: by its quantity and its amount."""

from __future__ import annotations

from collections.abc import Sequence

from casebook.checking.against.goods import of_item
from casebook.checking.beside.papers import Paper, of_kind
from casebook.checking.draft.own import Draft
from extractor.trade.declaration import DeclaredLine


def listed_as(draft: Draft, k: int, papers: Sequence[Paper]) -> tuple[str, str] | None:
    """The name of a line's goods on an invoice, contract or order, and that paper's own name.

    `None` where the line bears a model, where another line or another item has the same figures, and where two papers
    name the goods otherwise: some numbers (2842.90) have no model among their elements.
    """
    line = draft.declaration.lines[k]
    figures = _figures(line)
    if line.designation is not None or figures is None:
        return None
    if sum(_figures(other) == figures for other in draft.declaration.lines) > 1:
        return None
    found: dict[str, str] = {}
    for paper in of_kind(papers, "invoice", "contract", "order"):
        alike = [i for i in paper.items if (of_item(i, "quantity"), of_item(i, "amount")) == figures]
        if len(alike) == 1 and alike[0].label:
            found.setdefault(alike[0].label, paper.shown)
    return next(iter(found.items())) if len(found) == 1 else None


def _figures(line: DeclaredLine) -> tuple[object, object] | None:
    return (line.traded.value, line.amount.value) if line.traded is not None and line.amount is not None else None
