"""Pro-formas and packing lists in English."""

from __future__ import annotations

from corpora.made.drawing.layouts import words
from corpora.made.drawing.paper import Heading, Paper, Paragraph, Table
from corpora.made.drawing.values import exact
from corpora.made.trading import trade
from corpora.made.trading.invoices_english import other
from corpora.made.trading.trade import PACK, Line

QUOTED = (
    Line(
        "CT-G6",
        (
            "Continuous granulation reactor CT-G6 for graphite anode material, granulation volume ",
            exact("granulation_volume", "6", "m³"),
            " m³",
        ),
        "continuous_granulation_reactor",
        "controlled",
        "2",
        "set",
        "310000.00",
        "8479 82 00",
        ("3B901.c.1.b",),
    ),
    Line(
        "CT-K5",
        (
            "CVD rotary kiln CT-K5 for anode coating, barrel diameter ",
            exact("barrel_diameter", "500", "mm"),
            " mm",
        ),
        "cvd_rotary_kiln",
        "close",
        "1",
        "set",
        "242000.00",
        "8514 19 00",
    ),
    Line(
        "CT-SM",
        ("Sand mill CT-SM for printing ink",),
        "sand_mill",
        "not_controlled",
        "1",
        "set",
        "38500.00",
        "8479 82 00",
        outcome_also=("not_applicable",),
    ),
    other("CT-SP", "Spare seals and gaskets, one set", "3", "1250.00", "4016 93 00", "set"),
)

PROFORMA = Paper(
    file="proforma_CT-2611_en.docx",
    kind="invoice",
    maker="Carrick Thermal Export",
    group="carrick",
    number="PI-CT-2611",
    goods=trade.goods(QUOTED, "Carrick Thermal Export"),
    blocks=(
        Heading("PROFORMA INVOICE PI-CT-2611", 0),
        Paragraph(("Buyer: Halvard Anode AS, Mo i Rana. Valid until 2026-12-31. Prices in EUR, FCA Dalian.",)),
        Table(
            (
                words("Item", "Description", "HS", "Quantity", "Unit price", "Total"),
                *trade.invoice_rows(QUOTED, unit_beside=True),
                trade.closing("Grand total", trade.total(QUOTED), 6),
            )
        ),
        Paragraph(("Delivery: 20 weeks after receipt of the down payment.",)),
    ),
)

PACKED = (
    Line(
        "SR-48100",
        (
            "Lithium iron phosphate battery pack SR-48100, ",
            exact("nominal_voltage", "51.2", "V"),
            " V ",
            exact("capacity", "100", "Ah"),
            " Ah, ",
            exact("energy", "5120", "Wh"),
            " Wh, ",
            exact("gravimetric_energy_density", "114", "Wh/kg"),
            " Wh/kg",
        ),
        PACK,
        "not_controlled",
        "24",
        "pcs",
        "0",
        net="1080",
        gross="1164",
    ),
    Line(
        "SR-NG2",
        ("Natural graphite anode material SR-NG2, 500 kg bags",),
        "natural_graphite_anode",
        "close",
        "8",
        "bags",
        "0",
        net="4000",
        gross="4040",
    ),
    Line(
        "SR-HV2",
        ("Inverter SR-HV2, 5 kW",),
        "other",
        "not_applicable",
        "24",
        "pcs",
        "0",
        net="432",
        gross="480",
    ),
)

PACKING = Paper(
    file="packing_list_SR-1180_en.pdf",
    kind="packing_list",
    maker="Strathmore Renewables Export",
    group="strathmore",
    number="PL SR-1180",
    goods=trade.goods(PACKED, "Strathmore Renewables Export"),
    blocks=(
        Heading("PACKING LIST", 0),
        Paragraph(("Invoice SR-1180 of 2026-10-05. Container no. XXXU 000000-0. 3 pallets and 8 bags.",)),
        Table(
            (
                words("No.", "Description", "Quantity", "N.W. (kg)", "G.W. (kg)"),
                *trade.packing_rows(PACKED),
                words("", "Total", "", "5512", "5684"),
            ),
            widths=(0.4, 3, 1, 1, 1),
        ),
    ),
)

PAPERS = (PROFORMA, PACKING)
