"""A declaration filled from the record: figures from the papers of the deal, blanks that say why, the remark's box."""

from __future__ import annotations

import io
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from shipments import act, bench, cell, density, read_in, sign, subjects

from casebook.declaring.declaration import LengthLimits, composed
from casebook.declaring.filling.filled import Filled, fill
from casebook.declaring.filling.form import WIDTHS, as_xlsx
from casebook.declaring.filling.lines import declared_fact
from casebook.declaring.filling.own import NO_OWN_WORDS, OwnGoods, OwnWords, OwnWordsError, own_words
from casebook.declaring.filling.record import record_of
from casebook.declaring.filling.table import about
from casebook.declaring.filling.values import Mark
from casebook.record.actions import LinkConfirmed
from casebook.store.database import Store
from classifier.facts import Fact, Item, Kind
from classifier.quantity import Interval, Quantity, point

A, B = "a" * 64, "b" * 64


def number(name: str, value: str, unit: str) -> Fact:
    return Fact(name, Quantity(point(value), unit))


def row(label: str, *facts: Fact, line: str = "1") -> Item:
    return Item(label, ("lithium_ion_cell",), line=line, facts=facts)


def invoice(store: Store, label: str, count: str, name: str = "ci.xlsx", tariff: str = "8507600090") -> None:
    goods = (number("quantity", count, "pcs"), number("unit_price", "3.1", "USD"), Fact("tariff_line", tariff))
    read_in(store, name, row(label, *goods, number("amount", "24800", "USD")))


def packing_list(store: Store, label: str, grams: str) -> None:
    facts = (number("quantity", "8000", "PCS"), number("net_mass", grams, "g"))
    read_in(store, "pl.xlsx", row(label, *facts), kind="packing_list")


def filled(store: Store, *names: str, own: OwnWords = NO_OWN_WORDS, limits: LengthLimits | None = None) -> Filled:
    several = subjects(store, *names)
    made = composed(several, bench())
    return fill(made, record_of(store, several), own, limits or LengthLimits(), bench().catalogue)


def told(made: Filled, name: str) -> tuple[str, str]:
    value = made.lines[0].values[name]
    return value.text, value.why


def test_figures_are_those_of_invoice_and_packing_list_in_legal_units(store: Store) -> None:
    read_in(store, "cell.pdf", cell("HI-320", "320", A), kind="datasheet")
    invoice(store, "Lithium-ion cell HI-320", "8000")
    packing_list(store, "hi 320", "560000")
    made = filled(store, "cell.pdf")
    assert told(made, "number")[0] == "8507600090"
    assert [(unit, v.text, v.source) for unit, v in made.lines[0].legal] == [
        ("个", "8000", "ci.xlsx、pl.xlsx"),
        ("千克", "560", "pl.xlsx"),
    ]
    assert [told(made, n)[0] for n in ("unit", "unit_price", "amount", "currency")] == ["个", "3.1", "24800", "USD"]
    assert made.head["net_mass"].text == "560"
    assert made.lines[0].elements_text == "||||320 Wh/kg||HI-320||||||"


def test_papers_that_disagree_leave_a_blank_that_tells_both(store: Store) -> None:
    read_in(store, "cell.pdf", cell("HI-320", "320", A), kind="datasheet")
    invoice(store, "HI-320", "7500")
    packing_list(store, "HI-320", "560000")
    text, why = told(filled(store, "cell.pdf"), "quantity")
    assert text == "" and "ci.xlsx 为 7500个" in why and "pl.xlsx 为 8000个" in why


def test_only_the_named_papers_count(store: Store) -> None:
    read_in(store, "cell.pdf", cell("HI-320", "320", A), kind="datasheet")
    invoice(store, "HI-320", "7500")
    invoice(store, "HI-320", "20", name="other.xlsx")
    several = subjects(store, "cell.pdf")
    (paper,) = {s.folder.document for s in subjects(store, "ci.xlsx")}
    record = record_of(store, several, (paper,))
    made = fill(composed(several, bench()), record, NO_OWN_WORDS, LengthLimits(), bench().catalogue)
    assert told(made, "quantity")[0] == "7500"


def test_a_row_that_a_person_has_tied_to_the_datasheet_counts_whatever_it_is_called(store: Store) -> None:
    read_in(store, "cell.pdf", cell("HI-320", "320", A), kind="datasheet")
    invoice(store, "power cell, large", "8000")
    (one,), (other,) = subjects(store, "cell.pdf"), subjects(store, "ci.xlsx")
    assert told(filled(store, "cell.pdf"), "quantity") == ("", "没有文件载明数量")
    act(store, other.place, LinkConfirmed(other.item.key, one.folder.document, one.item.key))
    assert told(filled(store, "cell.pdf"), "quantity")[0] == "8000"


@pytest.mark.parametrize("printed", ["850760009", "850760", "85076000901"])
def test_a_tariff_number_that_is_not_of_ten_digits_is_left_blank_and_told(store: Store, printed: str) -> None:
    read_in(store, "cell.pdf", cell("HI-320", "320", A), kind="datasheet")
    invoice(store, "HI-320", "8000", tariff=printed)
    made = filled(store, "cell.pdf")
    text, why = told(made, "number")
    assert text == "" and f"{printed} 为{len(printed)}位" in why
    assert made.lines[0].elements == () and made.lines[0].no_order
    assert [name for _, name, v in made.open() if v.why == made.lines[0].no_order] == ["申报要素"]


def test_nominal_is_declared_before_typical_and_a_doubted_value_or_a_range_never() -> None:
    def of(value: str, kind: Kind | None, doubt: str | None = None) -> Fact:
        return Fact("capacity", Quantity(point(value), "Ah"), kind, doubt=doubt)

    item = Item("X", ("lithium_ion_cell",), facts=(of("4.9", Kind.TYPICAL), of("5", Kind.NOMINAL)))
    found = declared_fact(item, "capacity")
    assert found is not None and found.quantity.interval.low == Decimal(5)
    ranged = Fact("capacity", Quantity(Interval(Decimal(4), Decimal(5)), "Ah"), Kind.NOMINAL)
    for facts in ((ranged,), (of("5", None, "misprint"),), (of("4", None), of("5", None)), (of("4", Kind.MINIMUM),)):
        assert declared_fact(replace(item, facts=facts), "capacity") is None


def test_an_unsigned_datasheet_is_marked_and_named(store: Store) -> None:
    goods = (number("quantity", "8000", "pcs"), Fact("tariff_line", "8507600090"))
    read_in(store, "ci.xlsx", replace(cell("HI-320", "320", A, "1"), facts=(density("320", A), *goods)))
    sheet = cell("HI-320", "320", B)
    read_in(store, "cell.pdf", replace(sheet, facts=(*sheet.facts, number("capacity", "5", "Ah"))), kind="datasheet")
    element = next(e for e in filled(store, "ci.xlsx").lines[0].elements if e.key == "capacity")
    assert (element.value.text, element.value.mark, element.value.source) == ("5 Ah", Mark.UNSIGNED, "cell.pdf")
    sign(store, "cell.pdf", "ann", "bob")
    element = next(e for e in filled(store, "ci.xlsx").lines[0].elements if e.key == "capacity")
    assert element.value.mark is Mark.NONE


def lines(store: Store, *kinds: str) -> Filled:
    values = {"hi": "320", "mid": "285", "lo": "150"}
    read_in(store, "inv.pdf", *(cell(f"{k}-{n}", values[k], A, str(n)) for n, k in enumerate(kinds, 1)))
    return filled(store, "inv.pdf")


def test_a_remark_that_fits_stays_as_it_was_composed(store: Store) -> None:
    made = lines(store, "hi", "lo", "hi")
    assert made.plan.text == made.made.zh == "第1项：属于两用物项，3A001；第3项：属于两用物项，3A001"
    assert made.plan.is_within and not made.plan.moved and not made.plan.groups


def test_a_remark_that_is_too_long_names_lines_of_which_the_same_is_said_together(store: Store) -> None:
    lines(store, "hi", "hi", "hi", "lo", "hi")
    made = filled(store, "inv.pdf", own=OwnWords({"marks": "N/M"}), limits=LengthLimits(characters=30))
    assert made.plan.text == "N/M  第1至3、5项：属于两用物项，3A001"
    assert made.plan.is_within and made.plan.length.characters == len(made.plan.text)


def test_what_no_box_holds_goes_on_several_declarations_and_nothing_is_left_out(store: Store) -> None:
    lines(store, "hi", "mid", "lo", "hi")
    made = filled(store, "inv.pdf", limits=LengthLimits(characters=32))
    assert not made.plan.is_within
    assert made.plan.groups == ((1,), (2,), (4,))
    assert "3A001" in made.plan.text and "285 Wh/kg" in made.plan.text


def test_conditions_go_into_the_statement_before_any_value_does(store: Store) -> None:
    one = cell("MID-285", "285", A, "1")
    noted = replace(one.facts[0], kind=Kind.TYPICAL, conditions="0.2C 25 degrees")
    read_in(store, "inv.pdf", replace(one, facts=(noted,)))
    whole = filled(store, "inv.pdf")
    made = filled(store, "inv.pdf", limits=LengthLimits(characters=len(whole.plan.text) - 1))
    assert made.plan.is_within and "285 Wh/kg" in made.plan.text and "25 degrees" not in made.plan.text
    ((line, moved),) = made.plan.moved
    assert line == "1" and "25 degrees" in moved


def test_characters_of_the_box_that_gbk_lacks_are_told(store: Store) -> None:
    lines(store, "hi")
    made = filled(store, "inv.pdf", own=OwnWords({"marks": "KD\U00020bb7"}))
    assert ("GBK没有的字符", "\U00020bb7") in list(about(made))


def test_own_words_come_first_and_are_named_as_such(store: Store, tmp_path: Path) -> None:
    read_in(store, "cell.pdf", cell("HI-320", "320", A), kind="datasheet")
    invoice(store, "HI-320", "8000")
    path = tmp_path / "own.yaml"
    path.write_text(
        'head: {consignor: 湖州柯岱, marks: N/M}\ngoods:\n  "*": {origin: 中国, elements: {brand: 柯岱}}\n'
        "  hi-320: {name: 锂离子蓄电池, elements: {use: a|b}}\n",
        "utf-8",
    )
    made = filled(store, "cell.pdf", own=own_words(path, bench().catalogue))
    assert made.head["consignor"].source == "出口单位自填"
    assert told(made, "name")[0] == "锂离子蓄电池" and told(made, "origin")[0] == "中国"
    assert made.lines[0].elements_text.split("|")[2:6] == ["a b", "", "320 Wh/kg", "柯岱"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("head: {remark: x}", "remark is not known"),
        ("goods: {X: {elements: {colour: x}}}", "colour is not known"),
        ("goods: [1]", "names with values are expected"),
        ("head: {consignor: 1.5}", "write it as text"),
        ("head: {consignor: [x", "is no YAML"),
        ("head: {consignor: " + "x" * 400 + "}", "longer than 300"),
    ],
)
def test_own_words_that_cannot_be_used_are_told_with_their_place(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "own.yaml"
    path.write_text(text, "utf-8")
    with pytest.raises(OwnWordsError, match=said):
        own_words(path, bench().catalogue)


def test_the_form_is_a_landscape_page_with_whole_lines_on_each_page_and_no_formula(store: Store) -> None:
    read_in(store, "inv.pdf", *(cell(f"=HI-{n}", "320", A, str(n)) for n in range(1, 21)))
    data = as_xlsx(filled(store, "inv.pdf"))
    book = openpyxl.load_workbook(io.BytesIO(data))
    sheet = book["报关单"]
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert sum(WIDTHS) * 7 + 5 * len(WIDTHS) < 1045, "an A4 page is 1,045 pixels wide within its margins"
    starts = [r for r in range(1, sheet.max_row) if str(sheet.cell(r, 1).value or "").isdigit()]
    assert len(starts) == 20
    assert sheet.row_breaks.brk and {b.id + 1 for b in sheet.row_breaks.brk} <= set(starts)
    assert not [c for one in book for r in one.iter_rows() for c in r if c.data_type == "f" or c.hyperlink]
    assert data == as_xlsx(filled(store, "inv.pdf"))


def test_origin_packages_and_gross_mass_are_those_of_the_papers(store: Store) -> None:
    read_in(store, "cell.pdf", cell("HI-320", "320", A), kind="datasheet")
    goods = (number("quantity", "8000", "pcs"), Fact("tariff_line", "8507600090"), Fact("origin", "CN"))
    read_in(store, "ci.xlsx", row("HI-320", *goods))
    packed = (number("gross_mass", "612500", "g"), number("packages", "40", "CTNS"))
    read_in(store, "pl.xlsx", row("HI-320", number("quantity", "8000", "pcs"), *packed), kind="packing_list")
    made = filled(store, "cell.pdf")
    assert (made.lines[0].values["origin"].text, made.lines[0].values["origin"].source) == ("中国", "ci.xlsx")
    assert [(made.head[k].text, made.head[k].source) for k in ("packages", "gross_mass")] == [
        ("40", "pl.xlsx 各行合计"),
        ("612.5", "pl.xlsx 各行合计"),
    ]


def test_the_exporters_word_on_the_origin_comes_first_and_none_is_guessed(store: Store) -> None:
    read_in(store, "cell.pdf", cell("HI-320", "320", A), kind="datasheet")
    invoice(store, "HI-320", "8000")
    text, why = told(filled(store, "cell.pdf"), "origin")
    assert text == "" and "没有文件载明原产国" in why
    own = OwnWords(goods={"*": OwnGoods({"origin": "日本"})})
    assert told(filled(store, "cell.pdf", own=own), "origin") == ("日本", "")
    assert filled(store, "cell.pdf").head["gross_mass"].text == ""
