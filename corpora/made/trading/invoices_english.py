"""Invoices in English: four lines, thirty lines on two pages, tariff numbers that do not fit."""

from __future__ import annotations

from corpora.made.drawing.layouts import words
from corpora.made.drawing.paper import Heading, NewPage, Paper, Paragraph, Table
from corpora.made.drawing.values import exact
from corpora.made.trading import trade
from corpora.made.trading.trade import CELL, Line

ANODE = ("3C901.b.1",)


def cell_line(
    model: str, form: str, figures: tuple[str, str, str], outcome: str, quantity: str, price: str, tariff: str
) -> Line:
    """A line of cells: its figures are volts, ampere-hours and watt-hours a kilogram, in one description."""
    volts, hours, density = figures
    description = (
        f"{form} {model}, ",
        exact("nominal_voltage", volts, "V"),
        " V ",
        exact("capacity", hours, "Ah"),
        " Ah, ",
        exact("gravimetric_energy_density", density, "Wh/kg"),
        " Wh/kg",
    )
    codes = ("3A001",) if outcome == "controlled" else ()
    return Line(model, description, CELL, outcome, quantity, "pcs", price, tariff, codes)


def other(model: str, description: str, quantity: str, price: str, tariff: str, unit: str = "pcs") -> Line:
    """A line of goods of which no entry speaks."""
    return Line(model, (description,), "other", "not_applicable", quantity, unit, price, tariff)


HEAD = words("No.", "Description of goods", "HS code", "Qty", "Unit", "Unit price USD", "Amount USD")
WIDTHS = (0.4, 3.2, 1.1, 0.8, 0.6, 1, 1.2)

SHORT = (
    cell_line(
        "DL-2148",
        "Cylindrical rechargeable lithium-ion cell",
        ("3.60", "4.80", "248"),
        "not_controlled",
        "6000",
        "2.18",
        "8507.60.00",
    ),
    cell_line(
        "DL-P310",
        "Rechargeable lithium-ion pouch cell",
        ("3.65", "62.0", "311"),
        "controlled",
        "480",
        "41.50",
        "8507.60.00",
    ),
    Line(
        "DL-AG2",
        ("Artificial graphite anode material DL-AG2, powder, 25 kg bags",),
        "artificial_graphite_anode",
        "controlled",
        "5000",
        "kg",
        "4.60",
        "3801.10.00",
        ANODE,
    ),
    other("DL-CH2", "Battery charger DL-CH2, 2 bays, 100-240 V AC", "300", "9.40", "8504.40.15"),
)
SHORT_INVOICE = Paper(
    file="invoice_DL-26-0442_en.pdf",
    kind="invoice",
    maker="Dunlaverock Trading Ltd",
    group="dunlaverock",
    number="Invoice DL-26-0442",
    goods=trade.goods(SHORT, "Dunlaverock Trading Ltd"),
    blocks=(
        Heading("COMMERCIAL INVOICE", 0),
        Table(
            (
                words("Invoice no. DL-26-0442", "Date: 2026-10-30"),
                words("Buyer: Osterby Energi AB, Gothenburg", "Terms: FOB Shanghai, 30 % T/T"),
            ),
            "open",
            head=0,
            widths=(1, 1),
        ),
        Table((HEAD, *trade.invoice_rows(SHORT), trade.closing("TOTAL", trade.total(SHORT), 7)), widths=WIDTHS),
        Paragraph(("Country of origin: China. Bank charges are for the buyer's account.",), small=True),
    ),
)

FORMS = ("18650 rechargeable lithium-ion cell", "21700 rechargeable lithium-ion cell")
LONG = (
    *(
        cell_line(
            f"PQ-{k:02d}E",
            FORMS[k % 2],
            ("3.6", f"{2 + k * 0.1:.1f}", str(170 + 3 * k)),
            "not_controlled",
            str(500 * k),
            f"{1.10 + k * 0.07:.2f}",
            "8507.60.0090" if k % 3 else "8507600090",
        )
        for k in range(1, 21)
    ),
    *(
        other(f"PQ-A{k}", text, str(40 * k), price, hs)
        for k, (text, price, hs) in enumerate(
            (
                ("Silicone wire, 12 AWG, red", "0.85", "8544.49"),
                ("Nickel strip 0.15 x 8 mm, on reel,\n1 kg a reel, for spot welding", "18.20", "7506.20"),
                ("Heat-shrink sleeve, blue, 100 m", "6.40", "3917.32"),
                ("Spot welder, hand-held", "132.00", "8515.31"),
                ("Plastic cell holder, two bays", "0.09", "3926.90"),
                ("Digital multimeter", "21.75", "9030.31"),
                ("Corrugated carton, UN 4G", "1.30", "4819.10"),
                ("Thermal label, UN 3480", "0.02", "4821.10"),
                ("Charger for two cells, USB-C", "5.60", "8504.40"),
                ("Carrying case, plastic", "2.15", "4202.12"),
            ),
            1,
        )
    ),
)
CARRIED = trade.total(LONG[:18])
LONG_INVOICE = Paper(
    file="invoice_PQ-77120_thirty_lines_en.pdf",
    kind="invoice",
    maker="Pelham & Quist Components",
    group="pelham-quist",
    number="Invoice 77120",
    accent="#1565c0",
    face="roman",
    goods=trade.goods(LONG, "Pelham & Quist Components"),
    blocks=(
        Heading("INVOICE 77120", 0),
        Paragraph(("Sold to: Vesterholm Cykler ApS, Aarhus. Date 2026-09-18. Currency USD. CIF Aarhus.",)),
        Table(
            (HEAD, *trade.invoice_rows(LONG[:18]), trade.closing("Carried forward", CARRIED, 7)),
            "rules",
            widths=WIDTHS,
        ),
        NewPage(),
        Table(
            (
                HEAD,
                trade.closing("Brought forward", CARRIED, 7),
                *trade.invoice_rows(LONG[18:], first=19),
                trade.closing("Total USD", trade.total(LONG), 7),
            ),
            "rules",
            widths=WIDTHS,
        ),
    ),
)

WRONG = (
    Line(
        "EB-WM3",
        ("Winding machine EB-WM3 for making rechargeable lithium-ion cells",),
        "winding_machine",
        "controlled",
        "1",
        "set",
        "186000.00",
        "8443.39.90",
        ("3B901.a.1",),
    ),
    Line(
        "EB-G18",
        ("Artificial graphite anode powder EB-G18 for lithium-ion batteries",),
        "artificial_graphite_anode",
        "controlled",
        "3000",
        "kg",
        "4.15",
        "2504.10.10",
        ANODE,
    ),
    Line(
        "EB-ER14",
        (
            "Primary lithium thionyl chloride battery EB-ER14, non-rechargeable, ",
            exact("nominal_voltage", "3.6", "V"),
            " V ",
            exact("capacity", "2.4", "Ah"),
            " Ah",
        ),
        "primary_lithium_cell",
        "not_controlled",
        "2000",
        "pcs",
        "1.62",
        "8507.60.00",
    ),
    other("EB-TB", "Folding table, aluminium", "20", "24.00", "8507.60.00"),
)
WRONG_TARIFF = Paper(
    file="invoice_EB-3391_wrong_hs_en.pdf",
    kind="invoice",
    maker="Eastbarrow Sourcing",
    group="eastbarrow",
    number="EB-3391",
    face="dejavu",
    goods=trade.goods(WRONG, "Eastbarrow Sourcing"),
    blocks=(
        Heading("Commercial Invoice EB-3391", 0),
        Table(
            (HEAD, *trade.invoice_rows(WRONG), trade.closing("Total", trade.total(WRONG), 7)),
            "banded",
            widths=WIDTHS,
        ),
    ),
)

PAPERS = (SHORT_INVOICE, LONG_INVOICE, WRONG_TARIFF)
