"""Finding items in a casebook by what a person remembers of them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sqlalchemy import or_, select

from casebook.store import tables
from casebook.store.database import Store


@dataclass(frozen=True, slots=True)
class Place:
    """An item's key, its document's SHA-256, and the names of both for people."""

    item: str
    document: str
    label: str
    name: str


_LINE = re.compile(r"\d+\.\s+(?=\S)")
_MOST, _LEAST = 8, 45
"""So many candidates are offered, each at least this like, of 100."""


def places(store: Store, name: str) -> tuple[Place, ...]:
    """The items whose label is the name, or else those with it in their label, document or key; in order.

    A name is also found as it was printed: with the number of its line before it, cut with "…", as a file without its
    folder.
    """
    plain = name.strip().strip("'\"")
    cut = _LINE.sub("", plain, count=1).rstrip("…").strip()
    path = cut.replace(" › ", "/")  # as `rows.names.short` prints what came in a mail or an archive
    several = (_places(store, n) for n in dict.fromkeys((name, plain, cut, path)) if n)
    return next((found for found in several if found), ())


def candidates(store: Store, name: str) -> tuple[str, ...]:
    """The labels and documents' names of the casebook that are most like a name that fits none, the likest first."""
    from rapidfuzz import fuzz, process, utils

    table = tables.items.c
    with store.reading() as connection:
        labels = connection.scalars(select(table.label).distinct()).all()
        files = connection.scalars(select(table.name).distinct()).all()
    known = tuple(dict.fromkeys((*map(str, labels), *(str(f).rpartition("/")[2] for f in files))))
    found = process.extract(
        name, known, scorer=fuzz.WRatio, processor=utils.default_process, limit=_MOST, score_cutoff=_LEAST
    )
    return tuple(text for text, _score, _at in found)


def _places(store: Store, name: str) -> tuple[Place, ...]:
    table = tables.items.c
    name = name.replace("\0", "\u2400")  # as `tables.PaperText` keeps it
    wanted = select(table.item, table.document, table.label, table.name).order_by(table.name, table.position)
    part = "%" + name.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
    exact = wanted.where(or_(table.label == name, table.item == name, table.name == name))
    like = (c.ilike(part, escape="\\") for c in (table.label, table.name))
    loose = wanted.where(or_(table.document.startswith(name, autoescape=True), *like))
    with store.reading() as connection:
        rows = connection.execute(exact).all() or connection.execute(loose).all()
    return tuple(Place(*row) for row in rows)
