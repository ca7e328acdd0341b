"""Tables of lines that go on over pages, with their heads or without, and sums that are carried."""

from __future__ import annotations

from tests.extractor.trade.test_lines import HEAD, THREE, row
from tests.extractor.trade.trade_papers import page, reading, right, values


def test_totals_carried_sums_and_tax_tables_are_no_lines():
    found = reading(
        page(
            (
                100,
                [
                    (40, "Pos"),
                    (80, "Beschreibung"),
                    right(300, "Menge"),
                    right(400, "Preis"),
                    right(500, "Betrag"),
                ],
            ),
            row(120, "1", "Mühle", "2", "50,00", "100,00"),
            (140, [(80, "Übertrag"), right(500, "100,00")]),
            row(160, "2", "Ofen", "1", "70,00", "70,00"),
            (180, [(80, "Nettobetrag"), right(500, "170,00")]),
            (230, [(40, "USt. Satz"), right(300, "Nettopreis"), right(400, "USt.-Betrag")]),
            (250, [(40, "19 %"), right(300, "170,00"), right(400, "32,30")]),
            (290, [(40, "IBAN DE00 1234 5678 9012 3456 78")]),
        )
    )
    assert values(found, *THREE) == [("2", "50", "100"), ("1", "70", "70")]
    assert found.problems == ()


def test_a_table_goes_on_over_pages_with_repeated_heads():
    second = page(HEAD, row(120, "3", "Third", "3", "1.00", "3.00"), number=2)
    found = reading(
        page(HEAD, row(120, "1", "First", "1", "4.00", "4.00"), row(140, "2", "Second", "2", "1.50", "3.00")),
        second,
    )
    assert [line.line for line in found.lines] == ["1", "2", "3"]
    assert [line.facts[0].evidence[0].page for line in found.lines] == [1, 1, 2]


def test_a_table_goes_on_over_pages_without_heads():
    second = page((40, [(40, "Page 2")]), row(120, "2", "Second", "3", "1.00", "3.00"), number=2)
    found = reading(page(HEAD, row(120, "1", "First", "1", "4.00", "4.00")), second)
    assert values(found, *THREE) == [("1", "4", "4"), ("3", "1", "3")]


def test_clauses_below_a_table_are_no_lines_though_they_hold_numbers():
    clause = "4. Shipment: from 12 May 2027 in lots of 40 t, not less than 3 a month. Partial shipments 2027 - 2028"
    found = reading(
        page(
            HEAD,
            row(120, "1", "Anode powder", "120 MT", "3,600.00", "432,000.00"),
            (140, [(80.0, "Total contract value"), right(500, "432,000.00")]),
            (170, [(40.0, clause)]),
        )
    )
    assert [line.label for line in found.lines] == ["Anode powder"]
