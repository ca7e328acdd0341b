"""The files of a declaration: CSV, workbook and JSON, whose cells are text and nothing else."""

from __future__ import annotations

import csv
import io
import json

import pytest
from shipments import IN_FORCE, cell, read_in

from casebook.declaring.goods_lines import HEADS, as_csv, as_json, as_xlsx
from casebook.declaring.goods_lines import cell as inert
from casebook.store.database import Store
from tests.casebook.declaring.made_declarations import A, declared, invoice

HOSTILE = '=HYPERLINK("http://x")\u202e\x1b[31m'


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\t=1", "  =1", "＝1"])
def test_a_cell_is_no_formula(text: str) -> None:
    assert inert(text).startswith("'")


def test_what_a_cell_would_hide_is_named() -> None:
    assert inert("a\u202eb\x1bc") == "a‹U+202E›b‹U+001B›c"


def test_the_csv_begins_with_a_mark_and_comes_back(store: Store) -> None:
    read_in(store, "x.pdf", cell(HOSTILE, "320", A, "1"))
    data = as_csv(declared(store, "x.pdf"))
    assert data.startswith(b"\xef\xbb\xbf")
    head, row = csv.reader(io.StringIO(data.decode("utf-8-sig")))
    assert (HEADS, "1", "3A001") == (tuple(head), row[0], row[5])
    assert row[1] == '\'=HYPERLINK("http://x")‹U+202E›‹U+001B›[31m'


def test_the_workbook_holds_text_only_and_is_the_same_each_time(store: Store) -> None:
    pytest.importorskip("xlsxwriter")
    openpyxl = pytest.importorskip("openpyxl")
    read_in(store, "x.pdf", cell(HOSTILE, "320", A, "1"))
    made = declared(store, "x.pdf")
    assert as_xlsx(made) == as_xlsx(made)
    book = openpyxl.load_workbook(io.BytesIO(as_xlsx(made)))
    cells = [c for sheet in book for row in sheet.iter_rows() for c in row if c.value is not None]
    assert {"s"} == {c.data_type for c in cells}
    assert made.zh in [c.value for c in cells]


def test_the_json_has_the_remark_its_length_and_the_lines(store: Store) -> None:
    invoice(store)
    data = json.loads(as_json(declared(store, "inv.pdf"), "0.1.0", "sha256:c"))
    assert (str(IN_FORCE), ["1", "2", "3"]) == (data["as_of"], [line["line"] for line in data["lines"]])
    assert data["remark"]["zh"].startswith("第1项")
    assert "not legal advice" in data["advice"]["en"] and "free to export" not in str(data)
