"""`gauger list`: the items or the documents of a casebook, filtered, as a table or as JSON lines."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from classifier.judging.determination import in_words
from tui.speech.exits import Exit
from tui.speech.inert import inert
from tui.speech.talk import data, write
from tui.speech.troubles import Refused

if TYPE_CHECKING:
    from casebook.review.queue import Entry

WHAT = ("items", "documents")


@dataclass(frozen=True, slots=True)
class ListOrder:
    """What to list of which casebook: words that must stand in it, one outcome, only what is left to do."""

    what: str
    casebook: str
    as_of: date
    policy: str
    layers: tuple[Path, ...]
    words: str = ""
    outcome: str | None = None
    left: bool = False
    as_json: bool = False


def run(order: ListOrder) -> int:
    """Lists them; raises `Refused` for what cannot be listed."""
    from casebook.review.queue import Filter, chosen, ordered

    if order.what not in WHAT:
        raise Refused(f"{order.what!r} cannot be listed; there are {', '.join(WHAT)}", Exit.USAGE)
    outcomes = frozenset({order.outcome.replace(" ", "_")}) if order.outcome else frozenset()
    entries, to_ask = _entries(order)
    shown = chosen(ordered(entries), Filter(outcomes, order.left, order.words))
    rows = _items(shown, to_ask) if order.what == "items" else _documents(shown)
    if order.as_json:
        for row in rows:
            write(json.dumps(row, ensure_ascii=False))
    else:
        _table(rows)
    return Exit.SETTLED


def _entries(order: ListOrder) -> tuple[tuple[Entry, ...], Mapping[str, str]]:
    """The entries, and whom to ask by item where its supplier always leaves out what is missing."""
    from casebook.learning.suppliers import to_ask
    from casebook.review import itemless, queue, taken_out
    from casebook.review.judging import bench_of
    from casebook.state.people.signing import rules_of
    from casebook.store.database import read_store

    rules = rules_of(bench_of(order.layers, order.as_of, order.policy).house)
    with closing(read_store(order.casebook)) as store:
        items = queue.entries(store, rules)
        return (*items, *taken_out.entries(store, rules), *itemless.entries(store)), to_ask(store, items)


def _items(entries: Iterable[Entry], to_ask: Mapping[str, str]) -> list[dict[str, str]]:
    return [
        {
            "item": e.label,
            "document": e.name.rpartition("/")[2],
            "what it is": e.product.replace("_", " "),
            "outcome": in_words(e.outcome),
            "code": " ".join(e.codes or e.near),
            "standing": "done" if e.is_done else f"left: {to_ask[e.item]}" if e.item in to_ask else "left",
        }
        for e in entries
        if not e.is_document
    ]


def _documents(entries: Iterable[Entry]) -> list[dict[str, str]]:
    several: dict[str, list[Entry]] = {}
    for e in entries:
        several.setdefault(e.document, []).append(e)
    made = []
    for mine in several.values():
        counts = Counter(in_words(e.outcome) for e in mine)
        outcomes = ", ".join(f"{n} {what}" for what, n in counts.most_common())
        left = sum(e.is_open for e in mine)
        made.append({"document": mine[0].name.rpartition("/")[2], "items": outcomes, "left": str(left)})
    return made


def _table(rows: list[dict[str, str]]) -> None:
    from rich.table import Table

    table = Table(box=None, pad_edge=False, header_style="bold")
    for head in rows[0] if rows else ("nothing fits",):
        table.add_column(head, overflow="fold")
    for row in rows:
        table.add_row(*map(inert, row.values()))
    data().print(table)
