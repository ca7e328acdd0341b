"""English specifications of single cells as large makers write them: many pages, a contents list, definitions."""

from __future__ import annotations

from corpora.made.drawing.boilerplate import HANDLING, TESTS
from corpora.made.drawing.layouts import beside, row, words
from corpora.made.drawing.paper import Boxed, Bullets, Curve, Goods, Heading, NewPage, Paper, Paragraph, Side, Table
from corpora.made.drawing.values import (
    Note,
    about,
    exact,
    least,
    most,
    nominal,
    tight,
    typical,
    with_unit,
    within,
)

CELL = "lithium_ion_cell"
LISTED = ("3A001",)

MANY_PAGES = Paper(
    file="spec_GK-2149T_product_specification_en.pdf",
    kind="datasheet",
    maker="GK Cell Industries Co., Ltd.",
    group="gk-cell",
    number="Spec. No. GKS-2149T-03   Version 1.2",
    face="roman",
    accent="#222222",
    goods=(Goods("GK-2149T", CELL, "not_controlled", strict="undetermined"),),
    blocks=(
        Heading("Specification of Product", 0),
        Heading("for Lithium-ion Rechargeable Cell", 1),
        Heading("Model: GK-2149T", 1),
        Table((words("Customer", "Approval"), words("", ""), words("Date", "Signature"), words("", ""))),
        NewPage(),
        Heading("Contents"),
        Bullets(
            (
                ("1.0 Scope ........................................................ 3",),
                ("2.0 Description and model ........................................ 3",),
                ("3.0 Nominal specifications ....................................... 3",),
                ("3.1 Typical capacity ............................................. 3",),
                ("3.2 Minimum capacity ............................................. 3",),
                ("3.9 Cell weight .................................................. 3",),
                ("7.0 Characteristics .............................................. 4",),
                ("7.4 Capacity after storage ....................................... 4",),
                ("8.0 Drop test, weight impact ..................................... 5",),
            ),
            mark="",
        ),
        NewPage(),
        Heading("1.0 Scope"),
        Paragraph(
            (
                "This product specification has been prepared to specify the rechargeable lithium-ion cell "
                '(hereinafter "the cell") to be supplied to the customer by GK Cell Industries.',
            )
        ),
        Heading("2.0 Definitions"),
        Paragraph(
            (
                '"Cap." means the typical capacity of item 3.1, "1C" the current of 4,900 mA. The minimum '
                "capacity is the capacity below which no fresh cell falls when item 6.2 is carried out.",
            )
        ),
        Heading("3.0 Nominal specifications"),
        Bullets(
            (
                ("3.1 Typical capacity: ", *tight(typical("capacity", "4900", "mAh"))),
                (
                    "3.2 Minimum capacity: ",
                    *tight(least("capacity", "4753", "mAh", shown="{}")),
                    " (0.2C, 2.50V discharge)",
                ),
                ("3.3 Charging voltage: 4.20 ± 0.05 V",),
                ("3.4 Nominal voltage: ", *tight(nominal("nominal_voltage", "3.60", "V")), " (1C discharge)"),
                ("3.5 Charging method: CC-CV (constant voltage with limited current)",),
                ("3.6 Charging current: Standard charge 2450mA, rapid charge 4900mA (not for cycle life)",),
                ("3.7 Max. discharge current: 9,800mA continuous, 14,700mA not for continuous discharge",),
                ("3.8 Discharge cut-off voltage: 2.50V",),
                (
                    "3.9 Cell weight: ",
                    *tight(most("mass", "70.0", "g", shown="{}")),
                    " max",
                ),
                ("3.10 Cell dimension: Height 70.80mm max, Diameter 21.22mm max",),
                ("3.11 Operating temperature: Charge 0 to 45°C, discharge -20 to 60°C",),
            ),
            mark="",
        ),
        NewPage(),
        Heading("7.0 Characteristics"),
        Heading("7.1 Standard charge", 2),
        Paragraph(("Constant current 0.5C (2,450mA) and constant voltage 4.20V, end condition 98mA.",)),
        Heading("7.3 Cycle life", 2),
        Paragraph(("Capacity after 500 cycles ≥ 3,430mAh (70% of Cap. at 25°C).",)),
        Heading("7.4 Capacity after storage", 2),
        Paragraph(("Cells stored for 30 days at 60°C from full charge: retention ≥ 4,165mAh (85%).",)),
        Heading("7.5 Temperature dependence", 2),
        Table(
            (
                words("Discharge temperature", "-20°C", "0°C", "25°C", "60°C"),
                words("Relative capacity", "60%", "80%", "100%", "95%"),
            )
        ),
        Heading("7.6 Status of the cell as of ex-factory", 2),
        Paragraph(("Shipping voltage 3.45 to 3.60V, shipping capacity 1,470mAh (30 % of Cap.).",)),
        Curve(
            "Discharge curves at 25 °C",
            "Capacity (mAh)",
            ("0", "1000", "2000", "3000", "4000", "5000"),
            "Voltage (V)",
            ("2.5", "3.0", "3.5", "4.0"),
        ),
        *TESTS,
        *HANDLING,
    ),
)

NOTES = Paper(
    file="spec_VR-48_raised_notes_en.pdf",
    kind="datasheet",
    maker="Varrick Battery Works",
    group="varrick",
    number="INDIVIDUAL DATA SHEET VR-48",
    accent="#0000aa",
    goods=(Goods("VR-48", CELL, "not_controlled"),),
    blocks=(
        Heading("LITHIUM ION BATTERIES: INDIVIDUAL DATA SHEET   VR-48", 0),
        Side(
            (
                Heading("Specifications"),
                Table(
                    (
                        (("Nominal Voltage",), ("",), (nominal("nominal_voltage", "3.6", "V"), " Volts")),
                        (
                            ("Standard Capacity", Note("*1")),
                            ("",),
                            (exact("capacity", "2550", "mAH").or_kind("rated", "nominal"), "mAH"),
                        ),
                        (
                            ("Guaranteed Capacity", Note("*1")),
                            ("",),
                            (least("capacity", "2450", "mAH", shown="{}"), "mAH"),
                        ),
                        words("Dimensions", "Diameter", "18.6 +0/-0.7mm"),
                        words("", "Height", "65.2 +0/-1.0mm"),
                        (
                            ("Weight", Note("*2")),
                            ("",),
                            (about("mass", "46.5", "g", shown="Approx. {}"), " grs. (1.64 oz)"),
                        ),
                    ),
                    head=0,
                    widths=(1.4, 0.8, 1.4),
                ),
                Paragraph(
                    (
                        Note("*1"),
                        " After a fresh cell has been charged at constant voltage/constant current (4.2V, "
                        "1785mA max, 3 hours), the average of the capacity discharged at 510mA to 2.75V.",
                    ),
                    small=True,
                ),
                Paragraph((Note("*2"), " With tube."), small=True),
            ),
            (
                Curve(
                    "Discharge Characteristics",
                    "Discharge Capacity (mAH)",
                    ("0", "500", "1000", "1500", "2000"),
                    "Voltage (V)",
                    ("2.5", "3.0", "3.5", "4.0"),
                ),
                Curve(
                    "Cycle Life",
                    "Cycle Number",
                    ("0", "100", "200", "300"),
                    "Capacity (mAH)",
                    ("1000", "1500", "2000", "2500"),
                ),
            ),
        ),
    ),
)

BOXES = Paper(
    file="spec_SL-P11_boxes_en.pdf",
    kind="datasheet",
    maker="Skylark Aerocells",
    group="skylark",
    number="SL-P11 flyer 4",
    face="dejavu",
    accent="#00838f",
    goods=(Goods("SL-P11", CELL, "controlled", LISTED),),
    blocks=(
        Heading("SL-P11", 0),
        Heading("High-energy rechargeable Li-ion pouch cell for long-endurance drones", 1),
        Side(
            (
                Boxed(
                    (
                        Heading("CAPACITY", 2),
                        Paragraph(
                            (
                                "Min: ",
                                *tight(least("capacity", "10850", "mAh", shown="{}")),
                                " / Typ: ",
                                *tight(typical("capacity", "11000", "mAh")),
                            )
                        ),
                    )
                ),
                Boxed(
                    (
                        Heading("VOLTAGE", 2),
                        Paragraph(
                            (*with_unit(nominal("nominal_voltage", "3.67", "V")), " nominal, 4.35 V full charge")
                        ),
                    )
                ),
            ),
            (
                Boxed((Heading("WEIGHT", 2), Paragraph(("about ", *with_unit(about("mass", "128", "g", shown="{}")))))),
                Boxed((Heading("SIZE (W/H/L)", 2), Paragraph(("64 / 7.9 / 112 mm",)))),
            ),
        ),
        Paragraph(
            (
                "With an energy density of ",
                exact("gravimetric_energy_density", "314", "Wh/kg"),
                " Wh/kg (",
                exact("volumetric_energy_density", "712", "Wh/L"),
                " Wh/L) the SL-P11 keeps a four-rotor drone in the air for 70 minutes. Power density 900 W/kg.",
            )
        ),
    ),
)

MISPRINT = Paper(
    file="spec_TQ-26F_misprint_en.pdf",
    kind="datasheet",
    maker="Tanquill Power",
    group="tanquill",
    number="TQ-26F",
    goods=(Goods("TQ-26F", CELL, "not_controlled"),),
    blocks=(
        Heading("Li-ion Battery Specification  TQ-26F (18650, 2600 Ah)", 0),
        beside(
            (
                row("Typical Capacity", typical("capacity", "2.60", "Ah"), remark="0.2C discharge"),
                row("Minimum Capacity", least("capacity", "2.50", "Ah", shown="{}"), remark="0.2C discharge"),
                row("Nominal Voltage", nominal("nominal_voltage", "3.7", "V"), remark="average"),
                row("Standard Charge", "CC/CV 4.2 V +/- 0.05 V, 0.5C"),
                row("Weight", within("mass", "45.5", "1.5", "g", shown="{} +/- {}"), remark="bare cell"),
                row("Drop test", "1.0 m, weight of the board 10 kg"),
            ),
            head=words("ITEM", "SPECIFICATION", "REMARK"),
            look="zebra",
        ),
        *HANDLING,
    ),
)

PAPERS = (
    MANY_PAGES,
    NOTES,
    BOXES,
    MISPRINT,
)
