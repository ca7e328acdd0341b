"""Values as printed and as meant, the layouts that hold them, and what stops a drawing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpora.made.batteries.cells_english import CYLINDRICAL
from corpora.made.drawing import faces, layouts, pdf
from corpora.made.drawing.paper import NewPage, Paper, Paragraph, printed
from corpora.made.drawing.values import about, between, exact, least, most, nominal, shown, with_unit, within


@pytest.mark.parametrize(
    ("expected", "value"),
    [
        (("5000", "5", "5"), exact("capacity", "5000", "mAh")),
        (("approx. 2.9", "2900", "2900"), about("mass", "2.9", "kg")),
        (("≥ 4850", "4.85", None), least("capacity", "4850", "mAh")),
        (("≤ 70", None, "70"), most("mass", "70", "g")),
        (("98 ± 1", "97", "99"), within("mass", "98", "1", "g")),
        (("2.38–2.46", "2.38", "2.46"), between("compaction_density", "2.38", "2.46", "g/cm³")),
        (("4.8", "4800", "4800"), exact("granulation_volume", "4.8", "m³")),
        (("12,000", "12000", "12000"), exact("quantity", "12,000", "pcs")),
        (("3,6", "3.6", "3.6"), exact("nominal_voltage", "3.6", "V").with_comma()),
    ],
    ids=lambda x: x[0] if isinstance(x, tuple) else None,
)
def test_what_is_printed_and_what_is_meant_come_from_the_same_number(expected, value):
    assert expected == (value.shown, value.low, value.high)


VOLTS = layouts.row("Nominal voltage", nominal("nominal_voltage", "3.6", "V"))


def test_a_unit_stands_in_the_label_where_the_layout_says_so():
    cells = layouts.unit_in_label([VOLTS]).rows[0]
    assert [shown(cell) for cell in cells] == ["Nominal voltage (V)", "3.6"]


def test_labels_and_values_apart_keep_their_order():
    apart = layouts.blocks_apart([VOLTS])
    assert (
        [shown(t) for t in apart.labels],
        [shown(t) for t in apart.values],
    ) == (["Nominal voltage"], ["3.6 V"])


def test_models_in_rows_print_one_line_a_model():
    pair = layouts.row("Voltage", exact("nominal_voltage", "1", "V"), exact("nominal_voltage", "2", "V"))
    rows = layouts.models_in_rows(("A", "B"), [pair], "Model").rows
    assert [[shown(c) for c in r] for r in rows] == [["Model", "Voltage (V)"], ["A", "1"], ["B", "2"]]


def paper(*blocks) -> Paper:
    return Paper("x.pdf", "other", "Maker", "maker", blocks)


def test_a_value_is_on_the_page_that_its_block_begins_on():
    volts = Paragraph(with_unit(nominal("nominal_voltage", "3.6", "V")))
    assert [p.page for p in printed(paper(volts, NewPage(), volts))] == [1, 2]


def test_a_sheet_named_before_the_first_block_is_page_one():
    volts = Paragraph(with_unit(nominal("nominal_voltage", "3.6", "V")))
    assert [p.page for p in printed(paper(NewPage("CI"), volts))] == [1]


def test_a_paper_that_runs_over_its_pages_is_refused():
    long = Paragraph(("many words " * 2000,))
    with pytest.raises(pdf.PageCountError, match=r"x\.pdf: \d pages drawn, 1 meant"):
        pdf.draw(paper(long))


def test_a_font_that_is_not_installed_names_its_package(monkeypatch, tmp_path):
    monkeypatch.setattr(faces, "FONTS", tmp_path)
    faces.register.cache_clear()
    with pytest.raises(faces.FontMissing, match="apt-get install fonts-dejavu-core"):
        pdf.draw(replace(CYLINDRICAL, face="dejavu"))
