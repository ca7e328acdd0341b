"""Precursors of cathode material: the two hydroxides that are named, and a carbonate that is not."""

from __future__ import annotations

from corpora.made.drawing.layouts import beside, row, unit_in_label, words
from corpora.made.drawing.paper import Bullets, Goods, Heading, Paper, Paragraph
from corpora.made.drawing.values import (
    least,
)

TAP = "tap_density"
DENSITY = "g/cm³"

HYDROXIDES = Paper(
    file="precursor_KD_hydroxides_en.pdf",
    kind="datasheet",
    maker="Kadrin Precursors Sp. z o.o.",
    group="kadrin",
    number="KD precursors 07/2026",
    face="roman",
    goods=(
        Goods("KD-H811", "ncm_hydroxide", "controlled", ("3C901.a.2.a",)),
        Goods("KD-A95", "nca_hydroxide", "controlled", ("3C901.a.2.b",)),
    ),
    blocks=(
        Heading("Co-precipitated hydroxide precursors", 0),
        Bullets(
            (
                ("KD-H811: nickel cobalt manganese hydroxide Ni0.8Co0.1Mn0.1(OH)2",),
                ("KD-A95: nickel cobalt aluminium hydroxide Ni0.92Co0.05Al0.03(OH)2",),
            )
        ),
        unit_in_label(
            (
                row(
                    "Tap density",
                    least(TAP, "1.9", DENSITY).of("KD-H811"),
                    least(TAP, "1.85", DENSITY).of("KD-A95"),
                ),
                row("D50", "10.5 ± 0.5", "12.0 ± 0.8", unit="µm"),
                row("Specific surface area", "5–9", "12–20", unit="m²/g"),
                row("Sulfur", "≤ 1500", "≤ 1800", unit="ppm"),
            ),
            head=words("", "KD-H811", "KD-A95"),
            look="ruled",
        ),
    ),
)

CARBONATE = Paper(
    file="precursor_SJ-C523_carbonate_zh.pdf",
    kind="datasheet",
    maker="江西韶锦前驱体有限公司",
    group="shaojin",
    number="SJ-C523",
    face="song",
    goods=(Goods("SJ-C523", "other_precursor", "close"),),
    blocks=(
        Heading("镍钴锰碳酸盐前驱体 SJ-C523", 0),
        Paragraph(("分子式：Ni0.5Co0.2Mn0.3CO3，球形粉末，用于烧制三元正极材料。",)),
        beside(
            (
                row("振实密度", least(TAP, "1.6", DENSITY, shown="≥{}")),
                row("粒径 D50", "8.0±1.0 μm"),
                row("水分", "≤1.0%"),
                row("镍含量", "24.5±0.5%"),
            ),
            look="rules",
        ),
    ),
)

PAPERS = (HYDROXIDES, CARBONATE)
