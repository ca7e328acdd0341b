"""Finding items in a casebook by what a person remembers of them."""

from __future__ import annotations

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


def places(store: Store, name: str) -> tuple[Place, ...]:
    """The items whose label is the name, or else those with it in their label, document or key; in order."""
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
