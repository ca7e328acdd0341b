"""Declarations of invoices of cells, made of words alone, and why their items may not be declared."""

from __future__ import annotations

from datetime import UTC, datetime

from shipments import bench, cell, read_in, subjects

from casebook.declaring.declaration import (
    Declaration,
    LengthLimits,
    composed,
)
from casebook.declaring.readiness import objections
from casebook.store.database import Store

A, B = "a" * 64, "b" * 64
NOW = datetime(2026, 12, 1, tzinfo=UTC)
NO_LIMITS = LengthLimits()


def invoice(store: Store) -> None:
    read_in(
        store, "inv.pdf", cell("HI-320", "320", A, "1"), cell("MID-285", "285", A, "2"), cell("LO-150", "150", A, "3")
    )


def declared(store: Store, *names: str) -> Declaration:
    return composed(subjects(store, *names), bench())


def reasons(store: Store, name: str, who: str = "ann") -> list[str]:
    return [f"{o.label}: {o.reason}" for s in subjects(store, name) for o in objections(s, bench(), who, NOW)]
