"""English specifications that say things oddly: nominal above typical, one side alone, raised marks, commas."""

from __future__ import annotations

from corpora.made.drawing.boilerplate import TESTS
from corpora.made.drawing.layouts import beside, blocks_apart, row, words
from corpora.made.drawing.paper import Bullets, Goods, Heading, Paper, Paragraph, Side, Table
from corpora.made.drawing.values import (
    Note,
    exact,
    least,
    most,
    nominal,
    rated,
    typical,
)

CELL = "lithium_ion_cell"
ABOVE_TYPICAL = Paper(
    file="spec_LM-7030_nominal_above_typical_en.pdf",
    kind="datasheet",
    maker="Lambourn Mobile Energy",
    group="lambourn",
    number="LM-SPEC-7030",
    face="serif",
    goods=(Goods("LM-703065", CELL, "undetermined"),),
    blocks=(
        Heading("Li-Polymer rechargeable cell LM-703065", 0),
        Paragraph(("Weight and outline drawing: see appendix B (not part of this copy).",), small=True),
        blocks_apart(
            (
                row("1. Nominal Capacity", nominal("capacity", "1850", "mAh")),
                row("2. Typical Capacity", typical("capacity", "1800", "mAh")),
                row("3. Minimum Capacity", least("capacity", "1750", "mAh", shown="{}")),
                row("4. Nominal Voltage", nominal("nominal_voltage", "3.8", "V")),
                row("5. Limited Charge Voltage", "4.35 V"),
                row("6. End of Discharge Voltage", "3.0 V"),
                row("7. Impedance", "≤ 60 mΩ"),
                row("8. Delivery condition", "30 % of capacity, 3.82 V"),
            )
        ),
        *TESTS,
    ),
)

STRADDLING = Paper(
    file="spec_OX-2157_one_sided_high_en.pdf",
    kind="datasheet",
    maker="Oxmoor Cells",
    group="oxmoor",
    number="OX-2157 preliminary",
    face="roman",
    goods=(Goods("OX-2157", CELL, "undetermined"),),
    blocks=(
        Heading("OX-2157: lithium-ion secondary cell, 21700", 0),
        beside(
            (
                row("Capacity (min)", (least("capacity", "5.75", "Ah", shown="{}"), "Ah(min)")),
                row("Average voltage", (nominal("nominal_voltage", "3.60", "V").or_kind(None, "typical"), " V")),
                row("Mass", (most("mass", "70", "g", shown="≤{}"), "g")),
                row("Volumetric energy density", exact("volumetric_energy_density", "855", "Wh/L")),
                row("Storage", "capacity recovery ≥ 5.5 Ah after 3 months at 23 °C"),
            ),
            look="open",
        ),
    ),
)

ENERGY_ALONE = Paper(
    file="spec_PE-18_energy_alone_en.pdf",
    kind="datasheet",
    maker="Petworth Energy Devices",
    group="petworth",
    number="PE-18H quick facts",
    goods=(Goods("PE-18H", CELL, "close"),),
    blocks=(
        Heading("PE-18H rechargeable lithium-ion cell: quick facts", 0),
        Bullets(
            (
                ("Watt-hour rating: ", exact("energy", "18.2", "Wh").or_kind("rated"), " Wh"),
                ("Weight: ", exact("mass", "63.5", "g"), " g"),
                ("Fast charge: 80 % in 25 minutes",),
                ("Shipping weight with box: 74 g",),
            ),
            mark="–",
        ),
    ),
)


def _column(model: str, capacity: str, low: str, grams: str, watts: str) -> tuple[Heading, Table]:
    """One of two cells whose tables stand side by side under their names."""
    return (
        Heading(model, 1),
        Table(
            (
                (
                    ("Cell Capacity (nominal/minimum, Ah)",),
                    (
                        nominal("capacity", capacity, "Ah").of(model),
                        "/",
                        least("capacity", low, "Ah", shown="{}").of(model),
                    ),
                ),
                (("Voltage (nominal, V)",), (nominal("nominal_voltage", "3.2", "V").of(model),)),
                (("Cell Weight (g)",), (exact("mass", grams, "g").of(model),)),
                words("Specific power (W/kg)", watts),
                words("Cycle life", ">1,000"),
            ),
            "zebra",
            head=0,
            widths=(1.8, 0.8),
        ),
    )


SLASHED = Paper(
    file="spec_AM-26_slashed_labels_en.pdf",
    kind="datasheet",
    maker="Ambleside Power Cells",
    group="ambleside",
    number="AM-26P / AM-26E",
    accent="#e65100",
    goods=(Goods("AM-26P", CELL, "not_controlled"), Goods("AM-26E", CELL, "not_controlled")),
    blocks=(
        Heading("Rechargeable lithium-ion cells in the 26650 format (LiFePO4)", 0),
        Side(_column("AM-26P", "2.5", "2.4", "76", "2,600"), _column("AM-26E", "3.8", "3.6", "87", "900")),
    ),
)


COMMAS = Paper(
    file="spec_RZ-30_decimal_comma_fr.pdf",
    kind="datasheet",
    maker="Rozay Accumulateurs SAS",
    group="rozay",
    number="Fiche RZ-30",
    face="dejavu",
    goods=(Goods("RZ-30", CELL, "close"),),
    blocks=(
        Heading("RZ-30: rechargeable lithium-ion cell / accumulateur lithium-ion", 0),
        Bullets(
            (
                ("Rated capacity", Note("1)"), rated("capacity", "6.25", "Ah").with_comma(), "Ah"),
                ("Nominal voltage", Note("2)"), nominal("nominal_voltage", "3.65", "V").with_comma(), "V"),
                ("Mass", Note("3)"), exact("mass", "79.5", "g").with_comma(), "g"),
                ("Specific power 280 W/kg continuous",),
                ("Shipping state: 1,9 Ah",),
            ),
            mark="",
        ),
        Paragraph((Note("1)"), " 0,2C, 20 °C  ", Note("2)"), " mean  ", Note("3)"), " without tabs"), small=True),
    ),
)

PAPERS = (
    ABOVE_TYPICAL,
    STRADDLING,
    ENERGY_ALONE,
    SLASHED,
    COMMAS,
)
