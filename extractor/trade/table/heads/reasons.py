"""What told a column's role, in words."""

from __future__ import annotations

from collections.abc import Mapping

from extractor.trade.table.heads.signs import Signs


def why(role: str, s: Signs, chosen: Mapping[int, str]) -> str:
    """In words, what the cells told."""
    forms = (
        (s.tariff, "its cells have the form of tariff numbers"), (s.masses, "its cells are masses"),
        (s.money, "its cells name a currency"), (s.counted, "its cells count pieces"),
        (s.packed, "its cells count packages"), (s.dates, "its cells are dates"),
        (s.counting, "its cells count up"), (s.words, "its cells are words"),
    )  # fmt: skip
    share, text = max(forms)
    if {"quantity", "unit_price", "amount"} <= set(chosen.values()) and role in ("quantity", "unit_price", "amount"):
        return "quantity × unit price = amount says otherwise"
    return text if share >= 0.5 else "its cells fit better so"
