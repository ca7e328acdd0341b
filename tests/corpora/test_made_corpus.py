"""The made corpus as it is kept: complete, small, and labelled from what its papers print."""

from __future__ import annotations

import hashlib
import json
import re
from decimal import Decimal

import pypdfium2
import pytest

from corpora import draw
from corpora.labels import LabelledItem, load
from corpora.made.batteries import cells_english, lineups
from corpora.made.drawing import scanner
from corpora.made.drawing.paper import Scan, Sideways, printed
from corpora.made.trading.trade import money

LABELS = load(draw.DOCUMENTS)
PAPERS = draw.papers()
ITEMS = [(document, item) for document in LABELS.documents for item in document.items]
CODES = (
    *(f"3B901.a.{k}" for k in range(1, 7)),
    *(f"3B901.b.{k}" for k in range(1, 5)),
    *(f"3B901.c.{k}" for k in ("1.a", "1.b", "2.a", "2.b", "2.c", "2.d", "3.a", "3.b", "3.c")),
    *("3A001", "3C901.a.1", "3C901.a.2.a", "3C901.a.2.b", "3C901.a.3", "3C901.b.1", "3C902.b.2"),
    *("3E901.a", "3E901.b.1", "3E901.b.2", "3E901.b.3"),
)

COPYING = 1 << 4
"""Bit 5 of a PDF's permissions (ISO 32000, table 22)."""


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def text_of(data: bytes, page: int) -> str:
    return squeezed(pypdfium2.PdfDocument(data)[page - 1].get_textpage().get_text_range())


def test_there_are_at_least_forty_eight_documents_in_under_six_megabytes():
    kept = [draw.DOCUMENTS / document.file for document in LABELS.documents]
    assert len(kept) >= 48
    assert sum(path.stat().st_size for path in kept) < 6_000_000


def test_every_document_is_the_one_that_was_labelled():
    for document in LABELS.documents:
        data = (draw.DOCUMENTS / document.file).read_bytes()
        assert document.sha256 == hashlib.sha256(data).hexdigest(), document.file


def test_the_kept_labels_are_those_that_the_papers_give():
    kept = json.loads((draw.DOCUMENTS / "labels.json").read_text(encoding="utf-8"))["documents"]
    for paper, document in zip(PAPERS, kept, strict=True):
        data = (draw.DOCUMENTS / paper.file).read_bytes()
        assert draw.label(paper, data) == document


def test_every_file_is_labelled_and_every_label_has_its_file():
    there = {path.name for path in draw.DOCUMENTS.iterdir()} - {"labels.json"}
    assert {document.file for document in LABELS.documents} == there


@pytest.mark.parametrize("paper", [p for p in PAPERS if p.file.endswith(".pdf") and not p.scan], ids=lambda p: p.file)
def test_every_labelled_value_stands_on_its_page(paper):
    data = (draw.DOCUMENTS / paper.file).read_bytes()
    for value in printed(paper):
        assert squeezed(value.value.shown) in text_of(data, value.page)


def test_a_turned_page_is_shown_with_its_long_side_across():
    paper = next(p for p in PAPERS if any(isinstance(b, Sideways) and b.turned for b in p.blocks))
    page = pypdfium2.PdfDocument(draw.draw(paper))[1]
    assert (90, True) == (page.get_rotation(), page.get_width() > page.get_height())


def test_a_locked_paper_forbids_copying_and_opens_without_a_password():
    paper = next(p for p in PAPERS if p.locked)
    document = pypdfium2.PdfDocument(draw.draw(paper))
    assert pypdfium2.raw.FPDF_GetDocPermissions(document) & COPYING == 0


@pytest.mark.parametrize("paper", [p for p in PAPERS if p.scan], ids=lambda p: p.file)
def test_a_scan_has_no_text(paper):
    data = (draw.DOCUMENTS / paper.file).read_bytes()
    assert text_of(data, 1) == ""


def test_every_value_belongs_to_goods_of_its_paper():
    for paper in PAPERS:
        named = {label for value in printed(paper) for label in value.value.items}
        assert named <= {goods.label for goods in paper.goods}, paper.file


@pytest.mark.parametrize("code", CODES)
def test_every_code_of_the_list_is_met(code):
    assert any(code in item.codes for _, item in ITEMS)


def test_no_label_names_a_code_that_is_not_on_the_list():
    assert {code for _, item in ITEMS for code in item.codes} == set(CODES)


@pytest.mark.parametrize(
    "product",
    [
        "lithium_ion_cell",
        "lfp_cathode",
        "winding_machine",
        "roller_hearth_kiln",
        "high_speed_mixer",
        "sand_mill",
        "jet_mill",
        "vertical_granulation_reactor",
        "box_furnace",
        "fusion_coating_equipment",
        "spray_dryer",
        "cvd_rotary_kiln",
        "cell_technology",
    ],
)
def test_a_class_with_a_limit_or_a_use_is_met_on_both_sides(product):
    outcomes = {item.wanted_outcome for _, item in ITEMS if item.product == product}
    assert {"controlled", "not_controlled"} <= outcomes


def test_an_item_has_codes_exactly_where_it_is_controlled():
    for document, item in ITEMS:
        assert bool(item.codes) == (item.wanted_outcome == "controlled"), (document.file, item.label)


def test_a_maker_is_on_one_side_of_the_split_alone():
    sides: dict[str | None, set[str | None]] = {}
    for document in LABELS.documents:
        sides.setdefault(document.group, set()).add(document.half)
    assert all(len(halves) == 1 for halves in sides.values())


UNTUNED = {paper.file for family in draw.UNTUNED for paper in family.PAPERS}


def test_a_family_drawn_without_a_look_at_the_extractor_is_held_out():
    assert {document.half for document in LABELS.documents if document.file in UNTUNED} == {"held_out"}


def test_of_the_makers_split_by_their_names_each_half_has_a_third_of_the_documents_or_more():
    halves = [document.half for document in LABELS.documents if document.file not in UNTUNED]
    assert min(halves.count("tune"), halves.count("held_out")) * 3 >= len(halves)


def points(item: LabelledItem, name: str) -> list[Decimal]:
    facts = [f for f in item.facts if f.property == name and f.required]
    return [Decimal(f.low) for f in facts if f.low is not None and f.low == f.high]


CELLS = [(d.file, i) for d, i in ITEMS if i.product in ("lithium_ion_cell", "lithium_ion_pack")]


@pytest.mark.parametrize(("file", "item"), CELLS, ids=lambda x: x if isinstance(x, str) else x.label)
def test_the_outcome_of_a_battery_agrees_with_its_energy_density(file, item):
    stated = points(item, "gravimetric_energy_density")
    derived = [
        capacity * voltage * 1000 / mass
        for capacity in points(item, "capacity")
        for voltage in points(item, "nominal_voltage")
        for mass in points(item, "mass")
    ]
    for density in (*stated, *derived):
        expected = "controlled" if density >= 300 else "close" if density >= 270 else "not_controlled"
        assert expected == item.wanted_outcome, density


def test_an_amount_is_quantity_times_price():
    for document, item in ITEMS:
        for amount in points(item, "amount"):
            quantity, price = points(item, "quantity")[0], points(item, "unit_price")[0]
            assert amount == quantity * price, (document.file, item.label)


def test_an_amount_is_printed_with_thousands_and_two_decimals():
    assert money(Decimal("28200")) == "28,200.00"


@pytest.mark.parametrize("paper", [cells_english.CYLINDRICAL, lineups.LONG_LIST], ids=lambda p: p.file)
def test_a_redraw_gives_the_same_text_on_every_page(paper):
    kept = (draw.DOCUMENTS / paper.file).read_bytes()
    again = draw.draw(paper)
    pages = range(1, len(pypdfium2.PdfDocument(kept)) + 1)
    assert [text_of(kept, page) for page in pages] == [text_of(again, page) for page in pages]


@pytest.mark.parametrize(
    "paper",
    [next(p for p in PAPERS if p.file.endswith(suffix)) for suffix in ("_en.pdf", ".docx", ".xlsx")],
    ids=lambda p: p.file,
)
def test_drawing_twice_gives_the_same_bytes(paper):
    assert draw.draw(paper) == draw.draw(paper)


def test_scanning_twice_gives_the_same_bytes():
    pdf = (draw.DOCUMENTS / lineups.LONG_LIST.file).read_bytes()
    assert scanner.scanned(pdf, Scan(dpi=40)) == scanner.scanned(pdf, Scan(dpi=40))


def test_a_redraw_removes_only_papers_that_its_labels_knew(tmp_path, monkeypatch):
    monkeypatch.setattr(draw, "papers", lambda: (cells_english.CYLINDRICAL, lineups.LONG_LIST))
    draw.redraw(tmp_path)
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    monkeypatch.setattr(draw, "papers", lambda: (cells_english.CYLINDRICAL,))
    draw.redraw(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {
        "labels.json",
        "notes.txt",
        cells_english.CYLINDRICAL.file,
    }
