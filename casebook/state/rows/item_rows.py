"""The rows by which a document's items are found."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from sqlalchemy import Connection, delete, insert

from casebook.record.actions import ItemOutcome
from casebook.state.rows.summary import Row
from casebook.store import tables
from extractor.document.model import Identity

Judged = Sequence[tuple[ItemOutcome, Row]]
"""A document's items as they came out, each with the row by which it is found."""


def keep_rows(connection: Connection, identity: Identity, items: Judged, judged_by: tuple[date, str]) -> None:
    """Keeps the rows by which a document's items are found, in the caller's turn to write.

    `judged_by` is the day and the policy.
    """
    connection.execute(delete(tables.items).where(tables.items.c.document == identity.sha256))
    rows = list(rows_of(identity, items, judged_by))
    if rows:
        connection.execute(insert(tables.items), rows)


def rows_of(identity: Identity, items: Judged, judged_by: tuple[date, str]) -> Iterable[dict[str, object]]:
    """A document's rows, judged by a day and a policy."""
    as_of, policy = judged_by
    for position, (outcome, row) in enumerate(items):
        yield {
            "item": outcome.item,
            "document": identity.sha256,
            "position": position,
            "name": identity.name,
            "label": row.label,
            "line": row.line,
            "product": row.product,
            "outcome": row.outcome,
            "codes": " ".join(row.codes),
            "near": " ".join(row.near),
            "deciding": row.deciding,
            "missing": "\n".join(row.missing),
            "as_of": as_of,
            "policy": policy,
        }
