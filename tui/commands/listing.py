"""`gauger list`: the items, the documents or the shipments of a casebook, filtered, as a table or as JSON lines."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from casebook.state.rows.names import short
from tui.speech.exits import Exit
from tui.speech.inert import inert
from tui.speech.talk import data, write
from tui.speech.troubles import Refused

if TYPE_CHECKING:
    from casebook.review.queue import Entry
    from casebook.state.rows.wording import Wording

WHAT = ("items", "documents", "shipments")


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
    language: str = "en"


def run(order: ListOrder) -> int:
    """Lists them; raises `Refused` for what cannot be listed."""
    from casebook.review.queue import Filter, chosen, ordered

    if order.what not in WHAT:
        raise Refused(f"{order.what!r} cannot be listed; there are {', '.join(WHAT)}", Exit.USAGE)
    if order.what == "shipments":
        return _put(_shipments(order), order)
    outcomes = frozenset({order.outcome.replace(" ", "_")}) if order.outcome else frozenset()
    entries, to_ask, words = _entries(order)
    shown = chosen(ordered(entries), Filter(outcomes, order.left, order.words))
    return _put(_items(shown, to_ask, words) if order.what == "items" else _documents(shown, words), order)


def _put(rows: list[dict[str, str]], order: ListOrder) -> int:
    if order.as_json:
        for row in rows:
            write(json.dumps(row, ensure_ascii=False))
    else:
        _table(rows, order.language)
    return Exit.SETTLED


def _shipments(order: ListOrder) -> list[dict[str, str]]:
    """The shipments, the newest first; left is what is neither declared nor closed."""
    from casebook.shipments.keeping import shipments
    from casebook.store.database import read_store

    with closing(read_store(order.casebook)) as store:
        several = shipments(store)
    wanted = order.words.casefold().split()
    return [
        {"shipment": s.name, "standing": s.stage, "papers": str(len(s.papers)), "opened": s.opened_at[:10]}
        for s in several
        if all(word in s.name.casefold() for word in wanted)
        and not (order.left and (s.is_closed or s.declared is not None))
    ]


def _entries(order: ListOrder) -> tuple[tuple[Entry, ...], Mapping[str, str], Wording]:
    """The entries, whom to ask by item where its supplier always leaves out what is missing, and the words."""
    from casebook.learning.suppliers import to_ask
    from casebook.review import itemless, queue, taken_out
    from casebook.review.judging import bench_of
    from casebook.shipments.in_queue import with_shipments
    from casebook.state.people.signing import rules_of
    from casebook.state.rows.wording import wording
    from casebook.store.database import read_store

    bench = bench_of(order.layers, order.as_of, order.policy)
    rules, words = rules_of(bench.house), wording(bench.catalogue.vocabulary, order.language)
    with closing(read_store(order.casebook)) as store:
        items = queue.entries(store, rules)
        rows = (*items, *taken_out.entries(store, rules), *itemless.entries(store))
        return with_shipments(store, rows), to_ask(store, items), words


def _items(entries: Iterable[Entry], to_ask: Mapping[str, str], words: Wording) -> list[dict[str, str]]:
    return [
        {
            "item": e.label,
            "document": short(e.name),
            "what it is": words.product(e.product),
            "outcome": words.outcome(e.outcome),
            "code": " ".join(e.codes or e.near),
            "standing": _standing(e, to_ask, words),
        }
        for e in entries
        if not e.is_document
    ]


def _standing(entry: Entry, to_ask: Mapping[str, str], words: Wording) -> str:
    done, left = ("已完成", "待处理") if words.language == "zh" else ("done", "left")
    if entry.is_done:
        return done
    return f"{left}: {to_ask[entry.item]}" if entry.item in to_ask else left


def _documents(entries: Iterable[Entry], words: Wording) -> list[dict[str, str]]:
    several: dict[str, list[Entry]] = {}
    for e in entries:
        several.setdefault(e.document, []).append(e)
    made = []
    for mine in several.values():
        counts = Counter(words.outcome(e.outcome) for e in mine)
        outcomes = ", ".join(f"{n} {what}" for what, n in counts.most_common())
        left = sum(e.is_open for e in mine)
        made.append({"document": short(mine[0].name), "items": outcomes, "left": str(left)})
    return made


_ZH = {
    "item": "货物",
    "document": "文件",
    "what it is": "品名",
    "outcome": "结论",
    "code": "管制编码",
    "standing": "状态",
    "items": "货物",
    "left": "待处理",
    "shipment": "货运",
    "papers": "文件数",
    "opened": "建立日期",
    "nothing fits": "没有符合条件的内容",
}
"""The heads in Chinese."""


def _table(rows: list[dict[str, str]], language: str) -> None:
    from rich.table import Table

    table = Table(box=None, pad_edge=False, header_style="bold")
    for head in rows[0] if rows else ("nothing fits",):
        table.add_column(_ZH[head] if language == "zh" else head, overflow="fold")
    for row in rows:
        table.add_row(*map(inert, row.values()))
    data().print(table)
