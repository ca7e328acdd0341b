"""Documents of which no item was made: seen in the queue, found to hold no goods, or given an item by a person."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import stand_ins
from shipments import IN_FORCE, bench, cell, read_in, stamp

from casebook.record.actions import ItemAdded, NoGoods, Undone
from casebook.record.events import Stamp
from casebook.record.keys import free_item_key, item_keys
from casebook.review import itemless, judging, queue
from casebook.review.finding import places
from casebook.review.queue import Entry, counted, ordered
from casebook.run.bulk import Run, Settings
from casebook.run.files.discover import found
from casebook.state import folder
from casebook.state.folder import Folder
from casebook.state.people.signing import rules_of
from casebook.store.database import Store, open_store
from casebook.workers.job import Job
from extractor.document.model import Status

A = "a" * 64
CELL = cell("X-1", None, A)


@pytest.fixture
def store(place: str) -> Iterator[Store]:
    made = open_store(place)
    yield made
    made.close()


def row(store: Store, document: str) -> Entry:
    (entry,) = itemless.entries(store, document)
    return entry


def said(store: Store, document: str, *actions: object, who: str = "ann", why: str | None = None) -> Folder:
    mine = folder.opened(store, document)
    kept: Stamp = replace(stamp(who), why=why)
    return folder.acted(store, mine, actions, kept)  # type: ignore[arg-type]


def added(store: Store, document: str, label: str = "X-1") -> str:
    """A person's item, listed as the review app lists it."""
    key = free_item_key(document, cell(label, None, A), folder.opened(store, document).state.items)
    made = said(store, document, ItemAdded(key, label, "lithium_ion_cell"))
    judging.relisted(store, made, bench(), stamp())
    return key


def listed(store: Store) -> list[str]:
    return [e.item for e in queue.entries(store, rules_of(bench().house))]


def test_an_unread_document_has_a_row_with_its_trouble(store: Store) -> None:
    document = read_in(store, "in/torn.pdf", status=Status.UNREADABLE, kind="other")
    entry = row(store, document)
    assert entry.is_document and entry.is_open
    assert ("torn.pdf", "unknown", "not_read") == (entry.label, entry.product, entry.outcome)
    assert "the page is damaged" in entry.deciding


def test_a_document_with_an_item_has_no_row_of_its_own(store: Store) -> None:
    read_in(store, "a.pdf", CELL)
    assert () == itemless.entries(store)


@pytest.mark.parametrize(
    ("kind", "status", "is_open"),
    [
        ("datasheet", Status.READ, True),
        ("invoice", Status.READ, True),
        ("other", Status.READ, False),
        ("other", Status.PARTLY_READ, True),
        ("other", Status.UNREADABLE, True),
    ],
)
def test_only_a_paper_beside_goods_that_was_read_whole_is_done_by_itself(
    store: Store, kind: str, status: Status, is_open: bool
) -> None:
    assert is_open == row(store, read_in(store, "a.pdf", status=status, kind=kind)).is_open


def test_what_was_not_read_comes_before_what_was_and_what_is_done_comes_last(store: Store) -> None:
    for name, kind, status in (
        ("manual", "other", Status.READ),
        ("sheet", "datasheet", Status.READ),
        ("part", "other", Status.PARTLY_READ),
        ("scan", "other", Status.UNREADABLE),
    ):
        read_in(store, name, status=status, kind=kind)
    items = (Entry(str(n), "d", 0, "n", "l", None, "p", o) for n, o in enumerate(("close", "not_applicable")))
    names = [e.name if e.is_document else e.outcome for e in ordered((*itemless.entries(store), *items))]
    assert ["scan", "part", "sheet", "close", "not_applicable", "manual"] == names


def test_counts_keep_documents_apart_from_items(store: Store) -> None:
    read_in(store, "scan", status=Status.UNREADABLE)
    read_in(store, "manual", kind="other")
    read_in(store, "item", CELL)
    counts = counted((*queue.entries(store, rules_of(bench().house)), *itemless.entries(store)))
    assert (1, 0, 1, 1) == (counts.left, counts.done, counts.documents_left, counts.documents_done)
    assert {"undetermined": 1} == dict(counts.outcomes)


def test_a_persons_word_that_it_holds_no_goods_is_kept_with_name_and_reason(store: Store) -> None:
    document = read_in(store, "scan", status=Status.UNREADABLE)
    said(store, document, NoGoods(), why="a photograph of the lorry")
    entry = row(store, document)
    assert entry.is_done
    assert "holds no goods: a photograph of the lorry (ann)" == entry.deciding
    seen = folder.opened(store, document).state.no_goods
    assert seen is not None and seen.who == "ann" and seen.at


def test_that_word_is_taken_back_by_undo(store: Store) -> None:
    document = read_in(store, "scan", status=Status.UNREADABLE)
    event = said(store, document, NoGoods(), why="none").last
    said(store, document, Undone(event))
    assert row(store, document).is_open


def test_the_same_reading_again_leaves_that_word_standing(store: Store) -> None:
    document = read_in(store, "scan", status=Status.UNREADABLE)
    said(store, document, NoGoods(), why="none")
    read_in(store, "scan", status=Status.UNREADABLE)
    assert row(store, document).is_done


def test_another_outcome_of_reading_ends_that_word_and_says_why(store: Store) -> None:
    document = read_in(store, "scan", status=Status.UNREADABLE)
    said(store, document, NoGoods(), why="none")
    read_in(store, "scan", status=Status.READ)
    entry = row(store, document)
    assert entry.is_open
    assert entry == ordered((Entry("i", "d", 0, "n", "l", None, "p", "undetermined"), entry))[0]
    assert entry.reopened is not None
    assert "ann found no goods in it as it was read then: invoice unreadable" in entry.reopened


def test_a_persons_item_takes_the_place_of_the_documents_row_and_can_be_found(store: Store) -> None:
    document = read_in(store, "scan", status=Status.UNREADABLE)
    key = added(store, document)
    assert [key] == listed(store) == [p.item for p in places(store, "X-1")]
    assert () == itemless.entries(store)


def test_a_persons_item_in_an_unread_document_is_never_cleared(store: Store) -> None:
    document = read_in(store, "scan", status=Status.UNREADABLE)
    key = added(store, document)
    item = folder.opened(store, document).state.items[key]
    assert not item.current.complete
    assert "undetermined" == str(bench().judged(item).outcome)


def test_two_persons_items_of_one_name_keep_keys_apart_when_the_first_goes(store: Store, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_text("%PDF-long 5")
    document = _scanned(store, tmp_path, "1")
    added(store, document)
    event = folder.opened(store, document)
    second = added(store, document)
    first = next(e for e in event.events if isinstance(e.action, ItemAdded))
    said(store, document, Undone(first.seq))
    _scanned(store, tmp_path, "2")
    assert [second] == listed(store)


def test_a_persons_item_survives_a_scan_by_a_newer_program(store: Store, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_text("%PDF-long 5")
    document = _scanned(store, tmp_path, "1")
    assert row(store, document).outcome == "no_item"
    key = added(store, document)
    _scanned(store, tmp_path, "2")
    assert [key] == listed(store)
    assert () == itemless.entries(store)


def test_a_reading_that_finds_the_persons_item_becomes_one_with_it(store: Store) -> None:
    document = read_in(store, "scan", status=Status.UNREADABLE)
    key = added(store, document)
    read_in(store, "scan", CELL)
    state = folder.opened(store, document).state
    assert [key] == list(state.items) == list(item_keys(document, (CELL,)))
    assert state.items[key].reopened is None
    read_in(store, "scan")
    assert "the new reading does not find this item" == folder.opened(store, document).state.items[key].reopened


def _scanned(store: Store, place: Path, program: str) -> str:
    job = Job(IN_FORCE, "default", program, reader=stand_ins.read)
    (result,) = Run(Settings(job, "ann", 1), store).results(list(found([place])))
    return result.answer.sha256
