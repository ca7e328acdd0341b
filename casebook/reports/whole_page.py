"""The page of a casebook as `gauger report` and each scan write it."""

from __future__ import annotations

from pathlib import Path

from casebook.reports.casebook_page import page
from casebook.reports.item_details import details
from casebook.review import itemless, queue, taken_out
from casebook.review.judging import Bench
from casebook.shipments.in_queue import with_shipments
from casebook.state.people.signing import rules_of
from casebook.store.database import Store


def whole_page(
    store: Store, bench: Bench, lang: str, *, pictures: bool = True, most: int | None = None, below: str = ""
) -> str:
    """The page as HTML, what needs a person first; see `casebook_page.page` for `most` and `below`.

    Without `pictures` nothing stands behind the items.
    """
    rules = rules_of(bench.house)
    rows = (*queue.entries(store, rules), *taken_out.entries(store, rules), *itemless.entries(store))
    ordered = queue.ordered(with_shipments(store, rows))
    first = [e for e in ordered if e.is_open] + [e for e in ordered if not e.is_open]
    here = (Path.cwd(),) if "://" in store.name else (Path.cwd(), Path(store.name).resolve().parent)
    behind = details(store, first[:most], bench, here) if pictures else ()
    return page(ordered, bench.catalogue, bench.as_of, lang, store.name, behind, most=most, below=below)
