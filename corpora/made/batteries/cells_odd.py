"""Single cells whose sheets lack something, or say it oddly: no mass, one-sided values, a shop page."""

from __future__ import annotations

from corpora.made.drawing.boilerplate import HANDLING, TESTS
from corpora.made.drawing.layouts import (
    beside,
    bulleted,
    row,
    unit_in_label,
)
from corpora.made.drawing.paper import (
    Goods,
    Heading,
    Paper,
    Paragraph,
)
from corpora.made.drawing.values import exact, least, most, nominal, rated, typical

CELL = "lithium_ion_cell"

WITHOUT_MASS = Paper(
    file="cell_QL-402535_mass_missing_en.pdf",
    kind="datasheet",
    maker="Quillon Battery Co., Ltd.",
    group="quillon",
    number="QL-SPEC-402535-A0",
    goods=(Goods("QL-402535", CELL, "undetermined"),),
    blocks=(
        Heading("Lithium Polymer Battery Cell QL-402535", 0),
        beside(
            (
                row("Typical capacity", typical("capacity", "350", "mAh")),
                row("Minimum capacity", least("capacity", "335", "mAh")),
                row("Nominal voltage", nominal("nominal_voltage", "3.7", "V")),
                row("Charging cut-off voltage", "4.2V"),
                row("Discharge cut-off voltage", "3.0V"),
                row("Max. charge current", "350mA"),
                row("Operating temperature", "Charge 0~45℃, discharge -20~60℃"),
            ),
            look="ruled",
            glued=True,
        ),
        Heading("Drop test", 2),
        Paragraph(("The cell is dropped from 1.2 m onto a wooden board; a weight of 10 kg is used for the impact.",)),
        *TESTS,
        *HANDLING,
    ),
)

SHOP = Paper(
    file="cell_BQR-3500_shop_page_en.pdf",
    kind="datasheet",
    kind_also=("other",),
    maker="Brookquarter Battery Shop",
    group="brookquarter",
    number="shop page, printed 2026-10-11",
    accent="#d9730d",
    goods=(Goods("BQR-3500", CELL, "not_controlled", maker="Brookquarter"),),
    blocks=(
        Heading("Brookquarter BQR-3500 18650 rechargeable Li-ion cell, flat top", 0),
        Paragraph(("In stock: 412 pieces  |  4.8 of 5 stars (96 ratings)",)),
        Heading("EUR 7.95", 1),
        Paragraph(
            (
                "Our best-selling 18650! With ",
                typical("capacity", "3500", "mAh").or_kind("nominal", None),
                "mAh typical capacity and ",
                nominal("nominal_voltage", "3.6", "V").or_kind(None),
                "V it fits torches and tool packs alike. Please note that it weighs only ",
                exact("mass", "48", "g"),
                "g. Delivered in a plastic case; shipping weight 0.12 kg.",
            )
        ),
        Heading("Product details", 2),
        bulleted(
            (
                row("Brand", "Brookquarter"),
                row("Size", "18650 (18.4 × 65.1 mm)"),
                row("Capacity (minimum)", least("capacity", "3350", "mAh", shown="{}")),
                row("Continuous discharge", "8A"),
                row("Protected", "no"),
            ),
            glued=True,
            mark="-",
        ),
        Heading("Customers also bought", 2),
        Paragraph(("Two-bay charger with display, EUR 14.50  |  Silicone sleeve, EUR 1.20",)),
    ),
)

ONE_SIDED = Paper(
    file="cell_NV-5061_one_sided_en.pdf",
    kind="datasheet",
    maker="Norvane Power Oy",
    group="norvane",
    number="NV-5061 / issue 7",
    face="serif",
    accent="#0b5563",
    goods=(Goods("NV-5061", CELL, "not_controlled", strict="undetermined"),),
    blocks=(
        Heading("NV-5061 lithium-ion cell", 0),
        beside(
            (
                row("Type", "cylindrical, steel can, rechargeable"),
                row("Capacity", least("capacity", "4.60", "Ah"), remark="C/5, 20 °C"),
                row("Nominal voltage", nominal("nominal_voltage", "3.63", "V"), remark="mid-point"),
                row("Mass", most("mass", "71", "g", shown="max. {}"), remark="without tabs"),
                row("Charge", "4.20 V, 2.45 A"),
            ),
            look="rules",
        ),
        Paragraph(
            ("Capacity after storage of 28 days at 60 °C is not less than 90 % of the capacity before.",),
            small=True,
        ),
    ),
)

COMMAS = Paper(
    file="cell_KW-21P_decimal_comma_en.pdf",
    kind="datasheet",
    maker="Kellwig Zellentechnik GmbH",
    group="kellwig",
    number="KW-21P Datenblatt / data sheet 2026-05",
    accent="#333333",
    goods=(Goods("KW-21P", CELL, "not_controlled"),),
    blocks=(
        Heading("KW-21P", 0),
        Paragraph(("Rechargeable lithium-ion cell, NMC, format 21700, power type",)),
        unit_in_label(
            (
                row("Rated capacity¹", rated("capacity", "4.0", "Ah").with_comma()),
                row("Nominal voltage", nominal("nominal_voltage", "3.6", "V").with_comma()),
                row("Weight²", exact("mass", "68.5", "g").with_comma()),
                row("Energy", exact("energy", "14.4", "Wh").with_comma()),
                row("Internal resistance", "12,5", unit="mΩ"),
                row("Diameter / height", "21,1 / 70,2", unit="mm"),
                row("Peak current, 10 s", "45,0", unit="A"),
            ),
            frame="{} [{}]",
        ),
        Paragraph(("1) 0,2C discharge after 4,20 V CC/CV charge, 23 °C.  2) average of 50 cells.",), small=True),
        *TESTS,
    ),
)

PAPERS = (WITHOUT_MASS, SHOP, ONE_SIDED, COMMAS)
