"""Single cells on English sheets: one model each, laid out in a different way each time."""

from __future__ import annotations

from corpora.made.drawing.boilerplate import HANDLING, TESTS
from corpora.made.drawing.layouts import (
    blocks_apart,
    numbered,
    row,
    words,
)
from corpora.made.drawing.paper import (
    Bullets,
    Curve,
    Goods,
    Heading,
    NewPage,
    Paper,
    Paragraph,
    Side,
    Table,
)
from corpora.made.drawing.values import exact, least, most, nominal, typical, within

CELL = "lithium_ion_cell"

CYLINDRICAL = Paper(
    file="cell_OV-2150A_cylindrical_en.pdf",
    kind="datasheet",
    maker="Ostravale Cells a.s.",
    group="ostravale",
    number="OV-DS-0217 Rev. C",
    goods=(Goods("OV-2150A", CELL, "not_controlled"),),
    blocks=(
        Heading("Product Specification", 0),
        Heading("Rechargeable Lithium-ion Cell, Model OV-2150A"),
        Table(
            (
                words("Prepared", "Checked", "Approved"),
                words("J. Havel", "M. Dvorska", "P. Lind"),
                words("2026-03-02", "2026-03-04", "2026-03-09"),
            )
        ),
        Heading("Contents", 2),
        Bullets(
            (
                ("1  Scope ........................................ 2",),
                ("2  Nominal capacity and nominal voltage .......... 2",),
                ("3  Weight and dimensions ........................ 2",),
                ("4  Discharge rate ............................... 3",),
                ("5  Cycle life ................................... 3",),
                ("6  Drop test and other safety tests ............. 3",),
            ),
            mark="",
        ),
        NewPage(),
        Heading("1  Scope"),
        Paragraph(("This specification applies to the rechargeable cylindrical lithium-ion cell OV-2150A.",)),
        Heading("2  General data"),
        numbered(
            (
                row("Nominal capacity", nominal("capacity", "5000", "mAh"), remark="0.2C, 25 °C, to 2.5 V"),
                row("Minimum capacity", least("capacity", "4850", "mAh", shown="{}"), remark="0.2C, 25 °C"),
                row("Nominal voltage", nominal("nominal_voltage", "3.6", "V"), remark="average at 0.2C"),
                row("Charge voltage", "4.20 ± 0.03 V", remark="CC/CV"),
                row("Discharge cut-off voltage", "2.5 V"),
                row("Cell weight", most("mass", "72.0", "g", shown="{}"), remark="maximum"),
                row("Diameter", "21.25 mm", remark="maximum, with sleeve"),
                row("Height", "70.4 mm", remark="maximum"),
                row("Internal resistance (AC 1 kHz)", "≤ 20 mΩ"),
            ),
            words("No.", "Item", "Specification", "Remark"),
        ),
        NewPage(),
        Heading("4  Discharge rate"),
        Table(
            (
                words("Discharge current", "0.2C", "0.5C", "1C", "2C"),
                words("Relative capacity", "100 %", "≥ 98 %", "≥ 96 %", "≥ 90 %"),
            )
        ),
        Heading("5  Cycle life"),
        Table(
            (
                words("Cycles", "100", "300", "500"),
                words("Remaining capacity", "≥ 95 %", "≥ 88 %", "≥ 80 %"),
            )
        ),
        Heading("6  Safety tests"),
        Table(
            (
                words("Test", "Method", "Requirement"),
                words("Drop", "1.0 m onto concrete, three axes", "no leak, no fire"),
                words("Impact", "9.1 kg weight falls from 61 cm on a 15.8 mm bar", "no fire, no explosion"),
                words("Overcharge", "5.0 V, 3C, 7 h", "no fire, no explosion"),
            )
        ),
        Curve(
            "Discharge at 25 °C",
            "Capacity (mAh)",
            ("0", "1000", "2000", "3000", "4000", "5000"),
            "Voltage (V)",
            ("2.5", "3.0", "3.5", "4.0"),
        ),
    ),
)

PRISMATIC = Paper(
    file="cell_TH-LF105_prismatic_en.pdf",
    kind="datasheet",
    maker="Tarn & Holt Energy Ltd",
    group="tarn-holt",
    number="TH/DS/LF105/4",
    accent="#4b6b2f",
    face="dejavu",
    goods=(Goods("TH-LF105", CELL, "not_controlled"),),
    blocks=(
        Heading("TH-LF105", 0),
        Paragraph(("Prismatic LiFePO4 cell for stationary storage. Rechargeable lithium iron phosphate.",)),
        Heading("Electrical and mechanical data"),
        Table(
            (
                words("Parameter", "Unit", "Min.", "Typ.", "Max."),
                (
                    ("Capacity (0.5C, 25 °C)",),
                    ("Ah",),
                    (least("capacity", "104", "Ah", shown="{}"),),
                    (typical("capacity", "106.5", "Ah"),),
                    ("—",),
                ),
                (
                    ("Nominal voltage",),
                    ("V",),
                    ("—",),
                    (typical("nominal_voltage", "3.2", "V").or_kind("nominal"),),
                    ("—",),
                ),
                words("Operating voltage", "V", "2.50", "—", "3.65"),
                words("AC impedance", "mΩ", "0.35", "0.45", "0.60"),
                (
                    ("Weight",),
                    ("kg",),
                    (least("mass", "1.95", "kg", shown="{}"),),
                    (typical("mass", "1.98", "kg"),),
                    (most("mass", "2.03", "kg", shown="{}"),),
                ),
                words("Length", "mm", "129.8", "130.3", "130.8"),
                words("Thickness", "mm", "36.0", "36.7", "37.2"),
                words("Cycle life to 80 %", "cycles", "3500", "4000", "—"),
            ),
            "banded",
            widths=(3, 1, 1, 1, 1),
        ),
        Paragraph(
            ("Storage at 40 % state of charge. The figures hold for cells not older than 30 days.",),
            small=True,
        ),
        *TESTS,
        *HANDLING,
    ),
)

TWO_BLOCKS = Paper(
    file="cell_FX-6810P_pouch_blocks_en.pdf",
    kind="datasheet",
    maker="Fennick Cell Technologies",
    group="fennick",
    number="FX6810P-02",
    accent="#7a1f3d",
    face="roman",
    goods=(Goods("FX-6810P", CELL, "close"),),
    blocks=(
        Heading("FX-6810P pouch cell", 0),
        Side(
            left=(
                Heading("Features", 2),
                Bullets((("High specific energy",), ("Laminated aluminium pouch",), ("UN 38.3 tested",))),
            ),
            right=(
                Heading("Applications", 2),
                Bullets((("Unmanned aircraft",), ("Wearable medical equipment",), ("Field radio",))),
            ),
        ),
        Heading("Specifications", 2),
        blocks_apart(
            (
                row("Chemistry", "NCM / silicon-graphite, rechargeable lithium-ion"),
                row("Nominal Capacity", nominal("capacity", "10.0", "Ah")),
                row("Nominal Voltage", nominal("nominal_voltage", "3.65", "V")),
                row("Maximum Charge Voltage", "4.35 V"),
                row("End-of-discharge Voltage", "2.75 V"),
                row("Weight", within("mass", "125.0", "1.0", "g")),
                row("Thickness (max.)", "6.8 mm"),
                row("Energy Density, gravimetric", exact("gravimetric_energy_density", "292", "Wh/kg")),
                row("Energy Density, volumetric", exact("volumetric_energy_density", "688", "Wh/L")),
                row("Specific Power, 10 s", "1150 W/kg"),
            )
        ),
        Curve(
            "Rate capability",
            "Discharge capacity (Ah)",
            ("0", "2", "4", "6", "8", "10"),
            "V",
            ("3", "3.5", "4"),
        ),
        *TESTS,
        *HANDLING,
    ),
)

PAPERS = (CYLINDRICAL, PRISMATIC, TWO_BLOCKS)
