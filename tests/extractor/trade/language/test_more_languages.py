"""Invoices in languages whose words are few: heads, units and totals of the catalogue are enough for their lines."""

from __future__ import annotations

import io

import pytest
import xlsxwriter

from classifier.loading.load import load
from extractor.intake.sources import open_source
from extractor.readers.reading import read
from extractor.trade import find_lines

INVOICES = {
    "ru": ("№", "Наименование товара", "Код ТН ВЭД", "Кол-во", "Ед. изм.", "Цена", "Сумма", "шт", "Итого"),
    "pl": ("Lp.", "Nazwa towaru", "Kod CN", "Ilość", "J.m.", "Cena netto", "Wartość netto", "szt.", "Razem"),
    "nl": ("Regel", "Omschrijving", "GN-code", "Aantal", "Eenheid", "Prijs", "Bedrag", "stuks", "Totaal"),
    "pt": ("Item", "Descrição", "NCM", "Quantidade", "Unidade", "Preço unitário", "Valor total", "un", "Total"),
    "tr": ("Sıra no", "Açıklama", "GTİP", "Miktar", "Birim", "Birim fiyat", "Tutar", "adet", "Toplam"),
    "vi": ("STT", "Tên hàng", "Mã HS", "Số lượng", "ĐVT", "Đơn giá", "Thành tiền", "cái", "Tổng cộng"),
}


@pytest.mark.parametrize("language", INVOICES)
def test_lines_are_read_and_the_total_is_none(language: str) -> None:
    *heads, unit, total = INVOICES[language]
    data = io.BytesIO()
    book = xlsxwriter.Workbook(data, {"in_memory": True})
    sheet = book.add_worksheet("1")
    rows = (
        heads,
        (1, "QP-4820", "85076000", 300, unit, 98, 29400),
        (2, "QC-546", "85044095", 300, unit, 9, 2700),
        ("", total, "", 600, "", "", 32100),
    )
    for r, row in enumerate(rows):
        sheet.write_row(r, 0, row)
    book.close()
    lines = find_lines(read(open_source("invoice.xlsx", data.getvalue())).pages, load().vocabulary)
    told = [(x.label, {f.property: str(f.value) for f in x.facts}) for x in lines]
    assert [label for label, _ in told] == ["QP-4820", "QC-546"]
    first = told[0][1]
    assert first["quantity"].startswith("300 ") and first["amount"].startswith("29400")
    assert first["unit_price"].startswith("98") and first["tariff_line"] == "85076000"
