"""What a scan tells of documents that speak of the same goods: counted, named, and filled into its reports."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from classifier.judging.determination import in_words
from tui.speech.exits import Exit
from tui.speech.inert import inert
from tui.speech.troubles import Refused
from tui.speech.words import counted

if TYPE_CHECKING:
    from casebook.links.casebook_links import LinkedItem
    from casebook.links.offers import Place
    from casebook.store.database import Store
    from tui.commands.session import Order

MOST = 60
"""Lines that are named; the rest is counted."""


def linked_items(order: Order, store: Store, kinds: Mapping[str, str]) -> Mapping[Place, LinkedItem]:
    """What the casebook's other documents make of what was scanned, once all of it is kept."""
    from casebook.links import casebook_links
    from casebook.review.judging import bench_of

    return casebook_links.linked_items(store, kinds, bench_of(order.layers, order.as_of, order.policy))


def fill(name: str | None, found: Mapping[Place, LinkedItem]) -> None:
    """Fills the links into the file of reports; a stream has gone out before they are known.

    Raises `Refused` where the file cannot be written.
    """
    if not found or name in (None, "-") or not Path(name).is_file():
        return
    from casebook.reports.linked_reports import rewritten

    try:
        rewritten(Path(name), found)
    except OSError as trouble:
        message = f"{name}: `linked` cannot be written ({trouble.strerror}); the rest is there: make room, scan again"
        raise Refused(message, Exit.NO_CASEBOOK) from trouble


def told(found: Iterable[LinkedItem]) -> Iterator[str]:
    """How many items other documents complete, and what each of those comes out as that comes out otherwise."""
    several = list(found)
    lines = [t for t in several if t.is_line and t.is_tied]
    against = sum(len(t.linked.contradictions) for t in several)
    if not lines and not against:
        return
    settled = sum(t.is_settled for t in lines)
    yield (
        f"{counted(len(lines), 'line')} tied to datasheets, {settled} settled by them, "
        f"{counted(against, 'contradiction')}"
    )
    otherwise = [t for t in lines if t.is_changed]
    for linked_item in otherwise[:MOST]:
        yield f"  {inert(linked_item.label)} in {inert(linked_item.name)}: {inert(_moved(linked_item))}"
    if len(otherwise) > MOST:
        yield f"  … and {len(otherwise) - MOST} more lines that come out otherwise: gauger show NAME"


def _moved(linked_item: LinkedItem) -> str:
    made = linked_item.linked.determination
    assert made is not None
    after = " ".join((in_words(made.outcome), *(made.codes or made.near)))
    sheets = ", ".join(f"{s.label} in {s.document}" for s in linked_item.linked.sheets)
    return f"{linked_item.before.replace('_', ' ')} alone, {after} with {sheets}"
