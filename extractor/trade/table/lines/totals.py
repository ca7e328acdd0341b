"""Whether the lines add up to a printed total."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from extractor.trade.language.amounts import NUMBER, value
from extractor.trade.language.lexicon import Lexicon
from extractor.trade.table.lines.entries import Entry
from extractor.trade.table.rows import Row, chunks
from extractor.trade.table.stripes import is_sum

_MOST_TAX = Decimal("1.3")
"""A total with tax is no more than this times the lines without it."""


def printed_sums(rows: Sequence[Row], decimal: str, lexicon: Lexicon) -> tuple[Decimal, ...]:
    """Every number on a row that a total's word begins, or that follows such a word on its row."""
    return tuple(number for row in rows for number in _sums(row, decimal, lexicon))


def _sums(row: Row, decimal: str, lexicon: Lexicon) -> Iterator[Decimal]:
    if not any(map(str.isdigit, row.text(0, len(row.pieces)))):
        return
    texts = [row.text(first, last) for first, last in chunks(row)]
    told = next((k for k, text in enumerate(texts) if is_sum(text, lexicon)), None)
    for text in texts[told:] if told is not None else ():
        for found in NUMBER.finditer(text):
            yield value(found["digits"], decimal)


def disagreement(
    entries: Sequence[Entry], charges: Sequence[Decimal], sums: Sequence[Decimal], *, is_taxed: bool = False
) -> str | None:
    """What to say where the lines' amounts, with or without charges, add up to no printed total; else `None`.

    Where lines are taxed the only total printed may hold the tax. Lines within lines (1.1 under 1) are
    part of the line above them and are not added again.
    """
    amounts = [e.numbers["amount"].figure.value for e in entries if "amount" in e.numbers and not _is_part(e, entries)]
    if not amounts or not sums:
        return None
    total = sum(amounts, Decimal(0))
    margin = Decimal("0.01") * len(amounts)
    readings = (total, total + sum(charges, Decimal(0)))
    # An amount below the lines that is their sum is their total, whatever its words.
    told = (*sums, *(c for c in charges if len(amounts) > 1))
    if any(abs(abs(reading) - abs(printed)) <= margin for reading in readings for printed in told):
        return None
    if is_taxed and any(abs(total) < abs(printed) <= abs(total) * _MOST_TAX for printed in sums):
        return None
    nearest = min(sums, key=lambda printed: abs(abs(printed) - abs(total)))
    return f"the amounts of the lines add up to {total}, but no printed total says so; the nearest is {nearest}"


def _is_part(entry: Entry, entries: Sequence[Entry]) -> bool:
    above = entry.line.rpartition(".")[0] if entry.line else ""
    return bool(above) and any(other.line == above for other in entries)
