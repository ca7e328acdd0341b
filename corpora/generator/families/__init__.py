"""Layout families by name: each makes the blocks of a sheet."""

from __future__ import annotations

from collections.abc import Callable

from corpora.generator.families import long, several, single
from corpora.generator.sheet import Sheet
from corpora.made.drawing.paper import Block

FAMILIES: dict[str, Callable[[Sheet], list[Block]]] = {
    "table": single.table,
    "list": single.listed,
    "card": single.card,
    "prose": single.prose,
    "sections": single.sections,
    "transposed": several.transposed,
    "side_by_side": several.side_by_side,
    "columns": several.columns,
    "rows": several.rows,
    "units_apart": several.units_apart,
    "over_pages": long.over_pages,
    "revision": long.revision,
}
SEVERAL = frozenset({"columns", "rows", "side_by_side", "over_pages"})
"""Families whose sheet has several models."""
