"""The declaration as scripts of keys, on an invoice of three lines, of which one is controlled, one close
and one neither."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import made_casebook as made
import made_papers
import pytest
from playing import after, item_of, screen_text, told

from casebook.declaring.declaration import LengthLimits
from casebook.declaring.filing import UnwritableError
from casebook.record.actions import Exported, NoGoods
from casebook.record.ledger import act
from casebook.state.folder import opened
from casebook.store.database import Store
from tui.desk.reviewer import Reviewer
from tui.screens.declaration.declare import DeclareScreen
from tui.screens.queue import QueueScreen

WHOLE = ("d", "enter", "wait")
ONE = ("d", "down", "enter", "wait")


@pytest.fixture
def signed(tmp_path: Path) -> Iterator[Store]:
    store = made_papers.invoice(tmp_path / "i.casebook", "ann", "bob")
    yield store
    store.close()


@pytest.fixture
def unsigned(tmp_path: Path) -> Iterator[Store]:
    store = made_papers.invoice(tmp_path / "i.casebook", "ann")
    yield store
    store.close()


def exported(store: Store) -> list[Exported]:
    documents = {e.document for e in made.at_work(store).entries.values()}
    return [e.action for d in documents for e in opened(store, d).events if isinstance(e.action, Exported)]


def into(folder: Path) -> tuple[str, ...]:
    """The keys that write to a folder."""
    return ("w", "ctrl+u", f"={folder}", "enter", "wait")


def test_a_line_of_an_invoice_offers_the_whole_invoice(signed: Store) -> None:
    shown = after(made.at_work(signed), "d", look=screen_text)
    assert "all 3 items of BL-4680S.pdf" in shown and "line 3 only: Paint" in shown


def test_the_remark_stands_in_both_languages_with_its_length(signed: Store) -> None:
    shown = after(made.at_work(signed), *WHOLE, look=screen_text, size=(160, 40))
    for words in (
        "Declaration of 3 items",
        "1. BL-4680S: controlled 3A001",
        "第1项：属于两用物项，3A001；第2项：不属于管制物项",
        "In English: Item 1: Subject to Dual-Use Items, 3A001; Item 2: Not Subject",
        "bytes of GBK",
        "No limit is set for its length",
    ):
        assert words in shown


def test_one_line_alone_is_declared_alone(signed: Store) -> None:
    shown = after(made.at_work(signed), *ONE, look=screen_text)
    assert "Declaration of 1 item," in shown and "3A001；" not in shown


def test_marked_items_are_declared_together_in_the_papers_order(signed: Store) -> None:
    shown = after(made.at_work(signed), "down", "m", "down", "m", "d", "wait", look=screen_text)
    assert "Declaration of 2 items" in shown
    assert shown.index("1. BL-4680S: controlled") < shown.index("2. NB-LF24: close")


def test_what_stands_against_it_is_named_with_its_item(unsigned: Store) -> None:
    shown = after(made.at_work(unsigned), *WHOLE, look=screen_text)
    assert "2 things stand against it" in shown
    assert "BL-4680S: it is signed 1/2" in shown and "NB-LF24: it is signed 1/2" in shown
    assert "Write the files" not in shown


def test_enter_opens_the_item_that_stands_against_it_and_escape_comes_back(unsigned: Store) -> None:
    reviewer = made.at_work(unsigned)
    item = after(reviewer, *WHOLE, "down", "enter", look=lambda app: item_of(app).item)
    assert "NB-LF24" == reviewer.entries[item].label
    screen = after(made.at_work(unsigned), *WHOLE, "enter", "escape", "wait", look=lambda app: app.screen)
    assert isinstance(screen, DeclareScreen)


def test_what_was_signed_meanwhile_stands_against_it_no_longer(unsigned: Store) -> None:
    made_papers.typed_unseen(unsigned, "bob")
    bob = made.at_work(unsigned, "bob")
    shown = after(bob, *ONE, "enter", "s", "escape", "wait", look=screen_text)
    assert "Write the files" in shown


def test_the_files_are_what_the_ledger_says(signed: Store, tmp_path: Path) -> None:
    shown = after(made.at_work(signed), *WHOLE, *into(tmp_path / "out"), look=screen_text)
    data = (tmp_path / "out" / "declaration.json").read_bytes()
    assert [hashlib.sha256(data).hexdigest()] * 3 == [e.digest for e in exported(signed)]
    assert ["1", "2", "3"] == [line["line"] for line in json.loads(data)["lines"]]
    assert {"declaration.json", "lines.csv"} <= {f.name for f in (tmp_path / "out").iterdir()}
    assert not list((tmp_path / "out").glob("*.part"))
    assert "Written to" in shown


def test_the_folder_is_beside_the_casebook_unless_another_is_typed(signed: Store, tmp_path: Path) -> None:
    after(made.at_work(signed), *WHOLE, "w", "enter", "wait", look=screen_text)
    (folder,) = tmp_path.glob("declaration-2026-12-01-*")
    assert (folder / "lines.csv").exists()


def test_escape_leaves_the_path_line_and_then_the_declaration(signed: Store) -> None:
    assert isinstance(after(made.at_work(signed), *WHOLE, "w", "escape", look=lambda app: app.screen), DeclareScreen)
    screen = after(made.at_work(signed), *WHOLE, "w", "escape", "escape", look=lambda app: app.screen)
    assert isinstance(screen, QueueScreen)
    assert exported(signed) == []


def test_a_folder_that_cannot_be_written_is_told_and_nothing_is_declared(signed: Store, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    message = after(made.at_work(signed), *WHOLE, *into(tmp_path / "file"), look=told)
    assert "file: cannot be written" in message and "name another folder" in message
    assert exported(signed) == []


def test_what_is_written_before_a_failure_is_taken_away(signed: Store, tmp_path: Path) -> None:
    reviewer = made.at_work(signed)
    draft = reviewer.draft(tuple(reviewer.entries), though_suspended=False)
    (tmp_path / "out" / "lines.csv.part").mkdir(parents=True)
    with pytest.raises(UnwritableError):
        reviewer.file(draft, tmp_path / "out")
    assert not (tmp_path / "out" / "declaration.json.part").exists()
    assert exported(signed) == []


def test_without_the_extra_the_workbook_is_left_out_and_said_to_be(
    signed: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lacking(_made: object) -> bytes:
        raise ModuleNotFoundError("xlsxwriter")

    monkeypatch.setattr("casebook.declaring.filing.as_xlsx", lacking)
    shown = after(made.at_work(signed), *WHOLE, *into(tmp_path / "out"), look=screen_text)
    assert "pip install 'gauger[export]'" in shown
    assert ["declaration.json", "lines.csv"] == sorted(f.name for f in (tmp_path / "out").iterdir())


def test_a_remark_beyond_the_houses_limit_stands_against_it(signed: Store) -> None:
    reviewer = made.at_work(signed)
    reviewer.limits = LengthLimits(gbk_bytes=25)
    shown = after(reviewer, *WHOLE, look=screen_text)
    assert "and the limit is 25" in shown and "bytes of GBK of at most 25" in shown
    assert "Write the files" not in shown


def test_work_done_meanwhile_is_told_and_nothing_is_declared(
    signed: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reviewer = made.at_work(signed)
    draft = reviewer.draft(tuple(reviewer.entries), though_suspended=False)
    document = next(iter(reviewer.entries.values())).document
    act(signed, document, NoGoods(), replace(reviewer.stamp, who="eve"))
    monkeypatch.setattr(Reviewer, "draft", lambda *_a, **_k: draft)
    message = after(reviewer, *WHOLE, *into(tmp_path / "out"), look=told)
    assert "was worked on meanwhile; nothing was written" in message
    assert exported(signed) == [] and not list((tmp_path / "out").iterdir())


def test_on_a_day_that_asks_for_no_remark_t_composes_it_all_the_same(signed: Store) -> None:
    reviewer = made.at_work(signed)
    reviewer.bench = replace(reviewer.bench, as_of=reviewer.bench.as_of.replace(month=11, day=5))
    shown = after(reviewer, *WHOLE, look=screen_text, size=(160, 40))
    assert "It asks for no remark on that day" in shown and "属于两用物项，" not in shown
    shown = after(reviewer, *WHOLE, "t", "wait", look=screen_text, size=(160, 40))
    assert "第1项：属于两用物项，3A001" in shown


def test_from_an_item_d_declares_it_and_a_chosen_objection_opens_in_its_place(unsigned: Store) -> None:
    shown = after(made.at_work(unsigned), "enter", *WHOLE, look=screen_text)
    assert "2 things stand against it" in shown
    reviewer = made.at_work(unsigned)
    item = after(reviewer, "enter", *WHOLE, "enter", look=lambda app: item_of(app).item)
    assert "BL-4680S" == reviewer.entries[item].label


def test_a_document_without_items_stands_against_a_declaration(tmp_path: Path) -> None:
    store = made_papers.papers(tmp_path / "p.casebook")
    shown = after(made.at_work(store), "m", "d", "wait", look=screen_text)
    assert "locked.pdf: no item was found in it" in shown
    opened_ = after(made.at_work(store), "m", "d", "wait", "enter", look=screen_text)
    assert "The PDF asks for a password" in opened_ and "No goods" in opened_
    store.close()


def test_hostile_names_are_inert_in_a_declaration(tmp_path: Path) -> None:
    hostile = replace(made.MILL, label="[bold]\x1b[2J\u202eX", products=("other",))
    store = made.casebook(tmp_path / "h.casebook", hostile)
    shown = after(made.at_work(store), "d", "wait", look=screen_text)
    assert "[bold]" in shown and not set(shown) & {"\x1b", "\u202e"}
    store.close()
